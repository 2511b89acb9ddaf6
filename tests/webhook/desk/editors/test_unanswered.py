"""An editor sees what citizens ask in vain, the most frequent first, and nothing personal."""

from collections.abc import Callable
from datetime import timedelta

from intake.answer_bank.misses import note_miss
from intake.database import session_scope
from tests.our_words import DATA
from tests.webhook.conftest import NOW
from tests.webhook.desk.conftest import Browser
from webhook.services import Services


def asked(
    services: Services, question: str, days: int = 1, municipality: str = "gemeente-leek"
) -> None:
    """A citizen puts a question that finds no answer, so many days ago."""
    profile = services.profiles.get(municipality)
    with session_scope(services.engine) as session:
        note_miss(session, profile, "nl", question, NOW - timedelta(days=days), data_dir=DATA)


def test_what_is_asked_most_comes_first(
    sign_in: Callable[[str], Browser], services: Services
) -> None:
    for question, days in (
        ("is er een lift", 1),
        ("mag mijn hond mee", 1),
        ("Mag mijn hond mee?", 3),
    ):
        asked(services, question, days)
    page = sign_in("ruben").get("/desk/unanswered").text
    assert page.index("hond mee") < page.index("is er een lift")


def test_what_is_old_personal_or_of_others_is_not_shown(
    sign_in: Callable[[str], Browser], services: Services
) -> None:
    asked(services, "hoe hoog is de toren", days=40)
    asked(services, "waar is de kathedraal", municipality="stad-antwerpen")
    asked(services, "kunt u mij bellen op 06 12345678")
    page = sign_in("ruben").get("/desk/unanswered").text
    assert "toren" not in page
    assert "kathedraal" not in page
    assert "12345678" not in page
    assert "kunt u mij bellen" in page


def test_where_all_is_answered_the_page_says_so(sign_in: Callable[[str], Browser]) -> None:
    assert "Op alles was een antwoord." in sign_in("lena").get("/desk/unanswered").text
