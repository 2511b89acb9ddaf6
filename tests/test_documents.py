"""Documents and comments: links that lead somewhere, decisions by their file, one word a thing."""

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

ROOT = Path(__file__).parents[1]
FOLDERS = (
    *("actions", "benchmarks", "bot", "deploy", "docs", "intake", "tests", "webhook"),
    *("data/dialogue", "data/municipalities", "data/national"),
)
SOURCES = (".css", ".html", ".js", ".md", ".py", ".sh", ".toml", ".yml")
SENTENCES = ("tests/calls", "tests/danger", "tests/sentences")
"""What citizens say: any word may stand there."""
DECISION = re.compile(r"\bdecisions? \d|\bhazards?\.md\b|\bissues? \d", re.I)
HOUSE = re.compile(r"\bhouses?\b(?! numbers?\b)", re.I)
PAGE = re.compile(r"\bdocs/[\w./-]+\.md\b")


def _files() -> list[str]:
    inside = (path for folder in FOLDERS for path in (ROOT / folder).rglob("*"))
    found = {path for path in (*ROOT.glob("*"), *inside) if path.suffix in SOURCES}
    found |= {ROOT / "Makefile", ROOT / ".env.example"}
    found -= {Path(__file__)}
    return sorted(path.relative_to(ROOT).as_posix() for path in found if path.is_file())


FILES = [name for name in _files() if not name.startswith(SENTENCES)]
DOCUMENTS = [name for name in FILES if name.endswith(".md")]


def tokens(name: str) -> list[Token]:
    """Every token of a document, those inside a line too; code is none."""
    reader = MarkdownIt("commonmark").enable("table")
    blocks = reader.parse(whole(name))
    return [inner for block in blocks for inner in (block, *(block.children or []))]


def links(name: str) -> list[str]:
    found = [one.attrGet("href") or one.attrGet("src") for one in tokens(name)]
    return [str(link) for link in found if link and not re.match(r"[a-z]+:", str(link))]


@cache
def headings(name: str) -> set[str]:
    """The anchors that a page has, made as GitHub makes them."""
    blocks, seen, anchors = tokens(name), Counter[str](), set()
    for before, block in zip(blocks, blocks[1:], strict=False):
        if before.type == "heading_open":
            plain = "".join(one.content for one in block.children or [])
            anchor = re.sub(r"[^\w\- ]", "", plain.lower()).replace(" ", "-")
            anchors.add(f"{anchor}-{seen[anchor]}" if seen[anchor] else anchor)
            seen[anchor] += 1
    return anchors


def dead(name: str, link: str) -> bool:
    path, _, anchor = link.partition("#")
    target = (ROOT / name).parent / path if path else ROOT / name
    if not target.exists():
        return True
    return bool(anchor) and anchor not in headings(target.resolve().relative_to(ROOT).as_posix())


def outside_links(name: str) -> str:
    """The text of a document without that of its links, code included."""
    text, depth = [], 0
    for token in tokens(name):
        depth += (token.type == "link_open") - (token.type == "link_close")
        if not depth and token.type != "inline":
            text.append(token.content or "\n")
    return "".join(text)


def whole(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def text(name: str) -> str:
    return outside_links(name) if name.endswith(".md") else whole(name)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_link_leads_somewhere(name: str) -> None:
    assert [link for link in links(name) if dead(name, link)] == []


def test_every_page_that_is_named_is_there() -> None:
    named = {page for name in FILES for page in PAGE.findall(whole(name))}
    assert [page for page in sorted(named) if not (ROOT / page).exists()] == []


def test_a_decision_is_a_link_and_no_number() -> None:
    assert [(name, said) for name in FILES for said in DECISION.findall(text(name))] == []


def test_a_house_is_a_building() -> None:
    assert [(name, said) for name in FILES for said in HOUSE.findall(text(name))] == []


def test_a_link_that_leads_nowhere_is_found() -> None:
    assert dead("README.md", "docs/nowhere.md") and dead("README.md", "docs/glossary.md#nowhere")
    assert not dead("README.md", "docs/glossary.md#glossary")


def test_every_page_is_linked_from_another() -> None:
    linked = {
        (ROOT / name).parent.joinpath(link.partition("#")[0]).resolve()
        for name in DOCUMENTS
        for link in links(name)
    }
    lost = [name for name in DOCUMENTS if name.startswith("docs/") and ROOT / name not in linked]
    assert [name for name in lost if not name.startswith("docs/decisions/")] == []
