"""Guides of every kind for the tests of their pages, made by the program from tenders."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from checklist_engine.guidance.buying import BuyingGuide, make_buying_guide
from checklist_engine.guidance.guide import Guide, make_guide
from checklist_engine.knowledge import load_knowledge
from checklist_engine.output.html.guide import render_buying_guide, render_guide
from checklist_engine.result import CheckResult
from checklist_engine.specification.model import Buyer
from tests.guidance.tenders import judged, wordy_tender

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["BUYING", "GUIDES", "Made", "page_of"]

Made = tuple[Guide | BuyingGuide, CheckResult]

NASTY = '<script>alert(1)</script> & "quotes" {{ 7*7 }} \u202eevil\u202c \x07 \U0001f600 \u6f22\u5b57'
LONG_WORD = "Donaudampfschifffahrtselektrizit\u00e4tenhauptbetriebswerkbauunterbeamtengesellschaft" * 3


def _guide(result: CheckResult) -> Made:
    return make_guide(result, load_knowledge()), result


def _everything() -> Made:
    """Return the guide on a tender of two lots with musts and wishes, a choice, a prohibition, a certificate and doubts."""
    return _guide(
        judged(
            lots=[{"id": "1", "title": "Site"}, {"id": "2", "title": "Mail"}],
            requirements=[
                {
                    "id": "A1",
                    "text": "All connections shall use TLS 1.2 or higher; the supplier proves this with a scan report.",
                    "lots": ["1"],
                },
                {"id": "A2", "text": "The website should use HSTS with a max-age of at least 31536000 seconds.", "lots": ["1"]},
                {"id": "A3", "text": "Staff shall sign in with OpenID Connect or SAML 2.0."},
                {"id": "A4", "text": "Files shall be sent by FTP. SSL 3.0 and Telnet shall not be used."},
                {"id": "A5", "text": "Mail shall be sent with DMARC at p=reject, with SPF and with DKIM, as in RFC 7489.", "lots": ["2"]},
                {"id": "A6", "text": "DNSSEC shall not be used."},
                {"id": "A7", "text": "The supplier shall hold an ISO/IEC 27001 certificate.", "role": "selection-criterion"},
            ],
        )
    )


def _ugly() -> Made:
    """Return the guide on a tender with long words, markup and control characters in every text that people write."""
    made = judged(
        title=f"{NASTY} {LONG_WORD}",
        lots=[{"id": "L" * 150, "title": f"{NASTY} {LONG_WORD}"}, {"id": "2"}],
        requirements=[
            {"id": "R" * 150, "text": f"The site shall use HSTS {NASTY} {LONG_WORD}.", "lots": ["L" * 150]},
            {
                "id": f"<b>{NASTY}"[:150],
                "text": f"Files shall be sent by FTP; proof: {NASTY} {LONG_WORD}.",
                "verification": f"{NASTY} {LONG_WORD} " * 9,
            },
            *({"id": f"S{number}", "text": "The supplier shall use DNSSEC."} for number in range(30)),
        ],
    )
    specification = msgspec.structs.replace(made.specification, buyer=Buyer(name=f"{NASTY} {LONG_WORD}", country="NL"))
    return _guide(msgspec.structs.replace(made, specification=specification))


def _arabic() -> Made:
    """Return the guide for a reader of Arabic on an English tender."""
    knowledge = load_knowledge(language="ar")
    result = judged("The supplier shall use TLS and DNSSEC.", "Files shall be sent by FTP.", knowledge=knowledge)
    return make_guide(result, knowledge, load_knowledge()), result


def _starter(*texts: str, **fields: Any) -> Made:  # noqa: ANN401 - any field of a specification
    starter = load_knowledge("starter")
    result = judged(*texts, knowledge=starter, **fields)
    return make_buying_guide(result, starter), result


GUIDES: dict[str, Callable[[], Made]] = {
    "everything": _everything,
    "wordy": lambda: _guide(wordy_tender(15)),
    "empty": lambda: _guide(judged("The site shall be blue.")),
    "only-insecure": lambda: _guide(judged("Files shall be sent by FTP.")),
    "not-assessed": lambda: _guide(
        judged(subjects=["website"], documents=[{"title": "Terms of reference", "url": "https://example.org/1"}])
    ),
    "late": lambda: _guide(judged("The supplier shall use DNSSEC.", dates={"published": "2026-12-01", "deadline": "2026-11-30"})),
    "arabic": _arabic,
    "ugly": _ugly,
}
BUYING: dict[str, Callable[[], Made]] = {
    "list": lambda: _starter(subjects=["website", "email-service", "saas"]),
    "partly": lambda: _starter("The website shall use HSTS.", "TLS 1.0 shall be supported.", "Mail shall be sent with DKIM."),
    "unknown": lambda: _starter(subjects=[], title="Something new", requirements=[]),
}


def page_of(made: Made, *, attached: bool = False) -> str:
    """Return the page of a guide."""
    guide, result = made
    if isinstance(guide, Guide):
        return render_guide(guide, result, attached=attached)
    return render_buying_guide(guide, result, attached=attached)
