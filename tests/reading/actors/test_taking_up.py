"""Whom a phrase takes up that does not name them, and where a name begins and ends."""

import pytest
from marking import read_marked
from spacy.language import Language

from sayso.reading.actors import find_actors


def _speaker(nlp: Language, marked: str) -> str | None:
    text, statements = read_marked(marked)
    _, named = find_actors(nlp(text), statements)
    return named[-1].actor_name


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("ECOWAS sent soldiers. [1:The West African bloc] said {1:they would leave}.", "ECOWAS"),
        ("NATO has a base there. [1:The Western alliance] said {1:it would stay}.", "NATO"),
        (
            "The Economic Community of West African States sent men. [1:The regional bloc] said {1:they would stay}.",
            "Economic Community of West African States",
        ),
        (
            "The International Committee of the Red Cross sent tents. [1:The relief agency] said {1:it had none left}.",
            "International Committee of the Red Cross",
        ),
        ("ECOWAS, the West African bloc, sent men. [1:The bloc] said {1:they would stay}.", "ECOWAS"),
    ],
)
def test_a_body_is_taken_up_by_its_sort(nlp: Language, marked: str, name: str) -> None:
    assert _speaker(nlp, marked) == name


def test_another_sort_of_body_is_another_body(nlp: Language) -> None:
    marked = "The Harbour Bank closed on Friday. [1:The dockers’ union] said {1:it was glad}."
    assert _speaker(nlp, marked) == "the dockers’ union"


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("[1:The local daily The Harbour Observer] reported {1:that the fleet would leave}.", "The Harbour Observer"),
        ("[1:Superintendent Grace Wambui] said {1:600 officers would leave}.", "Grace Wambui"),
        ("[1:The centre’s chief of operations Agnes Palak] said {1:tents were needed}.", "Agnes Palak"),
        ("[1:Chanap na Nakhon, chairman of the league,] said {1:they would march}.", "Chanap na Nakhon"),
        ("Anne-Marie Proulx waited. [1:She] said {1:her son would come}.", "Anne-Marie Proulx"),
        (
            "[1:A Dublin estate agent] expects {1:an invasion}. {2:“Let them come,”} [2:he] said.",
            "a Dublin estate agent",
        ),
        (
            "[1:An Albanian official] said {1:many came}. [2:Eris Hozha, director of the tourism office,] explained "
            "{2:that they came for the ruins}. {3:“It is old,”} [3:he] said.",
            "Eris Hozha",
        ),
        (
            "Swimmer Jon Skerry won on Friday. {1:“I am glad,”} said [1:the 25-year-old, who was born in Leeds].",
            "Jon Skerry",
        ),
    ],
)
def test_who_speaks_is_named(nlp: Language, marked: str, name: str) -> None:
    assert _speaker(nlp, marked) == name
