"""The comparison as a workbook for policymakers."""

from __future__ import annotations

import pytest

from checklist_engine.output.office.comparison_workbook import write_comparison_workbook
from tests.output.comparisons import COMPARISONS, none, plain
from tests.output.office.reading import headed_rows, opened_workbook, promises_of_a_package, promises_of_a_sheet


@pytest.mark.parametrize("kind", COMPARISONS)
def test_every_kind_of_comparison_can_be_opened(kind: str) -> None:
    """Six sheets with the same promises, also for one specification, for none that is judged, and for ugly texts."""
    data = write_comparison_workbook(COMPARISONS[kind]())

    promises_of_a_package(data)
    promises_of_a_sheet(data)
    assert opened_workbook(data).sheetnames == ["Ranking", "Areas", "Standards", "Groups", "What the best does", "Method"]


def test_the_ranking_has_intervals() -> None:
    """Each rank stands between the best and the worst that the weights allow."""
    comparison = plain()
    rows = headed_rows(opened_workbook(write_comparison_workbook(comparison))["Ranking"])

    wanted = [(one.rank, one.rank_low, one.rank_high) for one in comparison.specifications]
    assert [(row["Rank"], row["Best rank"], row["Worst rank"]) for row in rows] == wanted
    for row, one in zip(rows, comparison.specifications, strict=True):
        # A workbook keeps fifteen digits.
        assert row["Score"] == (None if one.score is None else pytest.approx(one.score))
    assert rows[-1]["Why there is no score"] == comparison.specifications[-1].reason


def test_standards_have_the_market_signal_as_shares() -> None:
    """The share of specifications and of contract value that demand a standard, as numbers shown in per cent."""
    comparison = plain()
    sheet = opened_workbook(write_comparison_workbook(comparison))["Standards"]
    rows = headed_rows(sheet)

    assert [(row["Standard"], row["Demanded by"], row["Share of all"]) for row in rows] == [
        (one.name, one.signal.demanded, one.signal.share) for one in comparison.standards
    ]
    assert sheet.cell(2, 4).number_format == "0%"
    values = {value.currency: value.share for value in comparison.standards[0].signal.values}
    assert {key: rows[0][f"Share of the value in {key}"] for key in values} == values


def test_areas_are_shaded_with_the_number_in_each_cell() -> None:
    """Colour says nothing that the number does not say."""
    sheet = opened_workbook(write_comparison_workbook(plain()))["Areas"]
    (shaded,) = sheet.conditional_formatting

    assert str(shaded.sqref) == f"B2:{sheet.cell(sheet.max_row, sheet.max_column).coordinate}"
    assert isinstance(sheet["B2"].value, (int, float, type(None)))


def test_the_method_says_how_far_it_can_be_quoted() -> None:
    """Who quotes a rank reads beside it what the weights made, and which files could not be read."""
    lines = [cell.value for cell in opened_workbook(write_comparison_workbook(none()))["Method"]["A"]]

    assert any("Do not quote a difference that the weights made." in line for line in lines)
    assert "folder/bad.json: the JSON is broken" in lines


def test_the_same_comparison_gives_the_same_bytes() -> None:
    """Nothing reads the clock."""
    assert write_comparison_workbook(plain()) == write_comparison_workbook(plain())
