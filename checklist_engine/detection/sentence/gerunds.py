"""Where a gerund begins a statement of its own: `SHA-256, sendo proibido o MD5`, `essendo vietato Telnet, si usa SSH`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from checklist_engine.detection.language.cues import Cue
    from checklist_engine.detection.text.prepared import Text
    from checklist_engine.detection.text.sentences import Sentence

__all__ = ["gerund_breaks"]


def gerund_breaks(text: Text, sentence: Sentence, compare: Iterable[Cue], named: Container[int]) -> set[int]:
    """Return the runs at which a gerund makes something new begin; `named` are the runs of names.

    Where it names nothing itself, it speaks of what stands before it: `apoia SAML, sendo obrigatório`.
    """
    found: set[int] = set()
    for cue in compare:
        if cue.group != "gerunds":
            continue
        opens = cue.first == sentence.first
        if opens or "," in text.gap(cue.first):
            end = _end(text, sentence, cue.last, named)
            if any(index in named for index in range(cue.last, end)):
                found.add(end if opens else cue.first)
    found.discard(sentence.last)
    return found


def _end(text: Text, sentence: Sentence, start: int, named: Container[int]) -> int:
    """Return the run behind the comma that ends a gerund's statement: no comma of a list, nor one of those around what is put in."""
    commas = [index for index in range(start, sentence.last) if "," in text.gap(index) and index not in named]
    if commas and commas[0] == start:
        commas = commas[2:]
    return commas[0] if commas else sentence.last
