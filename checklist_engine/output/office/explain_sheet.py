"""The explain sheet: every mandate that binds and is not met, with a box for the reason. `--answers` reads it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from checklist_engine.catalog.standard import Mandate
from checklist_engine.documents.explain_sheet import EXPLAIN_HEADINGS
from checklist_engine.output.office.sheet import Column, add_sheet, new_workbook, save_workbook
from checklist_engine.output.pdf.metadata import moment_of
from checklist_engine.wording import N_, words_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checklist_engine.result import CheckResult
    from checklist_engine.wording import Words

__all__ = ["Unmet", "unmet_mandates", "write_explain_sheet"]

_BINDING = {"law": N_("law"), "comply-or-explain": N_("comply or explain")}
_OPEN = ("reason", "approved_by", "until")
_WIDTHS = {"rule": 30, "title": 40, "lots": 12, "mandate": 45, "authority": 26, "source": 36, "reason": 60, "approved_by": 26, "until": 13}


class Unmet(msgspec.Struct, frozen=True, kw_only=True):
    """A rule that is not met although a mandate binds: in which lots (none: in all), and which mandates those are."""

    rule: str
    title: str
    lots: tuple[str, ...]
    mandates: tuple[Mandate, ...]


def unmet_mandates(result: CheckResult) -> tuple[Unmet, ...]:
    """Return what has to be complied with or explained, the most important first."""
    unmet = {(finding.rule, finding.lot) for finding in result.findings if finding.outcome in ("missed", "partly", "contradicted")}
    lots: dict[str, list[str]] = {}
    titles: dict[str, str] = {}
    mandates: dict[str, dict[Mandate, None]] = {}
    for action in result.recommendations:
        binding = [mandate for mandate in action.mandates if mandate.level in _BINDING]
        if binding and (action.rule, action.lot) in unmet:
            titles.setdefault(action.rule, action.title)
            lots.setdefault(action.rule, []).append(action.lot)
            mandates.setdefault(action.rule, {}).update(dict.fromkeys(binding))
    order = {lot.id: place for place, lot in enumerate(result.lots)}
    return tuple(
        Unmet(
            rule=rule,
            title=title,
            lots=tuple(sorted(lots[rule], key=lambda lot: order.get(lot, 0))) if len(lots[rule]) < len(result.lots) else (),
            mandates=tuple(mandates[rule]),
        )
        for rule, title in titles.items()
    )


def write_explain_sheet(result: CheckResult) -> bytes:
    """Return the sheet as an .xlsx file; it is dated SOURCE_DATE_EPOCH or the day of judgement.

    Raises:
        UsageError: the library is missing, or SOURCE_DATE_EPOCH is no number.

    """
    words = words_for(result.language)
    _ = words.gettext
    workbook = new_workbook(_("Comply or explain: specification {id}").format(id=result.specification.id), words)
    columns = [Column(_(heading), _WIDTHS[key], open=key in _OPEN) for key, heading in EXPLAIN_HEADINGS.items()]
    unmet = unmet_mandates(result)
    rows = [
        (
            one.rule,
            one.title,
            "\n".join(one.lots),
            "\n".join(dict.fromkeys(_mandate_words(mandate, words) for mandate in one.mandates)),
            "\n".join(dict.fromkeys(mandate.authority for mandate in one.mandates)),
            "\n".join(dict.fromkeys(mandate.source for mandate in one.mandates)),
            None,
            None,
            None,
        )
        for one in unmet
    ]
    sheet = add_sheet(workbook, _("Explain"), columns, rows, words)
    sheet.freeze_panes = "C2"
    _expect_days(sheet, len(columns), len(rows), words)
    help_columns = [Column(_("How to fill it in"), 110)]
    add_sheet(workbook, _("How to fill it in"), help_columns, ((line,) for line in _help(result, len(rows), words)), words)
    return save_workbook(workbook, moment_of(result.as_of))


def _mandate_words(mandate: Mandate, words: Words) -> str:
    _ = words.gettext
    parts = [_(_BINDING[mandate.level])]
    if mandate.country:
        parts.append(mandate.country)
    if mandate.threshold:
        parts.append(_("from {threshold}").format(threshold=mandate.threshold))
    if mandate.from_:
        parts.append(_("since {day}").format(day=mandate.from_))
    if mandate.until:
        parts.append(_("until {day}").format(day=mandate.until))
    said = ", ".join(parts)
    return f"{said}. {mandate.note}" if mandate.note else said


def _expect_days(sheet: Any, column: int, count: int, words: Words) -> None:  # noqa: ANN401 - the library has no types
    """Let the last column take days alone."""
    if not count:
        return
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - an optional library
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415

    letter = get_column_letter(column)
    rule = DataValidation(type="date", operator="greaterThan", formula1="36526", allow_blank=True, showErrorMessage=True)
    rule.error = words.gettext("This is no date. Write it as 2026-12-31, or leave it empty.")[:225]
    rule.add(f"{letter}2:{letter}{count + 1}")
    sheet.add_data_validation(rule)
    for row in range(2, count + 2):
        sheet.cell(row, column).number_format = "yyyy-mm-dd"


def _help(result: CheckResult, count: int, words: Words) -> Sequence[str]:
    _ = words.gettext
    if result.assessability.state != "assessed":
        return [_("There is nothing to explain: {reason}").format(reason=result.assessability.reason)]
    if not count:
        return [_("There is nothing to explain: no mandate that binds this buyer is left out.")]
    return [
        words.ngettext(
            "{count} expectation is not met although law or a comply-or-explain duty asks for it.",
            "{count} expectations are not met although law or a comply-or-explain duty asks for them.",
            count,
        ).format(count=count),
        _(
            "Where you can, ask for it: `checklist-engine clauses` writes the sentence. "
            "A reason does not lift a duty by law: ask your lawyer first."
        ),
        _("Where you cannot, write the reason, who approved it, and until when it holds. A row without a reason is left out."),
        _("Then check again with: checklist-engine check {file} --answers explain.xlsx").format(file=result.specification.source),
    ]
