"""The network's files are checked before they are loaded."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.errors import ModelError
from sayso.reading.encoder import Encoder, digests


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of the shipped network."""
    return Path(shutil.copytree(digests.SHIPPED, tmp_path / "files"))


@pytest.fixture
def in_its_place(copied: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the shipped network, taken for it."""
    monkeypatch.setattr(digests, "SHIPPED", copied)
    forget()
    yield copied
    forget()


def forget() -> None:
    digests._shipped.cache_clear()
    digests.shipped_digest.cache_clear()


def test_the_shipped_network_is_the_one_that_its_list_names() -> None:
    digests.verify(digests.SHIPPED)


def test_the_list_is_one_that_sha256sum_checks(copied: Path) -> None:
    command = shutil.which("sha256sum")
    if command is None:
        pytest.skip("there is no sha256sum here")
    subprocess.run([command, "--check", "--strict", "--quiet", digests.SUMS], cwd=copied, check=True)


@pytest.mark.parametrize("name", ["encoder.onnx", "attribution.onnx", "attribution.json", "tokenizer.json"])
def test_a_file_of_which_one_byte_is_another_is_not_loaded(copied: Path, name: str) -> None:
    data = bytearray((copied / name).read_bytes())
    data[len(data) // 2] ^= 1
    (copied / name).write_bytes(data)
    with pytest.raises(ModelError) as caught:
        Encoder.load(copied)
    assert str(caught.value) == f"{copied / name} is not the file that the model was made with; install sayso again"


def test_a_file_that_is_missing_or_of_another_model_is_told(copied: Path) -> None:
    (copied / "other.onnx").write_bytes(b"")
    with pytest.raises(ModelError, match=r"other\.onnx is not the file that"):
        Encoder.load(copied)
    (copied / "other.onnx").unlink()
    (copied / "encoder.onnx").unlink()
    with pytest.raises(ModelError, match=r"encoder\.onnx is not the file that"):
        Encoder.load(copied)


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00"])
def test_a_model_without_a_list_that_can_be_read_is_not_loaded(copied: Path, content: bytes | None) -> None:
    (copied / digests.SUMS).unlink()
    if content is not None:
        (copied / digests.SUMS).write_bytes(content)
    with pytest.raises(ModelError, match=r": no such model \(.*; install sayso again$") as caught:
        Encoder.load(copied)
    assert "\n" not in str(caught.value)


def test_a_list_written_anew_is_that_of_the_files(copied: Path) -> None:
    (copied / "attribution.json").write_text("{}")
    digests.write_sums(copied)
    digests.verify(copied)


def test_each_file_is_read_once_for_the_check_and_the_digest(
    in_its_place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hashed = []
    sha256 = hashlib.sha256
    monkeypatch.setattr(hashlib, "sha256", lambda *data: hashed.append(len(data)) or sha256(*data))
    digests.verify(in_its_place)
    digests.shipped_digest()
    digests.verify(in_its_place)
    digests.shipped_digest()
    assert sum(hashed) == 4


def test_the_digest_changes_with_the_files_and_not_with_the_model_card(in_its_place: Path) -> None:
    before = digests.shipped_digest()
    forget()
    (in_its_place / "README.md").write_text("another card")
    assert digests.shipped_digest() == before
    (in_its_place / "attribution.json").write_text("{}")
    assert digests.shipped_digest() == before
    forget()
    assert digests.shipped_digest() != before
