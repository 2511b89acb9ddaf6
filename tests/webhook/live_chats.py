"""A citizen in a chat whose case lies at the desk of Leek, and a clerk who is there."""

from dataclasses import dataclass

from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from intake import cases, conversations, references, staff, takeover
from intake.cases import Case, CaseDraft
from intake.conversations import Conversation
from intake.database import read_scope, session_scope
from intake.staff import Clerk
from intake.takeover import Takeover
from tests.webhook.api_chat import Chat, open_chat
from tests.webhook.conftest import NOW
from tests.webhook.desk.examples import LEEK, Examples, email
from webhook.services import Services


@dataclass
class LiveChat:
    """A chat over the API, with its case."""

    services: Services
    chat: Chat
    reference: str

    @property
    def row(self) -> Conversation:
        with read_scope(self.services.engine) as session:
            return conversations.get(session, self.chat.id)

    @property
    def case(self) -> Case:
        with read_scope(self.services.engine) as session:
            return cases.get(session, self.reference)

    @property
    def state(self) -> Takeover | None:
        with read_scope(self.services.engine) as session:
            return session.get(Takeover, self.chat.id)

    def lines(self) -> list[tuple[str, str]]:
        """Who said what, as the citizen reads it."""
        messages = self.chat.read().get_json()["messages"]
        return [(one["from"], one["text"]) for one in messages]

    def last(self) -> str:
        return self.lines()[-1][1]

    def titles(self) -> list[str]:
        """What can be pressed below the last thing that the bot said."""
        messages = self.chat.read().get_json()["messages"]
        return [button["title"] for button in messages[-1]["buttons"]]

    def press(self, title: str) -> list[str]:
        """Press a button by its words, and return what is answered."""
        found = next(key for key, one in self.row.commands.items() if one["title"] == title)
        answer = self.chat.send(button=found)
        assert answer.status_code == 200, answer.text
        return [message["text"] for message in answer.get_json()["messages"]]


def draft_for(
    session: Session, conversation_id: str, department: str = "kcc", channel: str = "chat"
) -> CaseDraft:
    """Return what the dialogue knows of who wants a person."""
    return CaseDraft(
        conversation_id=conversation_id,
        reference=references.reference_for(session, conversation_id),
        municipality=LEEK,
        department=department,
        topic="other",
        service=None,
        intent="speak_to_human",
        language="nl",
        channel=channel,
        summary="Wil weten wanneer het grofvuil komt.",
        reason="person_wanted",
    )


def with_case(services: Services, chat: Chat, department: str = "kcc") -> LiveChat:
    """Hand a chat over to a department, as the dialogue does."""
    with session_scope(services.engine) as session:
        draft = draft_for(session, chat.id, department)
        cases.open_case(session, draft, NOW)
    return LiveChat(services, chat, draft.reference)


def live_chat(services: Services, client: FlaskClient, department: str = "kcc") -> LiveChat:
    """Open a chat that is handed over."""
    return with_case(services, open_chat(client), department)


def clerk_named(services: Services, examples: Examples, name: str) -> Clerk:
    """Return one of the clerks of the examples."""
    with read_scope(services.engine) as session:
        found = staff.by_email(session, email(name))
    assert found is not None
    return found


def at_the_desk(services: Services, clerk: Clerk) -> None:
    """Let a page of this clerk have asked for something just now."""
    with session_scope(services.engine) as session:
        takeover.here(session, clerk.id, None, services.now())
