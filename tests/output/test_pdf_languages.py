"""Every kind of PDF in every language: accessible, archivable, in the right language and direction."""

from __future__ import annotations

import io
from functools import cache
from typing import TYPE_CHECKING, Any

import msgspec
import page
import pikepdf
import pypdfium2
import pytest

from checklist_engine.comparison.compare import compare
from checklist_engine.guidance.buying import make_buying_guide
from checklist_engine.guidance.guide import make_guide
from checklist_engine.knowledge import load_knowledge
from checklist_engine.output.html.report import render_html
from checklist_engine.output.pdf.comparison import write_comparison_pdf_with_complaints
from checklist_engine.output.pdf.guide import write_guide_pdf_with_complaints
from checklist_engine.output.pdf.writer import write_pdf_with_complaints
from checklist_engine.wording import LANGUAGES, words_for
from tests.guidance.tenders import judged
from tests.output import comparisons
from tests.output.results import not_assessed, plain, two_lots
from tests.output.structure import read_structure
from tests.output.test_pdf_writer import streams_have_their_length

if TYPE_CHECKING:
    from collections.abc import Callable

    from checklist_engine.result import CheckResult

Drawn = tuple[bytes, tuple[str, ...]]
TITLE = "كلمة المرور"
"""A title in Arabic, `password`, without the ligatures that extractors take apart from the wrong end."""


def titled(result: CheckResult, language: str) -> CheckResult:
    """Return a result for a reader of a language; where it is Arabic, of a specification with an Arabic title."""
    specification = result.specification
    if language == "ar":
        specification = msgspec.structs.replace(specification, title=TITLE)
    return msgspec.structs.replace(result, language=language, specification=specification)


def smaller(result: CheckResult) -> CheckResult:
    """Return a result with the first few of everything, so that its report is short."""
    return msgspec.structs.replace(
        result,
        areas=result.areas[:2],
        findings=result.findings[:8],
        recommendations=result.recommendations[:1],
        demands=(),
        waivers=result.waivers[:1],
        notes=(),
    )


def report(result: CheckResult, language: str) -> Drawn:
    """Draw the report of the officer."""
    return write_pdf_with_complaints(titled(smaller(result), language), b"{}")


def side_by_side(language: str) -> Drawn:
    """Draw the comparison of three specifications."""
    title = TITLE if language == "ar" else "Title"
    compared = compare([comparisons.tender(number, title) for number in range(3)], perturbation=comparisons.FEW)
    return write_comparison_pdf_with_complaints(msgspec.structs.replace(compared, language=language))


def versions(language: str) -> Drawn:
    """Draw the comparison of two versions of one specification."""
    return write_comparison_pdf_with_complaints(msgspec.structs.replace(comparisons.versions(), language=language))


def guide(language: str) -> Drawn:
    """Draw the guide for a small supplier."""
    knowledge = load_knowledge(language=language)
    result = titled(judged("The site shall use TLS and DNSSEC.", "Files shall be sent by FTP.", knowledge=knowledge), language)
    return write_guide_pdf_with_complaints(make_guide(result, knowledge, load_knowledge()), result, b"{}")


def starter_list(language: str) -> Drawn:
    """Draw the short list for a small buyer."""
    knowledge = load_knowledge("starter", language=language)
    result = titled(judged("The website shall use HSTS.", knowledge=knowledge), language)
    return write_guide_pdf_with_complaints(make_buying_guide(result, knowledge), result, b"{}")


KINDS: dict[str, Callable[[str], Drawn]] = {
    "report": lambda language: report(plain(10, 1), language),
    "not-assessed": lambda language: report(not_assessed(), language),
    "two-lots": lambda language: report(two_lots(), language),
    "comparison": side_by_side,
    "versions": versions,
    "guide": guide,
    "starter-list": starter_list,
}


@cache
def drawn(kind: str, language: str) -> Drawn:
    """Return a PDF with what was complained about; each is drawn once."""
    return KINDS[kind](language)


every = pytest.mark.parametrize(("kind", "language"), [(kind, language) for kind in KINDS for language in LANGUAGES])


@cache
def outline(kind: str, language: str) -> list[str]:
    """Return the tags that a reader moves by, in the order of reading."""
    kinds = ("H1", "H2", "H3", "H4", "Table", "TR", "TH", "TD", "L", "LI", "TOC", "TOCI", "BlockQuote", "Figure")
    return [tag.kind for tag in read_structure(drawn(kind, language)[0])[0].find(*kinds)]


@every
def test_both_standards_hold(kind: str, language: str) -> None:
    """PDF/UA-1 and PDF/A-3a at once, and nothing was drawn in silence that is wrong. One finding is judged here, as for reports."""
    pdf, complaints = drawn(kind, language)
    misread = ("PDFA3A-STREAM-LENGTH-001", "a stream /Length does not match its raw content length")
    for profile in ("ua1", "3a"):
        failures = {(failure.rule_id, failure.message) for failure in page.validate_pdf_bytes(pdf, profile=profile).failures}
        if misread in failures and streams_have_their_length(pdf):
            failures.remove(misread)
        assert failures == set()
    assert complaints == ()


@every
def test_it_says_its_language_and_direction(kind: str, language: str) -> None:
    """A screen reader chooses its voice, and a viewer the side of its first page."""
    document: Any = pikepdf.open(io.BytesIO(drawn(kind, language)[0]))
    root = document.Root
    direction = str(root["/ViewerPreferences"].get("/Direction", "/L2R"))

    assert str(root["/Lang"]) == language
    assert direction == ("/R2L" if words_for(language).direction == "rtl" else "/L2R")


@every
def test_the_outline_is_the_same_in_every_language(kind: str, language: str) -> None:
    """Headings, tables and lists do not depend on the words in them."""
    assert outline(kind, language).count("H1") == 1
    assert outline(kind, language) == outline(kind, "en")


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "versions"])
def test_arabic_runs_from_right_to_left_and_can_be_read_out(kind: str) -> None:
    """The letters come out in the order in which they are read, and the title begins at the right edge."""
    document = pypdfium2.PdfDocument(drawn(kind, "ar")[0])
    pages = [sheet.get_textpage() for sheet in document]
    texts = [one.get_text_range() for one in pages]
    number = next(number for number, text in enumerate(texts) if TITLE in text)
    *_, right, _ = pages[number].get_charbox(texts[number].index(TITLE))

    assert right > document[number].get_width() / 2


def test_a_clause_in_another_direction_than_the_page_keeps_its_own() -> None:
    """An English sentence in an Arabic report has its full stop at the right end."""
    html = render_html(titled(smaller(plain(10, 1)), "ar"), paper=True, attached=True)

    assert '<html lang="ar" dir="rtl">' in html
    assert '<blockquote class="clause" lang="en" dir="ltr">' in html
    assert '<blockquote class="quote" lang="en" dir="ltr">' in html
