"""In which language a page is read."""

from html.parser import HTMLParser

from flask.testing import FlaskClient

from intake.wording import languages
from webhook.services import Services


class Read(HTMLParser):
    """The words of a page with the language each stands in, and its links."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.languages: list[str] = []
        self.words: list[tuple[str, str]] = []
        self.links: list[tuple[str, str]] = []
        self.raw: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        if tag not in ("meta", "link"):
            above = self.languages[-1] if self.languages else ""
            self.languages.append(given.get("lang") or above)
            self.raw.append(tag)
        if tag == "a":
            self.links.append((given.get("lang") or "", given.get("href") or ""))

    def handle_endtag(self, tag: str) -> None:
        self.languages.pop()
        self.raw.pop()

    def handle_data(self, data: str) -> None:
        if data.strip() and self.raw[-1] != "script":
            self.words.append((self.languages[-1], " ".join(data.split())))


def read(client: FlaskClient, address: str, **headers: str) -> Read:
    return Read(client.get(address, headers=headers).text)


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
