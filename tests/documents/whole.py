# ruff: noqa: RUF001 - texts in Ukrainian
"""Whole tender documents in many formats and languages, made as the programs of officers make them."""

from __future__ import annotations

import io

from tests.documents.office import docx, docx_table, item, ods, odt, paragraph

__all__ = [
    "dutch_list",
    "english_contract",
    "english_moscow",
    "french_page",
    "french_workbook",
    "german_workplace",
    "italian_sheet",
    "portuguese_hosting",
    "spanish_mail",
    "ukrainian_register",
]


def german_workplace() -> bytes:
    """Return a Word file with the styles of Word's own template: bullets of two depths, a numbered list, a table with a title across it."""
    from docx import Document  # noqa: PLC0415 - an optional library

    made = Document()
    made.core_properties.title = "Word Document"
    made.sections[0].header.paragraphs[0].text = "Stadt Beispiel - Vergabe 2026/17"
    made.add_heading("Leistungsbeschreibung", 0)
    for line in ("Beschaffung von Arbeitsplatzrechnern", "Vergabestelle: Stadt Beispiel", "Angebotsfrist: 12. Mai 2026"):
        made.add_paragraph(line)
    made.add_heading("1 Gegenstand der Ausschreibung", 1)
    made.add_paragraph("Die Stadt beschafft 450 Notebooks und 30 Drucker mit Zubehör.")
    made.add_heading("2 Anforderungen", 1)
    made.add_paragraph("Der Auftragnehmer muss:")
    made.add_paragraph("die Geräte mit TPM 2.0 liefern;", style="List Bullet")
    made.add_paragraph("Firmware fünf Jahre lang aktualisieren, und zwar", style="List Bullet")
    made.add_paragraph("innerhalb von 30 Tagen bei kritischen Lücken,", style="List Bullet 2")
    made.add_paragraph("quartalsweise im Übrigen.", style="List Bullet 2")
    made.add_paragraph("Die Festplatten sind verschlüsselt (AES-256).", style="List Number")
    made.add_paragraph("Das BIOS ist durch ein Passwort geschützt.", style="List Number")
    table = made.add_table(rows=0, cols=4)
    for row in (
        ("Nr.", "Anforderung", "Muss/Soll/Kann", "Nachweis"),
        ("2.1", "Die Notebooks unterstützen WPA3.", "Muss", "Datenblatt"),
        ("2.2", "Die Notebooks haben Wi-Fi 6E.", "Soll", ""),
        ("Drucker", "Drucker", "Drucker", "Drucker"),
        ("2.3", "Die Drucker deaktivieren FTP und Telnet.", "Kann", "Test"),
    ):
        cells = table.add_row().cells
        if len(set(row)) == 1:
            cells[0].merge(cells[3]).text = row[0]
        else:
            for cell, text in zip(cells, row, strict=True):
                cell.text = text
    made.add_heading("3 Eignungskriterien", 1)
    made.add_paragraph("Der Bieter ist nach ISO/IEC 27001 zertifiziert.")
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def spanish_mail() -> bytes:
    """Return an Excel file with a cover, cells merged over rows, a hidden column, a comment, and a formula nobody computed."""
    from openpyxl import Workbook  # noqa: PLC0415 - an optional library
    from openpyxl.comments import Comment  # noqa: PLC0415

    book = Workbook()
    cover = book.worksheets[0]
    for row in (
        ["Pliego técnico: plataforma de correo electrónico"],
        ["Órgano de contratación", "Ayuntamiento de Ejemplo"],
        ["Fecha límite", "30/06/2026"],
    ):
        cover.append(row)
    sheet = book.create_sheet("Requisitos")
    for cells in (
        ["ID", "Categoría", "Requisito", "Imprescindible/Valorable", "Medio de verificación", "Interno"],
        [
            "C1",
            "Transporte",
            "Los buzones se consultan solo con TLS 1.2 o superior.",
            "Imprescindible",
            "Informe",
            "SSL basta, pero no se publica aquí",
        ],
        ["C2", None, "Se publica MTA-STS.", "Valorable", None, None],
        ["C3", "Remitentes", "DMARC con p=reject en todos los dominios.", "Imprescindible", None, None],
        ["C4", "Remitentes", '=CONCATENATE("SPF"," y DKIM")', "Valorable", None, None],
    ):
        sheet.append(cells)
    sheet.merge_cells("B2:B3")
    sheet.column_dimensions["F"].hidden = True
    sheet["C2"].comment = Comment("revisar", "yo")
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def french_workbook() -> bytes:
    """Return two sheets of requirements: levels as words in one, as crosses in the other."""
    from openpyxl import Workbook  # noqa: PLC0415 - an optional library

    book = Workbook()
    first = book.worksheets[0]
    first.title = "Réseau"
    network: list[list[object]] = [
        ["N°", "Exigence", "Obligatoire/Souhaitable", "Réponse du candidat"],
        [1, "Les commutateurs prennent en charge 802.1X.", "Obligatoire", None],
        [2, "Les pare-feu prennent en charge IPv6.", "Souhaitable", None],
    ]
    for row in network:
        first.append(row)
    second = book.create_sheet("Exploitation")
    for crossed in (
        ["Réf", "Exigence", "Obligatoire", "Facultatif"],
        ["E-1", "Les accès d'administration utilisent SSH.", "X", None],
        ["E-2", "Les horloges utilisent NTS.", None, "X"],
    ):
        second.append(crossed)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def portuguese_hosting() -> bytes:
    """Return an OpenDocument text with chapters, lists in lists and a contents list."""
    inner = "<text:list><text:list-item><text:p>na produção;</text:p></text:list-item></text:list>"
    note = "<office:annotation><text:p>ver</text:p></office:annotation>"
    return odt(
        '<text:p text:style-name="Title">Caderno de encargos</text:p>'
        "<text:table-of-content><text:index-body><text:p>1 Objeto 2</text:p></text:index-body></text:table-of-content>"
        '<text:h text:outline-level="1">Objeto do contrato</text:h>'
        "<text:p>O contrato tem por objeto a prestação de serviços cloud para a Câmara Municipal de Exemplo.</text:p>"
        '<text:h text:outline-level="1">Requisitos</text:h><text:p>O fornecedor deve:</text:p>'
        f"<text:list><text:list-item><text:p>cifrar os dados com AES-256:</text:p>{inner}</text:list-item>"
        "<text:list-item><text:p>guardar os registos durante um ano.</text:p></text:list-item></text:list>"
        f"<text:p>As ligações usam <text:a>TLS 1.3</text:a><text:s/>ou superior.{note}</text:p>"
        '<text:h text:outline-level="1">Situação atual</text:h><text:p>Hoje os servidores usam Telnet.</text:p>',
        pages="<style:header><text:p>Câmara Municipal de Exemplo</text:p></style:header>",
    )


