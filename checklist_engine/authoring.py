"""Reading the authored folders: every YAML file against its model, all mistakes of all files at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import msgspec
from pydantic import BaseModel, ValidationError

from checklist_engine.catalog.authored import (
    AuthoredStandard,
    Characteristic,
    Framework,
    Jurisdiction,
    Subject,
    Threat,
    VocabularyArea,
)
from checklist_engine.detection.language.authored import AuthoredLanguage
from checklist_engine.errors import KnowledgeError, Problem
from checklist_engine.rules.authored import AuthoredProfile, AuthoredRule, AuthoredScoring
from checklist_engine.saying import say
from checklist_engine.yaml_source import YamlFile, read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

__all__ = ["Authored", "Entry", "read_authored"]

Model = TypeVar("Model", bound=BaseModel)


class Entry(msgspec.Struct, frozen=True):
    """One thing that a person wrote, and the file and path in it where it stands."""

    model: Any
    file: YamlFile
    path: tuple[str | int, ...] = ()


class Authored(msgspec.Struct, frozen=True, kw_only=True):
    """Everything read from the catalogue and rule folders, by id. Names inside are not yet held against each other."""

    standards: dict[str, Entry]
    subjects: dict[str, Entry]
    characteristics: dict[str, Entry]
    areas: dict[str, Entry]
    threats: dict[str, Entry]
    frameworks: dict[str, Entry]
    jurisdictions: dict[str, Entry]
    languages: dict[str, Entry]
    rules: dict[str, Entry]
    profiles: dict[str, Entry]
    scoring: AuthoredScoring
    files: tuple[YamlFile, ...]


class _Reader:
    """Gathers files and their problems while folders are read."""

    def __init__(self) -> None:
        self.files: list[YamlFile] = []

    def open(self, path: Path, root: Path) -> YamlFile:
        file = read_yaml(path, f"{root.name}/{path.relative_to(root).as_posix()}")
        self.files.append(file)
        return file

    def entries(self, file: YamlFile, model: type[Model], pairs: Iterable[tuple[Any, tuple[str | int, ...]]]) -> Iterator[Entry]:
        for value, path in pairs:
            try:
                yield Entry(model.model_validate(as_authored(value)), file, path)
            except ValidationError as error:
                file.take_errors(error, model, path)

    def whole_files(self, folder: Path, root: Path, model: type[Model], into: dict[str, Entry]) -> None:
        """Read every file under `folder` as one thing whose id is the file's name."""
        for path in sorted(folder.rglob("*.yaml")):
            file = self.open(path, root)
            if file.value is None:
                continue
            for entry in self.entries(file, model, [(file.value, ())]):
                if entry.model.id != path.stem:
                    file.complain(
                        ("id",),
                        say("the id '{key}' is not the file's name", key=entry.model.id),
                        code="id-not-file-name",
                        hint=say("rename the file"),
                    )
                self.keep(entry, into)

    def list_file(self, path: Path, root: Path, key: str, model: type[Model], into: dict[str, Entry]) -> None:
        """Read a file that holds one list under `key`."""
        if not path.exists():
            return
        file = self.open(path, root)
        if file.value is None:
            return
        if not isinstance(file.value, dict) or set(file.value) != {key} or not isinstance(file.value[key], list):
            file.complain((), say("the file has to hold one list named '{key}'", key=key), code="wrong-shape")
            return
        for entry in self.entries(file, model, [(value, (key, index)) for index, value in enumerate(file.value[key])]):
            self.keep(entry, into)

    def keep(self, entry: Entry, into: dict[str, Entry]) -> None:
        key = entry.model.id
        if key in into:
            other = into[key].file.name
            entry.file.complain(
                (*entry.path, "id"),
                say("the id '{key}' is also in {file}", key=key, file=other),
                code="id-clash",
                hint=say("ids are never used twice; choose another"),
            )
        else:
            into[key] = entry


def as_authored(value: Any) -> Any:  # noqa: ANN401 - YAML holds any value
    """Return the value with lists as tuples, as the frozen models hold them."""
    if isinstance(value, dict):
        return {key: as_authored(part) for key, part in value.items()}
    if isinstance(value, list):
        return tuple(as_authored(part) for part in value)
    return value


def read_authored(catalog_folders: Iterable[Path], rule_folders: Iterable[Path]) -> Authored:
    """Read the folders; the first of each kind is the base, later ones add to it.

    Raises:
        KnowledgeError: with every mistake of every file.

    """
    reader = _Reader()
    tables: dict[str, dict[str, Entry]] = {
        name: {}
        for name in (
            "standards",
            "subjects",
            "characteristics",
            "areas",
            "threats",
            "frameworks",
            "jurisdictions",
            "languages",
            "rules",
            "profiles",
        )
    }
    for root in catalog_folders:
        reader.whole_files(root / "standards", root, AuthoredStandard, tables["standards"])
        reader.whole_files(root / "languages", root, AuthoredLanguage, tables["languages"])
        lists: tuple[tuple[str, type[BaseModel]], ...] = (
            ("subjects", Subject),
            ("characteristics", Characteristic),
            ("areas", VocabularyArea),
            ("threats", Threat),
            ("frameworks", Framework),
            ("jurisdictions", Jurisdiction),
        )
        for key, model in lists:
            reader.list_file(root / f"{key}.yaml", root, key, model, tables[key])
    scoring: AuthoredScoring | None = None
    for root in rule_folders:
        for folder in sorted(path for path in root.iterdir() if path.is_dir() and path.name not in {"profiles", "translations"}):
            reader.whole_files(folder, root, AuthoredRule, tables["rules"])
        reader.whole_files(root / "profiles", root, AuthoredProfile, tables["profiles"])
        path = root / "scoring.yaml"
        if path.exists() and scoring is None:
            file = reader.open(path, root)
            for entry in reader.entries(file, AuthoredScoring, [(file.value, ())]):
                scoring = entry.model
    problems = [problem for file in reader.files for problem in file.problems]
    if scoring is None and not problems:
        problems.append(Problem(code="no-scoring", what=say("no rule folder holds scoring.yaml")))
    if problems or scoring is None:
        raise KnowledgeError(problems)
    return Authored(**tables, scoring=scoring, files=tuple(reader.files))
