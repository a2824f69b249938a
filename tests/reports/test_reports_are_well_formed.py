"""The annotated reports keep to the record's vocabulary and quote their own text."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import TypeAdapter

from sayso.records import Claim, ConflictKind

HERE = Path(__file__).parent
NAMES = sorted(path.relative_to(HERE).with_suffix("").as_posix() for path in HERE.glob("*/*.json"))
CODES = re.compile(r"[A-Z][A-Z0-9]+")
VOICE = "the report"


def load(name: str) -> tuple[str, dict[str, Any]]:
    expected = json.loads((HERE / f"{name}.json").read_text(encoding="utf-8"))
    return (HERE / f"{name}.txt").read_text(encoding="utf-8"), expected


def codes(claim: dict[str, Any]) -> list[str]:
    fields = ("force", "place", "origin", "destination", "authority", "by_code")
    return [claim[field] for field in fields if claim.get(field)] + claim.get("parties", [])


def test_each_folder_has_its_reports_of_100_to_250_words() -> None:
    assert Counter(name.split("/")[0] for name in NAMES) == {"develop": 86, "held_out": 50}
    for name in NAMES:
        words = load(name)[0].split()[2:]
        assert 100 <= len(words) <= 250, name


def test_every_kind_of_claim_and_conflict_stands_in_both_folders() -> None:
    for folder in ("develop", "held_out"):
        readings = [load(name)[1] for name in NAMES if name.startswith(folder)]
        claims = {claim["kind"] for reading in readings for claim in reading["claims"]}
        conflicts = {conflict["kind"] for reading in readings for conflict in reading["conflicts"]}
        assert claims == {"movement", "presence", "permission", "limit", "demand", "talks"}
        assert conflicts == set(get_args(ConflictKind))
        assert any(not reading["claims"] for reading in readings)


@pytest.mark.parametrize("name", NAMES)
def test_the_header_gives_the_date(name: str) -> None:
    text, expected = load(name)
    assert text.startswith(f" date {expected['date']} ")


@pytest.mark.parametrize("name", NAMES)
def test_every_quoted_phrase_occurs_in_the_text(name: str) -> None:
    text, expected = load(name)
    for statement in expected["statements"]:
        for phrase in (statement["source"], statement["cue"], *statement["content"]):
            assert phrase in text


@pytest.mark.parametrize("name", NAMES)
def test_every_claim_is_one_of_the_record_and_its_voice_is_cited(name: str) -> None:
    _, expected = load(name)
    voices = {None} | {statement["actor"] for statement in expected["statements"]}
    evidence = {"start": 0, "end": 0, "text": ""}
    for claim in expected["claims"]:
        TypeAdapter(Claim).validate_python({**claim, "id": "c1", "evidence": evidence})
        assert claim["by"] in voices
        assert all(CODES.fullmatch(code) for code in codes(claim))
        if claim["kind"] == "movement":
            assert claim["origin"] or claim["destination"]
        if claim["kind"] == "talks":
            assert claim["parties"] == sorted(claim["parties"])


@pytest.mark.parametrize("name", NAMES)
def test_no_claim_is_told_twice_by_one_voice(name: str) -> None:
    _, expected = load(name)
    claims = [json.dumps(claim, sort_keys=True) for claim in expected["claims"]]
    assert len(claims) == len(set(claims))


@pytest.mark.parametrize("name", NAMES)
def test_a_conflict_is_between_voices_that_make_claims_once_a_kind(name: str) -> None:
    _, expected = load(name)
    voices = {claim["by"] or VOICE for claim in expected["claims"]}
    pairs = [(conflict["kind"], frozenset(conflict["voices"])) for conflict in expected["conflicts"]]
    assert len(pairs) == len(set(pairs))
    for conflict in expected["conflicts"]:
        assert conflict["kind"] in get_args(ConflictKind)
        assert set(conflict["voices"]) <= voices
