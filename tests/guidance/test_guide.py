"""The guide tells a supplier what is asked, in plain words and in order."""

from __future__ import annotations

from typing import Any

from checklist_engine.guidance.guide import Avoided, Guide, Task, make_guide
from checklist_engine.knowledge import load_knowledge
from tests.guidance.tenders import judged

KNOWLEDGE = load_knowledge()


def guide(*texts: str, **fields: Any) -> Guide:  # noqa: ANN401 - any field of a specification
    """Return the guide on a tender with these requirements."""
    return make_guide(judged(*texts, **fields), KNOWLEDGE)


def test_a_task_says_everything_that_a_supplier_needs() -> None:
    """From the tender: firmness, place, version, proof; from the catalogue: the steps, the work, the light proof, the free tools."""
    made = guide("The website shall use HSTS with a max-age of at least 31536000 seconds, proven with a scan report.")

    assert made == Guide(
        tasks=(
            Task(
                number=1,
                standard="hsts",
                name="HSTS",
                title="HTTP Strict Transport Security",
                plain=KNOWLEDGE.catalog.standards["hsts"].plain,
                firmness="must",
                role="technical-specification",
                requirements=("R1",),
                lots=(),
                versions=("max-age>=31536000",),
                alternatives=(),
                stage="low",
                effort="low",
                effort_reason="One line in the settings of the web server, once the whole site works over the protected connection.",
                order_reason="",
                steps=(
                    "Make sure that all parts and subdomains work over the protected connection.",
                    "Switch the header on with a short time first, then with one year.",
                    "Test with a free public tool.",
                ),
                proof="The report of a free public test for each name of the site.",
                proof_asked=("The website shall use HSTS with a max-age of at least 31536000 seconds, proven with a scan report",),
                accepts_equivalent=False,
                tools=("internet.nl", "Mozilla HTTP Observatory"),
                free_to_read=True,
                questions=(),
            ),
        ),
        ask_first=(),
        avoided=(),
        questions=(),
    )


def test_the_order_says_why() -> None:
    """What it builds on, and what builds on it."""
    made = guide("Mail shall be sent with DMARC at p=reject.", "Mail shall be sent with SPF and DKIM.")

    assert [(task.name, task.order_reason) for task in made.tasks] == [
        ("SPF", "Do not put it off, because this builds on it: DMARC."),
        ("DKIM", "Do not put it off, because this builds on it: DMARC."),
        ("DMARC", "It comes after SPF and DKIM, because it builds on that."),
    ]


def test_what_is_insecure_is_no_task_and_what_is_forbidden_is_avoided() -> None:
    """A secure standard whose insecure version is asked for stays a task, without that version."""
    made = guide("Files shall be sent by FTP.", "TLS 1.0 shall be supported.", "SSL 3.0 and Telnet shall not be used.")

    assert made.ask_first == ("FTP",)
    assert [(task.name, task.versions, task.questions) for task in made.tasks] == [("TLS", (), (2,))]
    assert made.avoided == (Avoided(name="SSL 3.0", requirements=("R3",)), Avoided(name="Telnet", requirements=("R3",)))


def test_firmness_role_choice_and_equivalent_are_told() -> None:
    """The firmest demand counts, and the weightiest role."""
    made = guide(
        requirements=[
            {
                "id": "A",
                "text": "The supplier holds an ISO/IEC 27001:2022 certificate or equivalent.",
                "role": "selection-criterion",
                "obligation": "mandatory",
            },
            {"id": "B", "text": "Staff should sign in with OpenID Connect or SAML 2.0."},
            {"id": "C", "text": "The website may use a Content Security Policy."},
        ]
    )

    assert [(task.name, task.firmness, task.role, task.alternatives, task.accepts_equivalent) for task in made.tasks] == [
        ("OpenID Connect", "should", "technical-specification", ("SAML",), False),
        ("SAML", "should", "technical-specification", ("OpenID Connect",), False),
        ("CSP", "may", "technical-specification", (), False),
        ("ISO/IEC 27001", "must", "selection-criterion", (), True),
    ]
    assert made.musts == 1
    assert [task.name for task in made.of_stage("high")] == ["ISO/IEC 27001"]


def test_lots_are_named_only_where_a_task_is_for_some_of_them() -> None:
    """A requirement without lots holds for all."""
    made = guide(
        lots=[{"id": "1", "title": "Site"}, {"id": "2", "title": "Mail"}],
        requirements=[
            {"id": "A", "text": "The supplier shall use DNSSEC."},
            {"id": "B", "text": "The supplier shall use HSTS.", "lots": ["1"]},
            {"id": "C", "text": "Mail shall be sent with SPF records.", "lots": ["1"]},
            {"id": "D", "text": "Mail shall be sent with SPF records.", "lots": ["2"]},
        ],
    )

    assert {task.name: task.lots for task in made.tasks} == {"DNSSEC": (), "HSTS": ("1",), "SPF": ()}


def test_a_tender_without_demands_has_an_empty_guide() -> None:
    """What is merely mentioned asks for nothing."""
    assert guide("The site shall be blue.", "Today the site uses HSTS.") == Guide(tasks=(), ask_first=(), avoided=(), questions=())
