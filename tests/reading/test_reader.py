"""The Reader over long texts, and its steps in other people's pipelines."""

from __future__ import annotations

import json
import time

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

import sayso
from sayso.reading import Reader, layers
from sayso.reading.components import STEPS
from sayso.reading.pieces import LONGEST_WORD, PIECE, cut, tokenize
from sayso.reading.pipeline import load_syntax

REPORT = (
    "Norway will move 400 troops from Mali to Niger in May, its defence minister, Aud Brekke, said on Tuesday. "
    "“We were never asked,” a spokesman for Niger’s army told Radio Lac. "
    "He said that more than 700 Norwegian soldiers were in Niger last week, and that Niger had refused them leave."
)
LAYERS = ("times", "quantities", "places", "statements", "actors", "entities", "claims", "conflicts")


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.fixture(scope="module")
def whole() -> Language:
    """A user's own pipeline with every step of sayso's, found by their names alone."""
    nlp = load_syntax()
    for step in STEPS:
        nlp.add_pipe(step)
    return nlp


def plain(items: object) -> list[object]:
    return [item.model_dump(mode="json") for item in items]  # type: ignore[attr-defined]


def seconds(reader: Reader, text: str) -> float:
    started = time.process_time()
    reader.read(text, date="2021-03-04")
    return time.process_time() - started


