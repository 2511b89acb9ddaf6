"""The services of the actions over a temporary database, and conversations with it."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import pytest
from cryptography.fernet import Fernet
from rasa_sdk.executor import ActionExecutor

from actions.services import Services, build, use
from intake import references
from intake.advice.booking_hours import BookingHours
from intake.appointments import Slot
from intake.commands.migrate import upgrade
from intake.contacts import ContactBook
from intake.conversations import open_conversation
from intake.database import session_scope
from intake.proof import origin
from intake.settings import Settings
from intake.tables import Base
from tests.actions.talk import Talk, Talking

LEEK = "gemeente-leek"
WEDNESDAY = datetime.fromisoformat("2014-02-05T10:00:00+01:00")
"""The first week in which Leek's new services are had; the town hall is open."""
MONDAY_NINE = "2014-02-10T09:00:00+01:00"
NUMBER = "+31612345678"
MUTE_SECRETS = ("INTAKE_CHANNEL_SECRET", "INTAKE_ACTIONS_SECRET", "INTAKE_SECRET_KEY")


@pytest.fixture(scope="session")
def executor() -> ActionExecutor:
    """Every action that the server would serve."""
    executor = ActionExecutor()
    executor.register_package("actions")
    return executor


@pytest.fixture(scope="session")
def all_services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    var_dir = tmp_path_factory.mktemp("var")
    url = f"sqlite:///{var_dir / 'intake.db'}"
    upgrade(url)
    secrets = dict.fromkeys(MUTE_SECRETS, "of no account")
    settings = Settings.from_env(
        {
            **secrets,
            "INTAKE_ENV": "test",
            "INTAKE_DATA_KEY": Fernet.generate_key().decode(),
            "INTAKE_DATABASE_URL": url,
            "INTAKE_VAR_DIR": str(var_dir),
        }
    )
    services = build(settings)
    yield services
    services.engine.dispose()


@pytest.fixture
def services(all_services: Services) -> Iterator[Services]:
    """The services of every action: real profiles and sentences, an empty database."""
    use(all_services)
    yield all_services
    with session_scope(all_services.engine) as session:
        for table in reversed(Base.metadata.sorted_tables):
            session.execute(table.delete())


@pytest.fixture
def talking(services: Services, executor: ActionExecutor) -> Talking:
    """Opens a conversation: in Leek, in Dutch, by chat, that Wednesday at ten; or as told.

    `number` is the one that it comes from, as the network tells it.
    """

    def make(
        municipality: str = LEEK,
        language: str = "nl",
        channel: str = "chat",
        now: datetime | str = WEDNESDAY,
        number: str | None = None,
        **slots: Any,
    ) -> Talk:
        moment = datetime.fromisoformat(now) if isinstance(now, str) else now
        locale = services.profiles.get(municipality).locale(language)
        key = services.settings.data_key
        with session_scope(services.engine) as session:
            conversation = open_conversation(
                session,
                municipality=municipality,
                channel=channel,
                language=language,
                locale=locale,
                now=moment,
                origin=origin.of_number(key, number) if number else None,
            )
            if number:
                ContactBook(session, key).put(conversation.id, "phone", number)
        metadata = {
            "municipality": municipality,
            "language": language,
            "locale": locale,
            "channel": channel,
            "now": moment.isoformat(),
        }
        talk = Talk(services, executor, conversation.id, metadata)
        talk.slots.update(slots)
        return talk

    return make


@pytest.fixture
def take_seat(services: Services, talking: Talking) -> Callable[..., None]:
    """Gives every seat of a time at Leek's town hall, or another office, to somebody else."""

    def take(at: str, service: str = "household_help", office: str = "town_hall") -> None:
        profile = services.profiles.get(LEEK)
        hours = BookingHours(profile)
        slot = Slot(f"{LEEK}/{office}", service, datetime.fromisoformat(at), hours.minutes(service))
        for _ in range(profile.offices[office].capacity):
            somebody = talking()
            services.appointments(profile).hold(slot, somebody.id, WEDNESDAY, 60 * 24 * 365)

    return take


@pytest.fixture
def booked(services: Services, talking: Talking) -> Talk:
    """A conversation in Leek that has a passport appointment on Monday at nine, for Els de Vries,
    made by telephone."""
    talk = talking(number=NUMBER)
    talk.keeps("name", "Els de Vries")
    backend = services.appointments(services.profiles.get(LEEK))
    with session_scope(services.engine) as session:
        slot = Slot(f"{LEEK}/town_hall", "passport", datetime.fromisoformat(MONDAY_NINE), 10)
        reference = references.reference_for(session, talk.id)
        backend.within(session).book(slot, reference, WEDNESDAY, talk.id)
    return talk
