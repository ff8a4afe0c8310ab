"""Advice on rules beyond what the loader refuses: overlaps, missing examples, and what is still to be filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist_engine.advice import find_unfilled
from checklist_engine.rules.overlap import find_overlaps
from checklist_engine.saying import N_, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checklist_engine.authoring import Authored, Entry
    from checklist_engine.compiled import CompiledKnowledge
    from checklist_engine.errors import Problem

__all__ = ["lint_rules"]

LEVELS = {0, 1, 2, 3, 4}


def lint_rules(authored: Authored, compiled: CompiledKnowledge) -> list[Problem]:
    """Return everything about rules that should be mended, with its place, in a stable order."""
    return [
        *find_unfilled(authored.rules.values()),
        *_overlaps(authored, compiled),
        *(problem for entry in authored.rules.values() for problem in _examples(entry)),
        *_withdrawn(authored),
    ]


def _overlaps(authored: Authored, compiled: CompiledKnowledge) -> Iterator[Problem]:
    """Tell which rules punish one gap twice, unless one of them says why, and which of these reasons nobody needs any more."""
    explained = {(key, item.rule) for key, entry in authored.rules.items() for item in entry.model.beside}
    found: set[tuple[str, str]] = set()
    for overlap in find_overlaps(compiled):
        pair = (overlap.first, overlap.second)
        found |= {pair, pair[::-1]}
        if not explained.isdisjoint({pair, pair[::-1]}):
            continue
        entry, other = authored.rules[overlap.second], authored.rules[overlap.first]
        kind = "expects" if entry.model.expects else "refuses"
        line = other.file.place((kind,))[0] + 1
        if kind == "expects":
            message = N_("this rule and '{rule}' ({place}) lose points for the same gap: {standards} for {subject}")
        else:
            message = N_("this rule and '{rule}' ({place}) report the same demand: {standards} for {subject}")
        yield entry.file.advise(
            (kind,),
            say(
                message,
                rule=overlap.first,
                place=f"{other.file.name}:{line}",
                standards=", ".join(overlap.standards),
                subject=overlap.subject,
            ),
            code="rules-overlap",
            hint=say("let their conditions or subjects exclude each other, merge them, or say under 'beside' why both count"),
        )
    for key, entry in authored.rules.items():
        for place, item in enumerate(entry.model.beside):
            if item.rule not in authored.rules:
                what, hint = say("there is no rule '{key}'", key=item.rule), say("name a rule that exists, or remove the line")
            elif (key, item.rule) not in found:
                what, hint = say("'{rule}' does not overlap with this rule", rule=item.rule), say("remove the line")
            else:
                continue
            yield entry.file.advise(("beside", place), what, code="needless-beside", hint=hint)


def _examples(entry: Entry) -> Iterator[Problem]:
    rule = entry.model
    if rule.expects is None:
        if {example.hit for example in rule.examples} != {True, False}:
            yield entry.file.advise(
                ("examples",),
                say("needs an example that is hit and one that is not"),
                code="no-example",
                hint=say("add the one that is missing"),
            )
        return
    missing = sorted(LEVELS - {example.level for example in rule.examples})
    if missing:
        levels = ", ".join(str(level) for level in missing)
        yield entry.file.advise(
            ("examples",), say("no example for level {levels}", levels=levels), code="no-example", hint=say("add one for every level")
        )
    if not any(example.level == 0 and example.note for example in rule.examples):
        yield entry.file.advise(
            ("examples",),
            say("no hard negative: an example of level 0 whose 'note' says why it is easily mistaken"),
            code="no-hard-negative",
            hint=say("add a text with another meaning of the same words"),
        )


def _withdrawn(authored: Authored) -> Iterator[Problem]:
    """Tell which rules expect what nobody should ask for any more."""
    for entry in authored.rules.values():
        expects = entry.model.expects
        if expects is None:
            continue
        for wanted in (expects, *expects.any_of, *expects.all_of):
            if wanted.standard is None:
                continue
            standard = authored.standards[wanted.standard].model
            if standard.status in ("insecure", "obsolete"):
                instead = ", ".join(standard.replaced_by) or say("its successor")
                yield entry.file.advise(
                    ("expects",),
                    say("expects '{standard}', which is {status}", standard=standard.id, status=standard.status),
                    code="asks-for-withdrawn",
                    hint=say("expect {instead}", instead=instead),
                )
