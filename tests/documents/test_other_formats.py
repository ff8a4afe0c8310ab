# ruff: noqa: RUF001 - texts in Ukrainian
"""OpenDocument, Excel, web pages, Markdown and plain text: the same document in each means the same."""

from __future__ import annotations

import datetime as dt

from tests.documents.drafts import Line, draft, front, lines, text_draft
from tests.documents.office import docx, docx_table, item, ods, odt, paragraph, xlsx


def test_a_french_text_with_lists_merged_cells_and_notes() -> None:
    """OpenDocument: a merged cell holds for each row, a list keeps its verb, a note is said to be left out."""
    merged = '<table:table-cell table:number-rows-spanned="2"><text:p>Messagerie</text:p></table:table-cell>'
    rows = "".join(
        f"<table:table-row>{''.join(cells)}</table:table-row>"
        for cells in (
            _cells("N°", "Thème", "Exigence", "Obligatoire/Souhaitable"),
            (*_cells("1"), merged, *_cells("DMARC avec p=reject", "Obligatoire")),
            (*_cells("2"), "<table:covered-table-cell/>", *_cells("MTA-STS", "Souhaitable")),
        )
    )
    made = draft(
        odt(
            '<text:p text:style-name="Title">Cahier des charges</text:p><text:p text:style-name="Title">Messagerie de la ville</text:p>'
            '<text:h text:outline-level="1">Exigences de sécurité</text:h><text:p>Le titulaire doit :</text:p>'
            "<text:list><text:list-item><text:p>chiffrer les échanges avec TLS 1.2 au minimum ;</text:p></text:list-item>"
            "<text:list-item><text:p>signer les zones avec DNSSEC.</text:p></text:list-item></text:list>"
            f"<table:table>{rows}</table:table>"
            "<text:p>Une note<text:note><text:note-body><text:p>pied</text:p></text:note-body></text:note> et "
            "<text:span>du texte</text:span>.</text:p>"
        ),
        "odt",
    )

    assert front(made) == {
        "title": "Cahier des charges \u2013 Messagerie de la ville",
        "language": "fr",
        "notes": ["Left out: footnotes and endnotes (1).", "Levels read from a column of a table: 2 requirements."],
    }
    assert lines(made) == [
        Line(
            id="R1",
            text="Le titulaire doit :\n- chiffrer les échanges avec TLS 1.2 au minimum ;\n- signer les zones avec DNSSEC.",
            place="/sections/Exigences de sécurité/paragraphs/1",
        ),
        Line(
            id="1", text="Messagerie: DMARC avec p=reject", place="/sections/Exigences de sécurité/tables/1/rows/2", obligation="mandatory"
        ),
        Line(id="2", text="Messagerie: MTA-STS", place="/sections/Exigences de sécurité/tables/1/rows/3", obligation="desired"),
        Line(id="R4", text="Une note et du texte.", place="/sections/Exigences de sécurité/paragraphs/4"),
    ]


def _cells(*texts: str) -> tuple[str, ...]:
    return tuple(f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in texts)


def test_a_ukrainian_sheet_without_its_hidden_rows_and_sheets() -> None:
    """OpenDocument spreadsheets: what the reader of the sheet does not see is said to be left out."""
    shown = "".join(
        f"<table:table-row{mark}>{''.join(_cells(*cells))}</table:table-row>"
        for mark, cells in (
            ("", ("№", "Вимога", "Обов’язковість")),
            ("", ("1", "Усі з’єднання захищені TLS 1.2 або вище.", "Обов’язково")),
            (' table:visibility="collapse"', ("2", "SSL", "Обов’язково")),
            ("", ("3", "Підтримка IPv6 у мережі та на сайті.", "Бажано")),
        )
    )
    hidden = '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>'
    made = draft(
        ods(f'<table:table table:name="Вимоги">{shown}</table:table><table:table table:name="x" table:style-name="ta2"/>', hidden), "odt"
    )

    assert front(made) == {
        "title": "tender",
        "language": "uk",
        "notes": ["Left out: hidden sheets (1).", "Left out: hidden rows (1).", "Levels read from a column of a table: 2 requirements."],
    }
    assert lines(made) == [
        Line(id="1", text="Усі з’єднання захищені TLS 1.2 або вище.", place="/sheets/Вимоги/rows/2", obligation="mandatory"),
        Line(id="3", text="Підтримка IPv6 у мережі та на сайті.", place="/sheets/Вимоги/rows/4", obligation="desired"),
    ]


