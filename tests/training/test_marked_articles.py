"""How marked articles become what the network learns from; needs no PyTorch."""

import random

import numpy as np
import pytest
from tokenizers import Tokenizer

from sayso.reading.encoder.attribution import tags
from sayso.reading.encoder.digests import SHIPPED
from training.attribution.data import Article, Attribution, read_articles, without_punctuation
from training.attribution.examples import collate, role_tags, to_example, unmarked, windows

TEXT = (
    "KORVANIA CITY — The army left on Friday.\n\n“We have 3,500 soldiers there,” the colonel said. “They stay.”\n\n"
    "Nobody had asked them to go, according to a farmer near the base. The mayor's office knew nothing."
)


def _span(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


ARTICLE = Article(
    "a",
    "someone",
    TEXT,
    (
        Attribution(
            (_span("the colonel"),), (_span("said"),), (_span("“We have 3,500 soldiers there,”"), _span("“They stay.”"))
        ),
        Attribution(
            (_span("a farmer near the base"),), (_span("according to"),), (_span("Nobody had asked them to go"),)
        ),
    ),
)


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return Tokenizer.from_file(str(SHIPPED / "tokenizer.json"))


def _words(article: Article, spans: tuple[tuple[int, int], ...]) -> list[str]:
    return [article.text[start:end] for start, end in spans]


def test_without_punctuation_the_marks_stand_at_the_same_words() -> None:
    bare = without_punctuation(ARTICLE)
    first, second = bare.attributions
    assert _words(bare, first.content) == ["We have 3,500 soldiers there", "They stay"]
    assert _words(bare, first.source) == ["the colonel"]
    assert _words(bare, second.cue) == ["according to"]


def test_without_punctuation_numbers_and_possessives_stay_whole() -> None:
    bare = without_punctuation(ARTICLE)
    assert "3,500 soldiers" in bare.text
    assert "mayor's office" in bare.text
    assert not set("“”.—") & set(bare.text)


def test_an_attribution_of_nothing_but_punctuation_is_left_out() -> None:
    nothing = Article("a", "", "He said: “…”", (Attribution(((0, 2),), ((3, 7),), ((9, 12),)),))
    assert without_punctuation(nothing).attributions == ()


def test_short_windows_begin_where_sentences_do(tokenizer: Tokenizer) -> None:
    text = "The army left. “We stay,” he said. Nobody asked!\nWhy? The U.S. mayor knew. " * 8
    sentences = ("The army", "“We stay", "Nobody", "Why", "The U.S.")
    example = unmarked(text, tokenizer)
    for seed in range(20):
        for window in windows(example, 254, random.Random(seed), short=1.0):
            assert text.startswith(sentences, int(example.pieces.starts[window.start]))


def test_windows_hold_every_piece_once(tokenizer: Tokenizer) -> None:
    example = to_example(ARTICLE, tokenizer)
    for short in (0.0, 1.0):
        cuts = list(windows(example, 30, random.Random(3), short))
        assert [window.start for window in cuts] == [0, *(window.end for window in cuts[:-1])]
        assert cuts[-1].end == len(example.pieces)
        assert max(map(len, cuts)) <= 30


def test_tags_around_a_cue_tell_source_cue_and_every_content(tokenizer: Tokenizer) -> None:
    example = to_example(ARTICLE, tokenizer)
    said = example.marked[0]
    around = role_tags(said, said.cue[0])
    assert around[tags.BEFORE] == tags.BEGIN_CUE
    assert np.count_nonzero(around == tags.BEGIN_CONTENT) == 2
    assert np.count_nonzero(around == tags.BEGIN_SOURCE) == 1


def test_a_batch_is_padded_with_pieces_that_nothing_is_learnt_from(tokenizer: Tokenizer) -> None:
    example = unmarked("The army left.", tokenizer)
    longer = to_example(ARTICLE, tokenizer)
    side_by_side = [next(windows(each, 254, random.Random(0))) for each in (example, longer)]
    batch = collate(side_by_side)
    assert batch.ids.shape[1] % 16 == 0
    assert batch.learnt.sum() == sum(map(len, side_by_side))
    assert not batch.ids[~batch.there].any()


def test_articles_are_read_with_carriage_returns_counted(tmp_path) -> None:
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    (tmp_path / "text/one.txt").write_bytes(b"A line.\r\nThe mayor said no.")
    (tmp_path / "attributions/one_kim.ann").write_text(
        "T1\tSource 9 18\tThe mayor\nT2\tCue 19 23\tsaid\nT3\tContent 24 26\tno\nE1\tCue:T2 Source:T1 Content:T3\n"
    )
    (article,) = read_articles(tmp_path)
    assert article.annotator == "kim"
    assert article.text[slice(*article.attributions[0].source[0])] == "The mayor"
