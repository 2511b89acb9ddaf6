"""Whoever was told to wait comes back for what became of their work, and hears the truth."""

import asyncio
from urllib.parse import urlencode

import pytest

from webhook.edge.held import Held, name_of


def body(call: str) -> bytes:
    return urlencode({"CallSid": call, "SpeechResult": "ja"}).encode()


def test_a_call_that_comes_back_has_the_name_of_its_turn() -> None:
    assert name_of("turn=3", body("CA1")) == name_of("turn=3&wait=1", body("CA1"))
    assert name_of("", body("CA1")) == name_of("turn=0&wait=1", body("CA1"))
    assert name_of("turn=3", body("CA1")) != name_of("turn=4", body("CA1"))
    assert name_of("turn=3", body("CA1")) != name_of("turn=3", body("CA2"))


def test_what_was_not_held_here_nobody_knows() -> None:
    assert asyncio.run(Held().done("CA1 3", 30)) is None


@pytest.mark.parametrize("was_done", [True, False])
def test_it_is_told_whether_it_was_done(was_done: bool) -> None:
    async def test() -> None:
        held, goes_on = Held(), asyncio.Event()

        async def work() -> bool:
            await goes_on.wait()
            return was_done

        held.hold("CA1 3", work())
        for _ in range(2):  # who comes back again and again ends nothing
            with pytest.raises(TimeoutError):
                await held.done("CA1 3", 0)
        goes_on.set()
        assert await held.done("CA1 3", 30) is was_done
        assert await held.done("CA1 3", 30) is was_done

    asyncio.run(test())


def test_a_webhook_that_comes_twice_is_worked_on_once() -> None:
    async def test() -> None:
        held, done = Held(), []

        async def work(name: str) -> bool:
            done.append(name)
            return True

        held.hold("CA1 3", work("first"))
        held.hold("CA1 3", work("twin"))
        assert await held.done("CA1 3", 30)
        assert done == ["first"]

    asyncio.run(test())


def test_it_is_forgotten_after_a_while() -> None:
    async def test() -> None:
        held = Held(kept=0)

        async def work() -> bool:
            return True

        held.hold("CA1 3", work())
        await held.done("CA1 3", 30)
        while await held.done("CA1 3", 30) is not None:
            await asyncio.sleep(0)

    asyncio.run(test())
