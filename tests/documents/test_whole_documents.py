# ruff: noqa: RUF001 - texts in Ukrainian
"""What an officer gets from whole tender documents: every requirement with its level and place, and what is said to be left out."""

from __future__ import annotations

from tests.documents import whole
from tests.documents.drafts import Line, draft, front, lines, subjects


def test_german_workplace() -> None:
    """Word: lists of two depths keep their introduction, a numbered list of sentences is another list, a title across a table is none."""
    made = draft(whole.german_workplace(), "docx")

    assert front(made) == {
        "title": "Leistungsbeschreibung – Beschaffung von Arbeitsplatzrechnern",
        "language": "de",
        "buyer": "Stadt Beispiel",
        "deadline": "2026-05-12",
        "notes": [
            "Left out: headers and footers.",
            "Left out: the cover page (3 lines).",
            "Levels read from a column of a table: 3 requirements.",
            "Read from the first pages: the buyer 'Stadt Beispiel', the deadline 2026-05-12. Please check.",
        ],
    }
    assert subjects(made) == {"end-user-devices": True}
    assert lines(made) == [
        Line(id="1-1", text="Die Stadt beschafft 450 Notebooks und 30 Drucker mit Zubehör.", place="/sections/1/paragraphs/1"),
        Line(
            id="2-1",
            text=(
                "Der Auftragnehmer muss:\n- die Geräte mit TPM 2.0 liefern;\n- Firmware fünf Jahre lang aktualisieren, und zwar\n"
                "  - innerhalb von 30 Tagen bei kritischen Lücken,\n  - quartalsweise im Übrigen."
            ),
            place="/sections/2/paragraphs/1",
        ),
        Line(id="2(1)", text="Die Festplatten sind verschlüsselt (AES-256).", place="/sections/2/paragraphs/6"),
        Line(id="2(2)", text="Das BIOS ist durch ein Passwort geschützt.", place="/sections/2/paragraphs/7"),
        Line(
            id="2.1",
            text="Die Notebooks unterstützen WPA3.",
            place="/sections/2/tables/1/rows/2",
            obligation="mandatory",
            verification="Datenblatt",
        ),
        Line(id="2.2", text="Die Notebooks haben Wi-Fi 6E.", place="/sections/2/tables/1/rows/3", obligation="desired"),
        Line(
            id="2.3",
            text="Die Drucker deaktivieren FTP und Telnet.",
            place="/sections/2/tables/1/rows/5",
            obligation="optional",
            verification="Test",
        ),
        Line(
            id="3-1", text="Der Bieter ist nach ISO/IEC 27001 zertifiziert.", place="/sections/3/paragraphs/1", role="selection-criterion"
        ),
    ]


def test_spanish_mail() -> None:
    """Excel: merged cells hold for their rows; hidden columns, comments and formulas without a value are told."""
    made = draft(whole.spanish_mail(), "xlsx")

    assert front(made) == {
        "title": "Pliego técnico: plataforma de correo electrónico",
        "language": "es",
        "buyer": "Ayuntamiento de Ejemplo",
        "deadline": "2026-06-30",
        "notes": [
            "Left out: hidden columns (1).",
            "Left out: comments (1).",
            "Formulas without a saved value: 1. To have them read, open the workbook in a spreadsheet program and save it.",
            "Left out: the cover page (3 lines).",
            "Levels read from a column of a table: 4 requirements.",
            "Read from the first pages: the buyer 'Ayuntamiento de Ejemplo', the deadline 2026-06-30. Please check.",
        ],
    }
    assert subjects(made) == {"email-service": True}
    assert lines(made) == [
        Line(
            id="C1",
            text="Transporte: Los buzones se consultan solo con TLS 1.2 o superior.",
            place="/sheets/Requisitos/rows/2",
            obligation="mandatory",
            verification="Informe",
        ),
        Line(id="C2", text="Transporte: Se publica MTA-STS.", place="/sheets/Requisitos/rows/3", obligation="desired"),
        Line(
            id="C3", text="Remitentes: DMARC con p=reject en todos los dominios.", place="/sheets/Requisitos/rows/4", obligation="mandatory"
        ),
        Line(id="C4", text="Remitentes", place="/sheets/Requisitos/rows/5", obligation="desired"),
    ]


