"""What a supplier answers: a row for each sentence of the specification that demands, or forbids, a standard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from checklist_engine.output.office.sheet import Column
from checklist_engine.phrases import either_of
from checklist_engine.wording import N_

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from checklist_engine.catalog.standard import Standard
    from checklist_engine.detection.demand import Demand
    from checklist_engine.guidance.tender_answer import TenderAnswer
    from checklist_engine.result import CheckResult
    from checklist_engine.wording import Words

__all__ = ["CHOICES", "ResponseRow", "columns", "introduction", "rows_of"]

CHOICES = (N_("Yes"), N_("Partly"), N_("No"))
"""What a supplier chooses from."""

_COMPLIES = ("met", "renew", "proof-missing", "one-is-enough")
_UNSAID = ("not-said", "version-not-said", "successor")
"""Where the supplier has to decide itself what to write."""

_FIRMNESS = {"required": N_("must"), "recommended": N_("should"), "optional": N_("may"), "forbidden": N_("must not")}


class ResponseRow(msgspec.Struct, frozen=True, kw_only=True):
    """A clause as written, where it stands, how firm it is, which proof it asks for, and which lighter proof is enough.

    `comply` (one of `CHOICES`, or empty) and `how` are filled in as far as a supplier profile goes.
    """

    number: int
    clause: str
    place: str
    standards: str
    firmness: str
    evidence: str
    lighter: str
    comply: str = ""
    how: str = ""


def rows_of(
    result: CheckResult, standards: Mapping[str, Standard], words: Words, answer: TenderAnswer | None = None
) -> tuple[ResponseRow, ...]:
    """Return the rows in the order of the specification. What is merely mentioned asks for no answer.

    With the `answer` of a supplier, its rows are filled in where the profile says how it stands with every standard of the row.
    """
    sentences: dict[tuple[str, str], list[Demand]] = {}
    for demand in result.demands:
        if demand.stance in _FIRMNESS:
            sentences.setdefault((demand.pointer, demand.quote), []).append(demand)
    rows = (_row(number, demands, result, standards, words) for number, demands in enumerate(sentences.values(), start=1))
    if answer is None:
        return tuple(rows)
    return tuple(_filled(row, demands, answer, words) for row, demands in zip(rows, sentences.values(), strict=True))


def _filled(row: ResponseRow, demands: Sequence[Demand], answer: TenderAnswer, words: Words) -> ResponseRow:
    """Return a row with the answers of the supplier; one that forbids is answered by what the profile says is used."""
    lines = {line.standard: line for line in answer.lines}
    used = {one.standard for one in answer.forbidden if one.used}
    good: list[bool] = []
    how: dict[str, None] = {}
    for demand in demands:
        if demand.stance == "forbidden":
            good.append(demand.standard not in used)
            continue
        line = lines.get(demand.standard)
        if line is None or line.verdict in _UNSAID:
            return row
        good.append(line.verdict in _COMPLIES)
        proofs = words.series(proof.title for proof in line.proof)
        said = line.reason if len(demands) == 1 else words.labelled(line.name, line.reason)
        if proofs:
            said += " " + words.gettext("Proof: {proof}").format(proof=proofs) + "."
        how[said] = None
    choice = CHOICES[0] if all(good) else CHOICES[1] if any(good) else CHOICES[2]
    return msgspec.structs.replace(row, comply=choice, how="\n".join(how))


def _row(number: int, demands: Sequence[Demand], result: CheckResult, standards: Mapping[str, Standard], words: Words) -> ResponseRow:
    _ = words.gettext
    first = demands[0]
    lighter = {
        result.standard_names.get(demand.standard, demand.standard): standard.small_supplier.proof
        for demand in demands
        if demand.stance != "forbidden" and (standard := standards.get(demand.standard)) and standard.small_supplier
    }
    stances = dict.fromkeys(demand.stance if demand.choice is None else demand.choice.stance for demand in demands)
    return ResponseRow(
        number=number,
        clause=first.quote,
        place=_place(first, result, words),
        standards=words.series(dict.fromkeys(_asked_words(demand, result.standard_names, words) for demand in demands)),
        firmness=", ".join(_(_FIRMNESS[stance]) for stance in stances),
        evidence="\n".join(dict.fromkeys(_proof_words(demand, words) for demand in demands if demand.verification)) or _("none stated"),
        lighter="\n".join(words.labelled(name, proof) if len(lighter) > 1 else proof for name, proof in lighter.items()),
    )


def _asked_words(demand: Demand, names: Mapping[str, str], words: Words) -> str:
    """Return the standard that is asked for; of a choice all ways, and that one is enough."""
    if demand.choice is None:
        return names.get(demand.standard, demand.standard)
    ways = either_of((names.get(key, key) for key in demand.choice.standards), words)
    return words.gettext("{ways} (one is enough)").format(ways=ways)


def _proof_words(demand: Demand, words: Words) -> str:
    """Return the proof that is asked for; where the clause itself asks for it, the words that say so."""
    proof = demand.verification or ""
    return words.gettext("as the clause says: “{words}”").format(words=proof) if proof in demand.quote else proof


def _place(demand: Demand, result: CheckResult, words: Words) -> str:
    """Return the requirement by its own number where it has one, and the lots where it holds for some."""
    place = words.gettext("Requirement {id}").format(id=demand.requirement) if demand.requirement else demand.pointer
    if not demand.lots or len(demand.lots) == len(result.specification.lots):
        return place
    lots = words.ngettext("lot {lots}", "lots {lots}", len(demand.lots)).format(lots=words.series(demand.lots))
    return f"{place} ({lots})"


def columns(words: Words) -> list[Column]:
    """Return the columns of the table; the open ones are for the supplier."""
    _ = words.gettext
    return [
        Column(_("Number"), 8, "integer"),
        Column(_("Clause as written"), 55),
        Column(_("Place"), 18),
        Column(_("Standards"), 22),
        Column(_("How firm"), 10),
        Column(_("Do you comply?"), 11, open=True),
        Column(_("How, or why not"), 45, open=True),
        Column(_("Proof asked for"), 30),
        Column(_("Lighter proof that is enough for a small supplier"), 40),
        Column(_("Page in your offer"), 11, open=True),
    ]


def introduction(result: CheckResult, words: Words) -> str:
    """Return what the supplier is asked to do, in a few sentences."""
    said = words.gettext(
        "Specification {id}: {title}. Answer each row: choose whether you comply, say how, and name the page of your offer that "
        "shows it. A row that you cannot meet is not always the end: say what you offer instead."
    )
    return said.format(id=result.specification.id, title=" ".join(result.specification.title.split()))
