"""The choice of a time: pressed, pointed at, wished for, or another one wanted."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from rasa_sdk.executor import CollectingDispatcher

from actions import own_records
from actions.appointments import free_times, time_wish, unread_part
from actions.appointments.unavailable import elsewhere, why
from actions.information import asked_time, notices
from actions.turn_context import Citizen
from intake.appointments import OutsideHours, SlotTaken
from intake.recognition import asides
from intake.spoken import When

WHICH = "which"
"""In the slot `offer`: the citizen was asked which of two times was meant."""
START_AGAIN: dict[str, Any] = {
    "appointment_time": None,
    "offered_times": None,
    "appointment_confirmed": None,
}
"""What falls when service or place changes: a time fits only the place it was offered for."""


NOTHING_LACKS: dict[str, Any] = {"elsewhere": None, "wanted_time": None}
"""What falls once a wish is met."""


def asks_for_a_time(citizen: Citizen) -> bool:
    """Say whether what sounds like opening hours wants a time: "is Saturday at 11 possible?"."""
    meant = asked_time.wish(citizen) if citizen.intent == "ask_opening_hours" else None
    return meant is not None and meant.kind == "moment"


def read_time(
    citizen: Citizen,
    dispatcher: CollectingDispatcher,
    service: str,
    office: str,
) -> dict[str, Any]:
    """Read a time: pressed, pointed at ("the second one"), wished for, or another one wanted."""
    chosen = citizen.entity("starts_at") or citizen.entity("day")
    asked = citizen.slot("requested_slot") == "appointment_time"
    if asked and not chosen:
        chosen = time_wish.pointed_at(citizen) or any_of(citizen, citizen.slot("offered_times"))
    if chosen and free_times.is_day(chosen):
        return _offer(citizen, dispatcher, service, office, When("day", date.fromisoformat(chosen)))
    if chosen:
        return _choose(citizen, dispatcher, service, office, datetime.fromisoformat(chosen))
    before = unread_part.line_before(citizen)
    lacks = unread_part.asked_for(citizen, dispatcher, service, office, before)
    if lacks:
        return lacks
    wish = asked_time.wish(citizen, _day_so_far(citizen), before)
    if wish is None and asked:
        wish = asked_time.declined(citizen)
    if wish:
        return _offer(citizen, dispatcher, service, office, wish)
    other_times = asked and citizen.intent == "deny" and not _names_else(citizen)
    return _others(citizen, service, office) if other_times else {}


def same_time(
    citizen: Citizen, dispatcher: CollectingDispatcher, service: str, office: str
) -> dict[str, Any]:
    """Take the time that was chosen for another service, where it is free for this one too."""
    chosen = citizen.slot("appointment_time")
    if not chosen or office != citizen.slot("office"):
        return {}
    when = When("moment", datetime.fromisoformat(chosen))
    return _offer(citizen, dispatcher, service, office, when)


def _names_else(citizen: Citizen) -> bool:
    """Say whether a no is about the service or the place, and not about the times on offer."""
    return bool(citizen.named_services() or citizen.places())


def any_of(citizen: Citizen, offered: Sequence[str] | None) -> str | None:
    """Return the first of what is on offer to who says that any will do."""
    if not asides.asks("any", citizen.text, citizen.language, citizen.data_dir):
        return None
    return next(iter(offered or ()), None)


def _day_so_far(citizen: Citizen) -> date | None:
    """Return the day of the time that was chosen, or of all that were offered; else None."""
    chosen = citizen.slot("appointment_time")
    days = {when[:10] for when in ([chosen] if chosen else citizen.slot("offered_times") or [])}
    return date.fromisoformat(days.pop()) if len(days) == 1 else None


def _others(citizen: Citizen, service: str, office: str) -> dict[str, Any]:
    """Offer later times; nothing where there are none, so that a no ends the booking."""
    if citizen.slot("offer") == WHICH:
        return {"offered_times": None}
    later = free_times.later(citizen, service, office)
    return {"offered_times": later} if later else {}


def _offer(
    citizen: Citizen, dispatcher: CollectingDispatcher, service: str, office: str, wish: When
) -> dict[str, Any]:
    """Take the time that a wish names, ask which of two it means, or offer what is free."""
    found = free_times.search(citizen, service, office, wish)
    if found.chosen:
        return _choose(citizen, dispatcher, service, office, found.chosen)
    if found.either:
        return {**START_AGAIN, "offered_times": found.either, "offer": WHICH}
    if found.fits:
        return {**START_AGAIN, "offered_times": found.offered, **NOTHING_LACKS}
    if found.offered:
        return {
            **START_AGAIN,
            "offered_times": found.offered,
            **_not_met(citizen, dispatcher, service, office, wish),
        }
    return {**START_AGAIN, "offered_times": found.offered}


def _not_met(
    citizen: Citizen, dispatcher: CollectingDispatcher, service: str, office: str, wish: When
) -> dict[str, Any]:
    """Say why a wish cannot be met; return what another office has for it, and what was wanted."""
    cause = why.reason(citizen, service, office, wish)
    words = why.in_words(citizen, service, office, wish, cause)
    dispatcher.utter_message(response="utter_answer", answer=words)
    if cause == "full":
        notices.tell_about(citizen, dispatcher, "full", office)
    there = elsewhere.found(citizen, service, office, wish)
    wanted = asked_time.in_words_for_staff(citizen, wish) if cause == "full" else None
    return {"elsewhere": there, "wanted_time": wanted}


def _choose(
    citizen: Citizen,
    dispatcher: CollectingDispatcher,
    service: str,
    office: str,
    moment: datetime,
) -> dict[str, Any]:
    """Hold the seat while the citizen answers the rest; offer others when it has just gone.

    A button may be pressed long after it was shown: then its time may be over.
    """
    try:
        own_records.hold(citizen, service, office, moment)
    except (SlotTaken, OutsideHours):
        dispatcher.utter_message(response="utter_slot_taken")
        return {**START_AGAIN}
    return {"appointment_time": moment.isoformat(), "appointment_confirmed": None}
