"""The message catalogues hold everything that the program says, in every language that it speaks."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from checklist_engine.wording import LANGUAGES
from docs.messages import ROOT, po_file, stale

SPOKEN = [language for language in LANGUAGES if language != "en"]
_HOLE = re.compile(r"%\(\w+\)[sd]|\{\w*[^{}]*\}")
_SAYING = {"_", "N_", "gettext", "ngettext"}


def test_no_catalogue_is_stale() -> None:
    """What to do: `python docs/messages.py`."""
    assert [str(path.relative_to(ROOT)) for path, _ in stale()] == []


@pytest.mark.parametrize("language", SPOKEN)
def test_every_message_is_translated_and_keeps_its_places(language: str) -> None:
    """A message without a translation would be shown in English; a place that is lost would say nothing."""
    with po_file(language).open("rb") as file:
        catalog = read_po(file, locale=language)
    empty, wrong = [], []
    for message in catalog:
        if not message.id:
            continue
        ids = message.id if isinstance(message.id, (list, tuple)) else (message.id,)
        said = message.string if isinstance(message.string, (list, tuple)) else (message.string or "",)
        if not all(said):
            empty.append(ids[0])
        wanted = {hole for text in ids for hole in _HOLE.findall(text)}
        if any(not set(_HOLE.findall(text)) <= wanted for text in said) or (len(ids) == 1 and set(_HOLE.findall(said[0])) != wanted):
            wrong.append(ids[0])

    assert (empty, wrong) == ([], [])


def test_no_message_stands_inside_an_f_string() -> None:
    """Extraction does not look there with every Python, so such a message would never be translated."""
    hidden = []
    for path in sorted((ROOT / "checklist_engine").rglob("*.py")):
        for outer in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(outer, ast.JoinedStr):
                hidden += [f"{path.name}:{outer.lineno}" for inner in ast.walk(outer) if _says_a_text(inner)]

    assert hidden == []


def _says_a_text(node: ast.AST) -> bool:
    if not (isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant)):
        return False
    name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
    return name in _SAYING


def test_the_catalogues_lie_where_the_program_looks() -> None:
    """One folder a language."""
    assert sorted(path.name for path in Path(po_file("nl")).parents[2].iterdir() if path.is_dir()) == sorted(SPOKEN)
