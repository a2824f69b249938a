"""Conflicts in short reports, read by the whole pipeline."""

from collections.abc import Callable

import pytest

import sayso

Read = Callable[[str], list[tuple[str, set[str]]]]


@pytest.fixture(scope="module")
def read() -> Read:
    """A report's conflicts, each its kind and its voices."""
    reader = sayso.Reader()
    return lambda text: [(c.kind, set(c.voices)) for c in reader.read(text, date="2024-06-12").conflicts]


@pytest.mark.parametrize(
    ("text", "kind", "voices"),
    [
        (
            "Chad refused to let Sudanese troops into Chad. Sudanese soldiers are in Chad, the UN envoy said.",
            "permission",
            {"the report", "the UN envoy"},
        ),
        (
            "Rwandan troops are in Congo, the mayor said. The Rwandan army denied that its troops were in Congo.",
            "negation",
            {"the mayor", "The Rwandan army"},
        ),
        (
            "The treaty caps Russian forces in Armenia at 5,000. "
            "The opposition leader said that 7,000 Russian soldiers were in Armenia.",
            "limit",
            {"the report", "The opposition leader"},
        ),
        (
            "The ministry said that 300 Italian soldiers were in Niger. "
            "The mayor said that 900 Italian soldiers were in Niger.",
            "strength",
            {"The ministry", "The mayor"},
        ),
        (
            "The general said that Dutch troops would leave Mali in July. "
            "The ambassador said that Dutch troops would leave Mali in October.",
            "time",
            {"The general", "The ambassador"},
        ),
    ],
)
def test_two_voices_that_cannot_both_be_right_conflict(read: Read, text: str, kind: str, voices: set[str]) -> None:
    ((found, between),) = read(text)
    assert found == kind
    assert {v.lower().removeprefix("the ") for v in between} == {v.lower().removeprefix("the ") for v in voices}


@pytest.mark.parametrize(
    "text",
    [
        "The ministry said that 300 Italian soldiers were in Niger. The mayor counted 900 Italian tourists.",
        "Sudanese soldiers entered Libya. Chad refused to let Sudanese troops into Chad.",
        "The general said that Dutch troops would leave Mali in July. The Danish army said its troops would stay.",
        "There were 9,000 Soviet soldiers in Cuba in 1962. There are 100 Russian soldiers in Cuba, an aide said.",
    ],
)
def test_accounts_that_may_all_be_true_do_not_conflict(read: Read, text: str) -> None:
    assert read(text) == []
