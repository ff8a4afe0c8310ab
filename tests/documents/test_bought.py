# ruff: noqa: RUF001 - texts in Ukrainian
"""What a document buys, read from its whole text where neither its title nor a code says it."""

from __future__ import annotations

import pytest

from checklist_engine.documents.sign_words import sign_languages, signs_of
from checklist_engine.documents.words import words_of
from checklist_engine.subjects import state_subjects
from tests.documents.drafts import load, subjects, text_draft

WEBSITE_NL = """# Offerteaanvraag

## Voorwerp van de opdracht
De gemeente zoekt een partij voor de bouw en het beheer van haar nieuwe website.

## Eisen
1. De website voldoet aan de eisen voor digitoegankelijkheid.
2. Redacteuren beheren webpagina's zonder hulp van de leverancier.
3. Inloggen van redacteuren gebeurt met multifactorauthenticatie en single sign-on.
4. De website toont een cookiemelding volgens de wet.
5. Bezoekers van de website kunnen op een laptop, tablet of telefoon alles lezen.
"""
MAIL_DE = """# Leistungsbeschreibung

## Auftragsgegenstand
Gegenstand der Ausschreibung ist der Betrieb eines E-Mail-Dienstes für 1200 Beschäftigte.

## Anforderungen
- Jedes Postfach fasst mindestens 50 GB.
- Eingehende E-Mails werden auf Schadsoftware geprüft.
- Freigegebene Kalender und Verteilerlisten werden unterstützt.
- Die Verwaltung geschieht im Browser.
- Administratoren melden sich mit Zwei-Faktor-Authentifizierung an.
"""
WIFI_FR = """# CCTP

## Objet du marché
Le présent marché a pour objet la fourniture et l'installation d'un réseau sans fil dans douze écoles.

## Exigences
- Chaque point d'accès supporte deux bandes.
- Le contrôleur WiFi est redondant.
- Une étude de couverture est remise avant l'installation.
- Le portail captif des visiteurs est personnalisable.
"""
NETWORK_ES = """# Pliego de prescripciones técnicas

## Objeto del contrato
El objeto del contrato es el suministro de conmutadores y cortafuegos para la sede central.

## Requisitos
- Cada conmutador dispondrá de 48 puertos PoE.
- Los conmutadores serán apilables.
- El cortafuegos admitirá VLAN y 802.1X.
- La gestión se hará por SSH y SNMP.
"""
IDENTITY_EN = """# Request for Proposal

## Purpose
The purpose of this tender is to procure an identity and access management service for 30,000 accounts.

## Requirements
- Provisioning and deprovisioning of accounts follow the HR system.
- Connected applications sign in by federation.
- Access reviews of entitlements are made twice a year.
- The service works in every current browser.
"""
DEVELOPMENT_UK = """# Технічне завдання

## Предмет закупівлі
Предметом закупівлі є розробка програмного забезпечення для обліку звернень громадян.

## Вимоги
- Виконавець передає вихідний код замовнику.
- Модульні тести покривають весь вихідний код.
- Команда розробників працює за методом Scrum.
- Інтерфейс працює у браузері.
"""
WORKPLACE_IT = """# Capitolato tecnico

## Oggetto dell'appalto
L'appalto ha per oggetto la fornitura di 300 notebook e 50 stampanti per gli uffici comunali.

## Requisiti
- Il processore è di ultima generazione.
- La batteria dura almeno otto ore.
- La tastiera è italiana.
- Ogni notebook dispone di TPM 2.0.
"""
CLOUD_PT = """# Caderno de encargos

## Objeto do contrato
O contrato tem por objeto a prestação de serviços cloud de alojamento de aplicações municipais.

## Requisitos
- As máquinas virtuais são criadas em menos de uma hora.
- O ambiente de produção é separado do ambiente de testes.
- O balanceamento de carga é redundante.
- São feitos snapshots diários.
"""
# Nothing announces it: only what the requirements speak of tells.
UNANNOUNCED_WIFI = """# Requirements

1. Every access point supports 802.11ax.
2. Guests reach the captive portal over their own SSID.
3. Roaming between access points takes less than 50 ms.
4. The wireless controller is redundant.
5. The contractor makes a site survey.
6. Staff sign in with certificates.
"""
UNANNOUNCED_DEVELOPMENT = """# Anforderungen

1. Der Quellcode wird dem Auftraggeber übergeben.
2. Jeder Sprint endet mit einer Vorführung.
3. Der Product Owner ordnet das Backlog.
4. Automatisierte Tests laufen bei jeder Änderung.
5. Die Oberfläche ist auf Deutsch.
6. Administratoren melden sich mit einem zweiten Faktor an.
"""
UNANNOUNCED_WEBSITE = """# Eisen

1. De website is in het Nederlands en het Engels.
2. Redacteuren kunnen nieuws plaatsen.
3. De website toont een toegankelijkheidsverklaring.
4. De website is altijd bereikbaar.
5. Alle teksten zijn doorzoekbaar.
"""
# Features of other purchases, and places where something is announced.
FEATURES_OF_SOFTWARE = """# Requirements specification

## Purpose
The object of this contract is a document management system for the archive.

## Requirements
- Staff sign in by single sign-on with multi-factor authentication.
- The system works on a laptop, a tablet and a smartphone.
- Documents are sent by e-mail.
- Backups are kept in a second data centre.
- The tender is published on our website.
- Administration is possible by VPN only.
- The system logs each sign-in.
- The system has an API for other systems.
"""
BUILDING_FR = """# Cahier des clauses techniques

## Objet du marché
Le marché a pour objet la réfection des menuiseries de l'école.

## Exigences
- Les baies vitrées sont en aluminium et les portes sont isolées.
- Les capteurs de présence commandent l'éclairage.
- La climatisation est silencieuse ; le délai d'intervention est de 24 heures.
- Les anomalies sont corrigées avant la réception.
- Les factures sont envoyées par courriel au maître d'ouvrage.
"""
CARS_IT = """# Capitolato tecnico

## Oggetto dell'appalto
L'appalto ha per oggetto la fornitura di dieci autovetture elettriche.

## Requisiti
- La batteria ha una garanzia di otto anni.
- I sensori e la telecamera posteriore aiutano il parcheggio.
- Le porte sono cinque.
- Lo schermo mostra la carica.
- Il collaudo avviene presso la sede.
"""
SENSORS_EN = """# Requirements

## Scope
The city wants to procure 2,000 smart parking sensors and gateways.

## Requirements
- Each sensor reports over LoRaWAN.
- Firmware is signed.
"""
IDENTITY_NL = """# Eisen

1. Toegangsbeheer volgt het rollenmodel.
2. Instroom, doorstroom en uitstroom van accounts zijn geautomatiseerd.
3. Federatie met SAML en OpenID Connect.
4. Provisioning naar aangesloten applicaties met SCIM.
5. Meerfactorauthenticatie is verplicht.
"""
FURNITURE = """# Leistungsbeschreibung

## Gegenstand der Ausschreibung
Gegenstand der Ausschreibung ist die Lieferung von Bürostühlen.

## Anforderungen
- Jeder Stuhl ist höhenverstellbar.
- Die Rechnung wird per E-Mail gesendet.
- Der Katalog steht auf der Webseite des Anbieters.
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(WEBSITE_NL, {"website": True}, id="website"),
        pytest.param(MAIL_DE, {"email-service": True}, id="mail"),
        pytest.param(WIFI_FR, {"wifi": True}, id="wifi"),
        pytest.param(NETWORK_ES, {"network-equipment": True}, id="network"),
        pytest.param(IDENTITY_EN, {"identity-provider": True}, id="identity"),
        pytest.param(DEVELOPMENT_UK, {"software-development": True}, id="development"),
        pytest.param(WORKPLACE_IT, {"end-user-devices": True}, id="workplace"),
        pytest.param(CLOUD_PT, {"hosting": True}, id="cloud"),
        pytest.param(UNANNOUNCED_WIFI, {"wifi": True}, id="wifi-unannounced"),
        pytest.param(UNANNOUNCED_DEVELOPMENT, {"software-development": True}, id="development-unannounced"),
        pytest.param(UNANNOUNCED_WEBSITE, {"website": True}, id="website-unannounced"),
        pytest.param(FEATURES_OF_SOFTWARE, {"packaged-software": True}, id="features"),
        pytest.param(SENSORS_EN, {"consumer-iot": True}, id="sensors"),
        pytest.param(IDENTITY_NL, {"identity-provider": True}, id="identity-unannounced"),
        pytest.param(FURNITURE, {}, id="furniture"),
        pytest.param(BUILDING_FR, {}, id="building"),
        pytest.param(CARS_IT, {}, id="cars"),
    ],
)
def test_the_whole_text_tells_what_is_bought(text: str, expected: dict[str, bool]) -> None:
    """The subject is found in every language; features such as single sign-on, a laptop or the buyer's website make none."""
    assert subjects(text_draft(text)) == expected


