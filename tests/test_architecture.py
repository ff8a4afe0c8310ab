"""The promises of docs/architecture.md about who imports whom, and what is not imported."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "checklist_engine"
SLOW = {"pydantic", "jsonschema", "yaml", "jinja2", "weasyprint", "ocdsmerge", "rich"}
DETECTION = ("text", "language", "names", "sentence", "version", "stance", "passage")
"""The rooms of detection, in the order in which a text goes through them; `forms` serves `passage` and knows it."""
FORBIDDEN = [
    ("rules", ("checklist_engine.output", "checklist_engine.cli")),
    ("scoring.py", ("checklist_engine.output", "checklist_engine.cli")),
    ("specification", ("checklist_engine.rules", "checklist_engine.output", "checklist_engine.cli", "checklist_engine.knowledge")),
    ("detection", ("checklist_engine.rules", "checklist_engine.output", "checklist_engine.cli", "checklist_engine.knowledge")),
    *(
        (f"detection/{room}", tuple(f"checklist_engine.detection.{later}" for later in DETECTION[number + 1 :]))
        for number, room in enumerate(DETECTION)
    ),
    ("output", ("checklist_engine.cli", "checklist_engine.knowledge", "checklist_engine.rules", "checklist_engine.authoring")),
    ("guidance", ("checklist_engine.output", "checklist_engine.cli", "checklist_engine.comparison")),
    ("comparison", ("checklist_engine.output", "checklist_engine.cli")),
    ("documents", ("checklist_engine.rules", "checklist_engine.output", "checklist_engine.cli", "checklist_engine.knowledge")),
    ("batch", ("checklist_engine.output.pdf", "checklist_engine.cli")),
    ("catalog", ("checklist_engine.rules", "checklist_engine.output", "checklist_engine.cli", "checklist_engine.detection")),
]


def modules(part: str) -> list[Path]:
    """Return the modules of a room."""
    path = PACKAGE / part
    return sorted(path.rglob("*.py")) if path.is_dir() else [path]


def imports(path: Path) -> set[str]:
    """Return the names of everything that a module imports, anywhere in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


@pytest.mark.parametrize(("part", "forbidden"), FORBIDDEN)
def test_data_flows_one_way(part: str, forbidden: tuple[str, ...]) -> None:
    """A room imports only rooms before it."""
    wrong = [(str(path.relative_to(ROOT)), name) for path in modules(part) for name in imports(path) if name.startswith(forbidden)]

    assert wrong == []


def test_no_module_is_longer_than_400_lines() -> None:
    """If a module needs a second noun, it is two modules."""
    assert [str(path) for path in PACKAGE.rglob("*.py") if len(path.read_text(encoding="utf-8").splitlines()) > 400] == []


def test_every_module_says_what_it_offers() -> None:
    """`__all__` stands in each module that defines anything public."""
    silent = [
        str(path.relative_to(ROOT))
        for path in PACKAGE.rglob("*.py")
        if path.name not in ("__init__.py", "__main__.py") and "__all__" not in path.read_text(encoding="utf-8")
    ]

    assert silent == []


def test_a_check_imports_no_slow_library(tmp_path: Path) -> None:
    """Start-up is most of the time of a check."""
    script = (
        "import json, sys\n"
        "from checklist_engine.cli.main import application\n"
        f"application.main(['check', {str(ROOT / 'examples' / 'municipal-website-good.json')!r}], standalone_mode=False)\n"
        "print(json.dumps(sorted({name.partition('.')[0] for name in sys.modules})), file=sys.stderr)\n"
    )
    command = [sys.executable, "-c", script]
    environment = {"XDG_CACHE_HOME": str(tmp_path), "PYTHONPATH": str(ROOT), "PATH": ""}
    for _ in range(2):  # the first compiles the knowledge
        ran = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)  # noqa: S603 - our own script

    assert set(json.loads(ran.stderr.splitlines()[-1])) & SLOW == set()
