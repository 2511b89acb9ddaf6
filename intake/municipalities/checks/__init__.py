"""Checks across a profile: what only shows when its parts are put together."""

from collections.abc import Iterator

from intake.municipalities.checks.colours import unreadable
from intake.municipalities.checks.links import Known, broken_links
from intake.municipalities.checks.redirects import lost_redirects
from intake.municipalities.checks.texts import unsaid
from intake.municipalities.checks.times import impossible_times
from intake.municipalities.checks.truth import unfounded
from intake.municipalities.explain import Finding
from intake.municipalities.model import Municipality
from intake.municipalities.walking import Part

__all__ = ["Known", "mistakes"]


def mistakes(profile: Municipality, walked: list[Part], known: Known) -> Iterator[Finding]:
    """Yield every mistake of a profile whose parts are each valid."""
    yield from unsaid(profile, walked, known)
    yield from unfounded(profile, walked)
    yield from broken_links(profile, walked, known)
    yield from impossible_times(profile, walked)
    yield from lost_redirects(profile)
    yield from unreadable(profile)
