"""Cues that the sentence around them makes mean something else than their words do alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from checklist_engine.detection.language.cues import Cue
from checklist_engine.detection.language.verbs import ALL_VERBS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checklist_engine.detection.language.cues import Wording
    from checklist_engine.detection.names.matching import Hit
    from checklist_engine.detection.text.prepared import Text
    from checklist_engine.detection.text.sentences import Sentence

__all__ = ["in_context", "with_examples", "without_loose_and"]

_TO_VERB = 8
"""How many runs behind a word for `must` its verb may stand."""
_COMMAS = 3
"""How many commas may stand before the one that ends an inverted condition."""


def in_context(main: tuple[Cue, ...], compare: tuple[Cue, ...], text: Text, sentence: Sentence, wording: Wording) -> tuple[Cue, ...]:
    """Return the main cues as the sentence around them makes them mean."""
    if wording.wishes_in_capitals:
        main = tuple(_in_capitals(cue, text, wording) for cue in main)
    if wording.possessing:
        main = _without_possessing(main, text, sentence, wording)
    main = _ending(_without_suffixes(main, text), text, sentence)
    main = _wish_inverted(_turned(_with_second_negations(main), compare), text, sentence)
    return _inverted(main, text, sentence, wording) if text.words[sentence.first] in wording.inverting else main


def without_loose_and(compare: tuple[Cue, ...]) -> tuple[Cue, ...]:
    """Return the cues without the `and` of `and/or`, which leaves the choice."""
    ors = {cue.first for cue in compare if cue.group == "or_words"}
    return tuple(cue for cue in compare if cue.group != "and_words" or cue.last not in ors) if ors else compare


def with_examples(main: tuple[Cue, ...], text: Text, named: Mapping[int, Hit], wording: Wording) -> tuple[Cue, ...]:
    """Return the cues, with one of an example for each word between a comma and a name: `encrypted channels, like TLS`.

    Not where the comma stands behind a name, to which the other is likened: `SAML, like OpenID Connect, must be supported`.
    """
    words = text.words
    found = [
        Cue("such_as", index - 1, index, index - 1)
        for index, hit in named.items()
        if index == hit.first and index > 1 and words[index - 1] in wording.exemplifying and text.gap(index) == " "
        if "," in text.gap(index - 1) and index - 2 not in named and not words[index - 2].isdigit()
    ]
    if not found:
        return main
    taken = {cue.first for cue in found}
    return tuple(sorted([*found, *(cue for cue in main if taken.isdisjoint(cue.runs()))], key=lambda cue: cue.first))


def _without_suffixes(main: tuple[Cue, ...], text: Text) -> tuple[Cue, ...]:
    """Return the cues without words for `if` that a hyphen makes part of the verb before them: `pode manter-se o WPA2`."""
    joined = [cue for cue in main if cue.group == "conditions" and text.gap(cue.first) == "-"]
    return tuple(cue for cue in main if cue not in joined) if joined else main


def _without_possessing(main: tuple[Cue, ...], text: Text, sentence: Sentence, wording: Wording) -> tuple[Cue, ...]:
    """Return the cues without words that mean `must` before a verb, and `has` where none follows: `має сертифікат`, `має надати`."""
    words, endings = text.words, tuple(wording.infinitive_endings)

    def has(cue: Cue) -> bool:
        if cue.group != "required" or cue.last != cue.first + 1 or words[cue.first] not in wording.possessing:
            return False
        end = min(cue.last + _TO_VERB, sentence.last)
        comma = next((index for index in range(cue.last + 1, end) if "," in text.gap(index) and "," not in text.gap(cue.last)), end)
        return not any(words[index].endswith(endings) for index in range(cue.last, comma))

    return tuple(cue for cue in main if not has(cue))


def _in_capitals(cue: Cue, text: Text, wording: Wording) -> Cue:
    """Return the cue, as a recommendation where it is one in capitals: `SOLL`, beside `MUSS`; not `Die Daten sollen`."""
    if cue.group != "required" or tuple(text.words[cue.first : cue.last]) not in wording.wishes_in_capitals:
        return cue
    return msgspec.structs.replace(cue, group="recommended") if text.plain[text.starts[cue.first] : text.ends[cue.first]].isupper() else cue


def _with_second_negations(main: tuple[Cue, ...]) -> tuple[Cue, ...]:
    """Return the cues, where a word goes on with a negation before it: `weder SSL noch Telnet`; not `die noch SSL verwenden`."""
    later = [index for index, cue in enumerate(main) if cue.group == "nor_words"]
    if not later:
        return main
    first = next((index for index, cue in enumerate(main) if cue.group == "negates"), len(main))
    joined = {index for index in later if index > first}
    return tuple(
        msgspec.structs.replace(cue, group="negates") if index in joined else cue
        for index, cue in enumerate(main)
        if cue.group != "nor_words" or index in joined
    )


def _ending(main: tuple[Cue, ...], text: Text, sentence: Sentence) -> tuple[Cue, ...]:
    """Return the cues, where a verb of refusal is all of a cell, and so refuses what stands before that: `| SSH | interdit |`."""
    alone = [cue for cue in main if cue.group == "refusing" and _fills_cell(cue, text, sentence)]
    return tuple(msgspec.structs.replace(cue, group="refused") if cue in alone else cue for cue in main) if alone else main


def _fills_cell(cue: Cue, text: Text, sentence: Sentence) -> bool:
    """Tell whether nothing but one word before it stands beside a cue in its cell."""
    ends = cue.last == sentence.last or "|" in text.gap(cue.last)
    return ends and cue.first > sentence.first and any("|" in text.gap(index) for index in range(cue.first - 1, cue.first + 1) if index)


def _turned(main: tuple[Cue, ...], compare: tuple[Cue, ...]) -> tuple[Cue, ...]:
    """Return the cues, where the negation belongs to a comparison: `shall not be lower than 1.2` demands 1.2."""
    floors = [cue for cue in compare if cue.group == "at_least_before"]
    if not floors:
        return main
    result: list[Cue] = []
    for cue in main:
        overlapped = cue.group in {"forbidden", "negates"} and any(floor.first < cue.last and cue.first < floor.last for floor in floors)
        if overlapped and cue.group == "forbidden":
            result.append(msgspec.structs.replace(cue, group="required"))
        elif not overlapped:
            result.append(cue)
    return tuple(result)


def _wish_inverted(main: tuple[Cue, ...], text: Text, sentence: Sentence) -> tuple[Cue, ...]:
    """Return the cues, where a wish at the head of a sentence is a condition: `Should the supplier have no certificate, it shall ...`."""
    if not main or main[0].group != "recommended" or main[0].first != sentence.first or main[0].last != sentence.first + 1:
        return main
    comma = next((index for index in range(sentence.first + 2, sentence.last) if "," in text.gap(index)), None)
    if comma is None or not any(cue.group in {"required", "optional"} and cue.first >= comma for cue in main):
        return main
    return (msgspec.structs.replace(main[0], group="conditions"), *main[1:])


def _inverted(main: tuple[Cue, ...], text: Text, sentence: Sentence, wording: Wording) -> tuple[Cue, ...]:
    """Return the cues, where a verb at the head of a sentence begins a condition: `Wird OAuth 2.0 eingesetzt, ist PKCE verpflichtend`.

    Not where no subject follows it, as in an item of a list: `Verfügt über ISO 27001, betreibt ein SOC`; nor in a question.
    """
    first = sentence.first
    if sentence.last - first < 3 or text.plain[sentence.start : sentence.end].rstrip().endswith("?"):  # noqa: PLR2004 - a verb, a subject, more
        return main
    no_subject = wording.place_words | wording.by_words | wording.in_words | wording.for_words
    verbs = {cue.first for cue in main if cue.group in ALL_VERBS}
    joined = {cue.first for cue in main if cue.group == "that_words"}
    commas = [index for index in range(first + 2, sentence.last) if "," in text.gap(index)][:_COMMAS]
    bare = text.words[first + 1] in no_subject or first + 1 in joined or "," in text.gap(first + 1)
    if bare and not any(text.words[index] in wording.thus_words for index in commas):
        return main
    comma = next((index for index in commas if _begins_main_clause(text, sentence, index, verbs, wording)), None)
    if comma is None or any(":" in text.gap(index) for index in range(first + 1, comma)):
        return main
    return (Cue("conditions", first, first + 1, first), *(cue for cue in main if cue.first > first))


def _begins_main_clause(text: Text, sentence: Sentence, index: int, verbs: set[int], wording: Wording) -> bool:
    """Tell whether a verb stands at a run behind a comma, or behind a word for `then`: `, dann ist`, `, meldet er`."""
    words, last = text.words, sentence.last
    index += words[index] in wording.thus_words
    if index >= last:
        return False
    word = words[index]
    if index in verbs or word in wording.inverting or word in wording.being:
        return True
    if word in wording.small_words or not text.plain[text.starts[index]].islower():
        return False
    subjects = wording.pronouns | wording.roles
    behind = words[index + 1 : min(index + 3, last)]
    return bool(behind) and (behind[0] in subjects or (behind[0] in wording.small_words and behind[-1] in wording.roles))
