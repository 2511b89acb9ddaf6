"""The one channel into Rasa: who does not know the secret stays outside; a turn gets its reply."""

import asyncio
import json
import socket
import threading
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import pytest
import requests
from rasa.core.channels.channel import UserMessage
from rasa.core.run import configure_app
from sqlalchemy.exc import OperationalError

from bot import report
from bot.serving import replies
from bot.serving.channel import GatewayInput, TurnOutput

SECRET = "known to the gateway alone"
KNOWN = {"Authorization": f"Bearer {SECRET}"}
METADATA = {
    "municipality": "gemeente-leek",
    "language": "nl",
    "locale": "nl-NL",
    "channel": "sms",
    "now": "2014-02-05T10:00:00+01:00",
}
BODY = {"conversation": "c-1", "metadata": METADATA, "text": "een paspoort"}


class FakeAgent:
    """Stands in Rasa's place: keeps what came, and answers as a test tells it."""

    def __init__(self) -> None:
        self.came: list[UserMessage] = []
        self.ready = True
        self.answer: Callable[[UserMessage], Any] | None = None
        self.tracker_store: Any = None

    def is_ready(self) -> bool:
        return self.ready

    async def handle_message(self, message: UserMessage) -> None:
        self.came.append(message)
        if self.answer:
            await self.answer(message)


@pytest.fixture(scope="module")
def server() -> Iterator[SimpleNamespace]:
    """Rasa's own web application with our channel, on a free port of loopback."""
    app = configure_app([GatewayInput(SECRET)], enable_api=False, use_uvloop=False)
    loop = asyncio.new_event_loop()
    listening = socket.create_server(("127.0.0.1", 0))

    async def start() -> Any:
        server = await app.create_server(sock=listening, return_asyncio_server=True)
        await server.startup()
        return server

    running = loop.run_until_complete(start())
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    port = listening.getsockname()[1]
    yield SimpleNamespace(app=app, url=f"http://127.0.0.1:{port}/webhooks/gateway")
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    running.close()
    loop.run_until_complete(running.wait_closed())


@pytest.fixture
def agent(server: SimpleNamespace) -> FakeAgent:
    server.app.ctx.agent = FakeAgent()
    return server.app.ctx.agent


@pytest.fixture
def post(server: SimpleNamespace, agent: FakeAgent) -> Callable[..., requests.Response]:
    def send(body: Any = BODY, headers: Any = KNOWN) -> requests.Response:
        data = body if isinstance(body, bytes) else json.dumps(body)
        return requests.post(f"{server.url}/turn", data=data, headers=headers, timeout=5)

    return send


Post = Callable[..., requests.Response]


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Authorization": ""},
        {"Authorization": "Bearer "},
        {"Authorization": SECRET},
        {"Authorization": "Bearer wrong"},
        {"Authorization": f"bearer {SECRET}"},
        {"Authorization": f"Bearer {SECRET}x"},
        {"Authorization": b"Bearer \xff\xfe"},
    ],
)
def test_without_the_secret_nothing_gets_in(post: Post, agent: FakeAgent, headers: Any) -> None:
    answer = post(headers=headers)
    assert (answer.status_code, answer.json()) == (401, {"error": "unauthorized"})
    assert agent.came == []


def test_without_a_secret_of_its_own_the_channel_does_not_open(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("INTAKE_CHANNEL_SECRET", raising=False)
    with pytest.raises(KeyError, match="INTAKE_CHANNEL_SECRET"):
        GatewayInput.from_credentials(None)


def test_the_secret_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INTAKE_CHANNEL_SECRET", "x")
    assert GatewayInput.from_credentials({})._secret == "x"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"{", "bad_json"),
        (b"", "bad_json"),
        (b"\xff", "bad_json"),
        (b"x" * 20_000, "too_large"),
        (b"[]", "bad_body"),
        ({**BODY, "text": "x" * 1001}, "bad_text"),
        ({**BODY, "text": "\ud800"}, "bad_text"),
        ({**BODY, "conversation": "../c"}, "bad_conversation"),
        ({**BODY, "metadata": {**METADATA, "channel": "rest"}}, "bad_channel"),
        ({**BODY, "metadata": {**METADATA, "locale": "\ud800"}}, "bad_metadata"),
        ({**BODY, "command": "silence"}, "bad_command"),
    ],
    ids=range(11),
)
def test_a_body_that_is_no_turn_is_refused(
    post: Post, agent: FakeAgent, body: Any, code: str
) -> None:
    answer = post(body)
    assert (answer.status_code, answer.json()) == (400, {"error": code})
    assert agent.came == []


