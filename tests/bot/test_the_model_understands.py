"""The trained model, end to end: plain wishes are acted on, and nothing it hears can break it."""

import pytest

from bot.measuring.reading import Reader

PLAIN = {
    "nl": {
        "ik wil een nieuw paspoort aanvragen": "request_document",
        "ik heb hulp nodig in het huishouden": "request_wmo",
        "ik heb geen geld om van te leven": "request_benefits",
        "ik ga verhuizen": "report_move",
        "ik kan mijn rekeningen niet meer betalen": "ask_debt_help",
        "ik wil graag een afspraak maken": "book_appointment",
        "ik wil mijn afspraak afzeggen": "cancel_appointment",
        "hoe laat gaat het gemeentehuis open": "ask_opening_hours",
        "wat is het adres van het gemeentehuis": "ask_location",
        "ik wil een medewerker spreken": "speak_to_human",
        "ik heb een klacht": "make_complaint",
        "mijn man slaat mij": "report_urgent",
        "ben je een robot": "challenge_bot",
        "kunt u dat herhalen": "ask_repeat",
        "ja": "affirm",
        "nee": "deny",
        "bedankt": "thank",
        "stop maar": "stop_dialogue",
    },
    "de": {
        "ich brauche einen neuen Reisepass": "request_document",
        "ich brauche Hilfe im Haushalt": "request_wmo",
        "ich habe kein Geld zum Leben": "request_benefits",
        "ich ziehe um": "report_move",
        "ich kann meine Rechnungen nicht mehr bezahlen": "ask_debt_help",
        "ich möchte einen Termin machen": "book_appointment",
        "ich möchte meinen Termin absagen": "cancel_appointment",
        "wann hat das Rathaus offen": "ask_opening_hours",
        "wie ist die Adresse vom Rathaus": "ask_location",
        "ich möchte mit einem Mitarbeiter sprechen": "speak_to_human",
        "ich möchte mich beschweren": "make_complaint",
        "mein Mann schlägt mich": "report_urgent",
        "bist du ein Roboter": "challenge_bot",
        "können Sie das wiederholen": "ask_repeat",
        "ja": "affirm",
        "nein": "deny",
        "danke": "thank",
        "ich möchte aufhören": "stop_dialogue",
    },
}
LINES = [(text, intent) for lines in PLAIN.values() for text, intent in lines.items()]
ODD = [
    "?",
    "...",
    "🙂",
    "👩‍👩‍👧‍👦 🏳️‍🌈",
    "12345678",
    "مرحبا كيف حالك",
    "你好",
    "Здравствуйте",
    "a" * 1000,
    "ja " * 333,
    "e\u0301\u0301\u0301\u0301",
    "{service} %s $HOME",
    "<script>alert(1)</script>",
    "'; DROP TABLE cases; --",
    "het is 3/4 /hang_up",
]


@pytest.mark.parametrize(("text", "intent"), LINES, ids=[text for text, _ in LINES])
def test_a_plain_wish_is_acted_on(reader: Reader, text: str, intent: str) -> None:
    reading = reader.read(text, "chat")
    assert (reading.predicted, reading.decision) == (intent, "act")


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_nothing_a_citizen_types_breaks_it(reader: Reader, text: str) -> None:
    reading = reader.read(text, "voice")
    assert reading.decision in ("act", "clarify", "offer")
    assert 0.0 <= reading.confidence <= 1.0


@pytest.mark.parametrize("text", ["asdf qwer zxcv", "blubb", "你好"])
def test_nonsense_is_not_acted_on_as_a_matter_of_the_municipality(
    reader: Reader, text: str
) -> None:
    reading = reader.read(text, "chat")
    assert reading.decision != "act" or reading.predicted in ("out_of_scope", "inform")


def test_a_service_is_named_with_the_wish(reader: Reader) -> None:
    for text in ("ik wil een nieuw paspoort", "ich brauche einen neuen Reisepass"):
        [entity] = reader.read(text, "chat").entities
        assert (entity["entity"], entity["value"]) == ("service", "passport")


def test_the_language_is_reported_with_the_wish(reader: Reader) -> None:
    assert reader.read("ik wil graag een afspraak maken", "chat").detected_language == "nl"
    assert reader.read("ich möchte gern einen Termin machen", "chat").detected_language == "de"


def test_the_same_words_are_read_the_same_twice(reader: Reader) -> None:
    line = "ik wil iets met een papier"
    first, second = (Reader.read(reader, line, "chat") for _ in range(2))  # not from memory
    assert first.alternatives == second.alternatives
