"""The documentation of this repository as pages."""

import re

import pytest
from flask.testing import FlaskClient

# --- the documentation


def test_the_documentation_is_shown_with_its_links(client: FlaskClient) -> None:
    answer = client.get("/documentation/README.md")
    assert answer.status_code == 200
    assert "<h1>" in answer.text
    for link in re.findall(r'href="((?:docs/|[A-Z]+\.md)[^"#]*)', answer.text):
        if link.endswith((".md", ".png", ".svg")):
            assert client.get(f"/documentation/{link}").status_code == 200, link


@pytest.mark.parametrize(
    "name",
    ["intake/settings.py", ".env.example", "var/secrets", "docs/../intake/settings.py", "docs/"],
)
def test_nothing_else_of_the_repository_is_shown(name: str, client: FlaskClient) -> None:
    assert client.get(f"/documentation/{name}").status_code == 404
