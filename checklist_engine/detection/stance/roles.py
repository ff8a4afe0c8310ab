"""Names that only qualify what a sentence demands: what it is for or about, on which things, because of what, like what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist_engine.detection.language.cues import Cue
from checklist_engine.detection.language.verbs import ALL_VERBS
from checklist_engine.detection.stance.bearers import which_things
from checklist_engine.detection.stance.carriers import carrier_of
from checklist_engine.detection.stance.conditions import is_conditional
from checklist_engine.detection.stance.existing import only_exists
from checklist_engine.detection.stance.prepositions import preposition, reaches

if TYPE_CHECKING:
    from checklist_engine.detection.sentence.view import View

__all__ = ["role_of"]

_BEGINS_ANEW = frozenset({*ALL_VERBS, "accepting"})
_FIRM = frozenset({"required", "recommended"})
_DEMANDS = frozenset({"required", "weak_required", "recommended", "weak_recommended", "optional"})
_ACTS = _DEMANDS | {"forbidden"}
_ALL = frozenset(ALL_VERBS)
_SUPPOSES = frozenset({"conditions"})
_LIKENS = frozenset({"likened", "traced"})
_ROLE = "role"
_GOAL = 6
"""How many strange runs may stand between what is needed and the name: `to obtain and retain security certifications such as`."""
_EXAMINED = 3
"""How many strange runs may stand between a verb of examination and the name: `the effectiveness of the current VPN`."""
_BEFORE = 3
"""How many runs may stand between a preposition and the name: `for all remote VPN users`."""
_HEAD = 3
_BESIDE = 2
_ISSUED = 4
"""How many runs may stand between a proof and the ground on which it is given."""


def role_of(view: View, first: int, last: int, governing: Cue | None) -> Cue | None:
    """Return the word by which the name at the runs `first:last` only qualifies something else: the `for` of `MFA for VPN users`."""
    permitted = governing is not None and governing.group == "optional"  # "the buyer may assess the controls of ISO 27001"
    examined = _examined(view, first) if view.roles and not permitted else None
    if examined is not None or view.hit_at(first) is None:
        return examined
    if (cue := _concerned(view, first, last) or _likened(view, first, governing)) is not None:
        return cue
    carrier = carrier_of(view, first, last)
    if carrier is not None and (cue := _placed(view, first, carrier)) is not None:
        return cue
    if (cue := _what_for(view, first, last, carrier, governing)) is not None:
        return cue
    if governing is None:
        told = carrier if carrier is not None and _is_told_of(view, carrier.last) else None
        return told or which_things(view, first, last, None)
    if carrier is not None and _is_told(view, carrier.last, governing) and not _is_numbered(view, governing):
        return carrier
    return (
        which_things(view, first, last, governing)
        or _supposed_before(view, first, last, governing)
        or _where_refused(view, first, governing)
        or _of_the_buyer(view, last)
    )


def _concerned(view: View, first: int, last: int) -> Cue | None:
    """Return the preposition that makes the name a topic, a cause or a purpose: `in the context of ISO 27001`, `needed to obtain it`."""
    for cue in view.roles:
        if cue.group == "needed_for" and _surrounds(cue, first):
            return cue
        if cue.last > first or not (
            (cue.group == "concerning" and reaches(view, cue.last, first))
            or (cue.group == "needed_for" and reaches(view, cue.last, first, strange=_GOAL, stops=_ALL))
        ):
            continue
        if cue.group == "concerning" and any(_is_issued(view, proof, cue) for proof in view.proof):
            continue  # "certificates issued in the context of ICP-Brasil"
        own = view.hit_at(first)
        if own is not None and view.gap_has_any(own.last, last - 1, ","):
            return None  # "With regard to TLS, version 1.3 is required"
        return cue
    return None


def _is_issued(view: View, proof: Cue, ground: Cue) -> bool:
    """Tell whether a proof is given on a ground, at most one word and verbs between: `certificates must be issued in the context of`."""
    near = 0 <= ground.first - proof.last <= _ISSUED and not view.gap_has_any(proof.last, ground.first, ",;:")
    return near and view.strange_between(proof.last, ground.first) <= 1


def _examined(view: View, first: int) -> Cue | None:
    """Return the verb of which the name, or the last item of a list that begins with it, is only the object: `assess the VPN and MFA`."""
    own = view.hit_at(first)
    practice = own is None or view.kind_of(own) == "best-practice"  # "shall review the access rights" is how it is done
    groups = {"examining"} if practice else {"examining", "reviewing"}
    cue = next((cue for cue in reversed(view.roles) if cue.group in groups and cue.last <= first), None)
    if cue is None or view.bracket_of(cue.first) != view.bracket_of(first) or view.gap_has_any(cue.last, first, ":;|"):
        return None
    wording, between = view.wording, view.text.words[cue.last : first]
    if not (wording.by_words | wording.for_words | wording.place_words).isdisjoint(between):
        return None
    if not view.groups_between(cue.last, first).isdisjoint(_BEGINS_ANEW):
        return None
    joined = {index for index in range(cue.last, first + 1) if view.gap_has_any(index, index, ",")}
    joined |= {other.last for other in view.compare if other.group == "and_words" and cue.last <= other.first < first}
    begun = max(joined, default=cue.last)
    return cue if view.strange_between(begun, first) <= (0 if joined else _EXAMINED) else None


def _likened(view: View, first: int, governing: Cue | None) -> Cue | None:
    """Return what likens something to the name, or traces a text back to it, where nobody demands it: `This guide is derived from it`."""
    likening = (cue for cue in view.roles if cue.group in _LIKENS)
    cue = next((cue for cue in likening if _surrounds(cue, first) or (cue.last <= first and reaches(view, cue.last, first))), None)
    if cue is None or (governing is not None and governing.first < cue.first and governing.group in _ACTS):
        return None
    if cue.group == "likened":
        return cue
    before = view.text.words[view.sentence.first : cue.first]
    return cue if any(word in view.wording.texts for word in before) else None


def _surrounds(cue: Cue, first: int) -> bool:
    """Tell whether the place stands inside a wording of two parts: `um ISO 27001 zu erlangen`, `ist aus ISO 27001 abgeleitet`."""
    return cue.first < first < cue.tail


def _placed(view: View, first: int, carrier: Cue) -> Cue | None:
    """Return the preposition that makes a name with such a noun a place: `stored on the SFTP server of the agency`.

    Not what an article before the noun brings up anew: `met en service un serveur SFTP`.
    """
    if carrier.first < first and view.text.words[carrier.first - 1] in view.wording.number_words:
        return None
    place = preposition(view, first, view.wording.place_words, strange=2)
    return None if place is None else Cue(_ROLE, place, place + 1, place)


def _what_for(view: View, first: int, last: int, carrier: Cue | None, governing: Cue | None) -> Cue | None:
    """Return the `for` by which the name only says what something else is for: `certificates for TLS must ...`, `MFA for VPN users`.

    Not `support for TLS must be provided`, nor `for TLS, version 1.2 is required`.
    """
    place = preposition(view, first, view.wording.for_words, strange=0 if carrier is None else 2)
    place = _act_served(view, first) if place is None else place
    if place is None and (listed := _listed_for(view, first)) is not None:
        return listed
    if place is None or not view.versions.isdisjoint(range(first, last + 2)) or _wanted_before(view, first, place):
        return None
    cue = Cue(_ROLE, place, place + 1, place)
    if _named_before(view, first, place, carrier):
        return cue
    later = governing is not None and governing.first >= last and governing.group in _FIRM
    if later and _served_behind(view, last):
        return cue
    if governing is not None and later and place > view.sentence.first and not view.gap_has_any(first, governing.first, ","):
        served = view.text.words[place - 1] in view.wording.serving
        noun = view.text.words[place - 1] not in view.wording.small_words
        return cue if served or (noun and not (carrier is not None and only_exists(view, governing))) else None
    if carrier is not None and place == view.sentence.first:
        if governing is None or carrier.last >= view.sentence.last:
            return None
        inverted = governing.first == carrier.last or view.text.words[carrier.last] in view.wording.being  # "Für VPN-Nutzer muss MFA"
        return cue if inverted or view.gap_has(carrier.last, ",") else None
    passive = governing is not None and governing.last <= place and _is_passive(view, governing)
    return cue if carrier is not None and passive else None


def _listed_for(view: View, first: int) -> Cue | None:
    """Return the `for` before the colon of a list of what a name before it is demanded for: `MFA must be used for: VPN, webmail`."""
    colon = next((index for index in range(first, view.sentence.first, -1) if view.gap_has(index, ":")), None)
    if colon is None or view.text.words[colon - 1] not in view.wording.for_words:
        return None
    if not view.wording.by_words.isdisjoint(view.text.words[colon:first]):
        return None  # "shall be used for: site links, with AES-256"
    own = view.hit_at(first)
    others = (hit for hit in view.hits if hit.named and hit.last < colon and own is not None and view.kin(hit) != view.kin(own))
    demanded = not view.groups_between(view.sentence.first, colon).isdisjoint(_FIRM)
    return Cue(_ROLE, colon - 1, colon, colon - 1) if demanded and next(others, None) is not None else None


def _act_served(view: View, first: int) -> int | None:
    """Return the `for` before an act that a name is the means of, and that something serves: `clés utilisées pour la signature DKIM`."""
    if first == view.sentence.first or view.text.words[first - 1] not in view.wording.acts:
        return None
    place = preposition(view, first, view.wording.for_words, strange=1)
    return place if place and view.text.words[place - 1] in view.wording.serving else None


def _served_behind(view: View, last: int) -> bool:
    """Tell whether what uses a name stands behind it, as a participle or at the end of a relative part: `die für TLS verwendeten`."""
    following = view.text.words[last : min(last + _BESIDE, view.sentence.last)]
    return bool(following) and (
        following[0] in view.wording.serving or (following[0] in view.wording.being and following[-1] in view.wording.serving)
    )


def _named_before(view: View, first: int, place: int, carrier: Cue | None) -> bool:
    """Tell whether another standard stands before a `for`; of a practice only where who does it follows: not `SAML for single sign-on`."""
    own, clause = view.hit_at(first), view.clause_of(first)
    if own is None or (carrier is None and view.kind_of(own) == "best-practice") or view.gap_has(place, ","):
        return False
    return any(
        hit.named and hit.last <= place and view.clause_of(hit.first) == clause and view.kin(hit) != view.kin(own) for hit in view.hits
    )


def _wanted_before(view: View, first: int, place: int) -> bool:
    """Tell whether what stands before a `for` wants what follows it: `support for`, `configured for`, `a statement for`."""
    if place == view.sentence.first:
        return False
    word = view.text.words[place - 1]
    if word in view.wording.serving:
        return False
    if word in view.wording.small_words and word not in view.wording.being:
        return True
    if any(cue.first < place <= cue.last for cue in view.cues_of("accepting")):
        return True
    own = view.hit_at(first)
    proves = own is not None and view.kind_of(own) != "internet-standard"  # "a statement of applicability for ISO 27001"
    again = word in view.wording.number_words  # "a certificate for ISO 27018 and one for ISO 27701"
    return proves and any(cue.first < place and (again or place <= cue.last + 1) for cue in (*view.proof, *view.proof_in_names))


def _is_passive(view: View, verb: Cue) -> bool:
    """Tell whether a verb says what becomes of its subject: `must be kept`."""
    return any(view.text.words[index] in view.wording.being for index in range(verb.first, min(verb.last + 2, view.sentence.last)))


def _is_told(view: View, end: int, verb: Cue) -> bool:
    """Tell whether a verb behind a subject that ends before run `end` demands more of it than to be there: `VPN users must use MFA`."""
    return (
        verb.first >= end
        and verb.group in _ACTS
        and verb.first - end <= _BEFORE
        and not view.gap_has_any(end, verb.first, ",")
        and not only_exists(view, verb)
    )


def _is_numbered(view: View, verb: Cue) -> bool:
    """Tell whether a verb demands a version, and so the name that it is one of: `TLS connections must be in version 1.2 at least`."""
    numbered = next((index for index in range(verb.last, view.sentence.last) if index in view.versions), None)
    return numbered is not None and all(view.hit_at(index) is None for index in range(verb.last, numbered))


def _is_told_of(view: View, end: int) -> bool:
    """Tell whether the plain present tells of a subject that ends before run `end` more than that it is there: `SSH sessions are kept`.

    Where the noun comes first, one word may stand behind the name: `toute connexion SSH inactive est fermée`.
    """
    if view.wording.carriers_before and end + 1 < view.sentence.last and view.text.words[end] not in view.wording.being:
        end += not view.gap_has(end, ",:;|(") and not view.is_plain_between(end)
    if end >= view.sentence.last or view.text.words[end] not in view.wording.being or view.gap_has(end, ",:;|("):
        return False
    return not only_exists(view, Cue(_ROLE, end, end + 1, end))


def _supposed_before(view: View, first: int, last: int, governing: Cue) -> Cue | None:
    """Return the verb that says what becomes of a name that a condition supposes: the second of `if a VPN is used, the VPN must ...`."""
    own = view.hit_at(first)
    if own is None or governing.first < last or governing.group not in _ACTS or view.lacks(_SUPPOSES):
        return None
    following = next((hit.first for hit in view.hits if hit.named and hit.first >= last), view.sentence.last)
    if not view.versions.isdisjoint(range(first, following)):
        return None
    words = view.text.words
    name = words[own.first : own.last]
    same = (hit.first for hit in view.hits if hit.named and hit.last <= first and words[hit.first : hit.last] == name)
    supposed = any(is_conditional(view, place) for place in same)
    return governing if supposed and not is_conditional(view, first) else None


def _where_refused(view: View, first: int, governing: Cue) -> Cue | None:
    """Return the word of refusal where the name says where something else is refused: `TLS 1.0 must be disabled on every HTTPS server`."""
    clause = view.clause_of(first)
    if governing.first >= first or governing.group != "required":
        return None
    if not any(hit.named and hit.last <= governing.first and view.clause_of(hit.first) == clause for hit in view.hits):
        return None
    for cue in view.cues_of("refused"):
        replaced = view.text.words[cue.last - 1] in view.wording.by_words  # "Telnet must be replaced by SSH"
        if governing.last <= cue.first and cue.last < first and view.clause_of(cue.first) == clause and not replaced:
            joined = any(other.group == "and_words" and cue.last <= other.first < first for other in view.compare)
            if not joined and view.groups_between(cue.last, first).isdisjoint(_BEGINS_ANEW) and not view.gap_has_any(cue.last, first, ","):
                return cue
    return None


def _of_the_buyer(view: View, last: int) -> Cue | None:
    """Return what tells that the name is a quality of what the buyer has: `on a FedRAMP-certified cloud that is owned by the court`."""
    if not any(cue.first == last and cue.group in {"certified", "certificates"} for cue in view.proof):
        return None
    owned = next((cue for cue in view.cues_of("owned") if last < cue.first), None)
    if owned is None or view.groups_between(last, owned.first) - {"that_words"} or view.gap_has_any(last, owned.first, ","):
        return None
    return owned
