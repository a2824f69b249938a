"""Every claim can be traced to the words and to the statement that it rests on."""

from itertools import count

import pytest

import sayso
from sayso.records import Record

TEXT = (
    "Niger refused to let Malian troops into Niger. “Some 400 Malian soldiers have entered Niger,” "
    "the governor, Aïcha Bello, said on Monday. She said that they would stay in Niger until August.\n\n"
    "The Malian army denied that its soldiers were in Niger. It has 1,200 soldiers in Ménaka 🪖, it says. "
    "Algeria demanded that Malian troops leave Niger."
)


@pytest.fixture(scope="module")
def reader() -> sayso.Reader:
    return sayso.Reader()


@pytest.fixture(scope="module")
def record(reader: sayso.Reader) -> Record:
    return reader.read(TEXT, date="2023-08-09")


def test_the_report_makes_claims_of_several_kinds(record: Record) -> None:
    assert {"movement", "presence", "permission", "demand"} <= {claim.kind for claim in record.claims}


def test_evidence_is_quoted_from_the_text(record: Record) -> None:
    for claim in record.claims:
        assert claim.evidence.text
        assert TEXT[claim.evidence.start : claim.evidence.end] == claim.evidence.text


def test_ids_count_the_claims_in_text_order(record: Record) -> None:
    assert [claim.id for claim, _ in zip(record.claims, count(), strict=False)] == [
        f"c{n}" for n in range(1, len(record.claims) + 1)
    ]
    starts = [claim.evidence.start for claim in record.claims]
    assert starts == sorted(starts)


def test_who_vouches_is_the_actor_of_the_statement_named(record: Record) -> None:
    statements = {statement.id: statement for statement in record.statements}
    vouched = [claim for claim in record.claims if claim.statement is not None]
    assert vouched
    for claim in vouched:
        assert claim.by == statements[claim.statement].actor_name


def test_the_reports_own_claims_name_no_statement(record: Record) -> None:
    own = [claim for claim in record.claims if claim.by is None]
    assert own
    assert all(claim.statement is None for claim in own)


def test_names_of_places_keep_the_words_of_the_report(reader: sayso.Reader) -> None:
    (claim,) = reader.read("South African troops drove from Goma to Kigali.", date="2013-03-01").claims
    assert (claim.origin, claim.origin_name) == ("COD", "Goma")
    assert (claim.destination, claim.destination_name) == ("RWA", "Kigali")


def test_the_same_text_gives_the_same_claims(reader: sayso.Reader, record: Record) -> None:
    assert reader.read(TEXT, date="2023-08-09").claims == record.claims


@pytest.mark.parametrize("text", ["", " \n\t ", "…", "войска ушли из Сирии", "軍隊は去った", "to to to from of the"])
def test_texts_without_a_claim_give_none(reader: sayso.Reader, text: str) -> None:
    assert reader.read(text, date="2023-08-09").claims == []
