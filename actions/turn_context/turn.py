"""What a tracker tells of one turn: its words, how they were read, and where it came in."""

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet


class Turn:
    """Reads a tracker; what travels with the turn is the metadata of its wire."""

    def __init__(self, tracker: Tracker) -> None:
        self.tracker = tracker
        self._message: dict[str, Any] = tracker.latest_message or {}
        self._metadata = self._message.get("metadata") or tracker.get_slot(
            "session_started_metadata"
        )
        self.kept: list[EventType] = []
        """Events of what was kept beside the answer."""

    @property
    def conversation(self) -> str:
        """Id of the conversation."""
        return str(self.tracker.sender_id)

    @property
    def turn_number(self) -> int:
        """Number of the citizen's turn in the conversation: the same one when it is run again."""
        return int(str(self._metadata["turn"]).partition(".")[0])

    @property
    def asked_if_again(self) -> bool:
        """Whether it answers the question if they come about what runs under their number."""
        return bool(self._metadata.get("asked_if_again"))

    @property
    def channel(self) -> str:
        """voice, sms or chat."""
        return str(self._metadata["channel"])

    @property
    def misses(self) -> int:
        """How many turns in a row were not understood before this one."""
        return int(self._metadata.get("misses", 0))

    @property
    def in_a_form(self) -> bool:
        """True where a form waits for an answer: what comes in between asks no question."""
        return self.form is not None

    @property
    def intent(self) -> str:
        """What the dialogue heard: an intent, a command, or that the bot is unsure."""
        return str((self._message.get("intent") or {}).get("name") or "")

    @property
    def form(self) -> str | None:
        """Name of the form that this turn belongs to; None outside of any."""
        return (self.tracker.active_loop or {}).get("name")

    @property
    def readings(self) -> list[str]:
        """The two likeliest intents of this turn's words; empty for a command."""
        return [reading["intent"] for reading in self._message.get("readings") or ()]

    def likely(self, intent: str) -> float:
        """Return how likely a reading of this turn's words is; 0 for what is none of the two."""
        readings = self._message.get("readings") or ()
        return max((one["confidence"] for one in readings if one["intent"] == intent), default=0.0)

    @property
    def text(self) -> str:
        """This turn's words, redacted by the gateway; empty for a command."""
        text = str(self._message.get("text") or "")
        return "" if text.startswith("/") else text

    @property
    def message_id(self) -> str:
        """Rasa's own id of this turn."""
        return str(self._message.get("message_id") or "")

    @property
    def words(self) -> str:
        """This turn's words, redacted, also where they came beside a command."""
        return self.text or str(self._message.get("words") or "")

    @property
    def session_words(self) -> list[dict[str, Any]]:
        """How Rasa read what was said in this session, this turn included; no pressed choices.

        A session ends with a task, so it holds nothing of a matter before.
        """
        since: list[dict[str, Any]] = []
        for event in self.tracker.events or ():
            if event.get("event") == "session_started":
                since = []
            elif event.get("event") == "user" and not str(event.get("text") or "/").startswith("/"):
                since.append({**(event.get("parse_data") or {}), "text": event["text"]})
        return since

    @property
    def danger_kind(self) -> str | None:
        """The kind of danger that this turn tells of, or may tell of; None where it tells none."""
        told = self._message.get("danger") or {}
        pressed = self.entity("danger")
        return (
            str(pressed) if pressed else told.get("kind") if told.get("verdict") != "no" else None
        )

    @property
    def danger_share(self) -> float:
        """How likely this turn tells of danger, 0 to 1; 1 where nothing was read of it."""
        return float((self._message.get("danger") or {}).get("share", 1.0))

    @property
    def answer(self) -> dict[str, Any]:
        """The units of the bank of answers that this turn may ask for (`bot/answers/reader.py`)."""
        return dict(self._message.get("answer") or {})

    @property
    def decision(self) -> str:
        """What the bot does with its readings: act, clarify (which of two?) or offer choices."""
        return str(self._message.get("decision", "act"))

    @property
    def clear_intent(self) -> str:
        """The intent of a turn on which the bot would act; empty where it is not sure of it."""
        return self.intent if self.decision == "act" else ""

    def entity(self, name: str) -> Any:
        """Return the first value of an entity in this turn, None where there is none."""
        return next(iter(self.entities(name)), None)

    def entities(self, name: str) -> list[Any]:
        """Return all values of an entity in this turn, in the order in which they were said."""
        found = self._message.get("entities") or ()
        return [entity["value"] for entity in found if entity["entity"] == name]

    def slot(self, name: str) -> Any:
        """Return a slot's value."""
        return self.tracker.get_slot(name)

    def keep(self, name: str, value: Any) -> None:
        """Fill a slot from here on; its event goes back with those of the answer."""
        self.tracker.slots[name] = value
        self.kept.append(SlotSet(name, value))
