"""Our own reports are no tenders: every command says so, and `compare` takes the result out of those that hold one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import docx
import pytest

from tests.cli.running import run, write_tender

if TYPE_CHECKING:
    from pathlib import Path

_HINT = "give that; `compare` also takes the PDF of a report, and what `check --format json` saved"
_FILES = (
    ("report", "report.pdf"),
    ("report", "report.html"),
    ("report --for sme", "guide.pdf"),
    ("report --for sme", "guide.html"),
    ("report --for sme-buyer", "list.pdf"),
    ("report --for sme-buyer", "list.html"),
    ("compare", "comparison.pdf"),
    ("compare", "comparison.html"),
    ("compare", "comparison.xlsx"),
    ("check --format xlsx", "result.xlsx"),
    ("check --format markdown", "result.md"),
    ("check", "result.txt"),
    ("response", "response.xlsx"),
    ("response", "response.docx"),
    ("clauses", "clauses.docx"),
    ("explain-sheet", "explain.xlsx"),
)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with everything that the program writes of one tender."""
    folder = tmp_path_factory.mktemp("written")
    tender = write_tender(folder)
    for command, name in (*_FILES, ("check --format json", "result.json"), ("whatif --top 1 --format json", "whatif.json")):
        assert run(*command.split(), tender, "-o", str(folder / name)).code == 0
    assert run("compare", tender, "-o", str(folder / "comparison.json")).code == 0
    return folder


def _refusal(path: Path) -> str:
    return (
        f"{path}: this is a report that this program wrote, not a specification [own-report]\n"
        "    expected: the specification, or the document, that was checked\n"
        f"    what to do: {_HINT}\n"
    )


@pytest.mark.parametrize("name", [name for _, name in _FILES])
@pytest.mark.parametrize("command", ["check", "draft"])
def test_what_the_program_wrote_is_refused_as_a_specification(written: Path, command: str, name: str) -> None:
    """It quotes a tender and proposes clauses, so that it would get a score."""
    path = written / name

    ran = run(command, str(path))

    assert (ran.code, ran.out, ran.err) == (3, b"", _refusal(path))


@pytest.mark.parametrize("command", ["report -o out.pdf", "whatif --top 1", "clauses -o out.docx", "answer --starter", "compare"])
def test_every_command_that_takes_a_document_refuses_it(written: Path, command: str) -> None:
    """A page holds no result, so a comparison refuses it as well."""
    path = written / "report.html"
    first, *others = command.split()

    ran = run(first, str(path), *others)

    assert (ran.code, ran.out, ran.err) == (3, b"", _refusal(path))


def test_the_language_of_a_report_does_not_matter(tmp_path: Path) -> None:
    """The name of the program is the same in all of them."""
    tender = write_tender(tmp_path)
    commands = {
        "report.html": ("report",),
        "result.md": ("check", "--format", "markdown"),
        "result.txt": ("check",),
        "response.docx": ("response",),
    }
    for language in ("nl", "ar"):
        for name, command in commands.items():
            assert run(*command, tender, "--lang", language, "-o", str(tmp_path / name)).code == 0
            assert "[own-report]" in run("check", str(tmp_path / name)).err


def _saved_by_hand(path: Path) -> str:
    """Save a Word file as a person does in Word: the author stays, the last author is the person."""
    document = docx.Document(str(path))
    document.core_properties.last_modified_by = "An officer"
    changed = path.with_stem(f"{path.stem}-changed")
    document.save(str(changed))
    return str(changed)


def test_clauses_that_somebody_worked_on_are_a_document(written: Path) -> None:
    """They may have become the tender."""
    assert run("check", _saved_by_hand(written / "clauses.docx")).code == 0


def test_a_response_that_a_supplier_filled_in_is_no_tender(written: Path) -> None:
    """Whoever saved it last."""
    assert "[own-report]" in run("check", _saved_by_hand(written / "response.docx")).err


def test_a_text_result_is_known_in_the_encoding_of_a_console(written: Path) -> None:
    """Some write what is sent to a file in UTF-16."""
    path = written / "console.txt"
    path.write_bytes((written / "result.txt").read_text(encoding="utf-8").encode("utf-16"))

    assert "[own-report]" in run("check", str(path)).err


def test_a_form_with_dots_in_brackets_is_a_document(tmp_path: Path) -> None:
    """Room to write in is no bar."""
    path = tmp_path / "tender.txt"
    path.write_text(
        "Website for the municipality\n\nThe website shall use TLS 1.3.\n\n  Name [................]  at the date below\n"
        "  Price [................]  10  euro\n",
        encoding="utf-8",
    )

    assert run("check", str(path)).code == 0


@pytest.mark.parametrize("name", ["result.json", "comparison.json", "whatif.json"])
def test_results_in_json_are_refused_in_one_sentence(written: Path, name: str) -> None:
    """Not key by key, as a specification with mistakes would be."""
    ran = run("check", str(written / name))

    assert (ran.code, ran.out, ran.err) == (
        3,
        b"",
        (
            "this is a result that this program wrote, not a specification [not-a-specification]\n"
            "    what to do: give the specification that was checked\n"
        ),
    )


@pytest.mark.parametrize("name", ["report.pdf", "guide.pdf", "list.pdf"])
def test_a_comparison_takes_the_result_inside_a_report(written: Path, name: str, tmp_path: Path) -> None:
    """It says the same as one of the saved result."""
    other = write_tender(tmp_path, id="other", title="Another tender")
    judged = () if name != "list.pdf" else ("--profile", "starter")
    saved = tmp_path / "saved.json"
    assert run("check", str(written / "tender.json"), "--format", "json", *judged, "-o", str(saved)).code == 0

    ran = run("compare", str(written / name), other, *judged)

    assert (ran.code, ran.err) == (0, "")
    assert ran.text == run("compare", str(saved), other, *judged).text


def test_a_report_is_a_baseline_as_well(written: Path) -> None:
    """The report of the last version is what people keep."""
    ran = run("check", str(written / "tender.json"), "--baseline", str(written / "report.pdf"), "--fail-on", "new")

    assert (ran.code, ran.err) == (0, "")


def test_a_damaged_report_does_not_stop_a_comparison(written: Path, tmp_path: Path) -> None:
    """The others are compared, and it is told what is wrong."""
    data = (written / "report.pdf").read_bytes()
    damaged = tmp_path / "damaged.pdf"
    damaged.write_bytes(b"%PDF-1.7\n<creator>Checklist Engine 0.1.0</creator>\n" + data[:200])

    ran = run("compare", str(damaged), str(written / "tender.json"))

    assert ran.code == 3
    assert "1 of 1 specification assessed" in ran.text
    assert f"{damaged}: the PDF is damaged:" in ran.err


def test_a_page_that_only_names_the_program_is_a_document(tmp_path: Path) -> None:
    """A tender may ask for a check with it."""
    page = tmp_path / "tender.html"
    page.write_text("<html><head><title>Checklist Engine 0.1.0</title></head><body><p>The website shall use TLS 1.3.</p></body></html>")

    assert run("check", str(page)).code == 0