def italian_sheet() -> bytes:
    """Return an OpenDocument spreadsheet with levels as letters and a legend that explains them."""

    def row(*cells: str) -> str:
        inner = "".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in cells)
        return f"<table:table-row>{inner}</table:table-row>"

    rows = (
        row("O = obbligatorio, P = preferibile"),
        row("N.", "Requisito", "O/P", "Verifica"),
        row("1", "Ogni access point deve usare WPA3.", "O", "prova in loco"),
        row("2", "Il controller wireless è ridondato.", "P", ""),
        row("3", "La rete ospiti è separata dalla rete interna.", "O", ""),
    )
    return ods(f'<table:table table:name="Requisiti">{"".join(rows)}</table:table>')


def ukrainian_register() -> bytes:
    """Return a Word file with a table whose last column says how firm each row is."""
    return docx(
        paragraph("Технічне завдання", "Title"),
        paragraph("Предмет закупівлі", "Kop1"),
        paragraph("Предметом закупівлі є розробка програмного забезпечення реєстру."),
        paragraph("Вимоги", "Kop1"),
        docx_table(
            [
                ["№", "Вимога", "Обов’язковість"],
                ["1", "З’єднання захищені TLS 1.3.", "Обов’язково"],
                ["2", "Виконавець передає вихідний код.", "Обов’язково"],
                ["3", "Підтримується IPv6.", "Бажано"],
            ]
        ),
    )


