"""The golden results of the examples: small enough to be read in a review, complete enough to show every change of verdict.

`python -m tests.golden` writes them anew, and the console block of the README with them.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checklist_engine.check import check
from checklist_engine.knowledge import Knowledge, load_knowledge
from checklist_engine.specification.reading import Unreadable, read_specifications
from tests.cli.running import run

if TYPE_CHECKING:
    from checklist_engine.detection.demand import Demand
    from checklist_engine.result import CheckResult, Finding

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"
GOLDEN = EXAMPLES / "golden"


def summary(result: CheckResult) -> dict[str, Any]:
    """Return what a reviewer has to agree with: subjects, facts, demands, verdicts, score."""
    score = result.score
    return {
        "assessability": result.assessability.state,
        "score": {name: _rounded(getattr(score, name)) for name in ("value", "low", "high", "grade", "grade_low", "grade_high", "decided")},
        "caps": list(score.caps),
        "coverage": [result.coverage.demanded, result.coverage.relevant] if result.coverage else None,
        "lots": {
            lot.id: {
                "subjects": [f"{subject.id}{'' if subject.certain else '?'}: {subject.reason}" for subject in lot.subjects],
                "characteristics": lot.characteristics,
            }
            for lot in result.lots
        },
        "demands": [_demand(demand) for demand in result.demands],
        "findings": [_finding(finding) for finding in result.findings if finding.applicability != "no"],
        "alerts": [alert.message for alert in result.alerts],
        "remarks": [remark.message for remark in result.remarks],
        "questions": [question.characteristic for question in result.questions],
        "waivers": [f"{waiver.rule}: {waiver.state}" for waiver in result.waivers],
        "notes": list(result.notes),
    }


def _rounded(value: object) -> object:
    return round(value, 1) if isinstance(value, float) else value


def _demand(demand: Demand) -> str:
    version = f" {demand.version}" if demand.version else ""
    proof = f", proof: {demand.verification}" if demand.verification else ""
    return f"{demand.requirement}: {demand.standard}{version} {demand.stance}{proof}"


def _finding(finding: Finding) -> str:
    return f"{finding.lot} {finding.rule}: {finding.outcome}, level {finding.level}"


def golden_text(path: Path, knowledge: Knowledge) -> str:
    """Return the golden result of one example: an object a process, by id."""
    results = {}
    for item in read_specifications(path.read_bytes(), path.name):
        if isinstance(item, Unreadable):
            raise TypeError(item.problems)
        results[item.id] = summary(check(item, knowledge))
    return json.dumps(results, indent=1, ensure_ascii=False) + "\n"


def examples() -> list[Path]:
    """Return the shipped example specifications."""
    return sorted(EXAMPLES.glob("*.json"))


def with_real_output(readme: str) -> str:
    """Return the README with what its console commands really print."""

    def printed(match: re.Match[str]) -> str:
        arguments = match[1].split()[1:]
        return f"```console\n$ {match[1]}\n{run(*arguments).text}```"

    return re.sub(r"```console\n\$ (.*?)\n.*?```", printed, readme, flags=re.DOTALL)


def main() -> None:
    """Write the golden results and the README."""
    knowledge = load_knowledge()
    GOLDEN.mkdir(exist_ok=True)
    for path in examples():
        (GOLDEN / path.name).write_text(golden_text(path, knowledge), encoding="utf-8")
    readme = ROOT / "README.md"
    readme.write_text(with_real_output(readme.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
