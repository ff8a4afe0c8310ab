"""Reading translations: the YAML files of one language, as texts by key with their places.

A catalogue folder holds `translations/LANGUAGE/AREA.yaml` and `vocabulary.yaml`, a rules folder `translations/LANGUAGE/AREA.yaml` and
`profiles.yaml`: each in the shape of the English files, with only the texts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from checklist_engine.errors import KnowledgeError
from checklist_engine.saying import say
from checklist_engine.yaml_source import YamlFile, read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

__all__ = ["FOLDER", "Placed", "read_translation", "translated_languages"]

FOLDER = "translations"
_UNREVIEWED = "reviewed_by"


class Placed(msgspec.Struct, frozen=True):
    """A text, and where a person wrote it."""

    text: str
    file: YamlFile
    path: tuple[str | int, ...]


def translated_languages(folders: Iterable[Path]) -> tuple[str, ...]:
    """Return the tags of the languages that the folders hold translations for, in alphabetical order."""
    found = {path.name for folder in folders if (folder / FOLDER).is_dir() for path in (folder / FOLDER).iterdir() if path.is_dir()}
    return tuple(sorted(found))


def read_translation(language: str, catalogs: Sequence[Path], rules: Sequence[Path]) -> dict[str, Placed]:
    """Return every text in this language by its key; of two with one key the later folder's counts. Null counts as not written.

    Raises:
        KnowledgeError: a file is no YAML, or holds something else than texts; every mistake at once.

    """
    texts: dict[str, Placed] = {}
    files: list[YamlFile] = []
    for root, single, room in (*((root, "vocabulary", "standards") for root in catalogs), *((root, "profiles", "rules") for root in rules)):
        for path in sorted((root / FOLDER / language).glob("*.yaml")):
            file = read_yaml(path, f"{root.name}/{path.relative_to(root).as_posix()}")
            files.append(file)
            prefix = room if path.stem != single else ("" if single == "vocabulary" else "profiles")
            texts |= {f"{prefix}/{key}".lstrip("/"): placed for key, placed in _texts(file, file.value, ())}
    problems = [problem for file in files for problem in file.problems]
    if problems:
        raise KnowledgeError(problems)
    return texts


def _texts(file: YamlFile, value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[str, Placed]]:  # noqa: ANN401 - YAML holds any value
    match value:
        case str():
            yield "/".join(str(part) for part in path), Placed(value, file, path)
        case dict():
            for key, part in value.items():
                yield from _texts(file, part, (*path, key))
        case list():
            for number, part in enumerate(value):
                yield from _texts(file, part, (*path, number))
        case None:
            pass
        case _:
            file.complain(path, say("{value!r} is not a text", value=value), code="wrong-value", hint=say("put it in double quotes"))
