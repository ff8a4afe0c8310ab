"""Blanks that this program wrote and nobody filled in are listed; brackets of other texts are not."""

from __future__ import annotations

import json

import pytest

from checklist_engine.blanks import blanks_of
from checklist_engine.check import check
from checklist_engine.knowledge import load_knowledge
from checklist_engine.output.html.report import render_html
from checklist_engine.output.markdown import render_markdown
from checklist_engine.output.terminal import render_text
from checklist_engine.specification.model import Specification
from checklist_engine.specification.reading import read_specifications
from checklist_engine.starter import make_starter


def _read(value: dict[str, object]) -> Specification:
    (specification,) = read_specifications(json.dumps(value).encode(), "tender")
    assert isinstance(specification, Specification)
    return specification


def _starter(language: str = "en") -> Specification:
    return _read(make_starter(("website",), load_knowledge("baseline"), language=language).specification)


def _tender(text: str, language: str = "en") -> Specification:
    return _read(
        {
            "schema_version": "1.0",
            "id": "T [1]",
            "title": "Website [draft]",
            "language": language,
            "requirements": [{"id": "R1", "text": text}],
        }
    )


@pytest.mark.parametrize("language", ["en", "nl", "fr", "es", "de", "pt"])
def test_a_starter_lists_every_bracket(language: str) -> None:
    """Its title, number and organisation, and what its clauses leave open."""
    specification = _starter(language)

    found = {(blank.text, place) for blank in blanks_of(specification, load_knowledge("baseline")) for place in blank.places}

    assert {"/id", "/title", "/buyer/name"} <= {place for _, place in found}
    brackets = sum(requirement.text.count("[") > 0 for requirement in specification.requirements)
    assert len({place for _, place in found}) == 3 + brackets


@pytest.mark.parametrize(
    "text",
    [
        "The service shall use TLS 1.3 [30] as RFC 8446 [1] asks.",
        "The supplier shall sign [sic] all domains with DNSSEC.",
        "The website shall meet WCAG 2.2 [see annex 4].",
    ],
)
def test_brackets_that_cite_or_quote_are_no_blanks(text: str) -> None:
    """Nor are those that people write themselves: nobody can tell what they mean."""
    assert blanks_of(_tender(text), load_knowledge("baseline")) == ()


def test_a_blank_is_told_in_whatever_lines_it_stands() -> None:
    """A clause pasted into a text wraps there."""
    knowledge = load_knowledge("baseline")
    clause = knowledge.clause("tls", "en")
    assert clause is not None

    (blank,) = blanks_of(_tender(clause.must.replace(" ", "\n")), knowledge)

    assert (blank.text, blank.places) == ("[six]", ("/requirements/0/text",))
    assert blanks_of(_tender(clause.must.replace("[six]", "six")), knowledge) == ()


def test_a_language_without_clauses_has_no_blanks_of_its_own() -> None:
    """The English ones still count."""
    (blank,) = blanks_of(_tender("I nomi: [the main domain names].", "it"), load_knowledge("baseline"))

    assert blank.text == "[the main domain names]"


def test_every_report_lists_them_and_the_score_stays() -> None:
    """Under the score in text and Markdown, on the first page and among the remarks of a page."""
    result = check(_starter(), load_knowledge("baseline"))
    sentence = f"{len(result.blanks)} blanks are not filled in yet."

    assert result.score.grade == "A"
    assert f"! {sentence}" in render_text(result)
    assert '"[title of your purchase]" at /title' in render_text(result)
    assert f"- {sentence}" in render_markdown(result)
    assert r'"\[title of your purchase\]" at /title' in render_markdown(result)
    page = render_html(result)
    assert page.count(sentence) == 2
    assert "Blanks to fill in" in page


def test_nothing_is_said_where_all_are_filled_in() -> None:
    """Neither in text nor on a page."""
    result = check(_tender("The website shall use TLS 1.3."), load_knowledge("baseline"))

    assert result.blanks == ()
    assert "blank" not in render_text(result)
    assert "Blanks to fill in" not in render_html(result)
