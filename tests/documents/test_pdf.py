"""PDF documents: what stands on paper, in the order in which people read it."""

from __future__ import annotations

from functools import cache

from tests.documents.drafts import Line, draft, front, lines, subjects
from tests.documents.office import pdf

_BODY = """<h1>Request for Proposal</h1><h1>Managed network services</h1>
<p>Contracting authority: Municipality of Example</p><p>Country: Ireland</p><p>Deadline: 30 April 2026</p>
<h2>1 Scope</h2><p>The municipality wants a supplier that operates its network. The office offices are efficient and the
confi&shy;guration of all fire&shy;walls is documented in an inventory that the supplier keeps and that we may inspect at any time.</p>
<h2>2 Requirements</h2><table><tr><th>ID</th><th>Requirement</th><th>Level</th></tr>
<tr><td>N-1</td><td>All routers shall validate routes with RPKI and drop what is invalid, at every border of the network and for
IPv4 and IPv6.</td><td>K.O.</td></tr><tr><td>N-2</td><td>The wireless network uses WPA3.</td><td>Wish</td></tr>
<tr><td>N-3</td><td>Management uses SSH.</td><td>K.O.</td></tr></table>
<h2>3 Service</h2><p>The supplier:</p><ul><li>patches within thirty days</li><li>reports incidents within one day</li></ul>
<p>3.1 All equipment shall support IPv6.</p>
<div class="columns"><h2>4 Operations</h2><p>Logging shall be kept for six months on a server that administrators of the network
cannot change, in accordance with the policy of the municipality.</p><p>Time is synchronised with NTS. All clocks shall agree within
a second, so that events in different systems can be compared with each other by those who investigate.</p><p>Backups are made every
day and tested every quarter by restoring a system that the municipality chooses at random from the list.</p></div>"""
_STYLE = """@page { @bottom-center { content: "Page " counter(page) " of " counter(pages) }
@top-center { content: "Municipality of Example - RFP 2026-017" } } td, th { border: 1px solid; padding: 2pt }
.columns { break-before: page; column-count: 2; column-gap: 1cm } p { text-align: justify; hyphens: auto }"""


@cache
def _printed() -> bytes:
    return pdf(_BODY, _STYLE)


def test_a_printed_tender_is_read_with_its_table_its_columns_and_without_its_running_lines() -> None:
    """Rules part the cells of a table, columns are read one after the other, hyphens and ligatures are undone."""
    made = draft(_printed(), "pdf")

    assert front(made) == {
        "title": "Request for Proposal \u2013 Managed network services",
        "language": "en",
        "buyer": "Municipality of Example",
        "country": "IE",
        "deadline": "2026-04-30",
        "notes": [
            "Left out: page headers, footers and page numbers (4 lines).",
            "Left out: the cover page (3 lines).",
            "Levels read from a column of a table: 3 requirements.",
            "Read from the first pages: the buyer 'Municipality of Example', the country IE, the deadline 2026-04-30. Please check.",
        ],
    }
    assert lines(made) == [
        Line(
            id="1-1",
            text=(
                "The municipality wants a supplier that operates its network. The office offices are efficient and "
                "the configuration of all firewalls is documented in an inventory that the supplier keeps and that we"
                " may inspect at any time."
            ),
            place="/pages/1/paragraphs/4",
        ),
        Line(
            id="N-1",
            text=(
                "All routers shall validate routes with RPKI and drop what is invalid, at every border of the network"
                " and for IPv4 and IPv6."
            ),
            place="/pages/1/tables/1/rows/2",
            obligation="mandatory",
        ),
        Line(id="N-2", text="The wireless network uses WPA3.", place="/pages/1/tables/1/rows/3", obligation="desired"),
        Line(id="N-3", text="Management uses SSH.", place="/pages/1/tables/1/rows/4", obligation="mandatory"),
        Line(
            id="3-1", text="The supplier:\n- patches within thirty days\n- reports incidents within one day", place="/pages/1/paragraphs/5"
        ),
        Line(id="3.1", text="All equipment shall support IPv6.", place="/pages/1/paragraphs/8"),
        Line(
            id="4-1",
            text=(
                "Logging shall be kept for six months on a server that administrators of the network cannot change, "
                "in accordance with the policy of the municipality."
            ),
            place="/pages/2/paragraphs/1",
        ),
        Line(
            id="4-2",
            text=(
                "Time is synchronised with NTS. All clocks shall agree within a second, so that events in different "
                "systems can be compared with each other by those who investigate."
            ),
            place="/pages/2/paragraphs/2",
        ),
        Line(
            id="4-3",
            text=(
                "Backups are made every day and tested every quarter by restoring a system that the municipality "
                "chooses at random from the list."
            ),
            place="/pages/2/paragraphs/3",
        ),
    ]


