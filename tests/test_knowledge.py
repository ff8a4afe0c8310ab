"""Knowledge is compiled once, and again whenever anything that it is made from has changed."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import msgspec
import pytest

from checklist_engine import knowledge as module
from checklist_engine.data import data_folder
from checklist_engine.detection.detector import Detector
from checklist_engine.knowledge import load_knowledge

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = (
    ("All connections shall use TLS 1.2 or higher; SSL 3.0 must not be offered.", "en"),
    ("De leverancier ondersteunt DNSSEC en bij voorkeur IPv6.", "nl"),
    ("Mail shall be signed (DKIM) and the policy p=reject published (DMARC).", None),
    ("Le site doit utiliser HSTS.", "fr-BE"),
)


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder that stands in for the user's cache."""
    monkeypatch.setattr(module, "cache_folder", lambda: tmp_path / "cache")
    return tmp_path / "cache"


def test_what_was_compiled_reads_as_what_is_made_from_the_catalogue(cache: Path) -> None:
    """The second load takes names and wordings from the cache, and finds the same demands and words."""
    first, second = load_knowledge(), load_knowledge()
    fresh = Detector(first.catalog)

    assert second.catalog == first.catalog
    assert sorted(path.name.split(".")[1] for path in cache.iterdir())[:2] == ["citations", "de"]
    assert [second.detector.detect(*text) for text in TEXTS] == [fresh.detect(*text) for text in TEXTS]


def test_a_missing_part_is_made_from_the_catalogue(cache: Path) -> None:
    """A cache of which only the main file is left is no error."""
    load_knowledge()
    for path in cache.glob("*.*.msgpack"):
        path.unlink()
    knowledge = load_knowledge()

    assert [demand.standard for demand in knowledge.detector.detect("The site shall use HSTS.", "en")] == ["hsts"]
    assert knowledge.citation_index is knowledge.citation_index


def test_a_broken_cache_is_made_anew(cache: Path) -> None:
    """Half a file, as after a full disk, is not trusted."""
    whole = load_knowledge()
    for path in cache.iterdir():
        if path.name.count(".") == 1:
            path.write_bytes(path.read_bytes()[:1000])

    assert load_knowledge().catalog == whole.catalog


def test_a_file_written_in_place_changes_the_fingerprint(tmp_path: Path) -> None:
    """The folder's own time does not change then."""
    folder = tmp_path / "rules"
    shutil.copytree(data_folder("rules"), folder)
    before = module._fingerprint([folder], [])  # noqa: SLF001 - the name of the cache is what counts here
    file = next(iter(sorted(folder.rglob("*.yaml"))))
    status = file.stat()
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns + 1))

    assert module._fingerprint([folder], []) != before  # noqa: SLF001


@pytest.mark.parametrize("name", ["compiling.py", "linking.py", "catalog/authored.py", "rules/conditions.py", "detection/text/prepared.py"])
def test_a_change_of_the_code_that_compiles_changes_the_fingerprint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Else a new program would judge with what the old one compiled."""
    package = tmp_path / "checklist_engine"
    shutil.copytree(data_folder("rules").parent / "checklist_engine", package, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(module, "__file__", str(package / "knowledge.py"))
    before = module._fingerprint([], [])  # noqa: SLF001
    (package / name).write_text("", encoding="utf-8")

    assert module._fingerprint([], []) != before  # noqa: SLF001


def test_the_compiled_files_do_not_depend_on_the_order_of_sets(cache: Path) -> None:
    """Two builds of one source give the same bytes."""
    knowledge = load_knowledge()
    from checklist_engine.compiling import compile_parts  # noqa: PLC0415 - needs the YAML parser

    parts = compile_parts(knowledge.catalog)
    stored = {path.name.split(".")[1]: path.read_bytes() for path in cache.iterdir() if path.name.count(".") > 1}
    assert stored == parts
    assert all(msgspec.msgpack.decode(part) for part in parts.values())
