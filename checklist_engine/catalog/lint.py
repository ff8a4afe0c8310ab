"""Advice on the catalogue beyond what the loader refuses: missing texts, and entries that nobody checked for a year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist_engine.advice import find_unfilled

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
            yield file.advise(("status",), "nothing says what to ask for instead", code="no-successor", hint="add 'replaced_by'")
        return
    if not standard.documents and standard.kind != "best-practice":
        yield file.advise(("id",), "no document is named", code="no-document", hint="add what publishes the standard under 'documents'")
    for language in LANGUAGES:
        if language in standard.clause:
            yield from _clause(entry, language)
        else:
            yield file.advise(
                ("clause",) if standard.clause else ("id",),
                f"no clause in {language}",
                code="no-clause",
                hint="write one that can be pasted and verified",
            )
    if not standard.verification:
        yield file.advise(
            ("id",), "nothing says how to verify it", code="no-verification", hint="add a step for bid, acceptance or contract"
        )
    if standard.small_supplier is None:
        yield file.advise(
            ("id",),
            "nothing says what a small supplier does",
            code="no-small-supplier",
            hint="add steps, and a proof without a paid certificate",
        )


def _clause(entry: Entry, language: str) -> Iterator[Problem]:
    """Tell where a clause is not firm, not soft, or shuts out equivalents."""
    firm, soft, open_words = LANGUAGES[language]
    clause = entry.model.clause[language]
    place = ("clause", language)
    if not _says(clause.must, firm):
        yield entry.file.advise(
            (*place, "must"),
            "the firm form binds nobody",
            code="clause-not-firm",
            hint=f"say {_either(firm)}",
        )
    if clause.should is None:
        yield entry.file.advise(place, f"no softer form in {language}", code="no-softer-clause", hint="add 'should'")
    elif not _says(clause.should, soft):
        yield entry.file.advise(
            (*place, "should"),
            "the softer form is not a wish",
            code="clause-not-soft",
            hint=f"say {_either(soft)}",
        )
    if entry.model.kind in SCHEMES and not _says(clause.must, open_words):
        yield entry.file.advise(
            (*place, "must"),
            f"a {entry.model.kind} is asked for without room for equivalents",
            code="no-equivalent",
            hint=f"add words with '{open_words}'",
        )


def _says(text: str, words: str) -> bool:
    lowered = f" {text.lower()} "
    return any(word in lowered for word in words.split("|"))


def _either(words: str) -> str:
    return " or ".join(f"'{word}'" for word in words.split("|"))


def _stale(entry: Entry, limit: dt.date) -> Iterator[Problem]:
    """Tell which entries, and which mandates in them, nobody held against their sources for a year."""
    if entry.model.checked < limit:
        yield _old(entry, ("checked",), entry.model.checked, "the entry")
    for place, mandate in enumerate(entry.model.mandates):
        if mandate.checked < limit:
            yield _old(entry, ("mandates", place, "checked"), mandate.checked, f"the mandate of {mandate.authority}")


def _old(entry: Entry, path: tuple[str | int, ...], checked: dt.date, what: str) -> Problem:
    return entry.file.advise(
        path,
        f"{what} was last checked on {checked.isoformat()}, more than a year ago",
        code="stale",
        hint="hold it against its sources, mend it, and write the day",
    )
