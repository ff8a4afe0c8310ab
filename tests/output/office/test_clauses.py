"""The clauses as a Word document: headings, named styles, languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest
from docx.oxml.ns import qn

from checklist_engine.output.office.clauses import write_clauses
from checklist_engine.output.sharing import act_once
from tests.guidance.tenders import judged
from tests.output.office.reading import opened_document, parts_of, promises_of_a_package
from tests.output.results import KINDS, not_assessed, plain

if TYPE_CHECKING:
    from checklist_engine.result import CheckResult

UNREVIEWED = "No native professional has reviewed these clauses yet: let a lawyer or engineer read them."


def paragraphs(data: bytes) -> list[tuple[str, str]]:
    """Return the style and the text of each paragraph."""
    return [(paragraph.style.name or "", paragraph.text) for paragraph in opened_document(data).paragraphs if paragraph.style]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_result_can_be_opened(kind: str) -> None:
    """Also without a score, with lots, and with markup and control characters in every text."""
    result: CheckResult = KINDS[kind]()
    data = write_clauses(result)
    told = paragraphs(data)

    promises_of_a_package(data)
    assert told[0][0] == "Title"
    assert [style for style, _ in told].count("Heading 2") == len(act_once(result.recommendations))


def test_each_clause_stands_under_its_area_in_its_language() -> None:
    """The spell checker of Word reads a Dutch clause as Dutch."""
    result = plain()
    told = paragraphs(write_clauses(result))
    areas = [area.name for area in result.areas]

    assert [text for style, text in told if style == "Heading 1"] == [
        name
        for name in areas
        if any(action.area == area.id for action in result.recommendations for area in result.areas if area.name == name)
    ]
    for action in result.recommendations:
        assert (f"Clause ({action.clause_language})", action.clause.splitlines()[0]) in told
    styles = opened_document(write_clauses(result)).styles.element
    languages = {style.get(qn("w:styleId")): style.find(f".//{qn('w:lang')}") for style in styles.findall(qn("w:style"))}
    assert {
        language.get(qn("w:val"))
        for key, language in languages.items()
        if key and "Clause(" in key.replace(" ", "") and language is not None
    } == {"nl-NL" if action.clause_language == "nl" else "en-GB" for action in result.recommendations}


def test_no_heading_is_left_alone_at_the_end_of_a_page() -> None:
    """Headings and introductions stay with what follows; a clause is not cut in two."""
    document = opened_document(write_clauses(plain()))

    for name in ("Heading 1", "Heading 2", "Clause introduction", "Clause heading for proof"):
        assert document.styles[name].paragraph_format.keep_with_next
    for action in plain().recommendations:
        assert document.styles[f"Clause ({action.clause_language})"].paragraph_format.keep_together


def test_it_says_once_that_nobody_has_reviewed_the_clauses() -> None:
    """Where some are reviewed, each of the others says it."""
    result = plain()
    first, *others = (msgspec.structs.replace(action, reviewed=False) for action in result.recommendations)
    none = msgspec.structs.replace(result, recommendations=(first, *others))
    some = msgspec.structs.replace(result, recommendations=(msgspec.structs.replace(first, reviewed=True), *others))
    none_told, some_told = ([text for _, text in paragraphs(write_clauses(one))] for one in (none, some))

    assert (none_told.count(UNREVIEWED), none_told.count("Not yet reviewed by a native professional.")) == (1, 0)
    assert (some_told.count(UNREVIEWED), some_told.count("Not yet reviewed by a native professional.")) == (0, len(others))


def test_what_the_specification_asks_for_already_is_said() -> None:
    """Nobody pastes a second clause beside the first."""
    told = [text for _, text in paragraphs(write_clauses(judged("All connections shall use TLS 1.2 or higher.", "TLS 1.0 shall be used.")))]

    assert "The specification asks for the opposite. Take that out, and use this clause." in told
    met = [text for _, text in paragraphs(write_clauses(judged("All names of the service shall be signed with DNSSEC.")))]
    assert "The specification asks for this already, without proof. Put this clause in its place." in met


def test_softer_forms_are_used_where_there_are_any() -> None:
    """Who may only recommend gets 'should', and is told where there is no such form."""
    result = judged("Logs shall be kept.")
    clause = result.recommendations[0].clause
    told = [text for _, text in paragraphs(write_clauses(result, {clause: "The supplier should do it."}))]

    assert "The supplier should do it." in told
    assert clause not in told
    assert told.count("There is no softer form of this clause.") == len(act_once(result.recommendations)) - 1


def test_nothing_to_add_is_said() -> None:
    """An empty document would look like a failure."""
    result = not_assessed()
    assert [text for _, text in paragraphs(write_clauses(result))][1] == f"There are no clauses: {result.assessability.reason}"


@pytest.mark.parametrize(("language", "locale"), [("en", "en-GB"), ("ar", "ar-SA"), ("nl", "nl-NL")])
def test_the_document_says_its_language_and_direction(language: str, locale: str) -> None:
    """A screen reader chooses its voice by it."""
    data = write_clauses(msgspec.structs.replace(plain(), language=language))
    normal = opened_document(data).styles["Normal"].element
    tag = normal.find(f".//{qn('w:lang')}")
    turned = normal.find(f"{qn('w:pPr')}/{qn('w:bidi')}")

    assert tag is not None
    assert turned is not None
    assert tag.get(qn("w:bidi" if language == "ar" else "w:val")) == locale
    assert turned.get(qn("w:val")) == ("1" if language == "ar" else "0")
    assert f"<dc:language>{locale}</dc:language>".encode() in parts_of(data)["docProps/core.xml"]


def test_pages_are_numbered_and_the_title_is_that_of_the_file() -> None:
    """A printed page says which it is, and of how many."""
    document = opened_document(write_clauses(plain()))
    fields = [field.get(qn("w:instr")) for field in document.sections[0].footer._element.iter(qn("w:fldSimple"))]  # noqa: SLF001 - no other way

    assert fields == ["PAGE", "NUMPAGES"]
    assert document.core_properties.title == "Clauses for: Website and e-mail for the municipality"


def test_the_same_result_gives_the_same_bytes() -> None:
    """Nothing reads the clock."""
    assert write_clauses(plain()) == write_clauses(plain())
