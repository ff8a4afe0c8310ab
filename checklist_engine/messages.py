"""The sentences that a judgement speaks in: plain, short, without blame."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from checklist_engine.catalog.standard import Standard
    from checklist_engine.detection.demand import Demand
    from checklist_engine.result import Evidence
    from checklist_engine.rules.levels import Judged
    from checklist_engine.rules.rule import Rule

__all__ = ["alert", "contradicted", "finding", "names_of", "remark"]


def names_of(ids: Iterable[str], standards: Mapping[str, Standard], joiner: str = "and") -> str:
    """Return the names of standards as a list in words: `A, B and C`."""
    names = list(dict.fromkeys(standards[key].name for key in ids))
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {joiner} {names[-1]}"


def _wanted(rule: Rule, standards: Mapping[str, Standard]) -> str:
    assert rule.expects is not None  # noqa: S101 - only asked for such rules
    joiner = "and" if rule.expects.mode == "all" else "or"
    return names_of(rule.standards(), standards, joiner)


def finding(rule: Rule, outcome: str, judged: Judged, standards: Mapping[str, Standard]) -> str:
    """Return what a finding says in one or two sentences."""
    wanted = _wanted(rule, standards)
    match outcome:
        case "not-applicable":
            return "This expectation does not apply to what is bought."
        case "unknown":
            return f"Whether {wanted} should be asked for depends on a fact that the specification does not state."
        case "contradicted":
            return contradicted(judged.evidence, standards)
        case "missed":
            return f"The specification does not ask for {wanted}."
        case "partly":
            return _partly(wanted, judged)
    if judged.level == 4:  # noqa: PLR2004 - level 4 is "required with proof"
        return f"The specification requires {wanted} and says how it is proven."
    return f"The specification requires {wanted}, but does not say how it is proven."


def _partly(wanted: str, judged: Judged) -> str:
    best = max((item for item in judged.evidence if item.level is not None), key=lambda item: item.level or 0, default=None)
    if judged.level == 2:  # noqa: PLR2004 - level 2 is "recommended"
        return f"The specification recommends {wanted}, but does not require it."
    if best is not None and best.stance in ("required", "recommended"):
        version = f" in the version '{best.version}'" if best.version else ""
        return f"The specification asks for {wanted}{version}, which is less than should be asked for."
    return f"The specification names {wanted}, but does not require it."


def contradicted(evidence: Sequence[Evidence], standards: Mapping[str, Standard]) -> str:
    """Return that the specification asks for the opposite, with the words that do."""
    against = next(item for item in evidence if item.level is None)
    name = standards[against.standard].name
    version = f" {against.version}" if against.version else ""
    if against.stance == "forbidden":
        return f"The specification forbids {name}{version}, which should be asked for."
    return f"The specification asks for or accepts {name}{version}, which is no longer secure."


def alert(rule: Rule, hits: Sequence[Demand], standards: Mapping[str, Standard]) -> str:
    """Return that a demand must not be there, and what to ask for instead."""
    first = hits[0]
    version = f" {first.version}" if first.version else ""
    sentence = f"The specification asks for or accepts {standards[first.standard].name}{version}, which is no longer secure."
    if rule.refuses and rule.refuses.instead:
        sentence += f" Ask for {standards[rule.refuses.instead].name} instead."
    return sentence


def remark(rule: Rule, lacking: Sequence[Demand], country: str | None, standards: Mapping[str, Standard]) -> str:
    """Return which demands lack a quality, and what to do about it."""
    names = names_of((demand.standard for demand in lacking), standards)
    match rule.asks_of_demands.quality if rule.asks_of_demands else "":
        case "verifiable":
            return f"The specification requires {names} without saying how the supplier proves it."
        case "version-stated":
            return f"The specification asks for {names} without a version."
        case "or-equivalent":
            law = "Where your procurement law wants it, add" if country is None else "Your procurement law wants"
            return f"The specification asks for {names}. {law} 'or equivalent' beside it."
        case _:
            return f"For a purchase of this size, requiring {names} may ask more than needed. {_lighter_proof(lacking, standards)}"


def _lighter_proof(lacking: Sequence[Demand], standards: Mapping[str, Standard]) -> str:
    proofs = [(standards[key].name, standards[key].small_supplier) for key in dict.fromkeys(demand.standard for demand in lacking)]
    told = [f"instead of {name}: {small.proof}" for name, small in proofs if small is not None]
    return "Accept a lighter proof" + (", " + " ".join(told) if told else ".")
