"""The words by which a sentence asks for proof."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checklist_engine.detection.names import Hit
    from checklist_engine.detection.view import View

__all__ = ["proof_in"]


def proof_in(view: View, hit: Hit | None, *, certificate: bool) -> str | None:
    """Return the words that demand proof in the sentence, or None.

    `certificate` says that the standard itself is a certificate, label or framework: for others a certificate may be
    a key file and proves nothing.
    """
    for cue in view.proof:
        if cue.group in {"proof_for_all", "not_proof"} or (cue.group == "certificates" and not certificate):
            continue
        if any(verb.group == "not_required" and view.clause_of(verb.first) == view.clause_of(cue.first) for verb in view.main):
            continue
        if hit is not None and hit.first <= cue.first and cue.last <= hit.last:
            continue
        first, last = view.text.starts[cue.first], view.text.ends[cue.last - 1]
        start, end = view.text.original_span(first, last)
        return view.text.original[start:end]
    return None
