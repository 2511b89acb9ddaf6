"""Which conversation a text message belongs to."""

from collections.abc import Callable
from typing import Any

from intake.wording import other_languages
from tests.webhook.channels.sms.threads import DISCLOSED, conversations, only
from tests.webhook.fake_rasa import FakeRasa, hears, says
from webhook.services import Services
from webhook.twilio.segments import plain
from webhook.wire import Choice, Command, Message, Reply


def test_messages_of_a_day_are_one_conversation(phone: Any, services: Services) -> None:
    phone.text("hallo", at="2014-02-06T09:00:00+01:00")
    phone.text("en nu?", at="2014-02-07T08:59:59+01:00")
    phone.text("en dan?", at="2014-02-08T08:00:00+01:00")
    assert only(services).turns == 3


def test_after_a_day_of_silence_a_new_conversation_begins(phone: Any, services: Services) -> None:
    phone.text("hallo", at="2014-02-06T09:00:00+01:00")
    answer = phone.text("hallo", at="2014-02-07T09:00:00+01:00")
    assert str(answer).startswith(DISCLOSED)
    assert len(conversations(services)) == 2


def test_a_new_conversation_speaks_the_language_of_the_last(
    phone: Any, services: Services, rasa: FakeRasa
) -> None:
    german = "ich möchte bitte einen Termin machen"
    rasa.answers = [hears("de"), hears("de"), says("Gut.")]
    phone.text(german, at="2014-02-06T09:00:00+01:00")
    phone.text(german, at="2014-02-06T09:01:00+01:00")
    phone.text("hallo", at="2014-02-09T09:00:00+01:00")
    assert [each.language for each in conversations(services)] == ["de", "de"]


def test_the_first_text_decides_the_language_of_its_conversation(
    phone: Any, services: Services, rasa: FakeRasa
) -> None:
    rasa.answers = [says("Das kostet 50 Euro.")]
    answer = phone.text("Was kostet bei Ihnen ein neuer Reisepass?")
    computer = services.texts.prompt("sms_disclosure", "de-DE", municipality="Gemeente Leek")
    assert answer == f"{computer} Nederlands? Sms NEDERLANDS. Das kostet 50 Euro."
    assert rasa.sent[0].metadata["locale"] == "de-DE"
    assert only(services).language == "de"


def test_a_later_conversation_keeps_it_unless_its_first_text_is_in_the_other(
    phone: Any, services: Services
) -> None:
    phone.text("Was kostet bei Ihnen ein neuer Reisepass?", at="2014-02-06T09:00:00+01:00")
    phone.text("Reisepass", at="2014-02-08T09:00:00+01:00")
    phone.text("ik wil graag een afspraak maken", at="2014-02-10T09:00:00+01:00")
    assert [each.language for each in conversations(services)] == ["de", "de", "nl"]


def test_who_writes_turkish_is_told_in_turkish_in_one_message(
    phone: Any, services: Services, rasa: FakeRasa
) -> None:
    turkish = other_languages.load(services.settings.data_dir).known["tr"]
    told = turkish.says(("nl", "de"), "sms")
    person = Choice(turkish.person, Command("speak_to_human"))
    rasa.answers = [Reply((Message(told, (person,)),), ({"type": "language", "switch_to": "nl"},))]
    answer = phone.text("Merhaba, pasaport için randevu almak istiyorum")
    assert answer == plain(f"{DISCLOSED} {told}\n1 {turkish.person}")
    phone.text("1")
    assert rasa.heard[-1] == Command("speak_to_human")


def test_each_number_and_each_municipality_has_a_thread_of_its_own(
    phone_of: Callable[..., Any], services: Services
) -> None:
    for telephone in (phone_of(), phone_of("+31600999999"), phone_of(to="+492214710114")):
        telephone.text("hallo")
    assert len({each.thread for each in conversations(services)}) == 3
