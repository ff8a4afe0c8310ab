"""The person at the keyboard is spoken to in the language asked for; what programs read has none."""

from __future__ import annotations

import gettext
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest

from checklist_engine.cli.language import INTERFACE_LANGUAGES, interface_language
from checklist_engine.cli.main import application
from tests.cli.running import run, write_tender

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
LANGUAGES = sorted(INTERFACE_LANGUAGES)


def commands(group: click.Group = application, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield the words that call each command, groups included."""
    yield path
    with click.Context(group) as context:
        for name in group.list_commands(context):
            command = group.get_command(context, name)
            if isinstance(command, click.Group):
                yield from commands(command, (*path, name))
            else:
                yield (*path, name)


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        ([], {}, "en"),
        (["check", "a.json", "--lang", "nl"], {}, "nl"),
        (["check", "a.json", "--lang=fr"], {"LANG": "de_DE.UTF-8"}, "fr"),
        (["--lang", "nl", "new", "--lang", "de"], {}, "de"),
        (["--lang", "ar", "doctor"], {"LANG": "de_DE.UTF-8"}, "en"),
        (["--lang", "klingon"], {"LANG": "de_DE.UTF-8"}, "de"),
        (["--lang"], {}, "en"),
        (["check", "--", "--lang", "nl"], {}, "en"),
        ([], {"CHECKLIST_ENGINE_LANG": "es", "LANG": "de_DE.UTF-8"}, "es"),
        ([], {"CHECKLIST_ENGINE_LANG": "en", "LANG": "de_DE.UTF-8"}, "en"),
        ([], {"LANG": "nl_BE.UTF-8"}, "nl"),
        ([], {"LANG": "nl_BE.UTF-8", "LC_MESSAGES": "fr_BE"}, "fr"),
        ([], {"LANG": "nl_BE.UTF-8", "LC_ALL": "C.UTF-8", "LANGUAGE": "nl"}, "en"),
        ([], {"LANG": "sv_SE.UTF-8", "LANGUAGE": "sv:pt_BR:de"}, "pt"),
        ([], {"LANG": "en_GB.UTF-8", "LANGUAGE": "en:nl"}, "en"),
        ([], {"LANG": "sv_SE.UTF-8"}, "en"),
        ([], {"LANG": "ar_EG.UTF-8"}, "en"),
        ([], {"LANG": "ca_ES@valencia"}, "en"),
        ([], {"LANG": "de@euro"}, "de"),
    ],
)
def test_the_option_goes_before_the_variable_and_the_variable_before_the_system(
    arguments: list[str], environment: dict[str, str], language: str
) -> None:
    """As gettext reads the system; a language that the interface does not speak falls back to English."""
    assert interface_language(arguments, environment) == language


def test_help_is_in_the_language_asked_for() -> None:
    """Wherever --lang stands; commands to type stay as they are."""
    help_text = run("new", "--lang", "nl", "--help").text

    assert help_text.splitlines()[:6] == [
        "Gebruik: checklist-engine new [OPTIES]",
        "",
        "  Schrijf een begin van een programma van eisen: vragen en clausules.",
        "",
        "  Voorbeeld:",
        "    checklist-engine new --subject website --subject saas -o tender.json",
    ]
    assert run("--lang", "nl", "new", "--help").text.splitlines()[2] == help_text.splitlines()[2]


def test_an_error_is_in_the_language_asked_for_and_keeps_its_code(tmp_path: Path) -> None:
    """What, what was expected and what to do; the exit code too is the same."""
    tender = write_tender(tmp_path, subjects=["websit"])
    ran = run("check", tender, "--lang", "de")

    assert ran.err.splitlines()[0] == f"{tender}#: es gibt keinen Gegenstand 'websit' [unknown-subject]"
    assert ran.err.splitlines()[-1] == "    was zu tun ist: meinten Sie 'website'?"
    assert ran.code == 3


def test_wrong_usage_is_told_in_the_language_asked_for() -> None:
    """Also where click says it."""
    assert run("--lang", "fr", "check").err == (
        "Utilisation\u00a0: checklist-engine check [OPTIONS] FICHIER...\n"
        "Tapez 'checklist-engine check --help' pour l'aide.\n"
        "\n"
        "Erreur\u00a0: Argument manquant\u00a0: 'FICHIER...'.\n"
    )
    assert "Fout: Er is geen opdracht 'chek'. Bedoelde u 'check'?" in run("--lang", "nl", "chek").err


def test_what_programs_read_has_no_language(tmp_path: Path) -> None:
    """An unreadable input stands in the JSON in English, while the person is told in Dutch."""
    broken = tmp_path / "broken.json"
    broken.write_text("{", encoding="utf-8")
    ran = run("check", str(broken), "--format", "json", "--lang", "nl")

    assert ran.json[0]["error"][0]["hint"] == "the file ends too early: a closing quote, '}' or ']' is missing, or it was cut off"
    assert "wat te doen: het bestand houdt te vroeg op" in ran.err


def test_notes_are_in_the_language_of_the_report() -> None:
    """What the reader of OCDS had to guess."""
    notice = b'{"ocid": "ocds-1-2", "tender": {"id": "1", "title": "Website", "lots": [{"title": "A"}]}}'

    assert "het perceel heeft geen id; het heet hier '1'" in " ".join(run("check", "-", "--lang", "nl", stdin=notice).text.split())


def test_a_language_before_the_command_stands_for_one_after_it(tmp_path: Path) -> None:
    """So every command has one; the later counts."""
    tender = write_tender(tmp_path)

    assert "PUNKTE" in run("--lang", "de", "check", tender).text
    assert "SCORE" in run("--lang", "de", "check", tender, "--lang", "nl").text


@pytest.mark.parametrize("path", [path for path in commands() if path not in ((), ("catalog",), ("rules",))], ids=" ".join)
def test_every_command_takes_a_language_after_its_name(path: tuple[str, ...]) -> None:
    """Nobody has to know which command writes and which only speaks."""
    assert "--lang" in run(*path, "--help").text


def test_a_purchase_is_asked_about_in_the_language_asked_for(tmp_path: Path) -> None:
    """The questions of `new` too."""
    ran = run("new", "--subject", "website", "--lang", "fr", "-o", str(tmp_path / "a.json"))

    assert "  personal_data: Traite-t-il des données personnelles\u00a0? (seulement alors\u00a0: R" in ran.err


def test_the_variable_stands_for_the_option(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """For the report as well; the language of the system is one of the interface alone, so that files do not depend on a machine."""
    tender = write_tender(tmp_path)
    monkeypatch.setenv("CHECKLIST_ENGINE_LANG", "es")
    assert "PUNTOS" in run("check", tender).text

    monkeypatch.delenv("CHECKLIST_ENGINE_LANG")
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    assert "SCORE" in run("check", tender).text
    assert run("check").err.endswith("Fehler: Fehlendes Argument 'DATEI...'.\n")


def test_a_report_in_arabic_comes_from_an_english_interface(tmp_path: Path) -> None:
    """Reports are in Arabic, help and errors are not."""
    assert run("check", write_tender(tmp_path), "--lang", "ar").text
    assert "there is no subject 'x'" in run("check", write_tender(tmp_path, subjects=["x"]), "--lang", "ar").err


def test_nothing_of_a_language_stays_behind() -> None:
    """A Python program that calls the command line keeps its own."""
    before = gettext.textdomain(), os.environ.get("LANGUAGE")
    run("--lang", "nl", "--help")

    assert (gettext.textdomain(), os.environ.get("LANGUAGE")) == before
    assert run("--help").text.startswith("Usage:")


def test_english_loads_no_catalogue(tmp_path: Path) -> None:
    """Start-up is most of the time of a check."""
    script = (
        "import sys\n"
        "opened = []\n"
        "sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == 'open' else None)\n"
        "from checklist_engine.cli.main import main\n"
        "try:\n    main(['check', '--help'])\n"
        "finally:\n    print([name for name in opened if name.endswith('.mo')], 'babel' in sys.modules, file=sys.stderr)\n"
    )
    environment = {"XDG_CACHE_HOME": str(tmp_path), "PYTHONPATH": str(ROOT), "PATH": ""}
    command = [sys.executable, "-c", script]
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603 - our own script

    assert ran.stderr == "[] False\n"


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_fits_a_terminal(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """80 columns, in every language, for every command."""
    monkeypatch.setenv("COLUMNS", "200")
    wide = [(path, line) for path in commands() for line in run("--lang", language, *path, "--help").text.splitlines() if len(line) > 80]

    assert wide == []
