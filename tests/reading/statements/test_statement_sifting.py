"""What looks like an attribution and is none, each beside its near miss. The encoder's readings are given."""

import pytest
from encoded import find
from spacy.language import Language

ACTS = [
    ("Parliament", "has ratified", "the accord that lets the fleet stay in the bay"),
    ("Parliament", "annulled", "the treaty"),
    ("The Security Council", "authorised", "a force of 2,000 men"),
    ("The government", "allowed", "175 instructors into the country"),
    ("The president", "has invited", "the French navy to the harbour"),
    ("The senate", "refused", "to extend the lease"),
    ("France", "has agreed", "to let the brigade in"),
    ("Ankara", "ordered", "the mission out of the country"),
    ("The cabinet", "assumed", "control of the port"),
    ("The senate", "has recognised", "the northern republic"),
]
SAID = [
    ("The minister", "agreed", "that the troops had to leave"),
    ("The cabinet", "assumed", "that the port was closed"),
    ("The senate", "recognised", "that the war was lost"),
    ("The candidate", "refused", "to show his papers"),
    ("Parliament", "demanded", "that the fleet leave the bay"),
    ("The government", "promised", "to let the brigade in"),
    ("France", "agreed", "to send 150 soldiers to Mali"),
    ("The senate", "refused", "to discuss the lease"),
    ("The governor", "has ruled out", "letting the ships in"),
    ("Ankara", "has no intention of", "withdrawing its brigade"),
    ("France", "has agreed", "“to the full withdrawal of the brigade”"),
]


@pytest.mark.parametrize(("source", "cue", "content"), ACTS)
def test_an_act_is_no_statement(nlp: Language, source: str, cue: str, content: str) -> None:
    assert find(nlp, f"{source} {cue} {content}.", (source, cue, (content,))) == []


@pytest.mark.parametrize(("source", "cue", "content"), SAID)
def test_what_is_said_promised_or_meant_is_a_statement(nlp: Language, source: str, cue: str, content: str) -> None:
    told = (source, cue, (content,))
    assert find(nlp, f"{source} {cue} {content}.", told) == [(*told, None)]


def test_an_act_without_a_named_doer_is_no_statement(nlp: Language) -> None:
    told = (None, "was refused", ("A request to let the fair take place",))
    assert find(nlp, "A request to let the fair take place was refused.", told) == []


@pytest.mark.parametrize(
    ("source", "cue", "content"),
    [
        ("Nobody in the capital", "believes", "that the troops will leave"),
        ("No minister", "has said", "that the base will close"),
        ("Not one deputy", "asked", "why the soldiers were there"),
        ("Whoever counts them", "must know", "how many there are"),
        ("Who", "wants", "them to stay"),
        ("You", "know", "that they will leave"),
    ],
)
def test_nobody_is_no_source(nlp: Language, source: str, cue: str, content: str) -> None:
    assert find(nlp, f"{source} {cue} {content}.", (source, cue, (content,))) == []


def test_who_only_asks_who_it_is_is_no_source(nlp: Language) -> None:
    told = ("who", "is to judge", ("what a crisis is",))
    assert find(nlp, "The talks are over; who is to judge what a crisis is remains open.", told) == []


def test_who_takes_somebody_up_is_a_source(nlp: Language) -> None:
    told = ("who", "claims", ("that the troops will leave",))
    assert find(nlp, "He met a colonel who claims that the troops will leave.", told) == [(*told, None)]


@pytest.mark.parametrize("label", ["CORRESPONDENT", "HOST", "STUDIO ANCHOR"])
def test_the_voices_of_a_programme_are_the_reports_own(nlp: Language, label: str) -> None:
    assert find(nlp, f"{label}: The ships have left.", (label, ":", ("The ships have left",))) == []


def test_a_guest_of_a_programme_is_a_source(nlp: Language) -> None:
    told = ("COLONEL HOLT", ":", ("The ships have left",))
    assert find(nlp, "COLONEL HOLT: The ships have left.", told) == [(*told, None)]


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        ("did not say", "when the ships would sail"),
        ("would not say", "how many soldiers were there"),
        ("did not name", "the officer"),
    ],
)
def test_what_was_not_said_is_no_statement(nlp: Language, cue: str, content: str) -> None:
    assert find(nlp, f"The ministry {cue} {content}.", ("The ministry", cue, (content,))) == []


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        ("never said", "that the ships would sail"),
        ("did not rule out", "another battalion"),
        ("did not deny", "that the ships had sailed"),
        ("could not explain", "why the ships had sailed"),
        ("refused to say", "how many soldiers were there"),
    ],
)
def test_what_is_denied_left_open_or_refused_is_a_statement(nlp: Language, cue: str, content: str) -> None:
    told = ("The ministry", cue, (content,))
    assert find(nlp, f"The ministry {cue} {content}.", told) == [(*told, None)]


@pytest.mark.parametrize(
    ("text", "source", "cue", "contents"),
    [
        ("Ask in the harbour how many ships there are.", None, "Ask", ("how many ships there are",)),
        ("Asked for a figure, he shrugged.", None, "Asked for", ("a figure",)),
        ("The colonel was asked when the base would close.", None, "was asked", ("when the base would close",)),
        ("Two ministers met to discuss a new lease.", "Two ministers", "to discuss", ("a new lease",)),
        ("Two ministers met to discuss a new lease.", None, "to discuss", ("a new lease",)),
        ("The ministry, asked for its opinion, smiled.", "The ministry", "asked for", ("its opinion",)),
        ("It is a force that appears in no treaty.", None, "appears", ("that", "in no treaty")),
    ],
)
def test_who_only_asks_calls_upon_the_reader_or_meets_to_talk_says_nothing(
    nlp: Language, text: str, source: str | None, cue: str, contents: tuple[str, ...]
) -> None:
    assert find(nlp, text, (source, cue, contents)) == []


def test_what_something_seems_to_be_is_a_statement(nlp: Language) -> None:
    told = (None, "appears", ("The force", "to have left"))
    assert find(nlp, "The force appears to have left.", told) == [(*told, None)]
