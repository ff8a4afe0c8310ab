"""Read the pages that reports and comparisons are: their outline, their style sheet, their script."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from html.parser import HTMLParser

__all__ = ["Outline", "allowed", "outline", "without_script"]

_VOID = {"meta", "br", "col", "link", "img", "input"}


class Outline(HTMLParser):
    """Collects tags, attributes, ids, headings and text, and checks that every tag is closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.headings: list[tuple[int, str]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember the tag."""
        self.tags.append((tag, dict(attrs)))
        if tag not in _VOID:
            self.open.append(tag)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append((int(tag[1]), ""))

    def handle_endtag(self, tag: str) -> None:
        """Hold that tags nest."""
        if tag not in _VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Remember the text, apart from that of styles."""
        if "style" not in self.open:
            self.text += data
            if self.open and re.fullmatch("h[1-6]", self.open[-1]):
                level, before = self.headings[-1]
                self.headings[-1] = (level, before + data)


def outline(html: str) -> Outline:
    """Return what the page holds."""
    parser = Outline()
    parser.feed(html)
    parser.close()
    assert parser.open == []
    return parser


def without_script(html: str) -> str:
    """Return the page without its own script."""
    return re.sub("<script>.*?</script>", "", html, flags=re.DOTALL)


def allowed(html: str) -> str:
    """Return the policy that allows the one style sheet of the page, the one script where it has one, and nothing else."""
    (style,) = re.findall("<style>(.*?)</style>", html, re.DOTALL)
    scripts = re.findall("<script>(.*?)</script>", html, re.DOTALL)
    assert len(scripts) <= 1
    assert not re.findall(r"url\((?!\"data:image/svg\+xml,)", style)
    script_source = "".join(f"script-src 'sha256-{_digest(script)}'; " for script in scripts)
    return f"default-src 'none'; style-src 'sha256-{_digest(style)}'; {script_source}img-src data:; base-uri 'none'; form-action 'none'"


def _digest(text: str) -> str:
    return b64encode(hashlib.sha256(text.encode()).digest()).decode()
