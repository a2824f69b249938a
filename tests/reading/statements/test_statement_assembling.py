import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sayso.reading.statements import find_statements
from sayso.reading.statements.assembling import assemble
from sayso.reading.statements.attribution import Attribution
from sayso.reading.statements.kinds import cue_kind
from sayso.records import Time


@pytest.mark.parametrize(
    ("cue", "content", "kind"),
    [
        ("said", "that it would leave", "say"),
        ("told", "that it would leave", "say"),
        ("told", "the soldiers to leave", "demand"),
        ("claimed", "that it had left", "claim"),
        ("denied", "that it had left", "deny"),
        ("did not deny", "that it had left", "say"),
        ("ruled out", "talks", "deny"),
        ("has not ruled out", "talks", "plan"),
        ("refused to confirm", "the report", "deny"),
        ("continued to warn", "that it would close", "warn"),
        ("issued a warning", "that it would close", "warn"),
        ("plans", "to leave", "plan"),
        ("hopes", "to leave", "plan"),
        ("hopes", "that it will leave", "believe"),
        ("would like", "to leave", "plan"),
        ("vowed", "to stay", "promise"),
        ("agreed", "to leave", "promise"),
        ("agreed", "that it was late", "say"),
        ("asked", "whether it would leave", "ask"),
        ("demanded", "that it leave", "demand"),
        ("called for", "a withdrawal", "demand"),
        ("called", "for a withdrawal", "demand"),
        ("called", "the plan a betrayal", "claim"),
        ("urged", "the rebels to stop", "demand"),
        ("warned", "of a war", "warn"),
        ("suggested", "that it might leave", "suggest"),
        ("believes", "that it left", "believe"),
        ("is confident", "that it will stay", "believe"),
        ("was reported", "that it left", "report"),
        ("was quoted as saying", "that it left", "report"),
        ("According to", "it left", "say"),
        ("in his view", "it left", "believe"),
        (":", "We will stay.", "say"),
        ("blorbed", "that it left", "other"),
    ],
)
def test_the_kind_of_a_cue(cue, content, kind):
    assert cue_kind(cue, content) == kind


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("“We are leaving,” the envoy said. “It is over.”", "direct"),
        ("The envoy said that the letter was “a mistake.”", "mixed"),
        ("The envoy said that the letter was a mistake.", "indirect"),
    ],
)
def test_the_form_tells_whether_the_content_is_in_quotation_marks(read, text, form):
    assert [statement.form for statement in read(text)] == [form]


def test_the_parent_is_the_smallest_content_that_holds_the_statement(read):
    statements = read("The paper reported that the envoy had said the army denied the attack.")
    assert [(s.source.text, s.id, s.parent) for s in statements] == [
        ("The paper", "s1", None),
        ("the envoy", "s2", "s1"),
        ("the army", "s3", "s2"),
    ]


def test_somebody_quoted_as_saying_is_held_by_who_quotes(read):
    outer, inner = read("The daily quoted a diplomat as saying that 300 soldiers would go.")
    assert (outer.source.text, outer.parent) == ("The daily", None)
    assert (inner.source.text, inner.cue.text, inner.parent) == ("a diplomat", "as saying", outer.id)


def test_who_is_cited_at_second_hand_says_it_too(read):
    teller, cited = read("The soldiers had left, the agency said, citing two officers.")
    assert (cited.source.text, cited.parent) == ("two officers", teller.id)
    assert cited.content == teller.content


def test_the_actor_is_left_open_and_its_name_is_the_tidied_source(read):
    (statement,) = read("General  Adam\u00a0Orr, the commander, said the base was shut.")
    assert statement.actor is None
    assert statement.actor_name == "General Adam Orr, the commander"


def _time(text, words, kind="DATE", days=("2024-05-06", "2024-05-06")):
    start = text.index(words)
    span = {"start": start, "end": start + len(words), "text": words, "type": kind, "value": days[0]}
    return Time.model_validate({**span, "from": days[0], "to": days[1]})


@pytest.mark.parametrize(
    "text",
    [
        "The minister said on Monday that the base would close.",
        "On Monday the minister said that the base would close.",
        "The minister on Monday told reporters that the base would close.",
        "The base will close, the minister said in Valletta on Monday.",
        "“The base will close,” the minister said on Monday.",
    ],
)
def test_the_time_beside_the_cue_is_when_it_was_said(nlp, text):
    statement = find_statements(nlp(text), [_time(text, "Monday")])[0]
    assert (statement.said.text, statement.said.from_, statement.said.to) == (
        "Monday",
        "2024-05-06",
        "2024-05-06",
    )


@pytest.mark.parametrize(
    "text",
    [
        "The minister said that the base would close on Monday.",
        "The base will close on Monday, the minister said.",
        "The base closed on Monday. The minister said that it was empty.",
    ],
)
def test_a_time_within_the_content_or_in_another_sentence_is_not_when_it_was_said(nlp, text):
    assert [s.said for s in find_statements(nlp(text), [_time(text, "Monday")])] == [None]


def test_a_duration_is_not_when_it_was_said(nlp):
    text = "The minister said for two hours that the base would close."
    assert all(s.said is None for s in find_statements(nlp(text), [_time(text, "two hours", "DURATION")]))


def test_attributions_in_any_order_give_ids_in_text_order():
    text = "A says b. C says d."
    later = Attribution((10, 11), (12, 16), ((17, 18),))
    earlier = Attribution((0, 1), (2, 6), ((7, 8),))
    statements = assemble(text, [later, earlier, later], [])
    assert [(s.id, s.source.text) for s in statements] == [("s1", "A"), ("s2", "C")]


def test_an_attribution_without_content_is_left_out():
    assert assemble("A says b.", [Attribution((0, 1), (2, 6), ())], []) == []


_spans = st.tuples(st.integers(0, 30), st.integers(1, 10)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(
    st.lists(
        st.builds(Attribution, st.none() | _spans, st.none() | _spans, st.lists(_spans, max_size=3).map(tuple)),
        max_size=8,
    )
)
@example([Attribution(None, (0, 1), ((0, 1), (0, 2), (2, 3))), Attribution(None, (0, 1), ((0, 2), (2, 3)))])
def test_parents_exist_and_never_go_in_circles(attributions):
    statements = {s.id: s for s in assemble("x" * 40, attributions, [])}
    for statement in statements.values():
        seen = set()
        while statement.parent is not None:
            assert statement.id not in seen
            seen.add(statement.id)
            statement = statements[statement.parent]
