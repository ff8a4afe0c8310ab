"""The clauses to paste as a Word document: officers live in Word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist_engine.output.office.word import add_style, add_text, new_document, save_document
from checklist_engine.output.pdf.metadata import moment_of
from checklist_engine.output.sharing import act_once
from checklist_engine.output.words import ACTIONS, STAGES_OF_PROOF, lot_words
from checklist_engine.wording import words_for

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docx.document import Document

    from checklist_engine.output.sharing import Action
    from checklist_engine.result import CheckResult
    from checklist_engine.wording import Words

__all__ = ["write_clauses"]


def write_clauses(result: CheckResult, softer: Mapping[str, str] | None = None) -> bytes:
    """Return a .docx file with a heading for each area and each clause in the language that it is written in.

    `softer` gives the form to paste instead for each firm clause that has one. The file is dated SOURCE_DATE_EPOCH or the day of
    judgement.

    Raises:
        UsageError: the library is missing, or SOURCE_DATE_EPOCH is no number.

    """
    words = words_for(result.language)
    _ = words.gettext
    title = _("Clauses for: {title}").format(title=" ".join(result.specification.title.split()))
    document = new_document(title, words)
    actions = act_once(result.recommendations)
    _add_styles(document, {action.item.clause_language for action in actions})
    add_text(document, title, "Title")
    add_text(document, _introduction(result, len(actions), words), "Clause note")
    reviewed = any(action.item.reviewed for action in actions)
    if actions and not reviewed:
        add_text(document, _("No native professional has reviewed these clauses yet: let a lawyer or engineer read them."), "Clause note")
    areas = {area.id: (area.name, area.plain) for area in result.areas}
    order = [*areas, *(action.item.area for action in actions)]
    for area in dict.fromkeys(order):
        own = [action for action in actions if action.item.area == area]
        if own:
            name, plain = areas.get(area, (area, ""))
            add_text(document, name, "Heading 1")
            if plain:
                add_text(document, plain, "Clause introduction")
            for action in own:
                _add_action(document, action, result, softer, words)
                if reviewed and not action.item.reviewed:
                    add_text(document, _("Not yet reviewed by a native professional."), "Clause note")
    return save_document(document, moment_of(result.as_of))


def _add_styles(document: Document, languages: set[str]) -> None:
    for language in sorted(languages):
        add_style(document, _clause_style(language), size=11, language=language, after=6, whole=True)
    add_style(document, "Clause heading for proof", size=9, bold=True, after=0, keep=True)
    add_style(document, "Clause proof", size=9, indent=0.6, after=2, whole=True)
    add_style(document, "Clause note", size=9, grey=True, after=6)
    add_style(document, "Clause introduction", size=9, grey=True, after=6, keep=True)


def _clause_style(language: str) -> str:
    return f"Clause ({language})"


def _introduction(result: CheckResult, count: int, words: Words) -> str:
    _ = words.gettext
    if result.assessability.state != "assessed":
        return _("There are no clauses: {reason}").format(reason=result.assessability.reason)
    if not count:
        return _("There is nothing to add: the specification asks for everything that applies, with proof.")
    said = words.ngettext(
        "{count} clause for specification {id}, as of {day}. Replace what stands in [square brackets]. Leave out what does not fit.",
        "{count} clauses for specification {id}, as of {day}. Replace what stands in [square brackets]. Leave out what does not fit.",
        count,
    )
    return said.format(count=count, id=result.specification.id, day=words.day(result.as_of))


def _add_action(document: Document, action: Action, result: CheckResult, softer: Mapping[str, str] | None, words: Words) -> None:
    _, item = words.gettext, action.item
    add_text(document, f"{item.title}{lot_words(action.lots, result)}", "Heading 2")
    met = {finding.outcome for finding in result.findings if finding.rule == item.rule and finding.lot in action.lots} == {"met"}
    if met:
        add_text(
            document, _("The specification asks for this already, without proof. Put this clause in its place."), "Clause introduction"
        )
    elif item.contradicted:
        add_text(document, _("The specification asks for the opposite. Take that out, and use this clause."), "Clause introduction")
    elif item.action != "insert-clause":
        add_text(document, _("{action}.").format(action=_(ACTIONS[item.action])), "Clause introduction")
    for clause in item.clause.splitlines():
        # What is required already is not asked for more softly.
        form = clause if met or softer is None else softer.get(clause)
        add_text(document, form or clause, _clause_style(item.clause_language))
        if form is None:
            add_text(document, _("There is no softer form of this clause."), "Clause note")
    if item.verification:
        add_text(document, _("How to verify"), "Clause heading for proof")
        for step in item.verification:
            said = _("{when}: {method} Evidence: {evidence}.")
            evidence = step.evidence.rstrip(".")
            add_text(document, said.format(when=_(STAGES_OF_PROOF[step.when]), method=step.method, evidence=evidence), "Clause proof")
