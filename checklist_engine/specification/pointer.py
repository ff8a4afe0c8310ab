"""JSON pointers (RFC 6901): how a reader says where something stands."""

from __future__ import annotations

__all__ = ["join_pointer", "split_pointer"]


def join_pointer(pointer: str, *steps: str | int) -> str:
    """Return the pointer that goes on from `pointer` through keys and positions."""
    for step in steps:
        if isinstance(step, str) and ("~" in step or "/" in step):
            pointer += "/" + step.replace("~", "~0").replace("/", "~1")
        else:
            pointer += f"/{step}"
    return pointer


def split_pointer(pointer: str) -> tuple[str, ...]:
    """Return the steps of a pointer, unescaped; none for the whole document."""
    return tuple(step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:])
