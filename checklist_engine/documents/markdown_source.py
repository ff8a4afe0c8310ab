"""What Markdown texts hold that CommonMark has no words for: commands of page builders, and tables without the line below their names."""

from __future__ import annotations

import re

__all__ = ["with_table_lines", "without_commands"]

# `{% include "top.md" %}`, `{{< notice >}}`, `{: .wide}`, `[[_TOC_]]`, `:::tip`.
_COMMAND = r"\{%[^%\n]{0,300}%\}|\{\{[<%][^}\n]{0,300}[>%]\}\}|\{:[^}\n]{0,300}\}|\[\[_?TOC_?\]\]|\[TOC\]"
_COMMANDS = re.compile(
    rf"^[ \t]*(?:(?:{_COMMAND})[ \t:]*){{1,8}}$\n?|^[ \t]*:{{3,8}}[ \t]*[\w-]{{0,30}}[ \t]*$\n?", re.IGNORECASE | re.MULTILINE
)
_ROW = re.compile(r" {0,3}\|.*\|.*")
_BELOW_NAMES = re.compile(r" {0,3}\|?(?:[ \t]*:?-{1,200}:?[ \t]*\|){0,100}[ \t]*(?::?-{1,200}:?[ \t]*)?")
_NO_NAMES = re.compile(r"[\s|:-]*-[\s|:-]*")
_BAR = re.compile(r"(?<!\\)\|")


def without_commands(text: str) -> tuple[str, int]:
    """Return a text without the lines that only command a page builder, and how many they are."""
    return _COMMANDS.subn("\n", text)


def with_table_lines(text: str) -> str:
    """Return a text in which every table has names and a line below them, as wide as its widest row; names that it has not are empty.

    Some dialects need no such line, and people miscount its columns: CommonMark takes either for running text.
    """
    lines = text.split("\n")
    result: list[str] = []
    place = 0
    while place < len(lines):
        end = place
        while end < len(lines) and _ROW.fullmatch(lines[end]):
            end += 1
        rows = lines[place:end]
        result += _mended(rows) if len(rows) > 1 else lines[place : end + 1]
        place = max(end, place + 1) if len(rows) > 1 else end + 1
    return "\n".join(result)


def _mended(rows: list[str]) -> list[str]:
    widths = [_width(row) for row in rows]
    parted = _NO_NAMES.fullmatch(rows[1]) is not None
    if parted and _BELOW_NAMES.fullmatch(rows[1]) and widths[0] == widths[1]:
        return rows
    width = max(widths)
    below = "|" + "---|" * width
    if parted:
        return [rows[0].rstrip() + "|" * (width - widths[0] + (not rows[0].rstrip().endswith("|"))), below, *rows[2:]]
    if any(_NO_NAMES.fullmatch(row) for row in rows):
        return rows
    return ["|" * (width + 1), below, *rows]


def _width(row: str) -> int:
    bare = row.strip()
    return len(_BAR.findall(bare)) - bare.startswith("|") + (not bare.endswith("|"))
