"""How one citizen puts what they have to say: their wordings, their facts, their temper."""

import random
from collections.abc import Collection
from dataclasses import dataclass

from benchmarks.journeys.citizens import wordings
from benchmarks.journeys.goals import CALLED, Goal
from intake.municipalities import Municipality

FILLED = 0.4
"""How often somebody who likes to talk begins with a sound."""
OPENINGS = {"move": "move_booking", "cancel": "cancel_booking", "join": "join"}
REACHED = {"be_called": ("be_called",), "be_written": ("be_written", "dont_call")}


@dataclass(frozen=True)
class Line:
    """What somebody does: says words, or presses a choice. `gives` is what they tell by it."""

    words: str = ""
    press: int | None = None
    gives: Collection[str] = ()
    kept: Collection[str] = ()
    """Words in it that a recogniser hears as they are: names and numbers."""


class Speech:
    """Lines of one citizen; each call draws another wording."""

    def __init__(self, goal: Goal, profile: Municipality, chance: random.Random) -> None:
        self._goal = goal
        self._profile = profile
        self._chance = chance
        self._words = wordings.load(goal.locale)
        self._hedges = "hedges" in goal.tempers
        self._aloud = goal.channel == "voice"
        self._manner = next(iter({"terse", "wordy"} & goal.tempers), wordings.ANY)

    def say(self, act: str, **facts: str) -> Line:
        """Say one thing; who likes to talk begins with a sound."""
        words = self._words.say(self._chance, act, self._manner, **facts)
        if self._manner == wordings.WORDY and self._chance.random() < FILLED:
            words = f"{self._words.filler(self._chance)} {words}"
        return Line(words, kept=[word for fact in facts.values() for word in fact.split()])

    def opening(self, *, first: bool) -> Line:
        """Say what is wanted, as who begins or begins anew."""
        goal = self._goal
        if goal.kind == "danger":
            return Line(self._words.danger(self._chance, goal.about))
        if goal.kind == "ask":
            return self.say(goal.about)
        if goal.kind in REACHED:
            return self._to_be_reached()
        if goal.kind in OPENINGS and (goal.kind != "join" or not first):
            return self.say(OPENINGS[goal.kind])
        if goal.kind == "book" and first and "tells_all" in goal.tempers:
            return self._everything()
        return self._to_come() if goal.kind == "book" else self.matter("subject")

    def matter(self, gives: str) -> Line:
        """Tell what it is about, as an answer to a question of this kind."""
        words = self._words.matter(self._chance, self._goal.matter, self._manner)
        return Line(words, gives={gives})

    def another_matter(self) -> Line:
        """Begin with something else than what is wanted."""
        others = [one for one in CALLED if one != self._goal.matter]
        return Line(self._words.matter(self._chance, self._chance.choice(others), self._manner))

    def change_matter(self) -> Line:
        """Say that it is about something else, and about what."""
        return self.say("change_matter", matter=self._named())

    def wish(self) -> Line:
        """Say when to come; who has no wish takes whatever is first."""
        wish, facts = self._goal.wish, self._when()
        if wish.day is None:
            return self.say("earliest")
        act = "wish_time" if wish.at else "wish_part" if wish.part else "wish_day"
        return self.say(act, **facts)

    def correct_time(self) -> Line:
        """Say that another time is wanted."""
        if self._goal.wish.at:
            return self.say("correct_time", **self._when())
        return self.wish()

    def place(self) -> Line:
        """Say where."""
        name = self._words.place(self._chance, str(self._goal.office))
        line = self.say("place", place=name)
        return Line(line.words, gives={"place"}, kept=line.kept)

    def name(self, *, mistaken: bool) -> Line:
        """Say a name: one's own, that of whom one calls for, or a wrong one first."""
        name = self._goal.name
        if mistaken:
            name = f"{name.partition(' ')[0]} {self._words.person(self._chance).split()[-1]}"
        act = "name_other" if "on_behalf" in self._goal.tempers else "name"
        line = self.say(act, name=name)
        return Line(line.words, gives={"name"}, kept=line.kept)

    def correct_name(self) -> Line:
        """Mend the name."""
        return self.say("correct_name", name=self._goal.name)

    def number(self) -> Line:
        """Say a telephone number."""
        number = self._words.number(self._goal.phone, aloud=self._aloud)
        line = self.say("number", number=number)
        return Line(line.words, gives={"phone"}, kept=line.kept)

    def code(self, reference: str) -> Line:
        """Say the number of an appointment; who has none does not know it."""
        if not reference:
            return self.say("dont_know")
        code = self._words.number(reference, aloud=self._aloud)
        line = self.say("code", code=code)
        return Line(line.words, gives={"reference"}, kept=line.kept)

    def yes(self, *, plain: bool = False) -> Line:
        """Say yes in one's own way, or plainly."""
        return self.say("hedged_yes" if self._hedges and not plain else "yes")

    def no(self, *, plain: bool = False) -> Line:
        """Say no in one's own way, or plainly."""
        return self.say("hedged_no" if self._hedges and not plain else "no")

    def on_behalf(self) -> Line:
        """Say that it is for somebody else, and what."""
        return Line(f"{self.say('on_behalf').words}, {self._named()}")

    def switch(self) -> Line:
        """Ask for the other language, and go on in it."""
        line = self.say("switch")
        self._words = wordings.load("nl" if self._goal.language == "de" else "de")
        return line

    def _to_come(self) -> Line:
        """Ask to come by, in a phrase or by the matter alone."""
        if self._chance.random() < 0.4:
            return self.matter("which_matter")
        line = self.say("book", matter=self._named())
        return Line(line.words, gives={"which_matter"})

    def _to_be_reached(self) -> Line:
        act = self._chance.choice(REACHED[self._goal.kind])
        return Line(f"{self.matter('').words}, {self.say(act).words}", gives={"subject"})

    def _everything(self) -> Line:
        parts = [self.say("book", matter=self._named()), self.wish(), self.name(mistaken=False)]
        if self._goal.office and self._profile.default_office != self._goal.office:
            parts.insert(2, self.place())
        gives = {"which_matter"}.union(*(one.gives for one in parts))
        kept = [word for one in parts for word in one.kept]
        return Line(", ".join(one.words for one in parts), gives=gives, kept=kept)

    def _named(self) -> str:
        return self._words.named(self._chance, self._goal.matter)

    def _when(self) -> dict[str, str]:
        wish, today = self._goal.wish, self._goal.now.date()
        told = {"day": self._words.day(self._chance, wish.day, today)} if wish.day else {}
        if wish.at:
            told["time"] = self._words.clock(self._chance, wish.at, aloud=self._aloud)
        return told | ({"part": self._words.part(wish.part)} if wish.part else {})
