"""What goes wrong at the keyboard: the wrong file, the wrong place, the wrong name. Each is told in one look, with its file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.running import run, write_tender

if TYPE_CHECKING:
    from pathlib import Path

_PROFILE = '{"schema_version": "1.0", "name": "Studio", "standards": []}'


def test_of_several_files_it_is_told_which_is_wrong(tmp_path: Path) -> None:
    """A JSON pointer alone names a place in any of them."""
    good, bad = write_tender(tmp_path, "good.json"), write_tender(tmp_path, "bad.json", colour="red")
    other = tmp_path / "other.json"
    other.write_text("{}")

    for command in ("check", "compare"):
        err = run(command, good, bad, str(other)).err
        assert f"{bad}#/colour: 'colour' is not a known key of the file [unknown-key]" in err
        assert f"{other}: this object is no specification: it has no keys [not-a-specification]" in err
    assert run("check", bad).err.startswith("/colour: 'colour' is not a known key")


def test_a_wrong_answers_file_is_named(tmp_path: Path) -> None:
    """Beside the tender, which may have the same keys."""
    answers = tmp_path / "answers.json"
    answers.write_text('{"colour": true}')

    ran = run("check", write_tender(tmp_path), "--answers", str(answers))

    assert ran.code == 3
    assert f"{answers}#/colour: 'colour' is not a known key of the file [unknown-key]" in ran.err


def test_keys_that_are_missing_are_told_once(tmp_path: Path) -> None:
    """Also where several are."""
    file = tmp_path / "tender.json"
    file.write_text('{"schema_version": "1.0", "subjects": []}')

    assert run("check", str(file)).err.count("'title' is missing") == 1


def test_the_profile_of_a_supplier_is_no_tender(tmp_path: Path) -> None:
    """The two files of `answer` are easily swapped."""
    profile = tmp_path / "profile.json"
    profile.write_text(_PROFILE)

    ran = run("answer", str(profile), "--supplier", write_tender(tmp_path))

    assert (ran.code, ran.err) == (
        3,
        (
            "this is the profile of a supplier, not a specification [not-a-specification]\n"
            "    what to do: give the tender; `answer` takes the profile with --supplier\n"
        ),
    )


@pytest.mark.parametrize("command", ["check", "answer --supplier {profile}"])
@pytest.mark.parametrize("ending", [".pdf", ".docx", ".html", ".ods"])
def test_text_is_not_written_under_the_name_of_something_else(command: str, ending: str, tmp_path: Path) -> None:
    """No program would open it."""
    if (command, ending) == ("answer --supplier {profile}", ".docx"):
        return
    profile, output = tmp_path / "profile.json", tmp_path / f"out{ending}"
    profile.write_text(_PROFILE)
    first, *others = command.format(profile=profile).split()

    ran = run(first, write_tender(tmp_path), *others, "-o", str(output))

    assert ran.code == 2
    assert f"{output}: '{ending}' is not written here [unknown-ending]" in ran.err
    assert not output.exists()


def test_a_name_of_no_kind_gets_the_text(tmp_path: Path) -> None:
    """Such as one for a log."""
    output = tmp_path / "check.log"

    assert run("check", write_tender(tmp_path), "-o", str(output)).code == 0
    assert "SCORE" in output.read_text(encoding="utf-8")


def test_a_file_of_no_texts_is_told_once(tmp_path: Path) -> None:
    """Not once for each of its lines."""
    file = tmp_path / "tender.txt"
    file.write_text("The supplier shall use TLS 1.3.\nIt shall sign its zones.\n")

    ran = run("detect", str(file))

    assert (ran.code, ran.err) == (
        3,
        (
            f"{file}: no line of this file is a text to look through [wrong-line]\n"
            '    expected: an object such as {"id": "1", "text": "The supplier shall …"}\n'
            "    what to do: write one such object a line; for a tender or a document use `check`\n"
        ),
    )


def test_a_misspelt_profile_gets_the_near_one() -> None:
    """As a rule and a subject do."""
    assert "what to do: did you mean 'baseline'?" in run("rules", "list", "--profile", "basline").err


def test_nothing_to_write_is_said(tmp_path: Path) -> None:
    """The files are there, and hold a sentence that says so."""
    tender = write_tender(tmp_path, subjects=[], requirements=[], title="Chairs")
    said = {
        "clauses -o out.docx": "wrote out.docx: nothing to paste\n",
        "response -o out.docx": "wrote out.docx: nothing is asked for\n",
        "answer --starter": "The tender asks for nothing that your profile could answer.\n",
    }

    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path)
        for command, expected in said.items():
            first, *others = command.split()
            assert run(first, tender, *others).err == expected


def test_an_explanation_fits_a_terminal(tmp_path: Path) -> None:
    """Of a rule, and of the whole sum."""
    tender = write_tender(tmp_path)
    for command in (
        ["explain", tender, "web-hsts"],
        ["explain", tender, "mail-dmarc-enforced"],
        ["explain", tender],
        ["whatif", tender, "--top", "9"],
    ):
        lines = run(*command).text.splitlines()
        assert lines
        assert [line for line in lines if len(line) > 80] == []
