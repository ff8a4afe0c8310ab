"""What a PDF report costs: beside WeasyPrint alone on the same page, in memory for a large tender, and over many in one process.

Usage: python benchmarks/report.py [ratio] [memory] [growth]

Without a name all three are measured. The bars:

- ratio: `report` of a tender with 40 requirements takes at most 1.25 times what WeasyPrint alone takes for its page. Both sides are
  whole processes, which take turns. What counts is the time of the processor, the least of the rounds, since other work on the
  machine only ever adds to it.
- memory: `report` of a tender with 400 requirements, in 2 and in 20 lots, stays under 500 MB.
- growth: 50 reports in one process, of all examples in turn; after the first round memory stays level, within 5 %.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from checklist_engine.check import check
from checklist_engine.knowledge import load_knowledge
from checklist_engine.output.html.report import render_html
from checklist_engine.specification.reading import Unreadable, read_specifications

__all__ = ["main"]

ROOT = Path(__file__).parent.parent
FORTY = ROOT / "examples" / "municipal-website-good.json"
TIMES = 10
ROUNDS = 5
RATIO = 1.25
MOST_MEMORY = 500e6
MOST_GROWTH = 1.05
REPORTS = 50
_ALONE = """
import sys, weasyprint
weasyprint.HTML(filename=sys.argv[1]).write_pdf(sys.argv[2], pdf_variant="pdf/a-3a")
"""
_MANY = """
import json, os, sys
from pathlib import Path
from checklist_engine.check import check
from checklist_engine.knowledge import load_knowledge
from checklist_engine.output.json_result import encode_result
from checklist_engine.output.pdf.writer import write_pdf
from checklist_engine.specification.reading import read_specifications

knowledge = load_knowledge()
files = sorted(Path(sys.argv[1]).glob("*.json"))
held = []
for number in range(int(sys.argv[2])):
    path = files[number % len(files)]
    for specification in read_specifications(path.read_bytes(), path.name):
        result = check(specification, knowledge)
        write_pdf(result, encode_result(result))
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    held.append(pages * os.sysconf("SC_PAGE_SIZE"))
print(json.dumps([len(files), held]))
"""


def main(names: list[str]) -> int:
    """Measure what is named and print it; return 1 where a bar is not met."""
    measures = {"ratio": ratio, "memory": memory, "growth": growth}
    with tempfile.TemporaryDirectory() as folder:
        met = [measures[name](Path(folder)) for name in names or measures]
    return int(not all(met))


def ratio(folder: Path) -> bool:
    """Tell whether the report costs little more than WeasyPrint alone on the page that is drawn."""
    (specification,) = read_specifications(FORTY.read_bytes(), FORTY.name)
    if isinstance(specification, Unreadable):
        raise TypeError(specification)
    page, pdf = folder / "page.html", folder / "report.pdf"
    page.write_text(render_html(check(specification, load_knowledge()), paper=True, attached=True), encoding="utf-8")
    fonts = {"FONTCONFIG_FILE": str(ROOT / "reports" / "fonts" / "fonts.conf")}
    ours, theirs = [], []
    for _ in range(ROUNDS):
        theirs.append(_cost([sys.executable, "-W", "ignore", "-c", _ALONE, str(page), str(folder / "alone.pdf")], fonts)[0])
        ours.append(_cost(_report(FORTY, pdf))[0])
    found = min(ours) / min(theirs)
    print(f"report {min(ours):.2f} s, WeasyPrint alone {min(theirs):.2f} s of the processor, ratio {found:.2f} (bar {RATIO})", flush=True)
    return found <= RATIO


def memory(folder: Path) -> bool:
    """Tell whether the report on a large tender stays within the memory that it may take."""
    peaks = []
    for more_lots in (False, True):
        tender = folder / "large.json"
        lots, requirements = _write_large(tender, more_lots=more_lots)
        seconds, peak = _cost(_report(tender, folder / "large.pdf"))
        size = (folder / "large.pdf").stat().st_size
        told = f"{requirements} requirements in {lots} lots: {peak / 1e6:.0f} MB (bar {MOST_MEMORY / 1e6:.0f}), {seconds:.1f} s"
        print(f"{told} of the processor, a PDF of {size / 1e6:.1f} MB", flush=True)
        peaks.append(peak)
    return max(peaks) < MOST_MEMORY


def growth(folder: Path) -> bool:
    """Tell whether many reports in one process leave its memory as it was after a first round."""
    command = [sys.executable, "-W", "ignore", "-c", _MANY, str(ROOT / "examples"), str(REPORTS)]
    told = subprocess.run(command, check=True, capture_output=True, cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)}).stdout
    examples, held = json.loads(told)
    # The same example ends each round, so that like is held against like.
    rounds = [held[end] / 1e6 for end in range(examples - 1, len(held), examples)]
    print(f"{REPORTS} reports in one process, MB after each {examples}: {', '.join(f'{one:.0f}' for one in rounds)}", flush=True)
    return max(rounds[1:]) <= rounds[0] * MOST_GROWTH


def _report(tender: Path, pdf: Path) -> list[str]:
    pdf.unlink(missing_ok=True)
    return [sys.executable, "-m", "checklist_engine", "report", str(tender), "-o", str(pdf)]


def _write_large(path: Path, *, more_lots: bool) -> tuple[int, int]:
    """Write a tender with ten times the requirements of the example, no two alike; return its lots and requirements."""
    tender = json.loads(FORTY.read_bytes())
    lots, requirements = tender["lots"], tender["requirements"]
    tender["lots"] = [
        {**lot, "id": _numbered(lot["id"], copy, more_lots), "title": f"{lot['title']}, part {copy}" if more_lots else lot["title"]}
        for copy in range(TIMES if more_lots else 1)
        for lot in lots
    ]
    tender["requirements"] = [
        {
            **one,
            "id": f"{one['id']}-{copy}",
            "text": f"{one['text']} This is part {copy} of the schedule.",
            **({"lots": [_numbered(lot, copy, more_lots) for lot in one["lots"]]} if "lots" in one else {}),
        }
        for copy in range(TIMES)
        for one in requirements
    ]
    tender["items"] = [item for item in tender["items"] if "lot" not in item]
    tender["waivers"] = []
    path.write_text(json.dumps(tender), encoding="utf-8")
    return len(tender["lots"]), len(tender["requirements"])


def _numbered(lot: str, copy: int, more_lots: bool) -> str:  # noqa: FBT001 - its three callers pass it on
    return f"{lot}-{copy}" if more_lots else lot


def _cost(command: list[str], environment: dict[str, str] | None = None) -> tuple[float, float]:
    """Return what a whole process took: seconds of the processor, and the most memory at once in bytes."""
    started = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env={**os.environ, **(environment or {})})
    complaints = started.stderr.read() if started.stderr else b""
    _, status, usage = os.wait4(started.pid, 0)
    started.returncode = os.waitstatus_to_exitcode(status)
    if started.returncode:
        raise subprocess.CalledProcessError(started.returncode, command, stderr=complaints)
    # Linux counts in kilobytes, macOS in bytes.
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
