"""One ordered list of what may answer a turn instead of the expected, by links that are named."""

from typing import Any, NamedTuple, get_args

import pytest
import yaml
from rasa_sdk.executor import CollectingDispatcher

from actions.answers.chain import HEARD_EARLIER, ORDER, Link, first_answer
from actions.turn_context import Citizen
from intake.settings import ROOT
from tests.actions.talk import Talk, Talking

BOTH = "nee, mijn bezwaar is afgewezen en dat klopt niet"
RULES = [
    rule
    for file in sorted((ROOT / "data" / "dialogue").glob("*.yml"))
    for rule in yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)["rules"]
]
FORMS = (None, "appointment_form", "handover_form", "reference_form")


def answered(talk: Talk, *links: Link) -> list[str] | None:
    """Names of the responses of whoever answers first; None where nobody does."""
    dispatcher = CollectingDispatcher()
    if first_answer(Citizen(talk.tracker()), dispatcher, *links) is None:
        return None
    return [m["response"] for m in dispatcher.messages if m["response"]]


# The order.


def test_the_order_is_that_of_the_list_however_the_links_are_named(talking: Talking) -> None:
    assert [*HEARD_EARLIER, *(link for link, _ in ORDER)] == [
        *("danger", "contact_wish", "source", "again"),
        *("person", "municipality", "situation", "cut_off"),
        *("circumstance", "joining", "follow_up", "same", "hours", "place", "notice", "unit"),
        *("appointment", "booking", "wait"),
        "disagreement",
    ]
    talk = talking().hears(BOTH, "deny")
    for links in (("person", "disagreement"), ("disagreement", "person")):
        told = answered(talk, *links)
        assert told is not None
        assert told[-1] == "utter_offer_person"


def test_every_link_has_one_place_in_the_order() -> None:
    assert sorted(link for link, _ in ORDER) == sorted(get_args(Link))


def test_only_a_link_that_is_named_answers(talking: Talking) -> None:
    talk = talking().hears(BOTH, "deny")
    assert answered(talk, "disagreement") == ["utter_ask_what_is_wrong"]
    assert answered(talk) is None


def test_who_says_nothing_of_the_kind_is_answered_as_expected(talking: Talking) -> None:
    talk = talking().hears("nee dank u", "deny")
    assert answered(talk, *(link for link, _ in ORDER)) is None


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("intent", [i for intents in HEARD_EARLIER.values() for i in intents])
def test_what_is_heard_earlier_has_a_rule_in_and_outside_every_form(
    form: str | None, intent: str
) -> None:
    def is_of_form(rule: dict[str, Any]) -> bool:
        return rule.get("condition", [{"active_loop": None}]) == [{"active_loop": form}]

    heard = [rule["steps"][0] for rule in RULES if is_of_form(rule)]
    assert any({"intent": intent} in [step, *step.get("or", ())] for step in heard)


# The same words at every entry point.


class Line(NamedTuple):
    language: str
    text: str
    link: Link
    """Whose it is."""
    has: str
    """What its answer has, in the words that were said."""


class Entry(NamedTuple):
    action: str
    intent: str
    links: frozenset[str]
    form: str | None = None


