"""A profile of one's own, given as the path of a YAML file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import ValidationError

from checklist_engine.authoring import as_authored
from checklist_engine.compiling import with_digest
from checklist_engine.errors import KnowledgeError, Problem, UsageError
from checklist_engine.rules.authored import AuthoredProfile
from checklist_engine.rules.profiles import take_in
from checklist_engine.saying import say
from checklist_engine.yaml_source import read_yaml

if TYPE_CHECKING:
    from pathlib import Path

    from checklist_engine.compiled import CompiledKnowledge
    from checklist_engine.rules.rule import Profile

__all__ = ["read_profile_file"]


def read_profile_file(path: Path, compiled: CompiledKnowledge) -> Profile:
    """Read a profile that may extend a shipped one.

    Raises:
        UsageError: there is no such file.
        KnowledgeError: the file is wrong, or names rules or profiles that do not exist.

    """
    if not path.is_file():
        raise UsageError(Problem(code="no-profile-file", what=say("there is no file {path}", path=path), hint=say("check the path")))
    file = read_yaml(path)
    model: AuthoredProfile | None = None
    if file.value is not None:
        try:
            model = AuthoredProfile.model_validate(as_authored(file.value))
        except ValidationError as error:
            file.take_errors(error, AuthoredProfile)
    if model is not None:
        named = () if model.include == "all" else model.include
        for place, rule in enumerate((*named, *model.factors, *(item.rule for item in model.exclude if item.rule))):
            if rule not in compiled.rules:
                file.complain(
                    ("include", place),
                    say("there is no rule '{key}'", key=rule),
                    code="unknown-rule",
                    hint=say("see `checklist-engine rules list`"),
                )
        if model.extends and model.extends not in compiled.profiles:
            file.complain(
                ("extends",),
                say("there is no profile '{key}'", key=model.extends),
                code="unknown-profile",
                hint=say("name a shipped profile"),
            )
    if file.problems or model is None:
        raise KnowledgeError(file.problems)
    base = compiled.profiles[model.extends] if model.extends else None
    return with_digest(take_in(model, base, compiled.rules), compiled.rules, compiled.scoring)
