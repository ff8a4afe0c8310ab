"""Advice on the catalogue beyond what the loader refuses: missing texts, and entries that nobody checked for a year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist_engine.advice import find_unfilled
from checklist_engine.saying import N_, OR, say, say_joined

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from checklist_engine.authoring import Authored, Entry
    from checklist_engine.errors import Problem

__all__ = ["lint_catalog"]

LANGUAGES = {"en": ("shall", "should", "equivalent"), "nl": ("moet|dient|moeten|dienen", "bij voorkeur|zou|gewenst", "gelijkwaardig")}
"""The languages that every clause needs, with the words of its firm form, its softer form, and its opening to equivalents."""

WITHDRAWN = ("insecure", "obsolete")
SCHEMES = ("certification", "label")
_NO_EQUIVALENT = {
    "certification": N_("a certification is asked for without room for equivalents"),
    "label": N_("a label is asked for without room for equivalents"),
}


def lint_catalog(authored: Authored, today: dt.date) -> list[Problem]:
    """Return everything about standards that should be mended, with its place, in a stable order. `today` decides what is stale."""
    limit = _a_year_before(today)
    return [
        *find_unfilled(authored.standards.values()),
        *(problem for entry in authored.standards.values() for problem in _texts(entry)),
        *(problem for entry in authored.standards.values() for problem in _stale(entry, limit)),
    ]


def _a_year_before(today: dt.date) -> dt.date:
    leap_day = (today.month, today.day) == (2, 29)
    return today.replace(year=today.year - 1, day=28) if leap_day else today.replace(year=today.year - 1)


def _texts(entry: Entry) -> Iterator[Problem]:
    """Tell what an officer would miss: clauses to paste, how to verify, what a small supplier does, where a document can be read."""
    standard, file = entry.model, entry.file
    if standard.status in WITHDRAWN or (standard.status == "being-replaced" and not standard.clause):
        if not standard.replaced_by:
            yield file.advise(("status",), say("nothing says what to ask for instead"), code="no-successor", hint=say("add 'replaced_by'"))
        return
    if not standard.documents and standard.kind != "best-practice":
        yield file.advise(
            ("id",), say("no document is named"), code="no-document", hint=say("add what publishes the standard under 'documents'")
        )
    for language in LANGUAGES:
        if language in standard.clause:
            yield from _clause(entry, language)
        else:
            yield file.advise(
                ("clause",) if standard.clause else ("id",),
                say("no clause in {language}", language=language),
                code="no-clause",
                hint=say("write one that can be pasted and verified"),
            )
    if not standard.verification:
        yield file.advise(
            ("id",), say("nothing says how to verify it"), code="no-verification", hint=say("add a step for bid, acceptance or contract")
        )
    if standard.small_supplier is None:
        yield file.advise(
            ("id",),
            say("nothing says what a small supplier does"),
            code="no-small-supplier",
            hint=say("add steps, and a proof without a paid certificate"),
        )


def _clause(entry: Entry, language: str) -> Iterator[Problem]:
    """Tell where a clause is not firm, not soft, or shuts out equivalents."""
    firm, soft, open_words = LANGUAGES[language]
    clause = entry.model.clause[language]
    place = ("clause", language)
    if not _says(clause.must, firm):
        yield entry.file.advise(
            (*place, "must"),
            say("the firm form binds nobody"),
            code="clause-not-firm",
            hint=say("say {words}", words=_either(firm)),
        )
    if clause.should is None:
        yield entry.file.advise(
            place, say("no softer form in {language}", language=language), code="no-softer-clause", hint=say("add 'should'")
        )
    elif not _says(clause.should, soft):
        yield entry.file.advise(
            (*place, "should"),
            say("the softer form is not a wish"),
            code="clause-not-soft",
            hint=say("say {words}", words=_either(soft)),
        )
    if entry.model.kind in SCHEMES and not _says(clause.must, open_words):
        yield entry.file.advise(
            (*place, "must"),
            say(_NO_EQUIVALENT[entry.model.kind]),
            code="no-equivalent",
            hint=say("add words with '{words}'", words=open_words),
        )


def _says(text: str, words: str) -> bool:
    lowered = f" {text.lower()} "
    return any(word in lowered for word in words.split("|"))


def _either(words: str) -> str:
    return say_joined([f"'{word}'" for word in words.split("|")], OR)


def _stale(entry: Entry, limit: dt.date) -> Iterator[Problem]:
    """Tell which entries, and which mandates in them, nobody held against their sources for a year."""
    if entry.model.checked < limit:
        yield _old(entry, ("checked",), entry.model.checked, say("the entry"))
    for place, mandate in enumerate(entry.model.mandates):
        if mandate.checked < limit:
            yield _old(
                entry, ("mandates", place, "checked"), mandate.checked, say("the mandate of {authority}", authority=mandate.authority)
            )


def _old(entry: Entry, path: tuple[str | int, ...], checked: dt.date, what: str) -> Problem:
    return entry.file.advise(
        path,
        say("{what} was last checked on {day}, more than a year ago", what=what, day=checked.isoformat()),
        code="stale",
        hint=say("hold it against its sources, mend it, and write the day"),
    )
