"""The guides as PDF: accessible, archivable, short, the same bytes every time."""

from __future__ import annotations

import io
import re
from itertools import pairwise
from typing import Any

import page
import pikepdf
import pytest

from checklist_engine.output.pdf.guide import write_guide_pdf, write_guide_pdf_with_complaints
from tests.output.guides import BUYING, GUIDES, Made, page_of
from tests.output.structure import read_structure
from tests.output.test_pdf_writer import streams_have_their_length

KINDS = {**GUIDES, **BUYING}
MOST_PAGES = 8
Drawn = tuple[str, Made, bytes, tuple[str, ...]]


@pytest.fixture(scope="module", params=KINDS)
def drawn(request: pytest.FixtureRequest) -> Drawn:
    """Return a kind of guide, the guide, its PDF, and what was complained about."""
    made = KINDS[request.param]()
    return request.param, made, *write_guide_pdf_with_complaints(*made, b"{}")


def test_validators_accept_it_and_nothing_is_drawn_in_silence_that_is_wrong(drawn: Drawn) -> None:
    """PDF/UA-1 and PDF/A-3a at once; no missing glyph, no ignored style. One finding is judged here, as for reports."""
    misread = ("PDFA3A-STREAM-LENGTH-001", "a stream /Length does not match its raw content length")
    for profile in ("ua1", "3a"):
        failures = {(failure.rule_id, failure.message) for failure in page.validate_pdf_bytes(drawn[2], profile=profile).failures}
        if misread in failures and streams_have_their_length(drawn[2]):
            failures.remove(misread)
        assert failures == set()
    assert drawn[3] == ()


def test_fifteen_demands_take_at_most_eight_pages() -> None:
    """Even those fifteen about which there is the most to say, under a long title."""
    pdf = write_guide_pdf(*GUIDES["wordy"](), b"{}")

    assert len(pikepdf.open(io.BytesIO(pdf)).pages) <= MOST_PAGES


def test_no_page_is_empty(drawn: Drawn) -> None:
    """Every page has words in its body: more marked contents than its running head and number."""
    document: Any = pikepdf.open(io.BytesIO(drawn[2]))
    parents = document.Root["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    for number in range(len(document.pages)):
        assert len([owner for owner in parents[2 * number + 1] if isinstance(owner, pikepdf.Dictionary)]) > 2


def test_tables_headings_lists_and_quotes_are_those_of_the_page(drawn: Drawn) -> None:
    """One table a table, also over pages; headers with a scope; headings in order; nothing read that runs along the edge."""
    html = page_of(drawn[1], attached=True)
    tree, marked = read_structure(drawn[2])

    assert len(tree.find("Table")) == html.count("<table")
    assert len(tree.find("TR")) == html.count("<tr")
    assert {str(head.attributes.get("Scope")) for head in tree.find("TH")} <= {"/Row", "/Column"}
    assert [tag.kind for tag in tree.find("H1", "H2", "H3", "H4")] == [f"H{level}" for level in re.findall("<h([1-4])[ >]", html)]
    # The items of the list of contents have a tag of their own.
    assert len(tree.find("TOCI")) == html.count('<span class="dots">')
    assert len(tree.find("LI", "TOCI")) == len(re.findall("<li[ >]", html))
    assert len(tree.find("BlockQuote")) == html.count("<blockquote")
    assert all({kid.kind for kid in item.kids} <= {"Lbl", "LBody"} for item in tree.find("LI"))
    owned = [content for tag in tree.walk() for content in tag.contents]
    assert len(owned) == len(set(owned))
    assert set(owned) == {(number, content) for number, contents in enumerate(marked) for content in contents}


def test_no_heading_stands_alone_at_the_foot_of_a_page(drawn: Drawn) -> None:
    """What follows a heading begins on the same page."""
    tree, _ = read_structure(drawn[2])
    tags = [tag for tag in tree.walk() if tag.contents]
    headings = [(tag, after) for tag, after in pairwise(tags) if re.fullmatch("H[1-4]", tag.kind)]

    assert headings
    assert [tag.kind for tag, after in headings if tag.contents[-1][0] != after.contents[0][0]] == []


def test_the_result_is_attached_and_the_same_guide_gives_the_same_bytes() -> None:
    """Dated by the day of judgement."""
    made = GUIDES["everything"]()
    pdf = write_guide_pdf(*made, b'{"schema_version": "1.0"}')
    document = pikepdf.open(io.BytesIO(pdf))

    assert pdf == write_guide_pdf(*made, b'{"schema_version": "1.0"}')
    assert document.attachments["result.json"].get_file().read_bytes() == b'{"schema_version": "1.0"}'
    with document.open_metadata() as metadata:
        assert str(metadata["xmp:CreateDate"])[:10] == "2026-12-01"
        assert metadata["pdfuaid:part"] == "1"
