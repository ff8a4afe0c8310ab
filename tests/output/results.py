"""Made-up results for the tests of reports: plain ones and ugly ones. Nothing here is computed as the engine would."""

from __future__ import annotations

import msgspec

from checklist_engine.detection.demand import Demand
from checklist_engine.result import Alert, Assessability, CheckResult, Coverage, Digest, Question, Remark, WaiverResult
from checklist_engine.specification.model import Buyer, Lot
from tests.output.pieces import SCORING, STANDARDS, areas, evidence, finding, lot_result, recommendation, score, specification

__all__ = ["KINDS", "all_capitals", "large", "no_score", "not_assessed", "plain", "two_lots", "ugly"]


def plain(count: int = 20, actions: int = 8) -> CheckResult:
    """Return an ordinary result of one lot: `count` findings, every kind of section."""
    findings = tuple(finding(number) for number in range(count))
    return CheckResult(
        schema_version="1.0",
        engine="0.1.0",
        catalog=Digest(version="2026.11", digest="9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
        rules=Digest(version="1.0", digest="60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752"),
        profile="baseline",
        as_of="2026-12-01",
        specification=specification("Website and e-mail for the municipality", requirements=max(12, count)),
        assessability=Assessability(state="assessed", reason="It has requirements about information technology."),
        score=score(),
        coverage=Coverage(relevant=17, demanded=9, explained=1),
        lots=(lot_result(),),
        areas=areas(findings),
        demands=(
            Demand(
                standard="iso-27001", version=None, stance="mentioned", named=True, verification=None, or_equivalent=False,
                quote="The buyer works according to ISO/IEC 27001.", start=28, end=41, requirement="R12", pointer="/requirements/11/text",
            ),
        ),
        findings=findings,
        recommendations=tuple(recommendation(rank) for rank in range(1, actions + 1)),
        questions=(
            Question(
                characteristic="personal_data", lot="whole", question="Does it process personal data?",
                plain="Data about people: names, addresses, case files.",
                rules=tuple(one.rule for one in findings if one.outcome == "unknown"), score_if_yes=38.2, score_if_no=44.0,
            ),
        ),
        alerts=(
            Alert(
                rule="refuse-ssl", lot="whole", title="SSL is accepted", severity="high", caps_grade=True,
                evidence=(evidence(3, "ssl", "Older clients may connect with SSL 3.0."),),
                message="SSL 3.0 has been broken since 2014.", instead="tls",
            ),
        ),
        remarks=(
            Remark(
                rule="ask-verifiable", lot="whole", title="A demand without a means of verification",
                evidence=(evidence(2), evidence(4), evidence(5)), message="Say how a bidder proves it.",
            ),
            Remark(
                rule="ask-one", lot="whole", title="One certificate is enough for one purpose",
                evidence=(evidence(1, "tls", "The supplier shall hold both certificates."),), message="Two certificates prove the same.",
                quality="one-is-enough", harm="Few suppliers hold both.", instead="Ask for one of them.",
            ),
        ),
        waivers=(
            WaiverResult(rule=findings[7].rule, lots=(), reason="The registry of this domain does not sign yet.",
                         approved_by="Chief information security officer", until="2027-06-30", state="accepted"),
            WaiverResult(rule="no-such-rule", lots=(), reason="Copied from an older tender.", approved_by="Unknown", until=None,
                         state="unknown-rule"),
        ),
        notes=("The date of judgement is the published date of the specification.",),
        weights={one.rule: one.weight for one in findings},
        scoring=SCORING,
        standard_names=STANDARDS,
        characteristic_questions={
            "internet_facing": "Can it be reached from the Internet?",
            "processes_payments": "Are card payments taken?",
        },
    )  # fmt: skip


def two_lots() -> CheckResult:
    """Return a result of three lots: two with scores and one that is no information technology."""
    base = plain(10, 6)
    findings = tuple(msgspec.structs.replace(one, lot=lot) for one in base.findings for lot in ("1", "2"))
    unassessed = msgspec.structs.replace(
        lot_result("3", "Garden maintenance", None),
        assessability=Assessability(state="not-ict", reason="It buys gardening, by CPV 77310000."),
        subjects=(),
        characteristics={},
        coverage=None,
    )
    return msgspec.structs.replace(
        base,
        specification=specification(
            "Digital services and grounds",
            (Lot(id="1", title="Website"), Lot(id="2", title="E-mail and office"), Lot(id="3", title="Garden maintenance")),
        ),
        lots=(lot_result("1", "Website", 55.5), lot_result("2", "E-mail and office", 27.0), unassessed),
        areas=areas(findings),
        findings=findings,
        recommendations=tuple(recommendation(rank, "1" if rank % 2 else "2") for rank in range(1, 7)),
        questions=tuple(msgspec.structs.replace(one, lot="1") for one in base.questions),
        alerts=tuple(msgspec.structs.replace(one, lot="2") for one in base.alerts),
    )


def no_score() -> CheckResult:
    """Return an assessed result in which nothing applies, so that there is no score."""
    base = plain(10, 0)
    return msgspec.structs.replace(
        base,
        score=score(None),
        coverage=None,
        lots=(msgspec.structs.replace(lot_result(value=None), coverage=None, subjects=(), characteristics={}),),
        areas=(),
        findings=tuple(
            msgspec.structs.replace(one, applicability="no", outcome="not-applicable", level=None, evidence=()) for one in base.findings
        ),
        questions=(),
        alerts=(),
        remarks=(),
        waivers=(),
        demands=(),
        scoring=None,
    )


def not_assessed() -> CheckResult:
    """Return the result of a notice whose requirements lie in attached documents."""
    assessability = Assessability(
        state="no-requirements",
        reason="The notice has a title, a description and codes, but no requirements: they stand in attached documents.",
        read_instead=("Technical specification (PDF)", "Schedule of requirements, https://example.org/documents/12"),
    )
    return msgspec.structs.replace(
        no_score(),
        assessability=assessability,
        lots=(msgspec.structs.replace(lot_result(value=None), assessability=assessability, coverage=None),),
        findings=(),
        demands=plain().demands,
        recommendations=(),
    )


def large(count: int = 130) -> CheckResult:
    """Return a result with `count` findings and a third as many actions."""
    return plain(count, count // 3)


def ugly() -> CheckResult:
    """Return a result with long words, markup, control characters and scripts that no font of ours has."""
    base = plain(30, 9)
    nasty = (
        "<script>alert(1)</script> & \"quotes\" 'n' {{ 7*7 }} \u202eevil\u202c \x00\x07 \U0001f600 \u6f22\u5b57 \u0434\u0430\u043d\u0456"
    )
    long_word = "Donaudampfschifffahrtselektrizit\u00e4tenhauptbetriebswerkbauunterbeamtengesellschaft" * 3
    spoiled = tuple(
        msgspec.structs.replace(
            one,
            title=f"{one.title} {nasty}" if number % 3 else long_word,
            message=f"{nasty} {long_word}",
            evidence=tuple(
                msgspec.structs.replace(proof, quote=f"{nasty} " * 12, pointer="/tender/lots/0" + "/requirementGroups/12" * 8)
                for proof in one.evidence * 5
            ),
        )
        for number, one in enumerate(base.findings)
    )  # fmt: skip
    return msgspec.structs.replace(
        base,
        specification=msgspec.structs.replace(
            specification(f"{nasty} Procurement of a very long-winded framework agreement for services " * 9, requirements=30),
            buyer=Buyer(name="The Associated Boards and Bodies of " * 12 + long_word, country="NL"),
            source="C:\\tenders\\secret folder\\tender <1>.json",
        ),
        score=msgspec.structs.replace(base.score, caps=tuple(f"{nasty} cap {number} " * 20 for number in range(6))),
        findings=spoiled,
        recommendations=tuple(
            msgspec.structs.replace(
                one,
                title=f"{one.title} {nasty} {long_word}",
                reason=f"{one.reason} {nasty} " * 9,
                clause=f"{one.clause}\n\n{nasty} {long_word}",
            )
            for one in base.recommendations
        ),
        notes=tuple(f"{nasty} note {number}" for number in range(5)),
    )  # fmt: skip


def all_capitals() -> CheckResult:
    """Return a result of two lots whose buyer writes long titles in capitals, as many do."""
    base, capitals = two_lots(), "CONTRATACI\u00d3N DEL SERVICIO DE MANTENIMIENTO DE LA PLATAFORMA WEB INSTITUCIONAL " * 4
    written = base.specification
    return msgspec.structs.replace(
        base,
        specification=msgspec.structs.replace(
            written,
            title=capitals,
            buyer=msgspec.structs.replace(written.buyer, name=capitals),
            lots=tuple(msgspec.structs.replace(lot, title=capitals) for lot in written.lots),
        ),
        recommendations=tuple(
            msgspec.structs.replace(one, title=f"{one.title} in every part of the service, from the first day", reason=one.reason * 2)
            for one in base.recommendations
        ),
    )


KINDS = {
    "plain": plain,
    "two-lots": two_lots,
    "no-score": no_score,
    "not-assessed": not_assessed,
    "large": large,
    "ugly": ugly,
}
