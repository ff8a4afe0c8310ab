"""Saved results, read back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import msgspec
import pytest

from checklist_engine.check import check
from checklist_engine.comparison.saved import Unread, keep_what_compares, read_full_results, read_saved_results, split_saved
from checklist_engine.errors import InputError, Problem
from checklist_engine.output.json_result import Failure, encode_result, encode_results
from checklist_engine.specification.model import Requirement
from tests.builders import TLS, make_knowledge, make_rule, make_specification

if TYPE_CHECKING:
    from checklist_engine.result import CheckResult


def result(key: str = "T1") -> CheckResult:
    """Return a real result."""
    requirements = (Requirement(id="R1", text="The supplier shall use TLS 1.3.", pointer="/requirements/0/text"),)
    lots = (msgspec.structs.replace(make_specification().lots[0], subjects=("website",)),)
    specification = make_specification(id=key, requirements=requirements, lots=lots)
    return check(specification, make_knowledge([make_rule("r", "tls")], [TLS]))


def test_one_an_array_and_lines_are_read_alike() -> None:
    """However they were saved, in one way or another."""
    one = result()
    kept = keep_what_compares(one)
    lines = b"".join(msgspec.json.encode(item) + b"\n" for item in (one, one))

    assert read_saved_results(split_saved(encode_result(one)), "a.json") == (kept,)
    assert read_saved_results(split_saved(encode_results([one, one])), "a.json") == (kept, kept)
    assert read_saved_results(split_saved(lines), "a.jsonl") == (kept, kept)
    assert read_full_results(split_saved(b"\xef\xbb\xbf" + encode_result(one)), "a.json") == (one,)


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"releases": []}', b'{"schema_version": "1.0", "requirements": []}', b"[1, 2]", b"7"])
def test_other_files_are_no_saved_results(data: bytes) -> None:
    """A specification is judged, not read as a result."""
    assert split_saved(data) == ()


def test_what_could_not_be_checked_stands_in_its_place() -> None:
    """Nothing is lost in silence."""
    failure = Failure(source="bad.json", error=(Problem(code="json-syntax", what="broken"),))

    assert read_saved_results(split_saved(encode_results([result(), failure])), "a.json")[1] == Unread(
        source="bad.json", error=(Problem(code="json-syntax", what="broken"),)
    )


def test_every_wrong_result_is_told_with_its_place() -> None:
    """All at once."""
    good = json.loads(encode_result(result()))
    data = json.dumps([good, {**good, "score": 7}, {**good, "schema_version": "2.0"}]).encode()
    with pytest.raises(InputError) as raised:
        read_saved_results(split_saved(data), "a.json")

    assert raised.value.problems == (
        Problem(
            code="wrong-result",
            where="a.json#/1",
            what="Expected `object`, got `int` - at `$.score`",
            expected="a result as `check --format json` writes it",
            hint="check the specification again",
        ),
        Problem(
            code="other-result-version",
            where="a.json#/2",
            what="this result has schema version '2.0'",
            expected="1.0",
            hint="check the specification again with this program",
        ),
    )