def test_french_workbook() -> None:
    """Excel: words and crosses are levels, each sheet is a table of its own."""
    made = draft(whole.french_workbook(), "xlsx")

    assert front(made) == {
        "title": "tender",
        "language": "fr",
        "notes": ["Levels read from a column of a table: 4 requirements."],
    }
    assert subjects(made) == {"network-equipment": False}
    assert lines(made) == [
        Line(id="1", text="Les commutateurs prennent en charge 802.1X.", place="/sheets/Réseau/rows/2", obligation="mandatory"),
        Line(id="2", text="Les pare-feu prennent en charge IPv6.", place="/sheets/Réseau/rows/3", obligation="desired"),
        Line(id="E-1", text="Les accès d'administration utilisent SSH.", place="/sheets/Exploitation/rows/2", obligation="mandatory"),
        Line(id="E-2", text="Les horloges utilisent NTS.", place="/sheets/Exploitation/rows/3", obligation="optional"),
    ]


def test_portuguese_hosting() -> None:
    """OpenDocument: lists in lists, links, a contents list and a part that tells of today."""
    made = draft(whole.portuguese_hosting(), "odt")

    assert front(made) == {
        "title": "Caderno de encargos – tender",
        "language": "pt",
        "notes": [
            "Left out: the table of contents and other indexes (1 line).",
            "Left out: headers and footers.",
            "Left out: comments (1).",
            "Read as information, as the heading says that it tells of the present situation: 1 part.",
        ],
    }
    assert subjects(made) == {"hosting": True}
    assert lines(made) == [
        Line(
            id="R1",
            text="O contrato tem por objeto a prestação de serviços cloud para a Câmara Municipal de Exemplo.",
            place="/sections/Objeto do contrato/paragraphs/1",
        ),
        Line(
            id="R2",
            text="O fornecedor deve:\n- cifrar os dados com AES-256:\n  - na produção;\n- guardar os registos durante um ano.",
            place="/sections/Requisitos/paragraphs/1",
        ),
        Line(id="R3", text="As ligações usam TLS 1.3 ou superior.", place="/sections/Requisitos/paragraphs/5"),
        Line(id="R4", text="Hoje os servidores usam Telnet.", place="/sections/Situação atual/paragraphs/1", obligation="informative"),
    ]


def test_italian_sheet() -> None:
    """A sheet with a legend above its columns: letters mean what it says."""
    made = draft(whole.italian_sheet(), "odt")

    assert front(made) == {
        "title": "tender",
        "language": "it",
        "notes": ["Levels read from a column of a table: 3 requirements."],
    }
    assert subjects(made) == {"wifi": True}
    assert lines(made) == [
        Line(
            id="1",
            text="Ogni access point deve usare WPA3.",
            place="/sheets/Requisiti/rows/3",
            obligation="mandatory",
            verification="prova in loco",
        ),
        Line(id="2", text="Il controller wireless è ridondato.", place="/sheets/Requisiti/rows/4", obligation="desired"),
        Line(id="3", text="La rete ospiti è separata dalla rete interna.", place="/sheets/Requisiti/rows/5", obligation="mandatory"),
    ]


def test_ukrainian_register() -> None:
    """Word: a table of three columns in Ukrainian."""
    made = draft(whole.ukrainian_register(), "docx")

    assert front(made) == {
        "title": "Технічне завдання – tender",
        "language": "uk",
        "notes": ["Levels read from a column of a table: 3 requirements."],
    }
    assert subjects(made) == {"software-development": True}
    assert lines(made) == [
        Line(id="1-1", text="Предметом закупівлі є розробка програмного забезпечення реєстру.", place="/sections/1/paragraphs/1"),
        Line(id="2(1)", text="З’єднання захищені TLS 1.3.", place="/sections/2/tables/1/rows/2", obligation="mandatory"),
        Line(id="2(2)", text="Виконавець передає вихідний код.", place="/sections/2/tables/1/rows/3", obligation="mandatory"),
        Line(id="2(3)", text="Підтримується IPv6.", place="/sections/2/tables/1/rows/4", obligation="desired"),
    ]


