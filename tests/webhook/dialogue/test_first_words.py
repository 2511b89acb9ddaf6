"""The first words that are written decide the language, before anything is asked of Rasa."""

from collections.abc import Callable

import pytest

from intake.wording import other_languages
from tests.webhook.conftest import Talk
from tests.webhook.fake_rasa import FakeRasa, hears, misses, offers, says
from webhook.dialogue.first_words import language_of
from webhook.services import Services
from webhook.wire import Command

GERMAN = "Guten Tag, ich brauche einen neuen Reisepass"
DUTCH = "hoi, ik wil meedoen aan het Präventionszentrum"
TURKISH = "Merhaba, pasaport için randevu almak istiyorum"


def turkish(talk: Talk) -> str:
    known = other_languages.load(talk.services.settings.data_dir).known["tr"]
    return known.says(("nl", "de"), talk.row.channel)


def test_the_first_words_are_sent_in_their_language(talk: Talk, rasa: FakeRasa) -> None:
    rasa.answers.append(says("Das kostet 50 Euro."))
    answered = talk.say(GERMAN)
    (sent,) = rasa.sent
    assert sent.turn == GERMAN
    assert (sent.metadata["language"], sent.metadata["locale"]) == ("de", "de-DE")
    assert sent.metadata["language_before"] == "nl"
    assert (talk.row.language, talk.row.locale) == ("de", "de-DE")
    assert [turn.language for turn in talk.turns()] == ["de", "de", "de"]
    assert answered.turns[-1].text == "Das kostet 50 Euro."


def test_the_other_way_round(begin: Callable[..., Talk], rasa: FakeRasa) -> None:
    talk = begin("de", "kreis-viersen")
    talk.say(DUTCH)
    assert (talk.row.language, talk.row.locale) == ("nl", "nl-NL")
    assert rasa.sent[0].metadata["language_before"] == "de"


def test_flanders_speaks_its_own_dutch(begin: Callable[..., Talk], rasa: FakeRasa) -> None:
    talk = begin("de", "stad-antwerpen")
    talk.say("ik wil graag een afspraak maken voor een rijbewijs")
    assert rasa.sent[0].metadata["locale"] == "nl-BE"


def test_a_chat_says_in_the_new_language_too_that_it_is_a_computer(
    talk: Talk, rasa: FakeRasa
) -> None:
    disclosed, *_ = talk.say(GERMAN).turns
    assert disclosed.text == talk.services.prompt(
        "disclosure", talk.row, municipality="die Gemeinde Leek"
    )
    assert [turn.text for turn in talk.say("und wann haben Sie auf").turns] == ["Goed."]


def test_in_danger_that_comes_last(talk: Talk, rasa: FakeRasa) -> None:
    rasa.answers.append(says("Ruf 112 an.", handover={"urgent": True}))
    first, last = talk.say("mein Mann schlägt mich gerade").turns
    assert first.text == "Ruf 112 an."
    assert "Computer" in last.text


@pytest.mark.parametrize("short", ["hallo", "Reisepass", "ok", "?"])
def test_short_words_leave_it_as_it_is(short: str, talk: Talk, rasa: FakeRasa) -> None:
    talk.say(short)
    assert talk.row.language == "nl"
    assert "language_before" not in rasa.sent[0].metadata if rasa.sent else short == "?"


def test_only_the_first_words_do(talk: Talk, rasa: FakeRasa) -> None:
    talk.say("ik heb een vraag")
    talk.say(GERMAN)
    assert talk.row.language == "nl"
    assert rasa.heard == ["ik heb een vraag", GERMAN]


def test_what_is_pressed_is_not_written(talk: Talk, rasa: FakeRasa) -> None:
    talk.set(commands={"1.1": {"title": GERMAN, "command": {"name": "greet"}, "offered": True}})
    talk.press("1.1")
    assert talk.row.language == "nl"


def test_what_is_spoken_is_not_written(begin: Callable[..., Talk], rasa: FakeRasa) -> None:
    talk = begin(channel="voice")
    talk.say(GERMAN)
    assert talk.row.language == "nl"


def test_a_try_that_died_is_answered_in_the_same_language(talk: Talk, rasa: FakeRasa) -> None:
    rasa.answers.append(KeyboardInterrupt())
    with pytest.raises(KeyboardInterrupt):
        talk.say(TURKISH, "m")
    answered = talk.say(TURKISH, "m")
    assert rasa.heard == [Command("switch_language", {"language": "tr"}, words=TURKISH)] * 2
    assert [turn.language for turn in talk.turns() if turn.sender == "citizen"] == ["tr"]
    assert answered.turns


def test_a_wrong_guess_is_put_right_by_a_wish(talk: Talk, rasa: FakeRasa) -> None:
    talk.say(GERMAN)
    rasa.answers.append(says("Goed, Nederlands.", language={"switch_to": "nl"}))
    talk.say("NEDERLANDS")
    assert (talk.row.language, talk.row.locale) == ("nl", "nl-NL")


def test_and_by_two_turns_in_the_other_language(talk: Talk, rasa: FakeRasa) -> None:
    talk.say(GERMAN)
    rasa.answers += [hears("nl"), hears("nl"), says("Goed.")]
    talk.say("maar ik spreek gewoon Nederlands")
    talk.say("ik wil een paspoort aanvragen")
    assert talk.row.language == "nl"


def test_words_that_cannot_be_read_go_to_rasa_beside_the_wish_for_their_language(
    talk: Talk, rasa: FakeRasa
) -> None:
    rasa.answers.append(
        says(turkish(talk), understood={"understood": True}, language={"switch_to": "nl"})
    )
    (answered,) = talk.say(TURKISH).turns
    assert rasa.heard == [Command("switch_language", {"language": "tr"}, words=TURKISH)]
    assert (answered.text, answered.language) == (turkish(talk), "tr")
    assert talk.turns()[0].language == "tr"
    assert (talk.row.language, talk.row.misses) == ("nl", 0)


def test_danger_in_them_is_answered_in_ours(talk: Talk, rasa: FakeRasa) -> None:
    rasa.answers.append(says("Bel nu 112.", handover={"urgent": True}))
    (answered,) = talk.say("kocam beni dövüyor lütfen yardım edin").turns
    assert (answered.text, answered.language) == ("Bel nu 112.", "nl")


def test_the_second_message_is_read_as_any_other(talk: Talk, rasa: FakeRasa) -> None:
    rasa.answers += [offers("…", speak_to_human="Bir çalışan"), misses()]
    talk.say(TURKISH)
    talk.say("medewerker")
    assert rasa.heard[-1] == "medewerker"


def test_a_text_opens_a_conversation_in_its_language(services: Services) -> None:
    leek = services.profiles.get("gemeente-leek")
    assert language_of(services, leek, GERMAN, "nl") == "de"
    assert language_of(services, leek, "ik wil graag een paspoort", "de") == "nl"
    assert language_of(services, leek, TURKISH, "nl") == "nl"
    assert language_of(services, leek, "hallo", "de") == "de"
