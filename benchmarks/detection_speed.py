"""How fast `detect` reads on one core, and that it stays linear on texts made to be slow.

Usage: python benchmarks/detection_speed.py [ROUNDS]

The bars: 20 MB/s of text where nothing is named, 2 MB/s where every sentence names a standard; and ten times the text takes
at most about ten times the time, whatever stands in it. User time, the minimum of the rounds; MB = 10^6 bytes.
"""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from checklist_engine.knowledge import load_knowledge

if TYPE_CHECKING:
    from checklist_engine.detection.detector import Detector

PLAIN = (
    "The contractor shall deliver the furniture within thirty days of the order, at the address that the buyer names. ",
    "Payment follows within sixty days after a correct invoice has been received. ",
    "Offers that arrive after the closing date are not considered, whatever the reason for the delay may be. ",
)
NAMED = (
    "All connections shall use TLS 1.2 or higher; the supplier proves this with a scan report. ",
    "The website should support IPv6 and must use HSTS with a max-age of at least one year. ",
    "The e-mail service shall sign with DKIM, publish an SPF record and a DMARC policy of p=reject. ",
    "Suppliers must hold an ISO/IEC 27001:2022 certificate; SSL 3.0 must not be offered. ",
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
    "hyphens at ends of lines": "a-\n",
    "an address": "a@b.c.",
    "verbs": "shall not must ",
    "marks": "e\u0301",
}
SMALL, LARGE = 100_000, 1_000_000


def repeated(parts: tuple[str, ...], size: int) -> str:
    """Return the parts again and again, up to a size."""
    once = "".join(parts)
    return (once * (size // len(once) + 1))[:size]


def requirements(parts: tuple[str, ...], size: int) -> list[str]:
    """Return texts of a requirement's length, each of one sentence or two, of a total size."""
    texts = ["".join(parts[(number + step) % len(parts)] for step in range(1 + number % 2)) for number in range(2 * len(parts))]
    return texts * (size // sum(map(len, texts)) + 1)


def seconds(detector: Detector, texts: list[str]) -> float:
    """Return the time of reading the texts in English."""
    start = time.process_time()
    for text in texts:
        detector.detect(text, "en")
    return time.process_time() - start


def main(rounds: int) -> None:
    """Measure and print two tables."""
    detector = load_knowledge().detector
    rows = {
        "requirements, nothing named": requirements(PLAIN, 400_000),
        "requirements, each names": requirements(NAMED, 100_000),
        "one text, nothing named": [repeated(PLAIN, 400_000)],
        "one text, each sentence names": [repeated(NAMED, 100_000)],
    }
    print(f"{'':<30} {'MB/s':>7}  {rounds} rounds")
    for name, texts in rows.items():
        seconds(detector, texts)
        best = min(seconds(detector, texts) for _ in range(rounds))
        print(f"{name:<30} {sum(map(len, texts)) / best / 1e6:7.2f}")
    print(f"\n{'one line of':<30} {'100 kB':>7} {'1 MB':>7} ms, ratio")
    for name, part in ADVERSARIAL.items():
        small = min(seconds(detector, [repeated((part,), SMALL)]) for _ in range(rounds))
        large = seconds(detector, [repeated((part,), LARGE)])
        print(f"{name:<30} {1000 * small:7.1f} {1000 * large:7.0f} {large / max(small, 1e-6):9.1f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
