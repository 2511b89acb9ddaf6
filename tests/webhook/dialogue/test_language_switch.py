"""The conversation goes on in another language when asked to, or when it is clearly spoken."""

from collections.abc import Callable

import pytest

from intake.wording import other_languages
from tests.webhook.conftest import Talk
from tests.webhook.fake_rasa import FakeRasa, hears, says
from webhook.dialogue.language_switch import SURE
from webhook.wire import Command

LONG = "ich möchte einen Termin machen"
OTHER_LONG = "am liebsten gleich morgen früh"


@pytest.fixture
def talk(begin: Callable[..., Talk]) -> Talk:
    """A Dutch chat under way: its first words, which decide by themselves, have been said."""
    talk = begin()
    talk.set(turns=1)
    return talk


def test_the_second_long_turn_in_another_language_switches(talk: Talk, rasa: FakeRasa) -> None:
    rasa.answers += [hears("de"), hears("de"), says("Gern. Wann?")]
    talk.say(LONG)
    assert talk.row.language == "nl"
    answered = talk.say(OTHER_LONG)
    assert (talk.row.language, talk.row.locale) == ("de", "de-DE")
    assert rasa.heard[-1] == Command("language_changed", {"language": "de"})
    assert rasa.sent[-1].metadata["language"] == "de"
    assert [(turn.text, turn.language) for turn in answered.turns] == [("Gern. Wann?", "de")]


@pytest.mark.parametrize("short", ["ja", "guten Morgen", "Termin"])
def test_a_short_turn_tells_nothing(short: str, talk: Talk, rasa: FakeRasa) -> None:
    rasa.answers += [hears("de")] * 4
    for _ in range(4):
        talk.say(short)
    assert talk.row.language == "nl"


def test_a_short_turn_does_not_break_the_row(talk: Talk, rasa: FakeRasa) -> None:
    rasa.answers += [hears("de"), hears("nl"), hears("de")]
    for words in (LONG, "ok", OTHER_LONG):
        talk.say(words)
    assert talk.row.language == "de"


def test_a_long_turn_in_the_first_language_breaks_the_row(talk: Talk, rasa: FakeRasa) -> None:
    rasa.answers += [hears("de"), hears("nl"), hears("de")]
    for words in (LONG, "ik bedoel een afspraak", OTHER_LONG):
        talk.say(words)
    assert talk.row.language == "nl"


def test_a_turn_of_uncertain_language_tells_nothing(talk: Talk, rasa: FakeRasa) -> None:
    rasa.answers += [hears("de", confidence=SURE - 0.01)] * 3
    for _ in range(3):
        talk.say(LONG)
    assert talk.row.language == "nl"


def test_the_row_begins_anew_after_a_switch(talk: Talk, rasa: FakeRasa) -> None:
    rasa.answers += [hears("de"), hears("de"), says("Gern."), hears("nl")]
    for words in (LONG, OTHER_LONG, "of toch in het Nederlands"):
        talk.say(words)
    assert talk.row.language == "de"


def test_a_language_that_is_asked_for_comes_at_once(talk: Talk, rasa: FakeRasa) -> None:
    rasa.answers.append(says("Gern, auf Deutsch.", language={"switch_to": "de"}))
    answered = talk.say("deutsch bitte")
    assert (talk.row.language, talk.row.locale) == ("de", "de-DE")
    assert answered.turns[0].language == "de"
    assert rasa.heard == ["deutsch bitte"]
    talk.say("danke")
    assert rasa.sent[-1].metadata["locale"] == "de-DE"


def test_flemish_wording_is_kept_where_dutch_is_spoken_in_flanders(
    begin: Callable[..., Talk], rasa: FakeRasa
) -> None:
    talk = begin("de", "stad-antwerpen")
    rasa.answers.append(says("Goed.", language={"switch_to": "nl"}))
    talk.say("nederlands alstublieft")
    assert talk.row.locale == "nl-BE"


