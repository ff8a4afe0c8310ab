"""Clauses put into a copy, and words taken out."""

from __future__ import annotations

import msgspec

from checklist_engine.catalog.standard import VerificationStep
from checklist_engine.comparison.adoption import Inserted, TakenOut, adopt, take_out
from checklist_engine.specification.model import Lot, Requirement, WantedStandard
from tests.comparison.judged import judged, specification_of
from tests.comparison.saved_results import evidence, finding


def test_a_clause_is_put_in_once_for_the_lots_that_need_it() -> None:
    """With its means of verification; what stands there already stays as it is, also its name."""
    (action, *_) = judged([]).recommendations or judged(["Nothing."]).recommendations
    action = msgspec.structs.replace(
        action, verification=(VerificationStep(when="acceptance", method="Scan it", evidence="A report."),), rule="want-tls", lot="1"
    )
    same = msgspec.structs.replace(action, rule="want-more-tls", lot="2")
    lots = (Lot(id="1"), Lot(id="2"), Lot(id="3"))
    specification = specification_of("One.", lots=lots)
    taken = Requirement(id="adopted-want-tls", text="Two.", pointer="/requirements/1/text")
    specification = msgspec.structs.replace(specification, requirements=(*specification.requirements, taken))
    copy, inserted = adopt(specification, [action, same])

    assert inserted == (
        Inserted(requirement="adopted-want-tls-again", rules=("want-tls", "want-more-tls"), lots=("1", "2"), text=action.clause),
    )
    assert copy.requirements == (
        *specification.requirements,
        Requirement(
            id="adopted-want-tls-again",
            text=action.clause,
            pointer="/adopted/adopted-want-tls-again",
            lots=("1", "2"),
            obligation="mandatory",
            verification="At acceptance: Scan it. Evidence: A report.",
            language="en",
        ),
    )


def test_the_sentence_that_contradicts_goes_and_the_others_stay() -> None:
    """A requirement of which nothing is left goes whole; a field goes alone."""
    specification = specification_of("Use TLS. Offer TLS 1.0 too. Log it.", "Offer TLS 1.0 too.", "Stays.")
    field = Requirement(
        id="R4", text="Stays.", pointer="/r/3/text", standards=(WantedStandard(id="tls", version="1.0", pointer="/r/3/standards/0"),)
    )
    specification = msgspec.structs.replace(specification, requirements=(*specification.requirements, field))
    against = [
        msgspec.structs.replace(evidence("tls", None, "Offer TLS 1.0 too."), pointer=f"/requirements/{index}/text") for index in range(3)
    ]
    against.append(msgspec.structs.replace(evidence("tls", None, "Stays."), pointer="/r/3/standards/0"))
    copy, taken_out = take_out(specification, [finding("want-tls", None, evidence=(*against, evidence("tls", 3, "Use TLS.")))])

    assert [(requirement.id, requirement.text, requirement.standards) for requirement in copy.requirements] == [
        ("R1", "Use TLS.  Log it.", ()),
        ("R3", "Stays.", ()),
        ("R4", "Stays.", ()),
    ]
    assert taken_out == (
        TakenOut(requirement="R1", pointer="/requirements/0/text", quote="Offer TLS 1.0 too.", rule="want-tls"),
        TakenOut(requirement="R2", pointer="/requirements/1/text", quote="Offer TLS 1.0 too.", rule="want-tls"),
        TakenOut(requirement="R4", pointer="/r/3/standards/0", quote="Stays.", rule="want-tls"),
    )
