"""What a supplier may ask the buyer before the deadline: one question for each doubt, ready to send."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from checklist_engine.detection.names.citations import superseded_citations
from checklist_engine.guidance.asked import is_insecure, is_outdated, is_slip
from checklist_engine.guidance.speaking import clipped, count_places, requirement_words
from checklist_engine.guidance.successors import current_version, named_version, successors_of
from checklist_engine.phrases import either_of, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from checklist_engine.detection.demand import Demand
    from checklist_engine.knowledge import Knowledge
    from checklist_engine.result import CheckResult

__all__ = ["BuyerQuestion", "QuestionKind", "ask_buyer"]

QuestionKind = Literal[
    "insecure", "contradicted", "outdated", "replaced-document", "one-is-enough", "too-much", "equivalent", "lighter", "version", "proof"
]


class BuyerQuestion(msgspec.Struct, frozen=True, kw_only=True):
    """A question to the buyer. `title` and `why` are for the supplier; `text`, with `items` below it, is to be sent, in `language`."""

    number: int
    kind: QuestionKind
    standards: tuple[str, ...]
    requirements: tuple[str, ...]
    title: str
    why: str
    text: str
    items: tuple[str, ...] = ()
    language: str = "en"


def ask_buyer(result: CheckResult, knowledge: Knowledge, to_buyer: Knowledge) -> tuple[BuyerQuestion, ...]:
    """Return the questions, those that stop a supplier first.

    What is to be sent is in the words of `to_buyer`, the rest in those of `knowledge`.
    """
    asking = _Asking(result, knowledge, to_buyer)
    questions = (
        *asking.insecure(),
        *asking.contradicted(),
        *asking.outdated(),
        *asking.replaced_documents(),
        *asking.stacked(),
        *asking.certificates(),
        *asking.versions(),
        *asking.proofs(),
    )
    return tuple(msgspec.structs.replace(question, number=number) for number, question in enumerate(questions, start=1))


class _Asking:
    """Makes the questions of one result."""

    def __init__(self, result: CheckResult, knowledge: Knowledge, to_buyer: Knowledge) -> None:
        self.result = result
        self.knowledge = knowledge
        self.standards = knowledge.catalog.standards
        self.theirs = to_buyer.catalog.standards
        self.words = knowledge.words
        self.to_buyer = to_buyer.words

    def _question(
        self, kind: QuestionKind, demands: Sequence[Demand], title: str, why: str, text: str, items: Iterable[str] = ()
    ) -> BuyerQuestion:
        return BuyerQuestion(
            number=0,
            kind=kind,
            standards=tuple(dict.fromkeys(demand.standard for demand in demands)),
            requirements=tuple(dict.fromkeys(demand.requirement for demand in demands if demand.requirement)),
            title=title,
            why=why,
            text=text,
            items=tuple(items),
            language=self.to_buyer.language,
        )

    @staticmethod
    def _sentences(wanted: Iterable[Demand]) -> list[list[Demand]]:
        """Return demands sentence by sentence; sentences that ask for the same are put together."""
        sentences: dict[tuple[str, str], list[Demand]] = {}
        for demand in wanted:
            sentences.setdefault((demand.pointer, demand.quote), []).append(demand)
        alike: dict[tuple[tuple[str, str | None], ...], list[Demand]] = {}
        for demands in sentences.values():
            alike.setdefault(tuple((one.standard, one.version) for one in demands), []).extend(demands)
        return list(alike.values())

    def insecure(self) -> Iterator[BuyerQuestion]:
        """Yield a question for everything that is asked for and no longer secure."""
        _, buyer = self.words.gettext, self.to_buyer
        for demands in self._sentences(one for one in self.result.demands if is_insecure(one, self.standards[one.standard])):
            names = listed((named_version(one, self.standards, self.words) for one in demands), self.words)
            instead = dict.fromkeys(name for one in demands for name in successors_of(one, self.theirs, self.to_buyer))
            said = buyer.ngettext(
                "{place} asks for {names}, in the words: “{quote}” This is no longer secure.",
                "{place} ask for {names}, the first in the words: “{quote}” This is no longer secure.",
                count_places(one.requirement for one in demands),
            )
            offer = (
                buyer.gettext("May we offer {instead} instead? If so, please tell all bidders.").format(
                    instead=either_of(instead, self.to_buyer)
                )
                if instead
                else buyer.gettext("Will you take this demand out? If so, please tell all bidders.")
            )
            yield self._question(
                "insecure",
                demands,
                _("No longer secure: {names}").format(names=names),
                _("Nobody should use this any more. Do not build it before you have an answer."),
                f"{self._opening(said, demands)} {offer}",
            )

    def contradicted(self) -> Iterator[BuyerQuestion]:
        """Yield a question for everything that is forbidden and makes the service safer."""
        _, buyer = self.words.gettext, self.to_buyer
        for demands in self._sentences(one for one in self.result.demands if is_slip(one, self.standards[one.standard])):
            said = buyer.ngettext(
                "{place} forbids {names}, in the words: “{quote}” Do you mean that? It would make the service less safe.",
                "{place} forbid {names}, the first in the words: “{quote}” Do you mean that? It would make the service less safe.",
                count_places(one.requirement for one in demands),
            )
            names = listed((self.words.quoted(self.standards[one.standard].name) for one in demands), self.words)
            theirs = listed((self.to_buyer.quoted(self.theirs[one.standard].name) for one in demands), self.to_buyer)
            yield self._question(
                "contradicted",
                demands,
                _("The tender seems to forbid {names}").format(names=names),
                _("That would make the service less safe. Perhaps it is a slip of the pen."),
                self._opening(said, demands, names=theirs),
            )

    def outdated(self) -> Iterator[BuyerQuestion]:
        """Yield a question for everything that is asked for and has a successor."""
        _, buyer = self.words.gettext, self.to_buyer
        for demands in self._sentences(one for one in self.result.demands if is_outdated(one, self.standards[one.standard])):
            instead = either_of((name for one in demands for name in successors_of(one, self.theirs, self.to_buyer)), self.to_buyer)
            if not instead:
                continue
            said = buyer.ngettext(
                "{place} asks for {names}, in the words: “{quote}” Do you also accept {instead}, which is newer?",
                "{place} ask for {names}, the first in the words: “{quote}” Do you also accept {instead}, which is newer?",
                count_places(one.requirement for one in demands),
            )
            yield self._question(
                "outdated",
                demands,
                _("There is something newer than {names}").format(
                    names=listed((named_version(one, self.standards, self.words) for one in demands), self.words)
                ),
                _("If you have the newer one already, the older one would be work for nothing."),
                self._opening(said, demands, instead=instead),
            )

    def replaced_documents(self) -> Iterator[BuyerQuestion]:
        """Yield one question about all documents that the tender cites and that were replaced, unless it is asked already."""
        _, buyer = self.words.gettext, self.to_buyer
        asked = {
            (one.requirement, one.standard)
            for one in self.result.demands
            if is_outdated(one, self.standards[one.standard]) or is_insecure(one, self.standards[one.standard])
        }
        cited = [
            citation
            for citation in superseded_citations(self.result.specification, self.knowledge.citation_index)
            if (citation.requirement, citation.standard) not in asked
        ]
        if not cited:
            return
        said = buyer.gettext("{place}: {document} was replaced by {successors}.")
        yield BuyerQuestion(
            number=0,
            kind="replaced-document",
            standards=tuple(dict.fromkeys(citation.standard for citation in cited)),
            requirements=tuple(dict.fromkeys(citation.requirement for citation in cited)),
            title=_("Documents that were replaced"),
            why=_("The tender names documents that have a newer edition. Make sure that you may follow the newer one."),
            text=buyer.gettext("Your tender names documents that were replaced. May we follow the newer ones?"),
            items=tuple(
                said.format(
                    place=_capital(requirement_words([citation.requirement], self.to_buyer)),
                    document=citation.document,
                    successors=listed(citation.replaced_by, self.to_buyer),
                )
                for citation in cited
            ),
            language=self.to_buyer.language,
        )

    def stacked(self) -> Iterator[BuyerQuestion]:
        """Yield a question for each group of certificates of which one would be enough."""
        _, buyer = self.words.gettext, self.to_buyer
        for remark in self.result.remarks:
            if remark.quality != "one-is-enough":
                continue
            places = {(evidence.pointer, evidence.standard, evidence.start) for evidence in remark.evidence}
            demands = [one for one in self.result.demands if (one.pointer, one.standard, one.start) in places]
            names = listed((self.theirs[one.standard].name for one in demands), buyer)
            said = buyer.gettext("Your tender asks for {names}. They prove much the same. Is one of them enough, and may we choose which?")
            yield self._question(
                "one-is-enough",
                demands,
                _("Certificates that prove much the same"),
                _("Each has an audit of its own. If one is enough, you save months of work."),
                said.format(names=names),
            )

    def certificates(self) -> Iterator[BuyerQuestion]:
        """Yield questions about certificates: asked for where less would do, or without room for an equivalent proof."""
        _, buyer = self.words.gettext, self.to_buyer
        heavy = self._remarked("proportionate")
        closed = [one for one in self._remarked("or-equivalent") if one not in heavy]
        dear = [
            one
            for one in self.result.demands
            if one.stance == "required"
            and one not in heavy
            and one not in closed
            and not one.or_equivalent
            and self.standards[one.standard].kind in ("certification", "label")
            and self.standards[one.standard].effort.level == "high"
        ]
        yield from self._by_proof(
            "too-much",
            heavy,
            _("A certificate that may be more than this purchase needs"),
            _("The purchase is small. A certificate costs months and a yearly audit; a lighter proof may show the same."),
            buyer.gettext(
                "Your tender asks for certificates. For a purchase of this size that is a lot. Do you accept this proof instead?"
            ),
        )
        yield from self._by_proof(
            "equivalent",
            closed,
            _("No room for an equivalent proof"),
            _("The tender names one standard or certificate and does not say that an equivalent is good too."),
            buyer.gettext(
                "Do you accept an equivalent for what you name here, and how do you judge that it is one? We think of this proof."
            ),
        )
        yield from self._by_proof(
            "lighter",
            dear,
            _("A certificate that costs months"),
            _("If you do not have the certificate, you will not have it before the deadline. Ask whether other proof is enough."),
            buyer.gettext("Your tender asks for certificates. Do you also accept this proof from a small supplier?"),
        )

    def versions(self) -> Iterator[BuyerQuestion]:
        """Yield one question about all demands that name no version where versions differ."""
        _, buyer = self.words.gettext, self.to_buyer
        lacking = [
            one
            for one in self._remarked("version-stated")
            if any(version.status != "current" for version in self.standards[one.standard].versions)
        ]
        if not lacking:
            return
        said = buyer.gettext("{place}, {name}: we read this as {version}.")
        yield self._question(
            "version",
            lacking,
            _("Which version is meant"),
            _("The tender names a standard without its version. Most often the newest is meant; make sure."),
            buyer.gettext("Which version do you mean here? If we hear nothing, we take the newest."),
            (
                said.format(
                    place=_capital(requirement_words(requirements, self.to_buyer)),
                    name=self.theirs[standard].name,
                    version=current_version(self.theirs[standard], self.to_buyer),
                )
                for standard, requirements in _places(lacking).items()
            ),
        )

    def proofs(self) -> Iterator[BuyerQuestion]:
        """Yield one question about all demands that do not say how they are proven."""
        _, buyer = self.words.gettext, self.to_buyer
        dropped = {(one.pointer, one.standard) for one in self.result.demands if is_insecure(one, self.standards[one.standard])}
        lacking = [one for one in self._remarked("verifiable") if (one.pointer, one.standard) not in dropped]
        yield from self._by_proof(
            "proof",
            lacking,
            _("Demands without a proof"),
            _("The tender does not say how you prove these. Propose a proof that costs you little."),
            buyer.gettext("You do not say how a bidder proves these demands. Is this proof enough?"),
        )

    def _by_proof(self, kind: QuestionKind, demands: Sequence[Demand], title: str, why: str, text: str) -> Iterator[BuyerQuestion]:
        """Yield one question about demands, with the light proof that is proposed for each."""
        if not demands:
            return
        said = self.to_buyer.gettext("{place}, {name}: {proof}")
        proposals = [
            said.format(place=_capital(requirement_words(requirements, self.to_buyer)), name=self.theirs[standard].name, proof=small.proof)
            for standard, requirements in _places(demands).items()
            if (small := self.theirs[standard].small_supplier) is not None
        ]
        yield self._question(kind, demands, title, why, text, proposals)

    def _remarked(self, quality: str) -> list[Demand]:
        """Return the demands that the profile finds wanting in a quality, in the order of the specification."""
        rules = {key for key, rule in self.knowledge.all_rules.items() if rule.asks_of_demands and rule.asks_of_demands.quality == quality}
        lacking = {
            (evidence.pointer, evidence.standard, evidence.start)
            for remark in self.result.remarks
            if remark.rule in rules
            for evidence in remark.evidence
        }
        return [one for one in self.result.demands if (one.pointer, one.standard, one.start) in lacking]

    def _opening(self, said: str, demands: Sequence[Demand], **more: str) -> str:
        first = demands[0]
        names = listed((named_version(one, self.theirs, self.to_buyer) for one in demands), self.to_buyer)
        place = _capital(requirement_words((one.requirement for one in demands), self.to_buyer))
        return said.format(**{"place": place, "names": names, "quote": clipped(first.quote), **more})


def _places(demands: Iterable[Demand]) -> dict[str, list[str]]:
    """Return the requirements in which each standard is asked for."""
    places: dict[str, list[str]] = {}
    for one in demands:
        places.setdefault(one.standard, []).append(one.requirement)
    return places


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
