"""The message catalogues hold everything that the program says, in every language that it speaks."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po

from checklist_engine.wording import LANGUAGES
from docs.click_words import CLICK_WORDS, NEVER_SAID
from docs.messages import ROOT, TEMPLATE, po_file, stale

if TYPE_CHECKING:
    from babel.messages.catalog import Message

SPOKEN = [language for language in LANGUAGES if language != "en"]
_HOLE = re.compile(r"%\(\w+\)[sd]|\{\w*[^{}]*\}")
_SAYING = {"_", "N_", "gettext", "ngettext", "say", "say_counted"}
_FORMS = {"ngettext": 2, "say_counted": 2}
_ENGLISH_INSIDE = {"{number_type}", "{field_type}"}
"""Libraries fill these places with words in English, so a translation leaves them out."""

_INTERFACE = tuple(
    f"checklist_engine/{part}"
    for part in (
        *("batch/", "catalog/", "cli/", "rules/", "translation/"),
        *(
            "advice.py",
            "authoring.py",
            "errors.py",
            "files.py",
            "gap.py",
            "knowledge.py",
            "linking.py",
            "model_errors.py",
            "scaffold.py",
            "starter.py",
        ),
        *("yaml_source.py", "comparison/mixing.py", "comparison/whatif.py", "documents/explain_sheet.py", "guidance/supplier_reading.py"),
        *("output/explanation_text.py", "output/office/packing.py", "output/pdf/metadata.py", "output/pdf/probe.py"),
    )
)
"""What speaks with the person at the keyboard alone; a place of `cli/` or `batch/` that makes a report has its words in Arabic too."""
_REPORTING = ("checklist_engine/cli/explain.py", "checklist_engine/batch/market_view.py")


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
            if not (language == "ar" and not any(said) and _is_interface(message)):
                empty.append(ids[0])
            continue
        wanted = {hole for text in ids for hole in _HOLE.findall(text)} - _ENGLISH_INSIDE
        if any(not set(_HOLE.findall(text)) <= wanted for text in said) or (len(ids) == 1 and set(_HOLE.findall(said[0])) != wanted):
            wrong.append(ids[0])

    assert (empty, wrong) == ([], [])


def _is_interface(message: Message) -> bool:
    """Tell whether only the person at the keyboard sees a message: the interface speaks no Arabic, so it need not have any."""
    is_help = "Help of the command line." in message.auto_comments
    return is_help or all(place.startswith(_INTERFACE) and place not in _REPORTING for place, _ in message.locations)


def test_no_message_is_made_up_while_it_runs() -> None:
    """Extraction finds a message only where it is written out: no f-string, no name, no sum. What is marked by `N_` is said by its name."""
    made_up = []
    for path in sorted((ROOT / "checklist_engine").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"say", "say_counted", "N_"}:
                forms = node.args[: _FORMS.get(node.func.id, 1)]
                made_up += [f"{path.name}:{node.lineno}" for form in forms if isinstance(form, (ast.JoinedStr, ast.BinOp))]

    assert made_up == []


def test_every_word_of_click_is_known() -> None:
    """What to do when a newer click says something else: put it into `docs/click_words.py`, and translate it if a command can say it."""
    folder = Path(click.__file__).parent
    said = {
        message
        for name in ("core", "decorators", "exceptions", "formatting", "parser", "types")
        for _, forms, _, _ in extract_from_file("python", folder / f"{name}.py", keywords={"_": None, "ngettext": (1, 2)})
        for message in ([forms[0]] if isinstance(forms, tuple) else [forms])
    }
    known = {form if isinstance(form, str) else form[0] for form in CLICK_WORDS}

    assert said - known - NEVER_SAID == set()
    assert known - said == {"required"}  # which click asks for by a variable


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


_NOUN = re.compile(r"(?:\{count[^}]*\}|%\(num\)s) (?:more |older )?[a-z]+s\b")


def test_a_number_of_things_has_a_form_for_one_of_them() -> None:
    """Of one it is not said that there are "1 standards"; and a language with more forms than two can have them."""
    with TEMPLATE.open("rb") as file:
        catalog = read_po(file)
    wrong = []
    for message in catalog:
        ids = message.id if isinstance(message.id, (list, tuple)) else (message.id,)
        if len(set(ids)) == 1 and _NOUN.search(ids[0]):
            wrong.append(ids[0])

    assert wrong == []
