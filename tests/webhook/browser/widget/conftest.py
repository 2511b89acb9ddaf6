"""A municipal site of another origin, made of the lines that docs/embed.md gives to paste."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

import pytest
from flask import Flask, Response, request
from playwright.sync_api import BrowserContext, Page

from intake.municipalities import Municipality
from intake.settings import ROOT
from tests.webhook.browser.conftest import Complaints
from webhook.services import Services

SMALL = {"width": 390, "height": 700}
"""A telephone: the chat fills it."""
LARGE = {"width": 1280, "height": 800}


@dataclass
class OnOneSite:
    """Profiles, of which each names one more site that may show its chat."""

    profiles: object
    site: str

    def get(self, name: str) -> Municipality:
        return self._with_site(self.profiles.get(name))  # type: ignore[attr-defined]

    def all(self) -> Iterable[Municipality]:
        return [self._with_site(one) for one in self.profiles.all()]  # type: ignore[attr-defined]

    def _with_site(self, profile: Municipality) -> Municipality:
        changed = profile.model_copy(update={"sites": [self.site]})
        vars(changed)["id"] = profile.id
        return changed


def pasted(kind: str, chat: str, place: int = 0) -> str:
    """The lines of this kind from docs/embed.md, with the address of this gateway in them."""
    told = (ROOT / "docs" / "embed.md").read_text(encoding="utf-8")
    lines = re.findall(rf"^```{kind}\n(.*?)^```", told, re.DOTALL | re.MULTILINE)[place]
    return str(lines).replace("https://chat.example", chat).strip()


def page_of(script: str) -> str:
    """A page with one heading and these scripts."""
    return (
        '<!doctype html><html lang="nl"><head><title>Gemeente</title>'
        '<link rel="icon" href="data:,"></head>'
        f"<body><main><h1>Gemeente</h1><p>Welkom.</p></main>{script}</body></html>"
    )


@pytest.fixture
def site(serve: Callable[[Flask], str]) -> str:
    """The address of the municipal site; `?chat=` is the gateway.

    `?twice=1` embeds it twice, `?framed=1` shows the chat's own page in a frame.
    """
    app = Flask("site")

    @app.get("/")
    def home() -> Response:
        chat, language = request.args["chat"], request.args.get("language", "nl")
        line = pasted("html", chat).replace('data-language="nl"', f'data-language="{language}"')
        allowed = f"default-src 'none'; {pasted('csp', chat)}; img-src data:"
        if "framed" in request.args:
            line = f'<iframe title="Chat" src="{chat}/chat?municipality=gemeente-leek"></iframe>'
            allowed = f"default-src 'none'; frame-src {chat}; img-src data:"
        answer = Response(page_of(line * (2 if "twice" in request.args else 1)))
        answer.headers["Content-Security-Policy"] = allowed
        return answer

    return serve(app)


@pytest.fixture
def services(services: Services, site: str) -> Services:
    return replace(services, profiles=OnOneSite(services.profiles, site))  # type: ignore[arg-type]


@pytest.fixture
def visit(context: BrowserContext, gateway: str, site: str) -> Iterator[Callable[..., Page]]:
    """Opens the municipal page, which must complain of nothing, and not the chat in it yet."""
    heard: list[Complaints] = []

    def go(asked: str = "", **viewport: int) -> Page:
        page = context.new_page()
        heard.append(Complaints(page, everything=True))
        if viewport:
            page.set_viewport_size(viewport)  # type: ignore[arg-type]
        page.goto(f"{site}/?chat={gateway}{asked}")
        page.locator("#launch").first.wait_for()
        return page

    yield go
    told = [said for each in heard for said in each.heard]
    # What the browser itself says where a test takes the network away.
    assert [said for said in told if not said.startswith("Failed to load resource")] == []


def opened(page: Page) -> Page:
    """The page with its chat open, and greeted."""
    page.locator("#launch").click()
    page.locator("#choices button").first.wait_for()
    return page


@pytest.fixture
def stranger(site: str) -> str:
    """The address of a site that no profile names: the same pages by another name."""
    return site.replace("127.0.0.1", "localhost")


@pytest.fixture
def chat(visit: Callable[..., Page]) -> Page:
    """A chat that was just opened on the municipal page."""
    return opened(visit())
