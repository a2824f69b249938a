"""Negation: what is said not to be so, or not to be going to be."""

from collections.abc import Callable

import pytest

Read = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Brazil will not send troops to Haiti.", ["movement BRA ->HTI not planned"]),
        (
            "“Italian soldiers will not leave Lebanon,” the ambassador said.",
            ["ambassador: movement ITA LBN>- not planned"],
        ),
    ],
)
def test_will_not_is_planned_and_negated(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "No American soldier will go to Ukraine, the president said.",
            ["president: movement USA ->UKR not planned"],
        ),
        (
            "Not a single Polish soldier will enter Ukraine, the minister said.",
            ["minister: movement POL ->UKR not planned"],
        ),
        (
            "The premier said that no Chinese soldiers would be stationed in Vanuatu.",
            ["premier: presence CHN VUT not planned"],
        ),
        ("No Syrian soldiers are left in Lebanon, Damascus says.", ["damascus: presence SYR LBN not actual"]),
    ],
)
def test_no_soldier_will_is_negated(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vietnam has never had soldiers in Thailand.", ["presence VNM THA not actual"]),
        ("Jordanian troops never entered Iraq, the palace said.", ["palace: movement JOR ->IRQ not actual"]),
    ],
)
def test_never_is_negated(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Slovenia has no plans to send soldiers to Lebanon.", ["slovenia: movement SVN ->LBN not planned"]),
        ("NATO has ruled out stationing troops in Finland.", ["nato: presence NATO FIN not planned"]),
        ("Chile has ruled out sending troops to Haiti.", ["chile: movement CHL ->HTI not planned"]),
    ],
)
def test_what_is_ruled_out_or_not_planned_is_planned_and_negated(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Ugandan army denied that its soldiers had entered South Sudan.",
            ["ugandan army: movement UGA ->SSD not actual"],
        ),
        ("Rwanda denies having a single soldier in Congo.", ["rwanda: presence RWA COD not actual"]),
        (
            "Pakistan denied that its troops had crossed into Afghanistan.",
            ["pakistan: movement PAK ->AFG not actual"],
        ),
        (
            "It is not true that American troops are still in Niger, the prime minister said.",
            ["prime minister: presence USA NER not actual"],
        ),
    ],
)
def test_what_is_denied_is_negated_and_vouched_by_the_denier(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Italian contingent failed to leave Herat on schedule.", ["movement ITA AFG>- not actual"]),
        (
            "Eritrean troops have not left Ethiopia, the governor said.",
            ["governor: movement ERI ETH>- not actual"],
        ),
        (
            "Russian soldiers are no longer in Syria, a resident said.",
            ["resident: presence RUS SYR not actual"],
        ),
    ],
)
def test_what_failed_is_actual_and_negated(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "If the vote is lost, the Germans will leave Mali in May.",
    ],
)
def test_a_condition_makes_no_claim(read: Read, text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "How many Russians are in the Central African Republic?",
        "Will the French soldiers leave Chad?",
        "Are American troops still in Niger?",
    ],
)
def test_a_question_makes_no_claim(read: Read, text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The minister would not say whether Dutch troops would leave Iraq.",
        "It is unclear whether Turkish troops have left Libya.",
    ],
)
def test_whether_makes_no_claim(read: Read, text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Warsaw denied that it would send troops to Ukraine.", ["warsaw: movement POL ->UKR not planned"]),
        (
            "The ministry denied that Spanish soldiers were leaving Latvia.",
            ["ministry: movement ESP LVA>- not actual"],
        ),
        (
            "“We are not sending soldiers to Yemen,” Jordan's foreign minister said.",
            ["jordan's foreign minister: movement JOR ->YEM not actual"],
        ),
    ],
)
def test_a_denial_of_a_plan_is_planned_and_negated(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected
