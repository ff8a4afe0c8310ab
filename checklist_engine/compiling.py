"""From what people wrote to what runs: authored models become frozen plain values, held against each other on the way."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, get_args

import msgspec

from checklist_engine.catalog.concepts import spelt_out
from checklist_engine.catalog.standard import (
    Area,
    Catalog,
    Characteristic,
    Framework,
    Jurisdiction,
    Standard,
    Subject,
    Threat,
)
from checklist_engine.compiled import CITATIONS, CompiledKnowledge
from checklist_engine.detection.index import NO_LANGUAGE, Kind, LanguageIndex, phrase_index
from checklist_engine.detection.language.recognition import RECOGNITION, LanguageTable
from checklist_engine.detection.lexicon import Lexicon
from checklist_engine.detection.names.citations import CitationTable
from checklist_engine.linking import find_broken_links
from checklist_engine.rules.conditions import Condition, read_condition
from checklist_engine.rules.profiles import resolve_profiles
from checklist_engine.rules.rule import AsksOfDemands, Beside, Example, Expectation, Profile, Refusal, Rule, Scoring, Source, Wanted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from checklist_engine.authoring import Authored
    from checklist_engine.detection.text.phrases import PhraseIndex
    from checklist_engine.rules.authored import AuthoredRule, AuthoredScoring
    from checklist_engine.rules.authored import Expectation as AuthoredExpectation

__all__ = ["compile_knowledge", "compile_parts", "digest_of", "with_digest"]


def compile_knowledge(authored: Authored, *, catalog_version: str, rules_version: str) -> CompiledKnowledge:
    """Compile everything that was read.

    Raises:
        KnowledgeError: names that lead nowhere, conditions or versions that cannot be read; all of them at once.

    """
    find_broken_links(authored)
    concepts = {key: entry.model.concepts for key, entry in sorted(authored.languages.items())}
    catalog = Catalog(
        standards={key: _standard(entry.model, concepts) for key, entry in sorted(authored.standards.items())},
        subjects={key: _convert(entry.model, Subject) for key, entry in authored.subjects.items()},
        characteristics={key: _convert(entry.model, Characteristic) for key, entry in authored.characteristics.items()},
        areas={key: _convert(entry.model, Area) for key, entry in authored.areas.items()},
        threats={key: _convert(entry.model, Threat) for key, entry in authored.threats.items()},
        frameworks={key: _convert(entry.model, Framework) for key, entry in authored.frameworks.items()},
        jurisdictions={key: _convert(entry.model, Jurisdiction) for key, entry in authored.jurisdictions.items()},
        languages={key: entry.model.model_dump(exclude={"id", "name", "concepts"}) for key, entry in sorted(authored.languages.items())},
    )
    rules = {key: _rule(entry.model) for key, entry in sorted(authored.rules.items())}
    scoring = _scoring(authored.scoring)
    profiles = {key: with_digest(profile, rules, scoring) for key, profile in resolve_profiles(authored, rules).items()}
    return CompiledKnowledge(
        catalog=catalog,
        rules=rules,
        profiles=profiles,
        scoring=scoring,
        catalog_version=catalog_version,
        catalog_digest=digest_of(catalog),
        rules_version=rules_version,
    )


def compile_parts(catalog: Catalog) -> dict[str, bytes]:
    """Return what lies beside the compiled knowledge, encoded, because not every command needs it.

    By language tag, and for no language, a `LanguageIndex` with the names and wordings made ready; under `CITATIONS` a `CitationTable`,
    and under `RECOGNITION` a `LanguageTable`.
    """
    lexicon = Lexicon(catalog)
    phrases: dict[Kind, PhraseIndex] = {kind: phrase_index(catalog, kind) for kind in get_args(Kind)}
    compiled = {NO_LANGUAGE: LanguageIndex(phrases={kind: index.table(None) for kind, index in phrases.items()})}
    for tag in catalog.languages.keys() - {"any"}:
        compiled[tag] = LanguageIndex(
            names=lexicon.names(tag).table,
            groups=lexicon.wording(tag).table,
            phrases={kind: index.table(tag) for kind, index in phrases.items()},
        )
    parts: dict[str, LanguageIndex | CitationTable | LanguageTable] = {
        **compiled,
        CITATIONS: CitationTable.of(catalog),
        RECOGNITION: LanguageTable.of(catalog),
    }
    return {part: msgspec.msgpack.encode(value) for part, value in parts.items()}


def with_digest(profile: Profile, rules: Mapping[str, Rule], scoring: Scoring) -> Profile:
    """Return a profile with the digest of everything it judges with."""
    content = ([rules[key] for key in profile.rules], profile.factors, scoring)
    return msgspec.structs.replace(profile, digest=digest_of(content))


def digest_of(value: object) -> str:
    """Return the SHA-256 of a value's JSON with sorted keys, in hexadecimal."""
    return hashlib.sha256(msgspec.json.encode(value, order="deterministic")).hexdigest()


def _convert(model: Any, kind: type[Any]) -> Any:  # noqa: ANN401 - one conversion for every pair of model and value
    return msgspec.convert(model.model_dump(mode="json", by_alias=True), kind)


def _standard(model: Any, concepts: Mapping[str, Mapping[str, Sequence[str]]]) -> Standard:  # noqa: ANN401 - an AuthoredStandard
    written = model.model_dump(mode="json", by_alias=True)
    written["names"] = {
        language: [{"text": name} if isinstance(name, str) else name for name in names] for language, names in written["names"].items()
    }
    written["implied_by"] = spelt_out(written["implied_by"], concepts)
    return msgspec.convert(written, Standard)


def _expectation(written: AuthoredExpectation) -> Expectation:
    if written.standard is not None:
        return Expectation(mode="one", wanted=(Wanted(written.standard, written.version),), prefer=written.standard)
    parts = written.any_of or written.all_of
    wanted = tuple(Wanted(part.standard, part.version) for part in parts)
    return Expectation(mode="any" if written.any_of else "all", wanted=wanted, prefer=written.prefer or wanted[0].standard)


def _rule(model: AuthoredRule) -> Rule:
    condition: Condition | None = read_condition(model.applies_to.when) if model.applies_to.when else None
    return Rule(
        id=model.id,
        title=model.title,
        question=model.question,
        area=model.area,
        severity=model.severity,
        severity_reason=model.severity_reason,
        rationale=model.rationale,
        subjects=model.applies_to.subjects,
        when=condition,
        expects=_expectation(model.expects) if model.expects else None,
        refuses=_convert(model.refuses, Refusal) if model.refuses else None,
        asks_of_demands=_convert(model.asks_of_demands, AsksOfDemands) if model.asks_of_demands else None,
        beside=tuple(_convert(item, Beside) for item in model.beside),
        sources=tuple(_convert(source, Source) for source in model.sources),
        examples=tuple(_convert(example, Example) for example in model.examples),
    )


def _scoring(model: AuthoredScoring) -> Scoring:
    credit = tuple(model.credit[level] for level in range(5))
    return Scoring(
        severity_points={str(key): points for key, points in model.severity_points.items()},
        credit=msgspec.convert(credit, tuple[float, float, float, float, float]),
        grades=tuple((grade, model.grades[grade]) for grade in ("A", "B", "C", "D", "E", "F")),
        caps={str(key): grade for key, grade in model.caps.items()},
        effort_points={str(key): points for key, points in model.effort_points.items()},
    )
