"""The profile of one municipality or job centre, as its file has it."""

from datetime import date
from typing import Annotated, ClassVar, Literal, cast
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, PlainValidator, WithJsonSchema

from intake.municipalities.facts import Day, Fact, Id, Phone, Source, Text
from intake.municipalities.places import Department, Office, Place
from intake.municipalities.rules import (
    Accessibility,
    AppointmentSystem,
    District,
    Holidays,
    LegalStatus,
    Neighbour,
    Notice,
    PrivacyNotice,
    Programme,
    Redirect,
    RoutingRule,
    ServiceRule,
    Territory,
    TextMessages,
    Token,
    TokenValue,
    Topic,
    TopicRule,
)
from intake.recognition.danger import Kind


def _zone(value: object) -> ZoneInfo:
    try:
        return ZoneInfo(str(value))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError("a time zone such as Europe/Amsterdam") from None


Zone = Annotated[ZoneInfo, PlainValidator(_zone), WithJsonSchema({"type": "string"})]
Country = Literal["NL", "BE", "DE"]
Origin = Annotated[str, Field(pattern=r"^https?://[^/\s]+$")]
Picture = Annotated[str, Field(pattern=r"^https://[^/\s]+/\S+$")]


class Municipality(Fact):
    """Everything the bot knows of one municipality; `id` is the file's name."""

    name: str
    called: Text
    kind: Literal["municipality", "job_centre", "district"] = "municipality"
    country: Country
    as_of: Day
    languages: Annotated[list[str], Field(min_length=1)]
    locales: dict[str, str]
    timezone: Zone
    phone_number: Phone
    sites: list[Origin] = []
    """Whose pages may show the chat."""
    tokens: dict[Token, TokenValue] = {}
    """How the chat looks, by names of NL Design System and KERN."""
    logo: Picture | None = None
    """Stands at the head of the chat; lies on one of `sites`."""
    accessibility: Accessibility = Accessibility()
    sources: dict[Id, Source] = {}
    holidays: Holidays = Holidays()
    default_department: Id
    default_office: Id
    departments: dict[Id, Department]
    offices: dict[Id, Office]
    districts: dict[Id, District] = {}
    territory: Territory | None = None
    neighbours: list[Neighbour] = []
    appointments: AppointmentSystem = AppointmentSystem()
    text_messages: TextMessages = TextMessages()
    services: dict[Id, ServiceRule] = {}
    meant: dict[str, dict[Id, Id]] = {}
    """By language: a service by whose name people here mean another one."""
    topics: dict[Topic, TopicRule] = {}
    redirects: list[Redirect] = []
    programmes: dict[Id, Programme] = {}
    legal_statuses: dict[Id, LegalStatus] = {}
    routing: list[RoutingRule] = []
    notices: list[Notice] = []
    privacy_notice: PrivacyNotice
    danger: dict[Kind, Id] = {}
    """By kind of danger the department that urgent cases go to; else the default one."""
    id: ClassVar[str] = ""
    """The name of its file, without the ending; given by the loader, never written in it."""

    def locale(self, language: str) -> str:
        """Return the locale of a language here, the default language's where it is not served."""
        return self.locales.get(language) or self.locales[self.languages[0]]

    def place(self, id_: str) -> Place | None:
        """Return the office or department with this id, None where there is none."""
        return self.offices.get(id_) or self.departments.get(id_)

    def service_on(self, service: str | None, day: date) -> ServiceRule | None:
        """Return the rule for a service on this day, None where none is in force."""
        rule = self.services.get(service) if service else None
        return rule if rule and rule.holds_on(day) else None

    def meant_by(self, service: str, language: str) -> str:
        """Return the service that people mean here who name this one in this language."""
        return self.meant.get(language, {}).get(service, service)

    def topic_on(self, topic: str | None, day: date) -> TopicRule | None:
        """Return the rule for a topic on this day, None where none is in force."""
        rule = self.topics.get(cast(Topic, topic)) if topic else None
        return rule if rule and rule.holds_on(day) else None

    def danger_department(self, kind: str | None, day: date) -> str:
        """Return the department that urgent cases of this kind of danger go to on this day.

        The default one where the profile names none, or one that does not stand on that day.
        """
        id_ = self.danger.get(cast(Kind, kind), self.default_department)
        return id_ if self.departments[id_].holds_on(day) else self.default_department

    def source_title(self, source: str | None) -> str | None:
        """Return the title of a source by its key, None where none is given."""
        return self.sources[source].title if source else None

    def source_day(self, source: str | None) -> date:
        """Return the day of a source, the profile's own `as_of` where it has no date."""
        day = self.sources[source].date if source else None
        return day if isinstance(day, date) else self.as_of

    def name_its_parts(self, id_: str) -> None:
        """Give the profile its id and every keyed part the key it stands under."""
        vars(self)["id"] = id_
        for group in (self.offices, self.departments, self.programmes):
            for key, part in group.items():
                vars(part)["id"] = key
