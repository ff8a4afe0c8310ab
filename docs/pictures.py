"""Makes the pictures of report pages in docs/ anew: `python docs/pictures.py`. Needs Chromium for those of the HTML page.

Pages of PDF files become small PNG files with few colours; the same version of the program gives the same pictures.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
from PIL import Image
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Sequence

DOCS = Path(__file__).parent
EXAMPLES = DOCS.parent / "examples"
GOOD, POOR, SAAS = (str(EXAMPLES / f"{name}.json") for name in ("municipal-website-good", "municipal-website-poor", "saas-case-management"))
ALL = sorted(map(str, EXAMPLES.glob("*.json")))
PDFS: tuple[tuple[str, Sequence[str], Sequence[int]], ...] = (
    ("report", ("report", GOOD), (1, 3)),
    ("comparison", ("compare", *ALL), (1, 3)),
    ("guide", ("report", SAAS, "--for", "sme"), (1, 3)),
    ("starter-list", ("report", POOR, "--for", "sme-buyer"), (1,)),
)
"""The name of the pictures, the command that writes the PDF, and the pages to show."""

_SCALE = 80 / 72
_COLOURS = 48
_WINDOW = (1100, 800)


def main() -> None:
    """Write every picture, and say how large they are together."""
    with tempfile.TemporaryDirectory() as work:
        for name, command, pages in PDFS:
            pdf = Path(work) / f"{name}.pdf"
            _run(*command, "-o", str(pdf))
            with pypdfium2.PdfDocument(pdf) as document:
                for number in pages:
                    _save(document[number - 1].render(scale=_SCALE).to_pil(), f"{name}-page-{number}")
        html = Path(work) / "report.html"
        _run("report", GOOD, "-o", str(html))
        _photograph(html)
    pictures = list(DOCS.glob("*.png"))
    print(f"{len(pictures)} pictures, {sum(picture.stat().st_size for picture in pictures) // 1000} kB")


def _run(*words: str) -> None:
    subprocess.run([sys.executable, "-m", "checklist_engine", *words], check=True, cwd=DOCS.parent, stderr=subprocess.DEVNULL)


def _photograph(html: Path) -> None:
    """Take the first view of the page in a browser, in light and in dark."""
    browser_path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox", "--disable-gpu"])
        for scheme in ("light", "dark"):
            page = browser.new_page(viewport={"width": _WINDOW[0], "height": _WINDOW[1]}, color_scheme=scheme)
            page.goto(html.as_uri())
            picture = html.with_name(f"{scheme}.png")
            page.screenshot(path=picture)
            with Image.open(picture) as taken:
                _save(taken, f"report-html-{scheme}")
        browser.close()


def _save(picture: Image.Image, name: str) -> None:
    """Write a picture with so few colours that it stays small and still looks the same."""
    few = picture.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE)
    few.save(DOCS / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
