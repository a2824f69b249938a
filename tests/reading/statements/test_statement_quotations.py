import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.reading.statements.quotations import find_quotations


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('"We go," he said. "Now."', ['"We go,"', '"Now."']),
        ("“We go,” he said. “Now.”", ["“We go,”", "“Now.”"]),
        ("« Nous partons », dit-il.", ["« Nous partons »"]),
        ("„Wir gehen“, sagte er.", ["„Wir gehen“"]),
        ("»Wir gehen«, sagte er.", ["»Wir gehen«"]),
        ("''It is over,'' she said.", ["''It is over,''"]),
        (
            "'We will go,' he said. 'The ministers' plan is bad.'",
            ["'We will go,'", "'The ministers' plan is bad.'"],
        ),
        ("‘Go,’ said the soldiers’ chief, ‘or stay’.", ["‘Go,’", "‘or stay’"]),
        ("\"He told me 'go away' today,\" she said.", ["\"He told me 'go away' today,\""]),
        ('The “so-called" plan failed.', ['“so-called"']),
        ('A 6" pipe and "a big one".', ['"a big one"']),
        ("They don't know; 'twas in the '90s, the players' best.", []),
        ("No marks at all.", []),
    ],
)
def test_quotation_marks_are_paired(text, quoted):
    assert [text[q.start : q.end] for q in find_quotations(text)] == quoted


def test_a_paragraph_that_leaves_its_quotation_open_is_carried_on_by_the_next():
    first, second = find_quotations("“We came in May.\n\n“We stayed,” he said.")
    assert (first.closed, first.continues) == (False, False)
    assert (second.closed, second.continues) == (True, True)


def test_a_quotation_never_crosses_a_paragraph():
    assert all("\n" not in "“One.\nTwo.”"[q.start : q.end] for q in find_quotations("“One.\nTwo.”"))


@given(st.text(alphabet="ab .,\n\"'“”‘’«»„`", max_size=200))
def test_quotations_lie_in_order_and_begin_with_a_mark(text):
    quotations = find_quotations(text)
    assert quotations == sorted(quotations)
    for quotation in quotations:
        assert 0 <= quotation.start < quotation.end <= len(text)
        assert text[quotation.start] in "\"'“”‘’«»„`"
