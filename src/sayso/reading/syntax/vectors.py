"""The token vectors of a spaCy pipeline: each form of a word embedded once, the layers above run by onnxruntime.

spaCy hashes, looks up and mixes the features of every token anew, and runs the layers above in NumPy.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc
from thinc.api import Model

if TYPE_CHECKING:
    from sayso.reading.encoder.model import OnnxModel

_MOST_FORMS = 30_000
"""Forms that are kept before all are forgotten, so that memory stays bounded."""
_LAYER = Path(__file__).parent / "window_layer.onnx"
_PIECES, _WINDOW = 3, 1
"""What the graph is made for: pieces of a maxout, and neighbours on either side."""

Vectors = NDArray[np.float32]
_Weights = dict[str, Vectors]


class TokenVectors:
    """Does what a `Tok2Vec` model of spaCy's does (hash embeddings of features, then a window encoder).

    Every text is read by itself, so that none beside it can change its vectors.

    Args:
        model: Of the architecture `spacy.Tok2Vec.v2`, over `MultiHashEmbed` and `MaxoutWindowEncoder`.

    Raises:
        ValueError: The encoder is of another shape than the graph is made for.
    """

    def __init__(self, model: Model[Any, Any]) -> None:
        embedding, encoder = model.layers
        extract, _, look_up, mix, _ = embedding.layers
        self._columns: list[int | str] = extract.attrs["columns"]
        self._look_up, self._mix = look_up, mix
        self._margin: int = encoder.attrs["pad"]
        self._layers = list(_window_layers(encoder))
        self._rows: dict[bytes, int] = {}
        self._lock = Lock()
        self._embedded = np.empty((_MOST_FORMS, model.get_dim("nO")), np.float32)

    @property
    def width(self) -> int:
        """Numbers of a vector."""
        return self._embedded.shape[1]

    def __call__(self, doc: Doc) -> Vectors:
        """Vectors [tokens, width] of a Doc."""
        margin = self._margin
        vectors = np.zeros((len(doc) + 2 * margin, self.width), np.float32)
        vectors[margin : len(doc) + margin] = self._embed(doc)
        for weights in self._layers:
            vectors = _layer().run(vectors=vectors, **weights)["output"]
        return vectors[margin : len(doc) + margin]

    def as_model(self) -> Model[list[Doc], list[Vectors]]:
        """A thinc model for the pipeline's own `tok2vec`; it cannot be trained."""

        def forward(model: Any, docs: Sequence[Doc], is_train: bool) -> tuple[list[Vectors], Any]:
            return [self(doc) for doc in docs], None

        return Model("sayso_token_vectors", forward, dims={"nO": self.width})

    def _embed(self, doc: Doc) -> Vectors:
        features = doc.to_array(self._columns)
        forms = _as_bytes(features)
        with self._lock:
            known = self._rows
            new = {form: i for i, form in enumerate(forms) if form not in known}
            if len(known) + len(new) > _MOST_FORMS:
                known.clear()
                new = {form: i for i, form in enumerate(forms)}
            if len(new) > _MOST_FORMS:
                return self._embed_features(features)
            if new:
                rows = range(len(known), len(known) + len(new))
                self._embedded[rows.start : rows.stop] = self._embed_features(features[list(new.values())])
                known.update(zip(new, rows, strict=True))
            return self._embedded[[known[form] for form in forms]]

    def _embed_features(self, features: NDArray[Any]) -> Vectors:
        vectors: Vectors = self._mix.predict(self._look_up.predict(features))
        return vectors


def _as_bytes(features: NDArray[Any]) -> list[bytes]:
    """Each row of an array as one value that a dictionary can have for its key."""
    row = np.dtype((np.void, features.shape[1] * features.itemsize))
    forms: list[Any] = np.ascontiguousarray(features).view(row).ravel().tolist()
    return forms


@cache
def _layer() -> OnnxModel:
    # onnxruntime takes a while to import.
    from sayso.reading.encoder.model import OnnxModel

    return OnnxModel(_LAYER)


def _window_layers(encoder: Model[Any, Any]) -> Iterator[_Weights]:
    """The weights of each layer as the graph takes them."""
    for residual in encoder.layers[0].layers:
        parts: dict[str, Any] = {part.name: part for part in residual.walk()}
        weights, bias = parts["maxout"].get_param("W"), parts["maxout"].get_param("b")
        width, pieces, seen = weights.shape
        if pieces != _PIECES or seen != width * (2 * _WINDOW + 1):
            raise ValueError(f"token vectors of another shape: {weights.shape}")
        yield {
            "weights": np.ascontiguousarray(weights.transpose(2, 1, 0).reshape(seen, pieces * width)),
            "bias": np.ascontiguousarray(bias.T.reshape(pieces * width)),
            "gain": parts["layernorm"].get_param("G"),
            "shift": parts["layernorm"].get_param("b"),
        }
