"""The words by which people end text messages."""

from typing import Any

import pytest

from tests.webhook.channels.sms.threads import suppressed
from tests.webhook.fake_rasa import FakeRasa
from webhook.services import Services

OUT = [
    *("AFMELDEN", "Uitschrijven", "stoppen", " Stoppen. "),
    *("ABMELDEN", "Austragen", "abbestellen", "STOPP", "stopp!"),
    *("STOP", "Stop.", "UNSUBSCRIBE", "stopall", "QUIT", "end", "CANCEL", "revoke", "OptOut"),
]
NOT_OUT = [
    *("annuleren", "ik wil annuleren", "afzeggen", "mijn afspraak afmelden", "verzetten"),
    *("absagen", "Termin absagen", "stornieren", "ich möchte mich abmelden", "Abmeldung"),
    *("stop maar met deze vragen", "nee stop", "bushalte stop", "non stop", "stop ermee"),
    *("ik wil mijn auto afmelden", "uitschrijven uit de gemeente", "umziehen und abmelden"),
    *("cancel mijn afspraak", "the end", "start", "aanmelden", "anmelden", "ja", "help"),
]


@pytest.mark.parametrize("word", OUT)
def test_a_word_that_is_the_whole_message_opts_out(
    phone: Any, services: Services, rasa: FakeRasa, word: str
) -> None:
    assert phone.text(word) is None
    assert suppressed(services, phone.number)
    assert rasa.heard == []


@pytest.mark.parametrize("body", NOT_OUT)
def test_what_means_something_else_goes_to_the_bot(
    phone: Any, services: Services, rasa: FakeRasa, body: str
) -> None:
    assert phone.text(body) is not None
    assert not suppressed(services, phone.number)
    assert rasa.heard == [body]
