"""The words that the text formats share: numbers, grades and places as people read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist_engine.phrases import either_of, version_words
from checklist_engine.specification.model import WHOLE
from checklist_engine.wording import ENGLISH, N_, words_for

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence, Sized

    from checklist_engine.detection.demand import Demand
    from checklist_engine.output.sharing import Action
    from checklist_engine.result import CheckResult, Coverage, Evidence, InferredSubject, Remark, Score
    from checklist_engine.wording import Words

__all__ = [
    "ACTIONS",
    "EFFORTS",
    "OUTCOMES",
    "SEVERITIES",
    "STAGES_OF_PROOF",
    "STANCES",
    "STATES",
    "WAIVER_STATES",
    "blanks_sentence",
    "coverage_sentence",
    "demand_words",
    "gain_words",
    "judged_sentence",
    "lot_words",
    "lots_named",
    "number",
    "remark_words",
    "score_sentence",
    "stance_words",
    "subject_words",
    "verdict_words",
]

OUTCOMES = {
    "met": N_("met"),
    "partly": N_("partly met"),
    "missed": N_("missing"),
    "contradicted": N_("contradicted"),
    "unknown": N_("open"),
    "not-applicable": N_("does not apply"),
    "waived": N_("explained by a waiver"),
}
ACTIONS = {
    "insert-clause": N_("Paste this clause"),
    "ask-or-correct": N_("Publish as a correction, or ask in a clarification"),
    "agree-in-contract": N_("Agree in the contract, or keep for the renewal"),
}
SEVERITIES = {"critical": N_("critical"), "high": N_("high"), "medium": N_("medium"), "low": N_("low")}
EFFORTS = {"low": N_("low effort"), "medium": N_("medium effort"), "high": N_("high effort")}
STANCES = {
    "required": N_("required"),
    "recommended": N_("recommended"),
    "optional": N_("optional"),
    "forbidden": N_("forbidden"),
    "mentioned": N_("only mentioned"),
}
_CHOICES = {"required": N_("one of {ways} is required"), "recommended": N_("one of {ways} is recommended")}
STAGES_OF_PROOF = {"bid": N_("With the bid"), "acceptance": N_("At acceptance"), "contract": N_("During the contract")}
STATES = {
    "assessed": N_("assessed"),
    "not-ict": N_("no information technology"),
    "no-requirements": N_("no requirements to judge"),
}
WAIVER_STATES = {
    "accepted": N_("accepted: it counts"),
    "expired": N_("expired: it does not count"),
    "unknown-rule": N_("names no known rule: it does not count"),
    "unneeded": N_("not needed: the expectation is met or does not apply"),
}


def number(value: float | None, words: Words = ENGLISH) -> str:
    """Return a score with one decimal, or a dash where there is none."""
    return "-" if value is None else words.number(value, 1)


def score_sentence(score: Score, words: Words) -> str:
    """Return the score with its range and grade in one line."""
    _ = words.gettext
    if score.value is None:
        return _("No score: no expectation applies for certain.")
    text = _("{score} of 100, grade {grade}").format(score=number(score.value, words), grade=score.grade)
    if score.low is None or score.high is None or number(score.low) == number(score.high):
        return text
    said = (
        _("between {low} and {high} once questions are answered")
        if score.grade_low == score.grade_high
        else _("between {low} and {high}, {grade_low} to {grade_high}, once questions are answered")
    )
    spread = said.format(
        low=number(score.low, words), high=number(score.high, words), grade_low=score.grade_low, grade_high=score.grade_high
    )
    return f"{text} ({spread})"


def blanks_sentence(blanks: Sized, words: Words) -> str:
    """Return how many blanks are not filled in yet; nothing where none is left."""
    said = words.ngettext(
        "{count} blank is not filled in yet. Do not publish the text like this, whatever its score.",
        "{count} blanks are not filled in yet. Do not publish the text like this, whatever its score.",
        len(blanks),
    )
    return said.format(count=len(blanks)) if blanks else ""


def coverage_sentence(coverage: Coverage | None, words: Words) -> str:
    """Return how many of the relevant Internet standards are asked for."""
    if coverage is None:
        return ""
    said = words.ngettext(
        "Requires {demanded} of {relevant} relevant Internet standard.",
        "Requires {demanded} of {relevant} relevant Internet standards.",
        coverage.relevant,
    )
    text = said.format(demanded=coverage.demanded, relevant=coverage.relevant)
    if not coverage.explained:
        return text
    explained = words.ngettext("{count} more is explained by a waiver.", "{count} more are explained by waivers.", coverage.explained)
    return f"{text} {explained.format(count=coverage.explained)}"


def judged_sentence(result: CheckResult) -> str:
    """Return what judged: the day, the profile and the versions."""
    words = words_for(result.language)
    _ = words.gettext
    return _("Judged as of {day} with profile {profile}, catalogue {catalogue}, rules {rules}.").format(
        day=words.day(result.as_of), profile=result.profile, catalogue=result.catalog.version, rules=result.rules.version
    )


def gain_words(action: Action, words: Words) -> str:
    """Return what an action brings and costs."""
    _ = words.gettext
    return _("+{gain} points, {effort}, {severity}").format(
        gain=words.number(action.gain, 1), effort=_(EFFORTS[action.item.effort]), severity=_(SEVERITIES[action.item.severity])
    )


def stance_words(one: Demand | Evidence, names: Mapping[str, str], words: Words) -> str:
    """Return how firmly a standard is asked for: `required`, or of a choice `one of SAML or OpenID Connect is required`.

    `names` are the names of the standards for people, by id.
    """
    if one.choice is None:
        return words.gettext(STANCES.get(one.stance, one.stance))
    ways = either_of((names.get(key, key) for key in one.choice.standards), words)
    return words.gettext(_CHOICES[one.choice.stance]).format(ways=ways)


def demand_words(one: Demand | Evidence, names: Mapping[str, str], words: Words) -> str:
    """Return which standard is asked for, in which version, and how firmly: `TLS 1.2 or later: required`."""
    name = names.get(one.standard, one.standard)
    asked = f"{name} {version_words(one.version, words)}" if one.version else name
    return words.labelled(asked, stance_words(one, names, words))


def remark_words(remark: Remark) -> str:
    """Return a remark whole: what, why it may hurt, and what to write instead."""
    return " ".join(filter(None, (remark.message, remark.harm, remark.instead)))


def lot_words(lots: Sequence[str], result: CheckResult) -> str:
    """Return ` (lot 2)` or ` (lots 1, 3)` where the specification has lots, and nothing where it has none or all are meant."""
    if len(result.lots) == 1 or len(lots) == len(result.lots):
        return ""
    return f" ({lots_named(lots, words_for(result.language))})"


def lots_named(lots: Sequence[str], words: Words) -> str:
    """Return `lot 2` or `lots 1, 3`."""
    return words.ngettext("lot {lots}", "lots {lots}", len(lots)).format(lots=words.series(lots))


def subject_words(result: CheckResult) -> list[str]:
    """Return one line a lot that says what is bought and how that is known."""
    words = words_for(result.language)
    _ = words.gettext
    lines = []
    for lot in result.lots:
        name = "" if lot.id == WHOLE else _("Lot {id}, {title}: ").format(id=lot.id, title=lot.title)
        bought = words.series(_subject_words(subject, words) for subject in lot.subjects)
        lines.append(name + (bought or _("nothing that the catalogue knows")))
    return lines


def _subject_words(subject: InferredSubject, words: Words) -> str:
    reason = subject.reason if subject.certain else words.phrases((words.gettext("not certain"), subject.reason))
    return f"{subject.name or subject.id} ({reason})"


def verdict_words(before: str | None, level_before: int | None, after: str | None, level_after: int | None, words: Words) -> str:
    """Return how an outcome moved, such as `missing to met`; None stands for a finding that was not there."""
    _ = words.gettext
    first, second = (_(OUTCOMES[outcome]) if outcome else _("not there") for outcome in (before, after))
    if before == after:
        return _("{outcome}, level {before} to {after}").format(outcome=first, before=level_before, after=level_after)
    return _("{before} to {after}").format(before=first, after=second)
