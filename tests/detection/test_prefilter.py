"""The quick look at a text: where it says no, nothing is found."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist_engine.detection.text.patterns import Patterns
from checklist_engine.detection.text.phrases import PhraseIndex
from checklist_engine.detection.text.prefilter import Prefilter

PATTERNS = (
    "web|inter site*",
    "hosting ... server*",
    "API",
    "e-mail",
    "wi-fi*",
    "сайт*",
    "Übertragung",
    "ipv6|ip",
    "a b",
    "tls",
    "802 1x",
    "20*",
)
INDEX = PhraseIndex({"any": {"any": PATTERNS}})
PREFILTER = Prefilter((), Patterns(PATTERNS).choices(), frozenset({"a"}))
WORDS = (
    "web inter site sites Website "
    "hosting servers API apis e mail wi fi Wi-Fi САЙТУ сайт ÜBERTRAGUNG u\u0308bertragung IPv6 TLSv1 a b 802 1x 2031"
)
SIGNS = (
    " ",
    " ",
    "-",
    "_",
    "\n",
    "-\n",
    "- \n",
    "\u2010\n",
    "-\u00a0\r\n",
    "\u00ad",
    "\u200b",
    "\u00a0",
    "&shy;",
    "&amp;",
    ".",
    "**",
    "<b>",
    "«",
    "é",
    "1",
)


@given(st.lists(st.sampled_from((*WORDS.split(), *SIGNS)), max_size=12).map("".join))
def test_no_wording_is_missed(text: str) -> None:
    """In any mixture of words, signs, tags and line ends."""
    if INDEX.find(text):
        assert PREFILTER.may_hold(text)


def test_no_wording_is_missed_by_one_that_has_learnt() -> None:
    """What is looked out for changes with the texts that were looked at in vain; what is found does not."""
    chance = random.Random(7)  # noqa: S311 - no secret
    texts = ["".join(chance.choices((*WORDS.split(), *SIGNS, "tree", "27001"), k=chance.randrange(8))) for _ in range(6000)]
    learning = Prefilter((), Patterns(PATTERNS).choices(), frozenset({"a"}))
    before = [learning.may_hold(text) for text in texts]
    after = [learning.may_hold(text) for text in texts]

    assert all(told for text, told in zip(texts, before, strict=True) if INDEX.find(text))
    assert all(told for text, told in zip(texts, after, strict=True) if INDEX.find(text))
    assert not all(before)


@pytest.mark.parametrize("text", ["campsite", "the webmaster", "mailing", "apiary", "servers for tennis", "room 1802", ""])
def test_most_other_texts_are_stopped(text: str) -> None:
    """Words inside words do not count, and all words of a wording are needed."""
    assert not PREFILTER.may_hold(text)


@pytest.mark.parametrize(
    ("text", "may"), [("the service uses DES", True), ("le service des ventes", False), ("Data Encryption Standard", True)]
)
def test_capitals_of_a_name_matter(text: str, *, may: bool) -> None:
    """Where they tell a name from a word of the language."""
    names = [(("des",), ("DES",)), (("data", "encryption", "standard"), ())]

    assert Prefilter(names, (), frozenset()).may_hold(text) is may
