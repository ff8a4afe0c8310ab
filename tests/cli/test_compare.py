"""`compare` as a policymaker types it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from checklist_engine.schemas import schema_of
from tests.cli.running import TENDER, run, write_tender

FIRM = [{"id": "R1", "text": "All connections shall use TLS 1.2 or higher; the supplier proves this with a scan report."}]
SOFT = [{"id": "R1", "text": "All connections should use TLS 1.2 or higher."}]


def save(folder: Path, name: str, *options: str, **changes: Any) -> str:  # noqa: ANN401 - any field
    """Check a tender and save its result; return the path of the result."""
    path = folder / f"{name}-result.json"
    tender = write_tender(folder, f"{name}.json", **{"id": name, **changes})
    assert run("check", tender, "--format", "json", "-o", str(path), *options).code == 0
    return str(path)


def load(path: str) -> Any:  # noqa: ANN401 - JSON holds any value
    """Return the JSON in a file."""
    return json.loads(Path(path).read_bytes())


@pytest.fixture
def three(tmp_path: Path) -> list[str]:
    """Return a specification and two saved results of other ids."""
    first = write_tender(tmp_path, "a.json", id="a", title="=SUM(A1)", requirements=FIRM, value={"amount": 100, "currency": "EUR"})
    return [first, save(tmp_path, "b", requirements=SOFT, value={"amount": 300, "currency": "EUR"}), save(tmp_path, "c")]


def test_specifications_and_saved_results_stand_in_one_ranking(three: list[str]) -> None:
    """In 80 columns, with the interval of each rank."""
    ran = run("compare", *three)

    assert (ran.code, ran.err) == (0, "")
    assert max(len(line) for line in ran.text.splitlines()) <= 80
    assert "3 of 3 specifications assessed, profile baseline," in ran.text
    assert "rank  between   score" in ran.text
    assert "Do not quote a difference that the weights made." in ran.text
    assert "Demanded most, by how many of the 3 assessed:" in ran.text


def test_json_follows_the_published_schema(three: list[str], tmp_path: Path) -> None:
    """An array of results and single files give the same."""
    target = tmp_path / "comparison.json"
    assert run("compare", *three, "-o", str(target)).code == 0
    comparison = json.loads(target.read_bytes())

    jsonschema.Draft202012Validator(schema_of("comparison")).validate(comparison)
    assert [one["rank"] for one in comparison["specifications"]] == [1, 2, 3]
    (tls,) = [row for row in comparison["standards"] if row["id"] == "tls"]
    assert tls["signal"]["values"] == [{"currency": "EUR", "amount": 100.0, "of": 400.0, "share": 0.25}]
    array = tmp_path / "all.json"
    everything = [run("check", three[0], "--format", "json").json, *(load(path) for path in three[1:])]
    array.write_text(json.dumps(everything), encoding="utf-8")
    assert run("compare", str(array), "--format", "json").json == comparison


def test_csv_has_one_row_a_specification_and_no_formulas(three: list[str]) -> None:
    """A title that a spreadsheet would run is text."""
    rows = list(csv.DictReader(io.StringIO(run("compare", *three, "--format", "csv").text)))

    assert {row["id"] for row in rows} == {"a", "b", "c"}
    (first,) = [row for row in rows if row["id"] == "a"]
    assert (first["title"], first["value"], first["currency"], first["standard:tls"]) == ("'=SUM(A1)", "100.00", "EUR", "4")


def test_the_ending_chooses_the_format(three: list[str], tmp_path: Path) -> None:
    """An unknown one is wrong usage."""
    for ending, start in (("html", b"<!doctype html>"), ("pdf", b"%PDF-"), ("csv", b"number,"), ("txt", b"3 of 3")):
        target = tmp_path / f"out.{ending}"
        assert run("compare", *three, "-o", str(target)).code == 0
        assert target.read_bytes().lstrip().startswith(start)
    ran = run("compare", *three, "-o", str(tmp_path / "out.docx"))
    assert ran.code == 2
    assert ran.err == (
        f"{tmp_path / 'out.docx'}: '.docx' is no format of a comparison [unknown-comparison-kind]\n"
        "    expected: a name that ends in .pdf, .html, .json, .csv, .xlsx or .txt\n"
        "    what to do: rename it, or add --format\n"
    )


def test_the_same_input_gives_the_same_bytes(three: list[str]) -> None:
    """The draws are seeded."""
    assert run("compare", *three, "--format", "json").out == run("compare", *three, "--format", "json").out
    assert run("compare", *three, "--format", "html").out == run("compare", *three, "--format", "html").out


def test_an_input_is_never_overwritten(three: list[str]) -> None:
    """Not even with the right ending."""
    ran = run("compare", *three, "-o", three[1])

    assert (ran.code, "output-is-input" in ran.err) == (2, True)


def test_what_cannot_be_read_is_told_and_the_rest_compared(three: list[str], tmp_path: Path) -> None:
    """With exit 3, and a place in the comparison."""
    bad = tmp_path / "bad.json"
    bad.write_text("{", encoding="utf-8")
    broken = tmp_path / "broken.json"
    broken.write_text(json.dumps({**load(three[1]), "score": 7}), encoding="utf-8")
    ran = run("compare", *three, str(bad), str(broken), "--format", "json")

    assert ran.code == 3
    assert (ran.json["total"], [one["source"] for one in ran.json["unread"]]) == (3, [str(bad), str(broken)])
    assert f"{bad}:1:2" in ran.err
    assert f"{broken}: Expected `object`, got `int` - at `$.score` [wrong-result]" in ran.err
    only = run("compare", str(bad))
    assert (only.code, only.out) == (3, b"")


def test_results_of_other_rules_are_refused_unless_judged_again(three: list[str], tmp_path: Path) -> None:
    """A score means nothing beside one of other rules."""
    other = save(tmp_path, "d", "--profile", "starter")
    ran = run("compare", *three, other)
    again = run("compare", *three, other, "--recompute", "--format", "json")

    assert (ran.code, ran.out) == (2, b"")
    assert "(profile baseline against starter) [mixed-rules]" in ran.err
    assert "what to do: add --recompute" in ran.err
    assert (again.code, again.json["profile"], again.json["total"]) == (0, "baseline", 4)


def test_two_of_one_id_are_two_versions(tmp_path: Path) -> None:
    """What changed, and that the specification did it."""
    old = save(tmp_path, "old", id="T", requirements=FIRM)
    new = write_tender(tmp_path, "new.json", id="T", requirements=SOFT)
    changes = run("compare", old, new, "--format", "json").json["changes"]

    assert [step["cause"] for step in changes["steps"]] == ["specification"]
    assert changes["points"] < 0
    assert [(change["id"], change["kind"]) for change in changes["requirements"]] == [("R1", "reworded")]
    assert "transport-tls-on-services" in {change["rule"] for change in changes["findings"]}
    assert "by the specification" in run("compare", old, new).text


def test_a_version_beside_itself_changed_nothing(tmp_path: Path) -> None:
    """No step of +0.0 points is shown, in text or on a page."""
    tender = write_tender(tmp_path, "tender.json", id="T", requirements=FIRM)
    ran = run("compare", tender, tender)
    page = tmp_path / "comparison.html"
    assert run("compare", tender, tender, "-o", str(page)).code == 0

    assert "Nothing changed: score, verdicts and requirements are the same." in ran.text
    assert "by the specification" not in ran.text
    assert "Nothing changed: score, verdicts and requirements are the same." in page.read_text(encoding="utf-8")
    assert "What moved the score" not in page.read_text(encoding="utf-8")


def test_versions_of_other_ids_are_named_so(tmp_path: Path) -> None:
    """And there are two of them."""
    old, new = save(tmp_path, "old", requirements=FIRM), save(tmp_path, "new", requirements=SOFT)

    assert run("compare", old, new, "--format", "json").json["changes"] is None
    assert run("compare", old, new, "--versions", "--format", "json").json["changes"]["before"]["id"] == "old"
    ran = run("compare", old, "--versions")
    assert (ran.code, ran.err) == (
        2,
        "--versions was given with 1 specification [not-two-versions]\n    expected: two, the older one first\n",
    )


def test_the_profile_is_told_apart_from_the_specification(tmp_path: Path) -> None:
    """Judged again, step by step; the points add up."""
    old = save(tmp_path, "old", "--profile", "starter", id="T", requirements=FIRM)
    new = write_tender(tmp_path, "new.json", id="T", requirements=SOFT)
    changes = run("compare", old, new, "--recompute", "--format", "json").json["changes"]

    assert [step["cause"] for step in changes["steps"]] == ["profile", "specification"]
    assert sum(step["points"] for step in changes["steps"]) == pytest.approx(changes["points"])


def test_a_specification_whose_words_are_gone_cannot_be_judged_again(tmp_path: Path) -> None:
    """It is told, and exit 3 says so."""
    good, strange = save(tmp_path, "a"), save(tmp_path, "b")
    saved = load(strange)
    saved["specification"]["lots"][0]["subjects"] = ["zeppelin"]
    saved["specification"]["format"] = "own"
    Path(strange).write_text(json.dumps(saved), encoding="utf-8")
    ran = run("compare", good, strange, "--recompute", "--format", "json")

    assert (ran.code, ran.json["total"], len(ran.json["unread"])) == (3, 1, 1)
    assert "there is no subject 'zeppelin'" in ran.err


def test_stdin_is_read_for_a_dash(tmp_path: Path) -> None:
    """A specification or a saved result."""
    saved = save(tmp_path, "a")

    assert run("compare", "-", saved, "--format", "json", stdin=json.dumps(TENDER).encode()).json["total"] == 2


def test_a_saved_result_keeps_its_own_day(tmp_path: Path) -> None:
    """And it is said that the option does not hold for it."""
    saved, tender = save(tmp_path, "a"), write_tender(tmp_path, "b.json", id="b")
    ran = run("compare", saved, tender, "--as-of", "2027-03-03", "--format", "json")

    assert sorted((one["id"], one["as_of"]) for one in ran.json["specifications"]) == [("a", "2026-12-01"), ("b", "2027-03-03")]
    assert ran.err == "--answers and --as-of hold for specifications only; saved results are taken with what they were judged with\n"
