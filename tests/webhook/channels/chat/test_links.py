"""Numbers, e-mail, sites and addresses in a message can be followed; nothing else can."""

import pytest

from webhook.channels.chat.links import MAP, links_in
from webhook.services import Services


def hrefs(services: Services, text: str, place: str = "gemeente-leek") -> list[str]:
    return [link["href"] for link in links_in(text, services.profiles.get(place))]


@pytest.mark.parametrize(
    ("text", "href"),
    [
        ("Bel 0594 551 515 of kom langs.", "tel:+31594551515"),
        ("Bel +31 594 551515.", "tel:+31594551515"),
        ("Kijk op www.gemeente-leek.nl/paspoort.", "https://www.gemeente-leek.nl/paspoort"),
        ("Kijk op gemeente-leek.nl.", "https://gemeente-leek.nl"),
        ("Zie https://leek.example/a?b=1, of bel.", "https://leek.example/a?b=1"),
        ("Mail naar info@leek.example.", "mailto:info@leek.example"),
        ("Het is Tolberterstraat 66 in Leek.", f"{MAP}Tolberterstraat%2066%20in%20Leek"),
    ],
)
def test_it_is_found(text: str, href: str, services: Services) -> None:
    assert hrefs(services, text) == [href]


def test_a_german_number_is_dialled_from_everywhere(services: Services) -> None:
    told = hrefs(services, "Rufen Sie 02452 970 970 an.", "jobcenter-kreis-heinsberg")
    assert told == ["tel:+492452970970"]


@pytest.mark.parametrize(
    "text",
    [
        "Uw nummer is 1234 5678.",
        "Op 06-02-2014 van 09:00-12:00.",
        "Het kost 50,55 euro.",
        "Dat kan.De balie is open.",
    ],
)
def test_what_is_none_stays_text(text: str, services: Services) -> None:
    assert hrefs(services, text) == []


def test_links_come_in_the_order_of_the_text(services: Services) -> None:
    text = "Tolberterstraat 66 in Leek, 0594 551 515, www.leek.nl"
    links = links_in(text, services.profiles.get("gemeente-leek"))
    assert [link["title"] for link in links] == text.split(", ")
