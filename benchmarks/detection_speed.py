"""How fast `detect` reads on one core, and that it stays linear on texts made to be slow.

Usage: python benchmarks/detection_speed.py [ROUNDS]

The bars: 20 MB/s of text where nothing is named, 2 MB/s where every sentence names a standard; and ten times the text takes
at most about ten times the time, whatever stands in it. Processor time, the best of the rounds; MB = 10^6 characters.
No text is read twice: every one has a number of its own, so that nothing that is remembered helps.
"""

from __future__ import annotations

import itertools
import random
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent.parent))

from checklist_engine.knowledge import load_knowledge
from tests.detection.labelled import LANGUAGES, read_labelled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from checklist_engine.detection.detector import Detector

PLAIN = {
    "en": (
        "The contractor shall deliver the furniture within thirty days of order {n}, at the address that the buyer names.",
        "Payment follows within sixty days after a correct invoice with number {n} has been received.",
        "Offers that arrive after the closing date are not considered, whatever the reason for the delay may be ({n}).",
        "The supplier appoints a contact person who is available on working days between 9 and 17 hours, extension {n}.",
        "Drawings and the bill of quantities in annex {n} form an integral part of this agreement.",
    ),
    "nl": (
        "De opdrachtnemer levert de meubelen binnen dertig dagen na bestelling {n} op het adres dat de opdrachtgever noemt.",
        "Betaling volgt binnen zestig dagen nadat een juiste factuur met nummer {n} is ontvangen.",
        "Inschrijvingen die na de sluitingsdatum binnenkomen worden niet beoordeeld, ongeacht de reden van de vertraging ({n}).",
        "De leverancier wijst een contactpersoon aan die op werkdagen tussen 9 en 17 uur bereikbaar is, toestel {n}.",
        "Tekeningen en de staat van hoeveelheden in bijlage {n} maken deel uit van deze overeenkomst.",
    ),
    "fr": (
        "Le titulaire livre le mobilier dans un délai de trente jours après la commande {n}, à l'adresse indiquée par l'acheteur.",
        "Le paiement intervient dans les soixante jours suivant la réception d'une facture correcte portant le numéro {n}.",
        "Les offres reçues après la date limite ne sont pas examinées, quel que soit le motif du retard ({n}).",
        "Le fournisseur désigne un interlocuteur joignable les jours ouvrés entre 9 et 17 heures, poste {n}.",
        "Les plans et le détail estimatif de l'annexe {n} font partie intégrante du présent marché.",
    ),
    "es": (
        "El contratista entregará el mobiliario en un plazo de treinta días desde el pedido {n}, en la dirección que indique el comprador.",
        "El pago se realizará en los sesenta días siguientes a la recepción de una factura correcta con el número {n}.",
        "No se tendrán en cuenta las ofertas recibidas después de la fecha límite, sea cual sea el motivo del retraso ({n}).",
        "El proveedor designará una persona de contacto disponible en días laborables de 9 a 17 horas, extensión {n}.",
        "Los planos y las mediciones del anexo {n} forman parte de este contrato.",
    ),
    "de": (
        "Der Auftragnehmer liefert die Möbel innerhalb von dreißig Tagen nach Bestellung {n} an die vom Auftraggeber genannte Anschrift.",
        "Die Zahlung erfolgt innerhalb von sechzig Tagen nach Eingang einer ordnungsgemäßen Rechnung mit der Nummer {n}.",
        "Angebote, die nach Ablauf der Frist eingehen, werden ungeachtet des Grundes der Verspätung nicht gewertet ({n}).",
        "Der Lieferant benennt eine Ansprechperson, die an Werktagen zwischen 9 und 17 Uhr erreichbar ist, Durchwahl {n}.",
        "Zeichnungen und Leistungsverzeichnis in Anlage {n} sind Bestandteil dieses Vertrages.",
    ),
    "pt": (
        "O adjudicatário entrega o mobiliário no prazo de trinta dias após a encomenda {n}, na morada que o comprador indicar.",
        "O pagamento é feito no prazo de sessenta dias após a receção de uma fatura correta com o número {n}.",
        "As propostas recebidas depois da data limite não são consideradas, qualquer que seja o motivo do atraso ({n}).",
        "O fornecedor indica uma pessoa de contacto disponível nos dias úteis entre as 9 e as 17 horas, extensão {n}.",
        "Os desenhos e o mapa de quantidades do anexo {n} fazem parte integrante deste contrato.",
    ),
}
NAMED = (
    "All connections shall use TLS 1.2 or higher; the supplier proves this with a scan report, see {n}.",
    "The website number {n} should support IPv6 and must use HSTS with a max-age of at least one year.",
    "The e-mail service {n} shall sign with DKIM, publish an SPF record and a DMARC policy of p=reject.",
    "Suppliers must hold an ISO/IEC 27001:2022 certificate ({n}); SSL 3.0 must not be offered.",
)
ADVERSARIAL = {
    "one word": "a",
    "digits": "1",
    "dots": ".",
    "brackets": "((",
    "open tags": "<a ",
    "ampersands": "&a",
    "names without space": "tls/",
    "a name and no full stop": "tls 1.2 and ",
    "names with commas": "hsts, ",
    "hyphens at ends of lines": "a-\n",
    "an address": "a@b.c.",
    "verbs": "shall not must ",
    "marks": "e\u0301",
    "a v before digits": "av1",
}
SMALL, LARGE = 100_000, 1_000_000

