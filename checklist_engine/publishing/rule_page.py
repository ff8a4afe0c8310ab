"""The page of a rule: what it asks, where, what to avoid and to prefer, why, and the clause to paste."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist_engine.publishing.marking import code, link, quote, table, text
from checklist_engine.rules.conditions import Facts, trace
from checklist_engine.specification.model import Buyer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checklist_engine.knowledge import Knowledge
    from checklist_engine.rules.rule import Example, Rule, Wanted

__all__ = ["render_rule", "render_rule_index", "rule_path"]

JOINED = {"one": "", "any": "any of ", "all": "all of "}
QUALITIES = {
    "verifiable": "says how it is proven",
    "version-stated": "says which version",
    "or-equivalent": "accepts an equivalent",
    "proportionate": "is not too much for so small a contract",
    "newer-welcome": "lets the newer edition in",
    "one-is-enough": "leaves the choice between proofs of the same thing",
    "fitting": "fits what is bought",
}


def rule_path(rule: Rule) -> str:
    """Return where the page lies under `docs/`."""
    return f"rules/{rule.area}/{rule.id}.md"


def render_rule(rule: Rule, knowledge: Knowledge) -> str:
    """Return the page as Markdown with a line end."""
    return "\n".join(_lines(rule, knowledge)) + "\n"


def render_rule_index(knowledge: Knowledge) -> str:
    """Return the list of all rules by area, as Markdown with a line end."""
    lines = ["# Rules", "", f"{len(knowledge.all_rules)} rules. The standards they name are in [standards](../standards/index.md)."]
    for area in knowledge.catalog.areas.values():
        rules = [rule for rule in knowledge.all_rules.values() if rule.area == area.id]
        if rules:
            lines += ["", f"## {text(area.name)}", "", text(area.plain), ""]
            rows = [
                (link(rule.title, f"{rule.area}/{rule.id}.md"), rule.severity, _kind(rule), ", ".join(map(code, rule.standards())))
                for rule in rules
            ]
            lines += table(("rule", "severity", "kind", "standards"), rows)
    return "\n".join(lines) + "\n"


def _kind(rule: Rule) -> str:
    return "expects" if rule.expects else "refuses" if rule.refuses else "asks of demands"


def _lines(rule: Rule, knowledge: Knowledge) -> Iterator[str]:
    yield from (f"# {text(rule.title)}", "", text(rule.question), "")
    facts = [
        ("id", code(rule.id)),
        ("area", text(knowledge.catalog.areas[rule.area].name)),
        ("severity", f"{rule.severity}. {text(rule.severity_reason)}"),
        (_kind(rule), _looks_for(rule, knowledge)),
        ("profiles", _profiles(rule, knowledge)),
    ]
    yield from table(("", ""), facts)
    yield from ("", "## Where it applies", "", *_applies(rule, knowledge))
    yield from _examples(rule)
    yield from ("", "## Why", "", text(rule.rationale))
    yield from _clause(rule, knowledge)
    if rule.beside:
        yield from ("", "## Beside other rules", "")
        for item in rule.beside:
            other = knowledge.all_rules[item.rule]
            yield f"- {link(other.title, _from_page(rule_path(other)))}: {text(item.reason)}"
    yield from ("", "## Sources", "")
    for source in rule.sources:
        named = ", ".join(text(part) for part in (source.document, source.mandate) if part)
        said = f"{link(named or source.url, source.url)}" if source.url else named
        yield f"- {said}{f': {text(source.note)}' if source.note else ''}"


def _from_page(path: str) -> str:
    """Return a path under `docs/` as seen from a page two folders below."""
    return f"../../{path}"


def _standard(key: str, knowledge: Knowledge) -> str:
    standard = knowledge.catalog.standards[key]
    return link(standard.name, _from_page(f"standards/{standard.area}/{standard.id}.md"))


def _looks_for(rule: Rule, knowledge: Knowledge) -> str:
    if rule.expects:
        return JOINED[rule.expects.mode] + _wanted(rule.expects.wanted, knowledge)
    if rule.refuses:
        version = f" {code(rule.refuses.version)}" if rule.refuses.version else ""
        instead = f"; ask for {_standard(rule.refuses.instead, knowledge)} instead" if rule.refuses.instead else ""
        return f"{_standard(rule.refuses.standard, knowledge)}{version}{instead}"
    asks = rule.asks_of_demands
    if asks is None:
        return ""
    of = [*(_standard(key, knowledge) for key in asks.standards), *(f"every {kind}" for kind in asks.kinds)]
    return f"that the demand {QUALITIES[asks.quality]}; of {', '.join(of) or 'every standard'}"


def _wanted(wanted: Sequence[Wanted], knowledge: Knowledge) -> str:
    return ", ".join(f"{_standard(item.standard, knowledge)}{f' {code(item.version)}' if item.version else ''}" for item in wanted)


def _profiles(rule: Rule, knowledge: Knowledge) -> str:
    included = [profile for profile in knowledge.profiles.values() if rule.id in profile.rules]
    weighed = [f"{profile.id} (factor {profile.factors[rule.id]:g})" if rule.id in profile.factors else profile.id for profile in included]
    return ", ".join(weighed) or "none"


def _applies(rule: Rule, knowledge: Knowledge) -> Iterator[str]:
    subjects = ", ".join(text(knowledge.catalog.subjects[key].name) for key in rule.subjects)
    yield f"Bought: {subjects}." if subjects else "Whatever is bought."
    if rule.when is not None:
        yield from ("", "Only where this holds:", "")
        nothing = Facts(characteristics={}, buyer=Buyer(), value=None)
        for step in trace(rule.when, nothing):
            yield f"{'  ' * step.depth}- {code(step.text)}"


def _examples(rule: Rule) -> Iterator[str]:
    """Yield what to avoid and what to prefer; a text with a note is one that is easily mistaken."""
    avoid = [example for example in rule.examples if _is_bad(example)]
    prefer = [example for example in rule.examples if not _is_bad(example) and (example.level or example.hit is False)]
    hard = [example for example in rule.examples if example.note and not example.level and not example.hit and not example.contradicted]
    for heading, examples in (("Avoid", avoid), ("Prefer", [example for example in prefer if example not in hard])):
        if examples:
            yield from ("", f"## {heading}", "")
            yield from table(("", "text"), [(_verdict(example), text(example.text)) for example in examples])
    if hard:
        yield from ("", "## Easily mistaken", "", "The rule takes none of these for a demand.", "")
        yield from table(("text", "why"), [(text(example.text), text(example.note or "")) for example in hard])


def _is_bad(example: Example) -> bool:
    if example.note and example.level == 0 and not example.contradicted:
        return False
    return example.contradicted or bool(example.hit) or (example.level is not None and example.level <= 1)


def _verdict(example: Example) -> str:
    if example.contradicted:
        return "contradicted"
    return f"level {example.level}" if example.level is not None else "reported" if example.hit else "not reported"


def _clause(rule: Rule, knowledge: Knowledge) -> Iterator[str]:
    if rule.expects is None:
        return
    keys = rule.standards() if rule.expects.mode == "all" else (rule.expects.prefer,)
    for key in keys:
        clause = knowledge.catalog.standards[key].clause.get("en")
        if clause is not None:
            yield from ("", "## Clause to paste", "", quote(clause.must), "", f"How to verify it: {_standard(key, knowledge)}.")