@pytest.mark.slow
def test_reading_time_grows_with_the_length_of_one_line_and_not_faster(reader: Reader) -> None:
    def line(chars: int) -> str:
        return (REPORT + " ") * (chars // (len(REPORT) + 1))

    seconds(reader, REPORT)
    short = min(seconds(reader, line(30_000)) for _ in range(2))
    assert seconds(reader, line(300_000)) < 3 * 10 * short


def test_two_thousand_words_without_punctuation_are_read(reader: Reader) -> None:
    text = " ".join(["officials said that troops from Norway would leave Chad and denied it"] * 170)
    assert len(text.split()) >= 2000
    record = reader.read(text, date="2021-03-04")
    assert record.report.text == text
    assert all(text[s.cue.start : s.cue.end] == s.cue.text for s in record.statements if s.cue)


def test_a_text_of_several_pieces_is_read_with_offsets_into_the_whole(reader: Reader) -> None:
    text = "\n\n".join([REPORT] * (3 * PIECE // len(REPORT)))
    record = reader.read(text, date="2021-03-04")
    assert record.report.text == text
    last = record.statements[-1]
    assert last.cue is not None
    assert last.cue.start > 2 * PIECE
    assert text[last.cue.start : last.cue.end] == last.cue.text


@pytest.mark.parametrize("text", ["", " ", "word", "x" * (PIECE * 2 + 1), "a b\n" * PIECE, "word. " * PIECE, REPORT])
def test_pieces_together_are_the_text(reader: Reader, nlp: Language, text: str) -> None:
    pieces = cut(text)
    assert "".join(pieces) == text
    assert max(map(len, pieces)) <= PIECE
    docs = tokenize(nlp, text)
    assert "".join(doc.text for doc in docs) == text
    assert max((len(token) for doc in docs for token in doc), default=0) <= LONGEST_WORD


def test_a_doc_sent_through_bytes_keeps_its_layers(whole: Language) -> None:
    doc = whole.make_doc(REPORT)
    doc._.sayso_date = "2021-03-04"
    read = whole(doc)
    sent = Doc(whole.vocab).from_bytes(read.to_bytes())
    assert sent._.sayso_date == "2021-03-04"
    for layer in LAYERS:
        assert plain(layers.get(sent, layer)) == plain(layers.get(read, layer))
    assert sent._.sayso_statements
    assert sent._.sayso_claims


def test_a_pipeline_with_all_steps_reads_what_the_reader_reads(whole: Language, reader: Reader) -> None:
    doc = whole.make_doc(REPORT)
    doc._.sayso_date = "2021-03-04"
    read = whole(doc)
    record = json.loads(reader.read(REPORT, date="2021-03-04").to_json())
    for layer in LAYERS:
        assert plain(getattr(read._, f"sayso_{layer}")) == record[layer]


def test_a_reader_over_a_pipeline_that_has_the_steps_reads_the_same(whole: Language, reader: Reader) -> None:
    own = Reader(whole).read(REPORT, date="2021-03-04")
    assert own.to_json() == reader.read(REPORT, date="2021-03-04").to_json()


@pytest.mark.parametrize("step", STEPS)
def test_each_step_is_found_by_its_name_and_runs_alone_after_the_small_model(step: str, nlp: Language) -> None:
    doc = nlp.create_pipe(step)(nlp(REPORT))
    assert doc.text == REPORT


@pytest.mark.parametrize("step", STEPS)
def test_each_step_leaves_a_blank_pipeline_unharmed(step: str) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe(step)
    assert nlp(REPORT).text == REPORT
    assert nlp("").text == ""


def test_times_need_no_model() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sayso_times")
    doc = nlp("The talks were held on 3 May 2021.")
    assert [(time.text, time.value) for time in doc._.sayso_times] == [("3 May 2021", "2021-05-03")]


def test_quantities_need_no_model() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sayso_quantities")
    doc = nlp("The ministry sent more than 700 troops.")
    assert [(found.low, found.high, found.unit) for found in doc._.sayso_quantities] == [(701, None, "troops")]


def test_statements_alone_need_only_the_small_model() -> None:
    nlp = load_syntax()
    nlp.add_pipe("sayso_statements")
    (statement,) = nlp("The army would stay, a spokesman said.")._.sayso_statements
    assert (statement.source.text, statement.cue.text) == ("a spokesman", "said")
    assert [piece.text for piece in statement.content] == ["The army would stay"]


@pytest.mark.parametrize("threads", [1, 2])
def test_statements_with_the_encoder_need_no_model_of_spacys(threads: int) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sayso_encoder", config={"threads": threads})
    nlp.add_pipe("sayso_statements")
    texts = ["The army would stay, a spokesman said on Monday.", "", REPORT]
    docs = list(nlp.pipe(texts, batch_size=2))
    assert [plain(doc._.sayso_statements) for doc in docs] == [plain(nlp(text)._.sayso_statements) for text in texts]
    (statement,) = docs[0]._.sayso_statements
    assert (statement.source.text, statement.cue.text) == ("a spokesman", "said")


@pytest.mark.parametrize("batch_size", [1, 2, 5])
def test_how_many_reports_are_read_at_a_time_changes_no_record(reader: Reader, batch_size: int) -> None:
    reports = [sayso.Report(id=str(n), date="2021-03-04", text=(REPORT + "\n\n") * n) for n in (3, 0, 1, 7, 2)]
    alone = [reader.read_report(report).to_json() for report in reports]
    assert [record.to_json() for record in reader.pipe(reports, batch_size=batch_size)] == alone


@pytest.mark.slow
@pytest.mark.parametrize("steps", [("sayso_statements",), ("sayso_encoder", "sayso_statements")])
def test_statements_survive_a_pipe_of_two_processes(steps: tuple[str, ...]) -> None:
    nlp = load_syntax()
    for step in steps:
        nlp.add_pipe(step)
    texts = [REPORT, "The army would stay, a spokesman said."]
    alone = [plain(doc._.sayso_statements) for doc in nlp.pipe(texts)]
    assert all(alone)
    assert [plain(doc._.sayso_statements) for doc in nlp.pipe(texts, n_process=2, batch_size=1)] == alone


def test_relative_times_stay_unresolved_without_a_date_and_the_record_says_so(reader: Reader) -> None:
    undated, dated = reader.read(REPORT), reader.read(REPORT, date="2021-03-04")
    assert undated.warnings
    assert not dated.warnings
    assert undated.statements[0].said is None or undated.statements[0].said.from_ is None
    assert dated.statements[0].said is not None
    assert dated.statements[0].said.from_ == "2021-03-02"


@pytest.mark.parametrize("text", ["", " \n\t ", "\ud800", "date 2021-02-31 The army said nothing."])
def test_a_text_that_makes_no_report_gives_a_record_all_the_same(reader: Reader, text: str) -> None:
    record = reader.read(text, date="20210304")
    assert record.report.date == "2021-03-04"
    assert record.report.id
    assert record.report.text.encode() or not text


def test_the_version_names_the_package_and_the_model(reader: Reader) -> None:
    assert reader.version.startswith(f"sayso {sayso.__version__}, en_")
    assert reader.read("").reader == reader.version
