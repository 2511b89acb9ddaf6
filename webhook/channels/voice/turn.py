"""One turn of a call: what was heard, the dialogue's answer, and what the caller meets next."""

from intake import conversations
from intake.contacts import ContactBook
from intake.conversations import Conversation
from intake.database import read_scope, session_scope
from webhook.channels.voice import phone_confirmation, prompt, reprompt, transfer
from webhook.channels.voice.call import Call, begin, find, over
from webhook.channels.voice.gather import Beside, Heard, meaning
from webhook.channels.voice.prompt import PHONE_CHECK
from webhook.channels.voice.steps import Ask, HangUp, Line, Situation
from webhook.dialogue.inbound import CONTACT_KINDS, TurnInput
from webhook.dialogue.turn import Answered, handle_turn
from webhook.services import Services


def take(services: Services, call: Call, heard: Heard, number: int) -> Situation:
    """Take turn `number` of a call and return what comes next; a call nobody knows begins anew.

    Raises ConversationBusy where an earlier turn of the call is still being answered.
    """
    conversation = find(services, call)
    if conversation is None:
        return begin(services, call)
    if conversation.ended_at is not None:
        return over(services, conversation)
    meant = meaning(services, conversation, heard, f"turn-{number}")
    if isinstance(meant, Beside):
        return reprompt.answer(services, conversation.id, meant)
    if conversation.silences:
        _somebody_is_there(services, conversation.id)
    if conversation.expect in ("phone", PHONE_CHECK):
        checked = phone_confirmation.step(services, conversation, meant)
        if isinstance(checked, Ask):
            return checked
        meant = checked
    return _converse(services, conversation, meant)


def _converse(services: Services, before: Conversation, turn: TurnInput) -> Situation:
    # A name is read from an answer to a question for contact data, and from nothing else.
    asked = before.expect in CONTACT_KINDS
    known_as = _name(services, before.id) if asked else None
    answered = handle_turn(services, before.id, turn)
    if not answered.turns:
        return transfer.to_person(services, before.id, "person_wanted", "voice_trouble")
    conversation = answered.conversation
    name = _name(services, before.id) if asked else None
    thanks = _thanks(services, conversation, answered, name) if name and name != known_as else ()
    return _next(services, conversation, answered, thanks)


def _next(
    services: Services, conversation: Conversation, answered: Answered, before: tuple[Line, ...]
) -> Situation:
    """Put through, hang up or ask on, as the answer's directives say."""
    switched = any("switch_to" in directive for directive in answered.directives)
    otherwise = "greeting" if switched else "voice_anything_else"
    asked = prompt.ask(services, conversation, answered.turns, before, otherwise)
    told = tuple(
        prompt.line(services, conversation, turn.text, turn.language) for turn in answered.turns
    )
    for directive in answered.directives:
        if directive.get("type") == "handover" and directive.get("wants") == "transfer":
            department = str(directive["department"])
            dialled = transfer.put_through(services, conversation, (*before, *told), department)
            return dialled or transfer.after_dial(services, conversation.id, "failed")
        if directive.get("type") == "end":
            _end(services, conversation.id)
            return HangUp((*before, *told))
    return asked


def _thanks(
    services: Services, conversation: Conversation, answered: Answered, name: str
) -> tuple[Line, ...]:
    """Say a name back where the answer does not do so itself; it is never recorded."""
    if any(name in turn.text for turn in answered.turns):
        return ()
    return (prompt.prompted(services, conversation, "voice_name_heard", name=name),)


def _name(services: Services, conversation_id: str) -> str | None:
    with read_scope(services.engine) as session:
        return ContactBook(session, services.settings.data_key).get(conversation_id, "name")


def _somebody_is_there(services: Services, conversation_id: str) -> None:
    with session_scope(services.engine) as session:
        conversations.get(session, conversation_id).silences = 0


def _end(services: Services, conversation_id: str) -> None:
    with session_scope(services.engine) as session:
        conversation = conversations.get(session, conversation_id)
        conversation.ended_at = services.now(conversation)
