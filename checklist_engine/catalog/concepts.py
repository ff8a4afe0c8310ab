"""Concepts: what the words of a language have in common, `{encrypt}`, so that one wording holds in every language that names them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["concepts_in", "spelt_out"]

_CONCEPT = re.compile(r"\{([^{}]*)\}")
_EVERY_LANGUAGE = "any"


def concepts_in(pattern: str) -> list[str]:
    """Return the concepts that a wording names."""
    return _CONCEPT.findall(pattern)


def spelt_out(wordings: Mapping[str, Iterable[str]], languages: Mapping[str, Mapping[str, Sequence[str]]]) -> dict[str, tuple[str, ...]]:
    """Return wordings by language with words instead of concepts; one under `any` holds in each language that has all of its concepts.

    `languages` are the concepts of each: `{"en": {"encrypt": ["encrypt*", "in cipher"]}}` makes `{encrypt} & link` of a wording in
    English `encrypt*|in-cipher & link`.
    """
    spelt: dict[str, list[str]] = {}
    for tag, patterns in wordings.items():
        for pattern in patterns:
            for language in languages if tag == _EVERY_LANGUAGE else (tag,):
                known = languages.get(language, {})
                if all(concept in known for concept in concepts_in(pattern)):
                    spelt.setdefault(language, []).append(_with_words(pattern, known))
    return {tag: tuple(patterns) for tag, patterns in spelt.items()}


def _with_words(pattern: str, known: Mapping[str, Sequence[str]]) -> str:
    """Return a wording with the words of its concepts; several words become one choice by the hyphens between them."""
    return _CONCEPT.sub(lambda found: "|".join(word.replace(" ", "-") for word in known[found[1]]), pattern)
