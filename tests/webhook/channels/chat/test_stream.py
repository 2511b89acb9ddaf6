"""Messages come as server-sent events: in order, once each, from where the browser left off."""

import json
import queue
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import count, islice
from typing import Any

import pytest
import requests
from flask import Flask

from intake.database import connect
from intake.settings import Settings
from intake.takeover import Person
from tests.webhook.conftest import NOW, Talk
from tests.webhook.fake_rasa import FakeRasa, says
from webhook import create_app
from webhook.arrival import Arrival, working_on
from webhook.channels.chat.stream import Said, Stream
from webhook.event_stream import Life, event_stream
from webhook.services import Pace, Services

LATER = NOW + timedelta(seconds=5)


def message(seq: int) -> dict[str, Any]:
    return {"seq": seq, "text": f"bericht {seq}"}


Newer = Callable[[int], list[dict[str, Any]]]


def stream_of(
    newer: Newer,
    pace: Pace,
    after: int = 0,
    closed: Any = lambda: None,
    person: Callable[[], Person] = Person,
) -> Stream:
    said = Said(connect("sqlite://"))
    return Stream("a", said, newer, person, after, Life(pace), closed)


def events(newer: Newer, pace: Pace, after: int = 0) -> list[str]:
    """Everything a stream says in its life, on a server without an edge."""
    return [str(part) for part in event_stream(stream_of(newer, pace, after)).response]


def ticking(**given: float) -> Pace:
    """A pace by which a second passes whenever the stream sleeps."""
    seconds = [0.0]

    def sleep(time: float) -> None:
        seconds[0] += 1

    return Pace(sleep=sleep, passed=lambda: seconds[0], **given)


def test_messages_come_in_order_and_once_each() -> None:
    kept = [message(1), message(2), message(3)]
    told = events(lambda seq: [m for m in kept if m["seq"] > seq], ticking(life=3))
    assert told[0] == "retry: 2000\n\n"
    expected = [f"id: {m['seq']}\nevent: message\ndata: {json.dumps(m)}\n\n" for m in kept]
    assert "".join(told[1:]) == "".join(expected)


def test_a_stream_goes_on_after_the_message_named() -> None:
    asked: list[int] = []
    events(lambda seq: asked.append(seq) or [], ticking(life=2), after=7)
    assert asked == [7, 7]


def test_silence_is_filled_with_a_comment() -> None:
    told = events(lambda _: [], ticking(life=31, heartbeat=15))
    assert told[1:] == [": still here\n\n"] * 2


def test_talk_puts_the_heartbeat_off() -> None:
    seqs = count(1)
    told = events(lambda _: [message(next(seqs))], ticking(life=20, heartbeat=15))
    assert not [part for part in told if part.startswith(":")]


def test_a_stream_ends_when_its_life_is_over() -> None:
    slept: list[float] = []
    pace = Pace(poll=0.5, life=600, sleep=slept.append, passed=count(0, 100).__next__)
    events(lambda _: [], pace)
    assert 0 < len(slept) < 7
    assert set(slept) == {0.5}


def test_text_stays_in_one_line_of_data() -> None:
    (told,) = events(
        lambda seq: [] if seq else [message(1) | {"text": "a\nb\r\n\u2028c"}], ticking(life=2)
    )[1:]
    assert len(told.splitlines()) == 4
    assert json.loads(told.splitlines()[2].removeprefix("data: "))["text"] == "a\nb\r\n\u2028c"


def test_a_place_is_given_back_also_before_the_first_word() -> None:
    closed: list[bool] = []
    stream = stream_of(lambda _: [], Pace(life=0), closed=lambda: closed.append(True))
    event_stream(stream).close()  # the browser went away
    assert closed == [True]


def test_the_edge_goes_on_with_what_begins_here() -> None:
    stream = stream_of(lambda seq: [] if seq else [message(1)], ticking(life=9))
    with working_on(Arrival(by_edge=True)) as here:
        assert event_stream(stream).get_data(as_text=True) == "retry: 2000\n\n"
    assert here.follows is stream
    assert "id: 1" in stream.look()
    assert stream.look() == ""