def test_a_workbook_with_a_cover_sheet_levels_and_hidden_parts() -> None:
    """Excel: the cover gives facts, each row of the list is a requirement, titles above the list are none."""
    made = draft(
        xlsx(
            {
                "Cover": [
                    ["Schedule of requirements"],
                    ["Managed mail service"],
                    ["Client", "City of Example"],
                    ["Country", "Ireland"],
                    ["Closing date", dt.datetime(2026, 5, 1)],  # noqa: DTZ001 - Excel knows no time zones
                ],
                "Security": [
                    ["Security requirements"],
                    [],
                    ["Ref", "Requirement", "Priority (MoSCoW)", "How verified", "Supplier response"],
                    ["S1", "All traffic uses TLS 1.3", "Must", "Scan report", ""],
                    ["S2", "DNSSEC signed zones", "Should"],
                    ["S2.1", True, "Could"],
                    ["S3", "SSL 3.0 for old clients", "Must"],
                    ["S4", "IPv6 on all public services\nand on the mail servers", "Won't have this time"],
                ],
                "Lists": [["Must"], ["Should"]],
            },
            hidden=["Lists"],
            hidden_rows=[("Security", 7)],
        ),
        "xlsx",
    )

    assert front(made) == {
        "title": "Schedule of requirements \u2013 Managed mail service",
        "language": "en",
        "buyer": "City of Example",
        "country": "IE",
        "deadline": "2026-05-01",
        "notes": [
            "Left out: hidden sheets (1).",
            "Left out: hidden rows (1).",
            "Left out: the cover page (5 lines).",
            "Levels read from a column of a table: 4 requirements.",
            "Read from the first pages: the buyer 'City of Example', the country IE, the deadline 2026-05-01. Please check.",
        ],
    }
    assert lines(made) == [
        Line(id="S1", text="All traffic uses TLS 1.3", place="/sheets/Security/rows/4", obligation="mandatory", verification="Scan report"),
        Line(id="S2", text="DNSSEC signed zones", place="/sheets/Security/rows/5", obligation="desired"),
        Line(id="S2.1", text="TRUE", place="/sheets/Security/rows/6", obligation="optional"),
        Line(id="S4", text="IPv6 on all public services\nand on the mail servers", place="/sheets/Security/rows/8", obligation="optional"),
    ]


PAGE = """<!DOCTYPE html><html lang="de"><head><title>Leistungsverzeichnis E-Mail-Dienst</title><style>p{}</style></head>
<body><nav>Start</nav><h1>Leistungsverzeichnis: E-Mail-Dienst der Stadt Beispiel</h1>
<p>Vergabestelle: Stadt Beispiel</p><p>Angebotsfrist: 15.04.2026, 12:00 Uhr</p>
<h2>1 Ausgangslage</h2><p>Der heutige Dienst nutzt TLS 1.1.</p>
<h2>2 Anforderungen</h2><p>A = Ausschlusskriterium, B = Bewertungskriterium</p>
<table><tr><th>Nr.</th><th>Thema</th><th>Anforderung</th><th>A/B</th></tr>
<tr><td>1</td><td rowspan="2">Transport</td><td>Der Dienst unterst&uuml;tzt DANE.</td><td>A</td></tr>
<tr><td>2</td><td>MTA-STS wird ver&ouml;ffentlicht.</td><td>B</td></tr>
<tr><td>3</td><td>Absender</td><td>SPF, DKIM<table><tr><td>DMARC</td><td>p=reject</td></tr></table></td><td>A</td></tr></table>
<p>Der Auftragnehmer<ul><li>betreibt ein ISMS nach ISO 27001<li>patcht innerhalb von <del>60</del> 30 Tagen</ul>
<p style="display: none">Entwurf: SSL gen&uuml;gt.</p><dl><dt>Backup</dt><dd>T&auml;gliche Sicherung.</dd></dl>
<h2>3 Eignungskriterien</h2><p>Drei Referenzen.</p><footer>Stand 2026</footer></body></html>"""