def test_rows_and_paragraphs_that_go_on_over_a_page_are_one() -> None:
    """A page ends where the paper does."""
    rows = "".join(
        f"<tr><td>{place}</td><td>The supplier shall keep part number {place} up to date.</td><td>Must</td></tr>" for place in range(1, 45)
    )
    text = "The supplier shall describe how backups are made, kept and tested, and how soon each system is restored " * 6
    text = text.strip()
    made = draft(
        pdf(f"<h2>1 Parts</h2><table><tr><th>ID</th><th>Requirement</th><th>Level</th></tr>{rows}</table><p>{text}.</p>", _STYLE), "pdf"
    )

    assert [line.id for line in lines(made)] == [*(f"1({place})" for place in range(1, 45)), "1-1"]
    assert {line.obligation for line in lines(made)[:-1]} == {"mandatory"}
    assert lines(made)[-1].text == f"{text}."
    assert {line.place.split("/")[2] for line in lines(made)} == {"1", "2"}


def test_headings_that_are_set_smaller_than_those_below_them_end_what_stands_above() -> None:
    """The clause numbers say what is below what: the award criteria do not reach into the next chapter."""
    made = draft(
        pdf(
            "<h3>1 Award criteria</h3><h2>1.1 Quality</h2><p>Points are given for a certificate that shows good quality.</p>"
            "<h3>2 Security</h3><h2>2.1 Transport</h2><p>All connections shall use TLS 1.3 or a later version of it.</p>"
        ),
        "pdf",
    )

    assert [(line.id, line.role) for line in lines(made)] == [("1.1-1", "award-criterion"), ("2.1-1", "technical-specification")]


_MIGRATION = (
    "<p>For each application:</p>"
    + "".join(
        f"<p class=outer><i>\u2022</i> Move application {number} to the cloud, with all of its data, and test everything<br>"
        "that depends on it</p>"
        f"<p class=inner><b>o</b> Encrypt its connections with TLS 1.{number % 4} and use strong ciphers</p>"
        for number in range(1, 5)
    )
    + "<table>"
    + "".join(f"<tr><td>Application {number}</td><td>It has a database of several gigabytes that grows</td></tr>" for number in range(30))
    + "</table>"
)
_WORD_BULLETS = """p { font: 15pt 'DejaVu Sans' } td { font: 9pt sans-serif; border: 1px solid }
i { font: 15pt 'Liberation Mono'; padding-right: 8pt } b { font: 15pt 'Liberation Mono'; padding-right: 8pt }
.outer { margin-left: 20pt; text-indent: -14pt } .inner { margin-left: 40pt }"""


def test_bullets_of_another_font_and_a_long_table_in_small_letters_make_no_headings_of_the_text() -> None:
    """Word draws bullets in fonts of their own, `o` among them, and most of a document may be a table in small letters."""
    made = [line.text for line in lines(draft(pdf(_MIGRATION, _WORD_BULLETS), "pdf"))]

    assert made[0] == "For each application:\n" + "\n".join(
        f"- Move application {number} to the cloud, with all of its data, and test everything that depends on it\n"
        f"  - Encrypt its connections with TLS 1.{number % 4} and use strong ciphers"
        for number in range(1, 5)
    )
    assert made[1:] == [f"Application {number}: It has a database of several gigabytes that grows" for number in range(30)]


def test_a_dutch_tender_over_pages_and_columns_with_words_parted_at_line_ends() -> None:
    """Words that a line, a column or a page parts are whole, in paragraphs and in cells; running lines and contents are told."""
    rows = "".join(
        f"<tr><td>E{place}</td><td>Het toegangspunt nummer {place} ondersteunt WPA3 en wordt centraal beheerd via een versleutelde "
        f"verbinding met de controller.</td><td>{'Eis' if place % 3 else 'Wens'}</td></tr>"
        for place in range(1, 41)
    )
    sentence = (
        "bewaart de logbestanden ten minste zes maanden, in overeenstemming met het informatiebeveiligingsbeleid van de gemeente en de "
        "aanvullende beveiligingsvoorschriften."
    )
    columns = "".join(f"<p>Leverancier {place} {sentence}</p>" for place in range(1, 25))
    body = (
        "<h1>Programma van Eisen</h1><h2>Levering van draadloos netwerk</h2><h2>Inhoudsopgave</h2><p>1 Eisen ................ 2</p>"
        f"<h2>1 Eisen en wensen</h2><table><thead><tr><th>Nr</th><th>Omschrijving</th><th>Eis/Wens</th></tr></thead>{rows}</table>"
        f'<div lang="nl" class="columns"><h2>2 Beheer</h2>{columns}</div>'
    )
    made = draft(pdf(body, _STYLE + "td { hyphens: auto }").replace(b"(en)", b"(nl)"), "pdf")

    assert [(line.id, line.obligation) for line in lines(made)[:40]] == [
        (f"E{place}", "mandatory" if place % 3 else "desired") for place in range(1, 41)
    ]
    assert {line.text.replace(f"nummer {place}", "") for place, line in enumerate(lines(made)[:40], start=1)} == {
        "Het toegangspunt  ondersteunt WPA3 en wordt centraal beheerd via een versleutelde verbinding met de controller."
    }
    assert [line.text for line in lines(made)[40:]] == [f"Leverancier {place} {sentence}" for place in range(1, 25)]
    assert [note for note in made.notes if "contents" in note] == ["Left out: the table of contents (1 line)."]
    assert subjects(made) == {"wifi": True}
