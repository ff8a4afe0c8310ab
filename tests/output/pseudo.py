"""A language in which every message is marked, so that words which bypass the message catalogues stand out."""

from __future__ import annotations

import gettext
import json
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import msgspec

from checklist_engine import wording
from checklist_engine.check import check
from checklist_engine.knowledge import Knowledge, load_knowledge
from checklist_engine.specification.model import Specification
from checklist_engine.specification.reading import read_specifications
from checklist_engine.translation.localising import localise_catalog, localise_profiles, localise_rules

if TYPE_CHECKING:
    import pytest

    from checklist_engine.result import CheckResult

__all__ = ["LANGUAGE", "marked_knowledge", "marked_result", "stray_words", "visible_text"]

LANGUAGE = "eo"
"""A language that the program does not speak, but that has numbers and days in the Unicode locale data."""
_OPEN, _CLOSE = "\u27e6", "\u27e7"
_WORD = re.compile(r"(?<![A-Za-z0-9])[A-Za-z][a-z]{2,}(?![0-9])")
_OF_DAYS = "decembro"
_ADDRESS = re.compile(r"https?://[^\s\u27e7]+")
_READ_ATTRIBUTES = frozenset({"title", "aria-label", "alt", "placeholder", "content", "data-copied"})
_UNSEEN = frozenset({"style", "script", "blockquote"})


class _Marked(gettext.NullTranslations):
    def gettext(self, message: str) -> str:
        return f"{_OPEN}{message}{_CLOSE}"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


def marked_knowledge(monkeypatch: pytest.MonkeyPatch) -> Knowledge:
    """Return the knowledge with every text for readers between marks; so are all messages for the rest of the test."""
    monkeypatch.setitem(wording.LANGUAGES, LANGUAGE, "marked")
    monkeypatch.setattr(gettext, "translation", lambda *_, **__: _Marked())
    wording.words_for.cache_clear()
    knowledge = load_knowledge()

    def say(key: str, english: str) -> str:
        del key
        return f"{_OPEN}{english}{_CLOSE}"

    rules = localise_rules(knowledge.all_rules, say)
    return msgspec.structs.replace(
        knowledge,
        catalog=localise_catalog(knowledge.catalog, say),
        rules={key: rules[key] for key in knowledge.rules},
        all_rules=rules,
        profile=localise_profiles({"one": knowledge.profile}, say)["one"],
        words=wording.words_for(LANGUAGE),
    )


def marked_result(knowledge: Knowledge, **changes: object) -> CheckResult:
    """Return a result with every kind of finding, of a specification that says nothing in words."""
    written = {
        "schema_version": "1.0",
        "id": "1",
        "title": "1/2",
        "language": "en",
        "dates": {"published": "2026-12-01", "deadline": "2027-01-15", "contract_end": "2031-01-31"},
        "buyer": {"name": "1", "country": "NL", "kind": "public"},
        "value": {"amount": 180000, "currency": "EUR"},
        "subjects": ["website", "email-service"],
        "lots": [{"id": "1", "title": "1"}, {"id": "2", "title": "2", "subjects": ["saas"]}],
        "requirements": [
            {"id": "1", "text": "1", "obligation": "mandatory", "standards": [{"id": "tls", "version": "1.0"}]},
            {"id": "2", "text": "2", "obligation": "mandatory", "standards": [{"id": "ftp"}]},
            {"id": "3", "text": "3", "obligation": "desired", "standards": [{"id": "dnssec"}]},
            {"id": "4", "text": "4", "obligation": "mandatory", "standards": [{"id": "iso-27001", "version": "2013"}]},
            {"id": "5", "text": "5", "obligation": "mandatory", "standards": [{"id": "hsts"}], "verification": "5"},
            {"id": "6", "text": "6", "obligation": "optional", "standards": [{"id": "dmarc", "version": "p=none"}]},
        ],
        "waivers": [
            {"rule": "mail-spf-published", "reason": "1", "approved_by": "1", "until": "2027-06-30"},
            {"rule": "web-csp", "reason": "1", "approved_by": "1", "until": "2025-06-30"},
        ],
        **changes,
    }
    (specification,) = read_specifications(json.dumps(written).encode(), "1.json")
    assert isinstance(specification, Specification)
    return check(specification, knowledge)


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._hidden: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.parts.append(" ")
        if tag in _UNSEEN:
            self._hidden.append(tag)
        elif not (tag == "meta" and ("name", "viewport") in attrs) and not any(name == "http-equiv" for name, _ in attrs):
            self.parts += [f" {value} " for name, value in attrs if name in _READ_ATTRIBUTES and value]

    def handle_endtag(self, tag: str) -> None:
        self.parts.append(" ")
        if self._hidden and self._hidden[-1] == tag:
            self._hidden.pop()

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.parts.append(data)


def visible_text(page: str) -> str:
    """Return what a page shows and what is read aloud, without the clauses, which follow the language of the specification."""
    parser = _Page()
    parser.feed(page)
    return "".join(parser.parts)


def stray_words(text: str, knowledge: Knowledge) -> list[str]:
    """Return the words, of three letters or more, that stand outside the marks and are no name, id or clause."""
    for clause in _clauses(knowledge):
        text = text.replace(clause, " ")
    text = _ADDRESS.sub(" ", text)
    outside, depth = [], 0
    for sign in text:
        if sign in (_OPEN, _CLOSE):
            depth += 1 if sign == _OPEN else -1
            outside.append(" ")
        elif depth == 0:
            outside.append(sign)
    names = _names(knowledge)
    return sorted({word for word in _WORD.findall("".join(outside)) if word.lower() not in names})


def _clauses(knowledge: Knowledge) -> list[str]:
    return [text for standard in knowledge.catalog.standards.values() if "en" in standard.clause for text in (standard.clause["en"].must,)]


def _names(knowledge: Knowledge) -> set[str]:
    """Return the words of names: standards, tools, documents, authorities, ids."""
    catalog = knowledge.catalog
    said = [_OF_DAYS, "Checklist", "Engine", "baseline", "json", "none", *knowledge.all_rules, *catalog.subjects, *catalog.characteristics]
    for standard in catalog.standards.values():
        said += [standard.id, standard.name, standard.title]
        said += [step.tool or "" for step in standard.verification]
        said += [document.id for document in standard.documents]
        said += [mandate.authority for mandate in standard.mandates]
    return {word.lower() for text in said for word in _WORD.findall(re.sub(r"[_-]", " ", text))}
