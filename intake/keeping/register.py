"""What is kept where, for how long and why: the table of docs/privacy.md, made from the terms."""

from collections.abc import Iterator
from dataclasses import dataclass

from intake.keeping.terms import RetentionPolicy, in_words


@dataclass(frozen=True)
class Entry:
    """One place where something is kept."""

    place: str
    """A table, by its name, or what it is called."""
    holds: str
    goes: str
    """When; a term in braces is filled in by its name in `RetentionPolicy`."""
    why: str


REGISTER = (
    Entry(
        "`conversations`",
        "channel, language, municipality, what is awaited, the buttons on offer; a call's id "
        "at Twilio, or a keyed hash of the number of a thread; a keyed hash of where it came from; "
        "whose case it goes on with",
        "{turns} after its last turn; later only while a case or a booked appointment needs it",
        "to answer, and to find it again",
    ),
    Entry(
        "`turns`",
        "what was said by each side, with personal data masked",
        "{turns} after it was said",
        "to go on with a conversation, and for the clerk who takes it over",
    ),
    Entry(
        "`turn_locks`",
        "which process works on a turn",
        "when the turn ends, at the latest after a day",
        "one turn at a time",
    ),
    Entry(
        "`turn_acts`",
        "which turn booked, moved or cancelled",
        "{acts} after its conversation's last turn",
        "so that nothing is done twice",
    ),
    Entry(
        "`contacts`",
        "name, telephone number, e-mail, address, each sealed (Fernet: AES-128 and HMAC)",
        "with its conversation",
        "to call back, to confirm, to visit",
    ),
    Entry(
        "`contact_keys`",
        "keyed hashes of the words of a name, of a number and an e-mail address",
        "with its conversation",
        "a clerk finds by a name or number what is sealed",
    ),
    Entry(
        "`contact_wishes`",
        "how somebody wants to be reached, and when, in masked words",
        "with its conversation",
        "a call may put somebody in danger",
    ),
    Entry(
        "`takeovers`",
        "since when somebody waits for a person in a chat, how much of it is unread, and when each "
        "side was last seen to write",
        "with its conversation",
        "nobody waits unseen",
    ),
    Entry(
        "`broken_off`",
        "what was chosen in a booking that broke off with its call: service, place, time, persons",
        "half an hour after that",
        "the call can be gone on with",
    ),
    Entry(
        "`reference_numbers`",
        "the number and the id of its conversation, which leads nowhere once that is gone",
        "never",
        "no number is given twice",
    ),
    Entry(
        "`cases`",
        "summary in masked words, matter, department, urgency, kind of danger",
        "{cases} after it was closed; one that nobody closes {open_cases} after the last act "
        "on it and after a warning of {warning}",
        "the clerk's work, and answering for it",
    ),
    Entry(
        "`case_history`",
        "who did what, and masked notes",
        "with its case",
        "to answer for what was done",
    ),
    Entry(
        "`desk_messages`",
        "a keyed hash of the number written to, by which an answer finds its case",
        "with its case",
        "answers by text message",
    ),
    Entry(
        "`joined_contacts`",
        "which other conversation belongs to a case, and the clerk who said so",
        "with its case or its conversation",
        "a clerk sees what somebody said before",
    ),
    Entry(
        "`retention_warnings`",
        "since when the desk warns of a case that nobody closes",
        "with its case",
        "nothing goes unannounced",
    ),
    Entry(
        "`appointments`",
        "service, office, time, for how many, reference",
        "{appointments} after its end",
        "the appointment",
    ),
    Entry(
        "`seat_cells`",
        "which seat is taken by which appointment",
        "with its appointment",
        "nothing is given twice",
    ),
    Entry(
        "`appointment_history`",
        "what clerks did with it",
        "with its appointment",
        "to answer for what was done",
    ),
    Entry(
        "`programme_interests`",
        "reference, programme, place",
        "when it is forgotten by command",
        "a place is somebody's until the programme ends",
    ),
    Entry(
        "`outbox`",
        "which sentence goes to whose number; a clerk's words sealed",
        "{messages} after it was sent or given up",
        "to send once, and to know whether it arrived",
    ),
    Entry(
        "`webhook_receipts`",
        "Twilio's ids of calls and messages; the answer, sealed",
        "the answer after {webhook_answers}, the rest after {receipts}",
        "what is delivered twice is answered once",
    ),
    Entry(
        "`unanswered_questions`",
        "questions in masked words, counted by day, of nobody's conversation",
        "after {misses}",
        "an editor writes the missing answer",
    ),
    Entry(
        "`suppressed_numbers`",
        "a keyed hash of a number that wants no text messages",
        "when it wants them again",
        "to obey that wish, which an erasure must not undo",
    ),
    Entry(
        "`tallies`",
        "counts of guesses, bookings and text messages, by keyed hashes",
        "after two days",
        "nobody guesses, books or sends without end",
    ),
    Entry(
        "`staff`",
        "clerks: name, e-mail, role, departments, hash of the password, who they are at a provider",
        "never: histories name them",
        "to sign in, and to answer for what was done",
    ),
    Entry(
        "`staff_sessions`",
        "a hash of the token of a sign-in, the kind of browser; a provider's token, sealed",
        "after {sign_ins}",
        "to stay signed in, and to be signed out from elsewhere",
    ),
    Entry(
        "`staff_second_factors`",
        "what a clerk's telephone makes codes of, sealed",
        "when it is taken away",
        "the second factor",
    ),
    Entry(
        "`staff_recovery_codes`",
        "hashes of codes for a clerk without their telephone",
        "when they are used or replaced",
        "the second factor",
    ),
    Entry(
        "`staff_invitations`",
        "a hash of the link that gives a clerk a password",
        "when it is used, replaced or withdrawn; it is good for three days",
        "an account of their own",
    ),
    Entry(
        "`staff_acts`",
        "who changed whose role, departments or sign-in; no citizen",
        "after {audit}",
        "to answer for who could see what",
    ),
    Entry(
        "`desk_presence`",
        "when a clerk's page last asked for something, and which case it shows",
        "{sign_ins} after that",
        "a chat is offered only where somebody is there",
    ),
    Entry(
        "`opening_exceptions`",
        "hours changed for some days, what citizens are told of it, and the clerk who did it",
        "never",
        "to answer for what the bot said",
    ),
    Entry(
        "`saved_views`",
        "which cases a clerk wants to see, under a name",
        "when the clerk drops it",
        "the same list again",
    ),
    Entry(
        "`legal_holds`",
        "reference and file number of what may not go",
        "when it is lifted",
        "the hold itself",
    ),
    Entry(
        "`retention_stops`",
        "counts of a sweep that stopped",
        "when a sweep goes through",
        "nothing goes by mistake",
    ),
    Entry(
        "`privacy_acts`",
        "the audit log: given, erased, held, swept; by which operator; counts, never whose",
        "after {audit}",
        "to account for it (GDPR art. 5(2))",
    ),
    Entry(
        "`security_events`",
        "the security log: sign-ins and failures by account, with a keyed hash of the address; "
        "who got which rights from whom",
        "after {security}",
        "to find an intrusion, and what it reached (GDPR art. 32)",
    ),
    Entry(
        "`provider_deletions`",
        "Twilio's ids of calls and text messages that are still to be deleted there",
        "when they are deleted there",
        "nothing stays elsewhere for longer than here",
    ),
    Entry(
        "Rasa's `events` and `turn_replies`",
        "the same masked words, what was understood, the answers",
        "{turns} after the conversation's last turn",
        "to go on with a conversation",
    ),
    Entry(
        "Rasa's memory",
        "conversations under way",
        "half an hour after the last turn",
        "an answer without delay",
    ),
    Entry(
        "`var/log/*.log`",
        "ids of conversations, codes, counts, times; no words, names, numbers or net addresses",
        "full files {logs} after their last line, at most three of 10 MB a process",
        "to find what is broken",
    ),
    Entry(
        "the citizen's browser",
        "id, token and draft of one chat, in the tab alone (sessionStorage); no cookie",
        "with the tab, or after a quarter of an hour without a touch",
        "a page may be reloaded",
    ),
    Entry(
        "Twilio",
        "calls, text messages and what it makes of speech, by its own terms",
        "with the row here that names it, within the hour; without an account in the settings "
        "as its console says",
        "the telephone: see below",
    ),
    Entry(
        "backups",
        "all of the databases as they were",
        "as their operator sets it, no later than the data itself",
        "an installation that was lost",
    ),
)


def table(policy: RetentionPolicy) -> Iterator[str]:
    """Return the table in Markdown, line by line, with these terms in it."""
    said = {name: in_words(term) for name, term in vars(policy).items()}
    yield "| where | what | goes | why |"
    yield "|---|---|---|---|"
    for entry in REGISTER:
        yield f"| {entry.place} | {entry.holds} | {entry.goes.format_map(said)} | {entry.why} |"
