"""Which answer is true of a service, kind by kind, as its profile has it."""

from datetime import date

from intake.answer_bank.made.patterns import ServiceKind
from intake.municipalities import Municipality, Office, ServiceRule


def variant_of(
    municipality: Municipality,
    kind: ServiceKind,
    rule: ServiceRule,
    offices: list[Office],
    day: date,
) -> str | None:
    """Return which of the patterns' answers is true on a day, None where the profile is silent.

    `offices` are those of the service that people can visit on that day.
    """
    match kind:
        case "price" | "bring":
            return "known" if getattr(rule, kind) else None
        case "minutes":
            return "known" if rule.minutes and offices else None
        case "who":
            said = "must_appear" in rule.model_fields_set
            return ("in_person" if rule.must_appear else "somebody_else") if said else None
        case "channel":
            return _channel(rule)
        case "where":
            return _where(offices)
        case "needs_appointment":
            return _needs_appointment(municipality, rule, offices, day)


def _channel(rule: ServiceRule) -> str | None:
    if not set(rule.channels) - {"home_delivery"}:
        return None
    delivered = "_delivered" if "home_delivery" in rule.channels else ""
    return f"{'online' if 'online' in rule.channels else 'offline'}{delivered}"


def _where(offices: list[Office]) -> str | None:
    # Staff who come are called by where they come to: "bij u thuis" needs no other form.
    if not all(office.at or office.at_home for office in offices):
        return "named"
    if len(offices) == 1 and offices[0].address:
        return "at_address"
    return "at" if offices else None


def _needs_appointment(
    municipality: Municipality, rule: ServiceRule, offices: list[Office], day: date
) -> str | None:
    """Say how people get in: by each office's own rule, else as the department receives them."""
    desks = [office for office in offices if office.kind == "desk"]
    if not offices:
        return None
    if all(office.by_appointment_only(day) for office in offices):
        return "needed"
    department = municipality.departments.get(rule.department or "")
    if any(office.by_appointment_only(day) for office in desks) or department is None:
        return None
    if "desk" in department.reach:
        return "possible" if rule.bookable else "walk_in"
    return "needed" if "appointment" in department.reach else None
