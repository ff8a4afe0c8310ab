"""The detector as a whole: its promises for any text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checklist_engine.detection.demand import Choice, Demand
from checklist_engine.detection.detector import Detector
from checklist_engine.knowledge import Knowledge, load_knowledge

PIECES = [
    "TLS 1.2",
    "SSL",
    "shall",
    "not",
    "must",
    "DMARC",
    "p=reject",
    "or higher",
    ";",
    ".",
    "\n",
    "- ",
    "(",
    ")",
    "no",
    "without",
    "such as",
    "should",
    "| Should",
    "if",
    "?",
    "DNS\u00adSEC",
    "scan",
    ":",
]
HARD = [
    "TLS ",
    "TLS must ",
    "TLS@",
    "TLS/",
    "TLS-",
    "TLS;",
    "(TLS ",
    "<a",
    "&a",
    "1.",
    "TLS 1.",
    "e\u0301 TLS ",
    "- TLS:\n",
    "no TLS ",
    "if TLS, ",
    "SPF ",
    "website reachable ",
    "...",
    "   ",
    "| TLS ",
]

DETECTOR = load_knowledge().detector


def test_a_demand_says_where_and_why(knowledge: Knowledge) -> None:
    """The whole value, with places in the original text."""
    text = "Introduction. All servers shall use TLS\u00a01.2 or higher, or equivalent; this is proven by a scan report."

    assert knowledge.detector.detect(text, "en") == (
        Demand(
            standard="tls",
            version=">=1.2",
            stance="required",
            named=True,
            verification="proven",
            or_equivalent=True,
            quote="All servers shall use TLS\u00a01.2 or higher, or equivalent; this is proven by a scan report.",
            start=36,
            end=39,
        ),
    )


def test_a_level_beside_the_text_wins_over_the_verb(knowledge: Knowledge) -> None:
    """It makes firmer or softer, but turns nothing round."""
    stances = {
        level: knowledge.detector.detect("All zones shall be signed with DNSSEC.", "en", level=level)[0].stance
        for level in ("required", "recommended", "optional", "mentioned")
    }  # fmt: skip

    assert stances == {"required": "required", "recommended": "recommended", "optional": "optional", "mentioned": "mentioned"}
    assert knowledge.detector.detect("SSL shall not be used.", "en", level="required")[0].stance == "forbidden"


def test_a_sentence_in_another_language_is_read_in_it(knowledge: Knowledge) -> None:
    """Documents mix languages."""
    text = "De opdrachtnemer moet alle domeinen met DNSSEC ondertekenen. The supplier should also publish DMARC for all of the domains."

    assert [(demand.standard, demand.stance) for demand in knowledge.detector.detect(text, "nl")] == [
        ("dnssec", "required"),
        ("dmarc", "recommended"),
    ]


def test_what_a_wording_says_of_permission_or_refusal_is_part_of_it(knowledge: Knowledge) -> None:
    """Who `may` send mail is what the list has to say, and no choice; of two wordings the one with more words decides."""
    listed = "The DNS must list which servers may send mail for the council."
    spoofed = "Packets with a forged source address may not leave the network."

    assert [(demand.standard, demand.stance) for demand in knowledge.detector.detect(listed, "en")] == [("spf", "required")]
    assert [(demand.standard, demand.stance) for demand in knowledge.detector.detect(spoofed, "en")] == [
        ("source-address-validation", "required")
    ]
    assert [demand.stance for demand in knowledge.detector.detect(f"The supplier may do so. {listed}", "en")] == ["required"]


def test_a_list_of_which_one_suffices_is_a_choice(knowledge: Knowledge) -> None:
    """Where every item names a standard; where one names nothing known, anything may do, and each is only optional."""
    announced = "The supplier shall hold one of the following certificates:\n- ISO/IEC 27001\n- SOC 2 Type II"
    certificates = Choice(("iso-27001", "soc-2"), "required")
    logins = Choice(("oidc", "saml"), "required")
    for text, choice in {
        announced: certificates,
        f"{announced}\n- a certificate of the branch": None,
        "The portal shall support one of the following: SAML 2.0, OpenID Connect.": logins,
        "The portal shall support one of the following: SAML 2.0, OpenID Connect, Kerberos.": None,
        "The portal shall support SAML 2.0 and/or OpenID Connect.": logins,
    }.items():
        demands = knowledge.detector.detect(text, "en")
        assert [(demand.stance, demand.choice) for demand in demands] == [("optional", choice)] * 2, text

    assert all(demand.verification for demand in knowledge.detector.detect(announced, "en"))


def test_proof_for_all_is_told_from_other_proof(knowledge: Knowledge) -> None:
    """Only words that speak of every requirement count."""
    assert knowledge.detector.proves_all("The supplier shall demonstrate compliance with all requirements.", "en") == "demonstrate"
    assert knowledge.detector.proves_all("The supplier shall demonstrate the portal.", "en") is None


@given(st.lists(st.sampled_from(PIECES), max_size=25))
@settings(max_examples=150, deadline=None)
def test_any_text_gives_demands_that_stand_in_it(pieces: list[str]) -> None:
    """Whatever is put together: no error, the same twice, names and quotes from the text."""
    text = " ".join(pieces)
    demands = DETECTOR.detect(text, "en")

    assert demands == DETECTOR.detect(text, "en")
    for demand in demands:
        assert 0 <= demand.start < demand.end <= len(text)
        assert demand.quote in text
        assert demand.verification is None or demand.verification in text


@pytest.mark.parametrize("piece", HARD)
def test_hostile_repetition_is_read_to_the_end(piece: str) -> None:
    """Long lines of anything end without an error; the measurement is in `benchmarks`."""
    demands = DETECTOR.detect(piece * (20_000 // len(piece)), "en")

    assert len(demands) <= 4


def test_the_quick_look_never_hides_a_demand(knowledge: Knowledge) -> None:
    """After many texts a quick look goes before the reading; it changes no result."""
    detector = Detector(knowledge.catalog)
    texts = [
        "ISO27001 is required.",
        "2FA must be used.",
        "TLSv1.2 must be used by the server.",
        "Use 802.1X on the switch ports.",
        "Nothing here.",
    ]
    before = [detector.detect(text, "en") for text in texts]

    for _ in range(250):
        detector.detect("Chairs are blue.", "en")

    assert [detector.detect(text, "en") for text in texts] == before
