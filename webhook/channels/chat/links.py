"""What in a message can be followed: telephone numbers, e-mail, sites, and addresses on a map."""

import re
from collections.abc import Iterator
from itertools import chain
from urllib.parse import quote

import phonenumbers
from phonenumbers import PhoneNumberFormat, PhoneNumberMatcher

from intake.municipalities import Municipality

MAP = "https://www.openstreetmap.org/search?query="
"""Asked by nobody who does not press the link."""
MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
SITE = re.compile(
    r"""(?<![\w@.])(?:https?://|www\.)[^\s<>]*[^\s<>.,;:!?)"']"""
    r"""|(?<![\w@.-])(?:[a-z0-9-]+\.)+(?:nl|be|de|eu|org|info)\b(?:/[^\s<>]*[^\s<>.,;:!?)"'])?"""
)
SHORTEST = 9
"""Digits of a telephone number with its area code."""
Found = tuple[int, int, str]
"""Where a link begins and ends, and where it leads."""


def links_in(text: str, profile: Municipality) -> list[dict[str, str]]:
    """Return each link's words and address, in order, none within another."""
    found = sorted(
        chain(_mail(text), _sites(text), _places(text, profile), _numbers(text, profile)),
        key=lambda one: (one[0], -one[1]),
    )
    links, end = [], 0
    for start, stop, href in found:
        if start >= end:
            links.append({"title": text[start:stop], "href": href})
            end = stop
    return links


def map_of(address: str) -> str:
    """Return where an address is shown on a map."""
    return MAP + quote(address)


def _mail(text: str) -> Iterator[Found]:
    return ((*one.span(), f"mailto:{one[0]}") for one in MAIL.finditer(text))


def _sites(text: str) -> Iterator[Found]:
    for one in SITE.finditer(text):
        yield *one.span(), one[0] if one[0].startswith("http") else f"https://{one[0]}"


def _places(text: str, profile: Municipality) -> Iterator[Found]:
    for office in profile.offices.values():
        for one in re.finditer(re.escape(office.address), text) if office.address else ():
            yield *one.span(), map_of(one[0])


def _numbers(text: str, profile: Municipality) -> Iterator[Found]:
    # Possible is enough: numbers of our demonstrations belong to nobody.
    for one in PhoneNumberMatcher(text, profile.country, leniency=phonenumbers.Leniency.POSSIBLE):
        # A number of ours begins otherwise, and it and a date have eight digits.
        if one.raw_string[0] in "0+" and sum(map(str.isdigit, one.raw_string)) >= SHORTEST:
            dialled = phonenumbers.format_number(one.number, PhoneNumberFormat.E164)
            yield one.start, one.end, f"tel:{dialled}"
