"""`check --baseline` as a team with an old tender types it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import run, write_tender

FIRM = [{"id": "R1", "text": "All connections shall use TLS 1.2 or higher."}]
SOFT = [{"id": "R1", "text": "All connections should use TLS 1.2 or higher."}]


@pytest.fixture
def baseline(tmp_path: Path) -> str:
    """Return a saved result of a tender with a firm demand and many gaps."""
    path = tmp_path / "baseline.json"
    assert run("check", write_tender(tmp_path, "old.json", requirements=FIRM), "--format", "json", "-o", str(path)).code == 0
    return str(path)


def test_inherited_gaps_do_not_fail_the_gate(baseline: str, tmp_path: Path) -> None:
    """Only what became worse does."""
    same = write_tender(tmp_path, requirements=FIRM)

    ran = run("check", same, "--baseline", baseline, "--fail-on", "new")
    assert (ran.code, ran.err) == (0, "")


def test_a_new_gap_fails_the_gate_and_says_which(baseline: str, tmp_path: Path) -> None:
    """The result is still shown; without --fail-on it is only told."""
    softer = write_tender(tmp_path, requirements=SOFT)
    ran = run("check", softer, "--baseline", baseline, "--fail-on", "new")

    assert ran.code == 1
    assert (
        f"new gap: {softer}: 2026-017: Services are reached over TLS 1.2 or higher [transport-tls-on-services]: partly met; it was met\n"
        in ran.err
    )
    assert "SCORE" in ran.text
    assert run("check", softer, "--baseline", baseline).code == 0


def test_a_baseline_of_other_rules_is_judged_again(baseline: str, tmp_path: Path) -> None:
    """So that only the specification makes a gap new, and not a new rule."""
    same = write_tender(tmp_path, requirements=FIRM)
    ran = run("check", same, "--baseline", baseline, "--fail-on", "new", "--profile", "starter")

    assert ran.code == 0
    assert ran.err == (
        f"the baseline of {same}: 2026-017 was judged with other rules; its specification is judged again with the present ones\n"
    )


def test_a_specification_that_the_baseline_does_not_have_is_all_new(baseline: str, tmp_path: Path) -> None:
    """Of several, the id tells which is which; one against one needs none."""
    new, same = write_tender(tmp_path, "n.json", id="new", requirements=FIRM), write_tender(tmp_path, "s.json", requirements=FIRM)
    ran = run("check", new, same, "--baseline", baseline, "--fail-on", "new")

    assert ran.code == 1
    assert f"{new}: new is not in the baseline, so all its gaps are new" in ran.err
    assert f"new gap: {same}" not in ran.err
    assert run("check", new, "--baseline", baseline, "--fail-on", "new").code == 0


def test_the_other_gate_still_counts(baseline: str, tmp_path: Path) -> None:
    """Both may be asked for."""
    same = write_tender(tmp_path, requirements=FIRM)

    assert run("check", same, "--baseline", baseline, "--fail-on", "new", "--fail-under", "99").code == 1


def test_wrong_usage_is_told(baseline: str, tmp_path: Path) -> None:
    """Before anything is checked."""
    path = write_tender(tmp_path)
    alone = run("check", path, "--fail-on", "new")
    wrong = run("check", path, "--baseline", path)

    assert (alone.code, alone.out, alone.err) == (
        2,
        b"",
        "--fail-on was given without --baseline [no-baseline]\n    what to do: add --baseline RESULT\n",
    )
    assert (wrong.code, wrong.out) == (3, b"")
    assert "this is no saved result [no-baseline]" in wrong.err
    assert run("check", path, "--baseline", baseline, "-o", baseline).code == 2
    assert json.loads(Path(baseline).read_bytes())["schema_version"] == "1.0"
