"""Whether a release may buy information technology: asked of its codes first, then of its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist_engine.batch.prefilter import WordFilter, subject_wordings
from checklist_engine.batch.wanted import codes_of, described, descriptions_of, titles_of
from checklist_engine.specification.ocds.process import Process, below
from checklist_engine.specification.ocds.specification import read_process
from checklist_engine.subjects import infer_subjects

if TYPE_CHECKING:
    from checklist_engine.batch.wanted import Code, Release
    from checklist_engine.knowledge import Knowledge
    from checklist_engine.specification.model import Specification

__all__ = ["IctSigns", "buys_ict"]

_MOST_CODES = 65536


def buys_ict(specification: Specification, knowledge: Knowledge) -> bool:
    """Tell whether any lot of a specification buys information technology."""
    return any(infer_subjects(lot, specification, knowledge) for lot in specification.lots)


class IctSigns:
    """Looks for signs of information technology; keeps nothing of a release but what each code means."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Make ready what looks for words.

        Raises:
            UsageError: `missing-library`.

        """
        self._knowledge = knowledge
        self._codes: dict[Code, bool | None] = {}
        # Titles are short, so that looking for short words too costs little.
        self._of_titles = WordFilter(subject_wordings(knowledge, decisive_only=False), shortest=2)
        self._of_descriptions = WordFilter(subject_wordings(knowledge, decisive_only=True))

    def stand_in(self, release: Release, line: bytes) -> bool:
        """Return False only where a release, decoded from a line, surely buys no information technology.

        Raises:
            NotPlain: what tells is written in a way that needs the tolerant reader.

        """
        own, others = codes_of(release)
        of_whole = [self._code(code) for code in own]
        if True in of_whole or (others and any(self._code(code) for code in others)):
            return True
        may_buy = self._of_titles.may_occur(titles_of(release, line))
        if not may_buy and (False not in of_whole or (release.tender.lots and b'"relatedLot' in line)):
            # Beside a code of something else that holds for every lot, descriptions count for nothing.
            may_buy = self._of_descriptions.may_occur(descriptions_of(release, line))
        return may_buy and buys_ict(described(release, line), self._knowledge)

    def _code(self, code: Code) -> bool | None:
        """Tell whether a code is of information technology, or None where it is no code that is known."""
        known = self._codes
        if code not in known:
            if len(known) >= _MOST_CODES:
                known.clear()
            known[code] = self._asked(code)
        return known[code]

    def _asked(self, code: Code) -> bool | None:
        """Ask the line of every check what a tender with only this code buys."""
        item = {"classification": {"scheme": code.scheme, "id": code.id}}
        process = Process({"ocid": "code", "tender": {"items": [item]}}, below(), "ocds-release")
        specification = read_process(process, "")
        return bool(infer_subjects(specification.lots[0], specification, self._knowledge)) if specification.items else None
