"""The templates and style sheets of `reports/`, and what the templates may call."""

from __future__ import annotations

import re
from functools import cache, partial
from typing import TYPE_CHECKING

from checklist_engine.data import data_folder
from checklist_engine.output.html import charts, numbers
from checklist_engine.wording import words_for

if TYPE_CHECKING:
    import jinja2

__all__ = ["direction_of", "make_environment", "without_controls"]

_RIGHT_TO_LEFT = ("ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi")

# Characters that XML and HTML refuse, and those that reorder or hide the text around them.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


@cache
def make_environment(language: str) -> jinja2.Environment:
    """Return the Jinja2 environment of the reports in a language: everything is escaped, unknown names are errors.

    Templates mark their words with `_()`; without a translation they stay English. Numbers and days are written as in the language.
    """
    import jinja2  # noqa: PLC0415  Only reports need templates; `check` must not pay for them.

    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(data_folder("reports") / "templates"),
        extensions=["jinja2.ext.i18n"],
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=without_controls,
        auto_reload=False,
    )
    words = words_for(language)
    environment.install_gettext_callables(words.gettext, words.ngettext, newstyle=True)  # type: ignore[attr-defined]  # The extension adds it.
    environment.filters.update(
        number=partial(numbers.format_number, words=words),
        points=partial(numbers.format_points, words=words),
        percent=partial(numbers.percent, words=words),
        amount=partial(numbers.format_amount, words=words),
        day=words.day,
        clip=numbers.clip,
        raw=lambda value: "" if value is None else value,
    )
    # A page is for paper, with nothing to press, unless its writer says otherwise.
    environment.globals.update(
        gauge=partial(charts.gauge, words=words), bar_class=charts.bar_class, direction_of=direction_of, interactive=False
    )
    return environment


def direction_of(language: str) -> str:
    """Return the direction of any language, such as `en` or `pt-BR`: that of a clause or quote may be another than that of the page."""
    return "rtl" if language.split("-", maxsplit=1)[0].lower() in _RIGHT_TO_LEFT else "ltr"


def without_controls(value: object) -> object:
    """Return a text with each control character shown as U+FFFD; any other value as it is."""
    if not isinstance(value, str) or not _CONTROLS.search(value):
        return value
    return type(value)(_CONTROLS.sub("\ufffd", value))
