"""Word documents, as people make them."""

from __future__ import annotations

from tests.documents.drafts import Line, draft, front, lines
from tests.documents.office import docx, docx_table, item, paragraph


def _run(text: str, properties: str = "") -> str:
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def test_a_dutch_tender_with_a_cover_tables_and_lots_of_parts_becomes_what_an_officer_would_write() -> None:
    """Facts come from the cover, levels from the column, and what is no requirement is left out or carried as information."""
    nested = docx_table([["soort", "rapport"]], header=False)
    made = draft(
        docx(
            paragraph("Programma van eisen", "Title"),
            paragraph("Vervanging gemeentelijke website", "Title"),
            paragraph("Aanbestedende dienst: Gemeente Voorbeeldstad"),
            paragraph("Versie 1.2, 3 maart 2026"),
            paragraph("Land: Nederland"),
            paragraph("Sluitingsdatum inschrijving: 14 april 2026"),
            paragraph("Geraamde waarde: € 180.000"),
            paragraph("1 Inleiding ....... 3", "Inhopg1"),
            paragraph("2 Eisen ....... 4", "Inhopg1"),
            paragraph("Inleiding", "Kop1"),
            paragraph("De gemeente zoekt een leverancier voor de bouw en het beheer van haar website. CPV 72413000-8."),
            paragraph("Huidige situatie", "Kop1"),
            paragraph("De website gebruikt TLS 1.0 en draait op eigen servers."),
            paragraph("Definities", "Kop1"),
            docx_table([["Begrip", "Betekenis"], ["DNSSEC", "Ondertekening van domeinnamen"]]),
            paragraph("Eisen en wensen", "Kop1"),
            paragraph("Beveiliging", "Kop2"),
            docx_table(
                [
                    ["Nr", "Omschrijving", "E/W", "Bewijs"],
                    ["E1", "Alle verbindingen gebruiken TLS 1.2 of hoger.", "E", "Scan met internet.nl"],
                    ["W1", "De website ondersteunt TLS 1.3.", "W", ""],
                    ["Mail", "", "", ""],
                    [
                        "E2",
                        paragraph("E-mail is beveiligd met:") + item("SPF") + item("DMARC met p=reject"),
                        "E",
                        paragraph("Test") + nested,
                    ],
                ]
            ),
            paragraph("Wensen", "Kop2"),
            paragraph("Een bestand security.txt."),
            paragraph("Gunningscriteria", "Kop1"),
            paragraph("Extra punten voor een certificaat SOC 2."),
            paragraph("Algemene voorwaarden", "Kop1"),
            paragraph("De GIBIT is van toepassing."),
        ),
        "docx",
    )

    assert front(made) == {
        "title": "Programma van eisen \u2013 Vervanging gemeentelijke website",
        "language": "nl",
        "buyer": "Gemeente Voorbeeldstad",
        "country": "NL",
        "deadline": "2026-04-14",
        "value": (180000.0, "EUR"),
        "items": [("72413000", None)],
        "notes": [
            "Left out: the table of contents (2 lines).",
            "Left out: definitions and abbreviations (2 parts).",
            "Left out: the cover page (5 lines).",
            "Read as information, as the heading says that it tells of the present situation: 1 part.",
            "Levels read from a column of a table: 3 requirements.",
            "Levels read from the heading above: 1 requirement.",
            (
                "Read from the first pages: the buyer 'Gemeente Voorbeeldstad', the country NL, the deadline 2026-04-14, "
                "the value 180,000 EUR. Please check."
            ),
        ],
    }
    assert lines(made) == [
        Line(
            id="1-1",
            text="De gemeente zoekt een leverancier voor de bouw en het beheer van haar website. CPV 72413000-8.",
            place="/sections/1/paragraphs/1",
        ),
        Line(
            id="2-1",
            text="De website gebruikt TLS 1.0 en draait op eigen servers.",
            place="/sections/2/paragraphs/1",
            obligation="informative",
        ),
        Line(
            id="E1",
            text="Alle verbindingen gebruiken TLS 1.2 of hoger.",
            place="/sections/4.1/tables/1/rows/2",
            obligation="mandatory",
            verification="Scan met internet.nl",
        ),
        Line(id="W1", text="De website ondersteunt TLS 1.3.", place="/sections/4.1/tables/1/rows/3", obligation="desired"),
        Line(
            id="E2",
            text="E-mail is beveiligd met:\n- SPF\n- DMARC met p=reject",
            place="/sections/4.1/tables/1/rows/5",
            obligation="mandatory",
            verification="Test soort | rapport",
        ),
        Line(id="4.2-1", text="Een bestand security.txt.", place="/sections/4.2/paragraphs/1", obligation="desired"),
        Line(id="5-1", text="Extra punten voor een certificaat SOC 2.", place="/sections/5/paragraphs/1", role="award-criterion"),
        Line(id="6-1", text="De GIBIT is van toepassing.", place="/sections/6/paragraphs/1", role="contract-condition"),
    ]