def test_a_german_page_with_unclosed_tags_nested_tables_and_hidden_text() -> None:
    """HTML: read as a browser shows it, without navigation and footer."""
    made = text_draft(PAGE, "html")

    assert front(made) == {
        "title": "Leistungsverzeichnis E-Mail-Dienst",
        "language": "de",
        "buyer": "Stadt Beispiel",
        "deadline": "2026-04-15",
        "notes": [
            "Left out: navigation, side notes and page footers (2 parts).",
            "Left out: hidden or deleted text (2 places).",
            "Left out: the cover page (2 lines).",
            "Read as information, as the heading says that it tells of the present situation: 1 part.",
            "Levels read from a column of a table: 3 requirements.",
            "Read from the first pages: the buyer 'Stadt Beispiel', the deadline 2026-04-15. Please check.",
        ],
    }
    assert lines(made) == [
        Line(id="1-1", text="Der heutige Dienst nutzt TLS 1.1.", place="/sections/1/paragraphs/1", obligation="informative"),
        Line(id="2-1", text="A = Ausschlusskriterium, B = Bewertungskriterium", place="/sections/2/paragraphs/1"),
        Line(id="2(1)", text="Transport: Der Dienst unterstützt DANE.", place="/sections/2/tables/1/rows/2", obligation="mandatory"),
        Line(id="2(2)", text="Transport: MTA-STS wird veröffentlicht.", place="/sections/2/tables/1/rows/3", obligation="desired"),
        Line(id="2(3)", text="Absender: SPF, DKIM\nDMARC\np=reject", place="/sections/2/tables/1/rows/4", obligation="mandatory"),
        Line(
            id="2-2",
            text="Der Auftragnehmer:\n- betreibt ein ISMS nach ISO 27001\n- patcht innerhalb von 30 Tagen",
            place="/sections/2/paragraphs/2",
        ),
        Line(id="2-3", text="Backup: Tägliche Sicherung.", place="/sections/2/paragraphs/5"),
        Line(id="3-1", text="Drei Referenzen.", place="/sections/3/paragraphs/1", role="selection-criterion"),
    ]


PLIEGO = """PLIEGO DE PRESCRIPCIONES TÉCNICAS

Objeto: Servicio de alojamiento web del Ayuntamiento de Ejemplo
Órgano de contratación: Ayuntamiento de Ejemplo
Presupuesto base de licitación: 95.000 euros
Fecha límite: 12 de octubre de 2026

1. OBJETO DEL CONTRATO
El objeto del contrato es el alojamiento del sitio web municipal, con un plazo
de cuatro años.

2. REQUISITOS TÉCNICOS
2.1. El adjudicatario deberá cifrar todas las comunicaciones con TLS 1.2 o su-
perior.
2.2. La zona DNS estará firmada con DNSSEC:
   a) en todos los dominios;
   b) también en los que solo redirigen.
2.3 Se valorará el uso de HSTS.

Id      Requisito                       Tipo
R-01    Copias de seguridad diarias     Obligatorio
R-02    Portal en alta disponibilidad   Deseable

GLOSARIO
DNSSEC: extensiones de seguridad del DNS.
"""


