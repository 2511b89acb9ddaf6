"""A new session of Rasa keeps what the citizen is in the middle of, and nothing else."""

from tests.actions.talk import Talking

FILLED = {
    "topic": "support",
    "service": "household_help",
    "office": "town_hall",
    "purpose": "book",
    "offered_times": ["2014-02-10T09:00:00+01:00"],
    "appointment_time": "2014-02-10T09:00:00+01:00",
    "requested_slot": "name_given",
}


def slots(events: list[dict]) -> dict:
    return {e["name"]: e["value"] for e in events if e["event"] == "slot"}


def test_the_wording_of_the_municipality_is_set(talking: Talking) -> None:
    talk = talking(municipality="stad-antwerpen").hears("hallo", "greet")
    events = talk.does("action_session_start").events
    assert slots(events) == {"locale": "nl-BE", "language": "nl"}
    assert events[0]["event"] == "session_started"
    assert events[-1] == {**events[-1], "event": "action", "name": "action_listen"}


def test_the_very_first_session_reads_what_came_with_the_first_message(talking: Talking) -> None:
    talk = talking(language="de")
    talk.slots["session_started_metadata"] = talk.metadata
    assert slots(talk.does("action_session_start").events)["locale"] == "de-DE"


def test_what_comes_with_the_turn_wins_over_the_session_before(talking: Talking) -> None:
    """The gateway may have changed the language while Rasa was away."""
    talk = talking(language="de", locale="nl-NL").hears("", "session_start")
    talk.slots["language"] = "nl"
    assert slots(talk.does("action_session_start").events)["language"] == "de"


def test_after_an_hour_of_silence_the_new_message_counts_not_the_last(talking: Talking) -> None:
    talk = talking(language="nl").hears("hallo", "greet")
    talk.slots["session_started_metadata"] = {**talk.metadata, "language": "de"}
    assert slots(talk.does("action_session_start").events)["language"] == "de"


def test_an_open_form_is_carried_over(talking: Talking) -> None:
    talk = talking(**FILLED).hears("", "session_start")
    talk.loop = "appointment_form"
    events = talk.does("action_session_start").events
    assert {"event": "active_loop", "name": "appointment_form", "timestamp": None} in events
    assert FILLED.items() <= slots(events).items()


def test_a_form_is_over_once_a_person_has_answered_in_between(talking: Talking) -> None:
    talk = talking(**FILLED)
    talk.metadata |= {"goes_on": False, "form_over": True}
    talk.hears("", "session_start").loop = "appointment_form"
    events = talk.does("action_session_start").events
    assert not any(event["event"] == "active_loop" for event in events)
    assert not FILLED.keys() & slots(events).keys()


def test_what_was_refused_is_not_asked_again(talking: Talking) -> None:
    talk = talking(handover_subject="traplift", phone_given=False, requested_slot="name_given")
    talk.loop = "handover_form"
    assert (
        slots(talk.hears("", "session_start").does("action_session_start").events)["phone_given"]
        is False
    )


def test_without_a_form_nothing_is_carried_over(talking: Talking) -> None:
    talk = talking(**FILLED, offer="book:passport", last_answer="topic").hears("", "session_start")
    assert slots(talk.does("action_session_start").events).keys() == {"locale", "language"}


def test_an_offer_does_not_outlive_its_session(talking: Talking) -> None:
    talk = talking(**FILLED, offer="change", last_answer="topic").hears("", "session_start")
    talk.loop = "appointment_form"
    carried = slots(talk.does("action_session_start").events)
    assert not {"offer", "last_answer", "appointment_confirmed"} & carried.keys()


def test_in_the_middle_of_a_matter_everything_is_carried_over(talking: Talking) -> None:
    about = {
        "topic": "documents",
        "service": "passport",
        "offer": "book:passport",
        "last_answer": "topic",
        "legal_status": "statushouder",
    }
    talk = talking(**about, office=None)
    talk.metadata["goes_on"] = True
    talk.hears("", "session_start")
    heard = talk.does("action_session_start")
    assert slots(heard.events) == {"locale": "nl-NL", "language": "nl", **about}
    assert not [event for event in heard.events if event["event"] == "active_loop"]
    assert talk.hears("ja", "affirm").does("action_take_up_offer").followup == "appointment_form"
