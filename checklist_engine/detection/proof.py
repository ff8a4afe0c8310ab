"""The words by which a sentence asks for proof, and of what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist_engine.detection.language.cues import runs_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checklist_engine.catalog.standard import Standard
    from checklist_engine.detection.language.cues import Cue
    from checklist_engine.detection.names.matching import Hit
    from checklist_engine.detection.sentence.view import View

__all__ = ["is_certificate", "is_check", "proof_in"]

_CERTIFIED = frozenset({"certification", "label", "framework"})
_KEY_FILES = "mis-issued-certificate"
"""What a framework stops whose certificates are key files."""
_CHECKS = frozenset({"test", "tests", "testing", "scanning"})
_PROVES_NOTHING = frozenset({"proof_for_all", "not_proof"})
_OF_REACH = 4
"""How many runs may stand between a word of proof and the certificate that it is proof of: `a report such as SOC 2`."""
_CERTIFIED_REACH = 1


def is_certificate(standard: Standard) -> bool:
    """Tell whether a standard is a certificate, label or framework: a certificate of another may be a key file and proves nothing.

    So may one of a framework for keys: `PKIoverheid certificates`.
    """
    return standard.kind in _CERTIFIED and _KEY_FILES not in standard.stops


def is_check(standard: Standard) -> bool:
    """Tell whether a standard is a way of testing: to demand the test is no proof, only its report is."""
    return not _CHECKS.isdisjoint(runs_of(standard.title))


def proof_in(  # noqa: PLR0913 - what decides which words are proof
    view: View,
    hit: Hit | None,
    *,
    certificate: bool,
    check: bool = False,
    protocol: bool = False,
    certificates: Sequence[Hit] = (),
    checks: Sequence[Hit] = (),
) -> Cue | None:
    """Return the words that demand proof of what a hit names in the sentence, or None; without a hit, proof of anything.

    `certificate`, `check` and `protocol` say what the standard itself is, `certificates` and `checks` are the certificates and the ways
    of testing that the sentence names.
    """
    for cue in view.proof:
        if hit is not None and not hit.named and hit.first <= cue.first and cue.last <= hit.last:
            continue  # part of the wording that implies it
        if protocol and hit is not None and _is_means(view, cue, hit):
            continue
        if not _proves(view, cue, hit, certificate=certificate, check=check):
            continue
        if hit is None or not (_is_of_certificate(cue, hit, certificates, certificate) or _is_of_check(view, cue, hit, checks, check)):
            return cue
    if (certificate or check) and hit is not None:
        inside = (cue for cue in view.proof_in_names if hit.first <= cue.first and cue.last <= hit.last)
        return next((cue for cue in inside if cue.group == "proof" or (certificate and cue.group not in _PROVES_NOTHING)), None)
    return None


def _proves(view: View, cue: Cue, hit: Hit | None, *, certificate: bool, check: bool) -> bool:
    """Tell whether a word asks for proof of a standard of this nature."""
    if cue.group in _PROVES_NOTHING or (cue.group == "certificates" and not certificate) or (cue.group == "tests" and check):
        return False
    if cue.group == "certified" and not certificate and (hit is None or not 0 <= cue.first - hit.last <= _CERTIFIED_REACH):
        return False
    if cue.group == "tests" and hit is not None and hit.first >= cue.last and _parted(view, cue, hit, ";"):
        return False  # of something that was said before: "releases are tested; access is by VPN"
    wished = {but.last for but in view.cues_of("but_words")}  # "desirable, but not required, is a report"
    return not any(
        verb.group == "not_required" and verb.first not in wished and view.clause_of(verb.first) == view.clause_of(cue.first)
        for verb in view.main
    )


def _parted(view: View, cue: Cue, hit: Hit, signs: str) -> bool:
    """Tell whether one of some signs stands between a word and a hit."""
    start, end = (hit.last, cue.first) if hit.last <= cue.first else (cue.last, hit.first)
    return start <= end and view.gap_has_any(start, end, signs)


def _is_means(view: View, cue: Cue, hit: Hit) -> bool:
    """Tell whether a protocol is only how something is tested: `routes are validated by RPKI`, `Mail wird mit SPF und DKIM geprüft`."""
    if cue.group != "tests" or not hit.named:
        return False
    by, words = view.wording.by_words, view.text.words
    names = {other.first for other in view.compare if other.group in {"and_words", "or_words"}}
    names |= {index for other in view.hits if other.named for index in range(other.first, other.last)}
    first = hit.first
    while first > view.sentence.first and (first - 1 in names or words[first - 1] in view.wording.small_words - by):
        first -= 1
    if hit.first >= cue.last:  # names alone stand between
        return first <= cue.last + 1 and (words[cue.last - 1] in by or words[cue.last] in by)
    behind = cue.first >= hit.last and all(view.is_plain_between(index) or index in names for index in range(hit.last, cue.first))
    return behind and first > view.sentence.first and words[first - 1] in by and words[cue.last - 1] not in by


def _is_of_certificate(cue: Cue, hit: Hit, certificates: Sequence[Hit], own: bool) -> bool:  # noqa: FBT001 - whether the hit is one
    """Tell whether the proof is a certificate that stands beside it, and the hit is none."""
    return not own and any(other != hit and _is_at(cue, other) for other in certificates)


def _is_of_check(view: View, cue: Cue, hit: Hit, checks: Sequence[Hit], own: bool) -> bool:  # noqa: FBT001 - whether the hit is one
    """Tell whether the proof is of a way of testing beside it, and the hit another thing that is asked for: `MFA, and a pentest report`.

    Where both are ways of testing, only a semicolon parts them; what the test is the means for is proved by it: `shown by a pentest`.
    """
    if cue.group != "proof" or not checks or any(hit.first == one.first for one in checks if _is_at(cue, one)):
        return False
    by = view.wording.by_words
    beside = [one for one in checks if _is_at(cue, one) and by.isdisjoint(view.text.words[cue.last - 1 : one.first])]
    if not beside:
        return False
    joined = any(other.group == "and_words" and hit.last <= other.first < cue.first for other in view.compare)
    return _parted(view, cue, hit, ";" if own else ",;") or (joined and not own)


def _is_at(cue: Cue, other: Hit) -> bool:
    """Tell whether words of proof stand at a name: `penetration test report`, `a report such as SOC 2`."""
    inside = cue.first <= other.first < cue.last
    return inside or 0 <= other.first - cue.last <= _OF_REACH or 0 <= cue.first - other.last <= _CERTIFIED_REACH
