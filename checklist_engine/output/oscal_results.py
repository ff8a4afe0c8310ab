"""Results as OSCAL assessment results in JSON, beside the OSCAL catalogue that `catalog export` writes.

Each specification is a result. A finding says whether the statement of a control is satisfied: the preferred standard of its rule.
What was read is an observation, what lacks is a risk with the clause as remedy. What depends on an open question is an observation
alone. Identifiers are made from ids (UUID version 5), all times are those of the day of judgement.
Source: NIST, OSCAL Assessment Results Model v1.2.1, JSON Format Reference; nothing is used that v1.1.2 does not have.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from typing import TYPE_CHECKING, Any
from urllib.parse import quote as quote_uri

from checklist_engine.output.words import ACTIONS, remark_words
from checklist_engine.publishing.oscal import OSCAL_VERSION, identifier, own_property, token, without_empty
from checklist_engine.result import Remark
from checklist_engine.wording import words_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checklist_engine.result import Alert, CheckResult, Evidence, Finding

__all__ = ["write_oscal_results"]

_SATISFIED = ("met",)
_JUDGED = ("met", "partly", "missed", "contradicted", "waived")

Json = dict[str, Any]


def write_oscal_results(results: Sequence[CheckResult]) -> bytes:
    """Return one OSCAL assessment results document in UTF-8 JSON with a line end; nothing where there is no result."""
    if not results:
        return b""
    first = results[0]
    plan = identifier(f"plan:{first.profile}:{first.rules.digest}:{first.catalog.digest}")
    counts: Counter[str] = Counter()
    writers = []
    for result in results:
        counts[result.specification.id] += 1
        writers.append(_Writer(result, f"{result.specification.id}:{counts[result.specification.id]}"))
    content: Json = {
        "metadata": {
            "title": "Internet security standards in specifications: results of a check",
            "last-modified": _moment(max(result.as_of for result in results)),
            "version": first.as_of,
            "oscal-version": OSCAL_VERSION,
            "props": [
                own_property("engine", first.engine),
                own_property("catalog-digest", first.catalog.digest),
                own_property("rules-digest", first.rules.digest),
                own_property("profile", _line(first.profile)),
            ],
        },
        "import-ap": {"href": f"#{plan}", "remarks": "The plan is the rules and the profile that judged; it is no file of its own."},
        "results": [writer.result() for writer in writers],
        "back-matter": {"resources": [_plan(first, plan), *(writer.resource() for writer in writers)]},
    }
    digest = hashlib.sha256(json.dumps(content).encode()).hexdigest()
    document = {"assessment-results": {"uuid": identifier(f"results:{digest}"), **content}}
    return json.dumps(document, indent=2, ensure_ascii=False).encode("utf-8", errors="replace") + b"\n"


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"


def _line(text: str, instead: str = "-") -> str:
    """Return a text on one line, as OSCAL wants titles and values; they are never empty."""
    return " ".join(text.split()) or instead


def _plan(first: CheckResult, key: str) -> Json:
    title = f"Profile {first.profile}, rules {first.rules.version}, catalogue {first.catalog.version}"
    return {"uuid": key, "title": _line(title), "props": [own_property("rules-digest", first.rules.digest)]}


class _Writer:
    """Writes the result of one specification; `name` is its own among those of the document."""

    def __init__(self, result: CheckResult, name: str) -> None:
        self._result = result
        self._name = name
        self._gettext = words_for(result.language).gettext
        self._resource = self._identifier("specification")
        self._tool = self._identifier("tool")
        self._actions = {(action.rule, action.lot): action for action in result.recommendations}
        self._seen: Counter[str] = Counter()
        self._observations: list[Json] = []
        self._risks: list[Json] = []

    def _identifier(self, *parts: str) -> str:
        return identifier("\0".join((self._name, *parts)))

    def resource(self) -> Json:
        """Return the specification as a resource."""
        specification = self._result.specification
        return {
            "uuid": self._resource,
            "title": _line(specification.title, specification.id),
            "document-ids": [{"identifier": _line(specification.id)}],
            "rlinks": [{"href": quote_uri(specification.source.replace("\\", "/")) or "-"}],
        }

    def result(self) -> Json:
        """Return the result with its findings, observations and risks."""
        result = self._result
        findings = [self._finding(one) for one in result.findings if one.outcome in _JUDGED]
        for finding in result.findings:
            if finding.outcome == "unknown":
                self._observe(finding, "open-question")
        for alert in result.alerts:
            observation = self._observe(alert, "alert")
            self._risk(alert, alert.message, observation, status="open", kind="alert")
        for remark in result.remarks:
            self._observe(remark, "over-asking" if remark.harm else "remark")
        written: Json = {
            "uuid": self._identifier("result", result.as_of, result.rules.digest, result.catalog.digest),
            "title": _line(result.specification.title, result.specification.id),
            "description": self._description(),
            "start": _moment(result.as_of),
            "end": _moment(result.as_of),
            "props": self._scores(),
            "local-definitions": {"assessment-assets": self._assets()},
            "reviewed-controls": {"control-selections": [self._reviewed()]},
            "observations": self._observations,
            "risks": self._risks,
            "findings": findings,
        }
        return without_empty(written)

    def _description(self) -> str:
        specification = self._result.specification
        return f"Specification {_line(specification.id)}, judged as of {self._result.as_of}. {self._result.assessability.reason}".strip()

    def _scores(self) -> list[Json]:
        score = self._result.score
        numbers = {"score": score.value, "score-low": score.low, "score-high": score.high, "score-without-waivers": score.without_waivers}
        props = [own_property(name, f"{value:.2f}") for name, value in numbers.items() if value is not None]
        props += [own_property("grade", score.grade)] if score.grade else []
        return [own_property("state", self._result.assessability.state), *props]

    def _assets(self) -> Json:
        tool = {
            "uuid": self._tool,
            "type": "software",
            "title": f"checklist-engine {self._result.engine}",
            "description": "Reads a specification and judges which security standards it asks for.",
            "status": {"state": "operational"},
        }
        platform = {"uuid": self._identifier("platform"), "uses-components": [{"component-uuid": self._tool}]}
        return {"components": [tool], "assessment-platforms": [platform]}

    def _reviewed(self) -> Json:
        """Return the controls that were judged: the standards that applicable rules expect."""
        applied = {finding.rule for finding in self._result.findings if finding.outcome in _JUDGED}
        controls = {
            token(wanted.standard) for rule, expects in self._result.expectations.items() if rule in applied for wanted in expects.wanted
        }
        if not controls:
            return {"include-all": {}, "remarks": f"Nothing was judged. {self._result.assessability.reason}".strip()}
        return {"include-controls": [{"control-id": control} for control in sorted(controls)]}

    def _finding(self, finding: Finding) -> Json:
        observation = self._observe(finding, "finding")
        satisfied = finding.outcome in _SATISFIED
        risk = []
        if not satisfied:
            status = "deviation-approved" if finding.outcome == "waived" else "open"
            risk = [{"risk-uuid": self._risk(finding, finding.message, observation, status=status, kind="finding")}]
        expects = self._result.expectations.get(finding.rule)
        target = {
            "type": "statement-id",
            # A result of an older version may not say what its rules expect.
            "target-id": f"{token(expects.prefer)}_smt" if expects else token(finding.rule),
            "status": {"state": "satisfied" if satisfied else "not-satisfied", "reason": "pass" if satisfied else "fail"},
        }
        return without_empty(
            {
                "uuid": self._identifier("finding", finding.rule, finding.lot),
                "title": _line(finding.title, finding.rule),
                "description": finding.message or finding.title or finding.rule,
                "props": [
                    *self._names(finding),
                    own_property("outcome", finding.outcome),
                    own_property("severity", finding.severity),
                    *([own_property("level", str(finding.level))] if finding.level is not None else []),
                ],
                "origins": self._origins(),
                "target": target,
                "related-observations": [{"observation-uuid": observation}],
                "related-risks": risk,
            }
        )

    def _names(self, item: Finding | Alert | Remark) -> list[Json]:
        return [own_property("rule", _line(item.rule)), own_property("lot", _line(item.lot))]

    def _origins(self) -> list[Json]:
        return [{"actors": [{"type": "tool", "actor-uuid": self._tool}]}]

    def _observe(self, item: Finding | Alert | Remark, kind: str) -> str:
        """Write down what was read; return the identifier of the observation."""
        key = self._own_identifier("observation", item, kind)
        self._observations.append(
            without_empty(
                {
                    "uuid": key,
                    "title": _line(item.title, item.rule),
                    "description": (remark_words(item) if isinstance(item, Remark) else item.message) or item.title or item.rule,
                    "props": [*self._names(item), own_property("kind", kind)],
                    "methods": ["EXAMINE"],
                    "types": ["finding" if kind == "finding" else "discovery"],
                    "origins": self._origins(),
                    "relevant-evidence": [self._evidence(one) for one in item.evidence],
                    "collected": _moment(self._result.as_of),
                }
            )
        )
        return key

    def _own_identifier(self, what: str, item: Finding | Alert | Remark, kind: str) -> str:
        name = f"{what}\0{kind}\0{item.rule}\0{item.lot}"
        self._seen[name] += 1
        return self._identifier(name, str(self._seen[name]))

    def _evidence(self, one: Evidence) -> Json:
        more = [own_property("pointer", _line(one.pointer))] if one.pointer else []
        if one.choice is not None:
            more += [own_property("one-of", " ".join(one.choice.standards)), own_property("one-of-stance", one.choice.stance)]
        return {
            "href": f"#{self._resource}",
            "description": one.quote or one.standard,
            "props": [own_property("standard", one.standard), own_property("stance", one.stance), *more],
        }

    def _risk(self, item: Finding | Alert, statement: str, observation: str, *, status: str, kind: str) -> str:
        """Write down what lacks, or is insecure, with the remedy where there is one; return the identifier of the risk."""
        key = self._own_identifier("risk", item, kind)
        action = self._actions.get((item.rule, item.lot))
        remedies = []
        if action is not None and action.clause:
            remedies = [
                {
                    "uuid": self._own_identifier("remedy", item, kind),
                    "lifecycle": "recommendation",
                    "title": _line(self._gettext(ACTIONS[action.action])),
                    "description": action.clause,
                    "props": [own_property("language", action.clause_language), own_property("effort", action.effort)],
                }
            ]
        self._risks.append(
            without_empty(
                {
                    "uuid": key,
                    "title": _line(item.title, item.rule),
                    "description": statement or item.title or item.rule,
                    "statement": action.reason if action else statement or item.title or item.rule,
                    "props": self._waivers(item) if status == "deviation-approved" else [],
                    "status": status,
                    "origins": self._origins(),
                    "remediations": remedies,
                    "related-observations": [{"observation-uuid": observation}],
                }
            )
        )
        return key

    def _waivers(self, item: Finding | Alert) -> list[Json]:
        return [
            {**own_property("waiver", _line(waiver.approved_by)), "remarks": waiver.reason}
            for waiver in self._result.waivers
            if waiver.state == "accepted" and waiver.rule == item.rule and (not waiver.lots or item.lot in waiver.lots)
        ]
