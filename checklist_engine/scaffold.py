"""Starting a new standard or rule: a file that loads, and in which lint names everything that is still to be filled in."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from checklist_engine.advice import TO_FILL_IN
from checklist_engine.data import compiled_knowledge_file, data_folder
from checklist_engine.errors import Problem, UsageError, system_reason
from checklist_engine.files import write_whole
from checklist_engine.saying import N_, say

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from checklist_engine.knowledge import Knowledge

__all__ = ["new_rule", "new_standard"]

STANDARD = """\
id: {id}
name: "{fill}: what people call it, such as DNSSEC"
title: "{fill}: the full title, as in the document"
kind: internet-standard  # or best-practice, certification, label, framework
area: {area}
status: current  # or emerging, being-replaced, obsolete, insecure; the last two need replaced_by: [id]
plain: "{fill}: one sentence that a minister understands: what it does, or what goes wrong without it"
stops: []  # ids from threats.yaml
version_scheme: none  # or numeric, year, edition, parameter; then list versions from the weakest to the strongest
documents:
  - {{id: "{fill}: the designation, such as RFC 9364", title: "{fill}: its title, word for word"}}
names:
  any: ["{fill}: what real texts call {id}: abbreviation and full name; no versions"]
implied_by: {{}}  # wordings that ask for it without its name: en: ["signed|secured zone"]
clause:
  en:
    must: "The supplier shall {fill}: what, measurable, by when, and how it is proven"
    should: "The supplier should {fill}: the same as a wish"
  nl:
    must: "De opdrachtnemer moet {fill}: wat, meetbaar, wanneer, en hoe het wordt aangetoond"
    should: "De opdrachtnemer dient bij voorkeur {fill}: hetzelfde als wens"
verification:
  - {{when: bid, method: "{fill}: what the buyer asks for or tests", evidence: "{fill}: what the buyer then holds"}}
  - {{when: acceptance, method: "{fill}: what the buyer tests, and with which free tool", evidence: "{fill}: what the buyer then holds"}}
small_supplier:
  steps: ["{fill}: the first step for a supplier of five people"]
  proof: "{fill}: what it can show without a paid certificate"
builds_on: []  # ids of standards that a supplier has to have in order first
effort: {{level: medium, why: "{fill}: what it costs a small supplier, and why"}}  # low, medium or high
access: free  # or paid: is the text of the standard free to read
mandates: []  # who requires it, read in a source: {{authority, country, level, source, checked}}
helps_to_meet: []  # technology-neutral law: {{framework, clause}}
reviewed_by: {{en: null, nl: null}}
checked: 2000-01-01  # the day you held every fact against its source
"""

EXPECTS = """\
id: {id}
title: "{fill}: the good state, such as 'E-mail domains reject forged senders'"
question: "{fill}: the same as a question"
area: {area}
severity: medium  # critical, high, medium or low
severity_reason: "{fill}: what happens where it is missing"
applies_to:
  subjects: []  # ids from subjects.yaml; empty means every subject
  when: {{}}  # facts from characteristics.yaml: personal_data: true
expects: {{standard: {standard}}}  # version: ">=1.2", or any_of / all_of
rationale: "{fill}: two to four sentences that an officer can defend before a supplier's lawyer"
sources:
  - {{document: "{fill}: a document or mandate that says so"}}
examples:
  - {{text: "{fill}: a text that requires it with a proof", level: 4}}
  - {{text: "{fill}: a text that requires it", level: 3}}
  - {{text: "{fill}: a text that recommends it", level: 2}}
  - {{text: "{fill}: a text that allows or mentions it, or falls short of the version", level: 1}}
  - {{text: "{fill}: a text that does not ask for it", level: 0}}
  - {{text: "{fill}: a text that looks like a demand and is none", level: 0, note: "{fill}: what makes it hard"}}
"""

REFUSES = """\
id: {id}
title: "{fill}: the good state, such as 'No service offers Telnet'"
question: "{fill}: the same as a question"
area: {area}
severity: high  # critical, high, medium or low
severity_reason: "{fill}: what happens where it is allowed"
applies_to: {{}}
refuses: {{standard: {standard}{instead}}}
rationale: "{fill}: two to four sentences that an officer can defend before a supplier's lawyer"
sources:
  - {{document: "{fill}: the document that withdraws it"}}
