"""A desk in the middle of a morning in Leek: clerks, cases in every state, a day of bookings.

For tests and pictures only; the numbers belong to nobody.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import uuid4

from sqlalchemy.orm import Session

from intake import cases, contact_wishes, conversations, references, staff
from intake.advice.booking_hours import BookingHours
from intake.appointments import Booking, Slot
from intake.cases import Case, CaseDraft
from intake.contact_wishes import ContactWish
from intake.contacts import ContactBook
from intake.conversations import Conversation
from intake.database import session_scope
from webhook.services import Services

LEEK = "gemeente-leek"
PASSWORD = "hier-komt-niemand-in"
CLERKS = {
    "fatima": ("Fatima El Idrissi", "clerk", ["wmo", "kcc"]),
    "joost": ("Joost Bakker", "clerk", ["wmo", "burgerzaken"]),
    "anneke": ("Anneke de Wit", "clerk", ["isd"]),
    "lena": ("Lena Visser", "lead", []),
    "ruben": ("Ruben Postma", "editor", []),
    "noor": ("Noor Haddad", "auditor", []),
    "wouter": ("Wouter Bos", "administrator", []),
}
"""By the part of their address before the @: name, role and departments."""

Said = tuple[str, str]
"""Who (bot or citizen) and what; the bot awaits an answer where it asks."""


@dataclass
class Matter:
    """One case to be made, with the conversation it comes from."""

    department: str
    topic: str
    service: str | None
    summary: str
    minutes_ago: int
    talk: Sequence[Said]
    reason: str = "person_wanted"
    intent: str | None = "speak_to_human"
    channel: str = "chat"
    language: str = "nl"
    urgent: bool = False
    danger: str | None = None
    wants: str = "callback"
    contact: dict[str, str] = field(default_factory=dict)
    wish: ContactWish = ContactWish()
    owner: str | None = None
    outcome: str | None = None
    note: str = ""
    booked: tuple[str, str] | None = None
    """A service, and a time of today."""


GREETED: Said = ("bot", "Ik ben een computer, geen mens. Waarmee kan ik u helpen?")
GREETED_IN_GERMAN: Said = ("bot", "Ich bin ein Computer, kein Mensch. Wie kann ich Ihnen helfen?")

MATTERS = {
    "stairlift": Matter(
        "wmo", "support", "stairlift",
        "Traplift: mijn vrouw komt na haar operatie de trap niet meer op.", 47,
        [
            GREETED,
            ("citizen", "mijn vrouw komt na haar operatie de trap niet meer op"),
            ("bot", "Dat is vervelend. Gaat het om een traplift?"),
            ("citizen", "ja"),
            ("bot", "Wilt u daarover een medewerker spreken?"),
            ("citizen", "ja graag vandaag nog"),
            ("bot", "Op welk telefoonnummer kunnen we u bellen?"),
            ("citizen", "[phone]"),
            ("bot", "Op welke naam?"),
            ("citizen", "[name]"),
            ("bot", "Dank u. Een medewerker belt u zo snel mogelijk terug."),
        ],
        contact={"name": "Henk Dijkstra", "phone": "+31612345678"},
        booked=("stairlift", "11:00"),
    ),
    "danger": Matter(
        "kcc", "other", None,
        "Spoed: mijn broer dreigt zichzelf iets aan te doen.", 6,
        [
            GREETED,
            ("citizen", "mijn broer dreigt zichzelf iets aan te doen"),
            ("bot", "Bel nu 112 als er gevaar is. Praten kan dag en nacht via 113. "
                    "Mag een medewerker u bellen?"),
            ("citizen", "ja"),
        ],
        reason="urgent", intent="report_urgent", channel="voice", urgent=True, danger="suicide",
        wants="transfer",
        contact={"phone": "+31623456789"},
    ),
    "eviction": Matter(
        "isd", "debt", "eviction_prevention",
        "Spoed, huisuitzetting: morgen komt de deurwaarder.", 19,
        [
            GREETED,
            ("citizen", "morgen komt de deurwaarder ons huis ontruimen"),
            ("bot", "Dat is ernstig. Wilt u dat een medewerker u nu belt?"),
            ("citizen", "ja alstublieft"),
        ],
        reason="urgent", intent="report_urgent", channel="sms", urgent=True,
        contact={"name": "Samira Haddad", "phone": "+31634567890"},
        wish=ContactWish("text", no_call=True),
    ),
    "passport": Matter(
        "burgerzaken", "documents", "passport",
        "Reisepass: Er ist abgelaufen, und ich fliege am Montag.", 12,
        [
            GREETED_IN_GERMAN,
            ("citizen", "mein pass ist abgelaufen und ich fliege am montag"),
            ("bot", "Möchten Sie einen Termin machen, oder mit einem Menschen sprechen?"),
            ("citizen", "mit einem menschen bitte"),
            ("bot", "Unter welcher Nummer können wir Sie anrufen?"),
            ("citizen", "[phone]"),
        ],
        language="de", contact={"name": "Jürgen Weiß", "phone": "+4915112345678"},
    ),
    "help_at_home": Matter(
        "wmo", "support", "household_help",
        "Huishoudelijke hulp: de hulp is al drie weken niet geweest.", 95,
        [GREETED, ("citizen", "de hulp is al drie weken niet geweest")],
        reason="topic_to_specialist", intent="request_wmo", channel="voice",
        contact={"name": "Mevrouw Van der Veen", "phone": "+31594123456"}, owner="joost",
        note="Gebeld, in gesprek. Om elf uur nog een keer.",
    ),
    "waste": Matter(
        "kcc", "other", "bulky_waste",
        "De assistent begreep de vraag niet: iets met een bank en de milieustraat.", 150,
        [
            GREETED,
            ("citizen", "kan de bank naar de straat of hoe zit dat"),
            ("bot", "Dat heb ik niet begrepen. Kunt u het anders zeggen?"),
            ("citizen", "de bank ja die oude"),
        ],
        reason="not_understood", intent="out_of_scope",
    ),
    "complaint": Matter(
        "complaints", "other", None,
        "Klacht: ik word nooit teruggebeld.", 60 * 26,
        [GREETED, ("citizen", "ik word nooit teruggebeld dit is de derde keer")],
        reason="complaint", intent="make_complaint",
        contact={"name": "P. Hoekstra", "email": "hoekstra@voorbeeld.example"},
    ),
    "income": Matter(
        "isd", "income", "social_assistance",
        "Bijstand: hoe staat het met mijn aanvraag?", 60 * 3,
        [GREETED, ("citizen", "hoe staat het met mijn aanvraag"),
         ("bot", "Dat weet een medewerker. Mag die u bellen?"), ("citizen", "ja")],
        intent="ask_status", contact={"phone": "+31645678901"},
        wish=ContactWish("calls_again", interpreter=True, hours="na vijf uur"),
    ),
    "wheelchair": Matter(
        "wmo", "support", "wheelchair",
        "Rolstoel: het wiel loopt aan.", 60 * 22,
        [GREETED, ("citizen", "het wiel van mijn rolstoel loopt aan")],
        contact={"name": "Ties Mulder", "phone": "+31656789012"}, owner="fatima",
        outcome="called_back", note="De leverancier komt vrijdag langs.",
    ),
}  # fmt: skip

BOOKED = (
    ("passport", "10:30"), ("identity_card", "10:40"), ("household_help", "11:00"),
    ("driving_licence", "13:00"), ("residence_certificate", "13:10"),
    ("mobility_scooter", "13:30"), ("passport", "14:30"),
)  # fmt: skip
"""Services, and times of today."""


@dataclass(frozen=True)
class Examples:
    """What was made, by its key."""

    references: dict[str, str]
    conversations: dict[str, str]
    bookings: list[Booking]


def fill(services: Services, now: datetime) -> Examples:
    """Fill the database of a gateway as it would be at `now`, which is a morning on which
    the town hall is open."""
    with session_scope(services.engine) as session:
        clerks = _clerks(services, session, now)
        made = {key: _make(services, session, one, now, clerks) for key, one in MATTERS.items()}
        bookings = [
            _book(services, session, _open(session, "nl", "voice", now), *one, now)
            for one in BOOKED
        ]
    return Examples(
        references={key: case.reference for key, case in made.items()},
        conversations={key: case.conversation_id for key, case in made.items()},
        bookings=bookings,
    )


def add(services: Services, matter: Matter, now: datetime) -> str:
    """Open one more case, such as one that comes while somebody looks; return its reference."""
    with session_scope(services.engine) as session:
        return _make(services, session, matter, now, {}).reference


def email(clerk: str) -> str:
    """Return the address that an example's clerk signs in with."""
    return f"{clerk}@leek.example"


