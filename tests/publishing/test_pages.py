"""Reference pages: every page has its parts in the same order, and no word of an author becomes markup by accident."""

from __future__ import annotations

import re

import pytest

from checklist_engine.knowledge import load_knowledge
from checklist_engine.publishing.marking import code, link, quote, table, text
from checklist_engine.publishing.rule_page import render_rule, render_rule_index, rule_path
from checklist_engine.publishing.standard_page import render_standard, render_standard_index, standard_path

KNOWLEDGE = load_knowledge()
RULES = KNOWLEDGE.all_rules
STANDARDS = KNOWLEDGE.catalog.standards
LINK = re.compile(r"\]\((?!https?:)([^)]*\.md)\)")


def headings(page: str) -> list[str]:
    """Return the headings of the second rank."""
    return re.findall(r"^## (.+)$", page, flags=re.MULTILINE)


def in_order(found: list[str], order: list[str]) -> bool:
    """Tell whether headings are known and stand in the order of the template."""
    return [name for name in order if name in found] == list(dict.fromkeys(found))


def test_a_rule_page_shows_what_to_avoid_and_what_to_prefer() -> None:
    """Where it applies, both kinds of examples, why, the clause, the sources."""
    page = render_rule(RULES["mail-dmarc-enforced"], KNOWLEDGE)

    assert page.startswith("# E-mail domains reject forged senders\n\nMust every e-mail domain publish an enforced DMARC policy?\n")
    assert headings(page) == ["Where it applies", "Avoid", "Prefer", "Easily mistaken", "Why", "Clause to paste", "Sources"]
    assert "| level 1 | All domains shall publish DMARC with p=none. |" in page
    assert "- `sends_email: true`" in page
    assert "[DMARC](../../standards/mail/dmarc.md) `>=p=quarantine`" in page


def test_every_rule_page_follows_the_template() -> None:
    """Always the same parts in the same order."""
    order = ["Where it applies", "Avoid", "Prefer", "Easily mistaken", "Why", "Clause to paste", "Beside other rules", "Sources"]
    wrong = [rule.id for rule in RULES.values() if not in_order(headings(render_rule(rule, KNOWLEDGE)), order)]

    assert wrong == []


def test_every_standard_page_follows_the_template() -> None:
    """Always the same parts in the same order."""
    order = [
        "Versions",
        "Clause to paste",
        "How to verify",
        "For a small supplier",
        "Who requires or recommends it",
        "Helps to meet",
        "Rules",
        "Documents",
    ]
    wrong = [item.id for item in STANDARDS.values() if not in_order(headings(render_standard(item, KNOWLEDGE)), order)]

    assert wrong == []


def test_every_link_between_pages_leads_to_a_page() -> None:
    """From rules to standards, back, and from the lists."""
    paths = {rule_path(rule) for rule in RULES.values()} | {standard_path(item) for item in STANDARDS.values()}
    paths |= {"rules/index.md", "standards/index.md"}
    pages = {rule_path(rule): render_rule(rule, KNOWLEDGE) for rule in RULES.values()}
    pages |= {standard_path(item): render_standard(item, KNOWLEDGE) for item in STANDARDS.values()}
    pages |= {"rules/index.md": render_rule_index(KNOWLEDGE), "standards/index.md": render_standard_index(KNOWLEDGE)}

    broken = [(path, target) for path, page in pages.items() for target in LINK.findall(page) if resolved(path, target) not in paths]

    assert broken == []


def resolved(path: str, target: str) -> str:
    """Return where a link on a page leads, under `docs/`."""
    parts = path.split("/")[:-1]
    for part in target.split("/"):
        parts = parts[:-1] if part == ".." else [*parts, part]
    return "/".join(parts)


def test_the_lists_name_every_rule_and_every_standard() -> None:
    """By area, with what they are about."""
    rules, standards = render_rule_index(KNOWLEDGE), render_standard_index(KNOWLEDGE)

    assert [rule.id for rule in RULES.values() if f"({rule.area}/{rule.id}.md)" not in rules] == []
    assert [item.id for item in STANDARDS.values() if f"({item.area}/{item.id}.md)" not in standards] == []


def test_an_overlap_on_purpose_is_explained_on_the_page() -> None:
    """So that nobody wonders why one gap counts twice."""
    page = render_rule(RULES["transport-tls-13"], KNOWLEDGE)

    assert "Beside other rules" in headings(page)
    assert "- [Services are reached over TLS 1.2 or higher](../../rules/transport/transport-tls-on-services.md): " in page


def test_a_page_says_who_read_a_clause() -> None:
    """Or that nobody has."""
    assert "### en (not yet read by a native lawyer or engineer)" in render_standard(STANDARDS["dnssec"], KNOWLEDGE)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("a | b", "a \\| b"),
        ("<b>*word*</b>", "\\<b\\>\\*word\\*\\</b\\>"),
        ("snake_case _word_", "snake_case \\_word\\_"),
        ("two\nlines  here", "two lines here"),
        ("[three] months", "[three] months"),
    ],
)
def test_words_are_never_markup(written: str, shown: str) -> None:
    """Placeholders in square brackets stay readable."""
    assert text(written) == shown


def test_links_quotes_code_and_tables_hold_any_words() -> None:
    """Brackets in names, spaces in addresses, back quotes in code."""
    assert link("A [b]", "https://example.org/a b(c)") == "[A \\[b\\]](<https://example.org/a b(c)>)"
    assert quote("one\ntwo") == "> one two"
    assert code("a`b") == "`a'b`"
    assert list(table(("x", "y"), [("1\n2", "3")])) == ["| x | y |", "| --- | --- |", "| 1 2 | 3 |"]
