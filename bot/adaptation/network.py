"""multilingual-e5-small in TensorFlow: the network that CTranslate2 runs, but one that learns.

The lower layers stay as they are, so they are computed once for every line. To each matrix of the
upper ones a product of two small matrices is added (LoRA, Hu et al. 2021): a hundredth of the
numbers, which fits into the repository and forgets little of what the network knew.
"""

from typing import Any, Dict, Iterator, List, Sequence, Tuple

import numpy as np
import tensorflow as tf

from bot.encoders.e5 import cutter
from bot.encoders.e5_adapter import DOWN, UP
from bot.encoders.e5_file import Contents, Weights
from bot.encoders.models import HEARD

BATCH = 64
Rows = List[np.ndarray]
"""For each text what a layer made of it: a row for each of its pieces."""


class Network:
    """The network with what is added to it."""

    def __init__(self, contents: Contents, first: int, rank: int, scale: float, seed: int) -> None:
        """Take the package's weights, the first layer that learns, and the adapter's rank."""
        self._contents, self._cut = contents, cutter(contents.pieces)
        self._entrance = _Entrance(contents)
        sizes = contents.sizes
        self._lower = [_Layer(contents, n) for n in range(first)]
        self._upper = [
            _Learning(contents, n, rank, scale, seed) for n in range(first, sizes.layers)
        ]
        self._through_lower = _compiled(self._below, sizes.width)
        self._through_upper = _compiled(self.above, sizes.width)

    def lower(self, texts: Sequence[str]) -> Rows:
        """Return what the layers that do not learn make of texts, to be kept for all rounds."""
        pieces = [self._cut(text[:HEARD]) for text in texts]
        rows: Rows = [np.zeros(0)] * len(pieces)
        for some in of_like_length([len(cut) for cut in pieces]):
            told = self._through_lower(*padded([self._entrance.of(pieces[i]) for i in some]))
            for i, states in zip(some, told.numpy(), strict=True):
                rows[i] = states[: len(pieces[i])].astype(np.float16)
        return rows

    def vectors(self, rows: Rows) -> np.ndarray:
        """Return a text's embedding, of length 1, for each that `lower` has read."""
        found = np.zeros((len(rows), self._contents.sizes.width), np.float32)
        for some in of_like_length([len(row) for row in rows]):
            found[some] = self._through_upper(*padded([rows[i] for i in some])).numpy()
        return np.asarray(found / np.linalg.norm(found, axis=1, keepdims=True))

    def above(self, states: Any, mask: Any, dropped: float = 0.0) -> Any:
        """Return the mean over the pieces of each text, after the layers that learn."""
        for layer in self._upper:
            states = layer(states, mask, dropped)
        return tf.reduce_sum(states * mask[..., None], 1) / tf.reduce_sum(mask, 1, keepdims=True)

    @property
    def variables(self) -> List[Any]:
        """Return what is learnt."""
        return [variable for layer in self._upper for variable in layer.variables()]

    def state(self, kept: float = 1.0) -> Dict[str, np.ndarray]:
        """Return what was learnt, as `bot.encoders.e5_adapter` reads it.

        `kept` is how far it goes from the package's weights to those that were learnt, 0 to 1: what
        no lesson is about is read best somewhere between the two (Wortsman et al. 2022).
        """
        layers = (layer.state(kept) for layer in self._upper)
        return {name: array for layer in layers for name, array in layer.items()}

    def _below(self, states: Any, mask: Any) -> Any:
        for layer in self._lower:
            states = layer(states, mask)
        return states


def _compiled(run: Any, width: int) -> Any:
    shapes = [tf.TensorSpec([None, None, width]), tf.TensorSpec([None, None])]
    return tf.function(lambda states, mask: run(states, mask), input_signature=shapes)


def of_like_length(lengths: Sequence[int]) -> Iterator[List[int]]:
    """Yield the places of texts in batches: what is padded is paid for."""
    order = sorted(range(len(lengths)), key=lambda i: lengths[i])
    yield from (order[i : i + BATCH] for i in range(0, len(order), BATCH))


def padded(rows: Rows) -> Tuple[Any, Any]:
    """Return the rows of texts as one block, and which of its places are theirs."""
    longest = max(len(row) for row in rows)
    states = np.zeros((len(rows), longest, rows[0].shape[1]), np.float32)
    mask = np.zeros((len(rows), longest), np.float32)
    for i, row in enumerate(rows):
        states[i, : len(row)], mask[i, : len(row)] = row, 1
    return tf.constant(states), tf.constant(mask)


class _Entrance:
    """What the first layer is given: words, their places, and a norm."""

    def __init__(self, contents: Contents) -> None:
        width, weights = contents.sizes.width, contents.weights
        self._words = weights.matrix("emb.word", width)
        places = weights.vector("emb.pos").reshape(-1, width)
        self._places = places + weights.vector("emb.type")[:width]
        self._gain, self._shift = weights.vector("emb.ln.w"), weights.vector("emb.ln.b")
        self._epsilon = contents.epsilon

    def of(self, pieces: List[int]) -> np.ndarray:
        states = self._words[pieces] + self._places[: len(pieces)]
        spread = np.sqrt(states.var(axis=1, keepdims=True) + self._epsilon)
        centred = states - states.mean(axis=1, keepdims=True)
        return np.asarray(centred / spread * self._gain + self._shift)


