"""What a specification asks for more than it needs: why it may hurt, and what to write instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist_engine.wording import N_

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from checklist_engine.catalog.standard import Standard
    from checklist_engine.detection.demand import Demand
    from checklist_engine.wording import Words

__all__ = ["OVER_ASKING", "harm_of", "instead_of"]

_HARMS = {
    "or-equivalent": N_("A supplier whose proof is as good, but has another name, has to stay out. Fewer bids come in."),
    "proportionate": N_("A certificate takes months and a yearly audit. Small suppliers do not bid, and others put it into the price."),
    "newer-welcome": N_("A supplier that has moved on to the newer edition does not meet the words, though it offers more."),
    "one-is-enough": N_("Each certificate has an audit of its own. Few suppliers hold them all, and hardly any small one."),
    "fitting": N_("It costs suppliers time and money and tells you little about what you buy. Some do not bid for it."),
}
OVER_ASKING = frozenset(_HARMS)
"""The qualities whose lack asks more of suppliers than needed; the lack of others leaves a demand unclear."""


def harm_of(quality: str, words: Words) -> str:
    """Return why the lack of a quality may hurt the buyer and small suppliers; nothing where it asks no more than needed."""
    return words.gettext(_HARMS[quality]) if quality in _HARMS else ""


def instead_of(quality: str, lacking: Sequence[Demand], standards: Mapping[str, Standard], words: Words) -> str:
    """Return what to write instead of demands that ask more than needed; nothing for other qualities."""
    _ = words.gettext
    match quality:
        case "or-equivalent":
            return _("Write 'or equivalent' behind the name, and say how you judge what is equivalent.")
        case "proportionate":
            return _lighter_proof(lacking, standards, words)
        case "newer-welcome":
            return _("Name the oldest edition that you accept, and write 'or later' behind it.")
        case "one-is-enough":
            return _("Let the supplier choose: ask for one of them, or for equivalent proof.")
        case "fitting":
            return _("Take it out, or say which risk of this purchase needs it.")
    return ""


def _lighter_proof(lacking: Sequence[Demand], standards: Mapping[str, Standard], words: Words) -> str:
    _ = words.gettext
    proofs = [(standards[key].name, standards[key].small_supplier) for key in dict.fromkeys(demand.standard for demand in lacking)]
    told = [_("Instead of {name}: {proof}").format(name=name, proof=small.proof) for name, small in proofs if small is not None]
    return " ".join((_("Accept a lighter proof."), *told))
