"""What should be mended in the texts of a language: missing, not translated, out of step with the English, or against its terms."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

import msgspec

from checklist_engine.errors import Problem, UsageError
from checklist_engine.saying import OR, say, say_counted, say_joined
from checklist_engine.translation.localising import clause_key, english_texts
from checklist_engine.translation.reading import read_translation, translated_languages
from checklist_engine.translation.terms import broken_terms, read_terms

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from checklist_engine.knowledge import Knowledge
    from checklist_engine.translation.reading import Placed
    from checklist_engine.translation.terms import Term

__all__ = ["LintedTranslation", "lint_translation"]

_PLACEHOLDER = re.compile(r"\[[^\[\]]+\]")
_SHORT = 25
"""Letters up to which a text may be the same in two languages, as a name may."""


class LintedTranslation(msgspec.Struct, frozen=True, kw_only=True):
    """How many texts the English has, how many of them are missing, and everything that should be mended."""

    texts: int
    missing: int
    advice: tuple[Problem, ...]


def lint_translation(language: str, catalogs: Sequence[Path], rules: Sequence[Path], knowledge: Knowledge) -> LintedTranslation:
    """Return advice on the texts of a language. `knowledge` is in English and made from the same folders.

    Raises:
        KnowledgeError: a file of the language cannot be used.
        UsageError: nobody wrote texts in this language.

    """
    if language not in translated_languages([*catalogs, *rules]):
        languages = ", ".join(translated_languages([*catalogs, *rules]))
        raise UsageError(
            Problem(
                code="no-such-language",
                what=say("there are no texts in '{language}'", language=language),
                expected=say("one of {values}", values=languages),
                hint=say("to begin a language, make its folder under standards_catalog/translations"),
            )
        )
    english = _wanted(language, knowledge)
    written = read_translation(language, catalogs, rules)
    inline = _inline(language, knowledge)
    terms = tuple(term for folder in catalogs for term in read_terms(folder / "terms" / f"{language}.yaml"))
    missing = [key for key in english if key not in written and key not in inline]
    advice = [
        Problem(
            code="no-translation",
            what=say("no text in {language} for {key}", language=language, key=key),
            hint=say("the English says: {english}", english=english[key]),
        )
        for key in missing
    ]
    advice += _unknown(written, english)
    for key, placed in written.items():
        if key in english:
            advice += _held_against_english(english[key], placed, terms)
    return LintedTranslation(texts=len(english), missing=len(missing), advice=tuple(advice))


def _wanted(language: str, knowledge: Knowledge) -> dict[str, str]:
    """Return the English texts to translate: no clauses where our reader does not know the language, as nothing could test them."""
    english = english_texts(knowledge.catalog, knowledge.all_rules, knowledge.profiles)
    if language in knowledge.catalog.languages:
        return english
    return {key: text for key, text in english.items() if "/clause/" not in key}


def _inline(language: str, knowledge: Knowledge) -> set[str]:
    """Return the keys of the clauses that stand in the files of the standards themselves."""
    return {
        clause_key(standard.id, form)
        for standard in knowledge.catalog.standards.values()
        if language in standard.clause
        for form in ("must", "should")
    }


def _unknown(written: Mapping[str, Placed], english: Mapping[str, str]) -> Iterator[Problem]:
    for key, placed in written.items():
        if key in english or key.endswith("/reviewed_by"):
            continue
        close = difflib.get_close_matches(key, english, n=1)
        yield placed.file.advise(
            placed.path,
            say("there is no English text for {key}", key=key),
            code="unknown-text",
            hint=say("did you mean {close}?", close=close[0]) if close else say("remove it"),
        )


def _held_against_english(english: str, placed: Placed, terms: Sequence[Term]) -> Iterator[Problem]:
    def advise(code: str, what: str, hint: str) -> Problem:
        return placed.file.advise(placed.path, what, code=code, hint=hint)

    text = placed.text
    if len(english) > _SHORT and text.casefold() == english.casefold():
        yield advise("still-english", say("this text is still English"), say("translate it"))
    gaps, english_gaps = len(_PLACEHOLDER.findall(text)), len(_PLACEHOLDER.findall(english))
    if gaps != english_gaps:
        yield advise(
            "placeholders",
            say_counted(
                "{count} place to fill in, where the English has {wanted}",
                "{count} places to fill in, where the English has {wanted}",
                gaps,
                wanted=english_gaps,
            ),
            say("keep each [place to fill in]"),
        )
    for kind, term in broken_terms(english, text, terms):
        if kind == "never":
            yield advise(
                "wrong-term",
                say("a word stands here that no text uses for '{term}'", term=term.english),
                say("say {words}", words=say_joined(term.say, OR)),
            )
        else:
            yield advise(
                "wrong-term",
                say("'{term}' is not called as the term table says", term=term.english),
                say("say {words}", words=say_joined(term.say, OR)),
            )
