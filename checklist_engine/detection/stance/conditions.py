"""Names that stand in a condition, which demands nothing of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist_engine.detection.language.verbs import ALL_VERBS, STRONG_VERBS

if TYPE_CHECKING:
    from checklist_engine.detection.language.cues import Cue
    from checklist_engine.detection.sentence.view import View

__all__ = ["is_beyond", "is_conditional", "is_supposed", "stays_for_now"]

_FIRM = frozenset({"required", "recommended", "forbidden"})
_FOR_NOW = frozenset({"transitional"})
_SUBJECT = 2
"""How many strange runs may precede the name that a plain statement begins with."""
_OWN_WORDS = 3
"""So many words at least a condition has before another subject follows it without a comma."""
_FOR_NOW_REACH = 6
"""How many strange runs behind a name the words may stand by which it stays only for a while."""


def is_conditional(view: View, first: int, start: int = 0) -> bool:
    """Tell whether the place stands in a condition that begins at run `start` or later: up to the comma, or to the verb that follows."""
    clause = view.clause_of(first)
    for cue in view.cues_of("conditions"):
        if cue.first < start or cue.last > first or view.clause_of(cue.first) != clause:
            continue
        if view.bracket_of(cue.first) != view.bracket_of(first) or _welcomed(view, cue) or _joins(view, cue):
            continue
        if any(view.parted(index) for index in range(cue.last, first + 1)) or _ends_before(view, cue, first) or _resumed(view, cue, first):
            continue
        if view.groups_between(cue.last, first).isdisjoint(_FIRM) or _main_clause_follows(view, first) or _trails(view, cue):
            return True
    return False


def is_supposed(view: View, first: int, negative: Cue) -> bool:
    """Tell whether a refusal is part of the condition that the place stands in: `where TLS 1.3 is not supported, TLS 1.2 may be used`."""
    start, end = min(first, negative.first), max(first, negative.last - 1)
    clause = view.clause_of(start)
    whole = not view.gap_has_any(start + 1, end, ",:")
    return whole and any(
        cue.last <= start
        and view.clause_of(cue.first) == clause
        and not view.gap_has_any(cue.last, start, ",:")
        and (
            _trails(view, cue)
            or _main_clause_follows(view, end)
            or (_ends_with_comma(view, end) if cue.first == view.sentence.first else view.gap_has(cue.first, ","))
        )
        for cue in view.cues_of("conditions")
    )


def is_beyond(view: View, first: int, last: int, negative: Cue) -> bool:
    """Tell whether a condition names something, and behind its comma something else is refused: `if SSH is on, no passwords`."""
    if negative.first < last or not view.gap_has_any(last, negative.first, ",") or not is_conditional(view, first):
        return False
    comma = next(index for index in range(last, negative.first + 1) if view.gap_has(index, ","))
    return view.wording.pronouns.isdisjoint(view.text.words[comma : negative.last])


def stays_for_now(view: View, first: int, last: int, governing: Cue | None) -> Cue | None:
    """Return the words by which what a plain statement begins with stays only for a while: `WPA2 is supported during the migration`."""
    if view.lacks(_FOR_NOW) or (governing is not None and governing.group in STRONG_VERBS):
        return None
    opens = view.strange_between(view.sentence.first, first) <= _SUBJECT or view.clause_of(first) != view.clause_of(view.sentence.first)
    if not opens or (first > view.sentence.first and view.text.words[first - 1] in view.wording.by_words):
        return None
    for cue in view.cues_of("transitional"):
        near = cue.first >= last and view.clause_of(cue.first) == view.clause_of(first)
        whole = not view.gap_has_any(last, cue.first, ":|") and all(view.hit_at(index) is None for index in range(last, cue.first))
        if near and whole and view.strange_between(last, cue.first) <= _FOR_NOW_REACH:
            return cue
    return None


def _ends_before(view: View, condition: Cue, first: int) -> bool:
    """Tell whether a condition of a few words at the head ends at the only verb: `Afhankelijk van het risico kan dit zijn:`.

    One of nouns ends at who must act: `in the event of an outage the supplier connects over VPN`; any ends at a new subject: `if an agent
    works from home she connects over VPN`.
    """
    if condition.first == view.sentence.first and _pronoun_follows(view, condition, first):
        return True
    if condition.first > view.sentence.first or condition.last - condition.first < 2:  # noqa: PLR2004 - one word begins a clause of its own
        return False
    if _actor_follows(view, condition, first):
        return True
    verbs = view.cues_of(*ALL_VERBS)
    return bool(verbs) and condition.last < verbs[0].first < first and not any(cue.first >= first for cue in verbs)


def _pronoun_follows(view: View, condition: Cue, first: int) -> bool:
    """Tell whether a pronoun for who acts stands between a condition and a place, behind the words of the condition itself."""
    words, persons = view.text.words, view.wording.persons
    joined = {cue.last for cue in view.cues_of("that_words", "conditions")}
    joined |= {cue.last for cue in view.compare if cue.group in {"and_words", "or_words"}}
    begun = range(condition.last + _OWN_WORDS, first)
    return any(words[index] in persons and index not in joined for index in begun)


def _resumed(view: View, condition: Cue, first: int) -> bool:
    """Tell whether a pronoun begins, before the place, what a condition behind a `that` is set to: `that when sent it shall`."""
    if not any(cue.last == condition.first for cue in (*view.cues_of("that_words"), *view.cues_of("weak_required"))):
        return False
    verbs = (cue for cue in view.cues_of("required", "recommended") if condition.last < cue.first < first)
    return any(view.text.words[cue.first - 1] in view.wording.pronouns for cue in verbs)


def _actor_follows(view: View, condition: Cue, first: int) -> bool:
    """Tell whether nouns and then a word for who is addressed stand between a condition and a place."""
    actor = next((index for index in range(condition.last, first) if view.text.words[index] in view.wording.roles), None)
    if actor is None or not view.strange_between(condition.last, actor):
        return False
    return view.groups_between(condition.last, actor).isdisjoint({"that_words", "conditions"})


def _ends_with_comma(view: View, end: int) -> bool:
    """Tell whether a comma stands behind what a sentence supposes first: `If TLS 1.3 cannot be used, encrypt the file`."""
    return view.gap_has_any(end + 1, view.sentence.last - 1, ",")


def _trails(view: View, condition: Cue) -> bool:
    """Tell whether a condition follows what it is set to, so that the verbs in it are its own: `is allowed if the peer cannot use SFTP`."""
    clause = view.clause_of(condition.first)
    return any(verb.last <= condition.first and view.clause_of(verb.first) == clause for verb in view.cues_of(*STRONG_VERBS))


def _joins(view: View, condition: Cue) -> bool:
    """Tell whether the word is part of one that joins: the `als` of `zowel ... als`."""
    return any(cue.group == "and_words" and cue.first < condition.first and condition.first in cue.runs() for cue in view.compare)


def _main_clause_follows(view: View, first: int) -> bool:
    """Tell whether a comma and then a verb follow, so that the verb before the place belongs to the condition as well."""
    comma = view.first_gap(first + 1, view.sentence.last - 1, ",")
    return comma is not None and any(
        verb.first >= comma and view.clause_of(verb.first) == view.clause_of(first) for verb in view.cues_of(*STRONG_VERBS)
    )


def _welcomed(view: View, condition: Cue) -> bool:
    """Tell whether the condition is itself the wish: `it would be an advantage if`, `if so, you get points`; not of `SSH is allowed if`."""
    wished = any(cue.last == condition.first for cue in view.cues_of("optional", "recommended"))
    if wished:
        return not any(hit.named and hit.last <= condition.first for hit in view.hits)
    return condition.first == view.sentence.first and _is_rewarded(view, condition)


def _is_rewarded(view: View, condition: Cue) -> bool:
    """Tell whether who meets a condition gets something for it, no other name: `Wird FIDO2 unterstützt, gibt es Punkte`."""
    reward = next((cue for cue in view.cues_of("optional") if cue.tail > cue.first + 1), None)
    if reward is None or not view.gap_has_any(condition.last, reward.first, ","):
        return False
    return not any(hit.first >= reward.first for hit in view.hits) and view.groups_between(condition.last, reward.first).isdisjoint(
        STRONG_VERBS
    )
