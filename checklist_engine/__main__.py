"""Run with `python -m checklist_engine`."""

from checklist_engine.cli.main import main

main()
