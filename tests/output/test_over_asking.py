"""What a specification asks for more than it needs stands in a chapter of its own: what, why it may hurt, what to write instead."""

from __future__ import annotations

import json

import click

from checklist_engine.output.html.report import render_html
from checklist_engine.output.markdown import render_markdown
from checklist_engine.output.office.workbook import write_workbook
from checklist_engine.output.oscal_results import write_oscal_results
from checklist_engine.output.sarif import write_sarif
from checklist_engine.output.terminal import render_text
from tests.output.office.reading import headed_rows, opened_workbook
from tests.output.results import plain

WHAT, HARM, INSTEAD = "Two certificates prove the same.", "Few suppliers hold both.", "Ask for one of them."
UNCLEAR = "Say how a bidder proves it."


def test_the_page_gives_it_a_chapter() -> None:
    """Apart from demands that are merely unclear."""
    page = render_html(plain(), paper=True)
    over_asking = page.split('<h2 id="over-asking">')[1].split("</section>")[0]
    unclear = page.split('<h2 id="remarks">')[1].split("</section>")[0]

    for text in (WHAT, f"<strong>Why it may hurt:</strong> {HARM}", f"<strong>What to write instead:</strong> {INSTEAD}"):
        assert text in over_asking
        assert text not in unclear
    assert "The supplier shall hold both certificates." in over_asking
    assert UNCLEAR in unclear


def test_texts_give_it_a_section() -> None:
    """In the terminal and in Markdown."""
    text, markdown = click.unstyle(render_text(plain())), render_markdown(plain())

    assert f"Asks more than needed (no points)\n  - {WHAT}\n    {HARM}\n    Instead: {INSTEAD}\n" in text
    assert f"Remarks on the demands (no points)\n  - {UNCLEAR}\n" in text
    assert f"## Asks more than needed (no points)\n\n- {WHAT}\n  - {HARM}\n  - Instead: {INSTEAD}\n" in markdown
    assert f"## Remarks on the demands (no points)\n\n- {UNCLEAR}\n" in markdown


def test_tables_and_tools_say_it_whole() -> None:
    """One sentence after another, for readers that have one field."""
    whole = f"{WHAT} {HARM} {INSTEAD}"
    rows = headed_rows(opened_workbook(write_workbook([plain()]))["Findings"])
    (run,) = json.loads(write_sarif([plain()]))["runs"]

    assert [row["What was found"] for row in rows if row["Outcome"] == "asks more than needed"] == [whole]
    assert [row["What was found"] for row in rows if row["Outcome"] == "remark"] == [UNCLEAR]
    assert whole in [one["message"]["text"] for one in run["results"]]
    assert json.dumps(whole) in write_oscal_results([plain()]).decode()
