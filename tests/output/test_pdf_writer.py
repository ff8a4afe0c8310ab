"""The PDF report: accessible, archivable, complete, the same bytes every time."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import msgspec
import page
import pikepdf
import pytest

from checklist_engine.output.pdf.writer import write_pdf, write_pdf_with_complaints
from tests.output.results import KINDS, all_capitals, not_assessed, plain

if TYPE_CHECKING:
    from pathlib import Path

    from checklist_engine.result import CheckResult

RESULT_JSON = b'{"schema_version": "1.0"}\n'


@pytest.fixture(scope="module", params=KINDS)
def drawn(request: pytest.FixtureRequest) -> tuple[CheckResult, bytes, tuple[str, ...]]:
    """Return each kind of result with its PDF and the complaints."""
    result: CheckResult = KINDS[request.param]()
    return result, *write_pdf_with_complaints(result, RESULT_JSON)


Drawn = tuple["CheckResult", bytes, tuple[str, ...]]


def opened(pdf: bytes) -> pikepdf.Pdf:
    """Return the PDF opened for reading."""
    return pikepdf.open(io.BytesIO(pdf))


def first_headings(pdf: pikepdf.Pdf) -> list[tuple[str, int]]:
    """Return the bookmarks of level 2 with their pages (from 1)."""
    numbers = {pdf_page.objgen: number for number, pdf_page in enumerate(pdf.pages, 1)}
    with pdf.open_outline() as outline:
        return [
            (entry.title, numbers[entry.destination[0].objgen])  # type: ignore[index]  # An explicit destination.
            for title in outline.root
            for entry in title.children
        ]


def streams_have_their_length(pdf: bytes) -> bool:
    """Return whether each stream ends where its Length says: `endstream` follows, after a line end."""
    document = opened(pdf)
    for thing in document.objects:
        if isinstance(thing, pikepdf.Stream):
            raw = thing.read_raw_bytes()
            assert len(raw) == int(thing.stream_dict["/Length"])
            after = pdf[pdf.index(raw) + len(raw) :][:11] if raw else b"\nendstream"
            if after.lstrip(b"\r\n")[:9] != b"endstream":
                return False
    return True


@pytest.mark.parametrize("profile", ["ua1", "3a"])
def test_validators_accept_it(drawn: Drawn, profile: str) -> None:
    """PDF/UA-1 and PDF/A-3a hold at once.

    One finding is judged here instead: the validator misreads a stream whose last byte happens to be a line end.
    """
    failures = {(failure.rule_id, failure.message) for failure in page.validate_pdf_bytes(drawn[1], profile=profile).failures}
    misread = ("PDFA3A-STREAM-LENGTH-001", "a stream /Length does not match its raw content length")
    if misread in failures and streams_have_their_length(drawn[1]):
        failures.remove(misread)
    assert failures == set()


def test_nothing_is_drawn_in_silence_that_is_wrong(drawn: Drawn) -> None:
    """WeasyPrint has nothing to complain about: no missing glyph, no ignored style, no missing alternative."""
    assert drawn[2] == ()


def test_only_our_fonts_are_in_it_and_embedded(drawn: Drawn) -> None:
    """No font of the system slips in."""
    names = set()
    document = opened(drawn[1])
    for thing in document.objects:
        if isinstance(thing, pikepdf.Dictionary) and "/FontName" in thing:
            assert "/FontFile2" in thing
            names.add(str(thing["/FontName"]).partition("+")[2])
    assert {"IBM-Plex-Sans", "IBM-Plex-Sans-Bold"} <= names
    assert all(name.startswith("IBM-Plex-Sans") for name in names)


def test_the_result_is_attached_once_with_the_date_of_judgement(drawn: Drawn) -> None:
    """A program that receives the report finds the whole result in it."""
    document = opened(drawn[1])
    assert list(document.attachments) == ["result.json"]
    attached = document.attachments["result.json"].get_file()
    assert attached.read_bytes() == RESULT_JSON
    assert attached.mime_type == "application/json"
    assert len(document.Root["/AF"]) == 1
    with document.open_metadata() as metadata:
        assert str(metadata["xmp:CreateDate"])[:10] == "2026-12-01"
        assert metadata["pdfuaid:part"] == "1"
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "A")


def test_page_one_is_enough(drawn: Drawn) -> None:
    """Everything of the result stands on page 1; the list of contents never starts with a rest of it."""
    result, pdf, _ = drawn
    headings = dict(first_headings(opened(pdf)))
    if result.score.value is not None:
        assert (headings["Result"], headings["In this report"]) == (1, 2)


def test_page_one_is_enough_for_a_buyer_who_writes_in_capitals() -> None:
    """Wide letters in the title, the buyer and the lots do not push the areas off the page."""
    headings = dict(first_headings(opened(write_pdf(all_capitals(), RESULT_JSON))))
    assert (headings["Result"], headings["In this report"]) == (1, 2)


def test_no_page_is_empty(drawn: Drawn) -> None:
    """Every page has words in its body: more marked contents than its running head and number."""
    document = opened(drawn[1])
    parents = document.Root["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    for number in range(len(document.pages)):
        owned = [owner for owner in parents[2 * number + 1] if isinstance(owner, pikepdf.Dictionary)]
        assert len(owned) > 3


def test_the_bytes_do_not_depend_on_the_process(tmp_path: Path) -> None:
    """Hash seed, time zone, language and home of the process leave no trace in the PDF."""
    program = (
        "import sys\n"
        "from checklist_engine.output.pdf.writer import write_pdf\n"
        "from tests.output.results import plain\n"
        f"sys.stdout.buffer.write(write_pdf(plain(), {RESULT_JSON!r}))\n"
    )
    root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))  # noqa: PTH100, PTH120
    drawn_elsewhere = []
    for seed, zone, language in (("1", "Pacific/Auckland", "C"), ("2", "America/Lima", "tr_TR.UTF-8")):
        home = tmp_path / seed
        home.mkdir()
        environment = {
            "PATH": os.environ["PATH"], "HOME": str(home), "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": language,
            "PYTHONPATH": root,
        }  # fmt: skip
        done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, env=environment, cwd=home)  # noqa: S603
        assert done.stderr == b""
        drawn_elsewhere.append(done.stdout)
    assert drawn_elsewhere == [write_pdf(plain(), RESULT_JSON)] * 2


def test_source_date_epoch_dates_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who builds reproducibly sets the date for all files at once."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    with opened(write_pdf(plain(), RESULT_JSON)).open_metadata() as metadata:
        assert metadata["xmp:CreateDate"] == "2026-01-01T00:00:00Z"


def test_the_process_is_left_as_it_was(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    """Making a report says nothing and leaves the environment alone."""
    monkeypatch.setenv("FONTCONFIG_FILE", "/somewhere/fonts.conf")
    before = dict(os.environ)
    write_pdf(msgspec.structs.replace(plain(10, 1), demands=()), RESULT_JSON)
    assert dict(os.environ) == before
    assert capfd.readouterr() == ("", "")


def test_many_reports_in_one_process_read_the_fonts_once() -> None:
    """Fontconfig and Pango keep for good what they read, so reading anew for each report would fill the memory."""
    from checklist_engine.output.pdf import drawing  # noqa: PLC0415 - only after the fonts are set

    drawing._fonts.cache_clear()  # noqa: SLF001 - what is kept is private
    for _ in range(3):
        write_pdf(not_assessed(), b"{}")

    assert drawing._fonts.cache_info().misses == 1  # noqa: SLF001
