"""The case of somebody in danger."""

import re

from tests.actions.danger.alarms import NIGHT, begins, told
from tests.actions.talk import Talking


def test_the_case_goes_where_its_kind_does_and_not_to_what_was_being_booked(
    talking: Talking,
) -> None:
    talk = talking(service="passport", topic="documents", purpose="book")
    begins(talk, "ik wil dood", "suicide")
    case = talk.case()
    assert (case.service, case.department) == (None, "wmo")


def test_a_caller_is_offered_a_person_and_put_through_on_a_yes(talking: Talking) -> None:
    talk = talking(channel="voice")
    heard = begins(talk, "ik wil dood", "suicide")
    assert heard.directive("handover")["wants"] == "callback"
    assert heard.directive("expect")["kind"] == "choice"
    put = talk.hears("ja graag", "affirm").turn()
    assert put.directive("handover")["wants"] == "transfer"
    assert talk.case().wants == "transfer"


def test_at_night_nobody_is_put_through(talking: Talking) -> None:
    talk = talking(channel="voice", now=NIGHT)
    talk.gives("phone", "+31612345678")
    begins(talk, "ik wil dood", "suicide")
    assert talk.hears("ja", "affirm").turn().directive("handover") is None


def test_a_threat_is_neither_put_through_nor_invited(talking: Talking) -> None:
    talk = talking(channel="voice")
    heard = begins(talk, "ik kom morgen met een mes langs", "threat")
    assert heard.directive("expect")["kind"] == "listen"
    assert not re.search(r"langs|welkom|afspraak|adres|verbind", told(heard))
    assert talk.case().wants == "nothing"
    assert talk.hears("ja", "affirm").turn().directive("handover") is None