def test_words_reach_rasa_with_what_travels_along(post: Post, agent: FakeAgent) -> None:
    assert post().status_code == 200
    [message] = agent.came
    assert (message.sender_id, message.text) == ("c-1", "een paspoort")
    assert (message.metadata, message.input_channel) == (METADATA, "gateway")
    assert message.parse_data is None
    assert message.output_channel.name() == "sms"


@pytest.mark.parametrize("before", ["/", " /", "\uff0f", "\ud800/", "\x00/"], ids=ascii)
def test_a_typed_command_reaches_rasa_as_words(post: Post, agent: FakeAgent, before: str) -> None:
    assert post({**BODY, "text": f"{before}hang_up"}).status_code == 200
    assert agent.came[0].text == "hang_up"
    assert agent.came[0].parse_data is None


def test_a_command_reaches_rasa_parsed(post: Post, agent: FakeAgent) -> None:
    command = {"name": "inform", "entities": {"service": "passport"}}
    post({"conversation": "c-1", "metadata": METADATA, "command": command})
    parsed = agent.came[0].parse_data
    assert parsed["intent"] == {"name": "inform", "confidence": 1.0}
    assert parsed["entities"] == [{"entity": "service", "value": "passport"}]


async def _speak(message: UserMessage) -> None:
    out = message.output_channel
    button = {"title": "Ja", "command": {"name": "affirm"}, "payload": "/affirm", "type": "x"}
    await out.send_response("c-1", {"text": "Dag."})
    await out.send_response("c-1", {"text": "Goed?", "buttons": [button]})
    await out.send_response("c-1", {"custom": {"directive": {"type": "expect", "kind": "choice"}}})


def test_messages_buttons_and_directives_are_collected(post: Post, agent: FakeAgent) -> None:
    agent.answer = _speak
    assert post().json() == {
        "messages": [
            {"text": "Dag.", "buttons": []},
            {"text": "Goed?", "buttons": [{"title": "Ja", "command": {"name": "affirm"}}]},
        ],
        "directives": [{"type": "expect", "kind": "choice"}],
    }


async def _names_numbers(message: UserMessage) -> None:
    out = message.output_channel
    call = {"title": "Bel 113", "tel": "113", "type": "x"}
    button = {"title": "Nee", "command": {"name": "deny"}}
    await out.send_response("c-1", {"text": "Bel 113.", "buttons": [call, button]})
    await out.send_response("c-1", {"text": "Of 112.", "buttons": [call]})


def test_numbers_to_call_travel_apart_from_buttons(post: Post, agent: FakeAgent) -> None:
    agent.answer = _names_numbers
    calls = [{"title": "Bel 113", "tel": "113"}]
    choices = [{"title": "Nee", "command": {"name": "deny"}}]
    assert post().json()["messages"] == [
        {"text": "Bel 113.", "buttons": choices, "calls": calls},
        {"text": "Of 112.", "buttons": [], "calls": calls},
    ]


def test_silence_is_told_as_it_is(post: Post) -> None:
    """The gateway takes an empty reply for an error; the channel makes nothing up."""
    assert post().json() == {"messages": [], "directives": []}


def _understood(decision: str) -> Callable[[UserMessage], Any]:
    async def answer(message: UserMessage) -> None:
        report.add(language={"name": "nl", "confidence": 0.9})
        readings = [{"intent": "greet", "confidence": 0.5}, {"intent": "thank", "confidence": 0.2}]
        report.add(decision=decision, readings=readings)
        directive = {"type": "understood", "understood": True}
        await message.output_channel.send_custom_json("c-1", {"directive": directive})

    return answer


