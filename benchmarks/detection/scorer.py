"""How well demands are found: precision, recall, F1, stance, version and proof, over all texts and a language each."""

from __future__ import annotations

import collections
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Item", "Mark", "Score", "score"]


class Mark(msgspec.Struct, frozen=True):
    """One demand, as a label states it or as it was found; `version` is empty where there is none."""

    standard: str
    version: str
    stance: str
    proof: bool


class Item(msgspec.Struct, frozen=True):
    """A text with its labels and what was found in it; a standard in `also_ok` is neither right nor wrong."""

    language: str
    labels: tuple[Mark, ...]
    found: tuple[Mark, ...]
    also_ok: frozenset[str] = frozenset()


class Score(msgspec.Struct, frozen=True, kw_only=True):
    """The figures of one group of texts, each from 0 to 1; 1 where there was nothing to find.

    Precision, recall and F1 are of pairs of text and standard. `stance` and `version` are shares of the labels whose standard was found;
    `proof` is the F1 of `a means of proof is demanded`. `negatives_hit` is the share of texts without labels in which something was found.
    """

    texts: int
    labels: int
    precision: float
    recall: float
    f1: float
    stance: float
    version: float
    proof: float
    negatives_hit: float


def score(items: Iterable[Item]) -> dict[str, Score]:
    """Return the figures over `all` texts, and for each language, in alphabetical order."""
    groups: dict[str, list[Item]] = collections.defaultdict(list)
    for item in items:
        groups["all"].append(item)
        groups[item.language.partition("-")[0]].append(item)
    return {name: _score(groups[name]) for name in sorted(groups, key=lambda name: (name != "all", name))}


def _score(items: Sequence[Item]) -> Score:
    count: collections.Counter[str] = collections.Counter()
    for item in items:
        _count(item, count)
    recall = _share(count["hit"], count["hit"] + count["missed"])
    precision = _share(count["hit"], count["hit"] + count["extra"])
    return Score(
        texts=len(items),
        labels=count["hit"] + count["missed"],
        precision=precision,
        recall=recall,
        f1=2 * precision * recall / (precision + recall) if precision + recall else 0.0,
        stance=_share(count["stance right"], count["stance"]),
        version=_share(count["version right"], count["version"]),
        proof=_share(2 * count["proof hit"], 2 * count["proof hit"] + count["proof missed"] + count["proof extra"]),
        negatives_hit=1 - _share(count["negatives clean"], count["negatives"]),
    )


def _count(item: Item, count: collections.Counter[str]) -> None:
    found: dict[str, list[Mark]] = collections.defaultdict(list)
    for mark in item.found:
        found[mark.standard].append(mark)
    wanted = {label.standard for label in item.labels}
    extras = [standard for standard in found if standard not in wanted | item.also_ok]
    count["hit"] += len(wanted & found.keys())
    count["missed"] += len(wanted - found.keys())
    count["extra"] += len(extras)
    if not item.labels:
        count["negatives"] += 1
        count["negatives clean"] += not extras
    for label in item.labels:
        if label.standard not in found:
            continue
        same = [mark for mark in found[label.standard] if mark.stance == label.stance]
        near = same or found[label.standard]
        count["stance"] += 1
        count["stance right"] += bool(same)
        if label.version:
            count["version"] += 1
            count["version right"] += any(_key(mark.version) == _key(label.version) for mark in near)
        proven = any(mark.proof for mark in near)
        if label.proof or proven:
            count["proof hit" if label.proof and proven else "proof missed" if label.proof else "proof extra"] += 1


def _key(version: str) -> str:
    return "".join(version.lower().split())


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0