def english_contract() -> bytes:
    """Return a Word file with tracked rows, a content control with a choice, a link, a text box, a footnote and numbered clauses."""
    link = '<w:hyperlink w:anchor="x"><w:r><w:t>the baseline</w:t></w:r></w:hyperlink>'
    field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF a </w:instrText></w:r><w:r><w:t>4.2</w:t></w:r>'
    choice = (
        "<w:sdt><w:sdtPr><w:dropDownList/></w:sdtPr><w:sdtContent><w:r><w:t>shall</w:t></w:r></w:sdtContent></w:sdt>"
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>Choose an item</w:t></w:r></w:sdtContent></w:sdt>"
    )
    gone = "<w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>X9</w:t></w:r></w:p></w:tc></w:tr>"
    table = docx_table([["ID", "Requirement", "Priority"], ["X1", "Patches are installed within 30 days.", "P1"]]).replace(
        "</w:tbl>", f"{gone}</w:tbl>"
    )
    moved = "<w:moveFrom><w:r><w:t>Moved away.</w:t></w:r></w:moveFrom>"
    return docx(
        paragraph("Conditions", "Kop1"),
        item("The supplier follows MANRS.", 1, 1),
        f'<w:p><w:r><w:t xml:space="preserve">Backups </w:t></w:r>{choice}<w:r><w:t xml:space="preserve"> follow </w:t></w:r>{link}'
        f'<w:r><w:t xml:space="preserve"> of </w:t></w:r>{field}<w:r><w:t>.</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r>'
        f"{moved}</w:p>",
        table,
        f"<w:p><w:r><w:drawing><w:txbxContent>{paragraph('All logs are kept for a year.')}</w:txbxContent></w:drawing></w:r></w:p>",
        parts={"word/footnotes.xml": "<x/>", "word/footer1.xml": "<x/>"},
    )


def english_moscow() -> bytes:
    """Return Markdown with letters of MoSCoW, clauses of three levels and a nested list."""
    return (
        b"# Statement of requirements\n\n## 1 Scope\n\nThe council wants to procure a case management system as SaaS.\n\n"
        b"## 2 Requirements\n\n| ID | Requirement | M/S/C/W |\n|---|---|---|\n"
        b"| F1 | Users sign in with SAML or OpenID Connect. | M |\n"
        b"| F2 | Administrators use FIDO2 keys. | S |\n"
        b"| F3 | Data are exported as CSV. | C |\n| F4 | The vendor supports SMS codes. | W |\n\n"
        b"### 2.1 Operations\n\n2.1.1 The vendor shall report incidents within 24 hours.\n\n2.1.2 Logs shall hold:\n\n"
        b"- sign-ins\n  - with the source address\n- changes of rights\n"
    )


def french_page() -> bytes:
    """Return a web page with a definition list, a table without names of columns, and old text that is crossed out."""
    return (
        b"<html lang='fr'><body><h1>Cahier des charges : site internet de la ville</h1><h2>Exigences</h2>"
        b"<p>Le site est accessible <s>en HTTP</s> uniquement en HTTPS.</p><table>"
        b"<tr><td>Cookies</td><td>Attributs Secure et HttpOnly.</td></tr>"
        b"<tr><td>HSTS</td><td>max-age d'au moins un an.</td></tr></table>"
        b"<ol><li>Le titulaire publie un fichier security.txt.</li>"
        b"<li>Le titulaire corrige les failles critiques en 48 heures.</li></ol></body></html>"
    )


def dutch_list() -> bytes:
    """Return plain text in an old encoding, with headings in capitals and requirements that begin with their code and level."""
    return (
        "OFFERTEAANVRAAG TELEFONIE\r\n\r\nEISEN EN WENSEN\r\n\r\nE-01: De centrale ondersteunt SIP over TLS.\r\n\r\n"
        "E-02: Gesprekken worden versleuteld met SRTP; de sleutels verlaten de centrale niet en worden na elk ge-\r\nsprek gewist.\r\n\r\n"
        "W-01: Telefonie via de browser \u2013 bij voorkeur WebRTC.\r\n"
    ).encode("cp1252")
