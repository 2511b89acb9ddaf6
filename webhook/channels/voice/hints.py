"""Words that a caller is likely to say next, for the ears of Twilio's recogniser."""

from collections.abc import Iterable

from intake.conversations import Conversation
from intake.spoken import vocabulary
from intake.wording.service_names import ServiceNames
from webhook.services import Services

MOST = 40
LONGEST = 100
"""Characters of one hint (twilio.com/docs/voice/twiml/gather); of hints 500 are allowed."""


def hints(services: Services, conversation: Conversation, titles: Iterable[str]) -> tuple[str, ...]:
    """Return what fits the awaited answer: the choices on offer, days, services and offices.

    None for names and numbers: their words are in no list.
    """
    match conversation.expect:
        case "name" | "phone" | "reference":
            return ()
        case "date":
            likely = [*titles, *_weekdays(services, conversation)]
        case "choice" | "phone_check":
            likely = [*titles, *services.prompt("voice_yes_words", conversation).split()[:3]]
        case _:
            likely = [
                *titles,
                *_services(services, conversation),
                *_offices(services, conversation),
            ]
    plain = (" ".join(word.replace(",", " ").split()).rstrip(".?!") for word in likely)
    return tuple(dict.fromkeys(word for word in plain if len(word) <= LONGEST))[:MOST]


def _weekdays(services: Services, conversation: Conversation) -> tuple[str, ...]:
    return vocabulary.load(conversation.locale, services.settings.data_dir).weekdays


def _services(services: Services, conversation: Conversation) -> list[str]:
    names = ServiceNames(services.settings.data_dir)
    offered = services.municipality(conversation).services
    return [names.name(service, conversation.locale) for service in offered]


def _offices(services: Services, conversation: Conversation) -> list[str]:
    offices = services.municipality(conversation).offices.values()
    return [name for office in offices for name in office.names.get(conversation.language, ())]
