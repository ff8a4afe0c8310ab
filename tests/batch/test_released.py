"""The date that tells the newest of several rows."""

from __future__ import annotations

import pytest

from checklist_engine.batch.released import release_dates


@pytest.mark.parametrize(
    ("line", "dates"),
    [
        (b'{"ocid": " a ", "date": "2026-01-02T00:00:00Z"}', {"a": "2026-01-02T00:00:00Z"}),
        (b'{"releases": [{"ocid": "a", "date": "1"}, {"ocid": "a", "date": "2"}, {"ocid": 5, "date": "3"}, 7]}', {"a": "2", "5": "3"}),
        (b'{"records": [{"ocid": "a", "compiledRelease": {"ocid": "a", "date": "4"}}]}', {"a": "4"}),
        (b'[{"ocid": "a", "date": null}, {"ocid": ["b"], "date": "1"}, "c"]', {}),
        (b"{broken", {}),
        (b"\xff", {}),
    ],
)
def test_dates_of_all_shapes(line: bytes, dates: dict[str, str]) -> None:
    """Releases, packages, records and lists; what is no date tells nothing."""
    assert release_dates(line) == dates
