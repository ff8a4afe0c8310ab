"""The result as SARIF 2.1.0, which code hosts and editors show beside the lines of a file.

Source: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0 Plus Errata 01.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from typing import TYPE_CHECKING, Any
from urllib.parse import quote as quote_uri

from checklist_engine.output.sarif_rules import describe_rules, level_of
from checklist_engine.output.words import ACTIONS, demand_words, remark_words
from checklist_engine.result import CheckResult
from checklist_engine.wording import words_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from checklist_engine.output.json_result import Failure
    from checklist_engine.result import Alert, Evidence, Finding, Recommendation, Remark
    from checklist_engine.specification.json_places import JsonPlaces

__all__ = ["SARIF_SCHEMA", "cited_pointers", "write_sarif"]

SARIF_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_OWN_FINGERPRINT = "ruleInLot/v1"
_CODE_HOST_FINGERPRINT = "primaryLocationLineHash"
"""The one that GitHub's code scanning tells results apart by; it makes one from the line where a tool gives none."""

Json = dict[str, Any]


def write_sarif(results: Sequence[CheckResult | Failure], places: Mapping[str, JsonPlaces] | None = None) -> bytes:
    """Return one SARIF log with one run: every finding that is not met, every open question of a rule, alerts and remarks.

    `places` says by source where the values of a JSON input stand; without it a result names its file and JSON pointer alone.
    An input that cannot be read is a notification of the run. The same results give the same bytes; fingerprints hold while a
    specification keeps its id.
    """
    read = [item for item in results if isinstance(item, CheckResult)]
    unread = [item for item in results if not isinstance(item, CheckResult)]
    rules = describe_rules(read)
    numbers = {rule["id"]: number for number, rule in enumerate(rules)}
    run: Json = {
        "tool": {"driver": {**_driver(read), "rules": rules}},
        "language": read[0].language if read else "en",
        "invocations": [{"executionSuccessful": not unread, **_notifications(unread)}],
        "columnKind": "unicodeCodePoints",
        "results": [one for result in read for one in _Writer(result, numbers, (places or {}).get(result.specification.source)).all()],
        "properties": {"specifications": [_specification(result) for result in read]},
    }
    log = {"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, indent=2, ensure_ascii=False).encode("utf-8", errors="replace") + b"\n"


def cited_pointers(result: CheckResult) -> set[str]:
    """Return the JSON pointers that a log of the result names, to look for their places."""
    items: tuple[Finding | Alert | Remark, ...] = (*result.findings, *result.alerts, *result.remarks)
    return {proof.pointer for item in items for proof in item.evidence} | {lot.pointer for lot in result.specification.lots}


def _driver(read: Sequence[CheckResult]) -> Json:
    if not read:
        return {"name": "checklist-engine"}
    first = read[0]
    return {
        "name": "checklist-engine",
        "version": first.engine,
        "properties": {
            "catalog": {"version": first.catalog.version, "digest": first.catalog.digest},
            "rules": {"version": first.rules.version, "digest": first.rules.digest},
            "profile": first.profile,
        },
    }


def _notifications(unread: Sequence[Failure]) -> Json:
    notifications = [
        {"level": "error", "message": {"text": str(problem)}, "descriptor": {"id": problem.code}, "locations": [_file(item.source)]}
        for item in unread
        for problem in item.error
    ]
    return {"toolExecutionNotifications": notifications} if notifications else {}


def _specification(result: CheckResult) -> Json:
    score = result.score
    return {
        "id": result.specification.id,
        "title": result.specification.title,
        "source": result.specification.source,
        "asOf": result.as_of,
        "assessed": result.assessability.state,
        "score": score.value,
        "low": score.low,
        "high": score.high,
        "grade": score.grade,
    }


def _file(source: str) -> Json:
    """Return the location of a whole input. A path becomes a relative reference, or an address where it begins at the root."""
    path = source.replace("\\", "/")
    drive = path[1:3] == ":/"
    uri = quote_uri(path, safe="/:" if drive else "/")
    if drive or path.startswith("/"):
        uri = f"file:///{uri.lstrip('/')}"
    return {"physicalLocation": {"artifactLocation": {"uri": uri}}}


class _Writer:
    """Writes the results of one specification."""

    def __init__(self, result: CheckResult, numbers: Mapping[str, int], places: JsonPlaces | None) -> None:
        self._result = result
        self._numbers = numbers
        self._places = places
        self._words = words_for(result.language)
        self._gettext = self._words.gettext
        self._lots = {lot.id: lot.pointer for lot in result.specification.lots}
        self._actions = {(action.rule, action.lot): action for action in result.recommendations}
        self._waivers = [waiver for waiver in result.waivers if waiver.state == "accepted"]
        self._seen: Counter[str] = Counter()

    def all(self) -> Iterator[Json]:
        for finding in self._result.findings:
            if finding.outcome not in ("met", "not-applicable"):
                yield self._finding(finding)
        for alert in self._result.alerts:
            level = "error" if alert.caps_grade else level_of(alert.severity)
            yield {**self._one(alert, "alert", alert.message), "kind": "fail", "level": level}
        for remark in self._result.remarks:
            yield {**self._one(remark, "remark", remark_words(remark)), "kind": "fail", "level": "note"}

    def _finding(self, finding: Finding) -> Json:
        action = self._actions.get((finding.rule, finding.lot))
        one = self._one(finding, "finding", self._message(finding, action))
        one["properties"].update(outcome=finding.outcome, area=finding.area, severity=finding.severity)
        if finding.outcome == "unknown":
            return {**one, "kind": "open", "level": "none"}
        if action is not None:
            one["properties"].update(
                gain=round(action.gain, 4), effort=action.effort, clause=action.clause, language=action.clause_language
            )
            one["rank"] = round(min(100.0, max(0.0, action.gain)), 4)
        level = "error" if finding.outcome == "contradicted" else level_of(finding.severity, partly=finding.outcome == "partly")
        suppressions = self._suppressions(finding) if finding.outcome == "waived" else []
        return {**one, "kind": "fail", "level": level, **({"suppressions": suppressions} if suppressions else {})}

    def _message(self, finding: Finding, action: Recommendation | None) -> str:
        if action is None:
            return finding.message or finding.title
        clause = f"{self._words.label(self._gettext(ACTIONS[action.action]))}\n{action.clause}" if action.clause else ""
        return "\n\n".join(filter(None, (finding.message, action.reason, clause)))

    def _suppressions(self, finding: Finding) -> list[Json]:
        return [
            {
                # A waiver is written in the specification or in the answers beside it, never in the place of the finding.
                "kind": "external",
                "status": "accepted",
                "justification": f"{waiver.reason} ({waiver.approved_by})",
            }
            for waiver in self._waivers
            if waiver.rule == finding.rule and (not waiver.lots or finding.lot in waiver.lots)
        ]

    def _one(self, item: Finding | Alert | Remark, kind: str, message: str) -> Json:
        located = {(proof.pointer, proof.quote): proof for proof in reversed(item.evidence)}
        first, *others = tuple(reversed(located.values())) or (None,)
        return {
            "ruleId": item.rule,
            "ruleIndex": self._numbers[item.rule],
            "message": {"text": message or item.title or item.rule},
            "locations": [self._location(first, item.lot)],
            **({"relatedLocations": [self._location(one, item.lot) for one in others]} if others else {}),
            "partialFingerprints": self._fingerprints(item.rule, item.lot, kind),
            "properties": {"specification": self._result.specification.id, "lot": item.lot, "quotes": [one.quote for one in item.evidence]},
        }

    def _fingerprints(self, rule: str, lot: str, kind: str) -> dict[str, str]:
        """Return what tells a result apart from all others, and stays when its words or its place change."""
        name = f"{self._result.specification.id}\0{rule}\0{lot}\0{kind}"
        self._seen[name] += 1
        digest = hashlib.sha256(name.encode("utf-8", errors="replace")).hexdigest()[:32]
        value = f"{digest}:{self._seen[name]}"
        return {_OWN_FINGERPRINT: value, _CODE_HOST_FINGERPRINT: value}

    def _location(self, proof: Evidence | None, lot: str) -> Json:
        """Return where the words stand, or the lot that lacks them, or the file."""
        pointer = proof.pointer if proof else self._lots.get(lot, "")
        location = _file(self._result.specification.source)
        span = self._places.find(pointer, proof.quote if proof else "") if self._places else None
        if span is not None:
            location["physicalLocation"]["region"] = {
                "startLine": span.start_line,
                "startColumn": span.start_column,
                "endLine": span.end_line,
                "endColumn": span.end_column,
                # The first character of an object or array says nothing.
                **({"snippet": {"text": span.text}} if proof and span.text not in "{[" else {}),
            }
        if proof:
            location["message"] = {"text": demand_words(proof, self._result.standard_names, self._words)}
        if pointer:
            location["logicalLocations"] = [{"name": pointer.rpartition("/")[2], "fullyQualifiedName": pointer}]
        return location
