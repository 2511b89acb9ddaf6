"""What a citizen answers to each question that a form or an offer can ask."""

import random
from datetime import datetime

from benchmarks.journeys.asked import Asked, Choice
from benchmarks.journeys.citizens.speech import Line, Speech
from benchmarks.journeys.goals import Goal, letters

TRIES = 2
"""So often a time is wished; then that is refused, and then what is on offer is taken."""
BY_WORD, AT_ONCE = 0.4, 0.5
"""How often "the second" is said where one could press, and how often a time that fits is taken
before a wish was told."""
PLAINLY = frozenset({"danger", "danger_call"})
"""What everybody answers with a plain yes or no."""
STATUS = "ask_status"
"""A choice that names the matter and yet is not what is wanted."""
LAST_SAID = 3
"""Nobody says "the fourth" of what was read out to them."""


class Answering:
    """Answers for one goal; `settled` is the time taken where none was offered that was wished."""

    def __init__(self, goal: Goal, speech: Speech, chance: random.Random, reference: str) -> None:
        self.settled: datetime | None = None
        self._goal = goal
        self._speech = speech
        self._chance = chance
        self._reference = reference
        self._wishes = self._refusals = self._corrections = self._read_back = 0
        self._named = False
        self._answers = {
            "time": self._time,
            "place": self._place,
            "which_matter": self._which_matter,
            "subject": lambda _: speech.matter("subject"),
            "name": self._name,
            "phone": self._phone,
            "address": self._no,  # of those made up nobody lives anywhere
            "reference": lambda _: speech.code(reference),
            "confirm": self._confirm,
            "change": self._change,
            "situation": self._situation,
            "which": lambda _: speech.opening(first=False),
            "offer_booking": self._offer_booking,
        }
        self._yes_to = {
            "again": False,
            "danger": goal.kind == "danger",
            "danger_call": goal.kind == "danger",
            "offer_person": goal.kind in ("be_called", "be_written", "danger"),
            "offer_interest": goal.kind == "join",
            "confirm_cancel": goal.kind == "cancel",
            "number_right": True,
            "heard_right": True,
        }

    def to(self, asked: Asked) -> Line:
        """Return what serves the goal; to a yes or no of which nothing is known, mostly a yes."""
        if asked.kind in self._answers:
            return self._answers[asked.kind](asked)
        wanted = self._yes_to.get(asked.kind, self._goal.kind != "ask")
        return self._speech.yes(plain=asked.kind in PLAINLY) if wanted else self._no(asked)

    def _no(self, asked: Asked) -> Line:
        return self._speech.no(plain=asked.kind in PLAINLY)

    def _time(self, asked: Asked) -> Line:
        offered = asked.having("starts_at")
        here = (None, self._goal.office)
        offered = [one for one in offered if one.entities.get("office") in here]
        fitting = [one for one in offered if self._goal.wish.fits(_moment(one))]
        days = [
            one for one in asked.having("day") if one.entities["day"] == str(self._goal.wish.day)
        ]
        if days:
            return self._pick(days[0])
        if fitting and (self._wishes or self._chance.random() < AT_ONCE):
            return self._pick(self._chance.choice(fitting))
        self._wishes += 1
        if self._wishes <= TRIES or not offered:
            return self._speech.wish()
        if self._wishes == TRIES + 1:
            return self._speech.say("none_fits")
        self.settled = _moment(offered[0])
        return self._pick(offered[0])

    def _pick(self, choice: Choice) -> Line:
        """Choose what is on offer: by "the second", or by pressing."""
        by_word = "ordinals" in self._goal.tempers or self._chance.random() < BY_WORD
        if by_word and choice.number <= LAST_SAID:
            return self._speech.say(f"pick_{choice.number}")
        return Line(press=choice.number)

    def _place(self, asked: Asked) -> Line:
        mine = [
            one for one in asked.having("office") if one.entities["office"] == self._goal.office
        ]
        if mine and "ordinals" in self._goal.tempers:
            return self._pick(mine[0])
        return self._speech.place() if self._goal.office else Line(press=1)

    def _which_matter(self, asked: Asked) -> Line:
        services = self._goal.services
        mine = [
            one
            for one in asked.having("service")
            if one.entities["service"] in services and one.command != STATUS
        ]
        return self._pick(mine[0]) if mine else self._speech.matter("which_matter")

    def _name(self, asked: Asked) -> Line:
        mistaken = "corrects" in self._goal.tempers and not self._named
        self._named = True
        return self._speech.name(mistaken=mistaken and self._goal.kind == "book")

    def _phone(self, asked: Asked) -> Line:
        """Give a number; who wants to be written to says so once more, and no number at first."""
        if self._goal.kind != "be_written" or self._refusals:
            return self._speech.number()
        self._refusals += 1
        return self._speech.say("be_written")

    def _confirm(self, asked: Asked) -> Line:
        """Say yes to what was read back, or what is wrong with it."""
        moment = asked.slots.get("appointment_time")
        local = datetime.fromisoformat(moment) if moment else None
        if local and local != self.settled and not self._goal.wish.fits(local):
            return self._speech.correct_time()
        if self._goal.kind == "book" and asked.slots.get("service") not in self._goal.services:
            return self._speech.change_matter()
        misnamed = asked.name is not None and letters(asked.name) != letters(self._goal.name)
        if misnamed and self._corrections < TRIES:
            self._corrections += 1
            return self._speech.correct_name()
        self._read_back += 1
        return self._speech.yes(plain=self._read_back > TRIES)

    def _change(self, asked: Asked) -> Line:
        misnamed = asked.name is not None and letters(asked.name) != letters(self._goal.name)
        return self._speech.correct_name() if misnamed else self._speech.correct_time()

    def _situation(self, asked: Asked) -> Line:
        """Take the first: from some situations no goal can be reached."""
        return Line(press=asked.having("legal_status")[0].number)

    def _offer_booking(self, asked: Asked) -> Line:
        offered = {one.entities["service"] for one in asked.having("service")}
        if self._goal.kind == "book" and (not offered or offered & set(self._goal.services)):
            return self._speech.yes()
        if self._goal.kind in ("be_called", "be_written"):
            return self._speech.say("person")
        return self._speech.no()


def _moment(choice: Choice) -> datetime:
    return datetime.fromisoformat(choice.entities["starts_at"])
