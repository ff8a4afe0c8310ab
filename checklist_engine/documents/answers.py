"""Answers beside a specification: a JSON file, or an explain sheet that people filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist_engine.specification.answers import read_answers

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from checklist_engine.specification.answers import Answers

__all__ = ["read_answers_file"]

_ZIP = b"PK\x03\x04"


def read_answers_file(data: bytes, source: str, rules: Callable[[], Collection[str]]) -> Answers:
    """Return the answers in a file; `rules` gives the ids that an explain sheet may name.

    Raises:
        InputError: with every mistake, by JSON pointer, or by sheet and cell.

    """
    if not data.startswith(_ZIP) and not source.lower().endswith(".xlsx"):
        return read_answers(data, source)
    from checklist_engine.documents.explain_sheet import read_explain_sheet  # noqa: PLC0415 - JSON needs none of it

    return read_explain_sheet(data, source, rules())
