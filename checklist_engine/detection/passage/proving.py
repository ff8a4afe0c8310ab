"""The proof that a text asks for in other words than those of the sentence that makes a demand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from checklist_engine.detection.passage.headings import heading_row
from checklist_engine.detection.passage.verified import Verified
from checklist_engine.detection.text.sentences import is_item
from checklist_engine.patterns import compiled_later

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checklist_engine.detection.language.cues import Cue
    from checklist_engine.detection.lexicon import Lexicon
    from checklist_engine.detection.merging import Placed
    from checklist_engine.detection.passage.reading import Reading
    from checklist_engine.detection.text.sentences import Stretch

__all__ = ["Proving"]

_UNPROVED = frozenset({"forbidden", "mentioned"})
_LABEL = "label"
_CODE = compiled_later(r"[ \t]*(?:\[[A-Z][\w.-]{0,16}[0-9][\w.-]{0,8}\]|[A-Z]{1,8}(?:[-_][A-Z]{1,8}){0,2}[-_][0-9]{1,4}\b)")
"""How a requirement begins that has a number of its own: `[R-14]`, `SEC-02`."""
_LONGEST_ROW = 8
"""How many sentences a row of a table may have behind one that is verified as its last cell says."""


class Proving:
    """What the sentences of one text ask as proof of what others demand; each is looked at only where a demand lacks proof."""

    def __init__(self, reading: Reading, plain: str, stretches: Sequence[Stretch], lexicon: Lexicon) -> None:
        """Take a text that is read, its characters and sentences, and what is known of standards and words."""
        self._reading = reading
        self._plain = plain
        self._stretches = stretches
        self._lexicon = lexicon
        self._verified = Verified(plain, stretches, lexicon.wording(reading.language))
        self._has_cells = "|" in plain or "\t" in plain
        self._around: dict[tuple[int, bool, bool], tuple[int, Cue] | None] = {}

    def proved(self, one: Placed) -> Placed:
        """Attach the words of proof: those of the same sentence, else of one nearby that names nothing itself, else of a field or cell."""
        if one.proof is not None or one.found.verdict.stance in _UNPROVED:
            return one
        hit, number = one.found.hit, one.number
        certificate, check = self._lexicon.proven_by(hit)
        key = (number, certificate, check)
        if key not in self._around:
            self._around[key] = self._proof_around(*key)
        near = self._around[key]
        if near is None and not self._verified.is_silent:
            place = self._reading.place(number, hit.first)
            near = self._ways_behind(number) or self._verified.beside(number, place, named=hit.named)
        return one if near is None else msgspec.structs.replace(one, found=msgspec.structs.replace(one.found, proof=near[1]), proof=near[0])

    def _proof_around(self, number: int, certificate: bool, check: bool) -> tuple[int, Cue] | None:  # noqa: FBT001 - what a standard is
        """Return the sentence, and the words in it, that ask proof of what another names: above its list or table, or near it."""
        line, lead = self._stretches[number].line, self._reading.lead(number)
        above = [lead, heading_row(self._plain, self._stretches, number)]
        if certificate and lead and self._stretches[lead - 1].line == self._stretches[lead].line:
            above.append(lead - 1)  # "Assurance reports are given every year. They may be:"
        for other in (*above, *self._reading.near(number)):
            if other is None or not self._speaks_of_others(other, check=check):
                continue
            lines = 0 if other in above else abs(self._stretches[other].line - line)
            statement = self._reading.statement(other)
            proof = statement.proof(certificate=certificate and not lines, check=check) if lines <= 1 else None
            if proof is not None and not (lines and proof.group == "tests" and self._begins_item(max(number, other))):
                return other, proof
        return None

    def _speaks_of_others(self, number: int, *, check: bool) -> bool:
        """Tell whether a sentence may ask proof of what another names: it names nothing itself, or only what is proof of others.

        `IPv6 is supported. The site scores 100% on Internet.nl.`; of a way of testing, so may one that names another.
        """
        statement = self._reading.holding.get(number)
        return statement is None or all(
            self._lexicon.kinds[hit.standard] == _LABEL or (check and self._lexicon.proven_by(hit)[1]) for hit in statement.hits
        )

    def _begins_item(self, number: int) -> bool:
        """Tell whether the line of a sentence is an item of a list, or has a number of its own: a test asked for in it is one by itself."""
        start = self._plain.rfind("\n", 0, self._stretches[number].start) + 1
        return is_item(self._plain, start) or _CODE.match(self._plain, start) is not None

    def _ways_behind(self, number: int) -> tuple[int, Cue] | None:
        """Return the last sentence of a row, and the cell in it that says how the row is verified."""
        if not self._has_cells:
            return None
        line, last = self._stretches[number].line, number
        while last < min(number + _LONGEST_ROW, len(self._stretches) - 1) and self._stretches[last + 1].line == line:
            last += 1
        cue = self._reading.statement(last).ways_to_verify() if last > number else None
        return None if cue is None else (last, cue)
