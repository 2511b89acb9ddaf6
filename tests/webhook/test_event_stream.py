"""A stream has a beginning, says from time to time that it lives, and ends."""

from tests.webhook.channels.chat.test_stream import ticking
from webhook.event_stream import SIGN_OF_LIFE, Life, event
from webhook.services import Pace


def test_news_is_told_at_once_and_puts_the_sign_of_life_off() -> None:
    pace = ticking(heartbeat=2)
    life = Life(pace)
    assert life.told("a") == "a"
    pace.sleep(1)
    assert life.told("") == ""
    pace.sleep(1)
    assert life.told("") == SIGN_OF_LIFE
    pace.sleep(1)
    assert life.told("") == ""


def test_its_life_ends() -> None:
    pace = ticking(life=2)
    life = Life(pace)
    assert not life.is_over()
    pace.sleep(1)
    pace.sleep(1)
    assert life.is_over()


def test_an_event_has_a_number_only_where_a_browser_shall_come_back_to_it() -> None:
    assert event("message", "{}", 7) == "id: 7\nevent: message\ndata: {}\n\n"
    assert event("out", "") == "event: out\ndata: \n\n"
    assert Life(Pace(life=0)).is_over()
