"""A file of alert rules, and what is told where it cannot be used."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.errors import UsageError
from sayso.watching.alerts.rules import read_rules

GOOD = """
[[alert]]
name = "Troops to the valley"
force = "NOR"
place = "Varn valley"
kind = "movement"
over = 1000
webhook = "http://localhost:9000/hook"

[[alert]]
name = "Few left"
under = 100
"""


def test_rules_are_read_in_order(tmp_path: Path) -> None:
    path = tmp_path / "alerts.toml"
    path.write_text(GOOD, encoding="utf-8")
    first, second = read_rules(path)
    assert first.filters() == {"force": "NOR", "place": "Varn valley", "kind": "movement"}
    assert (first.over, second.under, second.webhook) == (1000, 100, None)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "[[alert]]"),
        ("[[alert]]\nname = 'x'", "alert 1: give at least one of"),
        ("[[alert]]\nname = 'x'\nforse = 'NOR'", "alert 1: forse"),
        ("[[alert]]\nname = 'x'\nkind = 'war'", "alert 1: kind"),
        ("[[alert]]\nname = 'x'\nover = -1", "alert 1: over"),
        ("[[alert]]\nforce = 'NOR'", "alert 1: name"),
        ("[[alert]]\nname = 'x'\nforce = 'NOR'\nwebhook = 'file:///etc/passwd'", "alert 1: webhook"),
        ("[[alert]]\nname = 'x'\nforce = 'A'\n[[alert]]\nname = 'x'\nforce = 'B'", "two alerts are named 'x'"),
        ("alert = 5", "[[alert]]"),
        ("[[alert]\n", "alerts.toml: "),
        ("words = 1\n[[alert]]\nname = 'x'\nforce = 'A'", "nothing else"),
    ],
)
def test_a_file_that_cannot_be_used_is_told_in_one_line(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "alerts.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as raised:
        read_rules(path)
    assert told in str(raised.value) and str(path) in str(raised.value) and "\n" not in str(raised.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"none\.toml"):
        read_rules(tmp_path / "none.toml")
