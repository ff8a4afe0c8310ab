"""The colours of reports can be read, by everybody, on screen and in grey."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from checklist_engine.data import data_folder
from checklist_engine.output.office.comparison_workbook import DARK, PALE

SHEET = (data_folder("reports") / "styles" / "report.css").read_text(encoding="utf-8")
SCREEN = (data_folder("reports") / "styles" / "screen.css").read_text(encoding="utf-8")
COMPARISON = {name: (data_folder("reports") / "styles" / f"compare{name}.css").read_text(encoding="utf-8") for name in ("", "-screen")}
PAIRS = [
    ("ink", "paper"), ("muted", "paper"), ("link", "paper"), ("brand", "paper"), ("on-brand", "brand"), ("on-head", "head"),
    ("ink", "soft"), ("link", "soft"), ("muted", "soft"),
]  # fmt: skip
SHAPES = ["bar", "track-line", "focus", "warn", "muted"]
_DARK = "@media (prefers-color-scheme: dark)"


def luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2 for `#rgb` or `#rrggbb`."""
    digits = colour.removeprefix("#")
    digits = digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of WCAG 2."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


BADGES = re.findall(r"\.((?:severity|outcome)-[a-z-]+) \{ background-color: (#\w+); color: (#\w+); background-image: url", SHEET)


@pytest.mark.parametrize(("name", "background", "text"), BADGES)
def test_words_on_badges_can_be_read(name: str, background: str, text: str) -> None:
    """Each badge has a word in a contrast of at least 4.5, and a symbol, so that colour never stands alone."""
    assert contrast(background, text) >= 4.5, name


def test_every_severity_and_outcome_has_a_badge() -> None:
    """No value of a result is left without its colour, symbol and word."""
    severities, outcomes = {"critical", "high", "medium", "low"}, {
        "met", "partly", "missed", "contradicted", "unknown", "waived", "not-applicable",
    }  # fmt: skip
    wanted = {f"severity-{name}" for name in severities} | {f"outcome-{name}" for name in outcomes}
    assert {name for name, _, _ in BADGES} == wanted


def scheme(name: str) -> dict[str, str]:
    """Return the named colours of the light or the dark scheme of a page in a browser."""
    light, dark = SCREEN.split(_DARK)
    colours = dict(re.findall(r"--([a-z-]+): (#\w+)", SHEET + light))
    return colours if name == "light" else colours | dict(re.findall(r"--([a-z-]+): (#\w+)", dark))


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize(("text", "background"), PAIRS)
def test_text_can_be_read_in_light_and_dark(name: str, text: str, background: str) -> None:
    """Text has a contrast of at least 4.5 on what it stands on, in both schemes."""
    colours = scheme(name)
    assert contrast(colours[text], colours[background]) >= 4.5


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("shape", SHAPES)
def test_shapes_can_be_seen_in_light_and_dark(name: str, shape: str) -> None:
    """Bars, their line, the mark of the focus, the line beside warnings and the frames of fields: at least 3."""
    colours = scheme(name)
    assert contrast(colours[shape], colours["paper"]) >= 3


@pytest.mark.parametrize("sheet", [COMPARISON[""], COMPARISON["-screen"].split(_DARK)[1]], ids=["light", "dark"])
def test_every_level_of_a_comparison_can_be_read_in_light_and_dark(sheet: str) -> None:
    """Its number has a contrast of at least 4.5, and each level is darker than the one before, or in the dark lighter."""
    levels = re.findall(r"\.level-([0-4]) \{ background-color: (#\w+); color: (#\w+); background-image: url", sheet)
    light = [luminance(background) for _, background, _ in levels]

    assert [level for level, _, _ in levels] == ["0", "1", "2", "3", "4"]
    assert all(contrast(background, text) >= 4.5 for _, background, text in levels)
    assert light[1:] in (sorted(light[1:]), sorted(light[1:], reverse=True))


def grey(colour: str) -> float:
    """Return how light a colour is on a printer without colours, from 0 to 255."""
    red, green, blue = (int(colour.removeprefix("#")[at : at + 2], 16) for at in (0, 2, 4))
    return 0.299 * red + 0.587 * green + 0.114 * blue


def test_severities_are_told_apart_in_grey() -> None:
    """The more severe, the darker, in steps that a printer without colours keeps."""
    shades = {name: grey(background) for name, background, _ in BADGES if name.startswith("severity-")}
    order = [shades[f"severity-{name}"] for name in ("critical", "high", "medium", "low")]

    assert all(lighter - darker >= 20 for darker, lighter in pairwise(order))


def test_every_badge_has_a_symbol_of_its_own() -> None:
    """Who sees no colour at all tells severities and outcomes apart by their shape, beside the word."""
    symbols = re.findall(r"\.(?:severity|outcome)-[a-z-]+ \{[^}]*url\(\"([^\"]+)\"\)", SHEET)
    shapes = [re.sub(r"%23\w+", "", symbol) for symbol in symbols]

    assert len(shapes) == len(BADGES)
    assert len(set(shapes)) == len(shapes)


def test_scores_in_the_workbook_can_be_read_on_their_shade() -> None:
    """Black numbers from the palest to the darkest shade; the higher the score, the darker in grey."""
    assert min(contrast("#000000", PALE), contrast("#000000", DARK)) >= 7
    assert grey(PALE) - grey(DARK) >= 50