@pytest.mark.parametrize("language", ["nl", "de"])
def test_english_is_told_which_languages_are_spoken(
    language: str, begin: Callable[..., Talk], rasa: FakeRasa
) -> None:
    talk = begin(language)
    talk.set(turns=1)
    rasa.answers += [hears("en"), hears("en", "Bedoelt u een paspoort?")]
    talk.say("I have lost my passport")
    answered = talk.say("can you help me please")
    english = other_languages.load(talk.services.settings.data_dir).known["en"]
    told = english.says(("nl", "de"), "chat")
    assert [turn.text for turn in answered.turns] == [told, "Bedoelt u een paspoort?"]
    assert [turn.language for turn in answered.turns] == ["en", language]
    assert talk.row.language == language
    talk.press(talk.buttons()[english.person])
    assert rasa.heard[-1] == Command("speak_to_human")


@pytest.mark.parametrize("language", ["nl", "de"])
def test_on_the_telephone_it_is_told_in_three(
    language: str, begin: Callable[..., Talk], rasa: FakeRasa
) -> None:
    talk = begin(language, channel="voice")
    rasa.answers += [hears("en"), hears("en", "Bedoelt u een paspoort?")]
    talk.say("I have lost my passport")
    answered = talk.say("can you help me please")
    prompt = talk.services.prompt("other_language", talk.row)
    assert [turn.text for turn in answered.turns] == [prompt, "Bedoelt u een paspoort?"]
    assert talk.row.language == language


def test_what_is_expected_stays_expected_when_english_is_heard(talk: Talk, rasa: FakeRasa) -> None:
    asks = says("Wanneer?", expect="date", language={"reported": {"name": "en", "confidence": 1}})
    rasa.answers += [hears("en"), asks]
    talk.say("I have lost my passport")
    talk.say("can you help me please")
    assert talk.row.expect == "date"


def test_the_words_that_led_to_a_switch_keep_their_understanding(
    talk: Talk, rasa: FakeRasa
) -> None:
    understood = {"understood": True, "intent": "greet", "decision": "act", "confidence": 0.9}
    rasa.answers += [hears("de"), hears("de", understood=understood), says("Guten Tag.")]
    talk.set(misses=1)
    talk.say(LONG)
    talk.say(OTHER_LONG)
    words = [turn for turn in talk.turns() if turn.sender == "citizen"][-1]
    assert (words.intent, words.language) == ("greet", "nl")
    assert talk.row.misses == 0


def test_what_was_done_at_a_switch_is_still_told(talk: Talk, rasa: FakeRasa) -> None:
    done = hears("de", "Uw nummer is 1234 5675.", task_closed={}, handover={"department": "kcc"})
    rasa.answers += [hears("de"), done, says("Wir sprechen Deutsch.")]
    talk.say(LONG)
    answered = talk.say(OTHER_LONG)
    assert [turn.text for turn in answered.turns] == [
        "Uw nummer is 1234 5675.",
        "Wir sprechen Deutsch.",
    ]
    assert "handover" in [directive["type"] for directive in answered.directives]
    talk.say("danke")
    assert len(rasa.restarted) == 1


@pytest.mark.parametrize("word", ["DEUTSCH", "Deutsch!", " deutsch. ", "Duits"])
def test_the_name_of_a_language_alone_is_a_wish_for_it(
    word: str, talk: Talk, rasa: FakeRasa
) -> None:
    """A text message says "Schreiben Sie DEUTSCH", which in capitals the classifier misreads."""
    talk.say(word)
    assert rasa.heard == [Command("switch_language", {"language": "de"})]


@pytest.mark.parametrize("expect", ["name", "free"])
def test_where_a_name_is_awaited_it_is_one(expect: str, talk: Talk, rasa: FakeRasa) -> None:
    talk.set(expect=expect)
    talk.say("Deutsch")
    wish = Command("switch_language", {"language": "de"})
    assert (rasa.heard == [wish]) == (expect == "free")


def test_a_language_that_is_not_served_here_is_read_as_ever(talk: Talk, rasa: FakeRasa) -> None:
    talk.say("Engels")
    talk.say("cursus Duits")
    assert rasa.heard == ["Engels", "cursus Duits"]
