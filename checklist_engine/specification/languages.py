"""Languages: BCP 47 tags from what notices write."""

from __future__ import annotations

import re

__all__ = ["language_tag"]

_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|\d{3}))?(?:[.@].*)?")
# Two-letter code: three-letter codes (ISO 639-2 B and T) and names in English and in the language itself.
_LANGUAGES: dict[str, str] = {
    "ar": "ara arabic العربية",
    "bg": "bul bulgarian български",
    "bs": "bos bosnian bosanski",
    "ca": "cat catalan català",
    "cs": "ces cze czech čeština česky",
    "cy": "cym wel welsh cymraeg",
    "da": "dan danish dansk",
    "de": "deu ger german deutsch",
    "el": "ell gre greek ελληνικά",
    "en": "eng english",
    "es": "spa spanish español castellano espanol",
    "et": "est estonian eesti",
    "eu": "eus baq basque euskara",
    "fi": "fin finnish suomi",
    "fr": "fra fre french français francais",
    "ga": "gle irish gaeilge",
    "gl": "glg galician galego",
    "he": "heb hebrew",
    "hr": "hrv croatian hrvatski",
    "hu": "hun hungarian magyar",
    "id": "ind indonesian",
    "is": "isl ice icelandic íslenska",
    "it": "ita italian italiano",
    "ja": "jpn japanese 日本語",
    "ka": "kat geo georgian ქართული",
    "kk": "kaz kazakh",
    "ko": "kor korean 한국어",
    "ky": "kir kyrgyz",
    "lt": "lit lithuanian lietuvių",
    "lv": "lav latvian latviešu",
    "mk": "mkd mac macedonian македонски",
    "mn": "mon mongolian",
    "mt": "mlt maltese malti",
    "nb": "nob bokmål bokmal",
    "nl": "nld dut dutch nederlands",
    "nn": "nno nynorsk",
    "no": "nor norwegian norsk",
    "pl": "pol polish polski",
    "pt": "por portuguese português portugues",
    "ro": "ron rum romanian română",
    "ru": "rus russian русский",
    "sk": "slk slo slovak slovenčina",
    "sl": "slv slovene slovenian slovenščina",
    "sq": "sqi alb albanian shqip",
    "sr": "srp serbian српски srpski",
    "sv": "swe swedish svenska",
    "tr": "tur turkish türkçe",
    "uk": "ukr ukrainian українська",
    "vi": "vie vietnamese",
    "zh": "zho chi chinese 中文",
}
_BY_WORD = {word: code for code, words in _LANGUAGES.items() for word in words.split()}


def language_tag(written: str) -> str | None:
    """Return the BCP 47 tag of a language: `English` and `eng` are `en`, `PT_br` is `pt-BR`; None unless it is sure."""
    word = written.strip()
    known = _BY_WORD.get(word.casefold())
    if known is not None:
        return known
    tag = _TAG.fullmatch(word)
    if tag is None:
        return None
    primary, script, region = tag.groups()
    primary = primary.lower()
    primary = _BY_WORD.get(primary, primary)
    parts = [primary]
    if script:
        parts.append(script.title())
    if region:
        parts.append(region.upper())
    # A word of three letters that is no known code is as likely a name or a slip.
    return "-".join(parts) if len(primary) == 2 else None  # noqa: PLR2004 - two-letter codes
