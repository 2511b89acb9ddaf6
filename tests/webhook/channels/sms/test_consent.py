"""Who gets an answer at all."""

from collections.abc import Callable
from typing import Any

import pytest

from intake.database import session_scope
from intake.messaging.suppressions import Suppressions
from tests.webhook.channels.sms.threads import suppressed
from tests.webhook.fake_rasa import FakeRasa, offers
from webhook.services import Services
from webhook.wire import Command


@pytest.mark.parametrize("word", ["STOP", "afmelden", "abmelden"])
def test_an_opt_out_in_the_middle_of_a_conversation_is_not_answered(
    phone: Any, rasa: FakeRasa, word: str
) -> None:
    phone.text("ik wil een afspraak")
    assert phone.text(word) is None
    assert phone.text("hallo?") is None
    assert phone.text(word) is None
    assert rasa.heard == ["ik wil een afspraak"]


def test_a_choice_on_offer_is_no_opt_out(phone: Any, services: Services, rasa: FakeRasa) -> None:
    rasa.answers = [
        offers("Welke tijd past u?", expect="date", other="Andere tijden", end="Stoppen")
    ]
    phone.text("wanneer kan het?")
    assert phone.text("Stoppen") is not None
    assert rasa.heard[-1] == Command("end")
    assert not suppressed(services, phone.number)


def test_a_choice_that_is_no_longer_on_offer_is_an_opt_out(
    phone: Any, services: Services, rasa: FakeRasa
) -> None:
    rasa.answers = [offers("Welke tijd past u?", end="Stoppen")]
    phone.text("wanneer kan het?", at="2014-02-06T09:00:00+01:00")
    assert phone.text("stoppen", at="2014-02-08T09:00:00+01:00") is None
    assert suppressed(services, phone.number)


def test_stop_opts_out_even_where_it_is_on_offer_since_twilio_sends_nothing_after_it(
    phone: Any, services: Services, rasa: FakeRasa
) -> None:
    rasa.answers = [offers("Doorgaan?", end="Stop")]
    phone.text("hallo")
    assert phone.text("stop") is None
    assert suppressed(services, phone.number)


@pytest.mark.parametrize("word", ["START", "start", "unstop", "Aanmelden", "ANMELDEN"])
def test_who_opts_in_again_is_welcomed_and_answered(
    phone: Any, services: Services, rasa: FakeRasa, word: str
) -> None:
    phone.text("afmelden")
    assert phone.text(word) == ("U krijgt weer sms'jes van Gemeente Leek. Waarmee kan ik u helpen?")
    assert not suppressed(services, phone.number)
    assert phone.text("hallo") is not None
    assert rasa.heard == ["hallo"]


def test_who_opts_in_is_welcomed_in_the_language_spoken_before(
    phone_of: Callable[..., Any],
) -> None:
    german = phone_of(to="+492214710114")
    german.text("hallo")
    german.text("abmelden")
    told = str(german.text("anmelden"))
    assert told.partition(": ")[2].startswith("Sie bekommen wieder SMS.")


def test_what_twilio_says_of_a_word_of_its_own_list_holds(phone: Any, services: Services) -> None:
    assert phone.text("arrêt", OptOutType="STOP") is None
    assert suppressed(services, phone.number)
    assert phone.text("encore", OptOutType="START") is not None
    assert not suppressed(services, phone.number)


def test_an_opt_out_holds_for_one_number_and_one_municipality(
    phone_of: Callable[..., Any], services: Services
) -> None:
    phone_of().text("afmelden")
    assert phone_of("+31600999999").text("hallo") is not None
    assert phone_of(to="+492214710114").text("hallo") is not None
    with session_scope(services.engine) as session:
        book = Suppressions(session, services.settings.data_key)
        book.add("jobcenter-kreis-heinsberg", "+31600123456", services.now())
    assert phone_of(to="+492214710114").text("hallo") is None
