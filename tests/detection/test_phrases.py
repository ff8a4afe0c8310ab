"""Finding authored wordings: words, beginnings, alternatives and gaps."""

from __future__ import annotations

import pytest

from checklist_engine.detection.patterns import LONGEST_GAP
from checklist_engine.detection.phrases import PhraseIndex


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
