"""What Word and Excel call a language."""

from __future__ import annotations

__all__ = ["locale_of"]

_LOCALES = {
    "en": "en-GB",
    "nl": "nl-NL",
    "fr": "fr-FR",
    "es": "es-ES",
    "de": "de-DE",
    "pt": "pt-PT",
    "it": "it-IT",
    "uk": "uk-UA",
    "ar": "ar-SA",
}


def locale_of(language: str) -> str:
    """Return the name with a region: a language alone does not choose a dictionary in every version."""
    return _LOCALES.get(language, language)
