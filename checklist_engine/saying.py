"""A text in English that can be said in other languages later: what errors, notes and hints are made of.

What reads a file does not know who will read its complaint. It writes `say("there is no rule '{key}'", key=rule_id)`: that is the
English text, and for who asks `Words.said` the same in another language. So data formats, logs and tests see English and no language.
"""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from string import Formatter

__all__ = ["AND", "COMMA", "N_", "OR", "SEMICOLON", "Saying", "plain_text", "say", "say_counted", "say_joined"]


def N_(text: str) -> str:  # noqa: N802 - the name that gettext tools know
    """Mark a text for translation where it is not said yet."""
    return text


COMMA = N_("{first}, {second}")
SEMICOLON = N_("{first}; {second}")
AND = N_("{first} and {second}")
OR = N_("{first} or {second}")


class Saying(str):
    """The English text, with what it was made of: a message as the catalogues have it, and what stands in its places.

    What is made of it by `+` or in an f-string is English for good, so whole sentences are said, with places in them.
    """

    __slots__ = ("_many", "_one", "_values")

    _one: str
    _many: str | None
    _values: dict[str, Any]

    def __new__(cls, one: str, many: str | None, values: dict[str, Any]) -> Self:
        """Say `one`, or `many` of them where there is such a form and `values["count"]` is not 1."""
        chosen = one if many is None or values["count"] == 1 else many
        self = super().__new__(cls, chosen.format_map(values) if values else chosen)
        self._one, self._many, self._values = one, many, values
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        """Go to another process as what it was made of."""
        return Saying, (self._one, self._many, self._values)

    def translated(
        self, gettext: Callable[[str], str], ngettext: Callable[[str, str, int], str], said: Callable[[str], str], formatter: Formatter
    ) -> str:
        """Return it in the language of these functions; `said` says a saying that stands within it, `formatter` writes its numbers."""
        message = gettext(self._one) if self._many is None else ngettext(self._one, self._many, self._values["count"])
        if not self._values:
            return message
        values = {name: said(value) if isinstance(value, Saying) else value for name, value in self._values.items()}
        return formatter.vformat(message, (), values)


def say(message: str, /, **values: Any) -> Saying:  # noqa: ANN401 - whatever can be formatted
    """Return a message with `values` in its places, written as in `str.format`. Without values its braces are braces."""
    return Saying(message, None, values)


def say_counted(one: str, many: str, count: int, /, **values: Any) -> Saying:  # noqa: ANN401 - whatever can be formatted
    """Return a message about a number of things, which stands in the place `count` of both forms."""
    return Saying(one, many, {"count": count, **values})


def say_joined(parts: Sequence[str], message: str = COMMA) -> str:
    """Return parts one after another, joined by a message with the places `first` and `second`; of none, nothing."""
    return reduce(lambda first, second: say(message, first=first, second=second), parts) if parts else ""


def plain_text(value: object) -> str:
    """Return the English of a saying: for encoders, which know strings only.

    Raises:
        NotImplementedError: it is no text.

    """
    if isinstance(value, str):
        return str(value)
    raise NotImplementedError(type(value).__name__)