FIRST = frozenset({"person", "municipality", "situation", "follow_up"})
NEXT = FIRST | {"hours", "place"}
IN_A_FORM = FIRST | {"place", "notice"}
ENTRIES = {
    "topic": Entry("action_answer_topic", "request_document", FIRST | {"notice"}),
    "not understood": Entry(
        "action_not_understood", "unsure_offer", NEXT | {"notice", "disagreement"}
    ),
    "doubt": Entry("action_clarify", "unsure_clarify", NEXT | {"notice"}),
    "help": Entry("action_help", "ask_help", NEXT | {"notice"}),
    "out of scope": Entry("action_out_of_scope", "out_of_scope", NEXT | {"notice"}),
    "yes": Entry("action_take_up_offer", "affirm", NEXT),
    "no": Entry("action_decline_offer", "deny", FIRST | {"disagreement"}),
    "repeat": Entry("action_repeat", "ask_repeat", NEXT),
    "in a form": Entry(
        "action_not_understood_in_form", "unsure_offer", IN_A_FORM, "appointment_form"
    ),
    "in a handover": Entry(
        "action_not_understood_in_form", "unsure_offer", IN_A_FORM, "handover_form"
    ),
    "hours": Entry("action_opening_hours", "ask_opening_hours", FIRST),
    "place": Entry("action_location", "ask_location", FIRST),
    "question": Entry("action_answer_question", "question_asked", NEXT),
    "which question": Entry("action_ask_which_question", "unsure_question", NEXT),
    "booking": Entry("action_start_booking", "book_appointment", frozenset({"municipality"})),
    "status": Entry("action_start_lookup", "ask_status", FIRST | {"notice"}),
    "look-up": Entry("action_start_lookup", "check_appointment", FIRST - {"person"} | {"notice"}),
}
LINES = [
    Line("nl", "heb ik recht op bijstand als ik in Groningen woon", "person", "kan ik niet zeggen"),
    Line("nl", "heb ik recht op bijstand als ik in Marum woon", "person", "de gemeente Marum"),
    Line("nl", "ik begrijp die brief niet", "person", "Uw brief kan ik niet lezen"),
    Line("nl", "mijn geld is niet gestort", "person", "in uw gegevens kijken"),
    Line("nl", "mijn aanvraag is afgewezen, wat kost dat", "person", "in uw gegevens kijken"),
    Line("nl", "ik woon in Marum", "municipality", "0594 000 020"),
    Line("nl", "wat kost dat als ik in Marum woon", "municipality", "0594 000 020"),
    Line("nl", "en wat kost dat dan", "follow_up", "50 euro"),
    Line("nl", "moet ik zelf komen of aan huis", "follow_up", "moet u zelf komen"),
    Line("nl", "en op vrijdag", "hours", "vrijdag"),
    Line("nl", "waar is dat", "place", "Tolberterstraat"),
    Line("nl", "is er nog een telefonisch spreekuur", "notice", "zijn er niet meer"),
    Line("nl", "dat is toch oneerlijk", "disagreement", ""),
    Line("de", "habe ich Anspruch auf Sozialhilfe", "person", "kann ich nicht sagen"),
    Line("de", "mein Antrag wurde abgelehnt", "person", "in Ihre Akte sehen"),
    Line("de", "ich wohne in Marum", "municipality", "0594 000 020"),
    Line("de", "und was kostet das denn", "follow_up", "50 Euro"),
    Line("de", "und am Freitag", "hours", "Freitag"),
    Line("de", "wo ist das denn", "place", "Tolberterstraat"),
    Line("de", "gibt es die Telefonsprechstunde noch", "notice", "gibt es nicht mehr"),
    Line("de", "das ist doch ungerecht", "disagreement", ""),
]
ALLOWED = [(line, name) for line in LINES for name in ENTRIES if line.link in ENTRIES[name].links]


@pytest.mark.parametrize(
    ("line", "name"), ALLOWED, ids=[f"{line.text}-{name}" for line, name in ALLOWED]
)
def test_the_same_words_get_the_same_answer_wherever_they_are_heard(
    talking: Talking, line: Line, name: str
) -> None:
    """After hours of the town hall and a passport, which are spoken of whatever comes next."""
    entry = ENTRIES[name]
    told = {"service": "passport", "topic": "documents", "last_place": "town_hall"}
    told |= {"told_assumed": True}
    talk = talking(language=line.language, last_answer="opening_hours", **told)
    talk.loop = entry.form
    heard = talk.hears(line.text, entry.intent).does(entry.action)
    said = " ".join(str(m["answer"]) for m in heard.messages if m["response"] == "utter_answer")
    assert line.has in said if line.has else heard.said == ["utter_ask_what_is_wrong"]
    assert said == alone(talk, line)


def alone(talk: Talk, line: Line) -> str:
    """What the link itself says to these words."""
    dispatcher = CollectingDispatcher()
    dict(ORDER)[line.link](Citizen(talk.tracker()), dispatcher)
    said = [m for m in dispatcher.messages if m["response"] == "utter_answer"]
    return " ".join(str(m["answer"]) for m in said)
