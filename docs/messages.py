"""Message catalogues of the program: extract what it says, bring each language up to date, compile.

    python docs/messages.py            writes reports/locale/checklist-engine.pot, and each language's .po and .mo

A translator edits `reports/locale/LANGUAGE/LC_MESSAGES/checklist-engine.po` and runs it again. A test fails when files are stale.
"""

from __future__ import annotations

import datetime as dt
import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import click  # noqa: E402 - the package lies beside this folder

from checklist_engine.cli.main import application  # noqa: E402
from checklist_engine.cli.spoken_help import help_texts  # noqa: E402
from checklist_engine.translation.typesetting import typeset  # noqa: E402
from checklist_engine.wording import DOMAIN, LANGUAGES  # noqa: E402
from docs.click_words import CLICK_WORDS  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

LOCALE = ROOT / "reports" / "locale"
TEMPLATE = LOCALE / f"{DOMAIN}.pot"
_WIDTH = 120
_NO_DAY = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
"""Stands where gettext wants a date, so that files do not change from day to day."""
_OF_THE_DAY = tuple(
    f'"{name}' for name in ("POT-Creation-Date", "PO-Revision-Date", "Generated-By", "Last-Translator", "Report-Msgid", "Language-Team")
)
_SOURCES: tuple[tuple[str, list[tuple[str, str]], dict[str, dict[str, str]]], ...] = (
    ("checklist_engine", [("**.py", "python")], {}),
    ("reports/templates", [("**.j2", "jinja2")], {"**.j2": {"trimmed": "true"}}),
)
_KEYWORDS = {"_": None, "N_": None, "gettext": None, "ngettext": (1, 2), "say": None, "say_counted": (1, 2)}


def extract() -> Catalog:
    """Return every message of the program and its templates, in the order of the files, without line numbers."""
    catalog = _empty(None, "Messages of Checklist Engine.")
    for folder, methods, options in _SOURCES:
        found = extract_from_dir(
            ROOT / folder,
            method_map=methods,
            options_map=options,
            keywords=_KEYWORDS,
            comment_tags=("Translators:",),
            strip_comment_tags=True,
        )
        for file, _, message, comments, context in sorted(found, key=lambda item: (item[0], item[1], str(item[2]))):
            catalog.add(message, locations=[(f"{folder}/{Path(file).as_posix()}", 0)], auto_comments=comments, context=context)
    _add_help(catalog)
    for message in CLICK_WORDS:
        catalog.add(message, auto_comments=["Said by the library click."])
    return catalog


def _add_help(catalog: Catalog) -> None:
    """Add what the help of each command says; of a text that many commands say, the first place is told."""
    with click.Context(application, info_name="checklist-engine") as context:
        for module, text in help_texts(application, context):
            if text not in catalog:
                catalog.add(text, locations=[(module.replace(".", "/") + ".py", 0)], auto_comments=["Help of the command line."])


def _empty(language: str | None, comment: str) -> Catalog:
    return Catalog(locale=language, header_comment=f"# {comment}", project="checklist-engine", version="1", charset="utf-8", fuzzy=False)


def po_file(language: str) -> Path:
    """Return the file that a translator edits."""
    return LOCALE / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def updated(language: str, template: Catalog) -> Catalog:
    """Return the catalogue of a language with the messages of the template: new ones empty, gone ones left out."""
    file = po_file(language)
    if file.exists():
        catalog = read_po(io.BytesIO(file.read_bytes()), locale=language)
    else:
        catalog = _empty(language, f"Messages of Checklist Engine in {LANGUAGES[language]}.")
    catalog.update(template, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    catalog.fuzzy = False
    return catalog


def text_of(catalog: Catalog) -> bytes:
    """Return a catalogue as a .po file without anything that changes from day to day."""
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=_WIDTH, sort_by_file=False, omit_header=False, include_previous=False)
    lines = buffer.getvalue().decode().splitlines()
    kept = (line for line in lines if not line.startswith(_OF_THE_DAY))
    return ("\n".join(kept).rstrip() + "\n").encode()


def compiled(catalog: Catalog) -> bytes:
    """Return a catalogue as a .mo file, the same on every day, with the spaces that its language wants."""
    buffer = io.BytesIO()
    plain = read_po(io.BytesIO(text_of(catalog)), locale=catalog.locale)
    language = plain.locale.language if plain.locale else ""
    for message in plain:
        if message.id:
            said = message.string or ""
            message.string = typeset(said, language) if isinstance(said, str) else tuple(typeset(text, language) for text in said)
    plain.creation_date = plain.revision_date = _NO_DAY
    write_mo(buffer, plain)
    return buffer.getvalue()


def files() -> Iterator[tuple[Path, bytes]]:
    """Yield every file, and what it should hold."""
    template = extract()
    yield TEMPLATE, text_of(template)
    for language in LANGUAGES:
        if language != "en":
            catalog = updated(language, template)
            yield po_file(language), text_of(catalog)
            yield po_file(language).with_suffix(".mo"), compiled(catalog)


def stale() -> Iterator[tuple[Path, bytes]]:
    """Yield each file that is not as it should be, and what it should hold."""
    return ((path, data) for path, data in files() if not path.exists() or path.read_bytes() != data)


def main() -> None:
    """Write the files that are not as they should be."""
    for path, data in stale():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        print(path.relative_to(ROOT))


if __name__ == "__main__":
    main()
