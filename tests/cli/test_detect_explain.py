"""`detect --explain` shows people why a demand was found."""

from __future__ import annotations

import msgspec

from tests.cli.running import run

TEXTS = {
    "R1": "All zones shall be signed with DNSSEC and every server shall accept TLS 1.2 or higher only.",
    2: "All mail domains shall publish DMARC. The policy must be set to reject.",
    3: "Chairs have arms.",
}
LINES = b"".join(msgspec.json.encode({"id": key, "language": "en", "text": text}) + b"\n" for key, text in TEXTS.items())
SHOWN = """R1
  dnssec: required
    name       "DNSSEC"
    stance     "shall"
    All zones shall be signed with DNSSEC and every server shall accept TLS 1.2
              sssss                nnnnnn
    or higher only.
  tls >=1.2: required
    name       "TLS"
    stance     "shall"
    version    "1.2 or higher"
    All zones shall be signed with DNSSEC and every server shall accept TLS 1.2
                                                           sssss        nnn vvv
    or higher only.
    vvvvvvvvv

2
  dmarc p=reject: required
    name       "DMARC"
    stance     "shall"
    version    "reject" (in a sentence beside it)
    All mail domains shall publish DMARC.
                     sssss         nnnnn

3
  no demand
"""


def test_explain_shows_each_sentence_with_its_words_marked() -> None:
    """Name, stance, version and proof; no line is longer than 80 columns."""
    ran = run("detect", "-", "--explain", stdin=LINES)

    assert (ran.code, ran.text) == (0, SHOWN)
    assert max(map(len, ran.text.splitlines())) <= 80
