"""The network's files are those that training wrote: their SHA-256 is looked up before they are loaded."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from sayso.errors import ModelError

SHIPPED = Path(__file__).parent / "files"
"""The folder of the network that comes with sayso; its README is the model card."""
SUMS = "SHA256SUMS"
"""The list of a folder's files as `sha256sum` writes it; `sha256sum -c` can check it too."""

_KINDS = (".onnx", ".json")


@cache
def shipped_digest() -> str:
    """SHA-256 over the names and contents of the shipped network's files, in the order of their names.

    The model card is left out: its words change no reading.
    """
    digest = hashlib.sha256()
    for name, sha256 in _shipped().items():
        digest.update(name.encode() + b"\0" + bytes.fromhex(sha256))
    return digest.hexdigest()


def verify(folder: Path) -> None:
    """Check that the folder's files are those that its list names. The shipped ones are read once a process.

    Raises:
        ModelError: A file is missing, is not as the list tells, or there is no list.
    """
    try:
        lines = (folder / SUMS).read_text(encoding="utf-8").splitlines()
        found = _shipped() if folder == SHIPPED else _digests(folder)
    except (OSError, UnicodeDecodeError) as error:
        raise ModelError(f"{folder}: no such model ({error}); install sayso again") from error
    listed = {name: sha256 for sha256, _, name in (line.partition("  ") for line in lines)}
    for name in sorted({*listed, *found}):
        if listed.get(name) != found.get(name):
            raise ModelError(f"{folder / name} is not the file that the model was made with; install sayso again")


def write_sums(folder: Path) -> None:
    """Write the list of the folder's files."""
    lines = "".join(f"{sha256}  {name}\n" for name, sha256 in _digests(folder).items())
    (folder / SUMS).write_text(lines, encoding="utf-8")


@cache
def _shipped() -> dict[str, str]:
    return _digests(SHIPPED)


def _digests(folder: Path) -> dict[str, str]:
    """SHA-256 of each file of the network by its name, in the order of names."""
    paths = sorted(path for path in folder.iterdir() if path.suffix in _KINDS)
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}
