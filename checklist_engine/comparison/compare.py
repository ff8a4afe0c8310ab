"""The comparison: many results go in, one frozen value comes out that every output is made from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from checklist_engine import __version__
from checklist_engine.comparison.changes import Changes
from checklist_engine.comparison.market import Group, Member, Signal, contract_value, group_results, hold_members, signals_of, year_of
from checklist_engine.comparison.perturbation import PERTURBATION, Perturbation
from checklist_engine.comparison.ranking import Place, rank_results, ranked_score
from checklist_engine.comparison.saved import Unread
from checklist_engine.comparison.standards import AskedLevel, asked_standards
from checklist_engine.comparison.strengths import Gap, Strength, asked_by_nobody, strengths_of
from checklist_engine.result import Coverage, Digest
from checklist_engine.specification.model import Value
from checklist_engine.wording import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from checklist_engine.comparison.saved import SavedResult
    from checklist_engine.wording import Words

__all__ = ["COMPARISON_SCHEMA_VERSION", "AreaHeading", "Compared", "Comparison", "OneOf", "StandardRow", "compare"]

COMPARISON_SCHEMA_VERSION = "1.0"


class AreaHeading(msgspec.Struct, frozen=True, kw_only=True):
    """An area of the heat map, with what is expected in it."""

    id: str
    name: str
    plain: str


class Compared(msgspec.Struct, frozen=True, kw_only=True):
    """One specification of the comparison. `number` counts from 1, in the order of the ranking, those without a score last.

    `score` is the one without waivers, which is ranked; `score_with_waivers` stands beside it. `low` and `high` bound the score
    over the answers to open questions; `rank_low` and `rank_high` are the best and the worst rank that the weights leave open.
    `areas` has one score an area, in the order of `Comparison.areas`. `number_in_input` counts from 1.
    """

    number: int
    number_in_input: int
    id: str
    title: str
    source: str
    as_of: str
    buyer: str | None
    country: str | None
    year: str | None
    value: Value | None
    subjects: tuple[str, ...]
    state: Literal["assessed", "not-ict", "no-requirements"]
    reason: str
    score: float | None
    score_with_waivers: float | None
    low: float | None
    high: float | None
    grade: str | None
    rank: int | None
    rank_low: int | None
    rank_high: int | None
    above_next: float | None
    coverage: Coverage | None
    areas: tuple[float | None, ...]


class OneOf(msgspec.Struct, frozen=True, kw_only=True):
    """In the specification of this number a standard is asked for as one of several: `others`, by id, are as good."""

    number: int
    others: tuple[str, ...]


class StandardRow(msgspec.Struct, frozen=True, kw_only=True):
    """A standard: how firmly each specification asks for it, in the order of `Comparison.specifications`, and the market signal.

    A level is 0 to 4, `contradicted`, or null where the standard is neither expected nor asked for. `one_of` names the specifications
    that ask for it only as one of several.
    """

    id: str
    name: str
    area: str | None
    levels: tuple[AskedLevel | None, ...]
    signal: Signal
    one_of: tuple[OneOf, ...] = ()


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """Specifications side by side, all judged with the same catalogue, rules and profile.

    `strengths` says what the first of the ranking does and others do not; its `lacking`, here, are numbers of specifications.
    """

    schema_version: str
    engine: str
    catalog: Digest
    rules: Digest
    profile: str
    perturbation: Perturbation
    total: int
    assessed: int
    specifications: tuple[Compared, ...]
    areas: tuple[AreaHeading, ...]
    standards: tuple[StandardRow, ...]
    strengths: tuple[Strength, ...]
    asked_by_nobody: tuple[Gap, ...]
    groups: tuple[Group, ...]
    changes: Changes | None
    unread: tuple[Unread, ...]
    notes: tuple[str, ...]
    language: str = "en"


def compare(
    results: Sequence[SavedResult],
    *,
    unread: Sequence[Unread] = (),
    changes: Changes | None = None,
    perturbation: Perturbation = PERTURBATION,
    words: Words = ENGLISH,
) -> Comparison:
    """Put results side by side. There is at least one, and all were judged alike: see `mixing`.

    `unread` are inputs that could not be read, to be told; `changes` belong to two versions of one specification.
    Notes are told in `words`.
    """
    places = rank_results(results, perturbation)
    ranked = [place.index for place in places]
    placed = set(ranked)
    order = [*ranked, *(index for index in range(len(results)) if index not in placed)]
    number_of = {index: number for number, index in enumerate(order, start=1)}
    members = hold_members(results, [asked_standards(result) for result in results])
    headings = _headings(results)
    by_index = {place.index: place for place in places}
    first = results[0]
    return Comparison(
        schema_version=COMPARISON_SCHEMA_VERSION,
        engine=__version__,
        catalog=first.catalog,
        rules=first.rules,
        profile=first.profile,
        perturbation=perturbation,
        total=len(results),
        assessed=sum(result.assessability.state == "assessed" for result in results),
        specifications=tuple(_compared(results[index], index, number_of[index], by_index.get(index), headings) for index in order),
        areas=headings,
        standards=_rows([members[index] for index in order]),
        strengths=_numbered(strengths_of(ranked[0], results), number_of) if ranked else (),
        asked_by_nobody=asked_by_nobody(results),
        groups=group_results(members),
        changes=changes,
        unread=tuple(unread),
        notes=tuple(_notes(results, words)),
        language=words.language,
    )


def _headings(results: Sequence[SavedResult]) -> tuple[AreaHeading, ...]:
    areas = {area.id: area for result in results for area in result.areas}
    return tuple(AreaHeading(id=area.id, name=area.name, plain=area.plain) for area in areas.values())


def _compared(result: SavedResult, index: int, number: int, place: Place | None, headings: Sequence[AreaHeading]) -> Compared:
    specification = result.specification
    scores = {area.id: area.score for area in result.areas}
    assessed = result.assessability.state == "assessed"
    return Compared(
        number=number,
        number_in_input=index + 1,
        id=specification.id,
        title=specification.title,
        source=specification.source,
        as_of=result.as_of,
        buyer=specification.buyer.name,
        country=specification.buyer.country,
        year=year_of(result),
        value=contract_value(result),
        subjects=tuple(dict.fromkeys(subject.name or subject.id for lot in result.lots for subject in lot.subjects)),
        state=result.assessability.state,
        reason=result.assessability.reason,
        score=ranked_score(result),
        score_with_waivers=result.score.value,
        low=result.score.low,
        high=result.score.high,
        grade=result.score.grade_without_waivers,
        rank=place.rank if place else None,
        rank_low=place.low if place else None,
        rank_high=place.high if place else None,
        above_next=place.above_next if place else None,
        coverage=result.coverage,
        areas=tuple(scores.get(heading.id) if assessed else None for heading in headings),
    )


def _rows(members: Sequence[Member]) -> tuple[StandardRow, ...]:
    """Return one row a standard, by area, then how many specifications demand it."""
    names: dict[str, str] = {}
    areas: dict[str, str] = {}
    for member in members:
        for standard, one in member.asked.items():
            names.setdefault(standard, member.result.standard_names.get(standard, standard))
            if one.area is not None:
                areas.setdefault(standard, one.area)
    rows = [
        StandardRow(
            id=signal.standard,
            name=names[signal.standard],
            area=areas.get(signal.standard),
            levels=tuple(asked.level if (asked := member.asked.get(signal.standard)) else None for member in members),
            signal=signal,
            one_of=tuple(
                OneOf(number=number, others=asked.others)
                for number, member in enumerate(members, start=1)
                if (asked := member.asked.get(signal.standard)) and asked.others
            ),
        )
        for signal in signals_of(names, members)
    ]
    order = {heading.id: position for position, heading in enumerate(_headings([member.result for member in members]))}
    last = len(order)
    return tuple(sorted(rows, key=lambda row: (order.get(row.area or "", last), -row.signal.demanded, row.name.casefold(), row.id)))


def _numbered(strengths: Sequence[Strength], number_of: Mapping[int, int]) -> tuple[Strength, ...]:
    """Return the strengths with the numbers of the specifications that lack them in place of their places in the input."""
    return tuple(
        msgspec.structs.replace(strength, lacking=tuple(sorted(number_of[index] for index in strength.lacking))) for strength in strengths
    )


def _notes(results: Sequence[SavedResult], words: Words) -> list[str]:
    """Return what a reader must know before quoting a difference."""
    _ = words.gettext
    notes = []
    if len({result.engine for result in results}) > 1:
        versions = ", ".join(sorted({result.engine for result in results}))
        notes.append(_("The results were made with different versions of the program: {versions}.").format(versions=versions))
    subjects = [{subject.id for lot in result.lots for subject in lot.subjects} for result in results]
    if any(not one & other for one in subjects for other in subjects if one and other):
        notes.append(
            _(
                "The specifications buy different things, so different expectations apply to them. "
                "A score says how well each asks for what matters to its own purchase."
            )
        )
    days = sorted({result.as_of for result in results})
    if len(days) > 1:
        notes.append(_("The days of judgement lie between {first} and {last}.").format(first=words.day(days[0]), last=words.day(days[-1])))
    repeated = len(results) - len({result.specification.id for result in results})
    if repeated and len(results) > 2:  # noqa: PLR2004 - two of one id are two versions, which are told apart
        notes.append(_("Some specifications have the same id; they may be versions of one another and count more than once."))
    return notes
