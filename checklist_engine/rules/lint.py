"""Advice beyond what the loader refuses: overlapping rules, missing texts, entries that nobody checked for a year."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import TYPE_CHECKING

from checklist_engine.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checklist_engine.compiled import CompiledKnowledge

__all__ = ["lint"]

LANGUAGES = ("en", "nl")
UNASKED = ("insecure", "obsolete")


def lint(compiled: CompiledKnowledge, today: dt.date | None = None) -> list[Problem]:
    """Return everything that should be mended, in a stable order. `today` decides what is stale."""
    day = today or dt.datetime.now(tz=dt.UTC).date()
    return [*_overlaps(compiled), *_examples(compiled), *_texts(compiled), *_stale(compiled, day)]


def _overlaps(compiled: CompiledKnowledge) -> Iterator[Problem]:
    """Find two rules that expect the same of the same subject: one gap would be punished twice."""
    users: dict[tuple[str, str, str | None], list[str]] = defaultdict(list)
    for rule in compiled.rules.values():
        if rule.expects is None or rule.expects.mode == "any":
            continue
        for wanted in rule.expects.wanted:
            for subject in rule.subjects or ("every subject",):
                users[wanted.standard, subject, wanted.version].append(rule.id)
    for (standard, subject, _), rules in sorted(users.items(), key=str):
        if len(rules) > 1 and len({str(compiled.rules[rule].when) for rule in rules}) < len(rules):
            yield Problem(
                code="rules-overlap",
                where=", ".join(rules),
                what=f"these rules punish the same gap twice: {standard} for {subject}",
                hint="merge them, or let their conditions exclude each other",
            )


def _examples(compiled: CompiledKnowledge) -> Iterator[Problem]:
    for rule in compiled.rules.values():
        if rule.expects:
            missing = sorted({0, 1, 2, 3, 4} - {example.level for example in rule.examples if example.level is not None})
            if missing:
                yield Problem(
                    code="no-example",
                    where=rule.id,
                    what=f"no example for level {missing}",
                    hint="add one for every level",
                )
        elif {example.hit for example in rule.examples} != {True, False}:
            yield Problem(code="no-example", where=rule.id, what="needs an example that is hit and one that is not", hint="add it")


def _texts(compiled: CompiledKnowledge) -> Iterator[Problem]:
    expected = {key for rule in compiled.rules.values() if rule.expects for key in rule.standards()}
    for key in sorted(expected):
        standard = compiled.catalog.standards[key]
        if standard.status in UNASKED:
            yield Problem(
                code="asks-for-withdrawn",
                where=key,
                what="a rule expects a withdrawn standard",
                hint="expect its successor",
            )
        for language in LANGUAGES:
            if language not in standard.clause:
                yield Problem(code="no-clause", where=key, what=f"no clause in {language}", hint="write one that can be verified")
        if not standard.verification:
            yield Problem(code="no-verification", where=key, what="nothing says how to verify it", hint="add a step")


def _stale(compiled: CompiledKnowledge, today: dt.date) -> Iterator[Problem]:
    limit = today.replace(year=today.year - 1) if (today.month, today.day) != (2, 29) else today - dt.timedelta(days=365)
    for standard in compiled.catalog.standards.values():
        if dt.date.fromisoformat(standard.checked) < limit:
            yield Problem(
                code="stale",
                where=standard.id,
                what=f"last checked on {standard.checked}, more than a year ago",
                hint="check it again",
            )
