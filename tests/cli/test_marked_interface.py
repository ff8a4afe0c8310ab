"""No word of the interface is fixed in the program: in a marked language, whatever is said stands between marks."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from checklist_engine.cli import language
from checklist_engine.cli.options import Judging
from tests.cli.running import run, write_tender
from tests.cli.test_language import commands
from tests.output.pseudo import LANGUAGE, marked_knowledge, stray_words

if TYPE_CHECKING:
    from pathlib import Path

    from checklist_engine.knowledge import Knowledge

_COMMAND_LINES = re.compile(r"^ +checklist-engine .*$", re.MULTILINE)
_CHOICES = re.compile(r"[\[{][a-z0-9|\s-]+[\]}]")
_OPTIONS = re.compile(r"(?<![a-z])--?[a-z][a-z-]*")
_SUMMARIES = re.compile(r"^  [a-z-]+ +(?=\u27e6)[^\n]*(\n {10,}[^\n]*)*", re.MULTILINE)
_CODES = re.compile(r"\[[a-z0-9-]+\]")
_EXCERPT = re.compile(r"^    .*\n +\^$", re.MULTILINE)
_CALLED = re.compile(r"checklist-engine( [a-z-]+)*")
_ENDING = re.compile(r"\.[a-z]+")
_PLACE = re.compile(r"^[^\s\u27e6]*?(?=: \u27e6)", re.MULTILINE)


@pytest.fixture
def knowledge(monkeypatch: pytest.MonkeyPatch) -> Knowledge:
    """Let the interface speak the marked language: as that of the system, so that files stay in English."""
    marked = marked_knowledge(monkeypatch)
    monkeypatch.setattr(language, "INTERFACE_LANGUAGES", (LANGUAGE,))
    monkeypatch.delenv("CHECKLIST_ENGINE_LANG")
    monkeypatch.setenv("LC_ALL", f"{LANGUAGE}.UTF-8")
    return marked


@pytest.mark.parametrize("path", list(commands()), ids=" ".join)
def test_help(path: tuple[str, ...], knowledge: Knowledge) -> None:
    """Headings, texts, names of values; not what is typed: commands, options and their choices."""
    shown = run(*path, "--help").text
    for typed in (_COMMAND_LINES, _CHOICES, _OPTIONS, _SUMMARIES, _CALLED, _ENDING):
        shown = typed.sub(" ", shown)

    assert "\u27e6" in shown
    assert stray_words(shown, knowledge) == []


def _files(folder: Path) -> dict[str, str]:
    """Write what the calls below get wrong; return the path of each."""
    written = {
        "not-json": "{",
        "comment": '{"id": "1", // note\n}',
        "twice": '{"id": "1", "id": "2"}',
        "html": "<html></html>",
        "list": "[]",
        "value": "1",
        "other": '{"a": 1}',
        "released": '{"releases": [1, {"url": "x"}]}',
        "own": json.dumps(
            {
                "schema_version": "9",
                "titel": "x",
                "language": "x",
                "dates": {"published": "2026-02-31"},
                "buyer": {"country": "XX"},
                "lots": [{"id": "1"}, {"id": "1"}],
                "requirements": [{"id": "1"}, {"id": "1", "text": 1, "lots": ["2"]}],
            }
        ),
        "profile": json.dumps({"schema_version": "1.0", "name": "x", "country": "XX", "standards": [{"id": "tlss"}]}),
    }
    paths = {}
    for name, text in written.items():
        path = folder / f"{name}.json"
        path.write_text(text, encoding="utf-8")
        paths[name] = str(path)
    paths["tender"] = write_tender(folder)
    paths["wrong"] = write_tender(folder, "wrong.json", subjects=["websit"], characteristics={"x": True})
    (folder / "broken.docx").write_bytes(b"PK\x03\x04word/")
    (folder / "old.doc").write_bytes(b"x")
    (folder / "empty.pdf").write_bytes(b"")
    (folder / "list.csv").write_text("name\nTLS\n", encoding="utf-8")
    (folder / "rules").mkdir()
    (folder / "rules" / "web").mkdir()
    (folder / "rules" / "web" / "my-rule.yaml").write_text("id: other\ntitle: 1\nextra: *x\n", encoding="utf-8")
    return {**paths, "folder": str(folder)}


CALLS = [
    "check",
    "check nowhere.json",
    "check {not-json} {comment} {twice} {html} {list} {value} {other} {released} {own} {wrong}",
    "check {tender} --fail-on new",
    "check {tender} --baseline {own}",
    "check {tender} --fail-under 99",
    "check {tender} --fail-under x",
    "check {tender} --top -1",
    "check {tender} --format txt",
    "check {tender} --as-of soon",
    "check {tender} --profil x",
    "check {tender} --profile x",
    "check {tender} --rules nowhere",
    "check {tender} --rules {folder}/rules",
    "check {tender} --answers {list}",
    "check {tender} -o {tender}",
    "check {tender} -o nowhere/x.json",
    "check {folder}/rules",
    "check --lang",
    "check --softer=1",
    "chek",
    "catalog lis",
    "catalog show tlss",
    "catalog gap --against {folder}/list.csv",
    "catalog new TLS --area web --into {folder}/own",
    "catalog new my-own --area webb --into {folder}/own",
    "catalog lint --lang xx",
    "rules show x",
    "rules new web-csp --area web --standard csp --into {folder}/own",
    "draft {folder}/broken.docx",
    "draft {folder}/old.doc",
    "draft {folder}/empty.pdf",
    "draft {tender}",
    "report {tender} -o x.txt",
    "clauses {tender} -o x.txt",
    "compare {tender} --versions",
    "compare {tender} -o x.doc",
    "whatif {tender}",
    "whatif {tender} --adopt x --adopt transport-tls-on-services",
    "explain {tender} x",
    "answer {tender}",
    "answer {tender} --supplier {profile}",
    "new --subject websit",
    "schema x",
    "schema specification extra",
    "batch {tender} -o {folder}/results --shard 3/2",
    "batch nowhere.jsonl -o {folder}/results",
    "summarize {folder}",
    "summarize {folder} --by x",
]
"""Calls that something is wrong with, each in another way."""


@pytest.mark.parametrize("call", CALLS)
def test_errors(call: str, knowledge: Knowledge, tmp_path: Path) -> None:
    """What, what was expected, what to do; not the place, the code and what was typed."""
    ran = run(*call.format(**_files(tmp_path)).split())
    said = ran.err.replace(str(tmp_path), "")
    for typed in (_EXCERPT, _CODES, _PLACE, _CHOICES, _CALLED):
        said = typed.sub(" ", said)

    assert ran.code != 0
    assert "\u27e6" in said
    assert stray_words(said, knowledge) == []


SHOWN = {
    "catalog show dnssec": "",
    "catalog show tls": "",
    "catalog list --for website": "max age quarantine",  # a version
    "catalog gap --against {folder}/old.csv": "",
    "catalog lint --as-of 2030-01-01": "",
    "rules show transport-tls-on-services": "",
    "rules show transport-ftp": "",
    "rules lint --rules {folder}/own": "",
    "explain {tender} transport-tls-on-services": "shall",  # what the tender says
    "explain {tender} web-hsts": "should",
    "explain {tender}": "",
    "draft {folder}/tender.md -o {folder}/drafted.json": "check drafted",  # a command to copy
    "new --subject website -o {folder}/new.json": "",
    "answer {tender} --starter -o {folder}/starter.json": "title kind valid until",  # keys
    "batch {folder}/lines.jsonl -o {folder}/results": "",
    "detect {folder}/lines.jsonl --explain": "nnn vvv",  # marks under the words that decided
}
"""Calls whose answer is for people, each with what it shows beside words and names."""


@pytest.mark.parametrize("call", SHOWN)
def test_what_is_shown(call: str, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Words beside ids, names and what the files say."""
    monkeypatch.setattr(Judging, "knowledge", lambda _: knowledge)
    (tmp_path / "own").mkdir()
    (tmp_path / "old.csv").write_text("standard,version\nTLS,1.0\nFTP,\nDNSSEC,\n1,\n", encoding="utf-8")
    (tmp_path / "tender.md").write_text("# 1\n\n## 2\n\n- TLS 1.2 shall be used.\n\n```\n1\n```\n", encoding="utf-8")
    (tmp_path / "lines.jsonl").write_text('{"id": "1", "text": "TLS 1.2"}\n', encoding="utf-8")
    requirements = [{"id": "1", "text": "TLS shall 1"}, {"id": "2", "text": "HSTS should 1"}]
    tender = write_tender(tmp_path, title="1", requirements=requirements)
    ran = run(*call.format(folder=tmp_path, tender=tender).split())
    said = (ran.text + ran.err).replace(str(tmp_path), "")
    for written in (_EXCERPT, _PLACE, _CODES):
        said = written.sub(" ", said)

    assert "\u27e6" in said
    assert sorted(set(stray_words(said, knowledge)) - set(SHOWN[call].split())) == []


def test_doctor(knowledge: Knowledge) -> None:
    """What stands above it are names and versions."""
    lines = run("doctor").text.splitlines()
    said = "\n".join(line.partition("/")[0] for line in lines if not line.startswith(("checklist-engine ", "  ")))

    assert said.count("\u27e6") >= 4
    assert stray_words(said, knowledge) == []
