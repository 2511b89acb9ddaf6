"""Every service, department, office, district and status that is named exists."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from intake.catalogue import Catalogue
from intake.municipalities.errors import Key
from intake.municipalities.explain import Finding, nearest
from intake.municipalities.model import Municipality
from intake.municipalities.places import Access, Department, Office
from intake.municipalities.rules import (
    AppointmentSystem,
    Condition,
    District,
    Notice,
    Programme,
    Redirect,
    RoutingRule,
    ServiceRule,
    TopicRule,
)
from intake.municipalities.walking import Part

LINKS: dict[type, dict[str, str]] = {
    Municipality: {
        "default_department": "department",
        "default_office": "office",
        "services": "service",
    },
    AppointmentSystem: {"most_wanted": "service"},
    Department: {"offices": "office", "services": "service"},
    Office: {"districts": "district"},
    Access: {"services": "service"},
    ServiceRule: {"department": "department", "offices": "office", "programme": "programme"},
    TopicRule: {"department": "department"},
    Redirect: {"districts": "district", "office": "office", "to": "office"},
    District: {"office": "office"},
    Programme: {"confirmed_by": "department"},
    RoutingRule: {"department": "department", "office": "office"},
    Notice: {"offices": "office"},
    Condition: {
        "services": "service",
        "districts": "district",
        "statuses": "legal status",
        "while_open": "place",
        "while_closed": "place",
    },
}


@dataclass(frozen=True)
class Known:
    """The services of the catalogue, and the languages and locales the system speaks."""

    catalogue: Catalogue
    languages: Collection[str]
    locales: Collection[str]


def broken_links(profile: Municipality, walked: list[Part], known: Known) -> Iterator[Finding]:
    """Yield every name that nothing in the profile or the catalogue has."""
    exists = _existing(profile, known)
    yield from _unknown_meanings(profile, known)
    yield from _nobody_in_danger(profile)
    for key, part, _, _ in walked:
        for field, kind in LINKS.get(type(part), {}).items():
            yield from _unknown(key, part, field, kind, exists[kind])


def _unknown_meanings(profile: Municipality, known: Known) -> Iterator[Finding]:
    for language, pairs in profile.meant.items():
        for named, meant in pairs.items():
            for name in (named, meant):
                if name not in known.catalogue:
                    mend = f"a service of data/services.yml{nearest(name, known.catalogue)}"
                    yield ("meant", language, named), f"{name!r}", mend


def _nobody_in_danger(profile: Municipality) -> Iterator[Finding]:
    for kind, department in profile.danger.items():
        if department not in profile.departments:
            mend = f"a department of this file{nearest(department, profile.departments)}"
            yield ("danger", kind), f"{department!r}", mend


def _existing(profile: Municipality, known: Known) -> dict[str, Collection[str]]:
    return {
        "service": known.catalogue,
        "department": profile.departments,
        "office": profile.offices,
        "place": [*profile.offices, *profile.departments],
        "district": profile.districts,
        "legal status": profile.legal_statuses,
        "programme": profile.programmes,
    }


def _unknown(
    key: Key, part: object, field: str, kind: str, existing: Collection[str]
) -> Iterator[Finding]:
    named = getattr(part, field)
    for index, name in enumerate([named] if isinstance(named, str) else named or ()):
        if name not in existing:
            here = (field,) if isinstance(named, str) else (field, index)
            here = (field, name) if isinstance(named, dict) else here
            article = "an" if kind == "office" else "a"
            mend = "of data/services.yml" if kind == "service" else "of this file"
            yield (*key, *here), f"{name!r}", f"{article} {kind} {mend}{nearest(name, existing)}"
