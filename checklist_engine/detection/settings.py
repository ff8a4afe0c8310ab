"""Names that only say of what, or where, something else is demanded or refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist_engine.detection.verbs import ALL_VERBS

if TYPE_CHECKING:
    from checklist_engine.detection.cues import Cue
    from checklist_engine.detection.view import View

__all__ = ["is_setting"]

_BEGINS_ANEW = frozenset({*ALL_VERBS, "accepting"})


def is_setting(view: View, first: int, last: int, governing: Cue | None) -> bool:
    """Tell whether the runs `first:last` are the setting of another demand: its subject's, or the place of a refusal."""
    if governing is None or view.hit_at(first) is None:
        return False
    return (
        _of_the_subject(view, first, last, governing)
        or _what_for(view, first, last, governing)
        or _of_a_refusal(view, first, governing)
        or _of_the_buyer(view, last)
    )


def _of_the_subject(view: View, first: int, last: int, governing: Cue) -> bool:
    """Tell whether the place says which things must use something else: `sites reachable over HTTPS must send HSTS`."""
    if governing.first < last or governing.group not in {"required", "recommended"} or _comma(view, last, governing.first - 1):
        return False
    clause, own = view.clause_of(first), view.hit_at(first)
    wanted = next((hit for hit in view.hits if hit.named and hit.first >= governing.last and view.clause_of(hit.first) == clause), None)
    if own is None or wanted is None or wanted.standard == own.standard:
        return False
    means = any(cue.last == first for cue in view.cues_of("that_words"))
    attribute = governing.first == last + 1 and not view.bracket_of(last)
    return (means or attribute) and any(cue.first == governing.last for cue in view.cues_of("accepting"))


def _what_for(view: View, first: int, last: int, governing: Cue) -> bool:
    """Tell whether the place only says what the subject of a demand is for: `certificates for TLS must be renewed each year`.

    Not `support for TLS must be provided`, nor `for TLS, version 1.2 is required`.
    """
    if governing.first < last or governing.group != "required" or _comma(view, first, governing.first):
        return False
    before = first - 1
    while before > view.sentence.first and view.text.words[before] in view.wording.small_words - view.wording.for_words:
        before -= 1
    if before <= view.sentence.first or view.text.words[before] not in view.wording.for_words:
        return False
    wanted = any(cue.first < before <= cue.last for cue in view.cues_of("accepting"))
    wanted = wanted or any(
        cue.first < before for cue in (*view.proof, *view.proof_in_names)
    )  # "a statement of applicability for ISO 27001"
    return not wanted and view.text.words[before - 1] not in view.wording.small_words and view.versions.isdisjoint(range(first, last + 2))


def _of_a_refusal(view: View, first: int, governing: Cue) -> bool:
    """Tell whether the place says where something else is refused: `TLS 1.0 must be disabled on every HTTPS server`."""
    clause = view.clause_of(first)
    if governing.first >= first or governing.group != "required":
        return False
    if not any(hit.named and hit.last <= governing.first and view.clause_of(hit.first) == clause for hit in view.hits):
        return False
    for cue in view.cues_of("refused"):
        if governing.last <= cue.first and cue.last < first and view.clause_of(cue.first) == clause:
            joined = any(other.group == "and_words" and cue.last <= other.first < first for other in view.compare)
            if not joined and view.groups_between(cue.last, first).isdisjoint(_BEGINS_ANEW) and not _comma(view, cue.last, first):
                return True
    return False


def _of_the_buyer(view: View, last: int) -> bool:
    """Tell whether the place is a quality of what the buyer has: `hosted on a FedRAMP-certified cloud that is owned by the court`."""
    if not any(cue.first == last and cue.group in {"certified", "certificates"} for cue in view.proof):
        return False
    owned = next((cue for cue in view.cues_of("owned") if last < cue.first), None)
    return owned is not None and view.groups_between(last, owned.first) <= {"that_words"} and not _comma(view, last, owned.first)


def _comma(view: View, start: int, end: int) -> bool:
    return any(view.gap_has(index, ",") for index in range(start, end + 1))