def test_english_contract() -> None:
    """Word: clauses numbered by list, a choice made, a link, a field, a text box; deleted rows and moved text are gone."""
    made = draft(whole.english_contract(), "docx")

    assert front(made) == {
        "title": "tender",
        "language": "en",
        "notes": [
            "Left out: headers and footers.",
            "Left out: footnotes and endnotes (1).",
            "Left out: text that tracked changes delete (1 place). Insertions were read.",
            "Levels read from a column of a table: 1 requirement.",
        ],
    }
    assert subjects(made) == {}
    assert lines(made) == [
        Line(id="1.1", text="The supplier follows MANRS.", place="/sections/1/paragraphs/1"),
        Line(id="1-1", text="Backups shall follow the baseline of 4.2.", place="/sections/1/paragraphs/2"),
        Line(id="X1", text="Patches are installed within 30 days.", place="/sections/1/tables/1/rows/2", obligation="mandatory"),
        Line(id="1-2", text="All logs are kept for a year.", place="/sections/1/paragraphs/3"),
    ]


def test_english_moscow() -> None:
    """Markdown: letters of MoSCoW, clauses of three levels, a nested list."""
    made = draft(whole.english_moscow(), "markdown")

    assert front(made) == {
        "title": "Statement of requirements",
        "language": "en",
        "notes": ["Levels read from a column of a table: 4 requirements."],
    }
    assert subjects(made) == {"saas": True}
    assert lines(made) == [
        Line(id="1-1", text="The council wants to procure a case management system as SaaS.", place="/sections/1/paragraphs/1"),
        Line(id="F1", text="Users sign in with SAML or OpenID Connect.", place="/sections/2/tables/1/rows/2", obligation="mandatory"),
        Line(id="F2", text="Administrators use FIDO2 keys.", place="/sections/2/tables/1/rows/3", obligation="desired"),
        Line(id="F3", text="Data are exported as CSV.", place="/sections/2/tables/1/rows/4", obligation="optional"),
        Line(id="F4", text="The vendor supports SMS codes.", place="/sections/2/tables/1/rows/5", obligation="informative"),
        Line(id="2.1.1", text="The vendor shall report incidents within 24 hours.", place="/sections/2.1/paragraphs/1"),
        Line(
            id="2.1.2",
            text="Logs shall hold:\n- sign-ins\n  - with the source address\n- changes of rights",
            place="/sections/2.1/paragraphs/2",
        ),
    ]


def test_french_page() -> None:
    """HTML: a table without names of columns, and what is crossed out."""
    made = draft(whole.french_page(), "html")

    assert front(made) == {
        "title": "Cahier des charges : site internet de la ville",
        "language": "fr",
        "notes": ["Left out: hidden or deleted text (1 place)."],
    }
    assert subjects(made) == {"website": True}
    assert lines(made) == [
        Line(id="R1", text="Le site est accessible uniquement en HTTPS.", place="/sections/Exigences/paragraphs/1"),
        Line(id="R2", text="Cookies: Attributs Secure et HttpOnly.", place="/sections/Exigences/tables/1/rows/1"),
        Line(id="R3", text="HSTS: max-age d'au moins un an.", place="/sections/Exigences/tables/1/rows/2"),
        Line(id="1", text="Le titulaire publie un fichier security.txt.", place="/sections/Exigences/paragraphs/2"),
        Line(id="2", text="Le titulaire corrige les failles critiques en 48 heures.", place="/sections/Exigences/paragraphs/3"),
    ]


def test_dutch_list() -> None:
    """Plain text in an old encoding: codes at the beginning are ids, a word parted at a line end is one."""
    made = draft(whole.dutch_list(), "text")

    assert front(made) == {
        "title": "OFFERTEAANVRAAG TELEFONIE",
        "language": "nl",
        "notes": [
            "The file is not UTF-8. It was read as Windows-1252: check that letters with accents are right, or save the file as UTF-8."
        ],
    }
    assert subjects(made) == {"voice-video": True}
    assert lines(made) == [
        Line(id="E-01", text="E-01: De centrale ondersteunt SIP over TLS.", place="/sections/EISEN EN WENSEN/paragraphs/1"),
        Line(
            id="E-02",
            text="E-02: Gesprekken worden versleuteld met SRTP; de sleutels verlaten de centrale niet en worden na elk gesprek gewist.",
            place="/sections/EISEN EN WENSEN/paragraphs/2",
        ),
        Line(id="W-01", text="W-01: Telefonie via de browser – bij voorkeur WebRTC.", place="/sections/EISEN EN WENSEN/paragraphs/3"),
    ]
