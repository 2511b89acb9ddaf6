"""One turn of a call: what was heard, the dialogue's answer, and what the caller meets next."""

from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from intake import conversations
from intake.contacts import MARKS, ContactBook
from intake.conversations import Conversation
from webhook.channels.voice import (
    heard_confirmation,
    phone_confirmation,
    prompt,
    reprompt,
    transfer,
)
from webhook.channels.voice.call import Call, begin, find, over
from webhook.channels.voice.gather import Beside, Heard, meaning
from webhook.channels.voice.prompt import PHONE_CHECK
from webhook.channels.voice.steps import HangUp, Line, Situation
from webhook.dialogue.inbound import CONTACT_KINDS, TurnInput
from webhook.dialogue.turn import Alongside, Answered, handle_turn
from webhook.services import Services
from webhook.twilio.delivery import Delivery


def take(
    services: Services,
    call: Call,
    heard: Heard,
    number: int,
    delivery: Delivery[Situation],
    earlier: str = "",
) -> None:
    """Take turn `number` of a call and answer with what comes next; a call nobody knows begins.

    `earlier` is what the caller was asked to have said, sealed, where that was the question. Raises
    ConversationBusy where an earlier turn of the call is still being answered, Repeated
    where this one is.
    """
    conversation = find(services, call)
    if conversation is None:
        return delivery.at_once(lambda session: begin(services, session, call))
    if conversation.ended_at is not None:
        return delivery.at_once(lambda _: over(services, conversation))
    taken = _Taken(services, conversation, delivery)
    asked = heard_confirmation.opened(services, earlier)
    sure = heard_confirmation.settled(services, conversation, heard, asked) if asked else heard
    if sure is None:
        return taken.beside(Beside.MISHEARD)
    heard = sure
    if heard_confirmation.is_doubtful(services, conversation, heard):
        return taken.doubted(heard.words, again=bool(asked))
    meant = meaning(services, conversation, heard, f"turn-{number}")
    if isinstance(meant, Beside):
        return taken.beside(meant)
    if conversation.expect in ("phone", PHONE_CHECK):
        checked = phone_confirmation.step(services, conversation, meant)
        if not isinstance(checked, TurnInput):
            return taken.checked(checked)
        meant = checked
    return taken.converse(meant)


@dataclass
class _Taken:
    """What is done in the transactions of a turn, with the conversation as it was before."""

    services: Services
    before: Conversation
    delivery: Delivery[Situation]
    _known_as: str | None = field(default=None, init=False)

    def beside(self, what: Beside) -> None:
        """Answer what is no turn of the dialogue."""
        self.delivery.at_once(
            lambda session: reprompt.answer(self.services, session, self._row(session), what)
        )

    def doubted(self, words: str, *, again: bool) -> None:
        """Ask whether these words were said; again and again counts as not being heard."""

        def ask(session: Session) -> Situation:
            conversation = self._row(session)
            conversation.silences += again
            if conversation.silences >= reprompt.PERSON_AFTER:
                key = "voice_misheard_three_times"
                return transfer.to_person(self.services, session, conversation, "silence", key)
            return heard_confirmation.ask(self.services, session, conversation, words)

        self.delivery.at_once(ask)

    def checked(self, check: phone_confirmation.Check) -> None:
        """Ask whether a number was heard well."""

        def ask(session: Session) -> Situation:
            self._somebody_is_there(session)
            return check(session, self._row(session))

        self.delivery.at_once(ask)

    def converse(self, turn: TurnInput) -> None:
        """Let the dialogue answer."""
        alongside = Alongside(self._first, self.delivery.alone, self._last)
        handle_turn(self.services, self.before.id, turn, alongside)

    def _first(self, session: Session) -> None:
        self.delivery.come(session)
        self._somebody_is_there(session)
        self._known_as = self._name(session)

    def _last(self, session: Session, answered: Answered) -> None:
        self.delivery.answer(session, self._situation(session, answered))

    def _situation(self, session: Session, answered: Answered) -> Situation:
        conversation = answered.conversation
        if not answered.turns:
            because = ("person_wanted", "voice_trouble")
            return transfer.to_person(self.services, session, conversation, *because)
        name = self._name(session)
        known = name is None or name == self._known_as
        thanks = () if known else _thanks(self.services, conversation, answered, str(name))
        return _next(self.services, session, answered, thanks)

    def _name(self, session: Session) -> str | None:
        """Return the name that is known, where contact data were asked for: only then is one read
        from an answer."""
        if self.before.expect not in CONTACT_KINDS:
            return None
        return ContactBook(session, self.services.settings.data_key).get(self.before.id, "name")

    def _somebody_is_there(self, session: Session) -> None:
        if self.before.silences:
            self._row(session).silences = 0

    def _row(self, session: Session) -> Conversation:
        return conversations.get(session, self.before.id)


def _next(
    services: Services, session: Session, answered: Answered, before: tuple[Line, ...]
) -> Situation:
    """Put through, hang up or ask on, as the answer's directives say."""
    conversation = answered.conversation
    switched = any("switch_to" in directive for directive in answered.directives)
    # Said here without values, as in webhook/dialogue/greeting.py.
    otherwise = "greeting" if switched else "voice_anything_else"
    asked = prompt.ask(services, conversation, answered.turns, before, otherwise)
    told = tuple(
        prompt.line(services, conversation, turn.text, turn.language) for turn in answered.turns
    )
    for directive in answered.directives:
        if directive.get("type") == "handover" and directive.get("wants") == "transfer":
            department = str(directive["department"])
            dialled = transfer.put_through(
                services, session, conversation, (*before, *told), department
            )
            return dialled or transfer.after_dial(services, session, conversation, "failed")
        if directive.get("type") == "end":
            conversation.ended_at = services.now(conversation)
            return HangUp((*before, *told))
    return asked


def _thanks(
    services: Services, conversation: Conversation, answered: Answered, name: str
) -> tuple[Line, ...]:
    """Say a name back where the answer does not do so itself; it is never recorded."""
    if any(MARKS["name"] in turn.text for turn in answered.turns):
        return ()
    return (prompt.prompted(services, conversation, "voice_name_heard", name=name),)