def test_that_a_person_is_there_and_writes_is_told_once_each_time_they_are_seen_to() -> None:
    seen = [Person(), Person(True), Person(True), Person(True, NOW), Person(True, NOW)]
    seen += [Person(True, LATER), Person(True), Person()]
    kept = iter([*([[]] * 6), [message(1)], []])
    stream = stream_of(lambda _: next(kept), ticking(), person=iter(seen).__next__)
    told = [stream.look() for _ in range(8)]

    def person(here: str, writes: str) -> str:
        return f'event: person\ndata: {{"here": {here}, "writes": {writes}}}\n\n'

    assert told[:3] == ["", person("true", "false"), ""]
    assert told[3:6] == [person("true", "true"), "", person("true", "true")]
    assert told[6].startswith(person("true", "false") + "id: 1\n")
    assert told[7] == person("false", "false")


class Wakes:
    """Sleeps until a test says that time has passed."""

    def __init__(self) -> None:
        self._ticks: queue.Queue[None] = queue.Queue()

    def sleep(self, seconds: float) -> None:
        self._ticks.get(timeout=30)

    def tick(self) -> None:
        self._ticks.put(None)


@pytest.fixture
def wakes() -> Iterator[Wakes]:
    wakes = Wakes()
    yield wakes
    for _ in range(8):  # let every stream that is still open find its reader gone
        wakes.tick()


@pytest.fixture
def gateway(
    settings: Settings, services: Services, wakes: Wakes, serve: Callable[[Flask], str]
) -> str:
    """The address of a gateway whose streams wait for `wakes`, each with a heartbeat a tick."""
    pace = Pace(heartbeat=0, sleep=wakes.sleep)
    return serve(create_app(settings, replace(services, pace=pace)))


class Listener:
    """A browser that reads the stream of a conversation."""

    def __init__(self, gateway: str, opened: dict[str, Any], **headers: str) -> None:
        self.answer = requests.get(
            f"{gateway}/api/chat/{opened['conversation']}/stream",
            headers={"Authorization": f"Bearer {opened['token']}", **headers},
            stream=True,
            timeout=30,
        )
        self._lines = self.answer.iter_lines(chunk_size=1, decode_unicode=True)

    def ids(self, number: int) -> list[int]:
        """The numbers of the next messages."""
        found = (int(line[4:]) for line in self._lines if line.startswith("id: "))
        return list(islice(found, number))

    def until(self, line: str) -> None:
        """Read on to this line."""
        next(each for each in self._lines if each == line)


@pytest.fixture
def opened(gateway: str) -> dict[str, Any]:
    answer = requests.post(f"{gateway}/api/chat", json={"municipality": "gemeente-leek"}, timeout=9)
    return dict(answer.json())


def test_a_browser_hears_what_was_said_and_what_comes_then(
    gateway: str, opened: dict[str, Any], services: Services, rasa: FakeRasa, wakes: Wakes
) -> None:
    listener = Listener(gateway, opened)
    assert listener.answer.headers["Content-Type"] == "text/event-stream; charset=utf-8"
    assert listener.answer.headers["Cache-Control"] == "no-store"
    assert listener.answer.headers["X-Accel-Buffering"] == "no"
    assert listener.ids(2) == [1, 2]
    rasa.answers.append(says("50 euro."))
    Talk(services, opened["conversation"]).say("wat kost een paspoort?")
    wakes.tick()
    assert listener.ids(2) == [3, 4]
    listener.answer.close()


@pytest.mark.parametrize("last", ["1", "2"])
def test_a_browser_that_comes_back_misses_nothing(
    last: str, gateway: str, opened: dict[str, Any], services: Services
) -> None:
    Talk(services, opened["conversation"]).say("hoi")
    listener = Listener(gateway, opened, **{"Last-Event-ID": last})
    first = int(last) + 1
    assert listener.ids(5 - first) == list(range(first, 5))
    listener.answer.close()


def test_a_quiet_stream_shows_that_it_lives(
    gateway: str, opened: dict[str, Any], wakes: Wakes
) -> None:
    listener = Listener(gateway, opened)
    wakes.tick()
    listener.until(": still here")
    listener.answer.close()


def test_a_stream_needs_the_token(gateway: str, opened: dict[str, Any]) -> None:
    listener = Listener(gateway, opened | {"token": "wrong"})
    assert listener.answer.status_code == 404
