"""The answer of a supplier to a tender for the terminal: readable at 80 columns, and without colour."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import click

from checklist_engine.guidance.speaking import requirement_words
from checklist_engine.wording import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checklist_engine.guidance.buyer_questions import BuyerQuestion
    from checklist_engine.guidance.supplier import Proof
    from checklist_engine.guidance.tender_answer import AnswerLine, TenderAnswer, Verdict
    from checklist_engine.wording import Words

__all__ = ["render_answer"]

_WIDTH = 80
_FIRM = {"must": N_("must"), "should": N_("wish"), "may": N_("free choice")}
_GROUPS: tuple[tuple[str, str, tuple[Verdict, ...]], ...] = (
    ("+", N_("You meet these"), ("met", "renew", "one-is-enough")),
    ("~", N_("You meet these, but cannot prove it yet"), ("proof-missing",)),
    ("!", N_("Missing"), ("not-met", "older-version", "planned", "successor")),
    ("?", N_("Your profile does not say enough"), ("not-said", "version-not-said")),
)


def render_answer(answer: TenderAnswer, words: Words) -> str:
    """Return what is met, what is missing, what may not be used and what to ask, in lines of at most 80 columns."""
    return "\n".join(line.rstrip() for line in _lines(answer, words)) + "\n"


def _lines(answer: TenderAnswer, words: Words) -> Iterator[str]:
    _ = words.gettext
    yield from (click.style(line, bold=True) for line in _wrap(f"{answer.title} ({answer.specification})"))
    yield from _wrap(_("What {supplier} can answer, as of {day}.").format(supplier=answer.supplier, day=words.day(answer.as_of)))
    if answer.deadline:
        yield from _wrap(_("Last day for offers: {day}.").format(day=words.day(answer.deadline)))
        if answer.deadline < answer.as_of:
            yield from _wrap(_("That day is over: --as-of chooses the day for which you ask."))
    if answer.contract_end:
        yield from _wrap(_("The contract ends: {day}.").format(day=words.day(answer.contract_end)))
    yield ""
    if not answer.lines:
        yield from _wrap(_("The tender asks for nothing that your profile could answer."))
    else:
        yield from (click.style(line, bold=True) for line in _wrap(_summary(answer, words)))
    for mark, heading, verdicts in _GROUPS:
        lines = answer.of(*verdicts)
        if lines:
            yield from _heading(_(heading), len(lines))
            for line in lines:
                yield from _line(mark, line, answer, words)
    yield from _forbidden(answer, words)
    yield from _questions(answer, words)


def _summary(answer: TenderAnswer, words: Words) -> str:
    """Return how many of the demands, and of the musts, are met."""
    settled = answer.of("met", "renew", "one-is-enough")
    musts = [line for line in answer.lines if line.firmness == "must"]
    met = [line for line in settled if line.firmness == "must"]
    said = words.ngettext(
        "You meet {met} of {all} demand, and {met_musts} of {musts} that are a must.",
        "You meet {met} of {all} demands, and {met_musts} of {musts} that are a must.",
        len(answer.lines),
    )
    return said.format(met=len(settled), all=len(answer.lines), met_musts=len(met), musts=len(musts))


def _line(mark: str, line: AnswerLine, answer: TenderAnswer, words: Words) -> Iterator[str]:
    _ = words.gettext
    told = [_(_FIRM[line.firmness]), requirement_words(line.requirements, words)]
    if line.lots:
        told.append(words.ngettext("lot {lots}", "lots {lots}", len(line.lots)).format(lots=words.series(line.lots)))
    yield from _wrap(f"{mark} {line.name} ({words.series(filter(None, told))})", "  ", "    ")
    yield from _wrap(f"{line.reason} {line.next_step}".strip(), "    ")
    for proof in line.proof:
        yield from _wrap(_("Proof at hand: {proof}").format(proof=_proof(proof, words)), "    ", "      ")
    if line.light_proof:
        yield from _wrap(_("Proof that is enough: {proof}").format(proof=line.light_proof), "    ", "      ")
    for number, step in enumerate(line.steps, start=1):
        yield from _wrap(f"{number}. {step}", "      ", "         ")
    if line.questions and line.verdict not in ("met", "one-is-enough") and answer.questions:
        numbers = words.series(map(str, line.questions))
        asked = words.ngettext("Ask the buyer: question {numbers}.", "Ask the buyer: questions {numbers}.", len(line.questions))
        yield from _wrap(asked.format(numbers=numbers), "    ")


def _proof(proof: Proof, words: Words) -> str:
    said = [proof.title]
    if proof.valid_until:
        said.append(words.gettext("valid until {day}").format(day=words.day(proof.valid_until)))
    if proof.file:
        said.append(proof.file)
    return words.series(said)


def _forbidden(answer: TenderAnswer, words: Words) -> Iterator[str]:
    _ = words.gettext
    if answer.forbidden:
        yield from _heading(_("You may not use these"), len(answer.forbidden))
    for one in answer.forbidden:
        places = requirement_words(one.requirements, words)
        yield from _wrap(f"{'!' if one.used else '-'} {one.name}{f' ({places})' if places else ''}", "  ", "    ")
        if one.used:
            yield from _wrap(_("Your profile says that you use it. Switch it off before you offer."), "    ")


def _questions(answer: TenderAnswer, words: Words) -> Iterator[str]:
    _ = words.gettext
    if not answer.questions:
        return
    yield from _heading(_("Ask the buyer before the deadline"), len(answer.questions))
    if answer.ask_first:
        names = words.series(answer.ask_first)
        yield from _wrap(_("Do not build this before you have an answer: {names}.").format(names=names), "  ")
    for question in answer.questions:
        yield from _question(question)


def _question(question: BuyerQuestion) -> Iterator[str]:
    yield from _wrap(f"{question.number}. {question.title}. {question.why}", "  ", "     ")
    yield from _wrap(question.text, "     > ")
    for item in question.items:
        yield from _wrap(f"- {item}", "     > ", "     >   ")


def _heading(text: str, count: int) -> Iterator[str]:
    yield ""
    yield click.style(f"{text} ({count})", bold=True)


def _wrap(text: str, indent: str = "", hanging: str | None = None) -> list[str]:
    return textwrap.wrap(
        " ".join(text.split()),
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=indent if hanging is None else hanging,
        break_on_hyphens=False,
    )
