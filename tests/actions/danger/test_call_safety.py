"""Whether a call is safe."""

import re

import pytest

from actions.danger.alarm import TOLD
from intake import contact_wishes
from intake.database import session_scope
from tests.actions.danger.alarms import NIGHT, begins, told
from tests.actions.talk import Talking


@pytest.mark.parametrize("channel", ["voice", "sms"])
def test_no_call_is_promised_to_a_number_that_may_be_overheard(
    talking: Talking, channel: str
) -> None:
    talk = talking(channel=channel, now=NIGHT)
    talk.gives("phone", "+31612345678")
    heard = begins(talk, "mijn vriend heeft me geschopt", "violence")
    assert told(heard).endswith("?")
    assert not re.search(r"medewerker belt|terugbel|bellen u (terug|op)", told(heard))


@pytest.mark.parametrize(
    ("said", "waits", "no_call"),
    [(("ja dat kan", "affirm"), "callback", False), (("nee", "deny"), "nothing", True)],
)
def test_a_call_is_promised_once_it_is_known_to_be_safe(
    talking: Talking, said: tuple[str, str], waits: str, no_call: bool
) -> None:
    talk = talking(channel="sms")
    talk.gives("phone", "+31612345678")
    begins(talk, "mijn vriend heeft me geschopt", "violence")
    heard = talk.hears(*said).turn()
    with session_scope(talk.services.engine) as session:
        wish = contact_wishes.of(session, talk.id)
    assert (talk.case().wants, wish.no_call) == (waits, no_call)
    assert ("We bellen u niet" in told(heard)) == no_call
    assert talk.slots["danger_stage"] == TOLD


def test_a_no_to_another_question_forbids_no_call(talking: Talking) -> None:
    talk = talking(channel="sms")
    talk.gives("phone", "+31612345678")
    begins(talk, "mijn vriend heeft me geschopt", "violence")
    talk.hears("hij is dronken", "inform").turn()
    talk.hears("nee", "deny").turn()
    assert talk.case().wants == "callback"
