"""Whose word a claim is: the innermost source, or nobody but the report."""

from collections.abc import Callable

import pytest

Read = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenyan soldiers crossed into Somalia in October 2011.", ["movement KEN ->SOM actual"]),
        ("About 300 Italian soldiers are in Niger.", ["presence ITA NER actual 270..330"]),
    ],
)
def test_what_no_source_says_is_the_reports_own(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenyan soldiers crossed into Somalia, the governor said.", ["governor: movement KEN ->SOM actual"]),
        ("According to the mayor, Serbian police have entered Kosovo.", ["mayor: movement SRB ->XKX actual"]),
        (
            "“Wagner fighters are in Mali,” a French general said.",
            ["french general: presence WAGNER MLI actual"],
        ),
        (
            "The embassy confirmed that 40 Japanese soldiers had arrived in Sudan.",
            ["embassy: movement JPN ->SDN actual 40"],
        ),
        (
            "Moscow is moving troops from Tajikistan to Belarus, according to a Polish official.",
            ["polish official: movement RUS TJK>BLR actual"],
        ),
        (
            "According to the think tank's director, between 4,000 and 7,000 North Korean soldiers are in Russia.",
            ["think tank's director: presence PRK RUS actual 4000..7000"],
        ),
        (
            "Colonel Ada Brun told reporters that Belgian troops had left Niger.",
            ["ada brun: movement BEL NER>- actual"],
        ),
    ],
)
def test_what_a_source_says_is_the_sources(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The minister said the ambassador had told him that American troops were still in Niger.",
            ["ambassador: presence USA NER actual"],
        ),
        (
            "The daily Prizma, citing a diplomat, reported that Hungarian soldiers would go to Chad.",
            ["diplomat: movement HUN ->TCD planned"],
        ),
        (
            "Radio Lac reported that the general had said that French soldiers were leaving Chad.",
            ["general: movement FRA TCD>- actual"],
        ),
        (
            "The agency quoted a colonel as saying that Chadian troops had entered Niger.",
            ["colonel: movement TCD ->NER actual"],
        ),
        (
            "The paper said officials had told it that Greek troops would go to Libya.",
            ["officials: movement GRC ->LBY planned"],
        ),
    ],
)
def test_the_innermost_source_vouches(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Uruguay intends to withdraw its peacekeepers from Congo.", ["uruguay: movement URY COD>- planned"]),
        ("Malawi wants to send 400 soldiers to Congo.", ["malawi: movement MWI ->COD planned 400"]),
    ],
)
def test_an_intention_is_its_holders(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The minister said Canada planned to send troops to Haiti.",
            ["minister: movement CAN ->HTI planned"],
        ),
        (
            "A diplomat said that Uganda intended to withdraw its soldiers from Somalia.",
            ["diplomat: movement UGA SOM>- planned"],
        ),
    ],
)
def test_an_intention_within_speech_is_the_speakers(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Algeria refused to let French aircraft into its airspace.", ["permission DZA FRA DZA refused"]),
        ("Switzerland has barred NATO aircraft from Switzerland.", ["permission CHE NATO CHE refused"]),
    ],
)
def test_a_refusal_told_as_an_act_has_no_voice(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kampala confirmed that its soldiers were in Equatorial Guinea and said they would leave by June.",
            ["kampala: movement UGA GNQ>- planned", "kampala: presence UGA GNQ actual"],
        ),
        (
            "Belgian troops have left Niger, the ministry said. The governor said that Belgian "
            "troops were still in Niger.",
            ["governor: presence BEL NER actual", "ministry: movement BEL NER>- actual"],
        ),
    ],
)
def test_each_voice_keeps_its_own_claim(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Estonian defence minister, Mari Tamm, came to Tallinn on Friday. She said that "
            "40 Estonian soldiers were in Mali.",
            ["mari tamm: presence EST MLI actual 40"],
        ),
    ],
)
def test_a_pronoun_source_is_named(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A UN report says that 3,000 Rwandan soldiers are in Congo.",
            ["un report: presence RWA COD actual 3000"],
        ),
        (
            "The newspaper Aurora reported that Croatian soldiers had arrived in Latvia.",
            ["aurora: movement HRV ->LVA actual"],
        ),
    ],
)
def test_a_document_or_outlet_may_be_the_source(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected
