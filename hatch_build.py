"""Build hook: compiles catalogue and rules into one file, so that an installed program need not read YAML."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg] # hatchling is typed only where it is installed
    """Adds `checklist_engine/_data/knowledge.msgpack`, and a file for each of its parts, to the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the knowledge; a mistake in a file stops the build with its place."""
        if self.target_name != "wheel" or version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root))
        from checklist_engine.knowledge import compile_folders, write_compiled  # noqa: PLC0415 - the root has to be on the path first

        compiled = compile_folders([root / "standards_catalog"], [root / "rules"])
        self._folder = tempfile.TemporaryDirectory()
        write_compiled(compiled, Path(self._folder.name) / "knowledge.msgpack")
        for file in sorted(Path(self._folder.name).iterdir()):
            build_data["force_include"][str(file)] = f"checklist_engine/_data/{file.name}"
