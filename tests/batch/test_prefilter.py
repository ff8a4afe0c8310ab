"""Where the quick test says no, detection finds nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist_engine.batch.prefilter import WordFilter, subject_wordings
from checklist_engine.detection.text.phrases import PhraseIndex
from checklist_engine.knowledge import load_knowledge

PATTERNS = ("web|inter site*", "hosting ... server*", "API", "e-mail", "wi-fi*", "сайт*", "Übertragung", "ipv6|ip", "a b", "tls")
INDEX = PhraseIndex({"any": {"any": PATTERNS}})
FILTER = WordFilter(PATTERNS)
PIECES = (
    *("web", "inter", "site", "sites", "Website", "hosting", "servers", "API", "apis", "e", "mail", "wi", "fi", "Wi-Fi", "САЙТУ", "сайт"),
    *(
        "ÜBERTRAGUNG",
        "u\u0308bertragung",
        "IPv6",
        "TLSv1",
        "a",
        "b",
        " ",
        " ",
        "-",
        "_",
        "\n",
        "-\n",
        "\u00ad",
        "&shy;",
        ".",
        "**",
        "<b>",
        "é",
        "1",
    ),
)


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_no_wording_is_missed(text: str) -> None:
    """In any mixture of words, signs, tags and line ends."""
    if INDEX.find(text):
        assert FILTER.may_occur(text)


@pytest.mark.parametrize("text", ["campsite", "the website of a caterer", "mailing", "apiary", "servers for hosting tennis"])
def test_most_other_texts_are_passed_by(text: str) -> None:
    """Words inside words do not count."""
    assert not WordFilter(("site", "API", "e-mail", "hosting ... racks")).may_occur(text)


def test_every_wording_of_the_catalogue_is_seen() -> None:
    """Each passes the filter that was made of all."""
    patterns = list(subject_wordings(load_knowledge(), decisive_only=False))
    everything = WordFilter(patterns)

    for pattern in patterns:
        text = " ".join(element.split("|")[0].rstrip("*") for element in pattern.replace("...", " ").split())
        assert everything.may_occur(f"New {text.upper()} for the town")
