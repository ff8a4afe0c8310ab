"""What every page carries inside itself: its style sheets, its script, and the hashes by which its policy allows just these."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from functools import cache

import msgspec

from checklist_engine.data import data_folder

__all__ = ["Inside", "put_inside"]


class Inside(msgspec.Struct, frozen=True):
    """The one style sheet and the one script of a page, as markup that needs no escaping.

    A page for paper has no script: it is empty, and its policy allows none.
    """

    style: str
    script: str
    policy: str


def put_inside(kinds: tuple[str, ...], bars: str, *, paper: bool) -> Inside:
    """Return what a page carries: the sheets of its `kinds` in order, the styles of its `bars`, and the script unless it is for paper.

    The first kind is always `report`, whose sheets `screen` and `print` hold for that medium; another kind adds its own.
    """
    from markupsafe import Markup  # noqa: PLC0415  Jinja2's helper stays off the path of `check`.

    style = f"{_style_sheets(kinds, paper=paper)}\n{bars}"
    script = "" if paper else _script()
    allowed = f"script-src 'sha256-{_hash(script)}'; " if script else ""
    policy = f"default-src 'none'; style-src 'sha256-{_hash(style)}'; {allowed}img-src data:; base-uri 'none'; form-action 'none'"
    return Inside(Markup(style), Markup(script), Markup(policy))  # noqa: S704  Our own sheets and script, and bars made from numbers.


def _hash(text: str) -> str:
    return b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _style_sheets(kinds: tuple[str, ...], *, paper: bool) -> str:
    others = kinds[1:]
    return "\n".join((
        _sheets(*kinds),
        f"@media screen {{\n{_sheets('screen', *(f'{kind}-screen' for kind in others))}}}",
        f"@media print {{\n{_sheets('print', *(f'{kind}-print' for kind in others))}}}",
        *(() if paper else (_sheets("browser"),)),
    ))  # fmt: skip


def _sheets(*names: str) -> str:
    folder = data_folder("reports") / "styles"
    return "".join((folder / f"{name}.css").read_text(encoding="utf-8") for name in names)


@cache
def _script() -> str:
    return (data_folder("reports") / "scripts" / "page.js").read_text(encoding="utf-8")
