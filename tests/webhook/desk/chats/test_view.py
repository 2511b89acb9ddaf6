"""What staff wrote is shown to staff as the citizen reads it."""

from tests.webhook.desk.chats.conftest import ChatPage
from tests.webhook.live_chats import LiveChat


def test_a_clerk_reads_what_they_wrote_with_its_numbers(fatimas: ChatPage, live: LiveChat) -> None:
    fatimas.take()
    fatimas.write("Bel ons op 0594 551515.")
    assert "Bel ons op 0594 551515." in fatimas.text()
    case = fatimas.browser.get(f"/desk/cases/{live.reference}").text
    assert "551515" not in case
    assert "Bel ons op [telefoonnummer]." in case


def test_answers_that_need_not_be_typed_are_in_the_language_of_the_citizen(
    fatimas: ChatPage, live: LiveChat, lenas: ChatPage
) -> None:
    fatimas.take()
    assert (
        "Een ogenblik, ik zoek het voor u op."
        in fatimas.browser.get(f"/desk/chats/{live.reference}?language=de").text
    )


def test_a_colleague_has_no_field_to_write_in(fatimas: ChatPage, lenas: ChatPage) -> None:
    fatimas.take()
    assert 'name="line"' in fatimas.text()
    assert 'name="line"' not in lenas.text()
