"""Acts of speech and will: what somebody will do is an agreement or a threat, what others must do a request.

After the PLOVER codebook: cooperation that is told of the future is coded AGREE, conflict THREATEN. Who does not agree
or allow refuses. The deed itself stays in the record beside the act, as planned.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Token

from sayso.reading.events.absorbing import governing
from sayso.reading.events.coding import Party
from sayso.reading.events.lexicon import words
from sayso.reading.events.signals import Signal
from sayso.reading.propositions import phrases, syntax
from sayso.reading.propositions.auxiliaries import is_negated
from sayso.reading.propositions.modality import Modality
from sayso.reading.propositions.scene import Scene
from sayso.reading.propositions.voices import Voice, Voices
from sayso.records import PloverType

_COOPERATIVE: frozenset[PloverType] = frozenset({"CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
_HOSTILE: frozenset[PloverType] = frozenset({"PROTEST", "SANCTION", "COERCE", "ASSAULT"})
_WITHHELD: frozenset[PloverType] = frozenset({"AGREE", "CONCEDE"})
_CROWDS = frozenset({"AGR", "CVL", "EDU", "HLH", "LAB", "OPP"})
"""Sectors of people who hold up traffic to protest."""
_REQUIRING = frozenset({"say", "claim", "demand", "suggest", "warn", "other", "ask"})
"""Kinds of cue by which somebody says what others must do."""
_REACH = 30
"""How many words away what somebody promises may stand."""
_HIGHEST = 12
"""How many words above a verb may tell that it is somebody's will."""


def announced(signal: Signal, told: Modality) -> PloverType | None:
    """The act that it is to say that one will do this; `None` where nobody says so of himself."""
    verb, type = signal.head, signal.row.type
    if told.mood not in ("told", "wish") or syntax.is_passive(verb) or not _is_own_will(verb):
        return None
    conditions = _conditions(verb)
    if told.status != "planned" and not (told.status == "possible" and conditions):
        return None
    hostile = type in _HOSTILE or (type == "MOBILIZE" and bool(phrases.nouns_after(("against",), verb)))
    if not hostile and type not in _COOPERATIVE:
        return None
    if "unless" in conditions:
        return "THREATEN"
    if hostile:
        return "AGREE" if told.negated else "THREATEN"
    return "REJECT" if told.negated else "AGREE"


def meant(signal: Signal, told: Modality, actor: Party | None, signals: Mapping[int, Signal]) -> PloverType:
    """The type by how it is told, what is promised, and who does it.

    Not to allow is to refuse, to promise conflict is a threat, and farmers who block a road protest.
    """
    row = signal.row
    if told.negated and row.type in _WITHHELD:
        return "REJECT"
    if row.type == "AGREE":
        if _is_not_to(signal.token):
            return "REJECT"
        promised = {other.row.type for other in _contents(signal, signals)}
        if promised == {"REJECT"}:
            return "REJECT"
        if promised and promised <= _HOSTILE:
            return "THREATEN"
    if row.type == "COERCE" and row.mode == "restrict" and actor is not None and actor.sector in _CROWDS:
        return "PROTEST"
    return row.type


def required(scene: Scene, voices: Voices) -> Iterator[tuple[Token, Token, Voice]]:
    """What voices say that others must do: the verb, its subject, and the voice that requires it."""
    for verb in scene.doc:
        if not syntax.is_verb(verb) or not _is_required(verb) or verb.dep_ in ("advcl", "relcl", "acl"):
            continue
        voice = voices.at(verb)
        subject = syntax.subject(verb)
        if voice.statement is None or subject is None or subject.pos_ == "PRON":
            continue
        if voice.statement.cue_kind in _REQUIRING:
            yield verb, subject, voice


def _contents(signal: Signal, signals: Mapping[int, Signal]) -> Iterator[Signal]:
    """The verbs of whose doing the signal tells, and no signal between them."""
    for i in range(signal.token.i - _REACH, signal.token.i + _REACH):
        other = signals.get(i)
        if other is not None and not other.is_nominal:
            above = next((found for found, _ in governing(other, signals)), None)
            if above is signal:
                yield other


def _is_not_to(word: Token) -> bool:
    """Is it promised not to do it ("vowed not to surrender")?"""
    return any(c.dep_ == "xcomp" and is_negated(c) for c in word.children)


def _is_required(verb: Token) -> bool:
    if any(c.dep_ == "aux" and c.lower_ in words("must") for c in verb.children):
        return not any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children)
    head = verb.head
    return verb.dep_ == "xcomp" and syntax.has_to(verb) and head.lemma_ in words("needing") and head.pos_ == "VERB"


def _conditions(verb: Token) -> set[str]:
    """The words of condition by which the verb's clauses begin."""
    clauses = (c for c in verb.children if c.dep_ == "advcl")
    return {mark.lower_ for clause in clauses for mark in clause.children} & {"if", "unless"}


def _is_own_will(verb: Token) -> bool:
    """Does the verb, or one that governs its infinitive, tell what its subject will do?"""
    node = verb
    for _ in range(_HIGHEST):
        if any(c.dep_ == "aux" and c.lower_ in words("will") for c in node.children):
            return True
        if node.dep_ != "conj" or not syntax.is_verb(node.head) or syntax.child(node, *syntax.SUBJECT) is not None:
            return _is_intended(node)
        node = node.head
    return False


def _is_intended(verb: Token) -> bool:
    """Does the word above the infinitive tell an intention ("plans to", "is to", "due to")?"""
    head = verb.head
    if verb.dep_ == "xcomp" and head.lemma_ == "be":
        return True
    return verb.dep_ in ("xcomp", "acl", "pcomp") and head.lemma_.lower() in words("intending")
