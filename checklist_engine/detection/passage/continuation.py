"""What goes on from one sentence of a text to the next: explanations, and the designation of a version."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from checklist_engine.detection.names.matching import Hit
from checklist_engine.detection.stance.explaining import goes_on_explaining
from checklist_engine.detection.stance.reporting import speaks_of_today
from checklist_engine.detection.stance.telling import is_plain_statement, is_status, tells
from checklist_engine.detection.stance.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from checklist_engine.detection.merging import Placed
    from checklist_engine.detection.sentence.view import View
    from checklist_engine.detection.statement import Statement
    from checklist_engine.detection.version.versions import VersionReader

__all__ = ["version_subject", "with_designations", "with_endings", "with_explanations", "with_names", "with_tellings", "with_today"]

_WISHED = frozenset({"recommended", "optional"})


def version_subject(view: View, readers: Mapping[str, VersionReader]) -> Hit | None:
    """Return the word for `version` in a sentence without a name, as a name of the one standard before it that has such a version."""
    cue = next((cue for cue in view.compare if cue.group == "release_words" and cue.last < view.sentence.last), None)
    if cue is None:
        return None
    told = [
        hit
        for hit in (Hit(standard, cue.first, cue.last) for standard in readers)
        if any(readers[hit.standard].knows(item.value) for item in readers[hit.standard].near(view, hit, view.sentence.last))
    ]
    return told[0] if len(told) == 1 else None


def with_explanations(placed: Sequence[Placed]) -> list[Placed]:
    """Return what was found, where a sentence without a verb of demand goes on explaining what the one before it explains."""
    result: list[Placed] = []
    explained: set[tuple[int, str]] = set()
    explaining: set[int] = set()
    for one in placed:
        verdict, standard = one.found.verdict, one.found.hit.standard
        if not verdict.stated:
            again = one.found.item is None and (one.number - 1, standard) in explained
            if verdict.stance == "required" and (again or (one.number - 1 in explaining and goes_on_explaining(one.found.view))):
                one = _mentioned(one)  # noqa: PLW2901 - it takes its place
            if one.found.verdict.stance == "mentioned":
                explained.add((one.number, standard))
                explaining.add(one.number)
        result.append(one)
    return result


def with_names(placed: Sequence[Placed]) -> list[Placed]:
    """Return what was found without what words only imply, where the next sentence asks for it by its name, and less firmly.

    `A list of all components must be kept. An SBOM should be made`.
    """
    wished = {
        (one.number, one.found.hit.standard)
        for one in placed
        if one.found.hit.named and one.found.verdict.stated and one.found.verdict.stance in _WISHED
    }
    if not wished:
        return list(placed)
    return [one for one in placed if one.found.hit.named or (one.number + 1, one.found.hit.standard) not in wished]


def with_tellings(placed: Sequence[Placed], near: Callable[[int], Iterable[int]], statement: Callable[[int], Statement]) -> list[Placed]:
    """Return what was found, where a plain statement stands beside what somebody tells: `We take care. All data is encrypted`."""
    return _where_told(placed, lambda one: _stands_beside_telling(one.found.view, one.number, near(one.number), statement))


def with_endings(placed: Sequence[Placed], near: Callable[[int], Iterable[int]], statement: Callable[[int], Statement]) -> list[Placed]:
    """Return what was found, where the next sentence says that what a plain one tells of is not bought: `... . This is out of scope`."""
    return _where_told(placed, lambda one: one.number + 1 in near(one.number) and _says_it_ends(statement(one.number + 1)))


def _where_told(placed: Sequence[Placed], is_told: Callable[[Placed], bool]) -> list[Placed]:
    """Return what was found, as mentioned where a sentence that no word makes a demand is told of; each sentence is asked about once."""
    told: dict[int, bool] = {}
    result: list[Placed] = []
    for one in placed:
        verdict = one.found.verdict
        plain = not verdict.stated and not verdict.labelled and verdict.stance == "required"
        if plain and one.number not in told:
            told[one.number] = is_told(one)
        result.append(_mentioned(one) if plain and told[one.number] else one)
    return result


def _mentioned(one: Placed) -> Placed:
    """Return what was found as a mention, which proves nothing."""
    found = msgspec.structs.replace(one.found, verdict=Verdict("mentioned", stated=False), proof=None)
    return msgspec.structs.replace(one, found=found, proof=None)


def _says_it_ends(said: Statement) -> bool:
    """Tell whether a sentence that names nothing says, of what it points back to, that it will end or that nobody buys it."""
    if said.hits or "beyond" not in {cue.group for cue in said.view.roles}:
        return False
    words, wording, first = said.text.words, said.wording, said.view.sentence.first
    back = wording.pronouns | wording.texts
    article = words[first] in wording.small_words and len(words) > first + 1  # "Das Verfahren ist nicht Gegenstand"
    return words[first] in back or (article and words[first + 1] in back | wording.roles)


def with_today(placed: Sequence[Placed], before: Callable[[int], Iterable[int]], statement: Callable[[int], Statement]) -> list[Placed]:
    """Return what was found, where a plain statement goes on with what is so today: `Currently FTP is used. Clerks read it over SFTP`.

    `before` yields the sentences before one in its line, nearest first.
    """
    return _where_told(placed, lambda one: _goes_on_with_today(one.found.view, before(one.number), statement))


def _goes_on_with_today(view: View, before: Iterable[int], statement: Callable[[int], Statement]) -> bool:
    """Tell whether a sentence that asks for nothing stands behind one of what is so today, and none between asks for anything."""
    for other in before:
        said = statement(other)
        today = speaks_of_today(said.view) if not said.wording.of_today.isdisjoint(said.text.words) or said.hits else None
        if today is not None:
            return today and speaks_of_today(view) is None
    return False


def _stands_beside_telling(view: View, number: int, near: Iterable[int], statement: Callable[[int], Statement]) -> bool:
    """Tell whether one of the sentences around a plain one tells of somebody and none demands anything, or its status stands behind it."""
    beside = {other: statement(other) for other in near}
    telling = {other: one for other, one in beside.items() if not one.wording.telling_words.isdisjoint(one.text.words)}
    if number + 1 in telling and is_status(telling[number + 1].view):
        return True
    if not telling or not is_plain_statement(view):
        return False
    said = {tells(one.view) for one in beside.values()}
    return True in said and False not in said


def with_designations(placed: Sequence[Placed], statement: Callable[[int], Statement]) -> list[Placed]:
    """Give standards without a version of their own scheme the revision, year or document by which the text designates them."""
    versioned = {one.found.hit.standard for one in placed if one.found.item is not None}
    result: list[Placed] = []
    for one in placed:
        item = None if one.found.hit.standard in versioned else statement(one.number).designation(one.found.hit)
        result.append(one if item is None else msgspec.structs.replace(one, found=msgspec.structs.replace(one.found, item=item)))
    return result
