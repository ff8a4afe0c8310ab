"""Whether a sentence refuses what it names: prohibitions, refusals and negations, and what two of them make together."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from checklist_engine.detection.language.verbs import ALL_VERBS, SUBJECT_REACH
from checklist_engine.detection.stance.harming import protecting
from checklist_engine.detection.stance.subjects import added, ends_relative, has_own_subject, said_already, shares_subject
from checklist_engine.detection.stance.weakness import LINKS, uses_weak

if TYPE_CHECKING:
    from checklist_engine.detection.demand import Stance
    from checklist_engine.detection.language.cues import Cue
    from checklist_engine.detection.sentence.view import View

__all__ = ["REFUSES", "refusal_of", "speaks_of_faults"]

_REACH = 10
_LIST_REACH = 40
"""How far behind a list of names, in runs, the word may stand that refuses all of them."""
_BESIDE = 1
_HEAD = 2
"""How many strange runs may precede the name that a sentence begins with: `All use of`."""
_WITHOUT_REACH = 6
_MEANS_WITHIN = 4
"""How far behind a negated verb, in runs, the means may stand that it refuses: `are not stored using MD5`."""
_PLACE_REACH = 3
_SUBJECT_REACH = 4
"""How many strange runs may stand between a negation and the verb of what it negates: `no server in the data centre may`."""
_SUBJECT_STOPS = frozenset({"faults", "but_words", "conditions", *ALL_VERBS})
_STOPS = frozenset(
    {"that_words", "purpose_words", "accepting", "without", "conditions", "but_words", "refused", "refusing", "preferred", "voluntary"}
)
REFUSES = frozenset({"forbidden", "refusing", "refused", "negates", "without"})
"""Groups of which every refusal has one."""
_NEGATION_STOPS = frozenset({"faults", "accepting", "but_words", "conditions", *ALL_VERBS})


def refusal_of(view: View, first: int, last: int, governing: Cue | None) -> tuple[Stance, Cue] | None:
    """Return stance and cue where refusal or negation decides on the runs `first:last`, else None.

    Two negatives make a demand: `not without TLS`, `shall not disable DNSSEC`.
    """
    if view.lacks(REFUSES) or _says_where(view, first):
        return None
    if (protects := protecting(view, first, last, governing)) is not None:
        return "required", protects
    own = governing is not None and governing.group == "forbidden" and view.clause_of(governing.first) == view.clause_of(first)
    forbidding = governing if own else None
    refusal = _refusal(view, first, last)
    negation = _negation(view, first, last, governing)
    without = next((cue for cue in view.cues_of("without") if _tied(view, cue, first) and not _is_example(view, cue, first)), None)
    negative = forbidding or refusal or negation or _negative_beside(view, without, first)
    if negative is None:
        alone = without is not None and _directly(view, without, first) and not (speaks_of_faults(view, first, last) or _set_in_words(view))
        return ("mentioned", without) if alone and without is not None else None
    if _is_upper_bound(view, first) and view.versions.isdisjoint(range(first, last + 1)) and view.hit_at(first) is not None:
        return "required", negative  # "methods weaker than WPA2 must not be used": WPA2 itself is good enough
    twice = without is not None and without.first != negative.first
    twice = twice or (view.hit_at(first) is None and any(first < cue.first < last for cue in view.cues_of("without")))
    twice = twice or (forbidding is not None and refusal is not None and _refuses_refusal(view, forbidding, refusal, first, last))
    if twice or speaks_of_faults(view, first, last):
        return "required", negative
    if forbidding is not None and forbidding.last <= first and _as_what(view, forbidding.last, first):
        return "mentioned", negative
    allowed = refusal is not None and negation is None and governing is not None and governing.group == "optional"
    allowed = allowed and governing is not None and not (governing.last <= first and said_already(view, governing, first))
    return ("mentioned" if allowed or _is_qualified(view, last) else "forbidden"), negative


def _as_what(view: View, start: int, first: int) -> bool:
    """Tell whether the place says as what something else is refused: `text messages shall not be used as the second factor`."""
    place = next((index for index in range(first - 1, start - 1, -1) if view.text.words[index] in view.wording.as_words), None)
    return place is not None and not view.strange_between(place + 1, first) and not _reads_on(view, start, place)


def _reads_on(view: View, start: int, place: int) -> bool:
    """Tell whether anything but a verb stands between a refusal and a place, or a comma."""
    verbs = {index for cue in view.cues_of("accepting") for index in cue.runs()}
    return _parted(view, start, place) or any(index not in verbs and not view.is_plain_between(index) for index in range(start, place))


def _refuses_refusal(view: View, forbidding: Cue, refusal: Cue, first: int, last: int) -> bool:
    """Tell whether a prohibition is one of a refusal: `not disable SSL`, `disabling SSL is not allowed`; not `is prohibited and disabled`.

    A mere attribute is no refusal: `must not use prohibited protocols (SSL)`.
    """
    if refusal.group == "refusing" and refusal.last <= first and last <= forbidding.first:
        return forbidding.last == view.sentence.last or view.text.gap(forbidding.last) != " "  # not "removal must not be delayed"
    joined = any(cue.group == "and_words" and forbidding.last <= cue.first < refusal.first for cue in view.compare)
    return refusal.first >= forbidding.last and not joined and (refusal.group == "refusing" or refusal.first >= last)


def _set_in_words(view: View) -> bool:
    """Tell whether a word of the sentence is a setting that is asked for: the `rejected` of `mail that fails DMARC is rejected`."""
    return any(view.text.words[index].isalpha() and len(view.text.words[index]) > 1 for index in view.versions)


def _directly(view: View, without: Cue, first: int) -> bool:
    """Tell whether nothing but a verb of support stands between `without` and the place: `databases that do not support SAML`."""
    verbs = {index for cue in view.cues_of("accepting") for index in range(cue.first, cue.last)}
    return all(index in verbs for index in range(without.last, first))


def _is_qualified(view: View, last: int) -> bool:
    """Tell whether what follows is the thing refused: `a VPN with SSL 3.0 shall not be offered` refuses SSL 3.0."""
    joined = next((cue for cue in view.cues_of("that_words") if last <= cue.first <= last + 1), None)
    return joined is not None and any(
        view.hit_at(index) is not None for index in range(joined.last, min(joined.last + 2, view.sentence.last))
    )


def _negative_beside(view: View, without: Cue | None, first: int) -> Cue | None:
    """Return the negation before words that say `without`, or behind those that open a clause.

    `no data may be sent without TLS`, `access is denied unless MFA is used`, `without MFA no user may log in`, `blocks all without TLS`.
    """
    if without is None:
        return None
    clause = view.clause_of(first)
    negatives = [cue for cue in view.cues_of("negates", "forbidden", "refused", "refusing") if view.clause_of(cue.first) == clause]
    before = next((cue for cue in negatives if cue.last <= without.first), None)
    opens = without.first == view.sentence.first or view.gap_has(without.first, ",:")
    return before or (next((cue for cue in negatives if cue.first > first), None) if opens else None)


def _tied(view: View, without: Cue, first: int) -> bool:
    """Tell whether `without` reaches to the place: close before it in the same clause."""
    begin = _start_of_list(view, first)
    near = 0 <= begin - without.last <= _WITHOUT_REACH and view.clause_of(without.first) == view.clause_of(first)
    return near and "conditions" not in view.groups_between(without.last, begin)  # "without a VPN, even if HTTPS is used"


def _is_example(view: View, without: Cue, first: int) -> bool:
    """Tell whether the place is an example of what lacks something, not of what is lacking: `protocols without encryption, such as FTP`."""
    hit = view.hit_at(first)
    if hit is None or not view.is_insecure(hit):
        return False
    return any(without.last <= cue.first and cue.last <= first for cue in view.cues_of("such_as"))


def _refusal(view: View, first: int, last: int) -> Cue | None:
    """Return the verb of refusal that has the place as its object: `disable SSL`, `SSL is disabled`."""
    before = next((cue for cue in view.cues_of("refusing") if _is_object(view, cue, first, last)), None)
    refused = (cue for cue in view.cues_of("refused") if not _leaves(view, cue, first))
    return before or next((cue for cue in refused if _is_subject(view, cue, first, last)), None)


def _leaves(view: View, refused: Cue, first: int) -> bool:
    """Tell whether a replacement leaves the place, as what comes, or as what may stay: `Telnet must be replaced by SSH`, `may be`."""
    if view.text.words[refused.last - 1] not in view.wording.by_words:
        return False
    permits = view.cues_of("optional", "weak_optional", "not_required")
    return first >= refused.last or any(0 <= refused.first - cue.last <= _BESIDE for cue in permits)


def _is_object(view: View, refusing: Cue, first: int, last: int) -> bool:
    """Tell whether a verb before the place refuses it: `disable SSL`."""
    if refusing.last > first or view.clause_of(refusing.first) != view.clause_of(first) or _said_anew(view, refusing, first, last):
        return False
    if _is_aim(view, refusing) and view.gap_has_any(refusing.last, first, ","):
        return False
    between = view.groups_between(refusing.last, first)
    stops = _STOPS - {"that_words", "accepting"} if _is_upper_bound(view, first) else _STOPS
    hit = view.hit_at(first) if "faults" in between else None
    if hit is not None and not view.is_insecure(hit) and view.versions.isdisjoint(range(first, last + 1)):
        return False  # "block attacks of the OWASP Top 10"
    if not between.isdisjoint(LINKS) and uses_weak(view, refusing, first, last):
        stops = _STOPS - LINKS
    near = view.strange_between(refusing.last, first) <= _REACH and not _list_is_over(view, refusing.last, first)
    return near and between.isdisjoint(stops | ALL_VERBS.keys())


def _is_aim(view: View, refusing: Cue) -> bool:
    """Tell whether a refusal at the head of a sentence only says what for, as far as the comma: `Afin d'éviter l'usurpation, DMARC est`."""
    head = view.sentence.first
    return any(cue.first == head and 0 <= refusing.first - cue.last <= _BESIDE for cue in view.cues_of("that_words"))


def _list_is_over(view: View, start: int, end: int) -> bool:
    """Tell whether a list that an `and` closed ends before the place: `no TLS 1.0 and 1.1, modern cipher suites, HSTS`."""
    joined = next((cue.last for cue in view.compare if cue.group == "and_words" and start < cue.first < end), None)
    if joined is None:
        return False
    commas = [index for index in range(joined + 1, end + 1) if view.gap_has(index, ",")]
    return any(
        not any(view.hit_at(index) is not None or index in view.versions for index in range(one, other))
        for one, other in itertools.pairwise(commas)
    )


def _is_subject(view: View, refused: Cue, first: int, last: int) -> bool:
    """Tell whether a word refuses the place that it belongs to: `SSL, TLS 1.0 and TLS 1.1 shall be disabled`."""
    if _supposed(view, refused, first) or added(view, refused, first, last):
        return False
    if _refused_later(view, refused, first):
        return True
    same = view.clause_of(refused.first) == view.clause_of(first)
    if same and ((refused.last == first and not view.gap_has(first, ",")) or refused.first == last):
        return True
    if not view.encloses(refused.first, first) or not 0 <= refused.first - last <= _LIST_REACH:
        return False
    if view.clause_of(refused.first) != view.clause_of(first) or _of_another_name(view, refused, last):
        return False
    if shares_subject(view, refused, first, last) or ends_relative(view, refused, first, last):
        return True
    if has_own_subject(view, refused, last) or _said_before(view, refused, first, last):
        return False
    reach = SUBJECT_REACH
    if _is_means(view, first):  # of the subject it may have a noun: "certificates with SHA-1 signatures are rejected"
        reach = int(not any(cue.last <= first and view.clause_of(cue.first) == view.clause_of(first) for cue in view.cues_of(*ALL_VERBS)))
    return view.groups_between(last, refused.first).isdisjoint(_STOPS) and view.strange_between(last, refused.first) <= reach


def _said_before(view: View, refused: Cue, first: int, last: int) -> bool:
    """Tell whether an `and` with words of its own begins another statement: `the portal uses TLS 1.3 and old versions must be disabled`."""
    joint = next((cue for cue in view.compare if cue.group == "and_words" and last <= cue.first < refused.first), None)
    if joint is None or view.strange_between(joint.last, refused.first) == 0:
        return False
    clause = view.clause_of(first)
    behind = any(last <= cue.first < joint.first for cue in view.cues_of("explains"))
    return behind or any(
        0 <= first - cue.last <= _BESIDE and view.clause_of(cue.first) == clause and not _is_relative(view, cue)
        for cue in view.cues_of("explains", "accepting")
        if not any(other.group == "and_words" and other.first == cue.last for other in view.compare)
    )


def _is_relative(view: View, verb: Cue) -> bool:
    """Tell whether a verb only says which things are meant: `systems that use SSL`; so does a mere participle, `using SSL`."""
    return any(0 <= verb.first - cue.last <= _BESIDE or cue.first == verb.first for cue in view.cues_of("that_words"))


def _of_another_name(view: View, refused: Cue, last: int) -> bool:
    """Tell whether the place has a verb of its own before the name that is refused: `TLS 1.2 is required and TLS 1.0 must be disabled`."""
    verb = next((cue for cue in view.cues_of(*ALL_VERBS) if last <= cue.first < refused.first), None)
    return verb is not None and any(
        verb.first < hit.first < refused.first and not _is_place(view, hit.first, verb.last) for hit in view.hits if hit.named
    )


def _says_where(view: View, first: int) -> bool:
    """Tell whether the place only says where another name is refused that stands before the verb."""
    verb = next((cue for cue in reversed(view.cues_of(*ALL_VERBS)) if cue.first < first), None)
    own = view.hit_at(first)
    if verb is None or own is None or not _is_place(view, first, verb.first + 1) or view.gap_has_any(verb.first, first, ",;:|"):
        return False
    clause = view.clause_of(first)
    return any(
        hit.named and hit.last <= verb.first and view.clause_of(hit.first) == clause and view.kin(hit) != view.kin(own) for hit in view.hits
    )


def _is_place(view: View, first: int, start: int) -> bool:
    """Tell whether a name only says where something is refused: `TLS 1.0 muss auf jedem HTTPS-Server deaktiviert werden`."""
    return any(view.text.words[index] in view.wording.place_words for index in range(max(start, first - _PLACE_REACH), first))


def _is_upper_bound(view: View, first: int) -> bool:
    """Tell whether the place is told by what is less than it: `rejects connections with a version lower than TLS 1.2`."""
    return any(cue.group in {"below_before", "up_to_before"} and 0 <= first - cue.last <= 1 for cue in view.compare)


def _said_anew(view: View, refusing: Cue, first: int, last: int) -> bool:
    """Tell whether the place begins a statement of its own after an `and`: `denies all traffic and IPsec is used`."""
    joined = any(cue.group == "and_words" and refusing.last <= cue.first and cue.last == first for cue in view.compare)
    goes_on = any(cue.group == "and_words" and cue.first == last for cue in view.compare)
    return joined and not goes_on and any(cue.first == last + 1 for cue in view.cues_of("accepting"))


def _refused_later(view: View, refused: Cue, first: int) -> bool:
    """Tell whether the place is named after the word that refuses it: `disabled are SSL and TLS 1.0`, `disabled protocols: SSL`."""
    clause = view.clause_of(refused.first)
    if refused.last > first or view.clause_of(first) != clause:
        return False
    listed = view.gap_has_any(refused.last, first, ":")
    if (
        not listed
        and refused.first > view.sentence.first
        and not view.is_plain_between(refused.first - 1)
        and view.gap_has(refused.last, ",")
    ):
        return False  # "access refused, enrolment of TOTP offered"
    if not listed and view.strange_between(refused.last, first) > _REACH:
        return False
    between = view.groups_between(refused.last, first)
    if not between.isdisjoint(_STOPS) or not between.isdisjoint(ALL_VERBS):
        return False
    return not any(hit.last <= refused.first and view.clause_of(hit.first) == clause for hit in view.hits)


def _is_means(view: View, first: int) -> bool:
    """Tell whether a word such as `with` or `via` makes the place the means and not the object."""
    return any(0 <= first - cue.last <= 1 for cue in view.cues_of("that_words"))


def _negation(view: View, first: int, last: int, governing: Cue | None) -> Cue | None:
    """Return the `no` of `no TLS 1.0` or of `no connection over TLS 1.0 shall be accepted`."""
    negations = view.cues_of("negates")
    if not negations or speaks_of_faults(view, first, last):
        return None
    clause = view.clause_of(first)
    for cue in negations:
        if cue.last > first or view.clause_of(cue.first) != clause:
            continue
        if governing is not None and _negates_subject(view, cue, governing, first):
            return cue
        if not view.groups_between(cue.last, first).isdisjoint(_NEGATION_STOPS) or _supposed(view, cue, first):
            continue
        begin = _start_of_list(view, first)
        if begin - cue.last <= 2 or _one_list(view, cue.last, first):  # noqa: PLR2004 - "no use of SSL"
            return cue
        if begin - cue.last <= _MEANS_WITHIN and _negates_verb(view, cue) and not _parted(view, cue.last, begin):
            return cue
        if any(verb.first >= last for verb in view.cues_of("required", "optional")) or _negates_plainly(view, cue, begin):
            return cue
    return None


def _negates_subject(view: View, negation: Cue, governing: Cue, first: int) -> bool:
    """Tell whether nobody is to do what is said of the place: `no server may offer SSL`, `nobody shall log in over Telnet`."""
    if ALL_VERBS[governing.group] not in {"required", "optional"} or not negation.last <= governing.first < governing.last <= first:
        return False
    opens = negation.first == view.sentence.first or view.gap_has(negation.first, ",;:")
    if not opens or _parted(view, negation.last, governing.first) or view.strange_between(negation.last, governing.first) > _SUBJECT_REACH:
        return False
    if not view.groups_between(negation.last, governing.first).isdisjoint(_NEGATION_STOPS):
        return False
    begin = _start_of_list(view, first)
    while begin > governing.last and view.text.words[begin - 1] in view.wording.small_words - view.wording.as_words:
        begin -= 1
    done = any(governing.last <= cue.first < first or cue.first == _end_of(view, first) for cue in view.cues_of("accepting"))
    means = any(cue.last == begin for cue in view.cues_of("that_words")) or view.text.words[begin - 1] in view.wording.as_words
    return (done or means) and view.groups_between(governing.last, first).isdisjoint(_SUBJECT_STOPS)


def _negates_plainly(view: View, negation: Cue, begin: int) -> bool:
    """Tell whether nothing is done by means of the place, told in the plain present: `No device is administered over Telnet`."""
    words, wording = view.text.words, view.wording
    if negation.first != view.sentence.first or _parted(view, negation.last, begin) or begin - negation.last > _REACH:
        return False
    means = words[begin - 1] in wording.by_words | wording.in_words or _is_means(view, begin)
    verb = next((index for index in range(negation.last, begin) if words[index] in wording.being), None) if means else None
    near = verb is not None and view.strange_between(negation.last, verb) <= _SUBJECT_REACH
    return near and "without" not in view.groups_between(negation.last, begin)


def _end_of(view: View, first: int) -> int:
    """Return the run behind a name and the versions beside it, where the verb stands that takes it last: `darf TLS 1.1 anbieten`."""
    hit = view.hit_at(first)
    end = first + 1 if hit is None else hit.last
    while end < view.sentence.last and end in view.versions:
        end += 1
    return end


def _supposed(view: View, negative: Cue, first: int) -> bool:
    """Tell whether a negative word stands in a condition that ends before the place: `if TLS 1.3 is not offered, TLS 1.2 shall be`."""
    if negative.first >= first or not view.gap_has_any(negative.last, first, ","):
        return False
    clause = view.clause_of(negative.first)
    return any(
        cue.last <= negative.first and view.clause_of(cue.first) == clause and not view.gap_has_any(cue.last, negative.first, ",")
        for cue in view.cues_of("conditions")
    )


def _start_of_list(view: View, first: int) -> int:
    """Return where the list of names begins that a place is part of: `MD5, SHA-1 or RC4`."""
    for hit in reversed(view.hits):
        if hit.named and hit.last <= first and not view.strange_between(hit.last, first):
            first = hit.first
    return first


def _negates_verb(view: View, cue: Cue) -> bool:
    """Tell whether a form of `to be` stands before a negation, so that it negates the verb that follows."""
    return cue.first > view.sentence.first and view.text.words[cue.first - 1] in view.wording.small_words


def _parted(view: View, start: int, end: int) -> bool:
    return view.gap_has_any(start, end, ",;:")


def _one_list(view: View, start: int, end: int) -> bool:
    """Tell whether only names, numbers and small words stand between, so that one negation holds for all of them."""
    return all(view.is_plain_between(index) for index in range(start, end)) and not any(
        view.gap_has(index, ",") and view.text.words[index] in view.wording.small_words for index in range(start + 1, end)
    )


def speaks_of_faults(view: View, first: int, last: int) -> bool:
    """Tell whether the name speaks of faults, or the noun after it does: to have none of them is a demand; not `has weaknesses`."""
    words, states = view.text.words, view.wording.states
    negated = any(last <= cue.first <= last + 1 for cue in view.cues_of("forbidden", "negates", "not_required"))
    return any(first <= cue.first <= last + 2 and (negated or states.isdisjoint(words[last : cue.first])) for cue in view.faults)
