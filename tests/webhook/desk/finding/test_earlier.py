"""A case shows what the same person had before, and what was cancelled can be restored."""

import re

from intake.database import session_scope
from intake.finding import joining
from tests.webhook.conftest import NOW
from tests.webhook.desk.conftest import Browser
from tests.webhook.desk.examples import MATTERS, Examples, add
from webhook.services import Services


def again(services: Services, key: str, **given: object) -> str:
    """Open a case of the same person as another one's."""
    from dataclasses import replace

    matter = replace(MATTERS[key], booked=None, **given)  # type: ignore[arg-type]
    return add(services, matter, NOW)


def part_of(page: str, id_: str) -> str:
    begins = page.index(f'id="{id_}"')
    return page[begins : page.index("</section>", begins)]


def test_the_same_number_tells_of_the_case_before(
    fatima: Browser, services: Services, examples: Examples
) -> None:
    reference = again(services, "stairlift", summary="Nog eens over de lift.")
    earlier = part_of(fatima.get(f"/desk/cases/{reference}").text, "earlier")
    assert f"/desk/cases/{examples.references['stairlift']}" in earlier
    assert "Andere en afgezegde afspraken" in earlier


def test_of_another_department_one_learns_that_there_is_something(
    fatima: Browser, services: Services, examples: Examples
) -> None:
    other = again(services, "stairlift", department="isd", summary="Over de bijstand.")
    page = fatima.get(f"/desk/cases/{examples.references['stairlift']}").text
    assert "Bij andere afdelingen: 1." in part_of(page, "earlier")
    assert other not in page and "bijstand" not in page


def test_a_contact_belongs_to_a_case_and_then_not(
    fatima: Browser, services: Services, examples: Examples
) -> None:
    reference = again(services, "stairlift", talk=[("citizen", "tweede gesprek")])
    case, other = examples.references["stairlift"], "tweede gesprek"
    page = fatima.get(f"/desk/cases/{case}").text
    conversation = re.search(r'name="conversation" value="([^"]+)"', part_of(page, "earlier"))
    assert conversation and other not in page
    fatima.act(case, "join", conversation=conversation[1])
    page = fatima.get(f"/desk/cases/{case}").text
    assert other in page and "voegde een ander gesprek toe" in page
    with session_scope(services.engine) as session:
        assert joining.joined_with(session, case) == [conversation[1]]
    fatima.act(case, "part", conversation=conversation[1])
    assert other not in fatima.get(f"/desk/cases/{case}").text
    assert reference


def test_a_cancelled_appointment_is_restored_from_its_case(
    fatima: Browser, lena: Browser, examples: Examples
) -> None:
    case = examples.references["stairlift"]
    page = fatima.get(f"/desk/cases/{case}").text
    (appointment,) = set(re.findall(r"/desk/appointments/([0-9a-f-]{36})", page))
    fatima.form(f"/desk/appointments/{appointment}/cancel")
    earlier = part_of(fatima.get(f"/desk/cases/{case}").text, "earlier")
    assert "Afgezegd" in earlier and f"{appointment}/restore" in earlier
    done = fatima.form(f"/desk/appointments/{appointment}/restore", reference=case)
    assert done.headers["Location"] == f"/desk/appointments/{appointment}"
    page = fatima.get(done.headers["Location"]).text
    assert "staat er weer. De inwoner krijgt een sms." in page
    assert "zette de afspraak terug" in page
    again = fatima.form(f"/desk/appointments/{appointment}/restore", reference=case)
    assert again.status_code == 404


def test_others_restore_nothing(lena: Browser, sign_in: object, examples: Examples) -> None:
    booking = examples.bookings[0]
    lena.form(f"/desk/appointments/{booking.id}/cancel")
    anneke = sign_in("anneke")  # type: ignore[operator]
    for reference in (booking.reference, ""):
        path = f"/desk/appointments/{booking.id}/restore"
        assert anneke.form(path, reference=reference).status_code == 404


def test_a_time_that_is_gone_is_told(lena: Browser, services: Services, examples: Examples) -> None:
    booking = examples.bookings[0]
    lena.form(f"/desk/appointments/{booking.id}/cancel")
    profile = services.profiles.get("gemeente-leek")
    backend = services.appointments(profile)
    for _ in range(profile.offices[profile.default_office].capacity):
        backend.book(booking.slot, examples.bookings[1].reference, NOW)
    path = f"/desk/appointments/{booking.id}/restore"
    refused = lena.form(path, reference=booking.reference)
    assert (refused.status_code, "Die tijd is al vergeven" in refused.text) == (409, True)