def test_numbers_of_headings_clauses_and_lists_are_those_that_word_prints() -> None:
    """They stand in no text of the file: they are counted from its numbering."""
    made = draft(
        docx(
            paragraph("Algemeen", "Kop1"),
            paragraph("Beheer", "Kop1"),
            paragraph("Beschikbaarheid", "Kop2"),
            paragraph("De leverancier zorgt voor:"),
            item("een beschikbaarheid van 99,9%;", 2),
            item("een jaarlijkse penetratietest;", 2),
            item("door een onafhankelijke partij", 2, 1),
            item("De leverancier is ISO 27001 gecertificeerd.", 1, 2),
            item("De leverancier meldt lekken binnen een dag.", 1, 2),
            item("logbestanden blijven zes maanden bewaard", 3),
        ),
        "docx",
    )

    assert lines(made) == [
        Line(
            id="2.1-1",
            text="De leverancier zorgt voor:\n- een beschikbaarheid van 99,9%;\n- een jaarlijkse penetratietest;\n"
            "  - door een onafhankelijke partij",
            place="/sections/2.1/paragraphs/1",
        ),
        Line(id="2.1.1", text="De leverancier is ISO 27001 gecertificeerd.", place="/sections/2.1/paragraphs/5"),
        Line(id="2.1.2", text="De leverancier meldt lekken binnen een dag.", place="/sections/2.1/paragraphs/6"),
        Line(id="2.1-2", text="logbestanden blijven zes maanden bewaard", place="/sections/2.1/paragraphs/7"),
    ]


def test_insertions_are_read_and_deletions_hidden_text_comments_and_notes_are_said_to_be_left_out() -> None:
    """A reader of the document sees the same."""
    made = draft(
        docx(
            "<w:p>"
            + _run("The website ")
            + f"<w:del>{_run('may').replace('w:t', 'w:delText')}</w:del><w:ins>{_run('shall')}</w:ins>"
            + _run(" use HSTS.")
            + _run(" [internal: ask Kim]", "<w:vanish/>")
            + '<w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:commentReference w:id="0"/></w:r></w:p>',
            paragraph("Remove this before publication", "Verborgen"),
            f"<w:p><w:r><w:pict><w:txbxContent>{paragraph('Note: all domains shall be signed with DNSSEC.')}</w:txbxContent>"
            "</w:pict></w:r></w:p>",
            f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('The system supports IPv6 in all of its parts.')}</w:sdtContent></w:sdt>",
            parts={"word/header1.xml": "<x/>"},
        ),
        "docx",
    )

    assert front(made) == {
        "title": "tender",
        "language": "en",
        "notes": [
            "Left out: headers and footers.",
            "Left out: footnotes and endnotes (1).",
            "Left out: comments (1).",
            "Left out: text that tracked changes delete (1 place). Insertions were read.",
            "Left out: hidden text (2 places).",
        ],
    }
    assert lines(made) == [
        Line(id="R1", text="The website shall use HSTS.", place="/paragraphs/1"),
        Line(id="R2", text="Note: all domains shall be signed with DNSSEC.", place="/paragraphs/2"),
        Line(id="R3", text="The system supports IPv6 in all of its parts.", place="/paragraphs/3"),
    ]


def test_merged_cells_bands_and_frames_keep_their_meaning() -> None:
    """A merged cell holds for each of its rows, a title across the table is none, and a frame is text."""
    made = draft(
        docx(
            paragraph("Requirements for the network", "Title"),
            docx_table(
                [
                    ["ID", "Category", "Requirement", "Must / Should"],
                    [
                        "N1",
                        f'<w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{paragraph("Routing")}</w:tc>',
                        "The routers shall validate routes with RPKI.",
                        "Must",
                    ],
                    ["N2", "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>", "The supplier follows MANRS.", "Should"],
                    [f'<w:tc><w:tcPr><w:gridSpan w:val="4"/></w:tcPr>{paragraph("Access")}</w:tc>'],
                    ["N3", "Admin", paragraph("Management uses SSH version 2.") + paragraph("No telnet."), "Must"],
                ]
            ),
            docx_table([["A frame around text: all devices shall support IPv6."]], header=False),
            docx_table([["Requirement", "M", "D"], ["TLS 1.3", "x", ""], ["DANE", "", "x"]]),
        ),
        "docx",
    )

    assert lines(made) == [
        Line(id="N1", text="Routing: The routers shall validate routes with RPKI.", place="/tables/1/rows/2", obligation="mandatory"),
        Line(id="N2", text="Routing: The supplier follows MANRS.", place="/tables/1/rows/3", obligation="desired"),
        Line(id="N3", text="Admin: Management uses SSH version 2.\nNo telnet.", place="/tables/1/rows/5", obligation="mandatory"),
        Line(id="R4", text="A frame around text: all devices shall support IPv6.", place="/paragraphs/1"),
        Line(id="R5", text="TLS 1.3", place="/tables/2/rows/2", obligation="mandatory"),
        Line(id="R6", text="DANE", place="/tables/2/rows/3", obligation="desired"),
    ]
    assert front(made) == {
        "title": "Requirements for the network",
        "language": "en",
        "notes": ["Levels read from a column of a table: 5 requirements."],
    }


def test_the_title_and_the_language_of_the_file_count_where_the_text_does_not_say() -> None:
    """Properties are often those of a template: a title of one word does not count."""
    core = "<dc:title>Hosting of the municipal website</dc:title><dc:language>nl-NL</dc:language>"
    made = draft(docx(paragraph("TLS 1.3"), paragraph("DNSSEC"), core=core), "docx")

    assert (made.title, made.language) == ("Hosting of the municipal website", "nl-NL")
    assert [line.text for line in lines(made)] == ["TLS 1.3", "DNSSEC"]
    assert draft(docx(paragraph("TLS 1.3"), core="<dc:title>Document1</dc:title>"), "docx", "hosting-2026.docx").title == "hosting 2026"
