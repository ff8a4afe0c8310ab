"""Write the pages that are made from the data: rules, standards, commands, schemas, bill of materials.

`python docs/generate.py` writes them, `python docs/generate.py --check` exits with 1 where one is stale.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
sys.path.insert(0, str(ROOT))

import click  # noqa: E402 - the package lies beside this folder

from checklist_engine import __version__  # noqa: E402
from checklist_engine.cli.main import application  # noqa: E402
from checklist_engine.knowledge import load_knowledge  # noqa: E402
from checklist_engine.publishing.rule_page import render_rule, render_rule_index, rule_path  # noqa: E402
from checklist_engine.publishing.standard_page import render_standard, render_standard_index, standard_path  # noqa: E402
from checklist_engine.schemas import SCHEMAS, schema_text  # noqa: E402
from docs.sbom import sbom_text  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["generated_pages", "stale_pages", "write_pages"]

FOLDERS = ("rules", "standards", "schemas")
"""Everything in these folders is generated; what is no longer made is removed."""


def generated_pages() -> dict[str, str]:
    """Return every generated page by its path under `docs/`."""
    knowledge = load_knowledge()
    pages = {
        "cli.md": "\n".join(_commands()) + "\n",
        "sbom.cdx.json": sbom_text((ROOT / "requirements.lock").read_text(encoding="utf-8"), __version__),
        "rules/index.md": render_rule_index(knowledge),
        "standards/index.md": render_standard_index(knowledge),
    }
    pages |= {rule_path(rule): render_rule(rule, knowledge) for rule in knowledge.all_rules.values()}
    pages |= {standard_path(standard): render_standard(standard, knowledge) for standard in knowledge.catalog.standards.values()}
    pages |= {f"schemas/{name}.json": schema_text(name) for name in SCHEMAS}
    return pages


def _commands() -> Iterator[str]:
    yield from ("# Commands", "", "Made from the help texts of the program.")
    yield from (
        "",
        "Help, errors and hints are in the language of `--lang`, before or after the name of the command; else of the environment",
        "variable `CHECKLIST_ENGINE_LANG`; else of the system (`LANGUAGE`, `LC_ALL`, `LC_MESSAGES`, `LANG`), where the program speaks it.",
        "What is written, such as a report, is in the language of the first two, else in English, so that it depends on no machine.",
    )
    with click.Context(application, info_name="checklist-engine", terminal_width=80, help_option_names=["-h", "--help"]) as context:
        yield from _help(application, context)


def _help(command: click.Command, context: click.Context) -> Iterator[str]:
    yield from ("", f"## {context.command_path}", "", "```text", command.get_help(context).strip(), "```")
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            sub = command.get_command(context, name)
            if sub is not None:
                with click.Context(sub, info_name=name, parent=context) as inner:
                    yield from _help(sub, inner)


def stale_pages(folder: Path) -> list[str]:
    """Return the pages under `folder` that are missing, differ or should not be there, sorted."""
    pages = generated_pages()
    wrong = [path for path, text in pages.items() if not _holds(folder / path, text)]
    return sorted([*wrong, *_left_over(folder, pages)])


def _holds(path: Path, text: str) -> bool:
    return path.is_file() and path.read_text(encoding="utf-8") == text


def _left_over(folder: Path, pages: dict[str, str]) -> Iterator[str]:
    for name in FOLDERS:
        for path in (folder / name).rglob("*"):
            relative = path.relative_to(folder).as_posix()
            if path.is_file() and relative not in pages:
                yield relative


def write_pages(folder: Path) -> int:
    """Write all pages under `folder`, remove those that are made no more, and return how many changed."""
    pages = generated_pages()
    stale = stale_pages(folder)
    for path in stale:
        target = folder / path
        if path in pages:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(pages[path], encoding="utf-8", newline="\n")
        else:
            target.unlink()
    return len(stale)


def main(arguments: list[str]) -> int:
    """Write or check the pages beside this file."""
    if arguments == ["--check"]:
        stale = stale_pages(DOCS)
        for path in stale:
            print(f"docs/{path} is stale")
        if stale:
            print("what to do: python docs/generate.py")
        return 1 if stale else 0
    print(f"{write_pages(DOCS)} pages changed")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
