"""What a profile says about services, answers, redirects, programmes and routing."""

from datetime import time
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from intake.municipalities.facts import Fact, Id, Ids, Phone, Postcodes, Strict, Text, Words
from intake.municipalities.places import Interval, OneInterval, SpecialDay

Topic = Literal[
    "support", "income", "documents", "moving", "debt", "integration", "prevention", "other"
]
Channel = Literal["desk", "online", "phone", "home_visit", "home_delivery"]
Action = Literal["answer", "book", "case", "redirect", "person"]
Token = Literal[
    "utrecht-button-primary-action-background-color",
    "utrecht-button-primary-action-color",
    "utrecht-button-border-radius",
    "utrecht-document-font-family",
    "kern-color-action-default",
    "kern-color-action-on-default",
    "kern-metric-border-radius-default",
    "kern-typography-font-family-default",
]
"""What the chat window obeys (webhook/static/widget/widget.css)."""
TokenValue = Annotated[str, Field(pattern=r"^[#\w\s.,\"'%-]+$", max_length=200)]
CountryCode = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
BackendName = Literal["sql", "demo"]
"""The systems in `intake.appointments.backends`."""


class MostADay(Strict):
    """How many appointments the bot makes within a day; more are for a person to make."""

    by_person: int = Field(default=3, ge=1)
    """For one name with one telephone number, or with one address where no number is known."""
    by_origin: int = Field(default=10, ge=1)
    """For one telephone number or address: a family, a library, a shelter."""


class AppointmentSystem(Strict):
    """Where this municipality's appointments are kept, what for, and how many somebody may make."""

    backend: BackendName = "sql"
    most_wanted: Ids = ()
    """Services that most people come for: offered first where nobody has named one."""
    most_a_day: MostADay = MostADay()


class TextMessages(Strict):
    """Where text messages of this municipality go, and when it sends what nobody waits for."""

    countries: tuple[CountryCode, ...] = ("NL", "BE", "DE")
    """Countries of the telephone numbers (ISO 3166). A message elsewhere costs many times as much,
    and some who make bots send them are paid for it."""
    reminders: OneInterval | None = Interval(time(10), time(19))
    """The hours of the day before an appointment within which a reminder is sent; null sends none.
    """


class AnswerRule(Fact):
    """An editor's answer; placeholders in braces are filled from the profile."""

    text: Text


class OtherBody(Fact):
    """Another authority that decides: the bot names it and sends people there."""

    name: Text
    phone: Phone | None = None
    site: str | None = None


class BringRule(Fact):
    """What else is brought in a situation: a whole sentence, for whoever says one of the words."""

    said: dict[str, Words]
    """By language; a word counts where another begins with it."""
    text: Text


class ServiceRule(Fact):
    """How one service is had here."""

    department: Id | None = None
    offices: Ids = ()
    channels: tuple[Channel, ...] = ()
    minutes: Annotated[int, Field(ge=5, le=480)] | None = None
    must_appear: bool = False
    bring: Text | None = None
    bring_also: list[BringRule] = []
    price: Text | None = None
    answers: list[AnswerRule] = []
    other_body: OtherBody | None = None
    programme: Id | None = None

    @property
    def bookable(self) -> bool:
        """True where an appointment has a length and a place."""
        return self.minutes is not None and bool(self.offices)


class TopicRule(Fact):
    """What is said and who deals with a topic when no service says otherwise."""

    department: Id | None = None
    answers: list[AnswerRule] = []
    other_body: OtherBody | None = None


class Redirect(Fact):
    """People of these districts, or of this office, go to other offices."""

    districts: Ids = ()
    office: Id | None = None
    to: Annotated[Ids, Field(min_length=1)]
    text: Text | None = None


class District(Strict):
    """A part of town, with the names people use for it and the office it normally goes to."""

    name: Text
    names: dict[str, Words] = {}
    office: Id | None = None


class Programme(Fact):
    """A voluntary programme with a number of places; `baseline` were taken at the source's date."""

    name: Text
    places: Annotated[int, Field(ge=1)]
    baseline: Annotated[int, Field(ge=0)] = 0
    voluntary: bool = True
    confirmed_by: Id
    waiting_list: bool = False
    text: Text
    full: Text | None = None
    ended: Text | None = None
    id: ClassVar[str] = ""
    """The key under which the profile has it; given by the loader."""


class Condition(Strict):
    """When a routing rule applies: every key that is given must fit.

    A legal status that is not known yet is asked, unless `ask_status` is false: then the rule
    only applies to those who have told it.
    """

    topics: tuple[Topic, ...] = ()
    services: Ids = ()
    districts: Ids = ()
    statuses: Ids = ()
    ask_status: bool = True
    intents: Ids = ()
    languages: tuple[str, ...] = ()
    while_open: Id | None = None
    while_closed: Id | None = None


class RoutingRule(Fact):
    """One line of the ordered routing; the first that applies decides, and says why."""

    id: Id
    when: Condition = Condition()
    department: Id | None = None
    office: Id | None = None
    action: Action | None = None
    answer: Text | None = None
    because: Text


class Notice(Fact):
    """A sentence people hear while it holds.

    With opening hours; before they choose a time (booking); where no time fits them (full); when
    they are to come (visit); with a telephone number (phone).
    """

    about: tuple[Literal["opening_hours", "booking", "full", "visit", "phone"], ...]
    offices: Ids = ()
    asked: dict[str, Words] = {}
    """Words by which people ask for it, by language."""
    text: Text


class PrivacyNotice(Fact):
    """What people are told about their data, and where it is written in full."""

    text: Text
    url: str | None = None


class Accessibility(Strict):
    """Whom somebody tells that the chat does not work for them, and who hears complaints."""

    contact: Annotated[str, Field(pattern=r"^(https://\S+|[^@\s]+@[^@\s]+)$")] | None = None
    """An address for e-mail, or a form on the web; beside the telephone."""
    complaints: str | None = None
    """A key of docs/accessibility-statement.yml, where it is not the country's or the Land's."""


class LegalStatus(Strict):
    """A legal situation that decides where somebody goes; told or asked, never guessed.

    `names` are words by which people tell it, asked for it or with their first question.
    """

    name: Text
    names: dict[str, Words] = {}


class Holidays(Fact):
    """Which public holidays close the municipality, and its own closing days."""

    subdivision: str | None = None
    open_on: Words = ()
    closing_days: list[SpecialDay] = []
    says: Text | None = None
    """What is said besides with the hours of a public holiday on which a place is closed."""


class Neighbour(Fact):
    """Another municipality for people who live elsewhere."""

    name: Text
    places: Words = ()
    postcodes: Postcodes = ()
    phone: Phone | None = None


class Territory(Fact):
    """Which places and postcodes (single, or ranges such as 9350-9359) belong here."""

    places: Words = ()
    postcodes: Postcodes = ()
