"""The guides as HTML pages."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from itertools import pairwise

import pytest
import textstat

from tests.output.guides import BUYING, GUIDES, page_of
from tests.output.pages import outline

KINDS = {**GUIDES, **BUYING}
SIGNS = re.compile(r"[<>=]=?\d|[→≥≤•|#%&+]|\betc\b|\be\.g\.|\bi\.e\.|\bSME\b|\bKPI\b")
"""What nobody can read aloud, or what says nothing to people from outside."""


@pytest.mark.parametrize("kind", KINDS)
def test_the_page_is_whole_and_asks_for_nothing(kind: str) -> None:
    """No script, no style on an element, no address that a browser would load, ids used once, links that lead somewhere."""
    html = page_of(KINDS[kind]())
    page = outline(html)

    assert not {"script", "link", "img", "iframe", "object", "embed", "form"} & {tag for tag, _ in page.tags}
    assert not [tag for tag, attributes in page.tags if "style" in attributes or "src" in attributes]
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert {f"#{name}" for name in ids} >= {attributes["href"] for tag, attributes in page.tags if tag == "a"}
    (style,) = re.findall("<style>(.*?)</style>", html, re.DOTALL)
    digest = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    assert f'content="{policy}"' in html


@pytest.mark.parametrize("kind", KINDS)
def test_headings_leave_no_level_out_and_tables_have_equal_rows(kind: str) -> None:
    """Readers who jump from heading to heading find a whole outline; header cells say what they head."""
    html = page_of(KINDS[kind]())
    levels = [level for level, _ in outline(html).headings]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    for table in re.findall("<table.*?</table>", html, re.DOTALL):
        assert len({len(re.findall("<t[hd][ >]", row)) for row in re.findall("<tr.*?</tr>", table, re.DOTALL)}) == 1
        assert table.count("<th") - table.count("<thead") == table.count('scope="')


def test_what_is_asked_comes_first_and_no_score_at_all() -> None:
    """A supplier needs no grade of its buyer's work."""
    page = outline(page_of(GUIDES["everything"]()))

    assert [text for level, text in page.headings if level == 2] == [
        "In short",
        "In this guide",
        "What this tender asks of you",
        "What to do, in this order",
        "What you may not use",
        "What you may ask the buyer",
        "About this guide",
    ]
    assert not re.search(r"\b(score|grade|points)\b", page.text, re.IGNORECASE)


def test_in_short_says_what_matters_most() -> None:
    """How much, how firm, how much work, where to begin, what decides on taking part, what one may choose, what to ask."""
    text = " ".join(outline(page_of(GUIDES["everything"]())).text.split())

    for said in (
        "This tender asks for 8 security measures. 7 are a must. The rest is a wish or a free choice.",
        "There are 5 with little work, 2 with some weeks of work and 1 with months of work.",
        "Begin with TLS, SPF and DKIM.",
        "To be allowed to take part you need ISO/IEC 27001, or what the buyer accepts instead.",
        "One of these is enough: OpenID Connect or SAML.",
        "Do not build this before the buyer has answered, because it is no longer secure: FTP.",
        "Send the buyer 6 questions; they stand ready at the end of this guide.",
        "Where a measure is for some of them only, this guide says so.",
    ):
        assert said in text


def test_a_step_says_what_to_do_what_it_costs_and_what_proves_it() -> None:
    """In full, where asked, version, firmness, order, work, proof, free tools, question."""
    (step,) = re.findall(r"<h4[^>]*>[^<]*DMARC</h4>.*?</section>", page_of(GUIDES["everything"]()), re.DOTALL)
    text = " ".join(re.sub("<[^>]+>", " ", step).split())

    assert re.sub(r"^Step \d+", "Step", text) == (
        "Step: DMARC "
        "In full: Domain-based Message Authentication, Reporting, and Conformance. Asked in requirement A5. Version: p=reject. "
        "You must meet it. It comes after SPF and DKIM, because it builds on that. "
        "Publish a record that only collects reports. "
        "Read the reports for some weeks and mend every system that fails. "
        "Change the policy to quarantine, then to reject. "
        "Do the same for domains that send no mail; these can go to reject at once. "
        "Cost and work: some weeks. The record itself takes minutes; finding every system that sends in the name of the domain takes some "
        "weeks of reading reports. "
        "Proof: This is enough: The report of a free public test for each domain, and the published record, which anybody can look up. "
        "Free tools: internet.nl. Ask the buyer: questions 3, 6."
    )


@pytest.mark.parametrize("kind", ["everything", "wordy", "empty", "only-insecure", "not-assessed", "list", "partly", "unknown"])
def test_it_can_be_read_aloud_by_anybody(kind: str) -> None:
    """No signs and no unexplained abbreviations in the sentences of the guide, and short words on the whole."""
    html = re.sub("<(style|title|blockquote)[^>]*>.*?</\\1>", "", page_of(KINDS[kind]()), flags=re.DOTALL)
    text = outline(html).text

    assert SIGNS.findall(text) == []
    sentences = re.sub(r"\s*\n\s*", ". ", text)
    assert textstat.lix(sentences) < 45


def test_a_standard_is_explained_once() -> None:
    """The sentence of the catalogue stands in the table, and nowhere else."""
    html = page_of(GUIDES["everything"]())

    assert html.count("Tells mail providers to refuse or set aside mail") == 1


def test_what_people_wrote_is_text_and_never_markup() -> None:
    """A title may hold tags, template braces and control characters; none of them works."""
    html = page_of(GUIDES["ugly"]())

    assert "<script" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "{{ 7*7 }}" in html
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\u202a-\u202e\u2066-\u2069]", html)


def test_a_tender_whose_requirements_lie_elsewhere_says_what_to_read() -> None:
    """With the names of the documents."""
    text = " ".join(outline(page_of(GUIDES["not-assessed"]())).text.split())

    assert "Read the documents of the tender too" in text
    assert "They are: Terms of reference https://example.org/1." in text


def test_the_list_for_a_buyer_has_a_sentence_to_paste_for_each_wish() -> None:
    """Numbered through, with the name for it, the check and the proof."""
    html = page_of(BUYING["list"]())

    assert html.count('<blockquote class="clause"') == html.count("How you check it:") == html.count('id="wish-')
    assert "You buy: Website, E-mail service, Software as a service." in html
    assert "The program cannot tell what you buy." in page_of(BUYING["unknown"]())
    assert "Your specification now asks for the opposite: take that out." in page_of(BUYING["partly"]())


def test_only_the_pdf_speaks_of_an_attachment() -> None:
    """The page alone has none."""
    for kind in ("everything", "list"):
        assert "result.json" not in page_of(KINDS[kind]())
        assert "result.json" in page_of(KINDS[kind](), attached=True)


def test_after_the_last_day_for_offers_nobody_is_sent_to_ask() -> None:
    """The questions stay, with a word that it is late."""
    late = page_of(GUIDES["late"]())

    assert "Send the buyer" not in late
    assert late.count("The last day for offers was over on the day for which this guide was made") == 2


def test_what_is_sent_reads_in_its_own_direction() -> None:
    """English questions in an Arabic guide run from left to right."""
    html = page_of(GUIDES["arabic"]())

    assert '<html lang="ar" dir="rtl">' in html
    assert '<blockquote class="clause" lang="en" dir="ltr">' in html
