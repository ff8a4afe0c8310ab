"""The words of the program in the reader's language: messages, numbers and days.

A module that speaks takes `Words` and binds `_ = words.gettext`, so that extraction finds what is said: `_("asks for {name}")`.
A text that is chosen in one place and said in another is marked with `N_`; one that is also filled in there is made by
`checklist_engine.saying.say`, and `Words.said` says it. English needs neither gettext nor locale data.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from string import Formatter
from typing import Any

import msgspec

from checklist_engine.saying import N_, Saying

__all__ = ["DOMAIN", "ENGLISH", "LANGUAGES", "N_", "Words", "words_for"]

DOMAIN = "checklist-engine"
"""The name of the message catalogues under `reports/locale`."""

LANGUAGES = {
    "en": "English",
    "nl": "Nederlands",
    "fr": "Français",
    "es": "Español",
    "de": "Deutsch",
    "pt": "Português",
    "ar": "العربية",
}
"""The languages that the program speaks, by tag, each under its own name."""

_RIGHT_TO_LEFT = frozenset({"ar"})
_MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]


def _one_or_many(one: str, many: str, number: int) -> str:
    return one if number == 1 else many


class Words(msgspec.Struct, frozen=True):
    """What the program says, in one language. Both functions return the English text where no translation is."""

    language: str
    gettext: Callable[[str], str]
    ngettext: Callable[[str, str, int], str]

    @property
    def direction(self) -> str:
        """`rtl` for a language that is written from right to left, else `ltr`."""
        return "rtl" if self.language in _RIGHT_TO_LEFT else "ltr"

    def said(self, text: str) -> str:
        """Return what a saying says in this language; any other text as it is."""
        if self.language == "en" or not isinstance(text, Saying):
            return str(text)
        return text.translated(self.gettext, self.ngettext, self.said, _Numbers(self))

    def number(self, value: float, digits: int = 0) -> str:
        """Return a number as people of this language write it, with exactly so many digits after the point."""
        if self.language == "en":
            return f"{value:,.{digits}f}"
        from babel.numbers import format_decimal  # noqa: PLC0415 - slow to import, and English does without

        pattern = "#,##0." + "0" * digits if digits else "#,##0"
        return str(format_decimal(round(value, digits), format=pattern, locale=self.language, numbering_system="latn"))

    def day(self, day: str) -> str:
        """Return a day (YYYY-MM-DD) or a month (YYYY-MM) in words, such as `1 December 2026`; what is neither is returned as it is."""
        import datetime as dt  # noqa: PLC0415

        whole = len(day) != len("YYYY-MM")
        try:
            date = dt.date.fromisoformat(day if whole else f"{day}-01")
        except ValueError:
            return day
        if self.language == "en":
            month = f"{_MONTHS[date.month - 1]} {date.year}"
            return f"{date.day} {month}" if whole else month
        from babel.dates import format_date, format_skeleton  # noqa: PLC0415 - slow to import, and English does without

        return str(format_date(date, "long", locale=self.language) if whole else format_skeleton("yMMMM", date, locale=self.language))

    def series(self, items: Iterable[str]) -> str:
        """Return items one after another, with the comma of this language between them."""
        return self.gettext(", ").join(items)

    def phrases(self, items: Iterable[str]) -> str:
        """Return parts that may hold commas themselves, with the semicolon of this language between them."""
        return self.gettext("; ").join(items)

    def labelled(self, label: str, text: str) -> str:
        """Return a label and what it names, with the colon of this language between them."""
        return label + self.gettext(": ") + text

    def label(self, label: str) -> str:
        """Return a label with the colon of this language; what it names stands elsewhere."""
        return label + self.gettext(":")

    def quoted(self, text: str) -> str:
        """Return a text within the quotation marks of this language."""
        return self.gettext("“{text}”").format(text=text)

    def money(self, amount: float, currency: str) -> str:
        """Return an amount in whole units of its currency."""
        return f"{self.number(amount)} {currency}"


class _Numbers(Formatter):
    """Fills in a message, with whole and decimal numbers as people of a language write them."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def format_field(self, value: Any, format_spec: str) -> str:  # noqa: ANN401 - as in the base class
        """Return a value as text. Of the formats of numbers `,` and those such as `.1f` are the reader's, others English."""
        digits = _DIGITS.get(format_spec)
        if digits is None or isinstance(value, str):
            return str(super().format_field(value, format_spec))
        return self._words.number(value, digits)


_DIGITS = {",": 0, ".0f": 0, ",.0f": 0, ".1f": 1, ".2f": 2}

_JOINERS = (N_(", "), N_("; "), N_(": "), N_(":"), N_("“{text}”"))
"""What `Words` itself says: named here, where extraction finds it."""

ENGLISH = Words("en", N_, _one_or_many)


@cache
def words_for(language: str) -> Words:
    """Return the words of a language, by its tag; of English where the program does not speak it."""
    if language == "en" or language not in LANGUAGES:
        return ENGLISH
    import gettext  # noqa: PLC0415 - English does without

    from checklist_engine.data import data_folder  # noqa: PLC0415

    messages: Any = gettext.translation(DOMAIN, data_folder("reports") / "locale", [language], fallback=True)
    return Words(language, messages.gettext, messages.ngettext)