def test_the_reason_is_shown_and_a_draft_states_what_is_certain() -> None:
    """A person can check what was understood, and a check of the draft comes to the same as a check of the document."""
    made = state_subjects(text_draft(UNANNOUNCED_WIFI + "7. Telephony over Wi-Fi is possible.\n8. Every handset has voicemail.\n"), load())

    assert [(clue.subject, clue.certain, clue.reason) for clue in made.lots[0].clues] == [
        ("wifi", True, "'802.11', 'access point', 'access points' in 5 requirements"),
    ]
    assert made.lots[0].subjects == ("wifi",)


def test_each_lot_buys_its_own() -> None:
    """Requirements of a lot tell of that lot; those for all lots tell where it leaves it open."""
    made = state_subjects(
        text_draft(
            "# Pliego\n\n## Lote 1: Sede\nEl objeto del lote es el suministro de conmutadores.\n\n- Cada conmutador tendrá VLAN.\n\n"
            "## Lote 2: Escuelas\nEl objeto del lote es el suministro de puntos de acceso para una red wifi.\n\n"
            "- El punto de acceso admitirá WPA3.\n"
        ),
        load(),
    )

    assert [(lot.id, lot.subjects) for lot in made.lots] == [("1", ("network-equipment",)), ("2", ("wifi",))]


def test_what_is_written_for_the_buyer_is_not_bought_ready_made() -> None:
    """The title names the kind of system, the text says that it is developed: the title alone makes it possible only."""
    text = (
        "# Case Management System\n\n## Purpose\nThe court seeks a contractor for the agile development of custom software.\n\n"
        "## Requirements\n- The source code belongs to the court.\n- Every sprint ends with a demonstration.\n"
    )

    assert subjects(text_draft(text)) == {"software-development": True, "packaged-software": False}


def test_the_signs_name_subjects_of_the_catalogue_in_every_language() -> None:
    """A sign of a subject that nobody knows would show nothing; a language without signs would read worse than the others."""
    known = load().catalog.subjects

    assert sign_languages() == ["de", "en", "es", "fr", "it", "nl", "pt", "uk"]
    for language in sign_languages():
        signs = signs_of(language)
        assert set(signs.hints) == set(known) - {"api", "packaged-software"}
        assert set(signs.doubts) | {other for others in signs.doubts.values() for other in others} <= set(known)
        assert signs.ends
        assert signs.before
        assert words_of(language).groups["scope"]
