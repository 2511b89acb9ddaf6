"""A page of the site, as somebody reads it."""

from html.parser import HTMLParser

from flask.testing import FlaskClient


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
    """Read the page at an address of the site."""
    return Read(client.get(address, headers=headers).text)
