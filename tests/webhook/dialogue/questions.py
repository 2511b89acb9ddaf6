"""A question of the bot, and what is kept of a conversation: contact data, a case."""

from intake import cases
from intake.contacts import ContactBook
from intake.database import read_scope
from tests.webhook.conftest import Talk
from webhook.wire import Choice, Command, Message, Reply

PLACES = Reply(
    (
        Message("Waar wilt u heen?"),
        Message(
            "Kies maar.",
            (
                Choice("Het gemeentehuis", Command("inform", {"office": "town_hall"})),
                Choice("Bij u thuis", Command("inform", {"office": "home"})),
                Choice("Stoppen", Command("stop_dialogue")),
            ),
        ),
    ),
    ({"type": "expect", "kind": "choice"},),
)


def stored(talk: Talk, kind: str) -> str | None:
    """The contact data of this kind that is kept for a conversation."""
    with read_scope(talk.services.engine) as session:
        return ContactBook(session, talk.services.settings.data_key).get(talk.id, kind)


def the_case(talk: Talk) -> cases.Case:
    """The case that there is of a conversation."""
    with read_scope(talk.services.engine) as session:
        case = cases.for_conversation(session, talk.id)
    assert case is not None
    return case
