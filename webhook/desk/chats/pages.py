"""The page of a conversation, and the part of it that keeps itself fresh."""

from uuid import uuid4

from flask import Blueprint, g, request
from werkzeug.wrappers import Response

from intake.database import read_scope, session_scope
from webhook.desk.access import desk
from webhook.desk.cases import mine
from webhook.desk.chats import view
from webhook.desk.noticing.parts import Part
from webhook.desk.page import show
from webhook.dialogue.takeover.handing import LONGEST_LINE
from webhook.guards import current_services

chats = Blueprint("desk_chats", __name__, url_prefix="/desk")

Page = tuple[str, int] | Response


@chats.get("/chats/<reference>")
def chat(reference: str) -> Page:
    """Show what was said, why the bot stopped, and who answers; note in the history who saw it."""
    return shown(reference)


@chats.get("/live/chats/<reference>")
def live_chat(reference: str) -> Page:
    """Return what was said alone, for a page that keeps itself fresh; `?answers=` is what it had.

    Only what is new costs a transaction that writes.
    """
    services, now = current_services(), current_services().now()
    with read_scope(services.engine) as session:
        seen = view.look(session, mine(session, reference), now)
    if view.is_unread(seen) and seen.answers == "mine":
        with session_scope(services.engine) as session:
            view.note_seen(session, seen, now)
    changed = seen.answers != request.args.get("answers")
    return show("_chat.html", seen=seen, changed=changed)


def shown(reference: str, status: int = 200, problem: str | None = None, written: str = "") -> Page:
    """Show a conversation, with what stood in the way of an act, and what stands in the field."""
    g.page_again = "desk_chats.chat"
    now = current_services().now()
    with session_scope(current_services().engine) as session:
        part = Part("chat", reference).marked(session, desk(), now)
        seen = view.look(session, mine(session, reference), now)
        view.note_seen(session, seen, now)
    return show(
        "chat.html",
        status,
        seen=seen,
        part=part,
        problem=problem,
        written=written,
        changed=False,
        line_id=str(uuid4()),
        longest_line=LONGEST_LINE,
    )