def _clerks(services: Services, session: Session, now: datetime) -> dict[str, str]:
    profile = services.profiles.get(LEEK)
    return {
        key: staff.put_clerk(
            session, profile, email=email(key), name=name, role=role, departments=departments,
            password=PASSWORD, now=now,
        ).id
        for key, (name, role, departments) in CLERKS.items()
    }  # fmt: skip


def _make(
    services: Services, session: Session, matter: Matter, now: datetime, clerks: dict[str, str]
) -> Case:
    at = now - timedelta(minutes=matter.minutes_ago)
    conversation = _open(session, matter.language, matter.channel, at)
    for number, (sender, text) in enumerate(matter.talk):
        moment = at + timedelta(seconds=20 * number - 20 * len(matter.talk))
        conversations.add_turn(session, conversation, sender, text, now=moment)
    contacts = ContactBook(session, services.settings.data_key)
    for kind, value in matter.contact.items():
        contacts.put(conversation.id, kind, value)
    if matter.wish:
        contact_wishes.note(session, conversation.id, matter.wish, at)
    case = cases.open_case(session, _draft(session, conversation, matter), at)
    _work(session, case, matter, at, clerks)
    if matter.booked:
        _book(services, session, conversation, *matter.booked, now)
    return case


def _draft(session: Session, conversation: Conversation, matter: Matter) -> CaseDraft:
    return CaseDraft(
        conversation_id=conversation.id,
        reference=references.reference_for(session, conversation.id),
        municipality=LEEK,
        department=matter.department,
        topic=matter.topic,
        service=matter.service,
        intent=matter.intent,
        language=matter.language,
        channel=matter.channel,
        summary=matter.summary,
        reason=matter.reason,
        routing=[f"topic={matter.topic}", f"department={matter.department}", "next_step=call"],
        urgent=matter.urgent,
        danger=matter.danger,
        wants=matter.wants,  # type: ignore[arg-type]
    )


