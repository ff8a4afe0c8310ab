"""On a page that runs from right to left, what runs the other way is set apart, so that no sign or bracket ends up on the wrong side."""

from __future__ import annotations

import re

import msgspec
import pytest

from checklist_engine.output.html.comparison import render_comparison
from checklist_engine.output.html.direction import isolate, left_to_right, text_direction
from checklist_engine.output.html.environment import make_environment
from checklist_engine.output.html.numbers import format_threshold, raised
from checklist_engine.output.html.report import render_html
from checklist_engine.wording import LANGUAGES, words_for
from tests.output.comparisons import plain as compared
from tests.output.results import not_assessed, plain


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("DNSSEC", "ltr"),
        ("2. DNSSEC", "ltr"),
        ("المواصفات DNSSEC", "rtl"),
        ("«المواصفات»", "rtl"),
        ("מפרט", "rtl"),
        ("+4.6", "ltr"),
        ("", "ltr"),
    ],
)
def test_the_first_letter_says_which_way_a_text_runs(text: str, direction: str) -> None:
    """As browsers do for `dir="auto"`, which the writer of the PDF does not know."""
    assert text_direction(text) == direction


def test_only_what_runs_the_other_way_is_set_apart() -> None:
    """What is set apart stays escaped; a page from left to right stays as it was."""
    assert [str(isolate("A & B", "rtl")), isolate("A & B", "ltr"), isolate("نص", "rtl"), str(isolate("نص", "ltr"))] == [
        '<bdi dir="ltr">A &amp; B</bdi>',
        "A & B",
        "نص",
        '<bdi dir="rtl">نص</bdi>',
    ]
    assert [str(left_to_right("/a/0", "rtl")), left_to_right("/a/0", "ltr"), left_to_right("", "rtl")] == [
        '<bdi dir="ltr">/a/0</bdi>',
        "/a/0",
        "",
    ]


def test_clauses_and_quotes_run_in_their_own_direction() -> None:
    """A full stop at the end of an English clause stands at its end, also on an Arabic page; Arabic words in an English report likewise."""
    arabic = render_html(msgspec.structs.replace(plain(), language="ar"))
    assert set(re.findall(r'<blockquote class="(\w+)" lang="en" dir="(\w+)">', arabic)) == {("clause", "ltr"), ("quote", "ltr")}

    (first, *others) = plain().recommendations
    clause = msgspec.structs.replace(first, clause="يجب على المورد استخدام DNSSEC.", clause_language="ar")
    english = render_html(msgspec.structs.replace(plain(), recommendations=(clause, *others)))
    assert '<blockquote class="clause" lang="ar" dir="rtl"><p>يجب' in english


def test_points_places_rules_and_authorities_are_set_apart_in_arabic() -> None:
    """`+4.6` would else read `4.6+`, and an address in the file would begin with its last part."""
    html = render_html(msgspec.structs.replace(plain(), language="ar"))
    apart = set(re.findall(r'<bdi dir="ltr">([^<]*)</bdi>', html))

    result = plain()
    wanted = {"+12.5", "Forum Standaardisatie (NL)", "50,000 EUR", result.specification.id}
    wanted |= {finding.rule for finding in result.findings if finding.outcome == "missed"}
    wanted |= {one.pointer for finding in result.findings if finding.outcome == "met" for one in finding.evidence[:1]}
    assert wanted <= apart


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "ar"])
def test_a_page_from_left_to_right_sets_nothing_apart(language: str) -> None:
    """Where all texts run one way there is nothing to do."""
    assert "<bdi" not in render_html(msgspec.structs.replace(plain(), language=language))


def test_no_message_puts_a_sign_for_a_missing_letter_on_the_page() -> None:
    """Marks that Arabic texts hold beside signs are kept, not shown as unknown letters."""
    note = "\u200e--as-of: " + words_for("ar").gettext("That day is over: --as-of chooses the day for which you ask.")

    html = render_html(msgspec.structs.replace(plain(), language="ar", notes=(note,)))
    assert note in html
    assert "\ufffd" not in html
    assert "\ufffd" not in render_comparison(msgspec.structs.replace(compared(), language="ar"))


def test_lists_within_a_page_keep_markup_and_escape_the_rest() -> None:
    """A name that is set apart stays markup in a list and within quotation marks; a plain one is escaped once."""
    page = make_environment("ar").from_string(
        '{{ ["A & B", "نص"] | map("isolate") | map("quoted") | phrases }} {{ ["C & D", "E"] | series }}'
    )

    assert page.render() == '«<bdi dir="ltr">A &amp; B</bdi>»؛ «نص» C &amp; D، E'


def test_a_sentence_begins_with_a_capital_and_nouns_keep_theirs() -> None:
    """German writes nouns with a capital."""
    assert raised("keine Informationstechnik") == "Keine Informationstechnik"
    state = words_for("de").gettext("no information technology")
    result = msgspec.structs.replace(not_assessed(), language="de")
    result = msgspec.structs.replace(result, assessability=msgspec.structs.replace(result.assessability, state="not-ict"))

    assert f"<strong>{raised(state)}:</strong>" in render_html(result)


def test_the_threshold_of_a_mandate_is_money() -> None:
    """As people of the language write it; what is no amount stays."""
    assert [format_threshold(text, words_for("de")) for text in ("50000 EUR", "EU threshold")] == ["50.000 EUR", "EU threshold"]
