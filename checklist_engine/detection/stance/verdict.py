"""How firmly a sentence asks for what it names: the verb that governs a place, and what softens or lifts it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from checklist_engine.detection.demand import Choice, Stance
from checklist_engine.detection.language.cues import Cue
from checklist_engine.detection.language.verbs import ALL_VERBS
from checklist_engine.detection.stance.alternatives import one_of_several, start_of_choice, ways
from checklist_engine.detection.stance.answers import answer_behind
from checklist_engine.detection.stance.asides import aside, requests
from checklist_engine.detection.stance.bearers import which_things
from checklist_engine.detection.stance.conditions import is_beyond, is_conditional, is_supposed, stays_for_now
from checklist_engine.detection.stance.entries import entry_of
from checklist_engine.detection.stance.excluding import penalised
from checklist_engine.detection.stance.explaining import (
    attributed,
    ensuring,
    explains_how,
    is_explained,
    prescribing,
)
from checklist_engine.detection.stance.governing import directly_follows, governing_verb, separated
from checklist_engine.detection.stance.narrowing import narrowed
from checklist_engine.detection.stance.prepositions import preposition
from checklist_engine.detection.stance.refusal import refusal_of, speaks_of_faults
from checklist_engine.detection.stance.replacing import replacement
from checklist_engine.detection.stance.reporting import handed_over, subject_of_today
from checklist_engine.detection.stance.roles import role_of
from checklist_engine.detection.stance.scoring import rewarded
from checklist_engine.detection.stance.telling import told_of
from checklist_engine.detection.stance.wishes import preferring, start_of_pair, wish_beside

if TYPE_CHECKING:
    from checklist_engine.detection.sentence.view import View

__all__ = ["Verdict", "handed_down", "stance_at"]

_BESIDE = 2
_FLOOR_REACH = 4
_PRACTICE = "best-practice"
_WITHOUT = frozenset({"without"})
_FIRM = frozenset({"required", "recommended", "forbidden"})
_ASKED = frozenset({"required", "recommended"})
_CAN_BE_CHOSEN = _ASKED | {"optional"}


class Verdict(msgspec.Struct, frozen=True):
    """The stance at a place and the cue that decided it; `softened` by a word beside the name, `stated` by any words at all.

    `labelled` says that a label beside the text decided it, `choice` of which standards one suffices.
    """

    stance: Stance
    cue: Cue | None = None
    softened: bool = False
    stated: bool = True
    labelled: bool = False
    choice: Choice | None = None


def stance_at(view: View, first: int, last: int, *, inherited: Verdict | None = None) -> Verdict:
    """Return the stance towards what stands in the runs `first:last`.

    `inherited` is the stance of the line that introduces a list; it counts where the sentence itself has no verb.
    """
    listed = _listed(view, first) if "stand_ins" in view.compared else None
    if listed is not None and (lead := _led_by(view.part(view.sentence.first, listed))) is not None:
        view, inherited = view.part(listed, view.sentence.last), lead
    verdict = firmness_at(view, first, last, inherited=inherited)
    if inherited is not None and verdict is not inherited and inherited.stance == verdict.stance == "forbidden" and _refuses(verdict):
        return Verdict("required", verdict.cue)  # "shall not: disable MFA"
    is_open = not verdict.softened or verdict is inherited
    if is_open and verdict.stance in _CAN_BE_CHOSEN and (cue := one_of_several(view, first, last)) is not None:
        standards = ways(view, first, cue) if verdict.stance in _ASKED else ()
        choice = Choice(standards, verdict.stance) if standards else None
        return Verdict("optional", cue, softened=True, choice=choice)
    return verdict


def _refuses(verdict: Verdict) -> bool:
    """Tell whether a verb such as `disable` made the verdict."""
    return verdict.cue is not None and verdict.cue.group == "refusing"


def handed_down(view: View) -> Verdict | None:
    """Return the stance that a line such as `The following are prohibited:` hands down to its list, or None where it says nothing.

    Of which standards one suffices only the list tells: `one of the following:` hands down a choice of none yet.
    """
    if (lead := _led_by(view)) is not None:
        return lead
    first, last = view.sentence.first, view.sentence.last
    if (refused := next((cue for cue in view.cues_of("refused", "refusing") if (cue.first, cue.last) == (first, last)), None)) is not None:
        return Verdict("forbidden", refused)
    if (example := next((cue for cue in view.cues_of("such_as") if cue.last == last), None)) is not None:
        return Verdict("optional", example, softened=True)
    verdict = stance_at(view, last - 1, last)
    either = next(iter(view.cues_of("either")), None)
    firm = firmness_at(view, last - 1, last).stance
    if either is not None and firm in _ASKED:
        return Verdict("optional", either, softened=True, choice=Choice((), firm))
    return verdict if verdict.stated else None


def _listed(view: View, first: int) -> int | None:
    """Return where the list begins that a place is part of and that words before its colon stand for: `the following are required: TLS`."""
    stand_in = next((cue for cue in view.compare if cue.group == "stand_ins"), None)
    if stand_in is None:
        return None
    colons = (index for index in range(stand_in.last, first + 1) if view.gap_has(index, ":") and not view.bracket_of(index))
    return next(colons, None)


def _led_by(view: View) -> Verdict | None:
    """Return the stance towards the words that stand for a list, and so towards the list: `the following` of `... are prohibited`.

    A choice among them is left to the list, but for a refusal: `any of the following must not be used`. What a name is demanded for is
    only mentioned: `MFA is required for the following: ...`.
    """
    stand_in = next((cue for cue in reversed(view.compare) if cue.group == "stand_ins"), None)
    if stand_in is None:
        return None
    last = stand_in.last
    while last < view.sentence.last and not view.gap_has(last, ",;|(") and not view.groups_between(last, last + 1):
        last += 1
    verdict = firmness_at(view, stand_in.first, last)
    choice = view.cues_of("either") or any(stand_in.first in cue.runs() for cue in view.cues_of("such_as"))
    if not verdict.stated or (choice and verdict.stance != "forbidden"):
        return None
    named = any(hit.named for hit in view.hits)
    return Verdict("mentioned", verdict.cue) if named and _says_what_for(view, stand_in.first) else verdict


def _says_what_for(view: View, index: int) -> bool:
    """Tell whether a word for `for` or `in` stands before a run."""
    words = view.wording.for_words | view.wording.in_words
    return index > view.sentence.first and view.text.words[index - 1] in words


def firmness_at(view: View, first: int, last: int, *, inherited: Verdict | None = None) -> Verdict:
    """Return the stance likewise, where one of several ways is asked for towards what they have in common: `one of the following`."""
    if (beside := aside(view, first)) is not None:
        return Verdict(*beside, softened=beside[0] == "optional")
    if (verdict := _in_brackets_after(view, first, last)) is not None:
        return verdict
    if (judged := penalised(view, first, last) or rewarded(view, first, last)) is not None:
        return Verdict(*judged, softened=judged[0] in {"optional", "required"})
    if (answer := answer_behind(view, first, last)) is not None:
        return Verdict(*answer, softened=True)
    if (told := prescribing(view, first, last) or attributed(view, first, last) or entry_of(view)) is not None:
        return Verdict("mentioned", told)
    governing = governing_verb(view, first, last)
    verdict = _turned(view, first, last, governing)
    if verdict is not None:
        return verdict
    verdict = _verdict_of(view, governing, first, inherited)
    if verdict.stance == "required" and (cue := preferring(view, governing, first)) is not None:
        return Verdict("recommended", cue, softened=True)
    return verdict


def _turned(view: View, first: int, last: int, governing: Cue | None) -> Verdict | None:
    """Return the verdict where something other than the verb decides: no obligation, refusal, a condition, a word beside the place."""
    if (replaced := _replaced(view, first)) is not None:
        return replaced
    if governing is not None and governing.group == "not_required":
        return _lifted(view, first, last, governing)
    if (only := narrowed(view, first, last, governing)) is not None:
        return Verdict("required", only)
    if (refused := _refused(view, first, last, governing)) is not None:
        return refused
    role = handed_over(view, first, last) or role_of(view, first, last, governing)
    if role is not None or is_conditional(view, first):
        return Verdict("mentioned", role, softened=True)
    return _beside(view, first, last, governing)


def _refused(view: View, first: int, last: int, governing: Cue | None) -> Verdict | None:
    """Return the verdict of a refusal; a mention where it is only supposed or told, or refuses something of what has the name."""
    if governing is not None and governing.group == "forbidden" and (bearer := which_things(view, first, last, governing)) is not None:
        return Verdict("mentioned", bearer, softened=True)
    if (refused := refusal_of(view, first, last, governing)) is None:
        return None
    stance, cue = refused
    if stance == "forbidden" and (_is_purpose(view, first) or _is_bound(view, first, last, cue)):
        return Verdict("mentioned", cue, softened=True)
    if (stance == "forbidden" or cue.group == "refusing") and (present := _present_before(view, cue, first)) is not None:
        return Verdict("mentioned", present)
    if stance == "forbidden" and (is_supposed(view, first, cue) or is_beyond(view, first, last, cue) or explains_how(view, cue)):
        return Verdict("mentioned", cue, softened=True)
    return Verdict(stance, cue)


def _is_purpose(view: View, first: int) -> bool:
    """Tell whether a practice is only what something else is refused for: `DES must not be used to encrypt files`."""
    words, own, clause = view.wording.for_words | view.wording.to_words, view.hit_at(first), view.clause_of(first)
    if own is not None and view.kind_of(own) != _PRACTICE:
        return False
    if (place := preposition(view, first, words, strange=1)) is None:
        return False
    others = (hit for hit in view.hits if hit.named and hit.last <= place and view.clause_of(hit.first) == clause)
    return any(view.kind_of(hit) != _PRACTICE for hit in others)


def _is_bound(view: View, first: int, last: int, negative: Cue) -> bool:
    """Tell whether a refusal only says what a name must not go without: `SSH must not be used without a passphrase`; not of FTP."""
    own = view.hit_at(first)
    if negative.first < last or view.lacks(_WITHOUT) or (own is not None and view.is_insecure(own)):
        return False
    clause = view.clause_of(first)
    bounds = (cue for cue in view.cues_of("without") if cue.first >= negative.last and view.clause_of(cue.first) == clause)
    bound = next((cue for cue in bounds if view.text.words[cue.first] in view.wording.lacking), None)
    return bound is not None and not view.gap_has_any(last, bound.first, ",;:|")


def _lifted(view: View, first: int, last: int, governing: Cue) -> Verdict:
    """Return the verdict of a lifted obligation: faults must stay away (`does not have default passwords`), a contrast turns it."""
    if speaks_of_faults(view, first, last):
        return Verdict("required", governing)
    wish = wish_beside(view, governing)
    return Verdict("mentioned", governing) if wish is None else Verdict(ALL_VERBS.get(wish.group, "optional"), wish)


def _replaced(view: View, first: int) -> Verdict | None:
    """Return the verdict where one thing comes instead of another: `FTP is replaced by SFTP`; `instead of a password` only tells."""
    if view.replacements() and (turned := replacement(view, first)) is not None:
        return Verdict(*turned)
    if not view.cues_of("instead"):
        return None
    begin = start_of_choice(view, first)
    instead = next((cue for cue in view.cues_of("instead") if directly_follows(view, cue, begin)), None)
    return None if instead is None else Verdict("mentioned", instead)


def _present_before(view: View, negative: Cue, first: int) -> Cue | None:
    """Return the cue that makes a refusal tell of the present: `our platform does not support DKIM`, `the current one has no MFA`."""
    clause = view.clause_of(negative.first)
    told = (
        cue
        for cue in view.cues_of("situation", "weak_situation")
        if view.clause_of(cue.first) == clause
        and (cue.last <= negative.first if cue.group == "situation" else cue.last == negative.first and negative.group == "refused")
    )
    return next(told, None) or (subject_of_today(view, first) if negative.group == "negates" else None)


def _verdict_of(view: View, governing: Cue | None, first: int, inherited: Verdict | None) -> Verdict:
    if governing is not None and (ensuring(view, governing) or explains_how(view, governing)):
        return Verdict("mentioned", governing)
    if (told := told_of(view, first, governing)) is not None:
        return Verdict("mentioned", told)
    if governing is not None:
        stance = ALL_VERBS[governing.group]
        if view.neighbours.questioned and requests(view, governing):
            return Verdict("optional", governing, softened=True)
        if stance == "forbidden" and view.clause_of(governing.first) != view.clause_of(first):
            stance = "required"  # "shall not offer A but B": the contrast turns it
        return Verdict(stance, governing, softened=stance == "optional" and _beside_demand(view, governing))
    if inherited is not None and inherited.stated:
        return inherited
    if is_explained(view):
        return Verdict("mentioned", stated=False)
    if not view.neighbours.questioned:
        return Verdict("required", stated=False)
    return Verdict("mentioned" if view.neighbours.answered else "optional", stated=False)


def _beside_demand(view: View, permission: Cue) -> bool:
    """Tell whether another clause demands something, so that the permission is what is meant: `use A; B is accepted with old peers`."""
    clause = view.clause_of(permission.first)
    return any(view.clause_of(cue.first) != clause for cue in view.cues_of("required", "recommended"))


def _beside(view: View, first: int, last: int, governing: Cue | None) -> Verdict | None:
    """Return the verdict of softening words beside the place: `preferably TLS 1.3`, `DANE (optional)`, `WPA2 during the migration`."""
    if (for_now := stays_for_now(view, first, last, governing)) is not None:
        return Verdict("optional", for_now, softened=True)
    for cue in view.cues_of("preferred", "voluntary"):
        begin = start_of_pair(view, first) if cue.group == "preferred" else first
        before = 0 <= begin - cue.last <= _BESIDE and not _broken(view, cue.last, begin)
        after = 0 <= cue.first - last <= 1 and not separated(view, last, cue.first) and view.clause_of(cue.first) == view.clause_of(first)
        after = after and "required" not in view.groups_between(last, cue.first)  # "must be as strict as possible"
        inside = first < cue.first < last and cue.last == cue.first + 1  # "TLS with optional mutual authentication"
        if before or after or inside:
            return Verdict("recommended" if cue.group == "preferred" else "optional", cue, softened=True)
    return None


def _in_brackets_after(view: View, first: int, last: int) -> Verdict | None:
    """Return the verdict of a word in brackets just after the place: `TLS 1.3 (mandatory)`."""
    if last >= view.sentence.last or view.bracket_of(last) in {0, view.bracket_of(first)}:
        return None
    floor = next((cue for cue in view.compare if cue.group == "at_least_before" and cue.first == last), None)
    lower = floor is not None and any(
        index in view.versions for index in range(floor.last, min(floor.last + _FLOOR_REACH, view.sentence.last))
    )
    if floor is not None and lower and not view.versions.isdisjoint(range(first, last)):
        return Verdict("recommended", floor, softened=True)  # "TLS 1.3 (at least TLS 1.2)": the lower one suffices
    cue = next((cue for cue in view.cues_of(*ALL_VERBS, "refused", "refusing") if cue.first == last), None)
    stance = None if cue is None else ALL_VERBS.get(cue.group, "forbidden")
    return None if stance is None or stance == "mentioned" else Verdict(stance, cue, softened=True)


def _broken(view: View, start: int, end: int) -> bool:
    """Tell whether another name or number, or the end of a part, stands between a softening word and the place."""
    if any(view.hit_at(index) is not None or view.text.words[index].isdigit() for index in range(start, end)):
        return True
    return any(view.gap_has(index, ";)") for index in range(start, min(end + 1, view.sentence.last)))
