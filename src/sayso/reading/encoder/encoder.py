"""The encoder: one network that runs once over a text, and the heads that read its states."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from typing import Any, Protocol

from tokenizers import Tokenizer

from sayso.reading.encoder.attribution.head import AttributionHead
from sayso.reading.encoder.digests import SHIPPED, verify
from sayso.reading.encoder.model import OnnxModel
from sayso.reading.encoder.windows import Block, WindowModel, blocks
from sayso.reading.encoder.wordpieces import WordPieces, cut


class Head(Protocol):
    """What reads one thing from the encoder's states, such as attributions, names or syntax."""

    @property
    def name(self) -> str:
        """Under which its reading is found."""

    def look(self, block: Block) -> Any:
        """What to keep of one block; the block itself is gone afterwards."""

    def conclude(self, pieces: WordPieces, looks: Sequence[Any]) -> Any:
        """The reading of a whole text, from what was kept of its blocks, as plain JSON values."""


class Encoder:
    """Reads texts with every head. Safe to use from several threads at once.

    Every text is read by itself, window after window, so that neither the texts beside it nor the number of
    threads changes what is found in it.

    Args:
        model: What turns windows into states.
        tokenizer: What cuts texts into the word pieces that the model knows.
        heads: What reads the states.
    """

    def __init__(self, model: WindowModel, tokenizer: Tokenizer, heads: Sequence[Head]) -> None:
        self._model, self._tokenizer, self._heads = model, tokenizer, tuple(heads)

    @classmethod
    def load(cls, folder: Path = SHIPPED, heads: Sequence[Head] | None = None) -> Encoder:
        """Load `encoder.onnx`, `tokenizer.json`, and each head's files, from a folder that training wrote.

        `heads` are those that read; all that the folder has if not given.

        Raises:
            ModelError: One of them is missing, or is not the file that training wrote.
        """
        verify(folder)
        model = OnnxModel(folder / "encoder.onnx")
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        return cls(model, tokenizer, [AttributionHead.load(folder)] if heads is None else heads)

    def read(self, text: str) -> dict[str, Any]:
        """What each head reads from a text of any length, by the head's name."""
        pieces = cut(self._tokenizer, text)
        looks: list[list[Any]] = [[] for _ in self._heads]
        for block in blocks(self._model, pieces):
            for kept, head in zip(looks, self._heads, strict=True):
                kept.append(head.look(block))
        return {head.name: head.conclude(pieces, kept) for head, kept in zip(self._heads, looks, strict=True)}

    def read_all(self, texts: Iterable[str], *, batch_size: int = 32, threads: int = 1) -> Iterator[dict[str, Any]]:
        """Read many texts, in their order, `batch_size` at a time on so many threads."""
        source = iter(texts)
        with ThreadPoolExecutor(threads) as pool:
            while batch := list(islice(source, batch_size)):
                yield from pool.map(self.read, batch) if threads > 1 else map(self.read, batch)