def test_a_spanish_text_with_wrapped_lines_clauses_and_an_aligned_table() -> None:
    """Plain text: hyphens at line ends are taken out, spaces that align make a table."""
    made = text_draft(PLIEGO, "text")

    assert front(made) == {
        "title": "Servicio de alojamiento web del Ayuntamiento de Ejemplo",
        "language": "es",
        "buyer": "Ayuntamiento de Ejemplo",
        "deadline": "2026-10-12",
        "value": (95000.0, "EUR"),
        "notes": [
            "Left out: definitions and abbreviations (1 part).",
            "Left out: the cover page (4 lines).",
            "Levels read from a column of a table: 2 requirements.",
            "Read from the first pages: the buyer 'Ayuntamiento de Ejemplo', the deadline 2026-10-12, the value 95,000 EUR. Please check.",
        ],
    }
    assert lines(made) == [
        Line(
            id="1-1",
            text="El objeto del contrato es el alojamiento del sitio web municipal, con un plazo de cuatro años.",
            place="/sections/1/paragraphs/1",
        ),
        Line(
            id="2.1",
            text="El adjudicatario deberá cifrar todas las comunicaciones con TLS 1.2 o superior.",
            place="/sections/2/paragraphs/1",
        ),
        Line(
            id="2.2",
            text="La zona DNS estará firmada con DNSSEC:\n- en todos los dominios;\n- también en los que solo redirigen.",
            place="/sections/2/paragraphs/2",
        ),
        Line(id="2.3", text="Se valorará el uso de HSTS.", place="/sections/2/paragraphs/5"),
        Line(id="R-01", text="Copias de seguridad diarias", place="/sections/2/tables/1/rows/2", obligation="mandatory"),
        Line(id="R-02", text="Portal en alta disponibilidad", place="/sections/2/tables/1/rows/3", obligation="desired"),
    ]


CAPITOLATO = """---
title: "Capitolato tecnico: rete Wi-Fi delle scuole"
lang: it
---

# Capitolato tecnico

**Stazione appaltante:** Comune di Esempio\\
**Termine di presentazione:** 24 agosto 2026\\
**Importo a base di gara:** 1,2 milioni di euro

## Stato attuale

La rete usa WPA2.

## Requisiti

| N. | Requisito | O/D | Verifica |
| --- | --- | --- | --- |
| 1 | Gli access point usano **WPA3** | O | prova in loco |
| 2 | Il fornitore convalida le rotte con RPKI | D | |

### Lotto 1: Scuole primarie

- La rete deve supportare IPv6;
- i log vanno conservati
  per sei mesi.

### Lotto 2: Scuole secondarie

> Il fornitore **dovrà** usare SSH; non è ammesso Telnet.

```
configurazione di esempio
```

## Criteri di valutazione

Certificazione ISO 27001: 5 punti.
"""


def test_an_italian_markdown_text_with_lots_levels_and_quotes() -> None:
    """Markdown: front matter, hard line breaks, tables and quotes; headings of lots say for which lot."""
    made = text_draft(CAPITOLATO)

    assert front(made) == {
        "title": "Capitolato tecnico: rete Wi-Fi delle scuole",
        "language": "it",
        "buyer": "Comune di Esempio",
        "deadline": "2026-08-24",
        "value": (1200000.0, "EUR"),
        "lots": [("1", "Scuole primarie"), ("2", "Scuole secondarie")],
        "notes": [
            "Left out: blocks of code (1).",
            "Left out: the cover page (3 lines).",
            "Read as information, as the heading says that it tells of the present situation: 1 part.",
            "Levels read from a column of a table: 2 requirements.",
            "Read from the first pages: the buyer 'Comune di Esempio', the deadline 2026-08-24, the value 1,200,000 EUR. Please check.",
        ],
    }
    assert lines(made) == [
        Line(id="R1", text="La rete usa WPA2.", place="/sections/Stato attuale/paragraphs/1", obligation="informative"),
        Line(
            id="1",
            text="Gli access point usano WPA3",
            place="/sections/Requisiti/tables/1/rows/2",
            obligation="mandatory",
            verification="prova in loco",
        ),
        Line(id="2", text="Il fornitore convalida le rotte con RPKI", place="/sections/Requisiti/tables/1/rows/3", obligation="desired"),
        Line(id="R4", text="La rete deve supportare IPv6;", place="/sections/Lotto 1: Scuole primarie/paragraphs/1", lots=("1",)),
        Line(id="R5", text="i log vanno conservati per sei mesi.", place="/sections/Lotto 1: Scuole primarie/paragraphs/2", lots=("1",)),
        Line(
            id="R6",
            text="Il fornitore dovrà usare SSH; non è ammesso Telnet.",
            place="/sections/Lotto 2: Scuole secondarie/paragraphs/1",
            lots=("2",),
        ),
        Line(
            id="R7",
            text="Certificazione ISO 27001: 5 punti.",
            place="/sections/Criteri di valutazione/paragraphs/1",
            role="award-criterion",
        ),
    ]


