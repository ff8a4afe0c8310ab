"""Names that say no more than another name of their standard, which is only wished for or an example."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist_engine.detection.language.verbs import ALL_VERBS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checklist_engine.detection.found import Found

__all__ = ["is_softer_said"]

_SOFTENS = frozenset({"such_as", "preferred", "voluntary"})
_KIND = 3
"""How many strange runs stand at most between what a name is a kind of and the name: `phishing-resistant MFA such as FIDO2`."""


def is_softer_said(one: Found, beside: Sequence[Found], *, kinds: bool) -> bool:
    """Tell whether another name of a standard only wishes or exemplifies what a wording, or a name without any verb, demands.

    `Security tests, such as penetration tests`, `must resist phishing, such as WebAuthn`. Where `kinds`, a name before an example of
    it says no more than the example.
    """
    if one.verdict.stance != "required" or one.item is not None:
        return False
    return any(
        (not one.verdict.stated or not one.hit.named or (kinds and _is_kind_of(one, other)))
        and other.hit.standard == one.hit.standard
        and other.item is None
        and other.verdict.softened
        and other.verdict.cue is not None
        and other.verdict.cue.group in _SOFTENS
        and one.view.bracket_of(one.hit.first) == other.view.bracket_of(other.hit.first)
        for other in beside
    )


def _is_kind_of(one: Found, other: Found) -> bool:
    """Tell whether a name close before another says what that is a kind of, without a verb between."""
    start, end = one.hit.last, other.hit.first
    near = start <= end and one.view.strange_between(start, end) <= _KIND
    return near and one.view.groups_between(start, end).isdisjoint(ALL_VERBS)
