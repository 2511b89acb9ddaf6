"""An answer may be spoken or keyed; numbers are read back; zero and star mean the same anywhere."""

from collections.abc import Callable

import pytest

from tests.webhook.fake_rasa import FakeRasa, offers, says, tells_whom_to_call
from tests.webhook.voice.conftest import HEINSBERG, Telephone
from webhook.wire import Command

PhoneOf = Callable[..., Telephone]

YES_NO = {"affirm": "Ja", "deny": "Nee"}
TIMES = {"inform": "Donderdag om tien uur", "deny": "Andere tijden"}


@pytest.fixture
def phone(phone: Telephone) -> Telephone:
    phone.call()
    return phone


@pytest.fixture
def unknown(phone_of: PhoneOf) -> Telephone:
    """Somebody who withholds their number."""
    phone = phone_of(number="anonymous")
    phone.call()
    return phone


def test_words_go_to_the_dialogue_as_they_were_heard(phone: Telephone, rasa: FakeRasa) -> None:
    phone.say("ik wil een paspoort")
    assert rasa.heard == ["ik wil een paspoort"]
    assert rasa.sent[0].metadata["channel"] == "voice"


def test_words_heard_badly_go_there_just_the_same(phone: Telephone, rasa: FakeRasa) -> None:
    phone.say("ik wil een pas poort", confidence="0.11")
    assert rasa.heard == ["ik wil een pas poort"]


def test_a_key_is_the_choice_that_was_read_out(phone: Telephone, rasa: FakeRasa) -> None:
    phone.key("2")
    assert rasa.heard == [Command("book_appointment")]
    assert ("citizen", "Een afspraak") in phone.transcript


@pytest.mark.parametrize("said", ["twee", "nummer twee", "doe de tweede maar", "2", "Twee."])
def test_a_choice_can_be_named_by_its_number(phone: Telephone, rasa: FakeRasa, said: str) -> None:
    phone.say(said)
    assert rasa.heard == [Command("book_appointment")]


@pytest.mark.parametrize("said", ["zwei", "die zwo", "nummer zwei bitte", "das zweite"])
def test_a_choice_can_be_named_in_german(phone_of: PhoneOf, rasa: FakeRasa, said: str) -> None:
    phone = phone_of(HEINSBERG)
    phone.call()
    phone.say(said)
    assert rasa.heard == [Command("book_appointment")]


@pytest.mark.parametrize("said", ["twee kinderen", "tien", "om twee uur", "een"])
def test_a_number_that_means_more_is_no_choice(phone: Telephone, rasa: FakeRasa, said: str) -> None:
    rasa.answers.append(says("Hoeveel kinderen heeft u?"))
    phone.say("hallo")
    phone.say(said)
    assert rasa.heard == ["hallo", said]


def test_german_is_one_key_away(phone: Telephone, rasa: FakeRasa) -> None:
    rasa.answers.append(says("Gut, wir sprechen Deutsch.", language={"switch_to": "de"}))
    answer = phone.key("4")
    assert rasa.heard == [Command("switch_language", {"language": "de"})]
    assert answer.voices == {"Polly.Vicki-Neural"}
    assert answer.gather["language"] == "de-DE"


def test_yes_and_no_are_asked_in_one_breath(phone: Telephone, rasa: FakeRasa) -> None:
    rasa.answers.append(offers("Klopt dat?", **YES_NO))
    answer = phone.say("hallo")
    assert answer.said == ["Klopt dat?", "Zeg ja of nee. Of toets 1 voor ja, 2 voor nee."]
    phone.key("2")
    assert rasa.heard[-1] == Command("deny")


def test_a_list_of_times_is_keyed_and_days_are_expected(phone: Telephone, rasa: FakeRasa) -> None:
    rasa.answers.append(offers("Welke tijd past u?", "date", **TIMES))
    answer = phone.say("hallo")
    assert answer.said[1:] == [
        "Toets 1 voor: Donderdag om tien uur.",
        "2 voor: Andere tijden.",
    ]
    assert {"maandag", "vrijdag"} <= set(answer.gather["hints"].split(", "))
    assert answer.gather["numDigits"] == "1"


