"""The result as JUnit XML, which Jenkins, GitLab and others show as tests: a suite a lot, a case a rule."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from checklist_engine.output.plain_xml import plain_xml
from checklist_engine.output.words import ACTIONS, OUTCOMES, demand_words
from checklist_engine.result import CheckResult
from checklist_engine.specification.model import WHOLE
from checklist_engine.wording import ENGLISH, words_for

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from checklist_engine.output.json_result import Failure
    from checklist_engine.result import Alert, Finding, LotResult, Recommendation
    from checklist_engine.wording import Words

__all__ = ["write_junit"]

_FAILED = ("missed", "contradicted")
_SKIPPED = ("unknown", "not-applicable", "waived")


def write_junit(results: Sequence[CheckResult | Failure]) -> bytes:
    """Return all findings and alerts as UTF-8 JUnit XML that ends with a line end.

    Failed: missing or contradicted, with the clause to paste. Skipped: open, waived, or does not apply. Partly met passes, with a
    note. An input that cannot be read is a suite with an error. The time is the day of judgement.
    """
    root = ET.Element("testsuites", name="checklist-engine")
    for item in results:
        if isinstance(item, CheckResult):
            for lot in item.lots:
                _suite(root, item, lot)
        else:
            suite = ET.SubElement(root, "testsuite", name=plain_xml(item.source))
            case = _case(suite, ENGLISH.gettext("The file can be read"), "input", item.source)
            problems = plain_xml("\n".join(str(problem) for problem in item.error))
            ET.SubElement(case, "error", type="unreadable", message=problems.partition("\n")[0]).text = problems
    _count(root)
    ET.indent(root)
    written: bytes = ET.tostring(root, encoding="utf-8")
    return b"<?xml version='1.0' encoding='UTF-8'?>\n" + written + b"\n"


def _suite(root: ET.Element, result: CheckResult, lot: LotResult) -> None:
    words = words_for(result.language)
    _ = words.gettext
    specification = result.specification
    name = f"{specification.id}: {specification.title}"
    if lot.id != WHOLE:
        name = _("{specification}, lot {lot}: {title}").format(specification=specification.id, lot=lot.id, title=lot.title)
    suite = ET.SubElement(root, "testsuite", name=plain_xml(name), timestamp=f"{result.as_of}T00:00:00")
    properties = ET.SubElement(suite, "properties")
    for key, value in _properties(result, lot):
        ET.SubElement(properties, "property", name=key, value=plain_xml(value))
    if lot.assessability.state != "assessed":
        case = _case(suite, _("The lot can be judged"), lot.id, specification.source)
        ET.SubElement(case, "skipped", message=plain_xml(lot.assessability.reason))
    actions = {(action.rule, action.lot): action for action in result.recommendations}
    for finding in result.findings:
        if finding.lot == lot.id:
            case = _case(suite, finding.title or finding.rule, f"{finding.area}.{finding.rule}", specification.source)
            _tell(case, finding, actions.get((finding.rule, finding.lot)), result.standard_names, words)
    for alert in result.alerts:
        if alert.lot == lot.id:
            case = _case(suite, alert.title, alert.rule, specification.source)
            _fail(case, "alert", alert.message, _quotes(alert, result.standard_names, words))


def _properties(result: CheckResult, lot: LotResult) -> tuple[tuple[str, str], ...]:
    """Return what judged, and the score of the lot; the names are for machines."""
    score = lot.score
    return (
        ("engine", result.engine),
        ("catalog", f"{result.catalog.version} {result.catalog.digest}"),
        ("rules", f"{result.rules.version} {result.rules.digest}"),
        ("profile", result.profile),
        ("score", "" if score.value is None else f"{score.value:.1f}"),
        ("grade", score.grade or ""),
    )


def _case(suite: ET.Element, name: str, group: str, source: str) -> ET.Element:
    # Readers ask for a time; judging one rule takes none that is worth telling.
    return ET.SubElement(suite, "testcase", name=plain_xml(name), classname=plain_xml(group), file=plain_xml(source), time="0")


def _tell(case: ET.Element, finding: Finding, action: Recommendation | None, names: Mapping[str, str], words: Words) -> None:
    lines = [*_quotes(finding, names, words), *_advice(action, words)]
    if finding.outcome in _FAILED:
        _fail(case, finding.outcome, finding.message, lines)
    elif finding.outcome in _SKIPPED:
        message = words.labelled(words.gettext(OUTCOMES[finding.outcome]), finding.message)
        ET.SubElement(case, "skipped", message=plain_xml(message))
    elif finding.outcome == "partly":
        ET.SubElement(case, "system-out").text = plain_xml("\n".join([finding.message, *lines]))


def _fail(case: ET.Element, kind: str, message: str, lines: list[str]) -> None:
    ET.SubElement(case, "failure", type=kind, message=plain_xml(message)).text = plain_xml("\n".join([message, *lines]))


def _quotes(item: Finding | Alert, names: Mapping[str, str], words: Words) -> list[str]:
    said = words.gettext("In {place}: {quote}")
    return [f"{said.format(place=one.pointer, quote=one.quote)} ({demand_words(one, names, words)})" for one in item.evidence]


def _advice(action: Recommendation | None, words: Words) -> list[str]:
    if action is None:
        return []
    clause = ["", words.label(words.gettext(ACTIONS[action.action])), action.clause] if action.clause else []
    return ["", action.reason, *clause]


def _count(root: ET.Element) -> None:
    """Write into each suite, and for all, how many cases there are of each kind."""
    total = dict.fromkeys(("tests", "failures", "errors", "skipped"), 0)
    for suite in root:
        counts = {
            "tests": len(suite.findall("testcase")),
            "failures": len(suite.findall("testcase/failure")),
            "errors": len(suite.findall("testcase/error")),
            "skipped": len(suite.findall("testcase/skipped")),
        }
        for key, count in counts.items():
            suite.set(key, str(count))
            total[key] += count
        suite.set("time", "0")
    for key, count in total.items():
        root.set(key, str(count))
    root.set("time", "0")
