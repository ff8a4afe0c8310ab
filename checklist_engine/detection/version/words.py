"""How the editions and settings of a standard are written: their wordings, and when bare numbers count as one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checklist_engine.detection.language.cues import runs_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checklist_engine.detection.language.cues import Cue
    from checklist_engine.detection.sentence.view import View

__all__ = ["ROMAN", "before_name", "counts_something", "is_bare", "is_date", "may_stand_alone", "signed", "supersedes", "wordings"]

ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}


def wordings(version: str, names: Iterable[str]) -> set[tuple[str, ...]]:
    """Return how a version may be written: `p=reject` also as `reject`-worded names say, `type 2` also as `type II`."""
    written = {runs_of(version), *(runs_of(name) for name in names)}
    return {tuple(ROMAN.get(run, run) for run in runs) for runs in written if runs}


def is_bare(runs: tuple[str, ...]) -> bool:
    """Tell whether a wording is a number alone, or a number with a letter, which may count anything."""
    return runs[0].isdigit() and (len(runs) == 1 or (len(runs) == 2 and len(runs[1]) == 1 and runs[1].isalpha()))  # noqa: PLR2004 - "2c"


def may_stand_alone(view: View, index: int, before: int | None) -> bool:
    """Tell whether a bare number is put as a version: behind `version` or `v`, or joined to one that ends at run `before`."""
    if any(cue.group == "release_words" and cue.last == index for cue in view.compare):
        return True
    joined = any(cue.group in {"and_words", "or_words"} and cue.last == index for cue in view.compare)
    return joined and before is not None and before >= index - 2


def supersedes(view: View, start: int, end: int) -> bool:
    """Tell whether a value follows another in time, so that the later one is the aim: `quarantine, then reject`."""
    return any(cue.group == "then_words" and start <= cue.first < end for cue in view.compare)


def signed(view: View, value: str, runs: tuple[str, ...], index: int) -> bool:
    """Tell whether a value that begins with a sign, as `-all`, is written with that sign."""
    if value[:1].isalnum() or runs != runs_of(value):
        return True
    place = view.text.starts[index]
    return view.text.plain[max(0, place - 1) : place] == value[0]


def is_date(view: View, index: int) -> bool:
    """Tell whether a year is part of a date or a sum, not of a designation."""
    start, end = view.text.starts[index], view.text.ends[index]
    around = view.text.plain[max(0, start - 1) : start] + view.text.plain[end : end + 2]
    return around[:1] == "." or bool(re.match(r".?[.,-]\d", around))


def counts_something(view: View, index: int) -> bool:
    """Tell whether a bare number counts something, as in `HTTPS 3 months`."""
    end = view.text.ends[index]
    return "." not in view.text.plain[view.text.starts[index] : end + 1] and view.text.plain[end : end + 1] == " "


def before_name(view: View, cue: Cue) -> bool:
    """Tell whether a comparison stands directly before another name, in the same brackets: `TLS 1.3 (minimum TLS 1.2)`.

    It does not where a comma or a semicolon parts it from that name: `TLS 1.2 minimum, TLS 1.3 preferred`.
    """
    if view.hit_at(cue.last) is None or view.bracket_of(cue.last) != view.bracket_of(cue.first):
        return False
    return not view.gap_has(cue.last, ",;") or view.gap_has(cue.first, ",;")
