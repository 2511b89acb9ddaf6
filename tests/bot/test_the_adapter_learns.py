"""What lines of municipalities teach e5 is learnt by the same network that is served."""

from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest
import yaml

from bot.adaptation import lessons
from bot.adaptation.lessons import Lessons
from bot.adaptation.network import Network
from bot.adaptation.rounds import Settings, Teacher, Told
from bot.encoders import e5, e5_adapter, e5_file, models
from bot.encoders.e5_file import Contents
from bot.examples.danger import read_danger

ROOT = Path(__file__).parents[2]
SMALL = Settings(
    first=10, rank=4, rounds=12, topics_every=2, questions_of_each=2, warm_up=2, pace=5e-3
)
MONEY = ["wat kost dat", "hoeveel moet ik betalen", "was kostet das", "wie teuer ist das"]
TIME = ["wanneer zijn jullie open", "hoe laat sluit het", "wann haben Sie auf", "bis wann geöffnet"]

pytestmark = pytest.mark.timeout(300)


@pytest.fixture(scope="module")
def asked() -> Lessons:
    return Lessons([*MONEY, *TIME], np.array([0] * len(MONEY) + [1] * len(TIME)))


@pytest.fixture(scope="module")
def contents() -> Contents:
    """The model as the package ships it, which nothing here changes."""
    return e5_file.read()


def network(contents: Contents, chosen: Settings = SMALL) -> Network:
    return Network(contents, chosen.first, chosen.rank, chosen.scale, chosen.seed)


def of(network: Network, texts: list[str]) -> np.ndarray:
    return network.vectors(network.lower(texts))


class Taught(NamedTuple):
    """A network before it has learnt anything and after, and what was told meanwhile."""

    before: np.ndarray
    start: dict[str, np.ndarray]
    told: list[Told]
    after: np.ndarray
    network: Network


@pytest.fixture(scope="module")
def taught(contents: Contents, asked: Lessons) -> Taught:
    """Made and taught once: to build a network takes longer than to ask it anything."""
    made = network(contents)
    before, start = of(made, asked.texts), made.state(0.0)
    told = list(Teacher(made, asked, asked, SMALL).teach())
    return Taught(before, start, told, of(made, asked.texts), made)


def apart(rows: np.ndarray) -> float:
    """Return how much nearer the questions of one meaning are than those of two."""
    alike = rows @ rows.T
    half = len(MONEY)
    return float(
        alike[:half, :half].mean() + alike[half:, half:].mean() - 2 * alike[:half, half:].mean()
    )


def test_before_it_has_learnt_it_is_the_network_of_the_package(taught: Taught) -> None:
    theirs = e5.load(adapter=None)(MONEY)
    assert ((taught.before[: len(MONEY)] * theirs).sum(axis=1) > 0.999).all()


def test_what_means_the_same_comes_nearer_and_is_served_so(
    taught: Taught, asked: Lessons, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert taught.told[-1].of_kinds < taught.told[0].of_kinds
    assert apart(taught.after) > 2 * apart(taught.before)
    learnt = tmp_path / "adapter.npz"
    np.savez_compressed(learnt, **taught.network.state())
    monkeypatch.setattr(e5, "KEPT", tmp_path)
    served = e5.load(learnt)(asked.texts)
    assert ((served * taught.after).sum(axis=1) > 0.995).all()


def test_half_of_what_was_learnt_lies_between_the_package_and_all_of_it(taught: Taught) -> None:
    half, whole = taught.network.state(0.5), taught.network.state()
    learnt = [name for name in whole if not name.endswith(e5_adapter.DOWN)]
    assert not np.allclose(taught.start["l11.oln.b"], whole["l11.oln.b"])
    for name in learnt:
        middle = (taught.start[name].astype(float) + whole[name].astype(float)) / 2
        assert np.allclose(half[name], middle, atol=2e-3)


def test_the_same_lessons_teach_the_same(contents: Contents, asked: Lessons) -> None:
    smallest = SMALL._replace(first=11, rounds=1, dropped=0.0)
    one, other = network(contents, smallest), network(contents, smallest)
    for each in (one, other):
        list(Teacher(each, asked, asked, smallest).teach())
    assert np.allclose(of(one, asked.texts), of(other, asked.texts), atol=1e-4)


def test_embeddings_of_another_adapter_are_not_taken_for_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other.npz"
    other.write_bytes(b"another")
    assert e5_adapter.digest(other) != e5_adapter.digest()
    assert e5_adapter.digest() in models.made_by("e5")
    assert e5_adapter.digest() not in models.made_by("use")


def test_danger_is_taught_as_danger_though_it_is_said_every_day(tmp_path: Path) -> None:
    written = {
        "nl/danger/fire_or_gas.yml": "kind: fire_or_gas\ndanger: {smell: [het ruikt hier]}\n",
        "nl/nlu/greet.yml": 'nlu: [{intent: greet, examples: "- het ruikt hier\\n- hoi"}]\n',
        "adaptation/nl/danger/fire_or_gas.yml": (
            "kind: fire_or_gas\ndanger: {hiss: [het sist]}\n"
            "near_misses: {boiler: [hoi, nieuwe ketel]}\n"
        ),
    }
    for name, content in written.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content, "utf-8")
    found = lessons.kinds(tmp_path)
    assert found.texts == ["het ruikt hier", "hoi", "het sist", "nieuwe ketel"]
    smell, hello, hiss, boiler = found.numbers
    assert smell == hiss
    assert len({smell, hello, boiler}) == found.count == 3


def test_a_topic_is_asked_about_in_every_language() -> None:
    found = lessons.topics(ROOT / "data")
    counts = np.bincount(found.numbers)
    assert found.count >= 250
    assert counts.min() >= 12


def test_no_line_that_measures_is_taught() -> None:
    """Nothing longer than a few words: "ja, graag" is everybody's."""
    taught = {bare(text) for text in lessons.topics(ROOT / "data").texts}
    taught |= {bare(line.text) for line in read_danger(ROOT / "data" / lessons.FOLDER)}
    measures = [
        sentence["text"]
        for file in sorted((ROOT / "tests" / "sentences").glob("*/*.yml"))
        for sentence in yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader)["sentences"]
    ]
    assert [t for t in measures if len(t.split()) > 3 and bare(t) in taught] == []


def bare(text: str) -> str:
    return " ".join(text.casefold().split())
