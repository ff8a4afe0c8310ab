"""A supplier gets questions that it can send as they are: one for each doubt, and none where there is no doubt."""

from __future__ import annotations

from typing import Any

from checklist_engine.guidance.buyer_questions import BuyerQuestion, ask_buyer
from checklist_engine.knowledge import load_knowledge
from tests.guidance.tenders import judged

KNOWLEDGE = load_knowledge()


def questions(*texts: str, **fields: Any) -> list[BuyerQuestion]:  # noqa: ANN401 - any field of a specification
    """Return what to ask about a tender with these requirements."""
    return list(ask_buyer(judged(*texts, **fields), KNOWLEDGE, KNOWLEDGE))


def sent(*texts: str, **fields: Any) -> list[tuple[str, str, tuple[str, ...]]]:  # noqa: ANN401 - any field of a specification
    """Return kind, text and items of each question."""
    return [(question.kind, question.text, question.items) for question in questions(*texts, **fields)]


def test_a_clear_tender_leaves_nothing_to_ask() -> None:
    """Version and proof are stated."""
    assert questions("The website shall use TLS 1.2 or higher; the supplier proves this with a scan report.") == []


def test_what_is_no_longer_secure_is_asked_about_first() -> None:
    """With its successor, in one question for each sentence."""
    assert questions("Files shall be sent by FTP, which the supplier proves with a test report.", "TLS 1.0 shall be supported.") == [
        BuyerQuestion(
            number=1,
            kind="insecure",
            standards=("ftp",),
            requirements=("R1",),
            title="No longer secure: FTP",
            why="Nobody should use this any more. Do not build it before you have an answer.",
            text=(
                "Requirement R1 asks for FTP, in the words: “Files shall be sent by FTP, which the supplier proves with a test report.” "
                "This is no longer secure. May we offer SFTP instead? If so, please tell all bidders."
            ),
        ),
        BuyerQuestion(
            number=2,
            kind="insecure",
            standards=("tls",),
            requirements=("R2",),
            title="No longer secure: TLS 1.0",
            why="Nobody should use this any more. Do not build it before you have an answer.",
            text=(
                "Requirement R2 asks for TLS 1.0, in the words: “TLS 1.0 shall be supported.” This is no longer secure. "
                "May we offer TLS 1.2 or later instead? If so, please tell all bidders."
            ),
        ),
    ]


def test_the_same_demand_in_several_requirements_makes_one_question() -> None:
    """With all of their numbers, and the words of the first."""
    proof = ", as a test report shows."
    (question,) = questions(
        f"Files shall be sent by FTP{proof}", f"Log files shall be sent by FTP{proof}", f"All files shall be sent by FTP{proof}"
    )

    assert question.requirements == ("R1", "R2", "R3")
    assert question.text == (
        "Requirements R1, R2 and R3 ask for FTP, the first in the words: “Files shall be sent by FTP, as a test report shows.” "
        "This is no longer secure. May we offer SFTP instead? If so, please tell all bidders."
    )


def test_a_slip_of_the_pen_is_asked_about_and_a_sound_prohibition_is_not() -> None:
    """To forbid DNSSEC can hardly be meant; to forbid SSL 3.0 is."""
    assert sent("DNSSEC shall not be used.", "SSL 3.0 shall not be used.") == [
        (
            "contradicted",
            (
                "Requirement R1 forbids “DNSSEC”, in the words: “DNSSEC shall not be used.” Do you mean that? "
                "It would make the service less safe."
            ),
            (),
        )
    ]


def test_what_has_a_successor_is_asked_about() -> None:
    """An older version, and a document with a newer edition."""
    proven = "; the supplier proves this with a test report."
    assert sent(
        f"The supplier shall hold an ISO/IEC 27001:2013 certificate or equivalent{proven}",
        f"Mail shall be checked with DMARC as in RFC 7489{proven}",
    ) == [
        (
            "outdated",
            (
                "Requirement R1 asks for ISO/IEC 27001:2013, in the words: “The supplier shall hold an ISO/IEC 27001:2013 certificate or "
                "equivalent; the supplier proves this with a test report.” Do you also accept ISO/IEC 27001:2022, which is newer?"
            ),
            (),
        ),
        (
            "replaced-document",
            "Your tender names documents that were replaced. May we follow the newer ones?",
            ("Requirement R2: RFC 7489 was replaced by RFC 9989, RFC 9990 and RFC 9991.",),
        ),
    ]


def test_a_certificate_for_a_small_purchase_and_one_without_equivalent_are_asked_about_once() -> None:
    """With the lighter proof of the catalogue; what is too much is not asked about again for its equivalent."""
    certificate = "The supplier shall hold an ISO/IEC 27001:2022 certificate, as the certificate shows."
    proof = (
        "Requirement R1, ISO/IEC 27001: A description of risks and measures, checked by an independent expert, offered as equivalent.",
    )

    plain = {"sensitive_data": False, "essential_service": False}

    small = sent(certificate, value={"amount": 30000, "currency": "EUR"}, characteristics=plain)
    large = sent(certificate, value={"amount": 3000000, "currency": "EUR"})
    private = sent(certificate, buyer={"country": "NL", "kind": "private"}, value={"amount": 3000000, "currency": "EUR"})

    assert [(kind, items) for kind, _, items in small] == [("too-much", proof)]
    assert [(kind, items) for kind, _, items in large] == [("equivalent", proof)]
    assert [(kind, items) for kind, _, items in private] == [("lighter", proof)]


def test_certificates_that_prove_the_same_are_asked_about_together() -> None:
    """Who has one of them needs no other, if the buyer says so."""
    first, *others = questions("The supplier shall hold a certificate for ISO/IEC 27018 and one for ISO/IEC 27701, or equivalent.")

    assert (first.kind, first.standards, first.requirements, first.text) == (
        "one-is-enough",
        ("iso-27018", "iso-27701"),
        ("R1",),
        ("Your tender asks for ISO/IEC 27018 and ISO/IEC 27701. They prove much the same. Is one of them enough, and may we choose which?"),
    )
    assert "one-is-enough" not in {question.kind for question in others}


def test_versions_and_proofs_are_asked_about_together() -> None:
    """One question each for the whole tender, one line for each standard."""
    assert sent("The supplier shall use TLS.", "The supplier shall use TLS and DNSSEC.") == [
        (
            "version",
            "Which version do you mean here? If we hear nothing, we take the newest.",
            ("Requirements R1 and R2, TLS: we read this as TLS 1.2 or later.",),
        ),
        (
            "proof",
            "You do not say how a bidder proves these demands. Is this proof enough?",
            (
                "Requirements R1 and R2, TLS: The report of a free public test for each name of the service.",
                "Requirement R2, DNSSEC: The report of a free public test for each domain name.",
            ),
        ),
    ]


def test_what_is_sent_is_in_the_language_of_the_tender() -> None:
    """The reason is for the reader, the text for the buyer, and it says in which language it is."""
    dutch = load_knowledge(language="nl")
    (question,) = ask_buyer(judged("De leverancier moet DNSSEC gebruiken.", language="nl"), KNOWLEDGE, dutch)

    assert question.why == "The tender does not say how you prove these. Propose a proof that costs you little."
    assert question.language == "nl"
    assert question.text == dutch.words.gettext("You do not say how a bidder proves these demands. Is this proof enough?")
