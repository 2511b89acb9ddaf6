"""However features are parted and ordered to be fast, the weights are those of plain arithmetic."""

import numpy as np
import pytest
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer

from bot.learning import softmax
from bot.learning.blocks import COMMON, FEW, Blocks
from bot.learning.word_grams import MANY, WordGrams

ROWS, PENALTY, STEPS = 160, 0.7, 12
CHANCE = np.random.default_rng(7)
DENSE = CHANCE.normal(size=(ROWS, 5))
SHARES = np.array([0.9, 0.01, COMMON + 0.1, 0.02, 0.5, COMMON / 2])
SPARSE = csr_matrix((CHANCE.random((ROWS, 6)) < SHARES) * CHANCE.random((ROWS, 6)))
WORDS = ["paspoort", "afspraak", "ik", "de", "größe", "o", "verlengen?", "morgen", "amt", "mijn"]
TEXTS = [" ".join(CHANCE.choice(WORDS, CHANCE.integers(1, 9))) for _ in range(2 * MANY)]
SETTINGS = {"analyzer": "char_wb", "ngram_range": (2, 5), "min_df": 4, "sublinear_tf": True}


def plainly(truth: np.ndarray, classes: int, counts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The weights and biases by the formula of the docstring, one dense matrix and scipy."""
    rows = np.hstack([DENSE, SPARSE.toarray()])
    size = rows.shape[1] * classes
    wanted = np.eye(classes)[truth]

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        weights, bias = flat[:size].reshape(-1, classes), flat[size:]
        said = softmax.probabilities(rows @ weights + bias)
        value = -counts @ np.log((said * wanted).sum(axis=1)) + PENALTY / 2 * (weights**2).sum()
        error = (said - wanted) * counts[:, None]
        slope = np.concatenate([(rows.T @ error + PENALTY * weights).ravel(), error.sum(axis=0)])
        return value / counts.sum(), slope / counts.sum()

    options = {"maxiter": STEPS, "maxcor": 10}
    found = minimize(loss, np.zeros(size + classes), jac=True, method="L-BFGS-B", options=options)
    return found.x[:size].reshape(-1, classes), found.x[size:]


@pytest.mark.parametrize("classes", [2, 3, FEW + 3])
@pytest.mark.parametrize("weighed", [False, True])
def test_the_weights_are_those_of_the_formula(classes: int, weighed: bool) -> None:
    truth = np.arange(ROWS) % classes
    counts: np.ndarray | None = CHANCE.integers(1, 7, ROWS) if weighed else None
    ours = softmax.fit(Blocks([DENSE, SPARSE]), truth, classes, PENALTY, STEPS, counts)
    known = np.ones(ROWS) if counts is None else counts.astype(float)
    weights, bias = plainly(truth, classes, known)
    np.testing.assert_allclose(ours.features, weights, rtol=1e-4, atol=1e-6)
    np.testing.assert_allclose(ours.bias, bias, rtol=1e-4, atol=1e-6)


def test_features_of_many_rows_become_dense_ones_and_none_is_lost() -> None:
    blocks = Blocks([DENSE, SPARSE])
    arranged, places = blocks.arranged(FEW)
    assert sorted(places) == list(range(blocks.width))
    weights = CHANCE.normal(size=(blocks.width, FEW))
    np.testing.assert_allclose(arranged.times(weights[places]), blocks.times(weights))
    scores = CHANCE.normal(size=(ROWS, FEW))
    np.testing.assert_allclose(arranged.turned_times(scores), blocks.turned_times(scores)[places])


def test_n_grams_of_many_texts_are_those_of_the_library() -> None:
    ours, theirs = WordGrams(**SETTINGS), TfidfVectorizer(**SETTINGS)
    assert (ours.fit_transform(TEXTS) != theirs.fit_transform(TEXTS)).nnz == 0
    assert ours.vocabulary_ == theirs.vocabulary_
    other = ["onbekend amt", *TEXTS[:MANY]]
    assert (ours.transform(other) != theirs.transform(other)).nnz == 0
    assert (ours.transform(other[:1]) != theirs.transform(other[:1])).nnz == 0
