"""What the README shows is what happens."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest

from checklist_engine.cli.main import COMMANDS
from tests.cli.running import run

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


SHOWING = ("README.md", "examples/notices/README.md")
"""Texts that show commands with what they print."""


def blocks(language: str, text: str = README) -> list[str]:
    """Return the fenced blocks of a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", text, flags=re.MULTILINE | re.DOTALL)


@pytest.fixture(autouse=True)
def at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    """Run where a reader of the README is."""
    monkeypatch.chdir(ROOT)


@pytest.mark.parametrize("file", SHOWING)
def test_console_blocks_show_real_output(file: str) -> None:
    """Each command prints exactly what stands below it."""
    text = (ROOT / file).read_text(encoding="utf-8")
    shown = [part for block in blocks("console", text) for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]]

    assert shown
    for part in shown:
        command, _, expected = part.partition("\n")
        name, *arguments = shlex.split(command)
        assert name == "checklist-engine"
        assert run(*arguments).text == expected


def test_the_python_example_runs(capsys: pytest.CaptureFixture[str]) -> None:
    """It prints a grade."""
    (example,) = blocks("python")
    exec(compile(example, "README.md", "exec"), {})  # noqa: S102 - our own text

    assert capsys.readouterr().out.strip() in {"A", "B", "C"}


def test_the_specification_is_one(tmp_path: Path) -> None:
    """The smallest useful example checks."""
    (example,) = blocks("json")
    path = tmp_path / "tender.json"
    path.write_text(example, encoding="utf-8")

    assert run("check", str(path), "--format", "json").json["specification"]["id"] == json.loads(example)["id"]


def test_every_command_is_told() -> None:
    """A command that nobody reads about does not exist."""
    assert [command for command in COMMANDS if f"`{command} " not in README and f"`{command}`" not in README] == []


def test_links_and_pictures_lead_somewhere() -> None:
    """No link into the repository is broken."""
    targets = [target for target in re.findall(r"\]\(([^)]+)\)", README) if not target.startswith("http")]

    assert [target for target in targets if not (ROOT / target).exists()] == []
