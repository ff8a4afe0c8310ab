"""The term table of a language: what each English term is called, so that all texts call it the same.

A term is said where one of its words begins a word of the translation: `acheteur` also stands for `acheteurs`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from checklist_engine.authoring import as_authored
from checklist_engine.errors import KnowledgeError
from checklist_engine.yaml_source import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

__all__ = ["AuthoredTerms", "Term", "broken_terms", "read_terms"]

Text = Annotated[str, Field(min_length=1)]


class AuthoredTerm(BaseModel):
    """One term: `say` are the words for it, `not` the words that no text of the language uses."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    en: Text
    say: tuple[Text, ...] = Field(min_length=1)
    not_: tuple[Text, ...] = Field(default=(), alias="not")


class AuthoredTerms(BaseModel):
    """A file of `standards_catalog/terms`."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    language: Annotated[str, Field(pattern=r"^[a-z]{2}$")]
    terms: tuple[AuthoredTerm, ...] = Field(min_length=1)


class Term(msgspec.Struct, frozen=True):
    """A term, ready to look for."""

    english: str
    say: tuple[str, ...]
    stands_in_english: re.Pattern[str]
    said: re.Pattern[str]
    never: re.Pattern[str] | None


def read_terms(path: Path) -> tuple[Term, ...]:
    """Return the terms of a file; none where the file does not exist.

    Raises:
        KnowledgeError: the file cannot be used; every mistake at once.

    """
    if not path.exists():
        return ()
    file = read_yaml(path, f"standards_catalog/terms/{path.name}")
    if not file.problems:
        try:
            model = AuthoredTerms.model_validate(as_authored(file.value))
        except ValidationError as error:
            file.take_errors(error, AuthoredTerms)
        else:
            return tuple(_term(term) for term in model.terms)
    raise KnowledgeError(file.problems)


def _term(term: AuthoredTerm) -> Term:
    return Term(
        english=term.en,
        say=term.say,
        stands_in_english=re.compile(rf"\b{re.escape(term.en)}(?:s|es)?\b", re.IGNORECASE),
        said=_beginning(term.say),
        never=_beginning(term.not_) if term.not_ else None,
    )


def _beginning(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(_plain(word)) for word in words)})")


def _plain(text: str) -> str:
    return " ".join(text.lower().replace("\u2019", "'").split())


def broken_terms(english: str, translated: str, terms: Sequence[Term]) -> Iterator[tuple[Literal["not-said", "never"], Term]]:
    """Yield each term that the English text has and the translation does not say, and each whose forbidden word stands there."""
    plain = _plain(translated)
    for term in terms:
        if term.stands_in_english.search(english) and not term.said.search(plain):
            yield "not-said", term
        if term.never is not None and term.never.search(plain):
            yield "never", term
