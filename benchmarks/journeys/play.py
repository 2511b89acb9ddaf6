"""One goal played to its end, and what the store holds then."""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

from sqlalchemy import Engine

from benchmarks.journeys import asked, rows
from benchmarks.journeys.citizens.citizen import Citizen
from benchmarks.journeys.goals import Goal, bookable
from benchmarks.journeys.judge import Judged, believed, faults
from benchmarks.journeys.lines import Connection
from benchmarks.journeys.rows import Booked
from intake import references
from intake.appointments import Slot
from intake.catalogue import Catalogue
from intake.contacts import ContactBook
from intake.database import session_scope
from intake.municipalities import Municipality
from webhook.services import Services
from webhook.simulator.chat_client import ChatClient, ChatError
from webhook.simulator.heard import Heard

MOST_LINES = 24
STEP = 2_357
"""How far the numbers of two tries are apart."""
SILENCES = 1
"""So often in a row nothing is heard; then nobody speaks into the void any more."""
ANSWERS = {
    "ask_opening": re.compile(
        r"\d (?:uur|uhr)|gesloten|geschlossen|dicht\b|\bzu\b|half|halb", re.I
    ),
    "ask_bring_passport": re.compile(r"pasfoto|passfoto", re.I),
}


@dataclass(frozen=True)
class System:
    """An installation seen from outside and from beside: its address and its stores."""

    url: str
    services: Services
    rasa: Engine
    catalogue: Catalogue


@dataclass
class Played:
    """What came of one try at a goal."""

    goal: Goal
    trial: int
    transcript: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    lines: int = 0
    """The citizen's, until the goal was reached or given up."""
    asked_again: list[str] = field(default_factory=list)
    """What was asked that had been told before."""
    gave_in: bool = False
    """Whether a time was taken that was not wished."""

    @property
    def ok(self) -> bool:
        """Whether the goal was reached and nothing else done."""
        return not self.faults


def play(system: System, goal: Goal, trial: int, seed: int) -> Played:
    """Play a goal once, each try from a telephone of its own; an error answered is a fault."""
    goal = replace(goal, phone=another(goal.phone, trial))
    chance = random.Random(f"{seed}:{goal.number}:{trial}")
    return _Journey(system, goal, trial, chance).played()


def another(phone: str, trial: int) -> str:
    """Return the number of another telephone for another try: who calls twice is known by it."""
    middle = (int(phone[5:9]) + STEP * trial) % 10_000
    return f"{phone[:5]}{middle:04d}{phone[9:]}"


class _Journey:
    def __init__(self, system: System, goal: Goal, trial: int, chance: random.Random) -> None:
        self._system = system
        self._profile = system.services.profiles.get(goal.municipality)
        self._goal = goal
        self._out = Played(goal, trial)
        self._before = prepared(system, goal, self._profile, chance)
        self._citizen = Citizen(
            goal, self._profile, chance, self._before.reference if self._before else ""
        )
        self._line = Connection(goal, system.services, system.url, chance)
        self._said: list[str] = []

    def played(self) -> Played:
        """Talk until nobody has anything to say, then ask the store."""
        try:
            self._hear(self._line.begin())
            self._talk()
        except ChatError as error:
            self._out.transcript.append(f"! {type(error).__name__}: {error}"[:200])
        out, known = self._out, self._known()
        out.faults = faults(self._goal, self._rows(), known)
        out.asked_again = self._citizen.asked_again
        out.gave_in = self._citizen.settled is not None
        return out

    def _talk(self) -> None:
        done, silent = False, 0
        for _ in range(MOST_LINES):
            line = self._citizen.next(self._asked(), reached=done)
            if line is None:
                return
            arrived, heard = self._line.do(line)
            self._out.transcript.append(f"> {arrived}")
            self._hear(heard)
            self._out.lines += not done
            done = done or believed(self._goal, self._rows(), self._known())
            silent = 0 if heard else silent + 1
            if silent > SILENCES:
                return

    def _hear(self, heard: Sequence[Heard]) -> None:
        self._said += [one.text for one in heard]
        for one in heard:
            titles = " | ".join(button.title for button in one.buttons)
            self._out.transcript.append(f"< {one.text}{f' [{titles}]' if titles else ''}")

    def _asked(self) -> asked.Asked:
        said = self._said[-1] if self._said else ""
        system, conversation = self._system, self._line.client.conversation
        seen = asked.look(system.services, system.rasa, conversation, said)
        return replace(seen, heard_back=self._line.heard_back)

    def _rows(self) -> rows.Rows:
        reference = self._before.reference if self._before else ""
        return rows.read(self._system.services, self._line.client.conversation, reference)

    def _known(self) -> Judged:
        return Judged(
            profile=self._profile,
            catalogue=self._system.catalogue,
            settled=self._citizen.settled,
            before=self._before,
            heard=any(answers(self._goal, self._profile, text) for text in self._said),
            own_number=self._line.own_number,
        )


def answers(goal: Goal, profile: Municipality, text: str) -> bool:
    """Say whether a text answers the question of a goal, by the profile."""
    if goal.about == "ask_cost_passport":
        price = profile.services["passport"].price
        return price is not None and price.say(goal.language).split()[0] in text.split()
    pattern = ANSWERS.get(goal.about)
    return bool(pattern and pattern.search(text))


def prepared(
    system: System, goal: Goal, profile: Municipality, chance: random.Random
) -> Booked | None:
    """Book what somebody moves or cancels, on a day that they do not wish; None for others."""
    if goal.kind not in ("move", "cancel") or goal.office is None:
        return None
    client = ChatClient(system.url, goal.now)
    client.open(goal.municipality, goal.language)
    service = bookable(profile)[goal.matter]
    with session_scope(system.services.engine) as session:
        reference = references.reference_for(session, client.conversation)
        book = ContactBook(session, system.services.settings.data_key)
        book.put(client.conversation, "name", goal.name)
        slot = _free(system, goal, profile, service, chance)
        backend = system.services.appointments(profile).within(session)
        made = backend.book(slot, reference, goal.now, client.conversation)
    return Booked(service, goal.office, made.slot.starts_at, reference=reference)


def _free(
    system: System, goal: Goal, profile: Municipality, service: str, chance: random.Random
) -> Slot:
    begin = goal.now + timedelta(days=12)
    slots = system.services.appointments(profile).free_slots(
        f"{profile.id}/{goal.office}", service, begin, begin + timedelta(days=14), 40, goal.now
    )
    return chance.choice(slots)
