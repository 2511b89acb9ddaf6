"""In which language a page is read."""

from flask.testing import FlaskClient

from intake.wording import languages
from tests.webhook.site.pages import read
from webhook.services import Services


def test_a_language_asked_for_goes_before_the_browsers(client: FlaskClient) -> None:
    page = read(client, "/chat?language=de", **{"Accept-Language": "nl"})
    assert ("de", "Mit wem möchten Sie chatten?") in page.words


def test_every_link_of_the_list_speaks_the_language_it_leads_to(
    client: FlaskClient, services: Services
) -> None:
    page = read(client, "/chat")
    known = languages.load(services.settings.data_dir)
    expected = {
        (code, f"/chat?municipality={profile.id}&language={code}")
        for profile in services.profiles.all()
        for code in profile.languages
    }
    assert set(page.links) == expected
    for code in known.names:
        said = services.texts.prompt("page_chat_in", known.default_locale[code])
        assert (code, said) in page.words
