"""The templates and style sheets of `reports/`, and what the templates may call."""

from __future__ import annotations

import re
from functools import cache, partial
from typing import TYPE_CHECKING

from checklist_engine.data import data_folder
from checklist_engine.output.html import charts, numbers
from checklist_engine.output.html.citing import cite
from checklist_engine.output.html.direction import isolate, left_to_right, text_direction
from checklist_engine.output.words import lot_words, lots_named, stance_words
from checklist_engine.wording import words_for

if TYPE_CHECKING:
    from collections.abc import Iterable

    import jinja2

    from checklist_engine.wording import Words

__all__ = ["make_environment", "without_controls"]

# Characters that XML and HTML refuse, and those that reorder or hide the text around them. The marks U+200E and U+200F do neither:
# texts in Arabic and Hebrew need them beside signs and numbers.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


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
        points=lambda value: left_to_right(numbers.format_points(value, words), words.direction),
        percent=partial(numbers.percent, words=words),
        amount=partial(numbers.format_amount, words=words),
        day=words.day,
        threshold=partial(numbers.format_threshold, words=words),
        series=partial(_joined, by=words.series(("", ""))),
        phrases=partial(_joined, by=words.phrases(("", ""))),
        quoted=partial(_quoted, words=words),
        said=words.said,
        raised=numbers.raised,
        isolate=partial(isolate, page=words.direction),
        ltr=partial(left_to_right, page=words.direction),
        direction=text_direction,
        clip=numbers.clip,
        raw=lambda value: "" if value is None else value,
    )
    # A page is for paper, with nothing to press, unless its writer says otherwise.
    environment.globals.update(
        gauge=partial(charts.gauge, words=words),
        stance=partial(stance_words, words=words),
        cite=partial(cite, words=words),
        lot_words=lot_words,
        lots_named=partial(lots_named, words=words),
        bar_class=charts.bar_class,
        interactive=False,
    )
    return environment


def _joined(items: Iterable[str], by: str) -> str:
    """Return texts with a comma or semicolon between them; markup where one of them is markup."""
    from markupsafe import Markup  # noqa: PLC0415  Jinja2's helper stays off the path of `check`.

    texts = list(items)
    return Markup(by).join(texts) if any(isinstance(text, Markup) for text in texts) else by.join(texts)  # noqa: S704  Our own sign.


def _quoted(text: str, words: Words) -> str:
    """Return a text within quotation marks; markup where it is markup."""
    from markupsafe import Markup  # noqa: PLC0415  Jinja2's helper stays off the path of `check`.

    return Markup(words.quoted("{}")).format(text) if isinstance(text, Markup) else words.quoted(text)  # noqa: S704  Our own signs.


def without_controls(value: object) -> object:
    """Return a text with each control character shown as U+FFFD; any other value as it is."""
    if not isinstance(value, str) or not _CONTROLS.search(value):
        return value
    return type(value)(_CONTROLS.sub("\ufffd", value))
