"""One turn of a call: what was heard, the dialogue's answer, and what the caller meets next."""

from intake import conversations
from intake.contacts import ContactBook
from intake.conversations import Conversation
from intake.database import read_scope, session_scope
from webhook.exchange import Exchange
from webhook.said import TurnInput
from webhook.telephone import beside, calls, handover, phone_check, question
from webhook.telephone.calls import Call
from webhook.telephone.heard import Beside, Heard, meaning
from webhook.telephone.question import PHONE_CHECK
from webhook.telephone.situation import Ask, HangUp, Line, Situation
from webhook.turn import Answered, handle_turn


def take(house: Exchange, call: Call, heard: Heard, number: int) -> Situation:
    """Take turn `number` of a call and return what comes next; a call nobody knows begins anew.

    Raises ConversationBusy where an earlier turn of the call is still being answered.
    """
    conversation = calls.find(house, call)
    if conversation is None:
        return calls.begin(house, call)
    if conversation.ended_at is not None:
        return calls.over(house, conversation)
    meant = meaning(house, conversation, heard, f"turn-{number}")
    if isinstance(meant, Beside):
        return beside.answer(house, conversation.id, meant)
    _somebody_is_there(house, conversation.id)
    if conversation.expect in ("phone", PHONE_CHECK):
        checked = phone_check.step(house, conversation, meant)
        if isinstance(checked, Ask):
            return checked
        meant = checked
    return _converse(house, conversation, meant)


def _converse(house: Exchange, before: Conversation, turn: TurnInput) -> Situation:
    known_as = _name(house, before.id)
    answered = handle_turn(house, before.id, turn)
    if not answered.turns:
        return handover.to_person(house, before.id, "person_wanted", "voice_trouble")
    with read_scope(house.engine) as session:
        conversation = conversations.get(session, before.id)
    name = _name(house, before.id)
    thanks = _thanks(house, conversation, answered, name) if name and name != known_as else ()
    return _next(house, conversation, answered, thanks)


def _next(
    house: Exchange, conversation: Conversation, answered: Answered, before: tuple[Line, ...]
) -> Situation:
    """Put through, hang up or ask on, as the answer's directives say."""
    switched = any("switch_to" in directive for directive in answered.directives)
    otherwise = "greeting" if switched else "voice_anything_else"
    asked = question.ask(house, conversation, answered.turns, before, otherwise)
    told = tuple(
        question.line(house, conversation, turn.text, turn.language) for turn in answered.turns
    )
    for directive in answered.directives:
        if directive.get("type") == "handover" and directive.get("wants") == "transfer":
            department = str(directive["department"])
            transfer = handover.put_through(house, conversation, (*before, *told), department)
            return transfer or handover.after_dial(house, conversation.id, "failed")
        if directive.get("type") == "end":
            _end(house, conversation.id)
            return HangUp((*before, *told))
    return asked


def _thanks(
    house: Exchange, conversation: Conversation, answered: Answered, name: str
) -> tuple[Line, ...]:
    """Say a name back where the answer does not do so itself; it is never recorded."""
    if any(name in turn.text for turn in answered.turns):
        return ()
    return (question.prompted(house, conversation, "voice_name_heard", name=name),)


def _name(house: Exchange, conversation_id: str) -> str | None:
    with read_scope(house.engine) as session:
        return ContactBook(session, house.settings.data_key).get(conversation_id, "name")


def _somebody_is_there(house: Exchange, conversation_id: str) -> None:
    with session_scope(house.engine) as session:
        conversations.get(session, conversation_id).silences = 0


def _end(house: Exchange, conversation_id: str) -> None:
    with session_scope(house.engine) as session:
        conversation = conversations.get(session, conversation_id)
        conversation.ended_at = house.now(conversation)