def _work(
    session: Session, case: Case, matter: Matter, at: datetime, clerks: dict[str, str]
) -> None:
    if matter.owner is None:
        return
    clerk, later = clerks[matter.owner], at + timedelta(minutes=8)
    cases.claim(session, case.reference, clerk, case.version, later)
    if matter.note:
        cases.note(session, case.reference, clerk, matter.note, later + timedelta(minutes=5))
    if matter.outcome:
        done = later + timedelta(minutes=9)
        cases.close(session, case.reference, clerk, matter.outcome, case.version, done)


def _open(session: Session, language: str, channel: str, at: datetime) -> Conversation:
    locale = {"nl": "nl-NL", "de": "de-DE"}[language]
    return conversations.open_conversation(
        session, municipality=LEEK, channel=channel, language=language, locale=locale, now=at,
        thread=str(uuid4()),
    )  # fmt: skip


def _book(
    services: Services,
    session: Session,
    conversation: Conversation,
    service: str,
    clock: str,
    now: datetime,
) -> Booking:
    hours = BookingHours(services.profiles.get(LEEK))
    contacts = ContactBook(session, services.settings.data_key)
    if contacts.get(conversation.id, "phone") is None:
        contacts.put(conversation.id, "phone", "+31612345670")
        contacts.put(conversation.id, "name", "Roelof Postma")
    today = now.astimezone(hours.timezone(f"{LEEK}/town_hall"))
    hour, minute = map(int, clock.split(":"))
    starts_at = today.replace(hour=hour, minute=minute, second=0, microsecond=0)
    slot = Slot(f"{LEEK}/town_hall", service, starts_at, hours.minutes(service))
    reference = references.reference_for(session, conversation.id)
    backend = services.appointments(services.profiles.get(LEEK))
    return backend.within(session).book(slot, reference, now, conversation.id)
