"""The page of a standard: what it is, the clause, how to verify it, what a small supplier does, who requires it, its documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist_engine.publishing.marking import code, link, quote, table, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checklist_engine.catalog.standard import Document, Mandate, Standard
    from checklist_engine.knowledge import Knowledge

__all__ = ["render_standard", "render_standard_index", "standard_path"]


def standard_path(standard: Standard) -> str:
    """Return where the page lies under `docs/`."""
    return f"standards/{standard.area}/{standard.id}.md"


def render_standard(standard: Standard, knowledge: Knowledge) -> str:
    """Return the page as Markdown with a line end."""
    return "\n".join(_lines(standard, knowledge)) + "\n"


def render_standard_index(knowledge: Knowledge) -> str:
    """Return the list of all standards by area, as Markdown with a line end."""
    standards = knowledge.catalog.standards.values()
    lines = ["# Standards", "", f"{len(standards)} standards. What is asked of whom is in [rules](../rules/index.md)."]
    for area in knowledge.catalog.areas.values():
        rows = [
            (link(standard.name, f"{standard.area}/{standard.id}.md"), standard.status, text(standard.plain))
            for standard in standards
            if standard.area == area.id
        ]
        if rows:
            lines += ["", f"## {text(area.name)}", "", text(area.plain), "", *table(("standard", "status", "in plain words"), rows)]
    return "\n".join(lines) + "\n"


def _lines(standard: Standard, knowledge: Knowledge) -> Iterator[str]:
    catalog = knowledge.catalog
    yield from (f"# {text(standard.name)}", "", text(standard.plain), "")
    facts = [
        ("title", text(standard.title)),
        ("id", code(standard.id)),
        ("kind", standard.kind),
        ("area", text(catalog.areas[standard.area].name)),
        ("status", standard.status),
        ("replaced by", ", ".join(_to(catalog.standards[key]) for key in standard.replaced_by)),
        ("stops", "; ".join(text(catalog.threats[key].plain.rstrip(".")) for key in standard.stops)),
        ("builds on", ", ".join(_to(catalog.standards[key]) for key in standard.builds_on)),
        ("effort for a small supplier", f"{standard.effort.level}. {text(standard.effort.why)}"),
        ("text of the standard", "free to read" if standard.access == "free" else "paid"),
        ("checked against its sources", standard.checked),
    ]
    yield from table(("", ""), [(name, value) for name, value in facts if value])
    if standard.incident:
        yield from ("", f"What happened without it: {text(standard.incident.text)} ({link('source', standard.incident.source)})")
    if standard.versions:
        yield from ("", "## Versions", "")
        rows = [(code(version.id), version.status, text(version.document or "")) for version in standard.versions]
        yield from table(("version", "status", "document"), rows)
    yield from _clauses(standard)
    yield from _supplier(standard)
    if standard.mandates:
        yield from ("", "## Who requires or recommends it", "")
        yield from table(("who", "where", "how", "source", "checked"), [_mandate(mandate) for mandate in standard.mandates])
    if standard.helps_to_meet:
        yield from ("", "## Helps to meet", "", "Law and frameworks that name no technology; the standard is one way.", "")
        yield from (f"- {text(catalog.frameworks[item.framework].name)}, {text(item.clause)}" for item in standard.helps_to_meet)
    yield from _rules(standard, knowledge)
    yield from _documents(standard.documents)


def _to(standard: Standard) -> str:
    return link(standard.name, f"../../{standard_path(standard)}")


def _clauses(standard: Standard) -> Iterator[str]:
    if not standard.clause:
        return
    yield from ("", "## Clause to paste", "", "Replace what stands in [square brackets].")
    for language, clause in standard.clause.items():
        reviewer = standard.reviewed_by.get(language)
        reviewed = f"read by {text(reviewer)}" if reviewer else "not yet read by a native lawyer or engineer"
        yield from ("", f"### {language} ({reviewed})", "", quote(clause.must))
        if clause.should:
            yield from ("", "Softer:", "", quote(clause.should))
    if standard.verification:
        yield from ("", "## How to verify", "")
        rows = [(step.when, text(step.method), text(step.tool or ""), text(step.evidence)) for step in standard.verification]
        yield from table(("when", "how", "free tool", "evidence"), rows)


def _supplier(standard: Standard) -> Iterator[str]:
    if standard.small_supplier:
        yield from ("", "## For a small supplier", "")
        yield from (f"{number}. {text(step)}" for number, step in enumerate(standard.small_supplier.steps, start=1))
        yield from ("", f"Proof without a paid certificate: {text(standard.small_supplier.proof)}")


def _mandate(mandate: Mandate) -> tuple[str, ...]:
    notes = [mandate.level]
    if mandate.threshold:
        notes.append(f"from {mandate.threshold}")
    if mandate.from_:
        notes.append(f"since {mandate.from_}")
    if mandate.until:
        notes.append(f"until {mandate.until}")
    said = ", ".join(notes) + (f". {text(mandate.note)}" if mandate.note else "")
    return (text(mandate.authority), mandate.country or "international", said, link("source", mandate.source), mandate.checked)


def _rules(standard: Standard, knowledge: Knowledge) -> Iterator[str]:
    rules = [rule for rule in knowledge.all_rules.values() if standard.id in rule.standards()]
    if rules:
        yield from ("", "## Rules", "")
        yield from (f"- {link(rule.title, f'../../rules/{rule.area}/{rule.id}.md')}" for rule in rules)


def _documents(documents: Iterable[Document]) -> Iterator[str]:
    rows = [
        (
            link(document.id, document.url) if document.url else text(document.id),
            text(document.title),
            document.date or "",
            document.status or "",
            text(", ".join(document.obsoleted_by)),
        )
        for document in documents
    ]
    if rows:
        yield from ("", "## Documents", "", *table(("document", "title", "date", "status", "replaced by"), rows))
