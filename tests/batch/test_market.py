"""The market view counts each lot once, in its newest state, and says how many were assessed."""

from __future__ import annotations

from statistics import mean
from typing import TYPE_CHECKING

import msgspec
import pytest

from checklist_engine.batch.market import summarise_market
from checklist_engine.batch.market_view import market_csv, market_html, market_json, market_text
from checklist_engine.batch.run import run_batch
from checklist_engine.errors import InputError, UsageError
from checklist_engine.wording import words_for
from tests.batch.corpus import generated, judge_for_tests, plan, write_lines
from tests.cli.running import run
from tests.output.pseudo import marked_knowledge, stray_words, visible_text

if TYPE_CHECKING:
    from pathlib import Path

    from checklist_engine.batch.market import Market
    from checklist_engine.batch.row import Row


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Row]]:
    """Return results in which 20 processes stand twice, and the rows that count."""
    folder = tmp_path_factory.mktemp("market")
    lines = generated(150, seed=11)
    newer = []
    for line in lines[:20]:
        release = msgspec.json.decode(line)
        release["date"] = "2030-01-01T00:00:00Z"
        release["parties"][0]["address"]["countryName"] = "Italy"
        newer.append(msgspec.json.encode(release))
    source = write_lines(folder / "corpus.jsonl", [*newer, *lines])
    run_batch(plan(folder / "results", source))
    judge = judge_for_tests()
    rows = [row for line in [*newer, *lines[20:]] for row in judge.judge(line, source, 0).rows]
    return folder / "results", rows


@pytest.fixture(scope="module")
def market(results: tuple[Path, list[Row]]) -> Market:
    """Return the view by country and year."""
    return summarise_market([results[0]], ("buyer.country", "year"))


def test_the_newest_row_of_each_lot_counts(market: Market, results: tuple[Path, list[Row]]) -> None:
    """Older rows are counted as such and nowhere else."""
    rows = results[1]
    scores = [row.score for row in rows if row.score is not None]

    assert market.superseded > 0
    assert market.rows - market.superseded == len(rows) == market.total.lots
    assert market.total.assessed == sum(row.state == "assessed" for row in rows)
    assert market.total.mean_score == pytest.approx(mean(scores))
    assert sum(group.lots for group in market.groups) == len(rows)


def test_groups_hold_their_own(market: Market, results: tuple[Path, list[Row]]) -> None:
    """Each group says how many of how many were assessed."""
    for group in market.groups:
        country, year = group.by
        own = [row for row in results[1] if row.buyer_country == country and (row.published or "")[:4] == (year or "")]
        assert (group.lots, group.assessed) == (len(own), sum(row.state == "assessed" for row in own))
        assert group.grades == {grade: sum(row.grade == grade for row in own) for grade in "ABCDEF"}
        assert (group.mean_score is None) == (group.assessed == 0 or all(row.score is None for row in own))


def test_standards_are_counted_in_lots(market: Market, results: tuple[Path, list[Row]]) -> None:
    """Demanded, missing and contradicted."""
    for one in market.standards:
        assert one.demanded == sum(one.standard in row.demanded for row in results[1])
        assert one.missing == sum(one.standard in row.missing for row in results[1])


def test_every_form_says_how_many_were_assessed(market: Market) -> None:
    """Text, CSV, JSON and HTML carry the same numbers."""
    said = f"{market.total.assessed:,} of {market.total.lots:,} lots assessed"

    assert said in market_text(market)
    assert said in market_html(market)
    assert msgspec.json.decode(market_json(market))["total"]["assessed"] == market.total.assessed
    assert market_csv(market).splitlines()[0].startswith("buyer.country,year,lots,assessed,not_ict,no_requirements,mean")
    assert len(market_csv(market).splitlines()) == len(market.groups) + 1


def test_text_and_page_are_in_the_language_asked_for(market: Market) -> None:
    """With its numbers, headings in line, and from right to left where it runs so; a table for programs has no language."""
    dutch, arabic = words_for("nl"), words_for("ar")
    sentence = f"{dutch.number(market.total.assessed)} van {dutch.number(market.total.lots)} percelen beoordeeld"
    lines = market_text(market, dutch).splitlines()

    assert lines[0].startswith(sentence)
    assert lines[2].split()[:3] == ["percelen", "beoordeeld", "gemiddelde"]
    assert len({line.rfind("F") for line in lines[2:3]} | {len(line.rstrip()) - 1 for line in lines[3 : 4 + len(market.groups)]}) == 1
    assert '<html lang="ar" dir="rtl">' in market_html(market, arabic)
    assert '<html lang="en">' in market_html(market)


def test_no_word_of_the_view_is_fixed(market: Market, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a marked language everything but names stands between marks."""
    knowledge = marked_knowledge(monkeypatch)
    named = msgspec.structs.replace(market, by=("1",), groups=())

    assert stray_words(market_text(named, knowledge.words), knowledge) == []
    assert stray_words(visible_text(market_html(named, knowledge.words)), knowledge) == []


def test_a_page_and_a_sheet_take_no_orders_from_names(market: Market) -> None:
    """A buyer may be called anything."""
    group = msgspec.structs.replace(market.total, by=("=1+1<script>",))
    odd = msgspec.structs.replace(market, by=("buyer",), groups=(group,))

    assert "'=1+1<script>" in market_csv(odd)
    assert "&lt;script&gt;" in market_html(odd)
    assert "<script" not in market_html(odd)


def test_slips_are_told(results: tuple[Path, list[Row]], tmp_path: Path) -> None:
    """A column that is none, and a folder without a table."""
    with pytest.raises(UsageError, match=r"did you mean 'buyer.country'\?"):
        summarise_market([results[0]], ("buyer.county",))
    with pytest.raises(InputError, match="no table of a batch lies in this folder"):
        summarise_market([tmp_path], ())


def test_the_command(results: tuple[Path, list[Row]], tmp_path: Path) -> None:
    """The name of the output decides on the form."""
    page = tmp_path / "market.html"

    assert run("summarize", str(results[0]), "--by", "subject", "-o", str(page)).code == 0
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert "website" in run("summarize", str(results[0]), "--by", "subject").text
