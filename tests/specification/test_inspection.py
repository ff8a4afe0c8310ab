"""The quick look at the keys and the depth of a JSON text, beside the slow ones."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as some

from checklist_engine.specification.inspection import MAX_DEPTH, count_keys_and_depth, count_written_keys, is_plain

KEYS = some.sampled_from(['"a"', '"b"', '"\\u0061"', '"a:"', '"\\""', '"\\\\"', '"a\\\\\\":"', '"{["', '""'])
TEXTS = some.sampled_from(['"x"', '"\\":"', '"]}"', '"[{"', '"\\\\"', '"\\u0022:"', '"\\u00e9"', '"é"'])
NUMBERS = some.sampled_from(["1", "1.50", "-0", "1e5", "123456789012345678901234567890", "true", "null"])
GAPS = some.sampled_from(["", " ", "\t", "\n  "])


@some.composite
def objects(draw: some.DrawFn, parts: some.SearchStrategy[str]) -> str:
    """Return an object as text, with keys that may stand twice and space anywhere."""
    pairs = draw(some.lists(some.tuples(KEYS, GAPS, GAPS, parts), max_size=4))
    return "{" + ",".join(f"{gap}{key}{gap}:{other}{part}{other}" for key, gap, other, part in pairs) + "}"


def lists(parts: some.SearchStrategy[str]) -> some.SearchStrategy[str]:
    """Return lists as text."""
    return some.lists(parts, max_size=4).map(lambda values: "[" + ", ".join(values) + "]")


JSON = some.recursive(TEXTS | NUMBERS, lambda parts: objects(parts) | lists(parts), max_leaves=20)


@given(JSON)
@example('{"a" :1,"a":1}')
@example('{"a":1,"a":":"}')
@example('{"a\\\\":1,"a\\\\":1}')
@example('["]",["]",["]","["],"["],"["]')
def test_what_seems_plain_has_no_key_twice_and_is_not_too_deep(text: str) -> None:
    """A text that seems plain is plain; one that does not is looked at slowly."""
    value = msgspec.json.decode(text)
    keys, depth = count_keys_and_depth(value)

    assert not is_plain(text.encode(), value) or (depth <= MAX_DEPTH and keys == count_written_keys(text))


@pytest.mark.parametrize("opening", ["[", '{"a":', '[{"a":'])
@pytest.mark.parametrize("levels", [1, 31, 32, 33, 63, 64, 65, 66, 90])
def test_depth(opening: str, levels: int) -> None:
    """Nothing deeper than is allowed seems plain, also with brackets in texts."""
    closing = opening.replace('"a":', "")[::-1].translate(str.maketrans("[{", "]}"))
    for inside in ("1", '"]]]]]]]]]]]]]]]]]]"', '"{{{{{{{{"'):
        text = opening * levels + inside + closing * levels
        value = msgspec.json.decode(text)

        assert is_plain(text.encode(), value) <= (count_keys_and_depth(value)[1] <= MAX_DEPTH)


@pytest.mark.parametrize(
    "text", ['{"a":{"b":[1,2.5,"x"]},"c":"é"}', '{"a": {"b": "\\u00e9: \\"x\\":"}, "c": []}', '{ "a" : "[{" }', "[]", '"a"', "1"]
)
def test_common_texts_are_plain(text: str) -> None:
    """With and without space, escapes and signs in texts."""
    assert is_plain(text.encode(), msgspec.json.decode(text))
