"""The shipped encoder on texts of every kind."""

from collections import Counter
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.errors import ModelError
from sayso.reading.encoder import Encoder

ARTICLE = """The defence ministry of Orland said on Monday that its 300 soldiers would leave Westmark by May.
"We were asked to stay," its spokesman, Jon Marek, told the daily Prizma. "We will not."
Lawmakers denied that anybody had asked. According to two diplomats, talks will go on in June.
"""


@cache
def shipped() -> Encoder:
    return Encoder.load()


def read(text: str) -> list[tuple[str | None, str, tuple[str, ...]]]:
    """Source, cue and contents of each attribution, as words; every range is checked to lie in the text."""
    found = []
    for each in shipped().read(text)["attribution"]["attributions"]:
        spans = [each["cue"], *each["content"], *([each["source"]] if each["source"] else [])]
        assert all(0 <= start < end <= len(text) for start, end in spans)
        contents = [text[start:end] for start, end in each["content"]]
        source = text[slice(*each["source"])] if each["source"] else None
        found.append((source, text[slice(*each["cue"])], tuple(contents)))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The minister said the troops would leave.",
            [("The minister", "said", ("the troops would leave",))],
        ),
        (
            "\u201cWe will stay,\u201d said the general. \u201cNobody asked us to leave.\u201d",
            [("the general", "said", ("\u201cWe will stay,\u201d", "\u201cNobody asked us to leave.\u201d"))],
        ),
        (
            "Forty soldiers were hurt, according to the ministry.",
            [("the ministry", "according to", ("Forty soldiers were hurt",))],
        ),
        (
            "It was reported that 300 soldiers had left.",
            [(None, "was reported", ("that 300 soldiers had left",))],
        ),
        (
            "She did not deny that talks were held.",
            [("She", "did not deny", ("that talks were held",))],
        ),
        ("The convoy crossed the river before dawn and reached the town by noon.", []),
    ],
)
def test_attributions_in_plain_prose(text: str, expected: list[object]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize("opening, closing", [('"', '"'), ("\u201c", "\u201d"), ("''", "''"), ("``", "''")])
def test_quotation_marks_of_every_style(opening: str, closing: str) -> None:
    text = f"{opening}The troops will leave Westmark by May,{closing} said the minister of defence, Ana Lund."
    ((source, cue, contents),) = read(text)
    assert (source, cue) == ("the minister of defence, Ana Lund", "said")
    assert "The troops will leave Westmark by May" in contents[0]


def test_a_missing_quotation_mark_does_not_hide_the_speaker() -> None:
    ((source, cue, contents),) = read('"The troops will leave Westmark by May, said the minister of defence.')
    assert (source, cue) == ("the minister of defence", "said")
    assert "The troops will leave Westmark by May" in contents[0]


def test_all_capitals_are_read() -> None:
    assert [(source, cue) for source, cue, _ in read(ARTICLE.upper())][:1] == [
        ("THE DEFENCE MINISTRY OF ORLAND", "SAID ON MONDAY")
    ]


def test_text_without_punctuation_is_read() -> None:
    assert ("The minister", "said") in [
        (source, cue) for source, cue, _ in read("The minister said that the troops would leave " * 3)
    ]


TEXTS = {
    "German": "Der Minister sagte am Montag, die Soldaten blieben bis Mai. Das Parlament lehnte dies ab.",
    "Arabic": "قال الوزير إن القوات ستغادر.",
    "Chinese": "国防部长说，部队将于五月撤离。",
    "transcript": "MAREK: We were asked to stay.\nLUND: By whom?\nMAREK: I can't say.\nLUND: Then go.",
    "tweets": "RT @prizma: 300 soldiers OUT by May!! https://t.example/a1?b=c#d — @marek said so 😂 #westmark",
    "empty": "",
    "white space": " \n\t\u00a0 ",
    "lone surrogate": "The minister said \ud800 that troops would leave.",
    "zeros": "\x00" * 50 + "The minister said troops would leave.",
    "one word": "x" * 20_000,
    "combining marks": "e\u0301" * 2_000,
    "carriage returns": ARTICLE.replace("\n", "\r\n"),
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_no_text_is_refused(text: str) -> None:
    read(text)


def test_line_ends_do_not_matter() -> None:
    assert [cue for _, cue, _ in read(ARTICLE)] == [cue for _, cue, _ in read(ARTICLE.replace("\n", "\r\n"))]


@settings(max_examples=30)
@given(st.text(max_size=300))
def test_any_text_gives_ranges_within_it(text: str) -> None:
    read(text)


def test_a_very_long_line_is_read_to_its_end() -> None:
    text = " ".join(ARTICLE.split()) + " "
    found = Counter(read(text * 40))
    assert {each: found[each] for each in read(text)} == dict.fromkeys(read(text), 40)


@pytest.mark.parametrize(("batch_size", "threads"), [(1, 1), (2, 1), (3, 2), (64, 2)])
def test_neither_batch_size_nor_threads_change_a_reading(batch_size: int, threads: int) -> None:
    texts = [ARTICLE * times + end for times, end in zip(range(1, 9), "abcdefgh", strict=True)]
    alone = [shipped().read(text) for text in texts]
    assert list(shipped().read_all(texts, batch_size=batch_size, threads=threads)) == alone


def test_an_attribution_stands_the_same_wherever_its_report_is_cut() -> None:
    (first, *_) = read(ARTICLE)
    assert read(ARTICLE + "\nThe weather was fine. " * 400)[0] == first


def test_what_may_be_a_cue_includes_the_cues_found() -> None:
    reading = shipped().read(ARTICLE)["attribution"]
    for each in reading["attributions"]:
        assert any(each["cue"][0] <= start < each["cue"][1] for start, _ in reading["perhaps"])


def test_a_folder_without_the_model_is_named(tmp_path: object) -> None:
    from pathlib import Path

    with pytest.raises(ModelError, match="no such model"):
        Encoder.load(Path(str(tmp_path)))
