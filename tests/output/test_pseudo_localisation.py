"""No word is fixed in the program or in a template: everything that people read can be translated."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from checklist_engine.comparison.compare import compare
from checklist_engine.comparison.saved import keep_what_compares
from checklist_engine.comparison.whatif import choose_actions, what_if
from checklist_engine.guidance.buying import make_buying_guide
from checklist_engine.guidance.guide import make_guide
from checklist_engine.output.comparison_text import render_comparison_text
from checklist_engine.output.html.comparison import render_comparison
from checklist_engine.output.html.guide import render_buying_guide, render_guide
from checklist_engine.output.html.report import render_html
from checklist_engine.output.markdown import render_markdown
from checklist_engine.output.office.clauses import write_clauses
from checklist_engine.output.office.explain_sheet import write_explain_sheet
from checklist_engine.output.office.response_document import write_response_document
from checklist_engine.output.office.response_workbook import write_response_workbook
from checklist_engine.output.office.workbook import write_workbook
from checklist_engine.output.terminal import render_text
from checklist_engine.output.whatif_text import render_what_if
from tests.output.pseudo import marked_knowledge, marked_result, stray_words, visible_text

if TYPE_CHECKING:
    from checklist_engine.knowledge import Knowledge
    from checklist_engine.result import CheckResult


@pytest.fixture
def knowledge(monkeypatch: pytest.MonkeyPatch) -> Knowledge:
    """Return knowledge in the marked language."""
    return marked_knowledge(monkeypatch)


@pytest.fixture
def result(knowledge: Knowledge) -> CheckResult:
    """Return a result in the marked language."""
    return marked_result(knowledge)


def test_the_terminal(result: CheckResult, knowledge: Knowledge) -> None:
    """Every line of `check`."""
    lines = [line for line in render_text(result, top=99).splitlines() if not line.lstrip().startswith(">")]

    assert stray_words("\n".join(lines), knowledge) == []


def test_markdown(result: CheckResult, knowledge: Knowledge) -> None:
    """Every line of the Markdown report."""
    lines = [line for line in render_markdown(result).splitlines() if not line.startswith(">")]

    assert stray_words("\n".join(lines), knowledge) == []


def test_the_report(result: CheckResult, knowledge: Knowledge) -> None:
    """What it shows, and what a screen reader says."""
    assert stray_words(visible_text(render_html(result)), knowledge) == []


def test_a_report_of_what_was_not_assessed(knowledge: Knowledge) -> None:
    """The reason, and what to read instead."""
    result = marked_result(knowledge, requirements=[], waivers=[])

    assert stray_words(visible_text(render_html(result)) + render_text(result), knowledge) == []


def test_word_files(result: CheckResult, knowledge: Knowledge) -> None:
    """Clauses to paste, and the table that suppliers fill in."""
    import docx  # noqa: PLC0415 - only this test reads Word files

    for written in (write_clauses(result), write_response_document(result, knowledge.catalog.standards)):
        document = docx.Document(BytesIO(written))
        texts = [paragraph.text for paragraph in document.paragraphs if paragraph.style is None or paragraph.style.name != "Clause"]
        texts += [cell.text for table in document.tables for row in table.rows for cell in row.cells]

        assert stray_words("\n".join(texts), knowledge) == []


def test_spreadsheets(result: CheckResult, knowledge: Knowledge) -> None:
    """Sheet names, headings and cells."""
    import openpyxl  # noqa: PLC0415 - only this test reads spreadsheets

    standards = knowledge.catalog.standards
    for written in (write_workbook([result]), write_response_workbook(result, standards), write_explain_sheet(result)):
        workbook = openpyxl.load_workbook(BytesIO(written))
        texts = [str(cell.value) for sheet in workbook for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]

        assert stray_words("\n".join([*texts, *workbook.sheetnames]), knowledge) == []


def test_comparisons(result: CheckResult, knowledge: Knowledge) -> None:
    """Ranks, areas, standards and the market, in the terminal and as a page."""
    other = marked_result(knowledge, id="2", title="2/2", subjects=["saas"], waivers=[])
    comparison = compare([keep_what_compares(result), keep_what_compares(other)], words=knowledge.words)

    assert stray_words(render_comparison_text(comparison, knowledge.words), knowledge) == []
    assert stray_words(visible_text(render_comparison(comparison)), knowledge) == []


def test_what_if(result: CheckResult, knowledge: Knowledge) -> None:
    """The score with actions taken."""
    answer, _, _ = what_if(result, choose_actions(result, knowledge, top=5), knowledge)

    assert stray_words(render_what_if(answer, knowledge.words), knowledge) == []


def test_guides_for_small_firms(result: CheckResult, knowledge: Knowledge) -> None:
    """What a supplier has to do, and what a small buyer asks for. Questions to the buyer are in the language of the tender."""
    guide = make_guide(result, knowledge, knowledge)

    assert stray_words(visible_text(render_guide(guide, result)), knowledge) == []
    assert stray_words(visible_text(render_buying_guide(make_buying_guide(result, knowledge), result)), knowledge) == []
