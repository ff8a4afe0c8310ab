"""The comparison as PDF."""

from __future__ import annotations

import io
from typing import Any

import page
import pikepdf
import pytest

from checklist_engine.output.comparison_json import encode_comparison
from checklist_engine.output.html.comparison import render_comparison
from checklist_engine.output.pdf.comparison import write_comparison_pdf, write_comparison_pdf_with_complaints
from tests.output.comparisons import COMPARISONS, plain
from tests.output.structure import read_structure
from tests.output.test_pdf_writer import streams_have_their_length


@pytest.fixture(scope="module", params=["plain", "many", "none", "ugly", "versions"])
def drawn(request: pytest.FixtureRequest) -> tuple[Any, bytes, tuple[str, ...]]:
    """Return a comparison, its PDF, and what was complained about."""
    comparison = COMPARISONS[request.param]()
    return comparison, *write_comparison_pdf_with_complaints(comparison)


def test_validators_accept_it_and_nothing_is_drawn_in_silence_that_is_wrong(drawn: tuple[Any, bytes, tuple[str, ...]]) -> None:
    """PDF/UA-1 and PDF/A-3a at once; no missing glyph, no ignored style. One finding is judged here, as for reports."""
    misread = ("PDFA3A-STREAM-LENGTH-001", "a stream /Length does not match its raw content length")
    for profile in ("ua1", "3a"):
        failures = {(failure.rule_id, failure.message) for failure in page.validate_pdf_bytes(drawn[1], profile=profile).failures}
        if misread in failures and streams_have_their_length(drawn[1]):
            failures.remove(misread)
        assert failures == set()
    assert drawn[2] == ()


def test_one_table_a_table_with_headers_that_have_a_scope(drawn: tuple[Any, bytes, tuple[str, ...]]) -> None:
    """Also over page breaks."""
    tree, _ = read_structure(drawn[1])
    html = render_comparison(drawn[0], paper=True, attached=True)

    assert len(tree.find("Table")) == html.count("<table")
    assert {str(head.attributes.get("Scope")) for head in tree.find("TH")} <= {"/Row", "/Column"}
    assert len(tree.find("H1")) == 1


def test_the_whole_comparison_is_attached(drawn: tuple[Any, bytes, tuple[str, ...]]) -> None:
    """Once, under its name."""
    document = pikepdf.open(io.BytesIO(drawn[1]))

    assert list(document.attachments) == ["comparison.json"]
    assert document.attachments["comparison.json"].get_file().read_bytes() == encode_comparison(drawn[0])


def test_wide_tables_lie_across_and_no_page_is_empty(drawn: tuple[Any, bytes, tuple[str, ...]]) -> None:
    """Every page has words in its body: more marked contents than its running head and number."""
    document = pikepdf.open(io.BytesIO(drawn[1]))
    parents: Any = document.Root["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    widths = {round(float(sheet.mediabox[2])) for sheet in document.pages}

    assert widths == ({595, 842} if drawn[0].assessed else {595})
    for number in range(len(document.pages)):
        owned = [owner for owner in parents[2 * number + 1] if isinstance(owner, pikepdf.Dictionary)]
        assert len(owned) > 3


def test_the_same_comparison_gives_the_same_bytes() -> None:
    """The PDF is dated by the last day of judgement."""
    pdf = write_comparison_pdf(plain())

    assert pdf == write_comparison_pdf(plain())
    with pikepdf.open(io.BytesIO(pdf)).open_metadata() as metadata:
        assert str(metadata["xmp:CreateDate"])[:10] == "2026-12-01"
