"""A row of a batch is what a single check says, field by field."""

from __future__ import annotations

import gc
from collections import Counter
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from checklist_engine.batch.row import Row, rows_of
from checklist_engine.batch.stream import Unit
from checklist_engine.check import check
from checklist_engine.detection.demands import detect_demands
from checklist_engine.errors import InputError, Problem
from checklist_engine.specification.model import Specification, Unreadable
from checklist_engine.specification.reading import read_specifications
from tests.batch.corpus import BROKEN, ROOT, SETTINGS, generated, judge_for_tests

if TYPE_CHECKING:
    from collections.abc import Callable

    from checklist_engine.batch.line import LineJudge
    from checklist_engine.detection.demand import Demand
    from checklist_engine.detection.detector import Detector
    from checklist_engine.specification.reading import InputFormat

SOURCE = "corpus.jsonl"


@pytest.fixture(scope="module")
def judge() -> LineJudge:
    """Return one judge for all lines."""
    return judge_for_tests()


def checked(line: bytes, judge: LineJudge) -> list[Row]:
    """Return the rows that single checks of all processes in a line give."""
    rows: list[Row] = []
    for part in read_specifications(line, SOURCE):
        if isinstance(part, Specification):
            try:
                result = check(part, judge.knowledge, as_of=None if part.published else SETTINGS.today)
            except InputError:
                continue
            rows += rows_of(result, judge.knowledge)
    return rows


def judged(line: bytes, judge: LineJudge) -> list[Row]:
    """Return the rows of a batch without what only a batch knows."""
    rows = judge.judge(line, SOURCE, 0).rows
    return [msgspec.structs.replace(row, file="", offset=0, part=0, released=None) for row in rows]


