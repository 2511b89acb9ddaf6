"""Everything that a clerk does in a conversation: take it, write, hand it back, pass it on."""

from collections.abc import Callable

from flask import flash, redirect, request, url_for
from sqlalchemy.orm import Session

from intake import conversations, takeover
from intake.cases import AlreadyClaimed, CannotBeTexted, Case, TextEmpty, TextTooLong
from intake.database import read_scope, session_scope
from webhook.desk import case_view
from webhook.desk.access import desk
from webhook.desk.case_refusals import UnknownDepartment
from webhook.desk.cases import mine
from webhook.desk.chats.pages import Page, chats, shown
from webhook.desk.page import say
from webhook.desk.tools import tools
from webhook.dialogue.takeover import handing
from webhook.guards import current_services

__all__ = ["chats"]
"""The blueprint, with the acts in one conversation added to it."""

Act = Callable[[Session, Case], None]
PROBLEMS: dict[type[Exception], tuple[int, str]] = {
    takeover.ChatOver: (409, "failed_over"),
    TextEmpty: (422, "failed_line_empty"),
    TextTooLong: (422, "failed_line_long"),
    UnknownDepartment: (422, "failed_department"),
}
REFUSED: tuple[type[Exception], ...] = (
    *PROBLEMS,
    takeover.AnotherAnswers,
    AlreadyClaimed,
    CannotBeTexted,
)


@chats.post("/chats/<reference>/take")
def take(reference: str) -> Page:
    """Answer from now on in place of the bot; of two clerks one does, and the other is told who."""

    def act(session: Session, case: Case) -> None:
        before = request.form.get("owner", "")
        handing.take_over(current_services(), session, reference, desk().clerk, before)

    return _do(reference, act, "done_took")


@chats.post("/chats/<reference>/write")
def write(reference: str) -> Page:
    """Say something to the citizen, once from each page that was shown."""
    text, line, version = (request.form.get(name, "") for name in ("line", "id", "version"))

    def act(session: Session, case: Case) -> None:
        seen = int(version) if version.isascii() and version.isdigit() else case.version
        handing.write(
            current_services(), session, reference, desk().clerk, text, line[:64] or "none", seen
        )

    return _do(reference, act, None)


@chats.post("/chats/<reference>/writing")
def writing(reference: str) -> tuple[str, int]:
    """Note that this clerk writes, for the citizen to see; nothing of the words is sent."""
    services = current_services()
    with session_scope(services.engine) as session:
        conversation = mine(session, reference).conversation_id
        takeover.clerk_writes(session, conversation, desk().clerk.id, services.now())
    return "", 204


@chats.post("/chats/<reference>/insert")
def insert(reference: str) -> Page:
    """Put an answer that need not be typed into the field, behind what stands there."""
    with read_scope(current_services().engine) as session:
        conversation = conversations.get(session, mine(session, reference).conversation_id)
    canned = tools().canned.all_of(conversation.locale)
    answer = canned.get(request.form.get("answer", ""), "")
    return shown(reference, written=" ".join(filter(None, (request.form.get("line"), answer))))


@chats.post("/chats/<reference>/back")
def back(reference: str) -> Page:
    """Let the bot go on."""

    def act(session: Session, case: Case) -> None:
        handing.hand_back(current_services(), session, reference, desk().clerk)

    return _do(reference, act, "done_back")


@chats.post("/chats/<reference>/pass")
def pass_on(reference: str) -> Page:
    """Let the citizen wait for a clerk of another department."""
    department = request.form.get("department", "")

    def act(session: Session, case: Case) -> None:
        if department not in case_view.other_departments(case, current_services().now()):
            raise UnknownDepartment
        handing.pass_to(current_services(), session, reference, desk().clerk, department)

    return _do(reference, act, "done_passed", department=say().department(department))


def _do(reference: str, act: Act, done: str | None, **values: str) -> Page:
    """Do something in a conversation of this clerk's departments, or show what stood in the way."""
    try:
        with session_scope(current_services().engine) as session:
            act(session, mine(session, reference))
    except REFUSED as error:
        return shown(reference, *_status_and_words(error), written=request.form.get("line", ""))
    if done:
        flash(say()(done, **values))
    with read_scope(current_services().engine) as session:
        stays = case_view.is_mine(session, reference)
    here = url_for("desk_chats.chat", reference=reference)
    return redirect(here if stays else url_for("desk_cases.index"), 303)


def _status_and_words(error: Exception) -> tuple[int, str]:
    """Return how an act was refused (one of `REFUSED`), and why in a sentence for the clerk."""
    if isinstance(error, AlreadyClaimed):
        return 409, say()("failed_taken", name=_name(error.owner))
    if isinstance(error, takeover.AnotherAnswers):
        clerk = takeover.clerk_of(error.owner)
        if clerk and clerk != desk().clerk.id:
            return 409, say()("failed_another", name=_name(clerk))
        return 409, say()("failed_not_yours_now")
    if isinstance(error, CannotBeTexted):
        return 409, say().code("hindrance", error.hindrance)
    status, key = PROBLEMS[type(error)]
    return status, say()(key, n=handing.LONGEST_LINE)


def _name(clerk_id: str | None) -> str:
    with read_scope(current_services().engine) as session:
        return case_view.names(session, [clerk_id])[clerk_id]
