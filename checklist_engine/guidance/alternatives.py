"""Which demands are alternatives of each other: of "SAML 2.0 or OpenID Connect" one is enough, and a supplier has to know it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from checklist_engine.detection.demand import Demand
    from checklist_engine.specification.model import Specification

__all__ = ["find_alternatives"]

_WORD = re.compile(r"[^\W_]+")
_ENDS = re.compile(r"[;:?!()]|\.(?!\d)")
"""What ends a list of alternatives. The point in `2.0` is none."""
_ARTICLES = frozenset("a an the een de het un une le la les uno el los um uma o os ein eine einen der die das il lo i gli".split())  # noqa: SIM905 - one line reads better
_MOST_WORDS = 5
"""How many words of one name may stand before the next, such as `type 2 attestation`."""

_ENGLISH = "en"

Choices = dict[tuple[str, str], tuple[str, ...]]


def find_alternatives(
    specification: Specification, demands: Iterable[Demand], languages: Mapping[str, Mapping[str, tuple[str, ...]]]
) -> Choices:
    """Return, by pointer and standard, the other standards of which one is enough.

    Names in one sentence are alternatives where nothing but `or` stands between the last two, and commas between the others.
    """
    requirements = {requirement.pointer: requirement for requirement in specification.requirements}
    by_place: dict[str, list[Demand]] = {}
    for demand in demands:
        if demand.named and demand.end > demand.start and demand.pointer in requirements:
            by_place.setdefault(demand.pointer, []).append(demand)
    choices: Choices = {}
    for pointer, found in by_place.items():
        requirement = requirements[pointer]
        language = (requirement.language or specification.language or _ENGLISH).partition("-")[0]
        groups = languages.get(language) or languages.get(_ENGLISH, {})
        in_order = sorted(found, key=lambda one: (one.start, one.end))
        for group in _groups(in_order, requirement.text, frozenset(groups.get("or_words", ())), frozenset(groups.get("and_words", ()))):
            for standard in group:
                choices[pointer, standard] = tuple(other for other in group if other != standard)
    return choices


def _groups(demands: Sequence[Demand], text: str, or_words: frozenset[str], and_words: frozenset[str]) -> list[tuple[str, ...]]:
    """Return the runs of demands that end in `or`, each as its standards."""
    groups: list[tuple[str, ...]] = []
    run = [demands[0]]
    for before, after in pairwise(demands):
        joint = _joint(text[before.end : after.start], or_words, and_words) if before.stance == after.stance else ""
        if not joint:
            run = [after]
            continue
        run.append(after)
        if joint == "or":
            standards = tuple(dict.fromkeys(demand.standard for demand in run))
            groups += [standards] if len(standards) > 1 else []
    return groups


def _joint(gap: str, or_words: frozenset[str], and_words: frozenset[str]) -> str:
    """Return `or` or `list` where the text between two names joins them so, else nothing."""
    words = [word.casefold() for word in _WORD.findall(gap)]
    if _ENDS.search(gap) or len(words) > _MOST_WORDS:
        return ""
    while words and words[-1] in _ARTICLES and words[-1] not in or_words:
        words.pop()
    if words and words[-1] in or_words:
        return "or" if and_words.isdisjoint(words[:-1]) else ""
    return "list" if gap.rstrip().endswith((",", "/")) and and_words.isdisjoint(words) and or_words.isdisjoint(words) else ""
