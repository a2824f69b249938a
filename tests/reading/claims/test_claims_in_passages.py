"""Short passages as agencies, live blogs, transcripts and press offices write them."""

from collections.abc import Callable

import pytest

Read = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Two US officials, speaking on condition of anonymity, said the Pentagon was "
            "considering moving up to 500 troops from Niger to Ghana.",
            ["two us officials: movement USA NER>GHA possible 0..500"],
        ),
        (
            "PRESENTER: Are French soldiers still in Niger? REPORTER: The last of them left "
            "Niamey on Friday, the army says.",
            ["army: movement FRA NER>- actual"],
        ),
        (
            "Q: How many British soldiers are in Kenya? A: We have about 200 there.",
            ["presence GBR KEN actual 180..220"],
        ),
        (
            "09.15: Turkish tanks cross into Syria near Jarablus, witnesses say.",
            ["witnesses: movement TUR ->SYR actual"],
        ),
        (
            "The Ministry of Defence announced today that 120 Irish soldiers will deploy to Syria in October.",
            ["ministry of defence: movement IRL ->SYR planned 120"],
        ),
        (
            "Burundi has agreed to withdraw its 1,000 soldiers from Somalia by the end of the year, the AU said.",
            ["au: movement BDI SOM>- planned 1000"],
        ),
        (
            "Spain's cabinet authorised the deployment of 250 troops to Latvia on Tuesday.",
            ["permission ESP ESP LVA granted 250"],
        ),
        (
            "The UN Security Council on Monday authorised Kenya to lead a force in Haiti.",
            ["permission UN KEN HTI granted"],
        ),
        (
            "Washington has assured Baghdad that American forces will respect the cap of 2,500 in Iraq.",
            ["washington: limit USA IRQ 2500 unknown"],
        ),
        (
            "The Dutch defence minister met her Malian counterpart in Bamako to discuss the "
            "withdrawal of Dutch troops.",
            ["talks MLI+NLD actual"],
        ),
        (
            "Ukraine's president said North Korea had sent 11,000 soldiers to Russia.",
            ["ukraine's president: movement PRK ->RUS actual 11000"],
        ),
        (
            "North Korea has sent 11,000 soldiers to Russia, according to South Korea's spy "
            "agency. Moscow has neither confirmed nor denied it.",
            ["south korea's spy agency: movement PRK ->RUS actual 11000"],
        ),
        (
            "The Philippines and the United States began talks on Wednesday about the future of "
            "the American bases at Subic.",
            ["talks PHL+USA actual"],
        ),
        (
            "The minister said that he expected the 2,000 Ethiopian soldiers in Somalia to stay.",
            ["minister: presence ETH SOM planned 2000"],
        ),
        (
            "Cuba's last soldiers were to leave Angola by July 1991; they left in May.",
            ["movement CUB AGO>- actual", "movement CUB AGO>- planned"],
        ),
        (
            "It was reported that Iranian advisers had been withdrawn from Syria.",
            ["movement IRN SYR>- actual"],
        ),
    ],
)
def test_a_passage_tells_each_claim_with_its_voice(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "11:40 GMT: The Iraqi parliament votes to end the presence of US troops in Iraq.",
        "Iraq's cabinet gave American troops until December 2025 to leave the country.",
        "Italy's foreign minister visited the 300 Italian soldiers in Niger.",
        "A Greek frigate will join the EU mission off Somalia.",
        "Djibouti's president insisted that no foreign power had been granted leave to station "
        "troops on Moucha island.",
    ],
)
def test_a_passage_that_tells_of_no_movement_presence_or_leave_makes_no_claim(read: Read, text: str) -> None:
    assert read(text) == []