examples:
  - {{text: "{fill}: a text that asks for it", hit: true}}
  - {{text: "{fill}: a text that forbids it", hit: false}}
  - {{text: "{fill}: a text that looks like a demand and is none", hit: false, note: "{fill}: what makes it hard"}}
"""


def new_standard(standard: str, area: str, knowledge: Knowledge, into: Path | None = None) -> Path:
    """Write the start of a standard under `into`, a folder of own standards, and return its path; without it, in the source tree.

    Raises:
        UsageError: the id is taken or not kebab-case, the area does not exist, or the file is there already.

    """
    _hold_new_id(standard, knowledge.catalog.standards, N_("there is a standard '{key}' already"))
    _hold_known(area, knowledge.catalog.areas, "area")
    root = into if into is not None else _source_folder("standards_catalog")
    return _write(root / "standards" / area / f"{standard}.yaml", STANDARD.format(id=standard, area=area, fill=TO_FILL_IN))


def new_rule(rule: str, area: str, standard: str, knowledge: Knowledge, into: Path | None = None) -> Path:
    """Write the start of a rule under `into`, a folder of own rules, and return its path; without it, in the source tree.

    A standard that nobody should ask for any more gets a rule that refuses it.

    Raises:
        UsageError: the id is taken or not kebab-case, area or standard do not exist, or the file is there already.

    """
    _hold_new_id(rule, knowledge.all_rules, N_("there is a rule '{key}' already"))
    _hold_known(area, knowledge.catalog.areas, "area")
    _hold_known(standard, knowledge.catalog.standards, "standard")
    root = into if into is not None else _source_folder("rules")
    entry = knowledge.catalog.standards[standard]
    form = REFUSES if entry.status in ("insecure", "obsolete") else EXPECTS
    instead = f", instead: {entry.replaced_by[0]}" if entry.replaced_by else ""
    return _write(root / area / f"{rule}.yaml", form.format(id=rule, area=area, standard=standard, instead=instead, fill=TO_FILL_IN))


def _hold_new_id(key: str, taken: Iterable[str], clash: str) -> None:
    import re  # noqa: PLC0415 - only this needs it

    from checklist_engine.catalog.authored import ID_PATTERN  # noqa: PLC0415 - pydantic is slow to import

    if not re.fullmatch(ID_PATTERN, key):
        raise UsageError(
            Problem(
                code="wrong-id",
                what=say("'{key}' is not an id", key=key),
                expected=say("lower-case words, digits and hyphens, such as mail-dmarc-enforced"),
                hint=say("choose another; ids are never changed later"),
            )
        )
    if key in taken:
        raise UsageError(Problem(code="id-clash", what=say(clash, key=key), hint=say("choose another id")))


def _hold_known(key: str, table: Iterable[str], noun: str) -> None:
    names = list(table)
    if key in names:
        return
    close = difflib.get_close_matches(key, names, n=1)
    raise UsageError(
        Problem(
            code=f"unknown-{noun}",
            what=say("there is no area '{key}'", key=key) if noun == "area" else say("there is no standard '{key}'", key=key),
            expected=say("one of {values}", values=", ".join(names))
            if noun == "area"
            else say("an id from `checklist-engine catalog list`"),
            hint=say("did you mean '{near}'?", near=close[0]) if close else "",
        )
    )


def _source_folder(name: str) -> Path:
    if compiled_knowledge_file() is not None:
        raise UsageError(
            Problem(
                code="installed",
                what=say("this program is installed, so its own folders are not for editing"),
                hint=say("name a folder of your own with --into, and use it with --catalog or --rules"),
            )
        )
    return data_folder(name)


def _write(path: Path, text: str) -> Path:
    if path.exists():
        raise UsageError(Problem(code="file-exists", where=str(path), what=say("this file exists"), hint=say("choose another id")))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, text.encode())
    except OSError as error:
        raise UsageError(
            Problem(
                code="output-unwritable",
                where=str(path),
                what=system_reason(error),
                hint=say("choose a folder that can be written"),
            )
        ) from None
    return path
