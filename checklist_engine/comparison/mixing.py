"""Which results may stand side by side: those that the same catalogue, rules and profile judged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from checklist_engine.errors import Problem, UsageError
from checklist_engine.saying import SEMICOLON, say, say_counted, say_joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checklist_engine.result import Digest

__all__ = ["Judged", "differences", "refuse_mixed"]

_SHOWN = 12


class Judged(Protocol):
    """A result, saved or fresh, as far as it says what judged it."""

    @property
    def catalog(self) -> Digest:
        """Which catalogue."""

    @property
    def rules(self) -> Digest:
        """Which rules; their digest covers the choice that the profile makes."""

    @property
    def profile(self) -> str:
        """Which profile."""


def differences(one: Judged, other: Judged) -> tuple[str, ...]:
    """Return in what two results were judged differently, in words: catalogue, rules, profile; none where they may be compared.

    The digest of the rules covers the choice of the profile. So where the profiles differ, that of the rules says nothing more.
    """
    found = []
    if one.catalog.digest != other.catalog.digest:
        found.append(say("catalogue {one} against {other}", one=_words(one.catalog), other=_words(other.catalog)))
    if one.profile != other.profile:
        found.append(say("profile {one} against {other}", one=one.profile, other=other.profile))
    elif one.rules.digest != other.rules.digest:
        found.append(say("rules {one} against {other}", one=_words(one.rules), other=_words(other.rules)))
    return tuple(found)


def refuse_mixed(results: Sequence[tuple[str, Judged]]) -> None:
    """Hold that all results (each with the name to show) were judged with the same catalogue, rules and profile.

    Raises:
        UsageError: `mixed-rules`, with every result that differs from the first.

    """
    if not results:
        return
    first_name, first = results[0]
    wrong = [(name, found) for name, result in results[1:] if (found := differences(first, result))]
    if not wrong:
        return
    told: list[str] = [say("{name} ({found})", name=name, found=say_joined(found)) for name, found in wrong[:_SHOWN]]
    if len(wrong) > _SHOWN:
        told.append(say_counted("and {count} more", "and {count} more", len(wrong) - _SHOWN))
    raise UsageError(
        Problem(
            code="mixed-rules",
            where=first_name,
            what=say("these results were not judged alike: {told}", told=say_joined(told, SEMICOLON)),
            expected=say("results of the same catalogue, rules and profile, since a score means nothing beside one of other rules"),
            hint=say("add --recompute: it judges the stored specifications again with the present rules"),
        )
    )


def _words(digest: Digest) -> str:
    return f"{digest.version} ({digest.digest[:8]})"
