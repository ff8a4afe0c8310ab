"""Finding authored wordings: words, beginnings, alternatives and gaps."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist_engine.detection.text.phrases import PhraseIndex
from checklist_engine.detection.text.written import LONGEST_GAP


def found(pattern: str, text: str) -> list[str]:
    """Return the pieces of the text that the pattern finds."""
    return [text[start:end] for _, _, start, end in PhraseIndex({"key": {"en": [pattern]}}).find(text, "en")]


@pytest.mark.parametrize(
    ("pattern", "text", "pieces"),
    [
        ("signed zone", "A Signed  zone and a signed-zone.", ["Signed  zone", "signed-zone"]),
        ("signed zone", "It is signed. Zone two follows.", []),
        ("signed zone", "An unsigned zone.", []),
        ("encrypt*", "Encrypted links encrypt data.", ["Encrypted", "encrypt"]),
        ("website|portal reachable", "The portal reachable by all.", ["portal reachable"]),
        ("IPv6-only|IPv4 users", "IPv6-only users and IPv4 users", ["IPv6-only users", "IPv4 users"]),
        (
            "website ... reachable ... IPv6",
            "The website must be reachable by visitors with IPv6.",
            ["website must be reachable by visitors with IPv6"],
        ),
        ("website ... reachable", "The website is old. It is reachable.", []),
        ("e-mail*", "E-mailservers", ["E-mailservers"]),
        ("p. ex.", "Un protocole (p. ex. TLS)", ["p. ex"]),
    ],
)
def test_patterns_mean_what_authors_are_told(pattern: str, text: str, pieces: list[str]) -> None:
    """Words in any case, `prefix*`, `this|that`, and `...` within one sentence."""
    assert found(pattern, text) == pieces


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Encrypted links only.", ["Encrypted links"]),
        ("All links to partners must be encrypted.", ["links to partners must be encrypted"]),
        ("We link up. Encryption follows.", []),
        ("Links carry an encryption key.", []),
        ("Encrypted links through the old tunnel.", []),
        ("The web link is encrypted.", ["web link is encrypted"]),
    ],
)
def test_groups_stand_in_any_order(text: str, pieces: list[str]) -> None:
    """Each with a word of its own, but for what is neutral, and only where what must be absent is."""
    assert found("encrypt*|-encryption-key & links|web-link & !tunnel", text) == pieces


def test_a_gap_between_groups_is_as_long_as_any() -> None:
    """In either order."""
    between = "word " * LONGEST_GAP

    assert found("alpha & omega", f"omega {between}alpha") == [f"omega {between}alpha"]
    assert found("alpha & omega", f"omega {between}word alpha") == []


def test_a_gap_is_at_most_eight_words() -> None:
    """One more is too many."""
    fitting = "alpha " + "word " * LONGEST_GAP + "omega"

    assert found("alpha ... omega", fitting) == [fitting]
    assert found("alpha ... omega", "alpha " + "word " * (LONGEST_GAP + 1) + "omega") == []


def test_a_gap_begins_at_the_nearest_word() -> None:
    """So that an early first word does not hide a match."""
    assert found("alpha ... omega", "alpha " + "word " * 9 + "alpha omega") == ["alpha omega"]


def test_keys_and_languages_are_told_apart() -> None:
    """A stated language reads its own wordings and those of every language; none reads all."""
    index = PhraseIndex({"mail": {"en": ["mail server"], "nl": ["mailserver"]}, "code": {"any": ["SMTP"]}})
    text = "De mailserver (mail server) spreekt SMTP."

    assert index.find(text, "nl") == (("mail", "mailserver", 3, 13), ("code", "SMTP", 36, 40))
    assert index.find(text, "nl-BE") == index.find(text, "nl")
    assert [key for key, *_ in index.find(text)] == ["mail", "mail", "code"]


def test_places_are_those_of_the_original() -> None:
    """Also after soft hyphens."""
    assert found("mail server", "The ma\u00adil\u00a0server.") == ["ma\u00adil\u00a0server"]


CHOICES = st.sampled_from(["alpha", "beta", "alph*", "bet*", "alpha|beta", "alpha-beta|beta", "gamma|alph*", "beta-gam*|gamma"])
PARTS = st.lists(CHOICES, min_size=1, max_size=3).map(" ".join)
BEGINNINGS = ("", "k", "m")
"""What the words of each part begin with, so that none fits into two."""


def with_beginnings(parts: list[str]) -> str:
    """Return a pattern of some parts."""
    return " ... ".join(re.sub(r"\b(?=[abg])", begin, part) for begin, part in zip(BEGINNINGS, parts, strict=False))


PATTERNS = st.lists(PARTS, min_size=1, max_size=3).map(with_beginnings)
WORDS = st.sampled_from([begin + word for begin in BEGINNINGS for word in ("alpha", "beta", "gamma", "alphas")])


def ends_of(part: str, words: list[str], index: int) -> int | None:
    """Return where a part ends that begins at a word, each of its words by its longest choice, or None."""
    for element in part.split():
        fitting = [0]
        for choice in element.split("|"):
            runs = choice.rstrip("*").split("-")
            own = words[index : index + len(runs)]
            is_begun = choice.endswith("*") and len(own) == len(runs) and own[:-1] == runs[:-1] and own[-1].startswith(runs[-1])
            fitting.append(len(runs) if own == runs or is_begun else 0)
        if not max(fitting):
            return None
        index += max(fitting)
    return index


def slowly(pattern: str, words: list[str]) -> list[tuple[int, int]]:
    """Return the first and the last word of what a pattern finds among words, one part after the other."""
    parts = pattern.split(" ... ")
    latest: dict[int, tuple[int, int]] = {}  # the number of a part: where the first part began, and where this one ended
    found = []
    for index in range(len(words)):
        for number, part in enumerate(parts):
            begin, end_before = latest.get(number - 1, (index, index)) if number else (index, index)
            end = ends_of(part, words, index)
            near = number == 0 or (number - 1 in latest and end_before <= index <= end_before + LONGEST_GAP)
            if end is not None and near:
                if number == len(parts) - 1:
                    found.append((begin, end))
                else:
                    latest[number] = (begin, end)
    return found


@given(st.lists(PATTERNS, min_size=1, max_size=4), st.lists(WORDS, max_size=24))
def test_all_patterns_are_found_in_one_pass(patterns: list[str], words: list[str]) -> None:
    """Each as if it were looked for alone, one word after the other."""
    text = " ".join(words)
    starts = [match.start() for match in re.finditer(r"\w+", text)]
    expected = {
        (str(number), starts[first], starts[last - 1] + len(words[last - 1]))
        for number, pattern in enumerate(patterns)
        for first, last in slowly(pattern, words)
    }

    found = PhraseIndex({str(number): {"en": [pattern]} for number, pattern in enumerate(patterns)}).find(text, "en")

    assert {(key, start, end) for key, _, start, end in found} == expected


GROUPS = st.lists(st.sampled_from(["alpha", "beta|gamma", "alph*", "gamma|alphas"]), min_size=2, max_size=3, unique=True)


def is_together(groups: list[str], words: list[str]) -> bool:
    """Tell whether each group has a word of its own, each near the next."""
    for places in itertools.permutations(range(len(words)), len(groups)):
        ordered = sorted(places)
        if all(other - one - 1 <= LONGEST_GAP for one, other in itertools.pairwise(ordered)) and all(
            ends_of(group, words, place) is not None for group, place in zip(groups, places, strict=True)
        ):
            return True
    return False


@given(st.lists(GROUPS, min_size=1, max_size=3), st.lists(st.sampled_from(["alpha", "beta", "gamma", "alphas", "word"]), max_size=14))
def test_groups_are_found_together(wordings: list[list[str]], words: list[str]) -> None:
    """Each wording as if it were looked for alone."""
    patterns = {str(number): {"en": [" & ".join(groups)]} for number, groups in enumerate(wordings)}

    found = {key for key, *_ in PhraseIndex(patterns).find(" ".join(words), "en")}

    assert found == {str(number) for number, groups in enumerate(wordings) if is_together(groups, words)}
