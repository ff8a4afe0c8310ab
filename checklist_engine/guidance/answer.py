"""What a supplier can answer to a tender: which demands it meets, which proof is at hand, what is missing, what to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import msgspec

from checklist_engine.catalog.versions import offers, overlaps, parse_range
from checklist_engine.guidance.asked import gather_forbidden
from checklist_engine.guidance.successors import current_version, named_version
from checklist_engine.guidance.tender_answer import ANSWER_SCHEMA_VERSION, AnswerLine, Forbidden, TenderAnswer, Verdict
from checklist_engine.phrases import listed, version_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from checklist_engine.catalog.standard import Standard
    from checklist_engine.guidance.guide import Guide, Task
    from checklist_engine.guidance.supplier import Held, Proof, Supplier
    from checklist_engine.knowledge import Knowledge
    from checklist_engine.result import CheckResult
    from checklist_engine.wording import Words

__all__ = ["GOOD", "answer_tender"]

GOOD: tuple[Verdict, ...] = ("met", "renew", "proof-missing")
"""The verdicts that say that the supplier meets it."""


def answer_tender(guide: Guide, result: CheckResult, supplier: Supplier, knowledge: Knowledge) -> TenderAnswer:
    """Return how `supplier` stands with each task of `guide`, in its order.

    Proof has to count on the last day for offers, else on the day of judgement; a proof that runs out before the contract ends is told.
    """
    judge = _Judge(result, supplier, knowledge)
    lines = _one_is_enough(tuple(judge.line(task) for task in guide.tasks), guide, knowledge.words)
    specification = result.specification
    return TenderAnswer(
        schema_version=ANSWER_SCHEMA_VERSION,
        engine=result.engine,
        catalog=result.catalog,
        rules=result.rules,
        profile=result.profile,
        as_of=result.as_of,
        language=result.language,
        specification=specification.id,
        title=specification.title,
        supplier=supplier.name,
        deadline=specification.deadline,
        contract_end=specification.contract_end,
        counts={verdict: count for verdict in get_args(Verdict) if (count := sum(line.verdict == verdict for line in lines))},
        lines=lines,
        forbidden=judge.forbidden(),
        ask_first=guide.ask_first,
        questions=guide.questions,
    )


class _Judge:
    """Holds the profile of a supplier against the tasks of a tender."""

    def __init__(self, result: CheckResult, supplier: Supplier, knowledge: Knowledge) -> None:
        self.result = result
        self.held = supplier.held
        self.standards = knowledge.catalog.standards
        self.words = knowledge.words
        self.day = result.specification.deadline or result.as_of
        self.end = result.specification.contract_end

    def line(self, task: Task) -> AnswerLine:
        """Return how the supplier stands with a task."""
        standard = self.standards[task.standard]
        held = self._held(standard)
        proof = tuple(one for one in held.proof if one.counts_on(self.day)) if held else ()
        verdict, reason, step = self._verdict(task, standard, held, proof)
        lacking = verdict not in ("met", "renew")
        return AnswerLine(
            number=task.number,
            standard=task.standard,
            name=task.name,
            firmness=task.firmness,
            requirements=task.requirements,
            lots=task.lots,
            verdict=verdict,
            reason=reason,
            next_step=step,
            proof=proof if verdict in GOOD else (),
            light_proof=task.proof if lacking else None,
            steps=task.steps if verdict in ("not-met", "planned", "older-version") else (),
            questions=task.questions,
        )

    def _held(self, standard: Standard) -> Held | None:
        """Return what the supplier says of a standard, or of one that puts it into effect."""
        own = self.held.get(standard.id)
        if own is not None and own.state is not None:
            return own
        realised = (self.held[key] for key in standard.realised_by if key in self.held)
        return next((held for held in realised if held.state == "met"), own)

    def _verdict(self, task: Task, standard: Standard, held: Held | None, proof: tuple[Proof, ...]) -> tuple[Verdict, str, str]:
        _ = self.words.gettext
        if held is None or held.state is None:
            return self._not_said(standard)
        if held.state == "not-met":
            return "not-met", _("You do not meet it."), self._begin(task)
        if held.state == "planned":
            return "planned", *self._planned(task, held)
        if held.standard == standard.id:
            wanted = self._version(task, standard, held)
            if wanted is not None:
                return wanted
        if self._needs_proof(task, standard) and not proof:
            return "proof-missing", *self._no_proof(held)
        return self._met(held, standard, proof)

    def _not_said(self, standard: Standard) -> tuple[Verdict, str, str]:
        _ = self.words.gettext
        successors = [key for key in standard.replaced_by if key in self.held and self.held[key].state == "met"]
        if successors:
            names = listed((self.standards[key].name for key in successors), self.words)
            said = _("You meet what came after it: {names}.").format(names=names)
            return "successor", said, _("Ask the buyer to accept it.")
        return "not-said", _("Your profile does not say whether you meet it."), _("Write it into your profile.")

    def _planned(self, task: Task, held: Held) -> tuple[str, str]:
        _ = self.words.gettext
        if held.ready_by is None:
            return _("You plan to meet it."), _("Say in your offer from which day you meet it.")
        day = self.words.day(held.ready_by)
        if held.ready_by <= self.day:
            return _("You plan to meet it on {day}, in time.").format(day=day), _("Say so in your profile when you do.")
        if task.role == "selection-criterion":
            return _("You plan to meet it on {day}, after the last day for offers.").format(day=day), self._begin(task)
        return _("You plan to meet it on {day}.").format(day=day), _("Say so in your offer, or ask the buyer whether that is in time.")

    def _version(self, task: Task, standard: Standard, held: Held) -> tuple[Verdict, str, str] | None:
        """Return a verdict where the version is unknown or too old, else None."""
        _ = self.words.gettext
        matters = any(version.status != "current" for version in standard.versions)
        if not task.versions and not matters:
            return None
        asked = listed((version_words(version, self.words) for version in task.versions), self.words)
        wanted = asked or current_version(standard, self.words)
        if held.version is None:
            said = _("You meet it, but your profile does not say in which version. Asked for: {version}.").format(version=wanted)
            return "version-not-said", said, _("Write the version into your profile.")
        offered = parse_range(held.version, standard)
        ranges = [parse_range(version, standard) for version in task.versions]
        if all(offers(offered, one, standard) for one in ranges) if ranges else offers(offered, None, standard):
            return None
        said = _("Your version is {yours}. More is asked for: {version}.")
        yours = version_words(held.version, self.words)
        return (
            "older-version",
            said.format(yours=yours, version=wanted),
            self._begin(task) if task.effort == "high" else _("Move to what is asked for."),
        )

    @staticmethod
    def _needs_proof(task: Task, standard: Standard) -> bool:
        return bool(task.proof_asked) or standard.kind in ("certification", "label")

    def _no_proof(self, held: Held) -> tuple[str, str]:
        _ = self.words.gettext
        expired = [proof for proof in held.proof if proof.valid_until is not None and proof.valid_until < self.day]
        if expired:
            said = _("Your proof has run out by the last day for offers: {title}, valid until {day}.")
            return said.format(title=expired[0].title, day=self.words.day(expired[0].valid_until or "")), _("Renew it.")
        later = [proof for proof in held.proof if proof.issued is not None and proof.issued > self.day]
        if later:
            said = _("Your proof counts only after the last day for offers: {title}, from {day}.")
            return said.format(title=later[0].title, day=self.words.day(later[0].issued or "")), _(
                "Ask for it earlier, or offer other proof."
            )
        return _("You meet it, but you have no proof at hand."), _("Arrange a proof.")

    def _met(self, held: Held, standard: Standard, proof: tuple[Proof, ...]) -> tuple[Verdict, str, str]:
        _ = self.words.gettext
        name = self.standards[held.standard].name
        said = _("You meet it.") if held.standard == standard.id else _("You meet it by way of {name}.").format(name=name)
        ends = [one.valid_until or "" for one in proof]
        if proof and all(ends) and self.end is not None and max(ends) < self.end:
            told = _("Your proof runs out on {day}, before the contract ends on {end}.")
            reason = f"{said} {told.format(day=self.words.day(max(ends)), end=self.words.day(self.end))}"
            return "renew", reason, _("Plan to renew it, and say so in your offer.")
        return "met", said, ""

    def _begin(self, task: Task) -> str:
        _ = self.words.gettext
        if task.firmness != "must":
            return _("You may leave it; the offer is stronger with it.")
        if task.effort == "high":
            return _("This takes months. Ask the buyer whether lighter proof is enough, or find a partner that has it.")
        return _("Begin now; the steps are below.")

    def forbidden(self) -> tuple[Forbidden, ...]:
        """Return what the tender forbids; it is used where the profile says that a forbidden version, or the standard at all, is met."""
        found: dict[str, tuple[str, list[str], bool]] = {}
        for demand in gather_forbidden(self.result.demands, self.standards):
            standard = self.standards[demand.standard]
            held = self.held.get(standard.id)
            used = held is not None and held.state == "met"
            if used and held is not None and demand.version is not None:
                used = held.version is not None and overlaps(parse_range(held.version, standard), parse_range(demand.version, standard))
            name = named_version(demand, self.standards, self.words)
            _, requirements, before = found.setdefault(name, (standard.id, [], False))
            requirements.append(demand.requirement)
            found[name] = (standard.id, requirements, before or used)
        return tuple(
            Forbidden(standard=key, name=name, requirements=tuple(dict.fromkeys(filter(None, requirements))), used=used)
            for name, (key, requirements, used) in found.items()
        )


def _one_is_enough(lines: tuple[AnswerLine, ...], guide: Guide, words: Words) -> tuple[AnswerLine, ...]:
    """Return the lines with those set aside of whose alternatives one is met."""
    met: Mapping[str, str] = {line.name: line.name for line in lines if line.verdict in GOOD}

    def settled(alternatives: Iterable[str]) -> str | None:
        return next((met[name] for name in alternatives if name in met), None)

    said = words.gettext("You meet {name}, and one of them is enough.")
    return tuple(
        msgspec.structs.replace(
            line, verdict="one-is-enough", reason=said.format(name=other), next_step="", light_proof=None, steps=(), proof=()
        )
        if line.verdict not in GOOD and (other := settled(task.alternatives)) is not None
        else line
        for line, task in zip(lines, guide.tasks, strict=True)
    )
