"""The findings as CSV: one row a rule and lot, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from checklist_engine.output.words import demand_words
from checklist_engine.wording import words_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checklist_engine.result import CheckResult

__all__ = ["COLUMNS", "safe_cell", "write_csv"]

COLUMNS = (
    "specification",
    "lot",
    "area",
    "rule",
    "severity",
    "applicability",
    "outcome",
    "level",
    "rank",
    "gain",
    "effort",
    "message",
    "clause",
    "quotes",
    "places",
    "demands",
)

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def safe_cell(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula: an apostrophe stands before a dangerous first character.

    Source: OWASP, CSV Injection.
    """
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def write_csv(results: Sequence[CheckResult]) -> str:
    """Return all findings that apply or may apply, in the order of the results; lines end with CRLF as RFC 4180 says."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(COLUMNS)
    for result in results:
        words = words_for(result.language)
        actions = {(action.rule, action.lot): action for action in result.recommendations}
        for finding in result.findings:
            if finding.applicability == "no":
                continue
            action = actions.get((finding.rule, finding.lot))
            row = (
                result.specification.id,
                finding.lot,
                finding.area,
                finding.rule,
                finding.severity,
                finding.applicability,
                finding.outcome,
                "" if finding.level is None else str(finding.level),
                str(action.rank) if action else "",
                f"{action.gain:.2f}" if action else "",
                action.effort if action else "",
                finding.message,
                action.clause if action else "",
                " | ".join(item.quote for item in finding.evidence),
                " | ".join(item.pointer for item in finding.evidence),
                " | ".join(demand_words(item, result.standard_names, words) for item in finding.evidence),
            )
            writer.writerow([safe_cell(cell) for cell in row])
    return buffer.getvalue()
