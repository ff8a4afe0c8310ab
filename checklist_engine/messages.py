"""The sentences that a judgement speaks in: plain, short, without blame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist_engine.phrases import either_of, listed, with_version

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from checklist_engine.catalog.standard import Standard
    from checklist_engine.detection.demand import Demand
    from checklist_engine.result import Evidence
    from checklist_engine.rules.levels import Judged
    from checklist_engine.rules.rule import Rule
    from checklist_engine.wording import Words

__all__ = ["alert", "contradicted", "finding", "names_of", "refused_name", "remark"]


def names_of(ids: Iterable[str], standards: Mapping[str, Standard], words: Words, *, either: bool = False) -> str:
    """Return the names of standards as a list in words: `A, B and C`, or with `either` `A, B or C`."""
    return (either_of if either else listed)((standards[key].name for key in ids), words)


def _wanted(rule: Rule, standards: Mapping[str, Standard], words: Words) -> str:
    assert rule.expects is not None  # noqa: S101 - only asked for such rules
    return names_of(rule.standards(), standards, words, either=rule.expects.mode != "all")


def finding(rule: Rule, outcome: str, judged: Judged, standards: Mapping[str, Standard], words: Words) -> str:
    """Return what a finding says in one or two sentences."""
    _ = words.gettext
    if outcome == "not-applicable":
        return _("This expectation does not apply to what is bought.")
    wanted = _wanted(rule, standards, words)
    match outcome:
        case "unknown":
            said = _("Whether {wanted} should be asked for depends on a fact that the specification does not state.")
        case "contradicted":
            return contradicted(judged.evidence, standards, words)
        case "missed":
            said = _("The specification does not ask for {wanted}.")
        case "partly":
            return _partly(wanted, judged, standards, words)
        case _ if judged.level == 4:  # noqa: PLR2004 - level 4 is "required with proof"
            said = _("The specification requires {wanted} and says how it is proven.")
        case _:
            said = _("The specification requires {wanted}, but does not say how it is proven.")
    return said.format(wanted=wanted)


def _partly(wanted: str, judged: Judged, standards: Mapping[str, Standard], words: Words) -> str:
    _ = words.gettext
    best = max((item for item in judged.evidence if item.level is not None), key=lambda item: item.level or 0, default=None)
    if judged.level == 2:  # noqa: PLR2004 - level 2 is "recommended"
        return _("The specification recommends {wanted}, but does not require it.").format(wanted=wanted)
    if best is not None and best.choice is not None:
        ways = names_of(best.choice.standards, standards, words, either=True)
        said = _("The specification asks for one of {ways}: a supplier may choose, and go without {wanted}.")
        return said.format(ways=ways, wanted=wanted)
    if best is not None and best.stance in ("required", "recommended"):
        if best.version:
            said = _("The specification asks for {wanted} in the version '{version}', which is less than should be asked for.")
            return said.format(wanted=wanted, version=best.version)
        return _("The specification asks for {wanted}, which is less than should be asked for.").format(wanted=wanted)
    return _("The specification names {wanted}, but does not require it.").format(wanted=wanted)


def contradicted(evidence: Sequence[Evidence], standards: Mapping[str, Standard], words: Words) -> str:
    """Return that the specification asks for the opposite, with the words that do."""
    _ = words.gettext
    against = next(item for item in evidence if item.level is None)
    name = with_version(standards[against.standard], against.version, words)
    if against.stance == "forbidden":
        return _("The specification forbids {name}, which should be asked for.").format(name=name)
    return _insecure(name, words)


def alert(rule: Rule, hits: Sequence[Demand], standards: Mapping[str, Standard], words: Words) -> str:
    """Return that a demand must not be there, and what to ask for instead."""
    sentence = _insecure(refused_name(hits, standards, words), words)
    if rule.refuses and rule.refuses.instead:
        instead = words.gettext("Ask for {name} instead.").format(name=standards[rule.refuses.instead].name)
        return f"{sentence} {instead}"
    return sentence


def refused_name(hits: Sequence[Demand], standards: Mapping[str, Standard], words: Words) -> str:
    """Return what the first of some demands asks for: the standard, with its version where one is stated."""
    return with_version(standards[hits[0].standard], hits[0].version, words)


def _insecure(name: str, words: Words) -> str:
    return words.gettext("The specification asks for or accepts {name}, which is no longer secure.").format(name=name)


def remark(rule: Rule, lacking: Sequence[Demand], country: str | None, standards: Mapping[str, Standard], words: Words) -> str:
    """Return which demands lack a quality, and what to do about it."""
    _ = words.gettext
    names = names_of((demand.standard for demand in lacking), standards, words)
    match rule.asks_of_demands.quality if rule.asks_of_demands else "":
        case "verifiable":
            return _("The specification requires {names} without saying how the supplier proves it.").format(names=names)
        case "version-stated":
            return _("The specification asks for {names} without a version.").format(names=names)
        case "or-equivalent" if country is None:
            said = _("The specification asks for {names}. Where your procurement law wants it, add 'or equivalent' beside it.")
            return said.format(names=names)
        case "or-equivalent":
            said = _("The specification asks for {names}. Your procurement law wants 'or equivalent' beside it.")
            return said.format(names=names)
        case "newer-welcome":
            named = listed((with_version(standards[demand.standard], demand.version, words) for demand in lacking), words)
            return _("The specification asks for {names} alone; a newer edition has replaced it.").format(names=named)
        case "one-is-enough":
            return _("The specification requires {names}. They prove much the same: one of them is enough.").format(names=names)
        case "fitting":
            return _("The specification requires {names}, which these rules expect of other purchases, not of this one.").format(
                names=names
            )
        case _:
            return _("For a purchase of this size, requiring {names} may ask more than needed.").format(names=names)
