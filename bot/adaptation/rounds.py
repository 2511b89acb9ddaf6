"""The rounds in which the adapter learns: kinds of lines, and at times what means the same."""

from typing import Any, Iterator, List, NamedTuple

import numpy as np
import tensorflow as tf

from bot.adaptation.lessons import Lessons
from bot.adaptation.network import BATCH, Network, Rows, padded

LEAST_PACE = 0.02


class Settings(NamedTuple):
    """How the adapter learns; by what the reader for danger was worth on lines of other hands."""

    first: int = 6
    rank: int = 16
    scale: float = 2.0
    rounds: int = 3
    pace: float = 5e-4
    pace_of_kinds: float = 2e-2
    dropped: float = 0.1
    sharpness: float = 10.0
    """By which the likeness of a line to a kind is multiplied."""
    warmth: float = 0.07
    """By which the likeness of two questions is divided (InfoNCE, van den Oord et al. 2018)."""
    topics_every: int = 5
    topics_at_once: int = 24
    questions_of_each: int = 4
    warm_up: int = 50
    norm: float = 1.0
    kept: float = 0.5
    """How much of what was learnt is kept; whole, it read the intents a little worse."""
    seed: int = 7


class Told(NamedTuple):
    """How far learning is, and how wrong it still is."""

    round: int
    step: int
    steps: int
    of_kinds: float
    of_topics: float


class Teacher:
    """Teaches a network."""

    def __init__(self, network: Network, kinds: Lessons, topics: Lessons, chosen: Settings) -> None:
        """Take the lessons; the lower layers read all of them now."""
        self._network, self._chosen = network, chosen
        self._kinds, self._topics = kinds, topics
        self._lines, self._questions = network.lower(kinds.texts), network.lower(topics.texts)
        self._chance = np.random.default_rng(chosen.seed)
        some = self._chance.permutation(len(self._lines))[:2000]
        self._mean = network.vectors([self._lines[i] for i in some]).mean(axis=0)
        width = len(self._mean)
        self._heads = tf.Variable(tf.zeros([width, kinds.count]))
        self._bias = tf.Variable(tf.zeros([kinds.count]))
        legacy = tf.keras.optimizers.legacy
        self._paces = legacy.Adam(chosen.pace), legacy.Adam(chosen.pace_of_kinds)
        shapes = [tf.TensorSpec([None, None, width]), tf.TensorSpec([None, None])]
        shapes.append(tf.TensorSpec([None], tf.int32))
        self._learn_kinds = tf.function(self._by_kind, input_signature=shapes)
        self._learn_topics = tf.function(self._by_topic, input_signature=shapes)

    def teach(self) -> Iterator[Told]:
        """Go through all rounds; yield what to tell every hundred steps."""
        steps = -(-len(self._lines) // BATCH)
        for number in range(self._chosen.rounds):
            of_kinds: List[float] = []
            of_topics: List[float] = []
            for step, some in enumerate(self._batches()):
                self._slow_down(number * steps + step, self._chosen.rounds * steps)
                of_kinds.append(self._step(self._learn_kinds, self._lines, self._kinds, some))
                if self._topics.count and step % self._chosen.topics_every == 0:
                    asked = self._alike()
                    told = self._step(self._learn_topics, self._questions, self._topics, asked)
                    of_topics.append(told)
                if step % 100 == 0:
                    recent = np.mean(of_kinds[-100:]), np.mean(of_topics[-20:] or [0.0])
                    yield Told(number, step, steps, float(recent[0]), float(recent[1]))

    def _step(self, learn: Any, rows: Rows, lessons: Lessons, some: np.ndarray) -> float:
        block = padded([rows[i] for i in some])
        return float(learn(*block, tf.constant(lessons.numbers[some], tf.int32)))

    def _batches(self) -> Iterator[np.ndarray]:
        """Yield every line once: in batches of like length, which a share of all is sorted for."""
        order = self._chance.permutation(len(self._lines))
        lengths = np.array([len(row) for row in self._lines])
        found = []
        for at in range(0, len(order), BATCH * 20):
            share = order[at : at + BATCH * 20]
            share = share[np.argsort(lengths[share], kind="stable")]
            found += [share[i : i + BATCH] for i in range(0, len(share), BATCH)]
        yield from (found[i] for i in self._chance.permutation(len(found)))

    def _alike(self) -> np.ndarray:
        """Return a few questions of each of some topics: of neighbours as often as of any."""
        count, most = self._topics.count, min(self._chosen.topics_at_once, self._topics.count)
        if self._chance.random() < 0.5:
            start = self._chance.integers(0, count - most + 1)
            chosen = np.arange(start, start + most)
        else:
            chosen = self._chance.permutation(count)[:most]
        each = [np.flatnonzero(self._topics.numbers == topic) for topic in chosen]
        few = self._chosen.questions_of_each
        return np.concatenate([self._chance.permutation(ours)[:few] for ours in each])

    def _slow_down(self, step: int, steps: int) -> None:
        started = min(1.0, step / self._chosen.warm_up)
        left = max(LEAST_PACE, 1 - step / steps)
        self._paces[0].learning_rate.assign(self._chosen.pace * started * left)

    def _centred(self, states: Any, mask: Any) -> Any:
        told = self._network.above(states, mask, self._chosen.dropped)
        return tf.math.l2_normalize(tf.math.l2_normalize(told, -1) - self._mean, -1)

    def _by_kind(self, states: Any, mask: Any, kinds: Any) -> Any:
        with tf.GradientTape() as tape:
            seen = tf.nn.dropout(self._centred(states, mask), self._chosen.dropped)
            scores = self._chosen.sharpness * tf.matmul(seen, self._heads) + self._bias
            wrong = tf.nn.sparse_softmax_cross_entropy_with_logits(kinds, scores)
            loss = tf.reduce_mean(wrong)
        self._follow(tape, loss, [self._heads, self._bias])
        return loss

    def _by_topic(self, states: Any, mask: Any, topics: Any) -> Any:
        with tf.GradientTape() as tape:
            seen = self._centred(states, mask)
            itself = tf.eye(tf.shape(seen)[0])
            scores = tf.matmul(seen, seen, transpose_b=True) / self._chosen.warmth - 1e9 * itself
            same = tf.cast(topics[:, None] == topics[None], tf.float32) * (1 - itself)
            told = tf.reduce_sum(tf.nn.log_softmax(scores) * same, 1)
            loss = -tf.reduce_mean(told / tf.maximum(tf.reduce_sum(same, 1), 1))
        self._follow(tape, loss, [])
        return loss

    def _follow(self, tape: Any, loss: Any, heads: List[Any]) -> None:
        ours = self._network.variables
        slopes, _ = tf.clip_by_global_norm(tape.gradient(loss, ours + heads), self._chosen.norm)
        # TensorFlow rewrites this function, and its zip knows no `strict`.
        self._paces[0].apply_gradients(list(zip(slopes[: len(ours)], ours)))  # noqa: B905
        if heads:
            self._paces[1].apply_gradients(list(zip(slopes[len(ours) :], heads)))  # noqa: B905
