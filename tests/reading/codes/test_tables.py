"""The tables of states, bodies and armed groups hold together."""

import csv
from importlib.resources import files

import pytest


def rows(file: str) -> list[dict[str, str]]:
    lines = files("sayso.reading.codes").joinpath(file).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


STATES = {row["code"] for row in rows("states.csv")}
OTHERS = [*rows("bodies.csv"), *rows("groups.csv")]
SECTORS = frozenset(
    [
        "GOV",
        "MIL",
        "REB",
        "OPP",
        "PTY",
        "COP",
        "JUD",
        "SPY",
        "LEG",
        "MED",
        "EDU",
        "BUS",
        "CRM",
        "CVL",
        "NGO",
        "IGO",
        "REL",
        "HLH",
        "REF",
    ]
)


def test_there_are_at_least_300_bodies_and_groups_each_with_a_source() -> None:
    assert len(OTHERS) >= 300
    assert [row["name"] for row in OTHERS if row["source"] not in ("own", "wiki")] == []


def test_no_body_or_group_has_the_code_of_a_state() -> None:
    assert STATES.isdisjoint(row["code"] for row in OTHERS)


def test_groups_come_from_states_that_there_are() -> None:
    assert {row["home"] for row in rows("groups.csv")} - {""} <= STATES


@pytest.mark.parametrize("file", ["bodies.csv", "groups.csv", "units.csv", "roles.csv"])
def test_sectors_are_plovers(file: str) -> None:
    assert {row["sector"] for row in rows(file)} <= SECTORS


def test_no_name_stands_for_two() -> None:
    codes: dict[str, set[str]] = {}
    for row in OTHERS:
        for name in (row["name"], *filter(None, row["names"].split(";"))):
            codes.setdefault(name, set()).add(row["code"])
    assert {name: found for name, found in codes.items() if len(found) > 1} == {}
