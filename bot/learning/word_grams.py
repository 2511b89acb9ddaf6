"""N-grams of characters within words, counted once for each word, however often it is said."""

from itertools import chain
from typing import Any, Dict, Iterable, List, Tuple, cast

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer

MANY = 100
"""Texts below which their words hardly come twice."""
Counted = Tuple[Dict[str, int], csr_matrix]


class WordGrams(TfidfVectorizer):
    """What scikit-learn's `TfidfVectorizer` makes of texts with the analyzer "char_wb".

    Its n-grams never reach over the edge of a word, so those of a text are the sum of its words'.
    Many lines repeat their words: it takes half the time then, and the numbers are the same.
    """

    def _count_vocab(self, raw_documents: Iterable[str], fixed_vocab: bool) -> Counted:
        texts = list(raw_documents)
        if len(texts) < MANY:
            return cast(Counted, super()._count_vocab(texts, fixed_vocab))
        said = [text.split() for text in texts]
        words = dict.fromkeys(chain.from_iterable(said))
        vocabulary, of_words = super()._count_vocab(words, fixed_vocab)
        counts = _times_said(said, list(words), self.dtype) @ of_words
        counts.sort_indices()
        return vocabulary, counts


def _times_said(said: List[List[str]], words: List[str], dtype: Any) -> csr_matrix:
    """Return how often each text says each word: a row a text, a column a word."""
    place = {word: i for i, word in enumerate(words)}
    columns = [place[word] for text in said for word in text]
    ends = np.cumsum([0, *map(len, said)])
    shape = len(said), len(words)
    return csr_matrix((np.ones(len(columns), dtype), columns, ends), shape)
