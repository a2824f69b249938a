"""What looks like a claim and is none, each beside a sibling that is one."""

from collections.abc import Callable

import pytest

Read = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kenyan and Ugandan ministers held talks in Nairobi on the number of Ugandan soldiers.",
            ["talks KEN+UGA actual"],
        ),
        ("Kenyan and Ugandan ministers held talks in Nairobi on the remains of soldiers who died in the war.", []),
        ("Kenyan and Ugandan ministers held talks in Nairobi on ties between their armed forces.", []),
        (
            "The French minister is to meet the president of Gabon to discuss the French garrison.",
            ["talks FRA+GAB planned"],
        ),
        ("The French minister is to meet the president of Gabon before he visits a French garrison.", []),
    ],
)
def test_talks_are_about_a_force_and_not_only_near_one(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


def test_who_is_told_of_within_the_topic_takes_no_part_in_talks(read: Read) -> None:
    assert read("A Danish senator has talked about placing instructors with Latvian soldiers.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("UN military observers will arrive in Nepal next month.", ["movement UN ->NPL planned"]),
        ("UN monitors will arrive in Nepal next month.", []),
        ("A Ugandan army convoy crossed into Kenya from Uganda.", ["movement UGA UGA>KEN actual"]),
        ("The Ugandan premier's convoy crossed into Kenya from Uganda.", []),
        ("The Portuguese force in Mali has grown to 400 men.", ["presence PRT MLI actual 400"]),
        ("The Portuguese-led coalition in Mali has grown to 40 member states.", []),
        ("All was calm in Mali. The mission comprises 400 Danish soldiers.", ["presence DNK MLI actual 400"]),
        ("The embassy speaks of 300 Danish soldiers in Mali.", ["embassy: presence DNK MLI actual 300"]),
        ("The minister spoke of his grief at the deaths of Danish soldiers in Mali.", []),
        ("The pact limited the Danish force in Mali to 500 soldiers.", ["limit DNK MLI 500 unknown"]),
        ("The Danish force in Mali is now limited to five villages.", []),
    ],
)
def test_a_force_is_armed_and_counted_in_people(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Spain moved 300 soldiers into Latvia amid calls from Estonia for more.", ["movement ESP ->LVA actual 300"]),
        ("Spain will keep 300 soldiers in Latvia because of the war in Georgia.", ["presence ESP LVA planned 300"]),
        ("Mali was calm on Monday. Danish troops are still in the region.", ["presence DNK MLI actual"]),
        ("Talks were held in Mali and in Gabon. Danish troops are still in the region.", []),
        ("Norwegian trawlers left for Chile. France has sent two frigates to its Southern Ocean territory.", []),
        (
            "The Danish soldiers in Mali were tired. All was calm in Rome. Looters fled as the Danish army left towns.",
            [],
        ),
    ],
)
def test_a_place_is_the_claims_own_or_the_only_one_that_is_meant(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


def test_a_count_of_those_who_leave_several_lands_is_none_of_one_alone(read: Read) -> None:
    assert read("France will pull 900 soldiers out of Gabon.") == ["movement FRA GAB>- planned 900"]
    assert read("France will pull 900 soldiers out of Gabon and Asia.") == ["movement FRA GAB>- planned"]


def test_a_force_leaves_the_land_that_it_was_told_to_be_in(read: Read) -> None:
    text = (
        "Danish troops have been in Mali since May. Talks were held in Rome. The Danish contingent will leave in June."
    )
    assert "movement DNK MLI>- planned" in read(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mali declined the deployment of Danish soldiers in Gao.", ["permission MLI DNK MLI refused"]),
        ("Mali refused the deployment of foreign troops in Gao.", []),
        ("Israel will not allow Hezbollah to keep fighters in Syria.", ["permission ISR HEZBOLLAH SYR refused"]),
        ("Israel will not allow Hezbollah to keep capabilities in Syria.", []),
        ("“Let them fight each other in Syria,” the senator said of the Hezbollah fighters.", []),
    ],
)
def test_leave_is_for_a_force_whose_owner_is_named(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Mali's army dropped leaflets on rebel positions warning them to leave Gao.",
        "The villagers said they fled when Danish soldiers came; they went to Niger.",
        "The UN-approved multinational force landed in Haiti. The force will number 3,000 soldiers.",
        "The Gaza withdrawal went well, an Israeli soldier said.",
        "Russian troops staged an exercise. The alliance ordered the deployment of four new battalions to Estonia.",
        "Britain has a strong army. Britain's exit from the European Union will cost it dear.",
    ],
)
def test_a_force_that_is_not_the_one_named_near_makes_no_claim(read: Read, text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cyprus seeks the withdrawal of Turkish troops from Cyprus.", ["cyprus: demand CYP TUR leave CYP"]),
        ("Turkey seeks to withdraw its troops from Cyprus.", ["turkey: movement TUR CYP>- planned"]),
        (
            "The governor of Okinawa sought to stop the deployment of American marines to Okinawa.",
            ["governor of okinawa: demand JPN USA stop JPN"],
        ),
        (
            "An envoy praised the resolution, which calls for the withdrawal of Turkish troops from Cyprus.",
            ["which: demand - TUR leave CYP"],
        ),
    ],
)
def test_what_is_sought_of_anothers_force_is_a_demand(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hopes were raised by the Ethiopian withdrawal from Somalia.", ["movement ETH SOM>- actual"]),
        ("The rebels waited until Ethiopia withdrew its troops from Somalia.", ["movement ETH SOM>- actual"]),
        ("The rebels refused to talk until Ethiopia withdrew its troops from Somalia.", []),
        ("Critics predicted a US withdrawal from Niger.", ["critics: movement USA NER>- possible"]),
        ("A deadline for Ethiopian troops to withdraw from Somalia passed.", []),
    ],
)
def test_what_is_awaited_has_not_happened(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected
