"""When a part of the system breaks, the citizen reads a sentence, and the case has everything."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
import requests

from deploy.processes import Installation
from intake import cases, conversations, references
from intake.contacts import ContactBook
from intake.database import read_scope
from webhook.services import Services
from webhook.simulator.chat_client import ChatClient
from webhook.simulator.heard import Heard

# The first test waits for a whole installation to start: half a minute, more on a busy machine.
pytestmark = pytest.mark.timeout(300)


@dataclass(frozen=True)
class Words:
    """What somebody says in one language."""

    locale: str
    before: str
    during: str
    more: str
    phone: str
    e164: str
    question: str
    answer: str


NL = Words(
    locale="nl-NL",
    before="ik wil een afspraak voor huishoudelijke hulp",
    during="en mijn buurvrouw komt mee",
    more="zij kan alleen op dinsdag",
    phone="06 12 34 56 78",
    e164="+31612345678",
    question="wat kost een paspoort?",
    answer="50 euro",
)
DE = Words(
    locale="de-DE",
    before="Ich möchte einen Termin wegen einer Haushaltshilfe",
    during="Meine Nachbarin kommt übrigens mit",
    more="Sie kann aber nur dienstags",
    phone="+49 171 3920042",
    e164="+491713920042",
    question="Was kostet ein Reisepass?",
    answer="50 Euro",
)
SPOKEN = {"nl": NL, "de": DE}


@dataclass
class Lived:
    """One conversation through a breakdown, and what was answered at each point of it."""

    client: ChatClient
    words: Words
    before: list[Heard]
    during: list[Heard] = field(default_factory=list)
    during_once_more: list[Heard] = field(default_factory=list)
    more: list[Heard] = field(default_factory=list)
    phone: list[Heard] = field(default_factory=list)
    later: list[Heard] = field(default_factory=list)
    repeated_later: list[Heard] = field(default_factory=list)
    newcomer: list[Heard] = field(default_factory=list)


@dataclass
class Interrupted:
    """Somebody who was asked for a number while a part was gone, and gives it when it is back."""

    client: ChatClient
    words: Words
    phone: list[Heard] = field(default_factory=list)


@pytest.fixture(scope="module")
def services(fragile: Installation, inside: Callable[[Installation], Services]) -> Services:
    return inside(fragile)


Breakdown = dict[str, tuple[Lived, Interrupted]]


@pytest.fixture(scope="module", params=["rasa", "actions"])
def breakdown(request: pytest.FixtureRequest, fragile: Installation) -> Breakdown:
    """Conversations in each language while this process is killed and comes back."""
    lives = {language: begun(fragile, language) for language in SPOKEN}
    fragile.kill(request.param)
    for life, interrupted in lives.values():
        go_on(life)
        interrupted.client.say(interrupted.words.before)
    fragile.start(request.param)
    for language, (life, interrupted) in lives.items():
        afterwards(fragile, language, life)
        interrupted.phone = interrupted.client.say(interrupted.words.phone)
    return lives


@pytest.fixture(params=SPOKEN)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def life(language: str, breakdown: Breakdown) -> Lived:
    return breakdown[language][0]


@pytest.fixture
def interrupted(language: str, breakdown: Breakdown) -> Interrupted:
    return breakdown[language][1]


def opened(installation: Installation, language: str) -> ChatClient:
    client = ChatClient(installation.url)
    client.open("gemeente-leek", language)
    return client


def begun(installation: Installation, language: str) -> tuple[Lived, Interrupted]:
    client, words = opened(installation, language), SPOKEN[language]
    life = Lived(client, words, before=client.say(words.before))
    return life, Interrupted(opened(installation, language), words)


def go_on(life: Lived) -> None:
    life.during = life.client.say(life.words.during, "m1")
    life.during_once_more = life.client.say(life.words.during, "m1")
    life.more = life.client.say(life.words.more)
    life.phone = life.client.say(life.words.phone)


def afterwards(installation: Installation, language: str, life: Lived) -> None:
    life.repeated_later = life.client.say(life.words.during, "m1")
    life.later = life.client.say(life.words.question)
    life.newcomer = opened(installation, language).say(life.words.question)


def texts(heard: list[Heard]) -> list[str]:
    return [each.text for each in heard]


def prompt(services: Services, client: ChatClient, locale: str, key: str) -> str:
    """One of the gateway's own sentences, with this conversation's reference."""
    with read_scope(services.engine) as session:
        reference = references.given_to(session, client.conversation)
    assert reference is not None
    return services.texts.prompt(key, locale, reference=references.spaced(reference))


def case_of(services: Services, client: ChatClient) -> cases.Case:
    with read_scope(services.engine) as session:
        case = cases.for_conversation(session, client.conversation)
    assert case is not None
    return case


def number_of(services: Services, client: ChatClient) -> str | None:
    """The telephone number that is kept for a conversation."""
    with read_scope(services.engine) as session:
        contacts = ContactBook(session, services.settings.data_key)
        return contacts.get(client.conversation, "phone")


def transcript(services: Services, client: ChatClient) -> list[tuple[str, str]]:
    """Who said what in the conversation of a case, in order."""
    with read_scope(services.engine) as session:
        turns = conversations.turns_after(session, client.conversation, 0)
    return [(turn.sender, turn.text) for turn in turns]


def test_the_citizen_reads_a_sentence_in_their_language(life: Lived, services: Services) -> None:
    expected = prompt(services, life.client, life.words.locale, "technical_problem")
    assert texts(life.during) == [expected]
    assert [(each.language, each.expect) for each in life.during] == [
        (life.words.locale[:2], "phone")
    ]


def test_the_citizen_has_one_open_case(life: Lived, services: Services) -> None:
    case = case_of(services, life.client)
    assert (case.status, case.reason) == ("open", "rasa_unavailable")
    assert (case.language, case.channel) == (life.words.locale[:2], "chat")
    assert f"{case.reference[:4]} {case.reference[4:]}" in life.during[0].text


def test_the_case_has_everything_that_was_said(life: Lived, services: Services) -> None:
    said, words = transcript(services, life.client), life.words
    expected = [
        ("citizen", words.before),
        *(("bot", text) for text in texts(life.before)),
        ("citizen", words.during),
        *(("bot", text) for text in texts(life.during)),
        ("citizen", words.more),
    ]
    begin = said.index(expected[0])
    assert said[begin : begin + len(expected)] == expected


def test_a_message_that_comes_twice_meanwhile_is_one_turn(life: Lived, services: Services) -> None:
    assert life.during_once_more == life.during
    assert transcript(services, life.client).count(("citizen", life.words.during)) == 1


def test_a_message_that_comes_again_later_gets_the_answer_that_was_given(life: Lived) -> None:
    assert life.repeated_later == life.during


def test_a_second_message_joins_the_case(life: Lived, services: Services) -> None:
    expected = prompt(services, life.client, life.words.locale, "technical_problem_again")
    assert texts(life.more) == [expected]


def test_a_telephone_number_given_meanwhile_is_kept_for_the_case(
    life: Lived, services: Services
) -> None:
    expected = prompt(services, life.client, life.words.locale, "technical_problem_noted")
    assert texts(life.phone) == [expected]
    assert number_of(services, life.client) == life.words.e164
    assert life.words.phone not in str(transcript(services, life.client))


def test_a_telephone_number_given_after_the_restart_is_kept_for_the_case(
    interrupted: Interrupted, services: Services
) -> None:
    client, words = interrupted.client, interrupted.words
    assert texts(interrupted.phone) == [
        prompt(services, client, words.locale, "technical_problem_noted")
    ]
    assert number_of(services, client) == words.e164


def test_after_the_restart_the_old_chat_goes_on(life: Lived) -> None:
    assert life.words.answer in " ".join(texts(life.later))


def test_after_the_restart_a_new_chat_works(life: Lived) -> None:
    assert life.words.answer in " ".join(texts(life.newcomer))


def test_a_message_that_comes_twice_is_one_turn(fragile: Installation, services: Services) -> None:
    client = opened(fragile, "de")
    first = client.say(DE.question, "m1")
    assert client.say(DE.question, "m1") == first
    assert transcript(services, client).count(("citizen", DE.question)) == 1


@pytest.mark.parametrize("name", ["rasa", "actions"])
def test_a_part_that_hangs_is_not_waited_for(
    name: str, fragile: Installation, services: Services
) -> None:
    client = opened(fragile, "nl")
    fragile.pause(name)
    try:
        answer = client.say(NL.question)
    finally:
        fragile.resume(name)
    assert texts(answer) == [prompt(services, client, "nl-NL", "technical_problem")]
    fragile.wait(name)
    assert NL.answer in " ".join(texts(opened(fragile, "nl").say(NL.question)))


def test_the_system_tells_which_part_is_missing(fragile: Installation) -> None:
    fragile.kill("actions")
    told = requests.get(f"{fragile.url}/readyz", timeout=10)
    fragile.start("actions")
    parts = {"database": True, "rasa": True, "actions": False}
    assert (told.status_code, told.json()) == (503, {"ready": False, "parts": parts})
