"""Words that a caller is likely to say next, for the ears of Twilio's recogniser."""

from collections.abc import Iterable

from intake.conversations import Conversation
from intake.service_names import ServiceNames
from intake.spoken import vocabulary
from webhook.exchange import Exchange

MOST = 40
LONGEST = 100
"""Characters of one hint (twilio.com/docs/voice/twiml/gather); of hints 500 are allowed."""


def hints(house: Exchange, conversation: Conversation, titles: Iterable[str]) -> tuple[str, ...]:
    """Return what fits the awaited answer: the choices on offer, days, services and offices.

    None for names and numbers: their words are in no list.
    """
    match conversation.expect:
        case "name" | "phone" | "reference":
            return ()
        case "date":
            likely = [*titles, *vocabulary.load(conversation.locale).weekdays]
        case "choice" | "phone_check":
            likely = [*titles, *house.prompt("voice_yes_words", conversation).split()[:3]]
        case _:
            likely = [*titles, *_services(house, conversation), *_offices(house, conversation)]
    plain = (" ".join(word.replace(",", " ").split()).rstrip(".?!") for word in likely)
    return tuple(dict.fromkeys(word for word in plain if len(word) <= LONGEST))[:MOST]


def _services(house: Exchange, conversation: Conversation) -> list[str]:
    names = ServiceNames(house.settings.data_dir)
    offered = house.municipality(conversation).services
    return [names.name(service, conversation.locale) for service in offered]


def _offices(house: Exchange, conversation: Conversation) -> list[str]:
    offices = house.municipality(conversation).offices.values()
    return [name for office in offices for name in office.names.get(conversation.language, ())]
