"""How firm a requirement is, where a column says so beside its text: words, letters with or without a legend, crosses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checklist_engine.documents.words import folded, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from checklist_engine.documents.block import Block
    from checklist_engine.documents.words import Words
    from checklist_engine.specification.model import Obligation

__all__ = ["Levels", "level_key", "read_legend"]

_GROUPS: tuple[tuple[str, Obligation], ...] = (
    ("level_required", "mandatory"),
    ("level_recommended", "desired"),
    ("level_optional", "optional"),
    ("level_informative", "informative"),
)
_MOSCOW: dict[str, Obligation] = {"m": "mandatory", "s": "desired", "c": "optional", "w": "informative"}
_YES_NO: dict[str, Obligation] = {
    **dict.fromkeys(("yes", "ja", "oui", "si", "sim", "так", "y", "j", "x", "1", "true"), "mandatory"),
    **dict.fromkeys(("no", "nee", "non", "nein", "nao", "ні", "n", "0", "false"), "desired"),
}
_CROSSES = {"x", "yes", "ja", "oui", "si", "sim", "так", "y", "j", "1"}
_MARKS = {"\u2713", "\u2714", "\u2611", "\u25cf", "\u2022", "\u2716", "\u2717", "\u2612", "\u00d7"}
_CODE = r"([^\W\d_]{1,3}\d?)"
_BEFORE = re.compile(rf"(?<!\w){_CODE}\s{{0,3}}(?:=|:|\u2013|\u2014|-)\s{{0,3}}([^\W\d_][^,;()|\n=:]{{2,40}})")
_AFTER = re.compile(r"([^\W\d_][\w' /-]{2,30}?)\s{0,2}\(([A-Z\u0410-\u042f][A-Z\u0410-\u042f0-9]{0,2})\)")
_DOTTED = re.compile(r"(?<!\w)(?:[^\W\d_]\.){2,4}")
_PARTS = re.compile(r"\s*[/|,\n]\s*|\s(?:or|of|oder|ou|o|\u0430\u0431\u043e)\s", re.IGNORECASE)
_MAX_TEXT = 1_500
_MOST_WORDS = 5
_SHORT_CODE = 3
# What is additional may be as firm as the rest.
_MORE = {"additional", "option", "options"}


class Levels:
    """What level words and letters mean in a document: those of the catalogue, of its language, and of its own legend."""

    def __init__(self, groups: Mapping[str, Mapping[str, Sequence[str]]], language: str | None, letters: Mapping[str, Obligation]) -> None:
        self._words: dict[str, Obligation] = {}
        self._of_columns: dict[str, Obligation] = {}
        for tag in groups:
            self._of_columns.update(words_of(tag).levels)
        own = [tag for tag in ((language or "en").split("-")[0], "any") if tag in groups]
        for tag in (*own, *(tag for tag in groups if tag not in own)):
            for group, obligation in _GROUPS:
                for phrase in groups[tag].get(group, ()):
                    # A single letter means something only in its own language.
                    if len(phrase) > _SHORT_CODE or tag in own:
                        self._words.setdefault(folded(phrase), obligation)
        self._letters = dict(letters)
        self._legend: dict[str, Obligation] = {}

    def with_legend(self, legend: Mapping[str, Obligation]) -> Levels:
        """Take a legend; what it says wins."""
        self._legend = dict(legend)
        return self

    def of_word(self, text: str) -> Obligation | None:
        """Return what a level word of more than a letter or two says, or None: `Must have`, `Eis`, `Should (S)`."""
        run = folded(_without_dots(text)).split(" ")
        if len(run) > _MOST_WORDS:
            return None
        return next(
            (self._words[word] for size in range(len(run), 0, -1) if len(word := " ".join(run[:size])) > 1 and word in self._words), None
        )

    def of_title(self, title: str, words: Words) -> Obligation | None:
        """Return how firm a title says that all below it is: `Must have`, `Wensen`; `Requirements` says nothing."""
        named = words.groups["column_text"]
        run = folded(title).split(" ")
        bare = [word for word in run if word not in named] or run
        meaning = self._words.get(" ".join(run), self._words.get(" ".join(bare)))
        says_more = meaning in {"desired", "optional"} or (meaning == "mandatory" and not set(run) <= named)
        return meaning if says_more and len(title.strip()) > _SHORT_CODE and not _MORE & set(run) else None

    def names_levels(self, name: str) -> bool:
        """Tell whether the name of a column is made of levels: `Imprescindible/Valorable`, `Must | Should | Could`, `Eis of wens`."""
        parts = [folded(part) for part in _PARTS.split(name) if part.strip()]
        letters = {**self._letters, **self._legend}
        return len(parts) > 1 and all(part in self._words or part in self._of_columns or part in letters for part in parts)

    def of_phrase(self, text: str) -> Obligation | None:
        """Return what a level word says in a column or a legend, or None."""
        return self._of_columns.get(folded(text)) or self.of_word(text)

    def of_letters(self, names: Sequence[str]) -> dict[str, Obligation]:
        """Return what single letters that name columns with crosses mean; one alone means nothing: `M` and `D`, `E` and `W`."""
        scheme = self._scheme({folded(name) for name in names})
        found = {name: meaning for name in names if (meaning := scheme.get(folded(name))) is not None}
        return found if len(found) > 1 else {}

    def of_column(self, cells: Iterable[str], *, named: bool, yes_no: bool) -> dict[str, Obligation]:
        """Return what the cells of a column mean by their folded text, empty where it is no column of levels.

        `named` says that the name of the column is one of a level; `yes_no` that its name is a level itself, as in `Mandatory: yes`.
        """
        values = {value for cell in cells if (value := level_key(cell))}
        if not values:
            return {}
        scheme = self._scheme(values) if named else self._legend if values & self._legend.keys() else {}
        found = {value: meaning for value in values if (meaning := self._meaning(value, scheme, named=named)) is not None}
        if yes_no and not found:
            found = {value: _YES_NO[value] for value in values if value in _YES_NO}
        # A column of free text with a level word here and there is none.
        return found if len(found) >= (0.5 if named else 0.75) * len(values) else {}

    def _meaning(self, value: str, scheme: Mapping[str, Obligation], *, named: bool) -> Obligation | None:
        first = value.split(" ", 1)[0]
        if value in self._legend:
            return self._legend[value]
        if value in scheme or (first in scheme and named):
            return scheme.get(value, scheme.get(first))
        return self.of_phrase(value) if named or value in self._words else None

    def _scheme(self, values: set[str]) -> Mapping[str, Obligation]:
        """Return the letters that the column uses: MoSCoW where they fit it, else those of the language."""
        letters = {value for value in values if len(value) == 1 and value.isalpha()}
        return {**self._letters, **(_MOSCOW if letters <= _MOSCOW.keys() and len(letters - {"w"}) > 1 else {}), **self._legend}

    @staticmethod
    def is_cross(cell: str) -> bool:
        """Tell whether a cell under a level's own name is ticked."""
        return cell.strip() in _MARKS or folded(cell) in _CROSSES


