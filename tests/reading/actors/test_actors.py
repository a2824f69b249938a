"""The actors of a report: kind, code, sector, mentions, and that no text raises."""

import pytest
from marking import read_marked
from spacy.language import Language

from sayso.reading.actors import find_actors
from sayso.records import Actor, Span, Statement


def _actors(nlp: Language, marked: str) -> list[Actor]:
    text, statements = read_marked(marked)
    actors, _ = find_actors(nlp(text), statements)
    return actors


AFFILIATIONS = [
    ("[1:Kenya’s military] said {1:that the patrol was over}.", "organisation", "KEN", "MIL"),
    ("[1:State Department spokeswoman Julia Penn] ruled out {1:talks}.", "person", "USA", "GOV"),
    ("[1:NATO Secretary General Erik Dahl] said {1:it was late}.", "person", "NATO", "GOV"),
    ("[1:Norway’s president, Lars Holm,] said {1:it was late}.", "person", "NOR", "GOV"),
    ("[1:A spokesman for the Taliban, Omar Saleh,] said {1:it was late}.", "person", "TALIBAN", "REB"),
    ("[1:US envoy to Syria Dorothy Lane] said {1:it was late}.", "person", "USA", "GOV"),
    ("[1:Two Danish officials] said {1:it was late}.", "group", "DNK", "GOV"),
    ("[1:Peruvian lawmakers] said {1:it was late}.", "group", "PER", "LEG"),
    ("[1:a retired Greek general] said {1:it was late}.", "person", "GRC", "MIL"),
    ("[1:An analyst at a Vienna think tank] said {1:it was late}.", "person", "AUT", "EDU"),
    ("[1:Maria Lopez, an adviser to Peru’s president,] said {1:it was late}.", "person", "PER", "GOV"),
    ("[1:The Kremlin] said {1:it was late}.", "organisation", "RUS", "GOV"),
    ("[1:South Africa] said {1:it was late}.", "state", "ZAF", None),
    ("[1:Hezbollah] said {1:it was late}.", "group", "HEZBOLLAH", "REB"),
    ("[1:Defense Secretary Paul Brook] said {1:it was late}.", "person", None, "GOV"),
    ("[1:Sen. Paul Brook] said {1:it was late}.", "person", None, "LEG"),
    ("[1:A farmer in Kabul] said {1:it was late}.", "person", "AFG", "CVL"),
    ("[1:The Telegram channel Vostok] said {1:it was late}.", "organisation", None, "MED"),
]


@pytest.mark.parametrize(("marked", "kind", "code", "sector"), AFFILIATIONS)
def test_a_source_tells_its_kind_code_and_sector(
    nlp: Language, marked: str, kind: str, code: str | None, sector: str | None
) -> None:
    actor = _actors(nlp, marked)[0]
    assert (actor.kind, actor.code, actor.sector) == (kind, code, sector)


def test_an_owner_in_a_pronoun_gives_the_ministry_its_code(nlp: Language) -> None:
    actors = _actors(nlp, "Malta closed the harbour, [1:its Foreign Ministry] announced {1:on Friday}.")
    assert [actor.code for actor in actors if actor.name == "Malta’s Foreign Ministry"] == ["MLT"]


def test_all_mentions_of_a_person_are_joined(nlp: Language) -> None:
    [actor] = _actors(
        nlp,
        "[1:General Peter Stone] said {1:it was late}. [2:Stone] added {2:that he was tired}. [3:He] left {3:early}.",
    )
    assert actor.id == "a1"
    assert [mention.text for mention in actor.mentions] == ["General Peter Stone", "Stone", "he", "He"]


def test_a_mention_quotes_the_text_that_it_points_to(nlp: Language) -> None:
    text, statements = read_marked("Kenya’s army left. [1:Ana Ruiz, the minister,] said {1:that she knew}.")
    actors, _ = find_actors(nlp(text), statements)
    assert actors
    assert all(text[m.start : m.end] == m.text for actor in actors for m in actor.mentions)


def test_ids_follow_the_order_of_first_mentions(nlp: Language) -> None:
    actors = _actors(nlp, "{1:“No,”} said [1:Ana Ruiz]. [2:Paul Brook] said {2:“yes.”} [3:Ruiz] left {3:early}.")
    assert [(actor.id, actor.name) for actor in actors] == [("a1", "Ana Ruiz"), ("a2", "Paul Brook")]


def test_a_statement_points_to_its_actor(nlp: Language) -> None:
    text, statements = read_marked("[1:Ana Ruiz] spoke {1:first}. [2:She] said {2:it was late}.")
    actors, named = find_actors(nlp(text), statements)
    assert [statement.actor for statement in named] == [actors[0].id] * 2
    assert [statement.source for statement in named] == [statement.source for statement in statements]


def test_a_statement_without_a_source_has_no_actor(nlp: Language) -> None:
    text, statements = read_marked("It was said {1:that the bridge was open}.")
    _, [statement] = find_actors(nlp(text), statements)
    assert statement.actor is None
    assert statement.actor_name is None


def test_named_persons_and_states_that_act_are_actors_without_statements(nlp: Language) -> None:
    actors, statements = find_actors(nlp("Norway sent General Peter Stone to Mali."), [])
    assert statements == []
    assert ("Norway", "NOR") in [(actor.name, actor.code) for actor in actors]
    assert "Peter Stone" in [actor.name for actor in actors]
    assert "Mali" not in [actor.name for actor in actors]


def test_sources_are_named_without_any_annotation_of_the_doc(nlp: Language) -> None:
    text, statements = read_marked(
        "[1:Defence Minister Ana Ruiz, who was in Oslo,] said {1:so}. [2:Two Danish officials] said {2:no}. "
        "[3:Ruiz] left {3:early}."
    )
    _, named = find_actors(nlp.make_doc(text), statements)
    assert [statement.actor_name for statement in named] == ["Ana Ruiz", "two Danish officials", "Ana Ruiz"]


def test_the_same_doc_gives_the_same_actors_twice(nlp: Language) -> None:
    text, statements = read_marked("[1:Ana Ruiz] spoke {1:first}. [2:She] blamed {2:Norway’s army}.")
    assert find_actors(nlp(text), statements) == find_actors(nlp(text), statements)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n ",
        "“”",
        "Войска ушли.",
        "他说。",
        "he " * 300,
        "Mr. " * 300,
        "A B, C D, " * 200,
        "a" * 100_000,
    ],
)
def test_no_text_raises(nlp: Language, text: str) -> None:
    whole = Span(start=0, end=len(text), text=text)
    statement = Statement(id="s1", source=whole, cue=None, content=[whole])
    for doc in (nlp(text), nlp.make_doc(text)):
        _, [named] = find_actors(doc, [statement])
        assert named.source == whole
