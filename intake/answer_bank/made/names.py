"""How citizens name a profile's services and places, so that questions can be made of it."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import cycle

from intake.answer_bank.made.patterns import Patterns
from intake.answer_bank.placeholders import named_in
from intake.municipalities import Municipality, Office, Place
from intake.wording.service_names import ServiceNames

LONGEST = 3
"""Words of a name that fits in a question; longer ones are half a sentence themselves."""
OTHER_WORDS = 4
"""Words for a service that take turns with its plain name."""

Fillers = dict[str, Sequence[str]]
"""By placeholder the words that take turns in it."""


class Names:
    """The names of one municipality's services and places in one language.

    A name that an earlier one has stands for that one alone, as it does for who listens.
    """

    def __init__(
        self, municipality: Municipality, patterns: Patterns, services: ServiceNames, language: str
    ) -> None:
        self._municipality, self._patterns = municipality, patterns
        self._services, self._language = services, language
        self._locale = municipality.locale(language)
        self._taken: dict[tuple[str, str], str] = {}

    def of_service(self, service: str) -> Fillers:
        """Return the words for a service; none where each of them stands for another one here."""
        if self._municipality.meant_by(service, self._language) != service:
            return {}
        known = [*self._services.names(service, self._locale)]
        free = self._free("service", service, [*known[:1], *self._also_meant(service), *known[1:]])
        others = [name for name in free[1:] if len(name.split()) <= LONGEST][:OTHER_WORDS]
        turns = [each for other in others for each in (free[0], other)] or free[:1]
        spoken = self._by_citizens(self._services.spoken(service, self._locale))
        return {"service": turns, "a_service": [spoken]} if free else {}

    def _also_meant(self, service: str) -> list[str]:
        meant = self._municipality.meant.get(self._language, {})
        also = (named for named, one in meant.items() if one == service)
        return [self._services.name(named, self._locale) for named in also]

    def of_place(self, place: Place) -> Fillers:
        """Return the words for an office or department, in the same way."""
        kind = "office" if isinstance(place, Office) else "department"
        name, at = place.name.say(self._language), getattr(place, "at", None)
        if not self._free("place", place.id, [name]):
            return {}
        free = self._free("place", place.id, place.names.get(self._language, ()))
        return {
            kind: free or [name],
            f"the_{kind}": [name],
            f"at_{kind}": [at.say(self._language)] if at else [],
        }

    def _free(self, group: str, owner: str, names: Sequence[str]) -> list[str]:
        taken = self._taken
        owned = {name: taken.setdefault((group, name.casefold()), owner) for name in names}
        return [name for name in owned if owned[name] == owner]

    def _by_citizens(self, words: str) -> str:
        turned = self._patterns.turned
        return " ".join(turned.get(word, word) for word in words.split())


def questions(asked: Sequence[str], fillers: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Yield the patterns with their names filled in, in turn; none that lacks a name."""
    turns = {name: cycle(words) for name, words in fillers.items() if words}
    for pattern in asked:
        names = {name for name, _ in named_in(pattern)}
        if names <= turns.keys():
            yield pattern.format_map({name: next(turns[name]) for name in names})
