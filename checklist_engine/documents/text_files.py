"""Text files that are documents: their bytes to text, with errors that speak of documents."""

from __future__ import annotations

import msgspec

from checklist_engine.errors import InputError
from checklist_engine.saying import say
from checklist_engine.specification.decode import DecodedText, decode_text

__all__ = ["decode_document"]

_EXPECTED = say("a text, as UTF-8")


def decode_document(data: bytes, source: str, encoding: str | None = None) -> DecodedText:
    """Return the text of a file, in the encoding that it states where it is not UTF-8.

    Raises:
        InputError: `too-large`, `empty-input`, `not-text` or `encoding`.

    """
    if encoding is not None:
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            try:
                return DecodedText(data.decode(encoding))
            except (UnicodeDecodeError, LookupError):
                pass
    try:
        decoded = decode_text(data, source, expects_json=False)
    except InputError as error:
        raise InputError(
            msgspec.structs.replace(problem, expected=_EXPECTED if problem.expected else "") for problem in error.problems
        ) from None
    return msgspec.structs.replace(decoded, text=decoded.text.replace("\r\n", "\n").replace("\r", "\n"))
