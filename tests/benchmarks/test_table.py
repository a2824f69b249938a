"""The table sets each score beside its peers, the measured apart from the quoted."""

from benchmarks.peers import quoted_peers
from benchmarks.results import Peer, Result, Score
from benchmarks.table import document, render

PEERS = (Peer("A parser", 61.25), Peer("A server on other text", 84.0, quoted=True))
RESULTS = [
    Result(
        "places",
        "two corpora",
        (Score("F1", 82.5, peers=PEERS), Score("resolved", 73.04)),
        ("1 without a record",),
    ),
    Result("speed", "articles", (Score("ratio", 0.4049, 2),)),
]


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split("|")]


def test_a_row_holds_the_score_and_its_measured_and_quoted_peers_apart():
    first = render(RESULTS).splitlines()[2]
    assert cells(first) == [
        "places",
        "two corpora",
        "F1",
        "82.5",
        "A parser 61.2",
        "A server on other text 84",
    ]


def test_a_measure_is_named_in_the_first_of_its_rows_only():
    rows = render(RESULTS).splitlines()[2:5]
    assert [cells(row)[0] for row in rows] == ["places", "", "speed"]


def test_all_rows_are_of_one_width():
    table = [line for line in render(RESULTS).splitlines() if line.startswith("|")]
    assert len({len(line) for line in table}) == 1


def test_a_ratio_keeps_two_decimals():
    assert cells(render(RESULTS).splitlines()[4])[3] == "0.40"


def test_remarks_and_absent_measures_stand_below_the_table():
    assert render(RESULTS, ["times: not measured: no text"]).endswith(
        "|\n\n- places: 1 without a record\n- times: not measured: no text\n"
    )


def test_with_no_result_only_the_absent_measures_are_told():
    assert render([], ["times: not measured: no text"]) == "- times: not measured: no text\n"


def test_the_page_names_the_command_that_prints_it():
    assert "`python -m benchmarks times`" in document(RESULTS, [], "python -m benchmarks times")


def test_a_quoted_figure_names_the_text_that_it_was_reached_on():
    assert Peer("HeidelTime on TempEval-3", 90.0, quoted=True) in quoted_peers("times", "relaxed F1")


def test_an_unknown_score_has_no_quoted_peers():
    assert quoted_peers("times", "guesses") == ()
