"""A saying is its English text to everything that knows no language, and can be said in another one later."""

from __future__ import annotations

import pickle

import msgspec
import pytest

from checklist_engine.errors import Problem
from checklist_engine.saying import AND, plain_text, say, say_counted, say_joined
from checklist_engine.wording import ENGLISH, words_for


def test_it_is_the_english_text() -> None:
    """Logs, tests and formats of data need not know of it."""
    said = say("there is no rule '{key}'", key="x")

    assert said == "there is no rule 'x'"
    assert {said: 1} == {"there is no rule 'x'": 1}
    assert type(ENGLISH.said(said)) is str


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "there is no rule 'x'"),
        ("nl", "er is geen regel 'x'"),
        ("fr", "la règle 'x' n'existe pas"),
        ("es", "no existe la regla 'x'"),
        ("de", "es gibt keine Regel 'x'"),
        ("pt", "não existe a regra 'x'"),
    ],
)
def test_it_is_said_in_each_language(language: str, told: str) -> None:
    """By what it was made of, not by what it looks like."""
    assert words_for(language).said(say("there is no rule '{key}'", key="x")) == told
    assert words_for(language).said("there is no rule 'x'") == "there is no rule 'x'"


def test_what_stands_within_is_said_too() -> None:
    """A number with its noun, a list, a part of a sentence."""
    lines = say_counted("{count:,} line", "{count:,} lines", 1234)
    said = say("Left out: {what} ({count}).", what=say_joined([say("references"), say("the cover page")], AND), count=lines)

    assert said == "Left out: references and the cover page (1,234 lines)."
    assert words_for("de").said(said) == "Weggelassen: Verweise und das Deckblatt (1.234 Zeilen)."


@pytest.mark.parametrize(("count", "told"), [(1, "1 regel"), (2, "2 regels"), (0, "0 regels")])
def test_one_and_many_differ(count: int, told: str) -> None:
    """By the rules of each language."""
    assert words_for("nl").said(say_counted("{count:,} line", "{count:,} lines", count)) == told


@pytest.mark.parametrize(
    ("language", "told"),
    [("en", "gate not met: x scores 1234.5, asked for 70"), ("de", "Schwelle nicht erreicht: x hat 1.234,5, verlangt sind 70")],
)
def test_decimal_numbers_are_written_as_readers_write_them(language: str, told: str) -> None:
    """A comma in German."""
    said = say("gate not met: {name} scores {score:.1f}, asked for {wanted:g}", name="x", score=1234.5, wanted=70.0)

    assert words_for(language).said(said) == told


def test_braces_are_braces_where_nothing_is_filled_in() -> None:
    """Messages show JSON."""
    assert say('an object such as {"id": "1"}') == 'an object such as {"id": "1"}'


def test_a_list_of_nothing_says_nothing() -> None:
    """And a list of one is that one."""
    assert (say_joined([]), say_joined(["a"]), say_joined(["a", "b", "c"])) == ("", "a", "a, b, c")


def test_it_goes_to_other_processes_as_it_is() -> None:
    """Workers of a batch tell what they cannot read."""
    said = pickle.loads(pickle.dumps(say("there is no rule '{key}'", key="x")))  # noqa: S301 - our own

    assert words_for("nl").said(said) == "er is geen regel 'x'"


def test_encoders_take_its_english() -> None:
    """What programs read has no language; what is no text is refused."""
    problem = Problem(code="unknown-rule", what=say("there is no rule '{key}'", key="x"))

    assert msgspec.json.encode(problem, enc_hook=plain_text) == b'{"code":"unknown-rule","what":"there is no rule \'x\'"}'
    with pytest.raises(NotImplementedError):
        plain_text(1j)


def test_a_problem_is_told_in_each_language() -> None:
    """The code, the place and what was written stay."""
    problem = Problem(code="wrong-date", where="a.json:1:2", what=say("'{text}' is no date", text="x"), hint=say("mend the date"))

    assert str(problem) == "a.json:1:2: 'x' is no date [wrong-date]\n    what to do: mend the date"
    assert problem.told(words_for("fr")) == "a.json:1:2: 'x' n'est pas une date [wrong-date]\n    que faire\u00a0: corrigez la date"