Text = tuple[str, str | None]
"""A text and the language that is stated for it, if any."""


def varied(parts: tuple[str, ...], size: int, count: Iterator[int]) -> list[str]:
    """Return the parts in turn, each with a number of its own, of a total size."""
    texts: list[str] = []
    for part in itertools.cycle(parts):
        texts.append(part.format(n=next(count)))
        size -= len(texts[-1])
        if size <= 0:
            return texts
    return texts


def requirements(parts: tuple[str, ...], language: str | None, size: int) -> Callable[[Iterator[int]], list[Text]]:
    """Return what makes texts of a requirement's length, each of one sentence."""
    return lambda count: [(text, language) for text in varied(parts, size, count)]


def one_text(parts: tuple[str, ...], language: str | None, size: int) -> Callable[[Iterator[int]], list[Text]]:
    """Return what makes one long text of sentences."""
    return lambda count: [(" ".join(varied(parts, size, count)), language)]


def labelled(share: float, size: int) -> Callable[[Iterator[int]], list[Text]]:
    """Return what makes texts of which a share names standards, in all ways of the labelled corpus, and the others nothing."""
    naming = [(one.text, language) for language in LANGUAGES for one in read_labelled(language) if one.labels]

    def make(count: Iterator[int]) -> list[Text]:
        chance = random.Random(5)  # noqa: S311 - no secret
        texts: list[Text] = []
        written = 0
        while written < size:
            number = next(count)
            if chance.random() < share:
                text, language = chance.choice(naming)
                text = f"{text} ({number})"
            else:
                language = chance.choice(list(PLAIN))
                text = chance.choice(PLAIN[language]).format(n=number)
            texts.append((text, language))
            written += len(text)
        return texts

    return make


def recombined(size: int) -> Callable[[Iterator[int]], list[Text]]:
    """Return what makes sentences that were never met: each the beginning of one labelled text and the end of another."""
    naming = {language: [one.text.split() for one in read_labelled(language) if one.labels] for language in LANGUAGES}

    def make(count: Iterator[int]) -> list[Text]:
        texts: list[Text] = []
        written = 0
        while written < size:
            chance = random.Random(next(count))  # noqa: S311 - no secret
            language = chance.choice(LANGUAGES)
            one, other = chance.choice(naming[language]), chance.choice(naming[language])
            text = " ".join((*one[: chance.randrange(1, len(one) + 1)], *other[chance.randrange(len(other)) :]))
            texts.append((text, language))
            written += len(text)
        return texts

    return make


def seconds(detector: Detector, texts: list[Text]) -> float:
    """Return the processor time of reading the texts."""
    start = time.process_time()
    for text, language in texts:
        detector.detect(text, language)
    return time.process_time() - start


def main(rounds: int) -> None:
    """Measure and print two tables."""
    detector = load_knowledge().detector
    count = itertools.count(1)
    everything = tuple(part for parts in zip(*PLAIN.values(), strict=True) for part in parts)
    rows: dict[str, Callable[[Iterator[int]], list[Text]]] = {
        **{f"requirements, nothing named, {tag}": requirements(parts, tag, 400_000) for tag, parts in PLAIN.items()},
        "likewise, language not stated": requirements(everything, None, 400_000),
        **{f"one text, nothing named, {tag}": one_text(parts, tag, 1_000_000) for tag, parts in PLAIN.items()},
        "likewise, language not stated ": one_text(PLAIN["en"], None, 1_000_000),
        "requirements, each names, en": requirements(NAMED, "en", 100_000),
        "likewise, language not stated  ": requirements(NAMED, None, 100_000),
        "one text, each sentence names": one_text(NAMED, "en", 100_000),
        "labelled texts, all languages": labelled(1, 100_000),
        "sentences never met before": recombined(100_000),
        "one labelled text to nine plain": labelled(0.1, 400_000),
    }
    print(f"{'':<35} {'MB/s':>7}  best of {rounds} rounds")
    for name, make in rows.items():
        seconds(detector, make(count))
        rates = []
        for _ in range(rounds):
            texts = make(count)
            rates.append(sum(len(text) for text, _ in texts) / seconds(detector, texts) / 1e6)
        print(f"{name:<35} {max(rates):7.2f}", flush=True)
    print(f"\n{'one line of':<35} {'100 kB':>7} {'1 MB':>7} ms, ratio")
    for name, part in ADVERSARIAL.items():
        small = min(seconds(detector, [(part * (SMALL // len(part) + next(count) % 1000), "en")]) for _ in range(rounds))
        large = seconds(detector, [(part * (LARGE // len(part)), "en")])
        print(f"{name:<35} {1000 * small:7.1f} {1000 * large:7.0f} {large / max(small, 1e-6):9.1f}", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
