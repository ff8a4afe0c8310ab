"""Show what a PDF report costs beside WeasyPrint alone on the same page, in the same run.

    python benchmarks/report.py tender.json

Both sides are whole processes: `report` as a user types it, and a few lines that give its HTML page to WeasyPrint. They take
turns, and the best of each counts, since other work on the machine only ever adds time. The bar is 1.25.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

__all__ = ["main"]

BAR = 1.25
ROUNDS = 5
_ALONE = """
import sys, weasyprint
weasyprint.HTML(filename=sys.argv[1]).write_pdf(sys.argv[2], pdf_variant="pdf/a-3a")
"""


def main(specification: str) -> int:
    """Print both times in seconds and their ratio; return 1 where the ratio is above the bar."""
    with tempfile.TemporaryDirectory() as folder:
        page, pdf, alone = (str(Path(folder) / name) for name in ("report.html", "report.pdf", "alone.pdf"))
        engine = [sys.executable, "-m", "checklist_engine", "report", specification, "-o"]
        _seconds([*engine, page])
        fonts = {"FONTCONFIG_FILE": str(Path(__file__).parent.parent / "reports" / "fonts" / "fonts.conf")}
        ours, theirs = [], []
        for _ in range(ROUNDS):
            theirs.append(_seconds([sys.executable, "-W", "ignore", "-c", _ALONE, page, alone], fonts))
            ours.append(_seconds([*engine, pdf]))
            Path(pdf).unlink()
    ratio = min(ours) / min(theirs)
    print(f"report {min(ours):.2f} s, WeasyPrint alone {min(theirs):.2f} s, ratio {ratio:.2f} (bar {BAR})")
    return int(ratio > BAR)


def _seconds(command: list[str], environment: dict[str, str] | None = None) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, **(environment or {})})
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
