import inspect
import os
import socket
import sys
from pathlib import Path

import pytest

from sayso.errors import UsageError
from sayso.intake import Notice, Reject, take_in
from sayso.records import Report


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.txt", "deep/er/c.txt", ".hidden.txt", ".git/d.txt", "deep/z.txt"):
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"date 2021-03-09 Report {name}.")
    return tmp_path / "in"


def ids(outcomes) -> list[str]:
    return [outcome.id for outcome in outcomes if isinstance(outcome, Report)]


def test_a_folder_is_read_through_in_order_without_hidden_files(folder):
    outcomes = list(take_in([folder]))
    assert ids(outcomes) == ["a", "b", "c", "z"]
    assert len(outcomes) == 4


def test_globs_that_no_shell_expanded_are_expanded(folder):
    assert ids(take_in([f"{folder}/*.txt"])) == ["a", "b"]
    assert ids(take_in([f"{folder}/**/*.txt"])) == ["a", "b", "c", "z"]
    assert ids(take_in([f"{folder}/d*"])) == ["c", "z"]
    (reject,) = take_in([f"{folder}/*.csv"])
    assert reject.reason == "no file matches"


def test_a_file_whose_name_looks_like_a_glob_is_that_file(folder):
    (folder / "[a].txt").write_text("Report.")
    assert ids(take_in([folder / "[a].txt"])) == ["[a]"]


def test_a_single_path_need_not_be_in_a_list(folder):
    assert ids(take_in(str(folder / "a.txt"))) == ["a"]
    assert ids(take_in(folder / "a.txt")) == ["a"]


def test_paths_are_read_in_the_order_given_and_rejects_name_them_as_given(folder, monkeypatch):
    monkeypatch.chdir(folder)
    first, second, third = take_in(["b.txt", "missing.txt", "a.txt"])
    assert (first.id, third.id) == ("b", "a")
    assert second == Reject("missing.txt", None, "no such file")
    assert str(second) == "missing.txt: no such file"


def test_links_are_followed_and_loops_end(folder):
    (folder / "deep" / "loop").symlink_to(folder)
    (folder / "self").symlink_to(folder / "self")
    (folder / "gone.txt").symlink_to(folder / "nowhere.txt")
    (folder / "link.txt").symlink_to(folder / "a.txt")
    outcomes = list(take_in([folder]))
    assert ids(outcomes) == ["a", "b", "c", "z", "link"]
    rejects = [outcome for outcome in outcomes if isinstance(outcome, Reject)]
    assert [Path(reject.source).name for reject in rejects] == ["gone.txt", "self"]
    assert rejects[0].reason == "no such file"


def test_a_folder_deeper_than_the_recursion_limit_is_read(tmp_path):
    bottom = tmp_path.joinpath(*["d"] * 400)
    bottom.mkdir(parents=True)
    (bottom / "z.txt").write_text("Report.")
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack()) + 200)
    try:
        assert ids(take_in([tmp_path])) == ["z"]
    finally:
        sys.setrecursionlimit(limit)


def test_pipes_sockets_and_devices_are_not_opened(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "socket"))
        reasons = [outcome.reason for outcome in take_in([tmp_path, "/dev/zero"])]
    assert reasons == ["a named pipe is not opened", "a socket is not opened", "a device is not opened"]


def test_a_file_that_may_not_be_read_is_rejected(folder, monkeypatch):
    def forbidden(self, *arguments):
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "open", forbidden)
    (reject,) = take_in([folder / "a.txt"])
    assert reject.reason == "cannot be read: Permission denied"


def test_a_file_that_vanishes_before_its_turn_is_rejected(folder):
    outcomes = take_in([folder / "a.txt", folder / "b.txt"])
    next(outcomes)
    (folder / "b.txt").unlink()
    assert [outcome.reason for outcome in outcomes] == ["no such file"]


def test_a_disk_that_fails_while_it_is_read_is_told():
    class Failing:
        def read1(self, size):
            raise OSError(5, "Input/output error")

        read = read1

    (reject,) = take_in(stdin=Failing())
    assert str(reject) == "-: cannot be read: Input/output error"


@pytest.mark.parametrize("path", ["a\x00b", "x" * 5_000])
def test_an_impossible_path_is_rejected(path):
    (reject,) = take_in([path])
    assert reject.reason.startswith("cannot be read: ")


def test_a_name_in_no_encoding_can_still_be_printed(tmp_path):
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text("Report.")
    report, notice = take_in([tmp_path])
    assert report.id == "caf\ufffd"
    str(notice).encode("utf-8")


def test_a_reason_is_one_plain_line():
    reject = Reject("a\nb.csv", 3, "bad\r\n\x1b[31mvalue\u2028")
    assert str(reject) == "a b.csv:3: bad [31mvalue"


def test_files_are_opened_only_when_their_turn_comes(tmp_path, monkeypatch):
    for at in range(500):
        (tmp_path / f"{at:03}.txt").write_text("date 2021-03-09 Report.")
    opened = []
    real_open = Path.open
    monkeypatch.setattr(Path, "open", lambda self, *rest: opened.append(self.name) or real_open(self, *rest))
    outcomes = take_in([tmp_path])
    assert opened == []
    assert [next(outcomes).id for _ in range(3)] == ["000", "001", "002"]
    assert len(opened) == 3
    assert sum(1 for _ in outcomes) == 497


def test_options_are_checked_before_anything_is_read(tmp_path):
    with pytest.raises(UsageError, match="max_chars"):
        take_in([tmp_path], max_chars=0)


def test_every_public_name_is_listed():
    import sayso.intake

    assert sayso.intake.__all__ == ["Meter", "Notice", "Reject", "report_from_text", "take_in"]
    assert Notice("a.csv", None, "no date").text == "no date"
