"""What the sentences beside one say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checklist_engine.detection.text.sentences import is_item
from checklist_engine.patterns import compiled_later

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checklist_engine.detection.language.cues import Wording
    from checklist_engine.detection.text.sentences import Stretch

__all__ = ["ALONE", "Beside", "what_is_beside"]

_LAST_WORD = compiled_later(r"([^\W\d_]+)[^\w]*\Z")
_REPLY = compiled_later(r"\s{0,8}(?:[^\W\d_]{1,12}\s?[:.]\s{1,4})?([^\W\d_]{1,12})(?=[.,;!]|\s{0,4}\Z|\s{0,4}\n)")
"""A yes or no that is all of what a sentence says first, behind `Answer:` perhaps."""
_ANSWER = compiled_later(r"\s{0,8}([^\W\d_]{1,12})\s?:\s{1,4}([^\W_][^\n_]{0,400}?[ ][^\n_]{1,400})")
"""An answer of several words behind a word for it: `Answer: this is not required`."""
_NUMBERED = compiled_later(r"\s{0,8}(?:[^\W\d_]{0,30}\d{1,20}(?:\.\d{1,20})?\s?[.:)-]?|·)\s{1,4}([^\n?]{2,200})\?")
"""A question with a number before it, or the dot that stands behind one: `E1 · Encryption at rest?`."""
_LONGEST_ELLIPSIS = 3
_BLANK = compiled_later(r"\|[\s_]*\|\s*\Z")
_LONGEST_HEADING = 8
"""Words; letters would tell apart what is read alike."""
_MOST_OPTIONS = 16
_FIRST_WORD = compiled_later(r"\W{0,12}(\w{1,24})")
_TAIL = 40
"""How many characters of a sentence are looked through for its last word."""


class Beside(NamedTuple):
    """What the sentences beside one say of it.

    It only goes on with a question or is one of the answers that one offers (`asked`), is one of the items that an `or` joins
    (`chosen`), or stands on a line behind a question that it may explain (`questioned`), as does a row to be filled in below a
    question, and the heading of questions. Of a question, or what explains one, it is told whether somebody answered it (`answered`).
    """

    asked: bool
    chosen: bool
    questioned: bool = False
    answered: bool = False


ALONE = Beside(asked=False, chosen=False)
_QUESTION_REACH = 3
"""How many sentences behind a question may still explain it."""


def what_is_beside(plain: str, stretches: Sequence[Stretch], number: int, wording: Wording, *, asks: bool = True) -> Beside:
    """Return what the sentences beside one, of a text in a language with these words, say of it; `asks` tells whether any may ask."""
    sentence = stretches[number]
    if not asks:
        chosen = number > 0 and _is_chosen(plain, stretches[number - 1], sentence, wording.or_ends)
        return Beside(asked=_is_selected(plain, stretches, sentence, wording), chosen=chosen)
    if _heads_questions(plain, stretches, number):
        return Beside(asked=False, chosen=False, questioned=True)
    if not number:
        return Beside(asked=False, chosen=False, answered=True) if _is_answered(plain, stretches, number, wording) else ALONE
    before = stretches[number - 1]
    asking = next((index for index in range(number - 1, max(0, number - _QUESTION_REACH) - 1, -1) if _asks(plain, stretches[index])), None)
    questioned = asking is not None and (
        stretches[asking].line == sentence.line
        or (_is_row(plain, stretches[asking]) and _is_blank(plain, sentence))
        or (stretches[asking + 1].line == sentence.line and _replies(plain, stretches[asking + 1], wording))
        or (stretches[asking + 1].line == sentence.line and _is_elliptic(plain, stretches[asking], wording))
    )
    return Beside(
        asked=_goes_on_asking(plain, before, sentence)
        or _is_selected(plain, stretches, sentence, wording)
        or _is_option(plain, stretches, number),
        chosen=_is_chosen(plain, before, sentence, wording.or_ends),
        questioned=questioned,
        answered=_is_answered(plain, stretches, asking if asking is not None and questioned else number, wording),
    )


def _is_selected(plain: str, stretches: Sequence[Stretch], sentence: Stretch, wording: Wording) -> bool:
    """Tell whether an item of a list is one to choose: `Select one:`, then `- SAML`."""
    if sentence.lead is None:
        return False
    lead = stretches[sentence.lead]
    first = _FIRST_WORD.match(plain, lead.start, lead.end)
    return first is not None and first[1].lower() in wording.selects


def _is_option(plain: str, stretches: Sequence[Stretch], number: int) -> bool:
    """Tell whether an item of a list is an answer to choose: `Which do you support?`, then `- SAML`."""
    if stretches[number].lead is not None or not is_item(plain, _begin(plain, stretches[number])):
        return False
    asking, first = number - 1, max(0, number - _MOST_OPTIONS)
    while asking > first and is_item(plain, _begin(plain, stretches[asking])):
        asking -= 1
    while asking > first and plain.startswith("(", _begin(plain, stretches[asking])):
        asking -= 1  # "(If you have several, choose the weakest.)"
    return _asks(plain, stretches[asking])


def _begin(plain: str, sentence: Stretch) -> int:
    """Return where a sentence begins, white space left out."""
    return sentence.end - len(plain[sentence.start : sentence.end].lstrip())


def _heads_questions(plain: str, stretches: Sequence[Stretch], number: int) -> bool:
    """Tell whether a sentence is but the heading of a question below it: `Passwords`, then `- Who may set them?`."""
    following = number + 1
    if following == len(stretches) or stretches[following].line == stretches[number].line or not _asks(plain, stretches[following]):
        return False
    head = plain[stretches[number].start : stretches[number].end].strip()
    return len(head.split()) <= _LONGEST_HEADING and not head.endswith((".", "?", "!", ";", "|", ","))


def _is_elliptic(plain: str, question: Stretch, wording: Wording) -> bool:
    """Tell whether a question has a number and no verb, so that what follows on the next line is its answer: `E1 · Encryption at rest?`."""
    match = _NUMBERED.match(plain, question.start, question.end)
    if match is None:
        return False
    words = match[1].lower().split()
    verbs = wording.being | wording.states | wording.doing | wording.inverting
    return len(words) <= _LONGEST_ELLIPSIS and verbs.isdisjoint(words)


def _is_answered(plain: str, stretches: Sequence[Stretch], number: int, wording: Wording) -> bool:
    """Tell whether a sentence is a question that a yes or no follows, behind further questions perhaps; not `yes / no`."""
    line = stretches[number].line
    if number + 1 < len(stretches) and stretches[number + 1].line > line and _is_elliptic(plain, stretches[number], wording):
        return not _asks(plain, stretches[number + 1])
    while number < len(stretches) and _asks(plain, stretches[number]):
        number += 1
        if number < len(stretches) and stretches[number].line <= line + 1 and _replies(plain, stretches[number], wording):
            return True
    return False


def _replies(plain: str, sentence: Stretch, wording: Wording) -> bool:
    """Tell whether a sentence begins with a yes or no, or with `Answer:` and what that is; not `Answer: ____`, `Answer: please tick`."""
    reply = _REPLY.match(plain, sentence.start, sentence.end)
    if reply is not None and reply[1].lower() in wording.replies:
        return True
    answer = _ANSWER.match(plain, sentence.start, sentence.end)
    if answer is None or (answer[1].lower(),) not in wording.column_answers or _asks(plain, sentence) or "/" in answer[2]:
        return False
    return answer[2].split(None, 1)[0].lower() not in wording.requests | wording.selects


def _is_row(plain: str, sentence: Stretch) -> bool:
    """Tell whether a sentence begins a row of a table."""
    return plain[sentence.start : sentence.end].lstrip().startswith("|")


def _is_blank(plain: str, sentence: Stretch) -> bool:
    """Tell whether a sentence is a row with a cell left to be filled in."""
    return _is_row(plain, sentence) and _BLANK.search(plain, max(sentence.start, sentence.end - _TAIL), sentence.end) is not None


def _is_chosen(plain: str, before: Stretch, sentence: Stretch, or_ends: frozenset[str]) -> bool:
    """Tell whether the item before a sentence in a list ends with `or`: `1. a certificate, or` and `2. a report`."""
    if before.line == sentence.line or (word := _LAST_WORD.search(plain, max(before.start, before.end - _TAIL), before.end)) is None:
        return False
    if word[1].lower() not in or_ends or plain[before.start : word.start(1)].rstrip().endswith("|"):
        return False
    rest = plain[word.end(1) : sentence.end]
    return "\n\n" not in rest[: len(rest) - len(rest.lstrip())]


def _goes_on_asking(plain: str, before: Stretch, sentence: Stretch) -> bool:
    """Tell whether a sentence only adds to the question before it on the same line: `How is it encrypted? (TLS version)`."""
    if before.line != sentence.line or not _asks(plain, before):
        return False
    rest = plain[sentence.start : sentence.end].lstrip()
    return rest[:1] in "([|" or rest[:1].islower()


def _asks(plain: str, sentence: Stretch) -> bool:
    """Tell whether a sentence ends with a question mark."""
    return plain[sentence.start : sentence.end].rstrip(" \"')]|").endswith("?")
