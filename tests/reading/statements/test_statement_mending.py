"""What syntax and the rules mend in the encoder's readings, which are given."""

import pytest
from encoded import find
from spacy.language import Language


@pytest.mark.parametrize(
    ("text", "cue", "contents", "source"),
    [
        (
            "In March, claims Colonel Adam Holt, 600 of them were at the base.",
            "claims",
            ("600 of them were at the base",),
            "Colonel Adam Holt",
        ),
        ("The envoy left, saying that the talks had failed.", "saying", ("that the talks had failed",), "The envoy"),
    ],
)
def test_a_source_that_syntax_names_is_given(
    nlp: Language, text: str, cue: str, contents: tuple[str, ...], source: str
) -> None:
    assert find(nlp, text, (None, cue, contents)) == [(source, cue, contents, None)]


def test_the_subject_of_seems_is_no_source(nlp: Language) -> None:
    told = (None, "seems", ("The envoy", "to have left"))
    assert find(nlp, "The envoy seems to have left.", told) == [(*told, None)]


def test_a_relative_clause_is_no_source_without_its_noun(nlp: Language) -> None:
    text = "The airport's manager, who should know, swore that they were there."
    told = ("who should know", "swore", ("that they were there",))
    assert find(nlp, text, told) == [("The airport's manager, who should know", *told[1:], None)]


def test_a_clause_before_its_speaker_is_content(nlp: Language) -> None:
    text = 'There are 77 of them in the islands, a retired admiral told the paper, "and I counted them."'
    told = ("There are 77 of them in the islands, a retired admiral", "told", ('"and I counted them."',))
    found = find(nlp, text, told)
    expected = ("There are 77 of them in the islands", '"and I counted them."')
    assert found == [("a retired admiral", "told", expected, None)]


@pytest.mark.parametrize("paper", ["major national newspaper The Tallinn Herald", "the daily Morning Post"])
def test_who_reported_stands_behind_the_cue_that_ends_the_sentence(nlp: Language, paper: str) -> None:
    clause = "The old trams, which are painted red, will run again"
    told = ("The old trams, which are painted red", "reported", (clause,))
    assert find(nlp, f"{clause}, reported {paper}.", told) == [(paper, "reported", (clause,), None)]


def test_a_source_before_its_cue_stays(nlp: Language) -> None:
    told = ("The mayor", "said", ("the old trams will run again",))
    assert find(nlp, "The mayor said the old trams will run again.", told) == [(*told, None)]


@pytest.mark.parametrize(
    ("content", "source", "rest"),
    [
        ("the Malian prime minister", None, "left Gao in May"),
        ("the Malian prime minister, left Gao in May", "French troops", "left Gao in May"),
    ],
)
def test_a_source_between_a_subject_and_its_verb_is_no_content(
    nlp: Language, content: str, source: str | None, rest: str
) -> None:
    text = "French troops, claims the Malian prime minister, left Gao in May."
    assert find(nlp, text, (source, "claims", (content,))) == [
        ("the Malian prime minister", "claims", ("French troops", rest), None)
    ]


def test_a_source_between_a_subject_and_its_verb_is_found_without_the_encoder(nlp: Language) -> None:
    assert find(nlp, "French troops, claims the Malian prime minister, left Gao in May.") == [
        ("the Malian prime minister", "claims", ("French troops", "left Gao in May"), None)
    ]


def test_an_object_between_commas_is_no_source(nlp: Language) -> None:
    told = ("French troops", "claims", ("the hill",))
    assert find(nlp, "The map of French troops, claims the hill, is old.", told) == [(*told, None)]


def test_a_conditional_clause_before_its_speaker_brings_the_main_clause_with_it(nlp: Language) -> None:
    text = "If the ships stay, warned the mayor, the harbour will be closed to fishermen."
    told = ("the mayor", "warned", ("If the ships stay",))
    expected = ("If the ships stay", "the harbour will be closed to fishermen")
    assert find(nlp, text, told) == [("the mayor", "warned", expected, None)]


