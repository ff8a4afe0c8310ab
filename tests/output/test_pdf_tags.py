"""What a screen reader meets in the PDF."""

from __future__ import annotations

import inspect
import io
import re
from typing import Any

import pikepdf
import pytest

from checklist_engine.output.html.report import render_html
from checklist_engine.output.pdf.writer import write_pdf
from tests.output.results import KINDS
from tests.output.structure import Tag, read_structure

Read = tuple[str, bytes, Tag, list[set[int]]]


@pytest.fixture(scope="module", params=["plain", "two-lots", "not-assessed", "large"])
def read(request: pytest.FixtureRequest) -> Read:
    """Return the page and the PDF of a result, and the structure that was read from it."""
    result = KINDS[request.param]()
    pdf = write_pdf(result, b"{}")
    return render_html(result, attached=True), pdf, *read_structure(pdf)


def test_every_table_is_one_table(read: Read) -> None:
    """A table over several pages is one table with one head."""
    html, _, tree, _ = read
    tables = tree.find("Table")
    assert len(tables) == html.count("<table")
    assert all(len(table.find("THead")) <= 1 for table in tables)
    assert len(tree.find("TR")) == html.count("<tr")
    assert len(tree.find("TH")) == len(re.findall("<th[ >]", html))
    assert len(tree.find("TD")) == len(re.findall("<td[ >]", html))


def test_every_header_cell_says_what_it_heads(read: Read) -> None:
    """Headers have the scope of the page, and cells name headers that exist."""
    html, _, tree, _ = read
    scopes = [str(cell.attributes["Scope"])[1:].lower() for cell in tree.find("TH")]
    assert scopes == [scope.removesuffix("umn") + "umn" * scope.startswith("col") for scope in re.findall('scope="(col|row)"', html)]


def test_headings_are_those_of_the_page_in_its_order(read: Read) -> None:
    """One heading a heading, none cut in two by a page."""
    html, _, tree, _ = read
    wanted = [f"H{level}" for level in re.findall("<h([1-4])[ >]", html)]
    assert [tag.kind for tag in tree.find("H1", "H2", "H3", "H4")] == wanted


def test_running_heads_and_repeated_table_heads_are_not_read_out(read: Read) -> None:
    """Every marked content has exactly one owner in the tree; page numbers and repeated heads are artifacts."""
    _, pdf, tree, marked = read
    owned = [content for tag in tree.walk() for content in tag.contents]
    assert len(owned) == len(set(owned))
    assert set(owned) == {(page, content) for page, contents in enumerate(marked) for content in contents}
    document: Any = pikepdf.open(io.BytesIO(pdf))
    for number, page in enumerate(document.pages):
        assert page.Contents.read_bytes().count(b"/Pagination") >= (3 if number else 1)


def test_lists_links_and_the_gauge(read: Read) -> None:
    """Lists hold items with bodies, links are announced by their words, the gauge has an alternative."""
    html, pdf, tree, _ = read
    assert all({kid.kind for kid in item.kids} <= {"Lbl", "LBody"} for item in tree.find("LI"))
    links = [tag for tag in tree.find("Link") if tag.contents]
    document: Any = pikepdf.open(io.BytesIO(pdf))
    spoken = [str(link["/Contents"]) for page in document.pages for link in page.get("/Annots", [])]
    assert len(links) == len(spoken) == len(re.findall("<a href", html))
    assert spoken == re.findall('<a href="[^"]+">([^<]+)</a>', html)
    figures = tree.find("Figure")
    assert len(figures) == html.count("<svg")
    assert all(figure.alternative and figure.alternative.startswith("Score 41.3 of 100, grade D") for figure in figures)


def test_the_list_of_contents_is_one(read: Read) -> None:
    """Each entry is an item with a reference: the link to its chapter, and the page."""
    html, _, tree, _ = read
    contents = tree.find("TOC")
    items = tree.find("TOCI")

    assert len(contents) == html.count('<ol class="contents">')
    assert [kid.kind for one in contents for kid in one.kids] == ["TOCI"] * html.count('<span class="dots">')
    assert all([kid.kind for kid in item.kids] in (["Reference"], ["Lbl", "Reference"]) for item in items)
    assert all(len(item.find("Link")) == 1 and not item.find("P", "Div") for item in items)
    assert len(tree.find("LI", "TOCI")) == len(re.findall("<li[ >]", html))


def test_the_language_of_the_page_and_of_clauses(read: Read) -> None:
    """The document is English, and a Dutch clause in it is Dutch."""
    html, pdf, tree, _ = read
    document: Any = pikepdf.open(io.BytesIO(pdf))
    assert str(document.Root["/Lang"]) == "en"
    assert [tag.language for tag in tree.walk() if tag.language] == re.findall('class="clause" lang="(nl)"', html)


def test_the_figure_box_is_on_the_page() -> None:
    """The box of the gauge is given in points from the bottom left, as PDF wants it."""
    tree, _ = read_structure(write_pdf(KINDS["plain"](), b"{}"))
    left, bottom, right, top = (float(side) for side in tree.find("Figure")[0].attributes["BBox"])
    assert 0 < left < right < 595
    assert 421 < bottom < top < 842


def test_the_private_function_that_is_watched_is_as_it_was() -> None:
    """WeasyPrint is pinned for one private function; a new version must be read before it is let in."""
    from weasyprint.pdf import tags  # noqa: PLC0415

    from checklist_engine.output.pdf.recording import can_record  # noqa: PLC0415  Imports WeasyPrint.

    assert can_record()
    assert inspect.isgeneratorfunction(tags._build_box_tree)  # noqa: SLF001


def test_another_weasyprint_gives_a_warning_and_no_claim(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without repair the PDF does not claim to be accessible."""
    from checklist_engine.output.pdf import drawing  # noqa: PLC0415

    monkeypatch.setattr(drawing, "can_record", lambda: False)
    with pytest.warns(UserWarning, match=r"^this WeasyPrint is not the pinned one; the PDF is not fully accessible$"):
        pdf = write_pdf(KINDS["not-assessed"](), b"{}")
    with pikepdf.open(io.BytesIO(pdf)).open_metadata() as metadata:
        assert "pdfuaid:part" not in metadata
