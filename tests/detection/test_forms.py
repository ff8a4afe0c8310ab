"""Reading many texts quickly: by the forms of their sentences, after a quick look. It finds the same as reading each by itself."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist_engine.detection.detector import Detector
from checklist_engine.detection.text.prepared import parts_of, prepare, tokens_of
from checklist_engine.knowledge import load_knowledge
from tests.detection.labelled import LANGUAGES, read_labelled

if TYPE_CHECKING:
    from checklist_engine.detection.forms.sentences import Form

KNOWLEDGE = load_knowledge()
LEXICON = KNOWLEDGE.lexicon
EACH = Detector(KNOWLEDGE.catalog, LEXICON, for_many=False)
MANY = Detector(KNOWLEDGE.catalog, LEXICON, for_many=True)
LABELLED = [(one.text, language) for language in LANGUAGES for one in read_labelled(language)]
SMALLER = re.compile(r"\b[a-z]{4,12}\b")
NUMBER = re.compile(r"\d+")


def other_words(text: str, seed: int) -> str:
    """Return the text with some words that nobody knows, other numbers, or capitals."""
    chance = random.Random(seed)  # noqa: S311 - no secret

    def word(match: re.Match[str]) -> str:
        return chance.choice((match.group(), match.group(), match.group(), "gribbles", "Plonk", "qu", match.group().upper()))

    def number(match: re.Match[str]) -> str:
        size = len(match.group())
        return chance.choice((match.group(), match.group(), str(chance.randrange(10 ** (size - 1), 10**size)), "1999", "2031", "123456"))

    return NUMBER.sub(number, SMALLER.sub(word, text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_many_texts_are_read_like_each(language: str) -> None:
    """With all the words that explain it, whether the language is stated or recognised, three times in a row."""
    for text, _ in [(text, tag) for text, tag in LABELLED if tag == language]:
        for stated in (language, None):
            expected = EACH.explain(text, stated)
            for _ in range(3):
                assert MANY.explain(text, stated) == expected, text
                assert MANY.detect(text, stated) == tuple(one.demand for one in expected), text


@pytest.mark.parametrize("seed", range(3))
def test_other_words_and_numbers_are_read_like_each(seed: int) -> None:
    """What a form leaves out decides nothing."""
    for number, (text, language) in enumerate(LABELLED[seed::3]):
        changed = other_words(text, seed * 10_000 + number)
        expected = EACH.explain(changed, language)
        for _ in range(2):  # the form is known at the second time
            assert MANY.explain(changed, language) == expected, changed
            assert MANY.detect(changed, language) == tuple(one.demand for one in expected), changed


@given(
    parts=st.lists(st.sampled_from(LABELLED), min_size=1, max_size=6),
    joint=st.sampled_from([" ", "\n", "\n\n", ":\n- ", "; ", " | ", "\t"]),
    noise=st.sampled_from(
        [("", ""), (" ", "\u00a0"), (" ", "-\n"), ("e", "e\u0301"), ("s", "s\u00ad"), (" ", " <b>"), ("-", "\u2011"), (".", "?")]
    ),
    level=st.sampled_from([None, "recommended"]),
)
def test_paragraphs_are_read_like_each(parts: list[tuple[str, str]], joint: str, noise: tuple[str, str], level: None) -> None:
    """Sentences beside one another, in lists and tables, with typography of all kinds."""
    text, language = joint.join(text for text, _ in parts), parts[0][1]
    if noise[0]:
        text = text.replace(*noise, 3)

    expected = EACH.explain(text, language, level=level)
    for _ in range(3):
        assert MANY.explain(text, language, level=level) == expected
        assert MANY.detect(text, language, level=level) == tuple(one.demand for one in expected)


def of_same_form(text: str, language: str, chance: random.Random) -> str:
    """Return a text with other words and numbers wherever its form tells nothing of them."""
    forms, tokens = LEXICON.forms(language), parts_of(text)
    changed: list[str] = []
    for token, spelling in zip(tokens, forms.spelled(tokens), strict=True):
        if not token:
            continue
        if token.isalpha():
            others = [word.capitalize() if token[0].isupper() else word for word in ("gribble", "plonk", "quu", "zarfingtonsville")]
        else:
            others = [str(chance.randrange(10 ** (size - 1), 10**size)) for size in (len(token), len(token) + 1) for _ in range(3)]
        same = [other for other in others if forms.spelled([other]) == [spelling]] if token[0].isalnum() else []
        changed.append(chance.choice(same) if same and spelling != token else token)
    return "".join(changed)


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_of_one_form_are_read_like_each(language: str) -> None:
    """Whether they are one sentence or several, however long their words are."""
    chance = random.Random(language)  # noqa: S311 - no secret
    texts = [text for text, tag in LABELLED if tag == language]
    for _ in range(60):
        joint = chance.choice((" ", "\n", "\n\n", ":\n- ", "; "))
        text = joint.join(other_words(chance.choice(texts), chance.randrange(10**6)) for _ in range(chance.randrange(1, 5)))
        for _ in range(4):
            text = of_same_form(prepare(text).plain, language, chance)
            assert MANY.detect(text, language) == EACH.detect(text, language), text


def test_sentences_that_differ_in_unknown_words_have_one_form() -> None:
    """So that what they say is found out once; a word that means something makes another form."""

    def form(text: str) -> Form | None:
        return LEXICON.forms("en").form(prepare(text).parts)

    form("The website of Ghent, lot 73, shall support IPv6 as of 2039.")
    leeds = form("The website of Leeds, lot 613, shall support IPv6 as of 2034.")

    assert leeds is not None
    assert leeds is form("The website of Delft, lot 71, shall support IPv6 as of 2038.")
    for other in ("The website of Delft, lot 71, should support IPv6 as of 2038.", "The website of Delft, lot 71, shall support IPv4."):
        assert form(other) is None  # a form not met before is read by itself
        assert form(other) is not leeds


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("HSTS is set with a max-age of 1234567 seconds.", "HSTS is set with a max-age of 7654321 seconds."),
        ("HSTS shall be sent with 1234567 seconds max-age.", "HSTS shall be sent with 7654321 seconds max-age."),
        ("The supplier is certified to ISO 27001:2031.", "The supplier is certified to ISO 27001:2032."),
        ("Connections shall use TLS 1.73.", "Connections shall use TLS 1.74."),
        ("The service follows NIST SP 800-53 rev. 77.", "The service follows NIST SP 800-53 rev. 78."),
        ("The 2013 edition of ISO 27001 shall be met.", "The 2022 edition of ISO 27001 shall be met."),
        ("It shall meet ISO 27001:2013 in lot 2031/424.", "It shall meet ISO 27001:2022 in lot 2032/425."),
    ],
)
def test_numbers_that_are_versions_are_told_apart(one: str, other: str) -> None:
    """Although the form is the same."""
    versions = [demand.version for text in (one, other) for demand in MANY.detect(text, "en")]

    assert versions == [demand.version for text in (one, other) for demand in EACH.detect(text, "en")]
    assert len(set(versions)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "The system shall support TLS 1.2 (yes, no)",
        "The portal shall support TLS 1.2; compliant, non-compliant",
        "Support of TLS 1.2 by the portal: it complies/does not comply",
        "The portal and/or the website shall support TLS 1.2",
        "The system shall support TLS 1.2. Met, not met.",
    ],
)
def test_answers_to_choose_from_are_seen_in_forms(text: str) -> None:
    """Whatever sign stands between them."""
    expected = EACH.detect(text, "en")

    assert [MANY.detect(text, "en") for _ in range(4)] == [expected] * 4


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_quick_look_lets_every_text_with_a_demand_through(language: str) -> None:
    """In its language, and where the language is not known."""
    texts = [text for text, tag in LABELLED if tag == language and EACH.detect(text, language)]

    assert all(LEXICON.prefilter(language).may_hold(text) for text in texts)
    assert all(LEXICON.prefilter(None).may_hold(text) for text in texts)


def test_the_quick_look_stops_most_other_texts() -> None:
    """Else it would be no use."""
    plain = (
        "The contractor shall deliver the furniture within thirty days of the order.",
        "Payment follows within sixty days after a correct invoice has been received.",
        "Offers that arrive after the closing date are not considered, whatever the reason.",
        "Drawings and the bill of quantities in annex 4 form an integral part of this agreement.",
    )

    assert [text for text in plain if LEXICON.prefilter("en").may_hold(text)] == []


def test_the_language_is_recognised_alike() -> None:
    """Quickly for many texts, and by all words for one."""
    for text, _ in LABELLED:
        assert LEXICON.recognised(text) == LEXICON.language(None, set(prepare(text).words)), text


@given(st.text(alphabet="aZé\u00dfв\u042619v.- \n\u00a0_\u0301", max_size=40))
def test_tokens_are_runs_and_gaps(text: str) -> None:
    """Together they are the text, and the runs among them are those that detection reads."""
    plain = prepare(text).plain
    tokens = tokens_of(plain)

    assert "".join(tokens) == plain
    assert [token.lower() for token in tokens if token[0].isalnum()] == prepare(text).words
