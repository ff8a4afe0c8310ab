"""Finding citations of documents that were replaced: "RFC 7525", "ISO 27001:2013", "FIPS PUB 140-2", "SP 800-53, Revision 4".

A designation is read as its runs of letters and digits; punctuation and words such as `Rev.` or `version` between them do not
matter. A designation that names no edition where a newer edition exists (`NIST SP 800-50`) means the newest one.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

import msgspec

from checklist_engine.catalog.succession import Replaced, replaced_documents
from checklist_engine.patterns import compiled_later
from checklist_engine.saying import AND, say, say_counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checklist_engine.catalog.standard import Catalog
    from checklist_engine.specification.model import Requirement, Specification

__all__ = ["Citation", "CitationIndex", "CitationTable", "citation_notes", "superseded_citations"]

_LOOKS_LIKE_ONE = compiled_later(r"[A-Za-z]\W{0,3}\d")
"""Every designation has a number after a word. A text without one need not be looked at."""
_RUN = compiled_later(r"[^\W\d_]+|\d+")
_BETWEEN = compiled_later(r"[\s\-\u2010-\u2015\u2212/._:()\u00ad]{0,4}")
_LIST_GAP = compiled_later(r"[\s,;/&+()\-\u2010-\u2015]{1,4}")
_PLAIN_GAPS = frozenset({" ", "-", "/"})
"""The usual ones, which need no regular expression."""
_NOISE = frozenset({"iec", "std", "pub", "publication", "v", "ver", "version", "ed", "edition", "rev", "revision", "r", "no", "nr"})
"""Words that may stand inside a designation without changing it."""
_PUBLISHERS = frozenset({"nist", "etsi", "ieee", "bsi", "owasp"})
_LIST_WORDS = frozenset({"and", "or", "en", "of", "et", "ou", "und", "oder", "y", "o", "e", "rfc", "rfcs"})
_RFC = frozenset({"rfc", "rfcs"})
_WINDOW = 160
"""How far, in characters, a designation or a list of RFC numbers reaches from its first word."""
_MOST_RUNS = 16
"""How many runs the longest designation has, with the words in between."""

Runs = tuple[str, ...]


class Citation(msgspec.Struct, frozen=True, kw_only=True):
    """A replaced document that a requirement cites, the newest documents instead, and where it stands: `start:end` of the text."""

    document: str
    replaced_by: tuple[str, ...]
    standard: str
    requirement: str
    pointer: str
    quote: str
    start: int
    end: int

    def __str__(self) -> str:
        """Return the citation as people read it."""
        return say("cites {document}, replaced by {by}", document=self.document, by=_listed(self.replaced_by))


class CitationTable(msgspec.Struct, frozen=True):
    """All designations of a catalogue as plain data: by their first run, the longest first; and the documents that were replaced."""

    by_first: dict[str, list[tuple[Runs, str]]]
    replaced: dict[str, Replaced]

    @classmethod
    def of(cls, catalog: Catalog) -> CitationTable:
        """Compile the designations of a catalogue."""
        replaced = replaced_documents(catalog)
        documents = dict.fromkeys(document.id for standard in catalog.standards.values() for document in standard.documents)
        documents |= dict.fromkeys(successor for item in replaced.values() for successor in item.chain)
        by_first: dict[str, list[tuple[Runs, str]]] = {}
        for document in documents:
            for runs in dict.fromkeys(_spellings(document)):
                by_first.setdefault(runs[0], []).append((runs, document))
        for entries in by_first.values():
            entries.sort(key=lambda entry: (-len(entry[0]), entry))
        return cls(by_first, replaced)


class CitationIndex:
    """All designations of a catalogue, made ready to be found in texts."""

    def __init__(self, table: CitationTable) -> None:
        self._replaced = table.replaced
        self._by_first = table.by_first
        heads = "|".join(sorted({*self._by_first, "rfcs"}, key=lambda head: (-len(head), head)))
        self._heads = compiled_later(rf"(?<![^\W_])(?:{heads})(?=[\d\W_]|[vr]\d)", re.IGNORECASE)

    def find(self, requirement: Requirement) -> Iterator[Citation]:
        """Yield every replaced document that a requirement cites, once, in time linear in the length of its text.

        A requirement that also cites the newest document knows what it says, and is left alone.
        """
        found: dict[str, tuple[int, int]] = {}
        for document, start, end in self._designations(requirement.text):
            found.setdefault(document, (start, end))
        for document, (start, end) in found.items():
            item = self._replaced.get(document)
            if item is None or not found.keys().isdisjoint(item.by) or _means_any_edition(item):
                continue
            yield Citation(
                document=document,
                replaced_by=item.by,
                standard=item.standard,
                requirement=requirement.id,
                pointer=requirement.pointer,
                quote=requirement.text[start:end],
                start=start,
                end=end,
            )

    def _designations(self, text: str) -> Iterator[tuple[str, int, int]]:
        """Yield every designation in a text with its span."""
        reached = 0
        for head in self._heads.finditer(text):
            if head.start() < reached:
                continue
            runs = _RUN.finditer(text, head.start(), head.start() + _WINDOW)
            if head.group().lower() in _RFC:
                for number, is_first in _rfc_numbers(text, runs):
                    document = f"RFC {int(number.group())}"
                    if (("rfc", str(int(number.group()))), document) in self._by_first.get("rfc", ()):
                        yield document, head.start() if is_first else number.start(), number.end()
                    reached = number.end()
                continue
            matched = self._longest(text, list(islice(runs, _MOST_RUNS)))
            if matched is not None:
                document, end = matched
                yield document, head.start(), end
                reached = end

    def _longest(self, text: str, runs: list[re.Match[str]]) -> tuple[str, int] | None:
        """Return the longest designation that begins with the first run, and where it ends."""
        for wanted, document in self._by_first.get(runs[0].group().lower(), ()):
            end = _end_of(text, runs, wanted)
            if end is not None:
                return document, end
        return None


def superseded_citations(specification: Specification, index: CitationIndex) -> tuple[Citation, ...]:
    """Return every replaced document that the requirements cite, in their order."""
    citing = (requirement for requirement in specification.requirements if _LOOKS_LIKE_ONE.search(requirement.text))
    return tuple(citation for requirement in citing for citation in index.find(requirement))


def citation_notes(citations: Iterable[Citation]) -> tuple[str, ...]:
    """Return one sentence for each replaced document, naming all requirements that cite it."""
    where: dict[str, list[str]] = {}
    by: dict[str, tuple[str, ...]] = {}
    for citation in citations:
        where.setdefault(citation.document, []).append(citation.requirement)
        by[citation.document] = citation.replaced_by
    return tuple(
        say_counted(
            "{requirements} cites {document}, replaced by {by}.",
            "{requirements} cite {document}, replaced by {by}.",
            len(set(requirements)),
            requirements=_listed(dict.fromkeys(requirements)),
            document=document,
            by=_listed(by[document]),
        )
        for document, requirements in where.items()
    )


def _listed(words: Iterable[str]) -> str:
    *most, last = words
    return say(AND, first=", ".join(most), second=last) if most else last


def _means_any_edition(item: Replaced) -> bool:
    """Tell whether the designation names no edition and a successor is its newer edition."""
    return any(successor.startswith((f"{item.document} Rev.", f"{item.document}-")) for successor in item.chain)


def _spellings(document: str) -> Iterator[Runs]:
    """Yield the run sequences that mean a document: without its publisher, `NIST 800-53` for `NIST SP 800-53`, `EN 303645`."""
    written = [run for run in _RUN.findall(document.split(" (", maxsplit=1)[0]) if run.lower() not in _NOISE]
    if len(written) < 2 or not any(run.isdigit() for run in written):  # noqa: PLR2004 - one word is no designation
        return
    runs = tuple(run.lower() for run in written)
    yield runs
    if runs[:2] == ("nist", "sp"):
        yield from (("nist", *runs[2:]), ("nist", "special", *runs[2:]), ("special", *runs[2:]))
    if runs[0] == "etsi" and runs[2].isdigit() and runs[3].isdigit():
        yield from (_joined_number(runs), _joined_number(runs)[1:])
    if runs[0] in _PUBLISHERS and (written[1].isupper() or written[1].isdigit()):
        yield runs[1:]


def _joined_number(runs: Runs) -> Runs:
    return (*runs[:2], runs[2] + runs[3], *runs[4:])


def _rfc_numbers(text: str, runs: Iterator[re.Match[str]]) -> Iterator[tuple[re.Match[str], bool]]:
    """Yield the numbers after `RFC`, also of a list such as `RFCs 5246, 6347 and 8446`, and whether it is the first."""
    last = next(runs).end()
    first = True
    for run in runs:
        gap = text[last : run.start()]
        word = run.group().lower()
        if gap not in _PLAIN_GAPS and (_BETWEEN if first else _LIST_GAP).fullmatch(gap) is None:
            return
        if word.isdigit() and len(word) <= 5:  # noqa: PLR2004 - RFC numbers have at most five digits
            yield run, first
            first = False
        elif word not in (_NOISE if first else _LIST_WORDS):
            return
        last = run.end()


def _end_of(text: str, runs: list[re.Match[str]], wanted: Runs) -> int | None:
    place = 0
    for number, word in enumerate(wanted):
        while number and place < len(runs) and runs[place].group().lower() in _NOISE and runs[place].group().lower() != word:
            if not _joined(text, runs, place, noise=True):
                return None
            place += 1
        if place >= len(runs) or runs[place].group().lower() != word:
            return None
        if number and not _joined(text, runs, place, noise=False):
            return None
        place += 1
    end = runs[place - 1].end()
    if re.match(r"[.\-]\d", text[end : end + 2]):
        return None
    opened = "(" in text[runs[0].start() : end]
    return end + 1 if opened and text[end : end + 1] == ")" else end


def _joined(text: str, runs: list[re.Match[str]], place: int, *, noise: bool) -> bool:
    gap = text[runs[place - 1].end() : runs[place].start()]
    return gap in _PLAIN_GAPS or _BETWEEN.fullmatch(gap.replace(",", "", 1) if noise else gap) is not None
