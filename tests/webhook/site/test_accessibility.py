"""The accessibility statement: of every municipality, in each language, no more than is known."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest
from flask.testing import FlaskClient

from intake.municipalities import Municipality
from intake.municipalities.rules import Accessibility
from intake.settings import Settings
from webhook import create_app
from webhook.services import Services
from webhook.site.accessibility import statement

BODIES = {"NL": "Nationale ombudsman", "BE": "Vlaamse Ombudsdienst", "DE": "Ombudsstelle"}


def test_every_municipality_has_its_statement_in_each_language(
    client: FlaskClient, services: Services
) -> None:
    for profile in services.profiles.all():
        for language in profile.languages:
            told = client.get(f"/accessibility?municipality={profile.id}&language={language}")
            assert told.status_code == 200
            assert f'<html lang="{language}">' in told.text
            assert BODIES[profile.country] in told.text
            assert profile.phone_number in told.text


def test_nobody_has_assessed_it_until_a_person_has(client: FlaskClient) -> None:
    assert statement()["status"] == "not_assessed"
    told = client.get("/accessibility?municipality=gemeente-leek&language=nl").text
    assert "Nog niet beoordeeld" in told
    assert "30 november 2026" in told


@pytest.mark.parametrize("part", ["tested", "faults"])
def test_what_was_tested_and_what_is_wrong_is_written_in_both_languages(part: str) -> None:
    assert statement()[part]
    assert all(set(each) == {"nl", "de"} for each in statement()[part])


@dataclass
class Only:
    """One profile, whatever is asked for."""

    profile: Municipality

    def get(self, _: str) -> Municipality:
        return self.profile

    def all(self) -> list[Municipality]:
        return [self.profile]


@pytest.fixture
def told(settings: Settings, services: Services) -> Callable[..., str]:
    """The statement of a profile in which this stands."""

    def page(name: str, **given: str) -> str:
        profile = services.profiles.get(name)
        changed = profile.model_copy(update={"accessibility": Accessibility(**given)})
        vars(changed)["id"] = name
        app = create_app(settings, replace(services, profiles=Only(changed)))  # type: ignore[arg-type]
        return app.test_client().get(f"/accessibility?municipality={name}").text

    return page


@pytest.mark.parametrize(
    ("contact", "href"),
    [
        ("toegankelijk@leek.example", "mailto:toegankelijk@leek.example"),
        ("https://leek.example/melden", "https://leek.example/melden"),
    ],
)
def test_who_may_be_written_to_is_linked(contact: str, href: str, told: Callable[..., str]) -> None:
    assert f'<a href="{href}">{contact}</a>' in told("gemeente-leek", contact=contact)


def test_a_job_centre_under_federal_law_names_its_own_body(told: Callable[..., str]) -> None:
    assert "Schlichtungsstelle BGG" in told("jobcenter-kreis-heinsberg", complaints="DE")
    assert "Schlichtungsstelle BGG" not in told("jobcenter-kreis-heinsberg")


def test_every_body_that_a_profile_names_is_known(services: Services) -> None:
    named = {profile.accessibility.complaints for profile in services.profiles.all()}
    assert named - {None} <= set(statement()["complaints"])


def test_an_unknown_municipality_has_none(client: FlaskClient) -> None:
    assert client.get("/accessibility").status_code == 404
