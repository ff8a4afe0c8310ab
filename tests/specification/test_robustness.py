"""Whatever the input, there is a result or an error that says why, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checklist_engine.errors import InputError
from checklist_engine.specification.model import Specification, Unreadable
from checklist_engine.specification.reading import read_specifications

DATA = Path(__file__).parents[1] / "data" / "ocds"
EXAMPLES = Path(__file__).parents[2] / "examples"
FILES = [*sorted(DATA.glob("*.json")), *sorted(EXAMPLES.glob("*.json"))]
SEEDS = [path.read_bytes() for path in FILES]
VALUES = [json.loads(data) if b"\xd3" not in data else {} for data in SEEDS]

keys = st.sampled_from(
    [
        *("ocid", "id", "releases", "records", "compiledRelease", "versionedRelease", "tag", "date", "tender", "planning"),
        *("lots", "items", "criteria", "requirementGroups", "requirements", "title", "description", "value", "amount"),
        *("currency", "buyer", "parties", "roles", "address", "countryName", "classification", "scheme", "documents"),
        *("awards", "contracts", "status", "period", "endDate", "tenderPeriod", "language", "data", "releaseID"),
        *("schema_version", "characteristics", "relatedLot", "selectionCriteria", "contractTerms", "minValue", "url"),
    ]
)
scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=20),
    st.sampled_from(["CPV", "72413000-8", "2026-01-01", "9999-12-31", "0000-00-00", "tender", "1.0", "buyer", "en", "<p>", "a b.\n\n- c"]),
)
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=6),
    max_leaves=30,
)


def hold(data: bytes) -> None:
    """Hold that reading gives results that can be printed and pointed at, or an error that can be printed."""
    for input_format in (None, "own", "ocds"):
        found: tuple[Specification | Unreadable, ...] = ()
        message = ""
        try:
            found = read_specifications(data, "t.json", input_format=input_format)
        except InputError as error:
            message = str(error)
        assert message.encode() or found
        for part in found:
            if isinstance(part, Specification):
                assert part.lots
                assert part.title
                assert len({requirement.id for requirement in part.requirements}) == len(part.requirements)
                known = {lot.id for lot in part.lots}
                assert all(known.issuperset(requirement.lots) for requirement in part.requirements)
                assert all(item.lot is None or item.lot in known for item in part.items)


@settings(max_examples=300, deadline=None)
@given(values)
def test_any_json(value: Any) -> None:  # noqa: ANN401 - JSON holds any value
    """Values made of the keys of both formats in every disorder."""
    hold(json.dumps(value).encode())


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes(data: bytes) -> None:
    """Bytes that are anything."""
    hold(data)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(SEEDS), st.data())
def test_files_with_damaged_bytes(seed: bytes, data: st.DataObject) -> None:
    """Real files that were cut off, or in which bytes were changed."""
    start = data.draw(st.integers(0, len(seed) - 1))
    end = data.draw(st.integers(start, min(len(seed), start + 40)))
    hold(seed[:start] + data.draw(st.binary(max_size=10)) + seed[end:])
    hold(seed[:start])


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(range(len(VALUES))), st.data())
def test_files_with_values_of_other_shapes(index: int, data: st.DataObject) -> None:
    """Real files in which values were replaced by others."""
    value = json.loads(json.dumps(VALUES[index]))
    places: list[Any] = [value]
    for place in places:
        parts = place.values() if isinstance(place, dict) else place
        places.extend(part for part in parts if isinstance(part, dict | list))
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.sampled_from(places))
        if isinstance(place, dict) and place:
            place[data.draw(st.sampled_from(sorted(place)) | keys)] = data.draw(values)
        elif isinstance(place, list) and place:
            place[data.draw(st.integers(0, len(place) - 1))] = data.draw(values)
    hold(json.dumps(value).encode())