class _Layer:
    """One layer of BERT: attention, then two matrices, each followed by a norm."""

    def __init__(self, contents: Contents, number: int) -> None:
        self._name, self._sizes = f"l{number}", contents.sizes
        self._epsilon = contents.epsilon
        self.matrices, self.vectors = {}, {}
        inner = {"fo": contents.sizes.inner}
        for part in ("q", "k", "v", "ao", "fi", "fo"):
            self._take(contents.weights, part, inner.get(part, contents.sizes.width))
        for part in ("aln", "oln"):
            for kind in ("w", "b"):
                self._keep(contents.weights, f"{self._name}.{part}.{kind}")

    def _take(self, weights: Weights, part: str, width: int) -> None:
        name = f"{self._name}.{part}"
        self.matrices[part] = tf.constant(weights.matrix(f"{name}.w", width).T)
        self._keep(weights, f"{name}.b")

    def _keep(self, weights: Weights, name: str) -> None:
        self.vectors[name] = tf.Variable(weights.vector(name))

    def __call__(self, states: Any, mask: Any, dropped: float = 0.0) -> Any:
        shape = tf.shape(states)
        flat = tf.reshape(states, [-1, self._sizes.width])
        asked = (self._heads(self._linear(part, flat, dropped), shape) for part in "qkv")
        told = tf.reshape(self._attention(*asked, mask), [-1, self._sizes.width])
        told = _some(self._linear("ao", told, dropped), dropped)
        seen = self._norm("aln", flat + told)
        inner = tf.nn.gelu(self._linear("fi", seen, dropped), approximate=False)
        out = self._norm("oln", seen + _some(self._linear("fo", inner, dropped), dropped))
        return tf.reshape(out, shape)

    def _heads(self, states: Any, shape: Any) -> Any:
        each = self._sizes.width // self._sizes.heads
        parted = tf.reshape(states, [shape[0], shape[1], self._sizes.heads, each])
        return tf.transpose(parted, [0, 2, 1, 3])

    def _attention(self, asking: Any, asked: Any, told: Any, mask: Any) -> Any:
        each = self._sizes.width // self._sizes.heads
        scores = tf.matmul(asking, asked, transpose_b=True) / np.sqrt(each)
        hidden = (1 - mask[:, None, None, :]) * -1e9
        return tf.transpose(tf.matmul(tf.nn.softmax(scores + hidden), told), [0, 2, 1, 3])

    def _linear(self, part: str, states: Any, dropped: float) -> Any:
        return tf.matmul(states, self.matrices[part]) + self.vectors[f"{self._name}.{part}.b"]

    def _norm(self, part: str, states: Any) -> Any:
        mean, spread = tf.nn.moments(states, -1, keepdims=True)
        gain, shift = (self.vectors[f"{self._name}.{part}.{kind}"] for kind in ("w", "b"))
        return (states - mean) * tf.math.rsqrt(spread + self._epsilon) * gain + shift


class _Learning(_Layer):
    """A layer with the two small matrices of each of its matrices; they begin by adding nothing."""

    def __init__(self, contents: Contents, number: int, rank: int, scale: float, seed: int) -> None:
        super().__init__(contents, number)
        chance = np.random.default_rng([seed, number])
        self._scale = scale
        self._before = {name: vector.numpy() for name, vector in self.vectors.items()}
        self.added = {}
        for part, matrix in self.matrices.items():
            into, out = matrix.shape
            down = chance.normal(size=(into, rank)) / np.sqrt(into)
            self.added[part] = tuple(
                tf.Variable(one.astype(np.float32)) for one in (down, np.zeros((rank, out)))
            )

    def variables(self) -> List[Any]:
        return [*(one for pair in self.added.values() for one in pair), *self.vectors.values()]

    def state(self, kept: float) -> Dict[str, np.ndarray]:
        found = {
            name: before + kept * (self.vectors[name].numpy() - before)
            for name, before in self._before.items()
        }
        for part, (down, up) in self.added.items():
            name = f"{self._name}.{part}.w"
            found[f"{name}.{DOWN}"] = down.numpy().T
            found[f"{name}.{UP}"] = kept * self._scale * up.numpy().T
        return {name: array.astype(np.float16) for name, array in found.items()}

    def _linear(self, part: str, states: Any, dropped: float) -> Any:
        down, up = self.added[part]
        added = tf.matmul(tf.matmul(_some(states, dropped), down), up)
        return super()._linear(part, states, dropped) + self._scale * added


def _some(states: Any, dropped: float) -> Any:
    return tf.nn.dropout(states, dropped) if dropped else states
