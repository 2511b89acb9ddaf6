"""What a turn did, told by the gateway where the dialogue's own answer was lost."""

from datetime import datetime

from sqlalchemy.orm import Session

from intake import references
from intake.conversations import Conversation, TurnAct, acts
from intake.spoken import OFFICE_HOURS, say_moment
from webhook.services import Services
from webhook.wire import Message, Reply


def told(services: Services, conversation: Conversation, act: TurnAct) -> Reply:
    """Return the sentence for what was done.

    Its task is closed, and so is the form that did it: the dialogue, which could not store this
    turn, still waits there for the yes, and would do it again.
    """
    sentence = services.prompt(
        f"done_{act.kind}",
        conversation,
        when=_when(services, conversation, act),
        place=_place(services, conversation, str(act.facts["office"])),
        reference=references.spaced(str(act.facts["reference"])),
    )
    return Reply((Message(sentence),), ({"type": "task_closed", "form_over": True},))


def beside(
    services: Services, session: Session, conversation: Conversation, reply: Reply, turn: int
) -> Reply:
    """Tell before this answer what earlier turns did, where their own was never recorded.

    The answer itself tells what its own turn did. From here on all of it counts as told.
    """
    found = acts.untold(session, conversation.id)
    acts.tell(session, conversation.id)
    earlier = [told(services, conversation, act) for act in found if act.turn != turn]
    messages = tuple(message for one in earlier for message in one.messages)
    return Reply((*messages, *reply.messages), reply.directives)


def _when(services: Services, conversation: Conversation, act: TurnAct) -> str:
    municipality = services.municipality(conversation)
    moment = datetime.fromisoformat(str(act.facts["starts_at"]))
    return say_moment(
        moment.astimezone(municipality.timezone),
        conversation.language,
        conversation.locale,
        services.now(conversation).astimezone(municipality.timezone),
        OFFICE_HOURS,
        written=conversation.channel != "voice",
        data_dir=services.settings.data_dir,
    )


def _place(services: Services, conversation: Conversation, office: str) -> str:
    place = services.municipality(conversation).offices.get(office)
    return (place.at or place.name).say(conversation.language) if place else office
