"""What to bring is told by the situation that somebody has told of."""

from tests.actions.appointments.bookings import begin
from tests.actions.talk import Heard, Talk, Talking

CONSENT = "Voor een kind moet ook de toestemming mee van iedereen die het gezag heeft."


def booked(talk: Talk) -> Heard:
    talk.hears("donderdag om tien uur").turn()
    talk.gives("name", "Els de Vries").turn()
    talk.hears("ja", "affirm").turn()
    return talk.does("action_book_appointment")


def test_with_a_booking_for_a_child_its_consent_is_told(talking: Talking) -> None:
    talk = talking()
    begin(talk, "een paspoort voor mij en mijn dochter", service="passport")
    heard = booked(talk)
    assert heard.answer.startswith("U neemt een pasfoto")
    assert heard.answer.endswith(CONSENT)
    card = heard.directive("booked")
    assert card is not None
    assert card["bring"].endswith(CONSENT)


def test_who_told_of_nothing_hears_what_everybody_brings(talking: Talking) -> None:
    talk = talking()
    begin(talk, "een paspoort", service="passport")
    assert "kind" not in booked(talk).answer


def test_who_asks_hears_it_in_their_language(talking: Talking) -> None:
    talk = talking(language="de")
    talk.hears("mein Pass wurde gestohlen", "request_document", service="passport")
    talk.does("action_answer_topic")
    told = talk.hears("was muss ich mitbringen", "request_document").does("action_answer_topic")
    assert told.answer.endswith("Dann bringen Sie auch die Anzeige der Polizei mit.")