def test_numbers_to_call_have_no_keys(phone: Telephone, rasa: FakeRasa) -> None:
    numbers = {"Hulplijn": "113"}
    rasa.answers.append(tells_whom_to_call("Bel de lijn.", numbers, affirm="Graag", deny="Later"))
    answer = phone.say("hallo")
    assert answer.said == ["Bel de lijn.", "Zeg ja of nee. Of toets 1 voor ja, 2 voor nee."]
    assert "Hulplijn" not in answer.gather.get("hints", "")
    phone.key("2")
    assert rasa.heard[-1] == Command("deny")


def test_a_statement_is_followed_by_a_question(phone: Telephone, rasa: FakeRasa) -> None:
    rasa.answers += [says("Een paspoort kost 50 euro."), says("Kan ik nog iets voor u doen?")]
    assert phone.say("wat kost dat").said[-1] == "Kan ik nog iets anders voor u doen?"
    assert phone.say("dank u").said == ["Kan ik nog iets voor u doen?"]


def test_zero_is_a_person_whatever_is_asked(phone: Telephone, rasa: FakeRasa) -> None:
    rasa.answers.append(says("Wat is het nummer?", expect="reference"))
    phone.say("hallo")
    phone.key("0")
    assert rasa.heard[-1] == Command("speak_to_human")


def test_a_star_asks_the_question_again(phone: Telephone, rasa: FakeRasa) -> None:
    rasa.answers.append(offers("Klopt dat?", **YES_NO))
    first = phone.say("hallo")
    again = phone.key("*")
    assert again.said == first.said
    assert again.next != first.next
    phone.key("1")
    assert rasa.heard == ["hallo", Command("affirm")]


def test_a_star_after_silence_asks_the_question_not_the_silence(phone: Telephone) -> None:
    greeting = phone.call().said
    phone.silent()
    assert phone.key("*").said == greeting


@pytest.mark.parametrize("key", ["7", "#", "22", "1*"])
def test_a_key_that_means_nothing_is_no_turn(phone: Telephone, rasa: FakeRasa, key: str) -> None:
    answer = phone.key(key)
    assert answer.said[0] == "Die toets kan ik hier niet gebruiken."
    assert rasa.heard == []
    assert phone.row.silences == 1


@pytest.mark.parametrize(
    "given", ["06 12 34 56 78", "nul zes twaalf vierendertig zesenvijftig achtenzeventig"]
)
def test_a_telephone_number_is_read_back_before_it_counts(
    unknown: Telephone, rasa: FakeRasa, given: str
) -> None:
    rasa.answers.append(offers("Op welk nummer?", "phone", deny="Zeg ik liever niet"))
    asked = unknown.say("een medewerker graag")
    assert "numDigits" not in asked.gather and asked.gather["finishOnKey"] == "#"
    heard = unknown.say(given)
    assert heard.said[0] == "Ik heb nul zes, een twee, drie vier, vijf zes, zeven acht. Klopt dat?"
    assert "Zeg ik liever niet" not in heard.words
    assert len(rasa.heard) == 1
    unknown.key("1")
    assert rasa.heard[-1] == Command("contact_given", {"kind": "phone"})
    assert unknown.contact() == "+31612345678"


def test_a_keyed_number_is_read_back_too(unknown: Telephone, rasa: FakeRasa) -> None:
    rasa.answers.append(says("Op welk nummer?", expect="phone"))
    unknown.say("een medewerker graag")
    assert "nul zes, een twee" in unknown.key("0612345678").words


@pytest.mark.parametrize("no", ["nee", "nee dat klopt niet", "2"])
def test_a_number_heard_wrong_is_asked_once_more(
    unknown: Telephone, rasa: FakeRasa, no: str
) -> None:
    rasa.answers.append(says("Op welk nummer?", expect="phone"))
    unknown.say("een medewerker graag")
    unknown.key("0612345678")
    again = unknown.key(no) if no.isdigit() else unknown.say(no)
    assert again.said == ["Goed, dan nog een keer.", "Op welk nummer?"]
    assert "nul zes, acht zeven" in unknown.say("06 87 65 43 21").words
    unknown.say("ja hoor")
    assert unknown.contact() == "+31687654321"


