"""What takes the place of what a specification asks for: the version that is current, the standard that came after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist_engine.catalog.versions import accepts_insecure, parse_range
from checklist_engine.phrases import joined_version, with_version

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checklist_engine.catalog.standard import Standard
    from checklist_engine.detection.demand import Demand
    from checklist_engine.wording import Words

__all__ = ["current_version", "named_version", "successors_of"]


def named_version(demand: Demand, standards: Mapping[str, Standard], words: Words) -> str:
    """Return the name of a standard with the version that is asked for, if any: `TLS 1.2 or later`."""
    return with_version(standards[demand.standard], demand.version, words)


def current_version(standard: Standard, words: Words) -> str:
    """Return a standard with its oldest current version, `or later` where there is one; its name alone where no version is current."""
    for index, version in enumerate(standard.versions):
        if version.status == "current":
            if index == len(standard.versions) - 1:
                return joined_version(standard, version.id)
            return words.gettext("{name} or later").format(name=joined_version(standard, version.id))
    return standard.name


def successors_of(demand: Demand, standards: Mapping[str, Standard], words: Words) -> tuple[str, ...]:
    """Return what may be offered instead: the standards that came after, else the current version; nothing where nothing came after."""
    standard = standards[demand.standard]
    if standard.replaced_by:
        return tuple(standards[key].name for key in standard.replaced_by)
    if standard.unversioned_means:
        return (standards[standard.unversioned_means].name,)
    insecure = demand.version is not None and accepts_insecure(parse_range(demand.version, standard), standard)
    if insecure or any(version.status == "current" for version in standard.versions):
        return (current_version(standard, words),)
    return ()
