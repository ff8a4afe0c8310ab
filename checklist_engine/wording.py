"""The words of the program in the reader's language: messages, numbers and days.

A module that speaks takes `Words` and binds `_ = words.gettext`, so that extraction finds what is said: `_("asks for {name}")`.
A text that is chosen in one place and said in another is marked with `N_`. English needs neither gettext nor locale data.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import msgspec

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


def N_(text: str) -> str:  # noqa: N802 - the name that gettext tools know
    """Mark a text for translation where it is not said yet."""
    return text


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

    def number(self, value: float, digits: int = 0) -> str:
        """Return a number as people of this language write it, with exactly so many digits after the point."""
        if self.language == "en":
            return f"{value:,.{digits}f}"
        from babel.numbers import format_decimal  # noqa: PLC0415 - slow to import, and English does without

        pattern = "#,##0." + "0" * digits if digits else "#,##0"
        return str(format_decimal(round(value, digits), format=pattern, locale=self.language, numbering_system="latn"))

    def day(self, day: str) -> str:
        """Return a day (YYYY-MM-DD) in words, such as `1 December 2026`; what is no whole day is returned as it is."""
        import datetime as dt  # noqa: PLC0415

        try:
            date = dt.date.fromisoformat(day)
        except ValueError:
            return day
        from babel.dates import format_date  # noqa: PLC0415 - slow to import, and most commands say no day in words

        return str(format_date(date, "long", locale="en_GB" if self.language == "en" else self.language))

    def money(self, amount: float, currency: str) -> str:
        """Return an amount in whole units of its currency."""
        return f"{self.number(amount)} {currency}"


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
