"""Lists: where one ends and another begins, and what stands below what."""

from __future__ import annotations

import pytest

from tests.documents.drafts import lines, text_draft

_CONTRACT = """# Service

The contractor appoints a coordinator, who shall:

a. manage the contract and its orders;

b. attend the meetings.

1.  The coordinator is named at the first meeting, and shall have:

1.  a degree in computer science;

2.  three years of experience.

1.  A deputy is named as well.

2.  Each order shall state:

1.  who asks;

2.  until when.

3.  Orders are encrypted with TLS 1.3.
"""


def test_numbers_that_begin_anew_are_another_list_unless_a_colon_announces_them() -> None:
    """A flat list, as converters leave it, keeps its lists apart: no sentence is put before the items of another one."""
    assert [line.text for line in lines(text_draft(_CONTRACT))] == [
        "The contractor appoints a coordinator, who shall:\n- manage the contract and its orders;\n- attend the meetings.",
        "The coordinator is named at the first meeting, and shall have:\n- a degree in computer science;\n- three years of experience.",
        "A deputy is named as well.",
        "Each order shall state:\n- who asks;\n- until when.",
        "Orders are encrypted with TLS 1.3.",
    ]


def test_a_list_that_counts_every_item_as_the_first_is_one() -> None:
    """Markdown counts by itself, so people write `1.` before each item."""
    assert [line.text for line in lines(text_draft("The website shall use:\n\n1. TLS 1.3\n1. HSTS\n1. DNSSEC\n"))] == [
        "The website shall use:\n- TLS 1.3\n- HSTS\n- DNSSEC"
    ]


@pytest.mark.parametrize("code", ["RS1 -", "SEC-1:", "[A1]", "O.Auth_1:"])
def test_a_paragraph_with_a_code_is_a_requirement_of_its_own_after_a_colon(code: str) -> None:
    """`The requirements are as follows:` introduces all of them, not the first alone."""
    text = (
        f"The requirements are as follows:\n\n{code} The supplier uses TLS 1.3.\n\n{code.replace('1', '2')} The supplier signs its zones.\n"
    )
    assert [line.id for line in lines(text_draft(text))] == ["R1", code.strip("[]-: "), code.replace("1", "2").strip("[]-: ")]
