"""Clerks with accounts, and chats that they answer in, put into a database as it would be."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from intake import cases, conversations, references, staff, tables, takeover  # noqa: F401
from intake.cases import CaseDraft
from intake.catalogue import Catalogue
from intake.database import connect, session_scope
from intake.municipalities import Municipality, Profiles
from intake.settings import Settings

MUNICIPALITY, KCC, ELSEWHERE = "gemeente-leek", "kcc", "complaints"
PASSWORD = "a desk that is measured"


@dataclass(frozen=True)
class Chat:
    """A conversation with its key, and the number of its case."""

    conversation: str
    token: str
    reference: str


@dataclass(frozen=True)
class Desk:
    """Who is there, by e-mail address, and which chats each clerk answers in."""

    clerks: list[str]
    chats: list[list[Chat]]
    onlooker: str
    """Sees the same cases and has none."""
    idle: str
    """Works for a department in which nothing happens."""


def put_desk(environ: Mapping[str, str], clerks: int, chats: int) -> Desk:
    """Put a desk into the database of an installation; chats are shared out evenly."""
    settings = Settings.from_env(environ)
    catalogue = Catalogue.load(settings.data_dir / "services.yml")
    folder = settings.data_dir / "municipalities"
    profile = Profiles(folder, catalogue, settings.environment).get(MUNICIPALITY)
    engine = connect(settings.database_url)
    names = [f"clerk{number}" for number in range(clerks)]
    ids = [_clerk(engine, settings, profile, name, KCC) for name in names]
    for name, department in (("onlooker", KCC), ("idle", ELSEWHERE)):
        _clerk(engine, settings, profile, name, department)
    own: list[list[Chat]] = [[] for _ in ids]
    for number in range(chats):
        place = number % len(ids)
        with session_scope(engine) as session:
            own[place].append(_chat(session, settings, ids[place]))
    engine.dispose()
    return Desk([_email(name) for name in names], own, _email("onlooker"), _email("idle"))


def _clerk(
    engine: Engine, settings: Settings, profile: Municipality, name: str, department: str
) -> str:
    with session_scope(engine) as session:
        clerk = staff.put_clerk(
            session, profile, email=_email(name), name=name.title(), password=PASSWORD,
            now=settings.clock.now(), role="clerk", departments=[department],
        )  # fmt: skip
        return clerk.id


def _chat(session: Session, settings: Settings, clerk_id: str) -> Chat:
    token, now = secrets.token_urlsafe(32), settings.clock.now()
    talk = conversations.open_conversation(
        session, municipality=MUNICIPALITY, channel="chat", language="nl", locale="nl", now=now,
        token_hash=conversations.hash_token(token),
    )  # fmt: skip
    draft = CaseDraft(
        conversation_id=talk.id, reference=references.reference_for(session, talk.id),
        municipality=MUNICIPALITY, department=KCC, topic="other", service=None, intent=None,
        language="nl", channel="chat", summary="Wil een medewerker spreken.",
        reason="person_wanted",
    )  # fmt: skip
    case = cases.open_case(session, draft, now)
    takeover.take_over(session, case.reference, clerk_id, takeover.BOT, now)
    return Chat(talk.id, token, case.reference)


def _email(name: str) -> str:
    return f"{name}@leek.example"