def test_a_correction_replaces_the_number(unknown: Telephone, rasa: FakeRasa) -> None:
    rasa.answers.append(says("Op welk nummer?", expect="phone"))
    unknown.say("een medewerker graag")
    unknown.key("0612345678")
    assert "nul zes, acht zeven" in unknown.say("nee, 06 87 65 43 21").words


def test_whatever_else_is_said_while_a_number_is_checked_is_a_turn(
    unknown: Telephone, rasa: FakeRasa
) -> None:
    rasa.answers.append(says("Op welk nummer?", expect="phone"))
    unknown.say("een medewerker graag")
    unknown.key("0612345678")
    unknown.say("er is brand")
    assert rasa.heard[-1] == "er is brand"


def test_silence_while_a_number_is_checked_reads_it_again(
    unknown: Telephone, rasa: FakeRasa
) -> None:
    rasa.answers.append(says("Op welk nummer?", expect="phone"))
    unknown.say("een medewerker graag")
    checked = unknown.key("0612345678")
    assert unknown.silent().said == ["Ik heb u niet gehoord.", *checked.said]
    assert unknown.key("*").said == checked.said


def test_no_number_is_in_the_transcript(unknown: Telephone, rasa: FakeRasa) -> None:
    rasa.answers.append(says("Op welk nummer?", expect="phone"))
    unknown.say("een medewerker graag")
    unknown.key("0612345678")
    said = " ".join(text for _, text in unknown.transcript)
    assert "Ik heb [phone]. Klopt dat?" in said
    assert "12" not in said and "twee" not in said


def test_a_name_is_said_back_and_not_recorded(phone: Telephone, rasa: FakeRasa) -> None:
    rasa.answers += [says("En uw naam?", expect="name"), says("Ik verbind u door.")]
    assert phone.say("een medewerker").gather["numDigits"] == "1"
    assert phone.say("Jan de Vries").said[0] == "Dank u, Jan de Vries."
    assert "Vries" not in str(phone.transcript)


def test_a_name_that_the_answer_says_itself_is_not_said_twice(
    phone: Telephone, rasa: FakeRasa
) -> None:
    rasa.answers += [says("En uw naam?", expect="name"), says("Op naam van Jan de Vries?")]
    phone.say("een afspraak")
    assert phone.say("Jan de Vries").said == ["Op naam van Jan de Vries?"]


def test_a_reference_is_keyed_in_eight_keys(phone: Telephone, rasa: FakeRasa) -> None:
    rasa.answers.append(says("Wat is het nummer?", expect="reference"))
    assert phone.say("mijn afspraak verzetten").gather["numDigits"] == "8"
    phone.key("12345671")
    given = {"kind": "reference", "reference": "12345671"}
    assert rasa.heard[-1] == Command("contact_given", given)


def test_a_goodbye_ends_the_call(phone: Telephone, rasa: FakeRasa) -> None:
    rasa.answers.append(says("Tot ziens. Fijne dag nog.", end={}))
    answer = phone.say("dat was het")
    assert answer.ends and answer.said == ["Tot ziens. Fijne dag nog."]
    assert phone.row.ended_at is not None


def test_nothing_more_is_asked_of_a_call_that_is_over(phone: Telephone, rasa: FakeRasa) -> None:
    rasa.answers.append(says("Tot ziens.", end={}))
    path = phone.call().next
    phone.say("dat was het")
    late = phone.post(path.replace("turn=2", "turn=99"), SpeechResult="wacht even")
    assert "Hangup" in late.text and rasa.heard == ["dat was het"]


def test_the_same_turn_twice_is_one_turn(phone: Telephone, rasa: FakeRasa) -> None:
    path = phone.call().next
    first = phone.post(path, SpeechResult="hallo").text
    assert phone.post(path, SpeechResult="hallo").text == first
    assert rasa.heard == ["hallo"]


def test_a_replay_with_another_token_of_idempotency_is_no_turn(
    phone: Telephone, rasa: FakeRasa
) -> None:
    path = phone.call().next
    first = phone.post(path, SpeechResult="hallo").text
    phone.client.environ_base["HTTP_I_TWILIO_IDEMPOTENCY_TOKEN"] = "somebody's own"
    assert phone.post(path, SpeechResult="hallo").text == first
    assert rasa.heard == ["hallo"]