def test_the_same_document_comes_to_the_same_in_every_format() -> None:
    """Only the pointers know the format."""
    word = docx(
        paragraph("Security", "Plain1"),
        paragraph("The supplier shall:"),
        item("use TLS 1.3;"),
        item("sign its zones."),
        docx_table([["ID", "Requirement", "Level"], ["A1", "Support IPv6.", "Must"]]),
    )
    texts = "".join(_cells("ID", "Requirement", "Level")), "".join(_cells("A1", "Support IPv6.", "Must"))
    open_text = odt(
        '<text:h text:outline-level="1">Security</text:h><text:p>The supplier shall:</text:p><text:list><text:list-item>'
        "<text:p>use TLS 1.3;</text:p></text:list-item><text:list-item><text:p>sign its zones.</text:p></text:list-item></text:list>"
        f"<table:table><table:table-row>{texts[0]}</table:table-row><table:table-row>{texts[1]}</table:table-row></table:table>"
    )
    page = (
        "<h1>Security</h1><p>The supplier shall:</p><ul><li>use TLS 1.3;</li><li>sign its zones.</li></ul>"
        "<table><tr><th>ID</th><th>Requirement</th><th>Level</th></tr><tr><td>A1</td><td>Support IPv6.</td><td>Must</td></tr></table>"
    )
    table = "| ID | Requirement | Level |\n| --- | --- | --- |\n| A1 | Support IPv6. | Must |\n"
    marked = f"# Security\n\nThe supplier shall:\n\n- use TLS 1.3;\n- sign its zones.\n\n{table}"
    plain = f"# Security\n\nThe supplier shall:\n- use TLS 1.3;\n- sign its zones.\n\n{table}"

    drafts = [draft(word, "docx"), draft(open_text, "odt"), text_draft(page, "html"), text_draft(marked), text_draft(plain, "text")]

    expected = [
        Line("R1", "The supplier shall:\n- use TLS 1.3;\n- sign its zones.", "/sections/Security/paragraphs/1"),
        Line("A1", "Support IPv6.", "/sections/Security/tables/1/rows/2", "mandatory"),
    ]
    for made in drafts[:-1]:
        assert lines(made) == expected
    # In plain text the rule under the names is a line of its own, and so counts as a row.
    assert lines(drafts[-1]) == [expected[0], Line("A1", "Support IPv6.", "/sections/Security/tables/1/rows/3", "mandatory")]


def test_short_requirements_with_a_year_at_the_top_are_no_cover() -> None:
    """A cover ends at what is plainly of a cover: a label, a day, an e-mail address, a telephone number."""
    short = ("TLS 1.3 everywhere", "ISO/IEC 27001:2022 certificate", "See https://example.org/policy", "Signed zones")
    below = "".join(f"\n\nThe supplier shall keep system number {place} up to date.\n" for place in range(1, 6))

    made = text_draft("\n\n".join(short) + "\n" + below, "text")

    assert [line.text for line in lines(made)][:4] == list(short)
    assert front(text_draft("City of Example\n\ninfo@example.org\n" + below, "text"))["notes"] == ["Left out: the cover page (2 lines)."]


def test_a_link_that_skips_the_head_of_a_page_is_no_requirement() -> None:
    """It shows only to those who go through a page by keyboard."""
    made = draft(b'<html><body><a href="#main" class="skip-link">Skip to main content</a><p>Sites use TLS 1.3.</p></body></html>', "html")

    assert [line.text for line in lines(made)] == ["Sites use TLS 1.3."]
    assert "Left out: hidden or deleted text (1 place)." in made.notes
