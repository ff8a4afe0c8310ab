"""A demand knows the words that it was read from."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

from checklist_engine.detection.explained import Span
from tests.detection.labelled import LANGUAGES, Labelled, read_labelled

if TYPE_CHECKING:
    from checklist_engine.knowledge import Knowledge

TEXTS = list(itertools.chain.from_iterable(itertools.islice(read_labelled(language), 40) for language in LANGUAGES))


def test_each_part_has_its_words(knowledge: Knowledge) -> None:
    """Name, stance, version and proof, with their places."""
    text = "All servers shall accept TLS 1.2 or higher only; a scan report shows this."
    (one,) = knowledge.detector.explain(text, "en")

    assert (one.name, one.stance, one.version, one.proof, one.reason) == (
        (Span("TLS", 25, 28),),
        (Span("shall", 12, 17),),
        (Span("1.2 or higher", 29, 42),),
        (Span("scan report", 51, 62),),
        "",
    )
    assert one.sentence == Span(text, 0, len(text))


def test_a_name_with_its_abbreviation_is_shown_with_both_brackets(knowledge: Knowledge) -> None:
    """One name, not one and a half."""
    (one,) = knowledge.detector.explain("Use Transport Layer Security (TLS) 1.3.", "en")
    assert [span.text for span in one.name] == ["Transport Layer Security (TLS)"]


def test_an_implied_demand_shows_the_parts_of_the_wording(knowledge: Knowledge) -> None:
    """Not what stands in the gaps between them."""
    (one,) = knowledge.detector.explain("All access to case files is logged.", "en")

    assert one.demand.standard == "logging"
    assert [span.text for span in one.name] == ["All access", "logged"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("DNSSEC on all domains | Must", "the label beside the text"),
        ("Valid DKIM signatures on all outgoing mail.", "no verb: a line of a list of requirements"),
        ("Where IPv6 is used, addresses shall be registered in the inventory.", "the name stands in a condition"),
        ("DNSSEC is a set of extensions that adds signatures to DNS.", "the sentence explains the name"),
        ("Penetration tests\nHow often do you have them?", "the text asks a question"),
    ],
)
def test_where_no_word_decides_the_reason_says_what_did(text: str, reason: str, knowledge: Knowledge) -> None:
    """So that no stance is left without a ground."""
    (one,) = knowledge.detector.explain(text, "en")

    assert (one.stance, one.reason) == ((), reason)


def test_the_level_beside_the_text_is_named(knowledge: Knowledge) -> None:
    """A field of the input wins over the verb."""
    (one,) = knowledge.detector.explain("The zone shall be signed with DNSSEC.", "en", level="recommended")

    assert (one.demand.stance, one.reason) == ("recommended", "the field beside the text")


@pytest.mark.parametrize("labelled", TEXTS, ids=lambda labelled: f"{labelled.language}: {labelled.text[:60]}")
def test_explaining_changes_nothing_and_all_words_stand_where_it_says(labelled: Labelled, knowledge: Knowledge) -> None:
    """The demands are those of `detect`, and each span holds its words."""
    explained = knowledge.detector.explain(labelled.text, labelled.language)

    assert tuple(one.demand for one in explained) == knowledge.detector.detect(labelled.text, labelled.language)
    for one in explained:
        assert one.name
        assert one.stance or one.reason
        assert bool(one.version) == (one.demand.version is not None)
        for span in (one.sentence, *one.name, *one.stance, *one.version, *one.proof):
            assert labelled.text[span.start : span.end] == span.text


def test_a_field_of_evidence_far_below_belongs_to_another_requirement(knowledge: Knowledge) -> None:
    """What stands close before it is proved by it, and nothing a page above."""
    near, far = (
        knowledge.detector.detect("TLS 1.3 is required. " + "The work is done on time. " * count + "Evidence: a report.", "en")
        for count in (3, 30)
    )

    assert ([one.verification for one in near], [one.verification for one in far]) == (["Evidence"], [None])