def level_key(cell: str) -> str:
    """Return what a cell is known by in a column of levels: `K.O.` is `ko`."""
    return folded(_without_dots(cell))


def _without_dots(text: str) -> str:
    return _DOTTED.sub(lambda match: match.group().replace(".", ""), text)


def read_legend(blocks: Iterable[Block], levels: Levels) -> dict[str, Obligation]:
    """Return what a document says that its letters mean: `M = mandatory, D = desirable`, `Eis (E)`, or rows of a code and a level.

    It takes two codes to make a legend.
    """
    legend: dict[str, Obligation] = {}
    for block in blocks:
        text = block.text[:_MAX_TEXT]
        pairs = [(match.group(1), match.group(2)) for match in _BEFORE.finditer(text)]
        pairs += [(match.group(2), match.group(1)) for match in _AFTER.finditer(text)] if "(" in text else []
        if len(block.cells) == 2:  # noqa: PLR2004 - a code and what it means
            pairs.append((block.cells[0], block.cells[1]))
        for code, phrase in pairs:
            if (
                len(code.strip()) <= _SHORT_CODE
                and code.strip()[:1].isupper()
                and (meaning := levels.of_phrase(phrase.strip())) is not None
            ):
                legend.setdefault(folded(code), meaning)
    return legend if len(legend) > 1 else {}
