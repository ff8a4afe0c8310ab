"""The pages that are made from the data are those that the data makes."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from checklist_engine.cli.main import COMMANDS
from checklist_engine.schemas import SCHEMAS
from docs.generate import ROOT, generated_pages, main, stale_pages, write_pages

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_no_generated_page_is_stale() -> None:
    """What to do: `python docs/generate.py`."""
    assert stale_pages(ROOT / "docs") == []


def test_every_command_and_every_schema_has_its_reference() -> None:
    """Also the commands in groups."""
    pages = generated_pages()

    assert [name for name in COMMANDS if f"## checklist-engine {name}\n" not in pages["cli.md"]] == []
    assert "## checklist-engine catalog gap\n" in pages["cli.md"]
    assert [name for name in SCHEMAS if f"schemas/{name}.json" not in pages] == []


def test_stale_missing_and_left_over_pages_are_found_and_mended(tmp_path: Path) -> None:
    """Whatever is written by hand beside them stays."""
    write_pages(tmp_path)
    (tmp_path / "cli.md").write_text("old", encoding="utf-8")
    (tmp_path / "rules" / "index.md").unlink()
    (tmp_path / "rules" / "web" / "gone.md").write_text("old", encoding="utf-8")
    (tmp_path / "scoring.md").write_text("by hand", encoding="utf-8")

    assert stale_pages(tmp_path) == ["cli.md", "rules/index.md", "rules/web/gone.md"]
    assert write_pages(tmp_path) == 3
    assert stale_pages(tmp_path) == []
    assert (tmp_path / "scoring.md").read_text(encoding="utf-8") == "by hand"


def test_check_says_which_pages_are_stale_and_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the command that mends them."""
    monkeypatch.setattr("docs.generate.DOCS", tmp_path / "docs")
    (tmp_path / "docs").mkdir()
    write_pages(tmp_path / "docs")
    (tmp_path / "docs" / "cli.md").unlink()

    assert main(["--check"]) == 1
    assert capsys.readouterr().out == "docs/cli.md is stale\nwhat to do: python docs/generate.py\n"
    assert main([]) == 0
    assert capsys.readouterr().out == "1 pages changed\n"
    assert main(["--check"]) == 0


def test_the_bill_of_materials_names_every_pinned_dependency() -> None:
    """With its version and the hashes of its files."""
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    components = json.loads(generated_pages()["sbom.cdx.json"])["components"]

    assert [f"{item['name']}=={item['version']}" for item in components] == re.findall(r"^[a-z0-9-]+==[^ ;\\]+", lock, flags=re.MULTILINE)
    assert sum(len(item["hashes"]) for item in components) == lock.count("--hash=sha256:")
