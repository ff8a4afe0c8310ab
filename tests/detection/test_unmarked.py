"""Words typed without accents and umlauts: in capitals, from old systems and from scans."""

from __future__ import annotations

import pytest

from checklist_engine.detection.text.unmarked import unmarked, with_unmarked
from checklist_engine.knowledge import load_knowledge
from tests.detection.labelled import read_labelled

DETECTOR = load_knowledge().detector


@pytest.mark.parametrize(
    ("phrase", "language", "typed"),
    [
        ("debe|deberá", "es", "debe|deberá|debera"),
        ("está permitido", "es", "está|esta permitido"),
        ("está", "es", "está"),
        ("desarrolló", "es", "desarrolló"),
        ("não é permitido", "pt", "não|nao é|e permitido"),
        ("é permitido", "pt", "é permitido"),
        ("müssen", "de", "müssen|muessen"),
        ("chiffré|chiffrées", "fr", "chiffré|chiffrées|chiffrees"),
        ("est prohibé", "fr", "est prohibé|prohibe"),
        ("gemäß", "de", "gemäß|gemaess"),
        ("має бути", "uk", "має бути"),
        ("must", "en", "must"),
    ],
)
def test_a_word_is_also_known_without_its_marks(phrase: str, language: str, typed: str) -> None:
    """Unless it is another word then, or what tells a tense is gone."""
    assert with_unmarked([phrase], language, {"esta", "desarrollo"}) == [typed]


@pytest.mark.parametrize(
    ("language", "text", "standard", "stance"),
    [
        ("es", "EL ADJUDICATARIO DEBERA UTILIZAR HTTPS.", "https", "required"),
        ("es", "Se debe usar siempre HTTPS.", "https", "required"),
        ("pt", "NAO E PERMITIDO O USO DE FTP.", "ftp", "forbidden"),
        ("it", "NON E CONSENTITO L'USO DI FTP.", "ftp", "forbidden"),
        ("fr", "L'usage de FTP est prohibe.", "ftp", "forbidden"),
        ("fr", "L'AUTHENTIFICATION A DEUX FACTEURS DEVRA ETRE UTILISEE.", "mfa", "required"),
        ("de", "Alle Daten muessen bei der Uebertragung verschluesselt werden.", "encryption-in-transit", "required"),
        ("it", "Il sistema dovra' usare la firma DKIM.", "dkim", "required"),
    ],
)
def test_a_text_without_marks_says_what_it_says_with_them(language: str, text: str, standard: str, stance: str) -> None:
    """A demand, a prohibition and a name are heard."""
    assert [(one.standard, one.stance) for one in DETECTOR.detect(text, language)] == [(standard, stance)]


@pytest.mark.parametrize(("language", "least"), [("de", 0.95), ("es", 0.94), ("fr", 0.88), ("it", 0.84), ("pt", 0.90)])
def test_most_labelled_texts_are_read_alike_without_marks(language: str, least: float) -> None:
    """Short words such as `è` and `é` are others without them, so not all are."""
    marked = [one for one in read_labelled(language) if one.labels and not one.unsolved and unmarked(one.text, language) != one.text]
    alike = sum(
        {(label.standard, label.stance) for label in one.labels}
        == {(demand.standard, demand.stance) for demand in DETECTOR.detect(unmarked(one.text, language), language)}
        for one in marked
    )

    assert alike / len(marked) > least
