"""Web addresses, mail addresses and host names in a text: what stands in one is not a demand."""

from __future__ import annotations

from checklist_engine.patterns import compiled_later

__all__ = ["Addresses"]

_WEB = compiled_later(r"[a-zA-Z][a-zA-Z0-9+.-]{1,12}://|\bwww\d?\.|mailto:")
_MAIL = compiled_later(r"[^\s@<>()\[\]\"';,]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_HOST = compiled_later(
    r"(?:[\w-]{1,63}\.){1,8}(?:com|net|org|edu|gov|mil|int|info|biz|io|dev|app|sh|eu|nl|be|de|at|ch|fr|es|pt|br|it|uk|ua|us|ca|au|nz|ie|lu|dk|se|no|fi|pl|cz|co|me|py|mx|ar|cl|in|jp)(?:[/:?#]\S*)?"
)
_BARE = compiled_later(r"(?:https?://)?(?:www\d?\.)?([\w.-]{3,120})/?")
_ENDS = frozenset(" \t\r\n<>\"'()[]{}|,;")
_BEFORE = frozenset("./@:-_=&?#%+")
_AFTER = frozenset(".@/:-_")
_LONGEST = 4000
"""Characters; a longer piece without a space is no address."""


class Addresses:
    """The addresses in a text, found where they are asked for; each piece of the text is looked at once."""

    def __init__(self, plain: str) -> None:
        self._plain = plain
        self._piece = (0, 0)
        self._spans: list[tuple[int, int]] = []
        self._host: tuple[int, int] | None = None

    def hold(self, start: int, end: int) -> bool:
        """Tell whether the characters `start:end` are part of an address; a host name that is all of a name is none.

        So "https://www.internet.nl" names the test, "https://www.internet.nl/faqs" does not.
        """
        plain = self._plain
        if plain[start - 1 : start] not in _BEFORE and plain[end : end + 1] not in _AFTER:
            return False
        if not self._piece[0] <= start < self._piece[1]:
            self._look(start, end)
        if any(low <= start and end <= high for low, high in self._spans):
            return True
        return self._host is not None and self._host[0] <= start and end <= self._host[1] and self._host != (start, end)

    def _look(self, start: int, end: int) -> None:
        """Find the addresses in the piece without spaces around the characters `start:end`."""
        plain = self._plain
        low, high = start, end
        while low > 0 and plain[low - 1] not in _ENDS:
            low -= 1
        while high < len(plain) and plain[high] not in _ENDS:
            high += 1
        self._piece, self._spans, self._host = (low, high), [], None
        if high - low > _LONGEST:
            return
        piece = plain[low:high].rstrip(".:,;!?")
        bare = _BARE.fullmatch(piece)
        if bare is not None and _HOST.fullmatch(bare[1]):
            self._host = (low + bare.start(1), low + bare.end(1))
            self._spans.append((low, low + bare.start(1)))
            return
        web = _WEB.search(piece)
        if web is not None:
            self._spans.append((low + web.start(), high))
        if "@" in piece:
            self._spans += [(low + match.start(), low + match.end()) for match in _MAIL.finditer(piece)]
        host = _HOST.fullmatch(piece)
        if host is not None:
            self._host = (low, low + len(piece))
