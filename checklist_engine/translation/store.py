"""Where the texts of a language are kept, ready to use: in the wheel, or in the user's cache, compiled when a file changed."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from checklist_engine.cache import fingerprint
from checklist_engine.catalog.standard import Clause
from checklist_engine.data import cache_folder, compiled_knowledge_file, data_folder, part_file
from checklist_engine.files import read_file, write_whole
from checklist_engine.translation.localising import clause_key, reviewer_key
from checklist_engine.translation.typesetting import typeset

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["TranslatedClause", "compile_translations", "load_clauses", "load_texts", "shipped_languages"]


class TranslatedClause(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A clause in another language than English, and the professional who read it, if any has."""

    clause: Clause
    reviewed_by: str | None = None


class _Kept(msgspec.Struct, frozen=True, kw_only=True):
    texts: dict[str, str]
    clauses: dict[str, TranslatedClause]


def load_texts(language: str, catalogs: Sequence[str] = (), rules: Sequence[str] = ()) -> dict[str, str]:
    """Return the texts for readers in a language, by key; empty where nobody translated any. Own folders add to the shipped ones.

    Raises:
        KnowledgeError: a file of the language cannot be used.

    """
    return msgspec.msgpack.decode(_part("texts", language, catalogs, rules), type=dict[str, str])


def load_clauses(language: str, catalogs: Sequence[str] = (), rules: Sequence[str] = ()) -> dict[str, TranslatedClause]:
    """Return the clauses in a language, by standard; empty where nobody translated any.

    Raises:
        KnowledgeError: a file of the language cannot be used.

    """
    return msgspec.msgpack.decode(_part("clauses", language, catalogs, rules), type=dict[str, TranslatedClause])


def shipped_languages() -> tuple[str, ...]:
    """Return the tags of the languages that translations are shipped for, in alphabetical order."""
    from checklist_engine.translation.reading import translated_languages  # noqa: PLC0415 - needs the YAML parser

    return translated_languages([data_folder("standards_catalog")])


def compile_translations(catalogs: Sequence[Path], rules: Sequence[Path], language: str) -> dict[str, bytes]:
    """Return the parts `texts-LANGUAGE` and `clauses-LANGUAGE`, encoded.

    Raises:
        KnowledgeError: a file of the language cannot be used.

    """
    from checklist_engine.translation.reading import read_translation  # noqa: PLC0415 - needs the YAML parser

    texts = {key: typeset(placed.text, language) for key, placed in read_translation(language, catalogs, rules).items()}
    clauses = _take_clauses(texts)
    return {
        f"texts-{language}": msgspec.msgpack.encode(texts),
        f"clauses-{language}": msgspec.msgpack.encode(clauses),
    }


def _take_clauses(texts: dict[str, str]) -> Mapping[str, TranslatedClause]:
    """Take what belongs to clauses out of the texts."""
    clauses = {}
    for key in [key for key in texts if key.endswith("/clause/must")]:
        standard = key.split("/")[1]
        clause = Clause(must=texts.pop(key), should=texts.pop(clause_key(standard, "should"), None))
        clauses[standard] = TranslatedClause(clause=clause, reviewed_by=texts.pop(reviewer_key(standard), None))
    return clauses


def _part(kind: str, language: str, catalogs: Sequence[str], rules: Sequence[str]) -> bytes:
    """Return an encoded part, from the wheel, from the cache, or made now."""
    name = f"{kind}-{language}"
    shipped = compiled_knowledge_file()
    if shipped is not None and not catalogs and not rules:
        with contextlib.suppress(OSError):
            return read_file(part_file(shipped, name))
        return msgspec.msgpack.encode({})
    all_catalogs = (data_folder("standards_catalog"), *(Path(folder) for folder in catalogs))
    all_rules = (data_folder("rules"), *(Path(folder) for folder in rules))
    places = [folder / "translations" / language for folder in (*all_catalogs, *all_rules)]
    cache = str(
        cache_folder() / f"translations-{fingerprint([place for place in places if place.is_dir()], [Path(__file__).parent])}.msgpack"
    )
    with contextlib.suppress(OSError):
        return read_file(part_file(cache, name))
    parts = compile_translations(all_catalogs, all_rules, language)
    with contextlib.suppress(OSError):
        Path(cache).parent.mkdir(parents=True, exist_ok=True)
        for part, encoded in parts.items():
            write_whole(Path(part_file(cache, part)), encoded)
    return parts[name]