def test_what_a_preposition_of_the_cue_governs_is_no_content(nlp: Language) -> None:
    text = "They will be gone by Easter, an aide confided over coffee."
    assert find(nlp, text, ("an aide", "confided over", ("coffee",))) == [
        ("an aide", "confided", ("They will be gone by Easter",), None)
    ]


def test_the_next_paragraph_of_another_voice_is_no_content(nlp: Language) -> None:
    text = '"We shall see," Colonel Holt told the agency.\n\nThe fleet will leave, the ministry announced.'
    told = ("Colonel Holt", "told", ('"We shall see,"', "The fleet will leave"))
    assert find(nlp, text, told) == [
        ("Colonel Holt", "told", ('"We shall see,"',), None),
    ]


def test_the_next_paragraph_in_quotation_marks_is_content(nlp: Language) -> None:
    text = "“We shall see,” Colonel Holt told the agency.\n\n“The fleet will leave.”"
    told = ("Colonel Holt", "told", ("“We shall see,”", "“The fleet will leave.”"))
    assert find(nlp, text, told) == [(*told, None)]


def test_a_clause_that_a_semicolon_parts_from_an_interrupted_one_is_no_content(nlp: Language) -> None:
    text = "The museum has withdrawn its squares; they were needed, the curator explained, at home."
    told = ("the curator", "explained", ("The museum has withdrawn its squares; they were needed",))
    assert find(nlp, text, told) == [("the curator", "explained", ("they were needed",), None)]


def test_who_vouches_to_the_writer_in_the_midst_of_a_content_is_a_voice_within_it(nlp: Language) -> None:
    text = "The weekly wrote that, according to a clerk, 400 gendarmes were in the valley."
    told = ("The weekly", "wrote", ("that", "400 gendarmes were in the valley"))
    assert find(nlp, text, told) == [
        ("The weekly", "wrote", ("that, according to a clerk, 400 gendarmes were in the valley",), None),
        ("a clerk", "according to", ("400 gendarmes were in the valley",), "wrote"),
    ]


def test_whose_word_the_writer_has_it_on_is_a_voice_within_it(nlp: Language) -> None:
    text = "The daily reported, on the word of a harbour pilot, that two ships would leave."
    told = ("The daily", "reported", ("that two ships would leave",))
    assert find(nlp, text, told) == [
        (*told, None),
        ("a harbour pilot", "on the word of", ("that two ships would leave",), "reported"),
    ]


def test_a_cue_names_its_interview(nlp: Language) -> None:
    text = "The envoy said in an interview that the talks had failed."
    content = ("that the talks had failed",)
    assert find(nlp, text, ("The envoy", "said", content)) == [("The envoy", "said in an interview", content, None)]


@pytest.mark.parametrize(
    ("source", "cue", "content"),
    [
        ("Western diplomats", "put", "the force in the valley at between 3,000 and 4,000 men"),
        ("The rebels", "put", "them at no fewer than 900"),
        ("The embassy", "counts", "1,100 of them in the country"),
        ("The rebels", "mean", "to stay on the hill until June"),
        ("France", "undertakes", "to withdraw its last battalion by June"),
        ("Satellite pictures", "show", "that the frigates have left the bay"),
    ],
)
def test_plain_statements_are_found_where_the_encoder_is_silent(
    nlp: Language, source: str, cue: str, content: str
) -> None:
    assert find(nlp, f"{source} {cue} {content}.") == [(source, cue, (content,), None)]


@pytest.mark.parametrize(
    "text",
    [
        "The rebels put the radio at the door.",
        "The embassy counts its friends in the country.",
        "The word has come to mean to the soldiers what home is.",
        "The soldiers put them in two boats.",
    ],
)
def test_to_put_count_or_mean_something_else_is_no_statement(nlp: Language, text: str) -> None:
    assert find(nlp, text) == []
