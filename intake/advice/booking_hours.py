"""The hours and lengths of appointments, as a municipality's profile has them."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from intake.advice.opening_hours import spans
from intake.municipalities import Municipality, Office

LOOK_AHEAD = timedelta(days=42)
"""How far ahead appointments are given, by the bot and at the desk."""
NOTICE = timedelta(minutes=30)
"""Nobody can be at an office sooner."""


class NotBookable(LookupError):
    """The profile gives this service no appointments."""


class BookingHours:
    """Fulfils `HoursProvider` for the offices of one municipality.

    Offices are named "<municipality>/<office>"; one of another municipality raises KeyError.
    """

    def __init__(self, municipality: Municipality) -> None:
        self._municipality = municipality

    def intervals(self, office: str, service: str, day: date) -> list[tuple[datetime, datetime]]:
        """Return the office's hours on a local day, in UTC; none where the service is not had."""
        place = self._office(office)
        if not self._is_had(service, place, day):
            return []
        return [
            (start.astimezone(UTC), end.astimezone(UTC))
            for start, end in spans(self._municipality, place, day)
        ]

    def _is_had(self, service: str, place: Office, day: date) -> bool:
        """Say whether a service is had at an office: its own, or where a rule sends people."""
        rule = self._municipality.service_on(service, day)
        sent = any(
            one.office == place.id and service in one.when.services and one.holds_on(day)
            for one in self._municipality.routing
        )
        return rule is not None and (place.id in rule.offices or sent)

    def capacity(self, office: str, at: datetime) -> int:
        """Return how many citizens are served side by side; none where nobody may come."""
        place = self._office(office)
        day = at.astimezone(self._municipality.timezone).date()
        return place.capacity if place.can_be_visited(day) else 0

    def minutes(self, service: str, persons: int = 1) -> int:
        """Return the length of an appointment; raise NotBookable where there is none.

        Where each must come in person it takes that long for each; a conversation takes as long
        with two as with one.
        """
        rule = self._municipality.services.get(service)
        if rule is None or rule.minutes is None:
            raise NotBookable(service)
        return rule.minutes * (persons if rule.must_appear else 1)

    def travel(self, office: str) -> timedelta:
        """Return how long staff are on the way after an appointment."""
        return timedelta(minutes=self._office(office).travel_minutes)

    def timezone(self, office: str) -> ZoneInfo:
        """Return the zone of the office's clock."""
        self._office(office)
        return self._municipality.timezone

    def _office(self, office: str) -> Office:
        municipality, _, id_ = office.partition("/")
        if municipality != self._municipality.id:
            raise KeyError(office)
        return self._municipality.offices[id_]