@pytest.mark.parametrize(("decision", "hit"), [("act", True), ("clarify", True), ("offer", False)])
def test_the_pipelines_report_comes_first_and_an_actions_word_after(
    post: Post, agent: FakeAgent, decision: str, hit: bool
) -> None:
    agent.answer = _understood(decision)
    assert post().json()["directives"] == [
        {"type": "language", "reported": {"name": "nl", "confidence": 0.9}},
        {
            "type": "understood",
            "understood": hit,
            "decision": decision,
            "intent": "greet",
            "confidence": 0.5,
        },
        {"type": "understood", "understood": True},
    ]


def test_a_report_is_of_its_own_turn_only(post: Post, agent: FakeAgent) -> None:
    agent.answer = _understood("act")
    post()
    agent.answer = None
    assert post().json()["directives"] == []


def test_an_error_in_rasa_is_an_error_to_the_gateway_and_tells_nothing(
    post: Post, agent: FakeAgent
) -> None:
    async def fail(message: UserMessage) -> None:
        raise RuntimeError(f"could not read {message.text}")

    agent.answer = fail
    answer = post()
    assert answer.status_code == 500
    assert "paspoort" not in answer.text


def test_health_says_whether_a_model_is_there(server: SimpleNamespace, agent: FakeAgent) -> None:
    assert requests.get(f"{server.url}/health", timeout=5).json() == {"ready": True}
    agent.ready = False
    answer = requests.get(f"{server.url}/health", timeout=5)
    assert (answer.status_code, answer.json()) == (503, {"ready": False})


def test_nothing_else_of_rasa_is_served(server: SimpleNamespace) -> None:
    root = server.url.removesuffix("/webhooks/gateway")
    for path in ("/status", "/conversations/c-1/tracker", "/webhooks/rest/webhook", "/model/parse"):
        assert requests.get(root + path, timeout=5).status_code == 404


def test_an_output_is_named_after_the_citizens_channel() -> None:
    assert [TurnOutput(name).name() for name in ("voice", "sms")] == ["voice", "sms"]


class FakeStore:
    """A store that takes a probe in, or not."""

    def __init__(self, error: Exception | None = None) -> None:
        self.error = error

    def write_probe(self) -> None:
        if self.error:
            raise self.error


def test_ready_is_who_can_store_a_turn(server: SimpleNamespace, agent: FakeAgent) -> None:
    def answered() -> tuple[int, Any]:
        answer = requests.get(f"{server.url}/ready", timeout=5)
        return answer.status_code, answer.json()

    agent.tracker_store = SimpleNamespace(_tracker_store=FakeStore())
    assert answered() == (200, {"ready": True})
    agent.tracker_store = FakeStore(OperationalError("INSERT", {}, Exception("disk full")))
    assert answered() == (503, {"ready": False})


def test_a_turn_that_could_not_be_stored_has_failed(post: Post, agent: FakeAgent) -> None:
    async def refuses(_message: UserMessage) -> None:
        raise OperationalError("INSERT", {}, Exception("database is locked"))

    agent.answer = refuses
    answer = post()
    assert (answer.status_code, answer.json()) == (503, {"error": "not_stored"})


def test_a_turn_that_was_answered_gets_its_answer_again(post: Post, agent: FakeAgent) -> None:
    first = {"messages": [{"text": "De afspraak staat vast.", "buttons": []}], "directives": []}

    async def knows_it(_message: UserMessage) -> None:
        raise replies.AnsweredBefore(first)

    agent.answer = knows_it
    assert post({**BODY, "metadata": {**METADATA, "turn": "7.1"}}).json() == first


@pytest.mark.parametrize("turn", ["", "7", "7.1.1", "-1.0", "x.1", 7, "1234567890.1", None])
def test_a_turn_is_named_by_its_number_and_step(post: Post, agent: FakeAgent, turn: Any) -> None:
    answer = post({**BODY, "metadata": {**METADATA, "turn": turn}})
    assert (answer.status_code, answer.json()) == (400, {"error": "bad_metadata"})
    assert agent.came == []