def test_a_thousand_generated_processes(judge: LineJudge, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of every kind: not ICT, without requirements, assessed; with broken types, lots and escapes. Few take the reader of `check`."""
    states: Counter[str] = Counter()
    whole: list[bytes] = []

    def read(line: bytes, source: str, input_format: InputFormat) -> tuple[Specification | Unreadable, ...]:
        whole.append(line)
        return read_specifications(line, source, input_format=input_format)

    monkeypatch.setattr("checklist_engine.batch.line.read_specifications", read)
    for line in generated(1000):
        rows = judged(line, judge)
        assert rows == checked(line, judge)
        states.update(row.state for row in rows)

    assert min(states[state] for state in ("assessed", "no-requirements", "not-ict")) >= 30
    assert len(whole) < 10


def test_lines_judged_together_are_judged_alike(judge: LineJudge) -> None:
    """Each line keeps its place and its outcome, whatever stands around it, also where a stage meets a mistake or a bug."""
    lines = [*generated(150, seed=8), *BROKEN, *map(changed, ODDITIES.values()), *generated(150, seed=9)]
    units = [Unit(line, number, 10 * number) for number, line in enumerate(lines)]

    assert judge.judge_all(units, SOURCE) == [judge.judge(unit.data, SOURCE, unit.offset) for unit in units]


def test_a_bug_ends_the_line_alone(judge: LineJudge, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told as a rejection; the lines around it are judged."""
    lines = generated(200, seed=8)
    units = [Unit(line, number, 0) for number, line in enumerate(lines)]
    before = judge.judge_all(units, SOURCE)
    victim = next(number for number, outcome in enumerate(before) if any(row.state == "assessed" for row in outcome.rows))
    process = before[victim].rows[0].process

    def detect(specification: Specification, detector: Detector) -> tuple[Demand, ...]:
        if specification.id == process:
            raise ZeroDivisionError
        return detect_demands(specification, detector)

    monkeypatch.setattr("checklist_engine.batch.line.detect_demands", detect)
    after = judge.judge_all(units, SOURCE)

    assert [problem.code for problem in after[victim].rejected] == ["internal-error"]
    assert [*after[:victim], *after[victim + 1 :]] == [*before[:victim], *before[victim + 1 :]]


def sample_lines() -> list[bytes]:
    """Return every sample and example, whole, and each release in it as a line of its own."""
    lines: list[bytes] = []
    for path in sorted([*(ROOT / "tests" / "data" / "ocds").glob("*.json"), *(ROOT / "examples").glob("*.json")]):
        lines.append(path.read_bytes())
        try:
            value = msgspec.json.decode(lines[-1])
        except (msgspec.DecodeError, UnicodeDecodeError):
            continue
        parts = value if isinstance(value, list) else [*value.get("releases", ()), *value.get("records", ())]
        lines += [msgspec.json.encode(part) for part in parts]
    return lines


@pytest.mark.parametrize("line", sample_lines(), ids=range(len(sample_lines())))
def test_samples(line: bytes, judge: LineJudge) -> None:
    """Real notices, own format, records and packages."""
    assert judged(line, judge) == checked(line, judge)


RELEASE: dict[str, Any] = {
    "ocid": "ocds-1",
    "date": "2026-03-02T00:00:00Z",
    "language": "en",
    "parties": [{"id": "b", "name": "Town of Leeds", "roles": ["buyer"], "address": {"countryName": "United Kingdom"}}],
    "buyer": {"id": "b"},
    "tender": {
        "title": "Chairs",
        "description": "Chairs of wood.",
        "datePublished": "2026-03-01",
        "value": {"amount": 12, "currency": "eur"},
        "items": [{"id": "1", "classification": {"scheme": "CPV", "id": "39130000"}}],
    },
}


def changed(change: Callable[[dict[str, Any]], object]) -> bytes:
    """Return the release as a line, changed."""
    release = msgspec.json.decode(msgspec.json.encode(RELEASE))
    change(release)
    return msgspec.json.encode(release)


ODDITIES: dict[str, Callable[[dict[str, Any]], object]] = {
    "as it is": lambda _: None,
    "number as title": lambda release: release["tender"].update(title=5),
    "blank title": lambda release: release["tender"].update(title="  "),
    "title in translation only": lambda release: release["tender"].update(title=None, title_es="Sitio web"),
    "description in translation only": lambda release: release["tender"].update(description=None, description_en="a website"),
    "description of the release": lambda release: (release["tender"].pop("description"), release.update(description="website hosting")),
    "no tender": lambda release: release.pop("tender"),
    "tender in a list": lambda release: release.update(tender=[release["tender"]]),
    "buyer as text": lambda release: release.update(buyer="Leeds"),
    "buyer without party": lambda release: release.update(buyer={"id": "x", "name": " Leeds "}),
    "buyer as blank text": lambda release: release.update(buyer="  ", parties=[]),
    "one item alone": lambda release: release["tender"].update(items=release["tender"]["items"][0]),
    "one ICT item alone": lambda release: release["tender"].update(items={"classification": {"scheme": "CPV", "id": "72413000"}}),
    "item of nothing, ICT code of an award": lambda release: (
        release["tender"].update(items={}),
        release.update(awards=[{"items": [{"classification": {"scheme": "CPV", "id": "72413000"}}]}]),
    ),
    "empty item, ICT code of a contract": lambda release: (
        release["tender"].update(items=[{}]),
        release.update(contracts=[{"items": [{"classification": {"scheme": "CPV", "id": "72413000"}}]}]),
    ),
    "title null": lambda release: release["tender"].update(title=None),
    "title null, ICT word in the id": lambda release: (release["tender"].update(title=None, items=[]), release.update(ocid="website")),
    "title null, title of the release": lambda release: (release["tender"].update(title=None), release.update(title="Website")),
    "title null, project": lambda release: (
        release["tender"].update(title=None),
        release.update(planning={"project": {"title": "Website"}}),
    ),
    "title null, project of the budget": lambda release: (
        release["tender"].update(title=None),
        release.update(planning={"budget": {"project": "Website"}}),
    ),
    "roles as text": lambda release: release["parties"][0].update(roles="buyer"),
    "procuring entity": lambda release: release["parties"][0].update(roles=["procuringEntity"]),
    "number as id": lambda release: (release["parties"][0].update(id=7, roles=[]), release.update(buyer={"id": 7})),
    "country by identifier": lambda release: release["parties"][0].update(address={}, identifier={"scheme": "GB-COH"}),
    "country by second identifier": lambda release: release["parties"][0].update(
        address=None, additionalIdentifiers=[{"scheme": "UA-EDR"}]
    ),
    "country that is none": lambda release: release["parties"][0].update(address={"countryName": "Atlantis", "countryCode": "NL"}),
    "country in translation": lambda release: release["parties"][0].update(address={"countryName_es": "España"}),
    "name in translation": lambda release: release["parties"][0].update(name=None, name_en="Leeds"),
    "amount as text": lambda release: release["tender"].update(value={"amount": "1.000,50", "currency": "EUR"}),
    "amount as words": lambda release: release["tender"].update(value={"amount": "a lot", "currency": "EUR"}),
    "amount beyond reason as text": lambda release: release["tender"].update(value={"amount": "9" * 30, "currency": "EUR"}),
    "amount of nothing": lambda release: release["tender"].update(value={"amount": 0, "currency": "EUR"}),
    "amount below nothing": lambda release: release["tender"].update(value={"amount": -3, "currency": "EUR"}),
    "amount beyond reason": lambda release: release["tender"].update(value={"amount": 1e30, "currency": "EUR"}),
    "amount without currency": lambda release: release["tender"].update(value={"amount": 3}, minValue={"amount": 2, "currency": "USD"}),
    "amount of the budget": lambda release: (
        release["tender"].pop("value"),
        release.update(planning={"budget": {"amount": {"amount": 9, "currency": "USD"}}}),
    ),
    "date that is none": lambda release: release["tender"].update(datePublished="2026-02-31"),
    "date as a sentence": lambda release: release["tender"].update(datePublished="last week"),
    "date written compact": lambda release: release["tender"].update(datePublished="20260301"),
    "deadline before publication": lambda release: release["tender"].update(
        tenderPeriod={"startDate": "2025-01-01", "endDate": "2025-02-01"}
    ),
    "lots": lambda release: release["tender"].update(
        lots=[{"id": 1}, {"id": " 2 ", "title": "Tables", "value": {"amount": 1, "currency": "EUR"}}]
    ),
    "lots with the same id": lambda release: release["tender"].update(lots=[{"id": "1"}, {"id": "1"}]),
    "lot without id": lambda release: release["tender"].update(lots=[{"title": "Tables"}]),
    "lot of ICT": lambda release: release["tender"].update(lots=[{"id": "1", "title": "Website"}, {"id": "2", "title": "Tables"}]),
    "lot in translation": lambda release: release["tender"].update(lots=[{"id": "1", "title_en": "Website"}]),
    "ICT code of a lot": lambda release: release["tender"].update(
        lots=[{"id": "1", "items": [{"classification": {"scheme": "CPV", "id": "72413000"}}]}]
    ),
    "ICT code of an award": lambda release: (
        release["tender"].pop("items"),
        release.update(awards=[{"items": [{"classification": {"scheme": "UNSPSC", "id": 43233501}}]}]),
    ),
    "ICT code beside another": lambda release: release["tender"]["items"][0].update(
        additionalClassifications=[{"scheme": "CPV", "id": "72413000-8"}]
    ),
    "ICT word in the description": lambda release: release["tender"].update(description="Website hosting for the town."),
    "ICT word in the description without codes": lambda release: release["tender"].update(
        description="Website hosting for the town.", items=[]
    ),
    "ICT word in the description beside a code of no scheme": lambda release: release["tender"].update(
        description="Website hosting for the town.", items=[{"id": "1", "classification": {"scheme": "OWN", "id": "39130000"}}]
    ),
    "ICT word in the description of a lot": lambda release: release["tender"].update(
        lots=[{"id": "1", "title": "Tables"}, {"id": "2", "title": "Rest", "description": "Website hosting for the town."}]
    ),
    "ICT word in the description of a lot, code of another lot": lambda release: release["tender"].update(
        lots=[{"id": "1", "title": "Tables"}, {"id": "2", "title": "Rest", "description": "Website hosting for the town."}],
        items=[{"id": "1", "relatedLot": "1", "classification": {"scheme": "CPV", "id": "39130000"}}],
    ),
    "ICT word in the description of a lot, codes of other lots": lambda release: release["tender"].update(
        lots=[{"id": "1", "title": "Tables"}, {"id": "2", "title": "Rest", "description": "Website hosting for the town."}],
        items=[{"id": "1", "relatedLots": ["1"], "classification": {"scheme": "CPV", "id": "39130000"}}],
    ),
    "ICT word in the title": lambda release: release["tender"].update(title="Website for the town"),
    "ICT word without codes": lambda release: release["tender"].update(title="Website for the town", items=[]),
    "ICT word over a soft hyphen": lambda release: release["tender"].update(title="Web\u00adsite for the town", items=[]),
    "ICT word over a line end": lambda release: release["tender"].update(title="Web-\nsite for the town", items=[]),
    "ICT word in capitals": lambda release: release["tender"].update(title="НОВИЙ ВЕБСАЙТ / SÍTIO WEB", items=[]),
    "ICT words with signs between": lambda release: release["tender"].update(title="Chairs; e_mail / WI\u2011FI", items=[]),
    "ICT word of an item": lambda release: release["tender"]["items"][0].update(description="Website of the town"),
    "ICT word of a document": lambda release: release["tender"].update(documents=[{"title": "Website", "description": "The new website"}]),
    "ICT word of a requirement": lambda release: release["tender"].update(otherRequirements="The supplier builds a website with TLS 1.3."),
    "ICT word of the planning": lambda release: release.update(planning={"rationale": "A new website is needed.", "budget": {}}),
    "ICT word of the release": lambda release: release.update(title="Website", description="A new website with hosting."),
    "no language": lambda release: (release.pop("language"), release["tender"].update(title="Website", items=[])),
    "versioned": lambda release: release["tender"].update(title=[{"releaseID": "1", "releaseDate": "2026", "value": "Chairs"}]),
    "compiled inside": lambda release: release.update(compiledRelease=dict(release)),
    "releases inside": lambda release: release.update(releases=[dict(release)]),
    "blank ocid": lambda release: release.update(ocid=" "),
    "half a character": lambda release: release.update(note="XX"),
}


@pytest.mark.parametrize("change", ODDITIES.values(), ids=ODDITIES)
def test_odd_values_are_read_alike(change: Callable[[dict[str, Any]], object], judge: LineJudge) -> None:
    """The quick reader takes only what it reads as the tolerant one does."""
    line = changed(change).replace(b'"XX"', b'"\\ud83d"')

    try:
        expected = checked(line, judge)
    except InputError as error:
        told: tuple[Problem, ...] = error.problems[:1]
        expected = []
    else:
        told = ()

    assert judge.judge(line, SOURCE, 0).rejected == told
    assert judged(line, judge) == expected


@pytest.mark.parametrize("line", BROKEN)
def test_what_check_rejects_is_rejected_with_its_words(line: bytes, judge: LineJudge) -> None:
    """The same code and reason."""
    with pytest.raises(InputError) as told:
        read_specifications(line, SOURCE)

    assert judge.judge(line, SOURCE, 0).rejected == told.value.problems[:1]


def test_a_thorough_batch_says_the_same(judge: LineJudge) -> None:
    """Reading every line in full changes no row."""
    thorough = judge_for_tests(thorough=True)
    for line in generated(60, seed=3):
        assert thorough.judge(line, SOURCE, 5).rows == judge.judge(line, SOURCE, 5).rows


def test_full_results_are_those_of_check() -> None:
    """`--format jsonl` gives what `check` gives."""
    full = judge_for_tests(output="jsonl")
    for line in generated(20, seed=4):
        (specification,) = read_specifications(line, SOURCE)
        assert isinstance(specification, Specification)
        assert full.judge(line, SOURCE, 0).results == (check(specification, full.knowledge),)


def test_a_line_leaves_nothing_to_the_garbage_collector(judge: LineJudge) -> None:
    """What a line was read into holds itself in no circle, so that memory is free again at once."""
    lines = [*generated(40, seed=9), *sample_lines()[:20]]
    for line in lines:
        judge.judge(line, SOURCE, 0)
    gc.collect()
    gc.disable()
    try:
        for line in lines:
            judge.judge(line, SOURCE, 0)
        assert gc.collect() == 0
    finally:
        gc.enable()
