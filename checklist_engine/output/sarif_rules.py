"""The rules of a SARIF log: what each expects, in words, and how firmly a tool should show it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checklist_engine.wording import words_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checklist_engine.result import CheckResult, Recommendation
    from checklist_engine.wording import Words

__all__ = ["describe_rules", "level_of"]

_LEVELS = {"critical": "error", "high": "error", "medium": "warning", "low": "note"}
_SOFTER = {"error": "warning", "warning": "note", "note": "note"}
# GitHub reads above 9.0 as critical, from 7.0 as high, from 4.0 as medium and what is above 0 as low.
_SECURITY_SEVERITY = {"critical": "9.5", "high": "8.0", "medium": "5.5", "low": "2.5"}

Json = dict[str, Any]


def level_of(severity: str, *, partly: bool = False) -> str:
    """Return `error`, `warning` or `note` for a severity; one step softer for what is partly met."""
    level = _LEVELS.get(severity, "note")
    return _SOFTER[level] if partly else level


def describe_rules(results: Sequence[CheckResult]) -> list[Json]:
    """Return each rule that the results speak of once, in alphabetical order, with its help text."""
    rules: dict[str, Json] = {}
    for result in results:
        words = words_for(result.language)
        areas = {area.id: area for area in result.areas}
        actions: dict[str, Recommendation] = {}
        for action in result.recommendations:
            actions.setdefault(action.rule, action)
        for finding in result.findings:
            if finding.outcome in ("met", "not-applicable"):
                continue
            # The rule of a recommendation says more than the same rule where it is not recommended.
            if finding.rule not in rules or (finding.rule in actions and "help" not in rules[finding.rule]):
                area = areas.get(finding.area)
                lines = [_expected(finding.rule, result, words), area.plain if area else ""]
                rule = _rule(finding.rule, finding.title, finding.severity, finding.area, " ".join(filter(None, lines)))
                rules[finding.rule] = {**rule, **_help(actions.get(finding.rule), finding.title, words)}
        for alert in result.alerts:
            rules.setdefault(alert.rule, _rule(alert.rule, alert.title, alert.severity, "", alert.message))
        for remark in result.remarks:
            rules.setdefault(remark.rule, _rule(remark.rule, remark.title, "low", "", remark.message))
    return [rules[key] for key in sorted(rules)]


def _rule(key: str, title: str, severity: str, area: str, text: str) -> Json:
    return {
        "id": key,
        "shortDescription": {"text": title or key},
        "fullDescription": {"text": text or title or key},
        "defaultConfiguration": {"level": level_of(severity)},
        "properties": {
            "tags": ["procurement", "security", *([area] if area else [])],
            "security-severity": _SECURITY_SEVERITY.get(severity, "2.5"),
        },
    }


def _expected(rule: str, result: CheckResult, words: Words) -> str:
    """Return which standards a rule expects, in one sentence, or nothing where the result does not say it."""
    expects = result.expectations.get(rule)
    if expects is None:
        return ""
    _ = words.gettext
    names = [
        f"{result.standard_names.get(wanted.standard, wanted.standard)}{f' {wanted.version}' if wanted.version else ''}"
        for wanted in expects.wanted
    ]
    sentences = {"any": _("One of these should be asked for: {names}."), "all": _("All of these should be asked for: {names}.")}
    return sentences.get(expects.mode, _("This should be asked for: {names}.")).format(names=", ".join(names))


def _help(action: Recommendation | None, title: str, words: Words) -> Json:
    if action is None:
        return {}
    return {"help": {"text": "\n".join(_lines(action, words)), "markdown": "\n".join([f"**{title}**", "", *_lines(action, words)])}}


def _lines(action: Recommendation, words: Words) -> Iterator[str]:
    _ = words.gettext
    if action.clause:
        yield from (_("A clause to paste:"), "", *(f"> {line}" for line in action.clause.splitlines()), "")
    if not action.reviewed:
        yield from (_("No native professional has reviewed this clause yet."), "")
    if action.verification:
        yield from (_("How to verify:"), "")
        for step in action.verification:
            yield f"- {step.method} " + _("Evidence: {evidence}").format(evidence=step.evidence)
        yield ""
    if action.mandates:
        yield from (_("Who asks for it:"), "")
        yield from ("- " + words.labelled(mandate.authority, mandate.source) for mandate in action.mandates)
