"""Words that a caller is likely to say next, for the ears of Twilio's recogniser."""

from collections.abc import Iterable, Iterator
from datetime import time
from itertools import chain, zip_longest

from intake.conversations import Conversation
from intake.spoken import OFFICE_HOURS, say_time, vocabulary
from intake.wording.service_names import ServiceNames
from webhook.services import Services

MOST = 300
LONGEST = 100
"""Characters of one hint; of hints 500 are allowed (twilio.com/docs/api/errors/13330)."""
OTHER_WORDS = 5
"""How many more words for a service than its name: those that callers use for it."""
DIGITS = range(10)


def hints(services: Services, conversation: Conversation, titles: Iterable[str]) -> tuple[str, ...]:
    """Return what fits the question that is asked, the likeliest first.

    The choices on offer come before all else; then yes and no, "the second one", digits, days and
    hours, or what people call services and offices. None for names and addresses:
    theirs are in no list.
    """
    words = _Words(services, conversation)
    match conversation.expect:
        case "name" | "holder" | "address":
            likely: list[str] = []
        case "phone" | "reference":
            likely = [*words.digits()]
        case "phone_check":
            likely = [*titles, *words.yes_and_no()]
        case "date":
            likely = [*titles, *words.days(), *words.hours()]
        case "choice":
            likely = [*titles, *words.yes_and_no(), *words.ordinals(), *words.matters()]
        case _:
            likely = [*titles, *words.matters()]
    plain = (" ".join(word.replace(",", " ").split()).rstrip(".?!") for word in likely)
    return tuple(dict.fromkeys(word for word in plain if len(word) <= LONGEST))[:MOST]


class _Words:
    """What may be said in one conversation, by kind."""

    def __init__(self, services: Services, conversation: Conversation) -> None:
        self._services, self._conversation = services, conversation
        self._locale, self._data = conversation.locale, services.settings.data_dir
        self._spoken = vocabulary.load(self._locale, self._data)

    def yes_and_no(self) -> Iterator[str]:
        yield from self._prompt("voice_yes_words")[:3]
        yield from self._prompt("voice_no_words")[:2]

    def ordinals(self) -> Iterator[str]:
        groups = self._services.prompt("ordinals", self._conversation).split("|")
        yield from (group.split()[0] for group in [*groups, *self._prompt("last_one")])

    def digits(self) -> Iterator[str]:
        yield from (self._spoken.units[digit] for digit in DIGITS)

    def days(self) -> Iterator[str]:
        yield from self._spoken.weekdays
        yield from self._spoken.months
        yield from self._spoken.speech["part_of_any_day"].values()

    def hours(self) -> Iterator[str]:
        """Every half hour in which somebody may be there, as it is said."""
        language, (first, last) = self._conversation.language, OFFICE_HOURS
        for hour in range(first.hour, last.hour):
            for minute in (0, 30):
                at = time(hour, minute)
                yield say_time(at, language, self._locale, OFFICE_HOURS, data_dir=self._data)

    def matters(self) -> Iterator[str]:
        """The services here by name, the offices, and then other words for the services in turn."""
        municipality = self._services.municipality(self._conversation)
        named = ServiceNames(self._data)
        words = [named.names(service, self._locale) for service in municipality.services]
        yield from (each[0] for each in words)
        offices = municipality.offices.values()
        language = self._conversation.language
        yield from chain.from_iterable(each.names.get(language, ()) for each in offices)
        other = zip_longest(*(each[1 : 1 + OTHER_WORDS] for each in words))
        yield from filter(None, chain.from_iterable(other))

    def _prompt(self, key: str) -> list[str]:
        return self._services.prompt(key, self._conversation).split()
