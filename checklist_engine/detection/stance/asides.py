"""Sentences that demand nothing of what they name: they ask, tell what people know, define, or point to reading matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist_engine.detection.stance.conditions import is_conditional
from checklist_engine.detection.stance.explaining import defined
from checklist_engine.patterns import compiled_later

if TYPE_CHECKING:
    from checklist_engine.detection.demand import Stance
    from checklist_engine.detection.language.cues import Cue
    from checklist_engine.detection.sentence.view import View

__all__ = ["aside", "requests"]

_SKILL_REACH = 12
_BESIDE = 2
_FIRM = frozenset({"required", "recommended", "forbidden"})
_ASIDES = frozenset({"skills", "references", "asks_about", "defines", "asks", "asks_what"})
"""Groups of which an aside, but for a question, has one."""

_MARKS = frozenset('?"')
_QUESTION = compiled_later(r"[^\W_]\.?[)\"'\]]?[ ]?\?(?=[\s|)\"'\]*_]*\Z|[A-Z]|\s?[|(\[])")
"""A question mark that ends the sentence or a cell, and none in an address."""


def aside(view: View, first: int) -> tuple[Stance, Cue | None] | None:
    """Return the stance of an aside with its words: a question, what people know, reading matter: `experience with OAuth`."""
    if not view.neighbours.asked and view.lacks(_ASIDES) and _MARKS.isdisjoint(view.plain()):
        return ("optional", None) if _offers_answers(view) else None
    for cue in view.cues_of("asks_about"):
        if cue.last <= first and view.clause_of(cue.first) == view.clause_of(first) and not is_conditional(view, first, cue.last + 1):
            return _asked(view, cue)
    if (known := _known(view, first)) is not None:
        return "mentioned", known
    for cue in view.cues_of("references"):
        if _points_away(view, cue, first):
            return "mentioned", cue
    if (defining := defined(view, first)) is not None:
        return "mentioned", defining
    asking = next((cue for cue in view.cues_of("asks", "asks_what") if _opens(view, cue)), None)
    if (wondering := _asks_what_it_is(view, first)) is not None:
        return "mentioned", wondering
    asks = view.neighbours.asked or _offers_answers(view) or _QUESTION.search(view.plain()) is not None
    if asks or (asking is not None and _is_question(view, asking)):
        return _asked(view, asking)
    return None


def _offers_answers(view: View) -> bool:
    """Tell whether a sentence begins with a verb and offers a yes and a no beside one another: `Is MFA enforced for webmail Yes/No`."""
    words, start = view.text.words, view.sentence.first
    opens = next((index for index in range(start, view.sentence.last) if not (words[index].isdigit() or len(words[index]) == 1)), start)
    if words[opens] not in view.wording.states:
        return False
    replies = view.wording.replies
    return any(words[index] in replies and words[index + 1] in replies for index in range(opens, view.sentence.last - 1))


def _known(view: View, first: int) -> Cue | None:
    """Return the words before or around a place for what people know or have done."""
    for cue in view.cues_of("skills"):
        begun = cue.last if cue.last <= first else cue.first + 1
        if 0 <= first - begun <= _SKILL_REACH and view.clause_of(cue.first) == view.clause_of(first) and _still(view, begun, first):
            return cue
    return None


def _asked(view: View, asking: Cue | None) -> tuple[Stance, Cue | None]:
    """Return the stance of a question: to be answered, or one that somebody has answered already."""
    return ("mentioned" if view.neighbours.answered else "optional"), asking


def _still(view: View, start: int, first: int) -> bool:
    """Tell whether what people know still goes on: no verb of demand or refusal between."""
    return view.groups_between(start, first).isdisjoint({"required", "forbidden"})


def _points_away(view: View, reference: Cue, first: int) -> bool:
    """Tell whether a pointer to reading matter holds for the place: not where it only says how to do what is demanded before it."""
    bracket = view.bracket_of(max(reference.first, reference.tail))
    if bracket and bracket != view.bracket_of(first):
        return False
    clause = view.clause_of(reference.first)
    return not any(
        verb.first < reference.first and view.clause_of(verb.first) == clause and bracket in {0, view.bracket_of(verb.first)}
        for verb in view.cues_of(*_FIRM)
    ) and not (bracket and view.cues_of(*_FIRM))


def _asks_what_it_is(view: View, first: int) -> Cue | None:
    """Return the words of a question that asks for nothing but what something is: `What is DMARC?`."""
    cue = next((cue for cue in view.cues_of("asks_what") if 0 <= first - cue.last <= _BESIDE), None)
    plain = cue is not None and all(view.hit_at(index) is not None for index in range(first, view.sentence.last))
    return cue if plain and _QUESTION.search(view.plain()) is not None else None


def _opens(view: View, asking: Cue) -> bool:
    """Tell whether words of a question begin the sentence, behind a number, letter or joining word at most; not `derzeit werden die`."""
    first = view.sentence.first
    if asking.first != first + 1:
        return asking.first == first
    word = view.text.words[first]
    return word.isdigit() or len(word) == 1 or any(cue.first == first and cue.group in {"and_words", "or_words"} for cue in view.compare)


def _is_question(view: View, asking: Cue) -> bool:
    """Tell a question or an answer option from a sentence that merely begins alike."""
    rest = view.text.plain[view.text.ends[asking.last - 1] : view.sentence.end]
    if rest.lstrip().startswith(":"):
        return True
    return all(cue.first > asking.first and requests(view, cue) for cue in view.cues_of("required", "forbidden"))


def requests(view: View, verb: Cue) -> bool:
    """Tell whether a demand only asks for a paper, which behind a question is part of it: `if yes, please attach the certificate`."""
    return view.text.words[verb.first] in view.wording.requests
