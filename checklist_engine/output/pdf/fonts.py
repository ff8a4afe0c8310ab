"""The fonts of the PDF: only those of `reports/fonts`, so that no system font slips in and none is needed."""

from __future__ import annotations

import os
import re
import unicodedata
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

from checklist_engine.data import data_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["FONT_FILES", "own_fonts", "showable"]

FONT_FILES = (
    "IBMPlexSans-Regular.ttf",
    "IBMPlexSans-Bold.ttf",
    "IBMPlexSans-Italic.ttf",
    "IBMPlexSansArabic-Regular.ttf",
    "IBMPlexSansArabic-Bold.ttf",
)
_LAST_COVERED = "\u017f"  # Latin, Latin-1 and Latin Extended-A are whole in every face; a test holds this.
_UNSEEN = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200d\u2060-\u2064\ufe00-\ufe0f\ufeff]")


@contextmanager
def own_fonts(source_date_epoch: int) -> Iterator[None]:
    """Let fontconfig see the fonts of the reports alone, and let font tools stamp `source_date_epoch` (seconds, UTC).

    Both are told by environment variables, which fontconfig and fontTools read; they are set back at the end.
    """
    wanted = {
        "FONTCONFIG_FILE": str(_folder() / "fonts.conf"),
        "SOURCE_DATE_EPOCH": str(source_date_epoch),
    }
    before = {name: os.environ.get(name) for name in wanted}
    os.environ.update(wanted)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def showable(html: str) -> str:
    """Return `html` with each character that no font of ours can draw shown as U+FFFD, and unseen ones left out.

    A missing glyph would break PDF/UA and look like a box without meaning; the attached result keeps every character.
    """
    if max(html, default="") <= _LAST_COVERED and "\u00ad" not in html:
        return html
    text = _UNSEEN.sub("", unicodedata.normalize("NFC", html))
    unknown = {character for character in set(text) if character > _LAST_COVERED} - _covered()
    return text.translate(dict.fromkeys(map(ord, unknown), "\ufffd"))


@cache
def _covered() -> frozenset[str]:
    """Return the characters that every Latin face, or every Arabic face, can draw."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - slow to import.

    faces: dict[str, list[set[int]]] = {}
    for name in FONT_FILES:
        with TTFont(_folder() / name, lazy=True) as font:
            faces.setdefault(name.partition("-")[0], []).append(set(font.getBestCmap()))
    points = set().union(*(set.intersection(*family) for family in faces.values()))
    return frozenset(map(chr, points))


def _folder() -> Path:
    return data_folder("reports") / "fonts"
