"""Running the program as a person does, and seeing what it says."""

from __future__ import annotations

import contextlib
import io
import json
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from checklist_engine.cli.main import main

if TYPE_CHECKING:
    from pathlib import Path

TENDER: dict[str, Any] = {
    "schema_version": "1.0",
    "id": "2026-017",
    "title": "Website and e-mail for the municipality",
    "language": "en",
    "stage": "draft",
    "dates": {"published": "2026-12-01"},
    "buyer": {"name": "Municipality of Example", "country": "NL", "kind": "public"},
    "subjects": ["website", "email-service"],
    "requirements": [
        {"id": "R1", "text": "All connections shall use TLS 1.2 or higher; the supplier proves this with a scan report."},
        {"id": "R2", "text": "The website should use HSTS."},
    ],
}


class Ran(msgspec.Struct, frozen=True):
    """What a run left behind."""

    code: int
    out: bytes
    err: str

    @property
    def text(self) -> str:
        """Stdout as text."""
        return self.out.decode()

    @property
    def json(self) -> Any:  # noqa: ANN401 - JSON holds any value
        """Stdout as JSON."""
        return json.loads(self.out)


class _Stream(io.TextIOWrapper):
    """A text stream over bytes, like those of a terminal program."""

    def __init__(self, data: bytes = b"") -> None:
        super().__init__(io.BytesIO(data), encoding="utf-8", write_through=True)


def run(*arguments: str, stdin: bytes = b"") -> Ran:
    """Run the program in this process."""
    out, err = _Stream(), _Stream()
    with pytest.MonkeyPatch.context() as patch, contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        patch.setattr("sys.stdin", _Stream(stdin))
        with pytest.raises(SystemExit) as left:
            main(arguments)
    return Ran(int(left.value.code or 0), _bytes(out), _bytes(err).decode())


def _bytes(stream: _Stream) -> bytes:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue()


def write_tender(folder: Path, name: str = "tender.json", **changes: Any) -> str:  # noqa: ANN401 - any field
    """Write the tender with changes; return its path."""
    path = folder / name
    path.write_text(json.dumps({**TENDER, **changes}), encoding="utf-8")
    return str(path)
