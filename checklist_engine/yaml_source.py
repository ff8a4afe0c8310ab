"""Strict YAML: values with the meaning of YAML 1.2, and the place of every one of them.

Duplicate keys, tags, anchors, aliases and merge keys are errors: a file says what it says where it says it.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

import yaml

from checklist_engine.errors import Problem, system_reason
from checklist_engine.model_errors import mistake
from checklist_engine.saying import say

if TYPE_CHECKING:
    from pathlib import Path

    from pydantic import BaseModel, ValidationError

__all__ = ["YamlFile", "read_yaml"]

# The core schema of YAML 1.2.2, section 10.3, with ISO dates: `no` and `on` stay words.
_NULL = re.compile(r"~|null|Null|NULL|")
_BOOLEAN = re.compile(r"true|True|TRUE|false|False|FALSE")
_INTEGER = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")

_QUOTED_STYLES = {"'", '"', "|", ">"}
_SHOWN = 152
"""How much of a wrong value is shown, in characters."""
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TAGS = {f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "timestamp", "merge", "value", "map", "seq")}
"""What the loader gives to values without a tag."""


class YamlFile:
    """One file: its value, and where in the file each part of the value stands."""

    def __init__(self, path: Path, name: str) -> None:
        """Read `path`; mistakes are gathered in `problems` and never raised. `name` is how messages call the file."""
        self.name = name
        self.problems: list[Problem] = []
        self.marks: dict[tuple[str | int, ...], tuple[int, int]] = {}
        self.key_marks: dict[tuple[str | int, ...], tuple[int, int]] = {}
        self.value: Any = None
        self.lines: list[str] = []
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError as error:
            self.problems.append(
                Problem(
                    code="yaml-encoding",
                    where=name,
                    what=say("byte {number} is not UTF-8", number=error.start),
                    hint=say("save the file as UTF-8"),
                )
            )
            return
        except OSError as error:
            self.problems.append(Problem(code="file-unreadable", where=name, what=system_reason(error)))
            return
        self.lines = text.splitlines()
        self._compose(text)

    def _compose(self, text: str) -> None:
        loader = _Loader(text)
        try:
            node = loader.get_single_node()
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            place = (mark.line, mark.column) if mark else (0, 0)
            self._add("yaml-syntax", place, say("not valid YAML: {error}", error=error.problem or error.context), say("see the line shown"))
            return
        except yaml.YAMLError as error:
            self._add(
                "yaml-syntax", (0, 0), say("not valid YAML: {error}", error=str(error)), say("remove characters that text does not have")
            )
            return
        finally:
            loader.dispose()
        if node is None:
            self._add("yaml-empty", (0, 0), say("the file is empty"), "")
            return
        self.value = self._value(node, (), set())

    def _value(self, node: yaml.Node, path: tuple[str | int, ...], seen: set[int]) -> Any:  # noqa: ANN401 - YAML holds any value
        place = (node.start_mark.line, node.start_mark.column)
        self.marks[path] = place
        if id(node) in seen:
            self._add("yaml-alias", place, say("an alias (*name) stands here"), say("write the value out"))
            return None
        seen.add(id(node))
        if node.tag not in _TAGS:
            self._add("yaml-tag", place, say("the tag {tag} is not allowed", tag=node.tag), say("remove the tag"))
            return None
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path, seen)
        if isinstance(node, yaml.SequenceNode):
            return [self._value(child, (*path, index), seen) for index, child in enumerate(node.value)]
        return self._scalar(node, place)

    def _mapping(self, node: yaml.MappingNode, path: tuple[str | int, ...], seen: set[int]) -> dict[Any, Any]:
        result: dict[Any, Any] = {}
        for key_node, value_node in node.value:
            place = (key_node.start_mark.line, key_node.start_mark.column)
            if not isinstance(key_node, yaml.ScalarNode):
                self._add("yaml-key", place, say("a key has to be a word"), say("write a plain key"))
                continue
            key = self._scalar(key_node, place)
            if not isinstance(key, str | int) or isinstance(key, bool):
                key = key_node.value
            if key in result:
                first = self.key_marks[(*path, key)][0] + 1
                self._add(
                    "yaml-duplicate-key",
                    place,
                    say("the key '{key}' stands twice; first in line {line}", key=key, line=first),
                    say("keep one of them"),
                )
                continue
            self.key_marks[(*path, key)] = place
            result[key] = self._value(value_node, (*path, key), seen)
        return result

    def _scalar(self, node: yaml.Node, place: tuple[int, int]) -> Any:  # noqa: ANN401 - YAML holds any value
        text = str(node.value)
        if getattr(node, "style", None) in _QUOTED_STYLES:
            return text
        if _NULL.fullmatch(text):
            return None
        if _BOOLEAN.fullmatch(text):
            return text.lower() == "true"
        if _INTEGER.fullmatch(text):
            return int(text)
        if _FLOAT.fullmatch(text):
            return float(text)
        if _DATE.fullmatch(text):
            try:
                return dt.date.fromisoformat(text)
            except ValueError:
                self._add("yaml-date", place, say("{day} is not a day of the calendar", day=text), say("mend the date"))
        return text

    def _add(self, code: str, place: tuple[int, int], what: str, hint: str, expected: str = "") -> None:
        self.problems.append(self._problem(code, place, what, hint, expected))

    def _problem(self, code: str, place: tuple[int, int], what: str, hint: str, expected: str) -> Problem:
        line, column = place
        excerpt = ""
        if line < len(self.lines):
            excerpt = f"{self.lines[line]}\n{' ' * column}^"
        return Problem(
            code=code,
            where=f"{self.name}:{line + 1}:{column + 1}",
            what=what,
            hint=hint,
            expected=expected,
            excerpt=excerpt,
        )

    def place(self, path: tuple[str | int, ...]) -> tuple[int, int]:
        """Return line and column, from 0, of the nearest part of the file that `path` leads to."""
        while path:
            if path in self.key_marks:
                return self.key_marks[path]
            if path in self.marks:
                return self.marks[path]
            path = path[:-1]
        return self.marks.get((), (0, 0))

    def complain(self, path: tuple[str | int, ...], what: str, *, code: str, expected: str = "", hint: str = "") -> None:
        """Add a problem at `path`."""
        self._add(code, self.place(path), what, hint, expected)

    def advise(self, path: tuple[str | int, ...], what: str, *, code: str, hint: str, expected: str = "") -> Problem:
        """Return a problem at `path` without adding it: the file can be used, and should be mended."""
        return self._problem(code, self.place(path), what, hint, expected)

    def take_errors(self, error: ValidationError, model: type[BaseModel], base: tuple[str | int, ...] = ()) -> None:
        """Add every mistake that `model` found in the part of this file that `base` leads to."""
        for detail in error.errors(include_url=False):
            path = (*base, *detail["loc"])
            dotted = ".".join(str(part) for part in path) or say("the file")
            if detail["type"] == "missing":
                self.complain(
                    path,
                    say("'{key}' is missing", key=dotted),
                    code="missing-key",
                    hint=say("add it; see `schema` for {name}", name=model.__name__),
                )
            elif detail["type"] == "extra_forbidden":
                near = _nearest(str(path[-1]), model, path)
                self.complain(path, say("'{key}' is not a known key", key=dotted), code="unknown-key", hint=near or say("remove it"))
            else:
                self.complain(
                    path,
                    say("'{key}': {mistake}", key=dotted, mistake=mistake(detail)),
                    code="wrong-value",
                    hint=say("it says {value}", value=f"{detail['input']!r}"[:_SHOWN]),
                )


def _nearest(word: str, model: type[BaseModel], path: tuple[str | int, ...]) -> str:
    import difflib  # noqa: PLC0415 - only a mistake needs it

    names = [field.alias or name for name, field in model.model_fields.items()] if len(path) == 1 else []
    close = difflib.get_close_matches(word, names, n=1)
    return say("did you mean '{near}'?", near=close[0]) if close else ""


def read_yaml(path: Path, name: str | None = None) -> YamlFile:
    """Read one YAML file strictly; its mistakes stand in the `problems` of what is returned."""
    return YamlFile(path, name or str(path))
