"""Tables of requirements as CSV."""

from __future__ import annotations

import pytest

from checklist_engine.documents.own_reports import is_own_table
from checklist_engine.errors import InputError
from checklist_engine.output.comparison_csv import COMPARISON_COLUMNS
from checklist_engine.output.csv_table import COLUMNS
from checklist_engine.publishing.catalog_table import CATALOG_COLUMNS
from tests.documents.drafts import Line, draft, lines
from tests.documents.test_refused import problem

_RECORDS = (
    ("chapter_id", "req_id", "req_description", "priority", "office"),
    ("V1", "V1.1", "The website shall use TLS 1.3, \nand nothing below it.", "Must", "x"),
    ("V1", "V1.2", 'The website shall send the header "HSTS".', "Should", ""),
)


def _csv(sign: str, encoding: str = "utf-8") -> bytes:
    quoted = ([f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in record] for record in _RECORDS)
    return "\r\n".join(sign.join(record) for record in quoted).encode(encoding)


@pytest.mark.parametrize(
    "data",
    [_csv(","), _csv(";", "utf-8-sig"), _csv("\t", "utf-16"), b"sep=;\r\n" + _csv(";")],
    ids=["commas", "semicolons", "tabs", "excel"],
)
def test_a_record_is_a_row_whatever_parts_its_cells(data: bytes) -> None:
    """Columns have their names in one word, the number that tells rows apart is theirs, and quoted cells have lines of their own."""
    first = 3 if data.startswith(b"sep") else 2
    assert lines(draft(data, "csv")) == [
        Line(
            id="V1.1",
            text="The website shall use TLS 1.3, \nand nothing below it.",
            place=f"/tables/1/rows/{first}",
            obligation="mandatory",
        ),
        Line(id="V1.2", text='The website shall send the header "HSTS".', place=f"/tables/1/rows/{first + 1}", obligation="desired"),
    ]


def test_a_list_of_one_column_is_read() -> None:
    """Nothing parts its cells."""
    assert [line.text for line in lines(draft(b"The website shall use TLS.\nMail shall use DKIM.\n", "csv"))] == [
        "The website shall use TLS.",
        "Mail shall use DKIM.",
    ]


@pytest.mark.parametrize("columns", [COLUMNS, COMPARISON_COLUMNS, CATALOG_COLUMNS], ids=["findings", "comparison", "catalogue"])
def test_a_table_of_ours_is_no_specification(columns: tuple[str, ...]) -> None:
    """It quotes tenders, or proposes clauses."""
    assert problem(",".join(columns).encode() + b"\r\nTLS\r\n", "ours.csv").startswith("ours.csv: this is a report that this program wrote")


def test_a_table_of_a_market_is_no_specification() -> None:
    """Its first columns are those that the user chose."""
    assert is_own_table(("buyer country", "lots", "assessed", "not ict", "no requirements"))


def test_a_cell_without_end_is_an_error_of_the_file() -> None:
    """A quotation mark that nobody closes takes all that follows into one cell."""
    assert problem(b'id,text\n1,"' + b"x" * 200_000, "open.csv").startswith(
        "open.csv: the document is damaged: field larger than field limit"
    )


def test_a_price_list_is_read_and_it_is_said_that_no_column_holds_requirements() -> None:
    """Nobody wonders why its rows became requirements; a named column, or a list without columns, needs no such note."""
    said = "No column is headed as the one with the requirements, so each row was read as a whole."

    assert [note for note in draft(b"item,price\nServer,100\nCable,20\n", "csv").notes if said in note]
    assert not [note for note in draft(_csv(","), "csv").notes if said in note]
    assert not [note for note in draft(b"The website shall use TLS.\nMail shall use DKIM.\n", "csv").notes if said in note]


def test_a_table_without_text_is_refused_with_a_hint_about_tables() -> None:
    """A table is never a scan."""
    with pytest.raises(InputError) as raised:
        draft(b";;\n--;..\n", "csv", "prices.csv")

    assert str(raised.value) == (
        "prices.csv: the document holds no text from which requirements could be made [no-requirements]\n"
        "    what to do: see whether it is the right table; the column with the requirements is best headed 'Requirement'"
    )
