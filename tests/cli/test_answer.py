"""`answer` as a supplier types it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.cli.running import run, write_tender

if TYPE_CHECKING:
    from pathlib import Path


def test_a_starter_is_filled_in_and_answered(tmp_path: Path) -> None:
    """From the tender to the profile to the answer, without looking anything up."""
    tender, profile = write_tender(tmp_path), tmp_path / "profile.json"
    started = run("answer", tender, "--starter", "-o", str(profile))

    assert (started.code, started.out) == (0, b"")
    assert started.err.startswith("2 standards. Write your name, and for each standard under 'state' met, planned or not-met.\n")
    value = json.loads(profile.read_text(encoding="utf-8"))
    value["standards"][0] |= {"state": "met", "version": "1.3", "proof": [{"title": "Scan report"}]}
    profile.write_text(json.dumps(value), encoding="utf-8")
    ran = run("answer", tender, "--supplier", str(profile))
    assert (ran.code, ran.err) == (0, "")
    assert "You meet 1 of 2 demands, and 1 of 1 that are a must.\n" in ran.text
    assert "\x1b" not in ran.text


def test_the_ending_of_the_output_chooses_the_format(tmp_path: Path) -> None:
    """JSON, a spreadsheet and a Word file; --format wins."""
    tender, profile = write_tender(tmp_path), tmp_path / "profile.json"
    run("answer", tender, "--starter", "-o", str(profile))
    for name, beginning in (
        ("out.json", b'{\n  "schema_version"'),
        ("out.xlsx", b"PK"),
        ("out.docx", b"PK"),
        ("out.txt", b"Website and e-mail"),
    ):
        ran = run("answer", tender, "--supplier", str(profile), "-o", str(tmp_path / name))
        assert (ran.code, ran.err) == (0, f"wrote {tmp_path / name}\n")
        assert (tmp_path / name).read_bytes().startswith(beginning)

    assert run("answer", tender, "--supplier", str(profile), "--format", "json").json["counts"] == {"not-said": 2}


def test_a_profile_is_not_overwritten_unless_asked(tmp_path: Path) -> None:
    """An hour of filling in is not lost by a slip."""
    tender, profile = write_tender(tmp_path), tmp_path / "profile.json"
    profile.write_text("mine", encoding="utf-8")
    ran = run("answer", tender, "--starter", "-o", str(profile))

    assert (ran.code, profile.read_text(encoding="utf-8")) == (2, "mine")
    assert "[file-exists]" in ran.err
    assert run("answer", tender, "--starter", "--force", "-o", str(profile)).code == 0


def test_a_wrong_profile_is_invalid_input(tmp_path: Path) -> None:
    """Exit code 3, every mistake with its place."""
    tender, profile = write_tender(tmp_path), tmp_path / "profile.json"
    profile.write_text(json.dumps({"schema_version": "1.0", "name": "A", "standards": [{"id": "tsl", "stat": "met"}]}), encoding="utf-8")
    ran = run("answer", tender, "--supplier", str(profile))

    assert ran.code == 3
    assert f"{profile}#/standards/0/id: there is no standard 'tsl' [unknown-standard]" in ran.err
    assert "did you mean 'state'?" in ran.err


def test_a_profile_or_a_starter_is_needed_and_not_both(tmp_path: Path) -> None:
    """Wrong usage, with the way out."""
    tender = write_tender(tmp_path)

    for arguments in ((), ("--starter", "--supplier", tender)):
        ran = run("answer", tender, *arguments)
        assert ran.code == 2
        assert "[supplier-or-starter]" in ran.err
        assert "make a profile with --starter -o profile.json" in ran.err
