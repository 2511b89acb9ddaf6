"""Somebody with an agenda: looks at what is asked, and does what serves their goal next."""

import random
from datetime import datetime

from benchmarks.journeys.asked import Asked
from benchmarks.journeys.citizens.answering import Answering
from benchmarks.journeys.citizens.speech import Line, Speech
from benchmarks.journeys.goals import Goal
from intake.municipalities import Municipality

PATIENCE = 4
"""So often somebody says anew what they want, where nothing was asked; then they give up."""
ASIDES, ASIDE_CHANCE = 2, 0.35
WANDERING, MISHEARING = ("wander", "wait", "ask_opening"), ("again", "wait")
ONCE = ("on_behalf", "changes_mind", "switches")
"""Tempers that show once."""
MATTERS = ("book", "be_called", "be_written")
"""Goals that are about a matter: whose it is and which can be told wrongly at first."""
TOLD = frozenset({"name", "phone", "reference", "place", "subject", "which_matter"})
"""What nobody wants to be asked twice."""
AFTERWARDS = ("free", "yes_or_no", "offer_person", "offer_booking")
"""What may be asked once the goal is reached, and is answered by taking leave."""
FAREWELLS = 2


class Citizen:
    """One citizen in one conversation; `reference` is that of the appointment they have."""

    def __init__(
        self, goal: Goal, profile: Municipality, chance: random.Random, reference: str = ""
    ) -> None:
        self.asked_again: list[str] = []
        """What was asked that had been told, each time that it was."""
        self._goal = goal
        self._chance = chance
        self._speech = Speech(goal, profile, chance)
        self._answering = Answering(goal, self._speech, chance, reference)
        self._told: set[str] = set()
        self._begun = self._asides = self._farewells = 0
        self._pending = {one for one in ONCE if one in goal.tempers and goal.kind in MATTERS}

    @property
    def settled(self) -> datetime | None:
        """The time that was taken because none was offered that was wished."""
        return self._answering.settled

    def next(self, asked: Asked, *, reached: bool) -> Line | None:
        """Return what is said to this; None where there is nothing more to say."""
        if asked.over or self._farewells >= FAREWELLS or self._begun > PATIENCE:
            return None
        if reached and asked.kind in AFTERWARDS:
            return self._farewell(asked)
        self.asked_again += {asked.kind} & TOLD & self._told
        line = self._aside(asked) or self._once(asked) or self._answer(asked)
        self._told |= set(line.gives)
        return line

    def _farewell(self, asked: Asked) -> Line:
        self._farewells += 1
        if asked.kind != "free":
            return self._speech.no()
        return self._speech.say("thank" if self._farewells == 1 else "stop")

    def _aside(self, asked: Asked) -> Line | None:
        """Speak of something else where a question is open, or ask for it once more."""
        tempers = self._goal.tempers & {"wanders", "mishears"}
        if not tempers or asked.kind == "free" or self._asides >= ASIDES:
            return None
        if self._chance.random() > ASIDE_CHANCE:
            return None
        self._asides += 1
        acts = WANDERING if "wanders" in tempers else MISHEARING
        return self._speech.say(self._chance.choice(acts))

    def _once(self, asked: Asked) -> Line | None:
        """Do what one's temper does once, where this is the moment for it."""
        if asked.kind == "free" and not self._begun:
            return self._first()
        if "switches" in self._pending:
            self._pending.remove("switches")
            return self._speech.switch()
        if "changes_mind" in self._pending and self._begun:
            self._pending.remove("changes_mind")
            return self._speech.change_matter()
        return None

    def _first(self) -> Line | None:
        first = self._pending & {"on_behalf", "changes_mind"}
        if not first:
            return None
        self._begun += 1
        self._pending.discard("on_behalf")
        if "changes_mind" in first:
            return self._speech.another_matter()
        return self._speech.on_behalf()

    def _answer(self, asked: Asked) -> Line:
        if asked.kind != "free":
            return self._answering.to(asked)
        self._begun += 1
        return self._speech.opening(first=self._begun == 1)
