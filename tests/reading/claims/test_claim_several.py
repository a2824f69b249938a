"""Several forces or places in one sentence: one claim each."""

from collections.abc import Callable

import pytest

Read = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "American and British troops left Iraq.",
            ["movement GBR IRQ>- actual", "movement USA IRQ>- actual"],
        ),
        (
            "Kenyan and Ugandan soldiers entered Somalia.",
            ["movement KEN ->SOM actual", "movement UGA ->SOM actual"],
        ),
        (
            "Troops from Burundi and Uganda are in Somalia.",
            ["presence BDI SOM actual", "presence UGA SOM actual"],
        ),
        (
            "French and German troops are stationed in Niger.",
            ["presence DEU NER actual", "presence FRA NER actual"],
        ),
        (
            "Iraqi and Syrian soldiers crossed into Lebanon.",
            ["movement IRQ ->LBN actual", "movement SYR ->LBN actual"],
        ),
        (
            "Kenyan and Ethiopian forces will leave Somalia, the minister said.",
            ["minister: movement ETH SOM>- planned", "minister: movement KEN SOM>- planned"],
        ),
        (
            "Ghanaian, Irish and Fijian soldiers are in Lebanon.",
            ["presence FJI LBN actual", "presence GHA LBN actual", "presence IRL LBN actual"],
        ),
        (
            "Soldiers from Rwanda and South Africa arrived in Mozambique.",
            ["movement RWA ->MOZ actual", "movement ZAF ->MOZ actual"],
        ),
        (
            "Neither Polish nor Czech soldiers are in Ukraine.",
            ["presence CZE UKR not actual", "presence POL UKR not actual"],
        ),
    ],
)
def test_two_forces_are_two_claims(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Uganda withdrew its troops from Congo in 2003, but Ugandan soldiers returned to Congo in 2021.",
            ["movement UGA ->COD actual", "movement UGA COD>- actual"],
        ),
        (
            "There are 600 Turkish soldiers in Somalia, and 100 Turkish soldiers are in Kosovo.",
            ["presence TUR SOM actual 600", "presence TUR XKX actual 100"],
        ),
        (
            "Danish soldiers left Mali, and Swedish soldiers arrived in Mali.",
            ["movement DNK MLI>- actual", "movement SWE ->MLI actual"],
        ),
        (
            "Qatari troops left Djibouti; Eritrean troops entered Djibouti.",
            ["movement ERI ->DJI actual", "movement QAT DJI>- actual"],
        ),
    ],
)
def test_each_clause_makes_its_own_claim(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected
