r"""Write a corpus of OCDS releases as JSON Lines, the same for the same seed.

Usage: python benchmarks/batch/generate.py FILE MEGABYTES [SEED] [ICT_PERCENT] [REPEAT_PERCENT]

Modelled on real notices of six publishers: lines of some 1.7, 4.5, 17 and 35 kB at the 5th, 50th, 95th and 99th percentile; 5 % buy
information technology and state requirements, in six languages; 3 % buy it without; 30 % of the lines write other than ASCII as
\uXXXX; 3 % break the types of the standard. Titles, descriptions and requirements are some 17 % of the bytes.

Every requirement names what is bought, so that no two are the same. REPEAT_PERCENT of those who ask use the standing terms of their buyer
instead, one of forty in each language, word for word. How many do so in reality is not known: of 48 paragraphs of requirements in the
notices of the British samples none stands twice, but each of the ten notices has another buyer.
"""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from words import CITIES, COUNTRIES, ICT_PURCHASES, LANGUAGES, OTHER_PURCHASES, REQUIREMENTS, SENTENCES

_ESCAPED = 0.3
_WITH_LOTS = 0.3
_SPOILED = 0.03
_IN_DESCRIPTION = 0.5
_BUYERS = 40


class Corpus:
    """Makes release after release."""

    def __init__(self, seed: int = 1, ict: float = 0.05, repeated: float = 0) -> None:
        self.random = random.Random(seed)  # noqa: S311 - a corpus, no secret
        self.ict = ict
        self.repeated = repeated
        self.count = 0

    def line(self) -> bytes:
        """Return the next release as a line without its end."""
        release = self.release()
        escaped = self.random.random() < _ESCAPED
        return json.dumps(release, ensure_ascii=escaped, separators=(",", ":")).encode()

    def release(self) -> dict[str, Any]:
        """Return the next release."""
        draw = self.random
        self.count += 1
        place = draw.randrange(len(LANGUAGES))
        language = LANGUAGES[place]
        kind = draw.random()
        is_ict = kind < self.ict + 0.03
        purchase = draw.choice(ICT_PURCHASES if is_ict else OTHER_PURCHASES)
        title = f"{purchase[place + 1]} {draw.choice(CITIES)} {draw.randrange(2015, 2027)}/{draw.randrange(999)}"
        size = draw.lognormvariate(0, 0.8)
        country, country_name = draw.choice(COUNTRIES)
        buyer = self._party(country, country_name, "buyer")
        parties = [buyer, *(self._party(country, country_name, "supplier") for _ in range(int(2 * size)))]
        tender: dict[str, Any] = {
            "id": f"t-{self.count}",
            "title": title,
            "description": self._prose(language, 1 + int(3 * size)),
            "status": draw.choice(("active", "complete", "cancelled")),
            "procurementMethod": "open",
            "value": {"amount": round(draw.lognormvariate(11, 1.5), 2), "currency": "GBP" if country == "GB" else "EUR"},
            "tenderPeriod": {"startDate": self._date(), "endDate": self._date()},
            "procuringEntity": {"id": buyer["id"], "name": buyer["name"]},
            "items": [self._item(purchase[0], number, title) for number in range(1 + int(2 * size))],
            "documents": [self._document(number) for number in range(1 + int(4 * size))],
        }
        if draw.random() < _WITH_LOTS:
            tender["lots"] = [self._lot(language, number, title) for number in range(1, 2 + int(1.5 * size))]
        if kind < self.ict:
            self._ask(tender, language, title)
        release: dict[str, Any] = {
            "ocid": f"ocds-{draw.choice(('213czf', 'h6vhtk', '70d2nz'))}-{self.count:08}",
            "id": f"{self.count}-{draw.randrange(10**9)}",
            "date": self._date() + "Z",
            "language": language,
            "tag": ["compiled"],
            "initiationType": "tender",
            "parties": parties,
            "buyer": {"id": buyer["id"], "name": buyer["name"]},
            "tender": tender,
            "awards": [self._award(parties, number) for number in range(int(1.5 * size))],
            "contracts": [self._contract(number) for number in range(int(1.2 * size))],
        }
        if draw.random() < _SPOILED:
            self._spoil(release)
        return release

    def _prose(self, language: str, count: int) -> str:
        draw = self.random
        return " ".join(draw.choice(SENTENCES[language]) for _ in range(count))

    def _ask(self, tender: dict[str, Any], language: str, title: str) -> None:
        draw = self.random
        # Without repetition nothing is drawn for it, so that the corpus stays as it was.
        if self.repeated and draw.random() < self.repeated:
            buyer = draw.randrange(_BUYERS)
            texts = _texts(random.Random(f"{language} {buyer}"), language, f"«{CITIES[buyer % len(CITIES)]} {buyer}»")  # noqa: S311 - as above
        else:
            texts = _texts(draw, language, f"«{title}»")
        if draw.random() < _IN_DESCRIPTION:
            tender["description"] += "\n\n" + "\n\n".join(texts)
            return
        tender["criteria"] = [
            {
                "id": "c1",
                "title": "",
                "relatesTo": "item",
                "requirementGroups": [
                    {
                        "id": "g1",
                        "requirements": [{"id": f"r{number}", "title": "", "description": text} for number, text in enumerate(texts)],
                    }
                ],
            }
        ]

    def _date(self) -> str:
        draw = self.random
        return f"20{draw.randrange(15, 27)}-{draw.randrange(1, 13):02}-{draw.randrange(1, 29):02}T{draw.randrange(24):02}:00:00"

    def _party(self, country: str, country_name: str, role: str) -> dict[str, Any]:
        draw = self.random
        city, number = draw.choice(CITIES), draw.randrange(10**8)
        return {
            "id": f"{country}-REG-{number}",
            "name": f"{'Municipality of ' if role == 'buyer' else 'Company '}{city} {number % 1000}",
            "identifier": {"scheme": f"{country}-REG", "id": str(number), "uri": f"https://register.example/{country}/{number}"},
            "address": {
                "streetAddress": f"{draw.choice(CITIES)} street {number % 300}",
                "locality": city,
                "postalCode": str(number % 99999),
                "countryName": country_name,
            },
            "contactPoint": {
                "name": f"Procurement desk {number % 77}",
                "email": f"desk{number % 77}@city.example",
                "telephone": f"+00 {number}",
            },
            "roles": [role],
        }

    def _item(self, code: str, number: int, title: str) -> dict[str, Any]:
        draw = self.random
        return {
            "id": str(number),
            "description": title,
            "classification": {"scheme": "CPV", "id": code, "uri": f"https://cpv.example/{code}"},
            "quantity": draw.randrange(1, 500),
            "unit": {"name": "piece", "value": {"amount": round(draw.random() * 1000, 2), "currency": "EUR"}},
        }

    def _document(self, number: int) -> dict[str, Any]:
        draw = self.random
        key = f"{draw.randrange(16**24):024x}"
        return {
            "id": key,
            "documentType": draw.choice(("tenderNotice", "biddingDocuments", "awardNotice")),
            "title": f"Annex {number}",
            "url": f"https://tenders.example/files/{key}/annex-{number}.pdf",
            "datePublished": self._date(),
            "format": "application/pdf",
        }

    def _lot(self, language: str, number: int, title: str) -> dict[str, Any]:
        draw = self.random
        value = {"amount": round(draw.lognormvariate(10, 1), 2), "currency": "EUR"}
        return {
            "id": str(number),
            "title": f"{title} - {number}",
            "description": self._prose(language, 1),
            "status": "active",
            "value": value,
        }

    def _award(self, parties: list[dict[str, Any]], number: int) -> dict[str, Any]:
        draw = self.random
        supplier = draw.choice(parties)
        return {
            "id": f"award-{number}",
            "status": "active",
            "date": self._date(),
            "value": {"amount": round(draw.lognormvariate(11, 1.5), 2), "currency": "EUR"},
            "suppliers": [{"id": supplier["id"], "name": supplier["name"]}],
            "documents": [self._document(number)],
        }

    def _contract(self, number: int) -> dict[str, Any]:
        dates = {"startDate": self._date(), "endDate": self._date()}
        return {
            "id": f"contract-{number}",
            "awardID": f"award-{number}",
            "status": "active",
            "period": dates,
            "documents": [self._document(1)],
        }

    def _spoil(self, release: dict[str, Any]) -> None:
        match self.random.randrange(5):
            case 0:
                release["buyer"] = release["buyer"]["name"]
            case 1:
                release["tender"]["value"]["amount"] = f"{release['tender']['value']['amount']:,}"
            case 2:
                release["tender"]["items"] = release["tender"]["items"][0]
            case 3:
                release["parties"][0]["roles"] = "buyer"
            case _:
                release["tender"]["title"] = None


def _texts(draw: random.Random, language: str, thing: str) -> list[str]:
    """Return what is asked of a thing."""
    return [
        draw.choice(REQUIREMENTS[language]).format(thing=thing, tls=draw.choice(("1.2", "1.3")), days=draw.randrange(1, 400))
        for _ in range(draw.randrange(2, 8))
    ]


def write_corpus(path: Path, size: int, seed: int = 1, ict: float = 0.05, repeated: float = 0) -> int:
    """Write whole lines until the file has `size` bytes; return their number."""
    corpus = Corpus(seed, ict, repeated)
    written = 0
    with path.open("wb") as file:
        while written < size:
            written += file.write(corpus.line() + b"\n")
    return corpus.count


if __name__ == "__main__":
    target, megabytes, *rest = sys.argv[1:]
    count = write_corpus(
        Path(target), int(float(megabytes) * 1e6), *(int(word) for word in rest[:1]), *(float(word) / 100 for word in rest[1:])
    )
    print(f"{count:,} releases")
