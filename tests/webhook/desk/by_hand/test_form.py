"""The form offers what there is, and takes nothing else."""

from tests.webhook.desk.conftest import Browser


def test_it_offers_the_departments_and_services_of_the_municipality(fatima: Browser) -> None:
    page = fatima.get("/desk/cases/new").text
    for code in ("service:passport", "topic:income", "counter", "isd"):
        assert f'value="{code}"' in page


def test_odd_codes_become_the_usual_ones(fatima: Browser) -> None:
    made = fatima.form(
        "/desk/cases/new", channel="x", language="x", wants="x", department="x",
        summary="Iets over wmo.", matter="topic:support", take="1",
    )  # fmt: skip
    page = fatima.get(made.headers["Location"]).text
    assert "Gewone telefoon" in page and "Wil worden teruggebeld" in page


def test_it_speaks_german(fatima: Browser) -> None:
    assert "Anlegen und übernehmen" in fatima.get("/desk/cases/new?language=de").text
