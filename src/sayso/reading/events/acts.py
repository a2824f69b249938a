"""Acts of speech and will: what somebody will do is an agreement or a threat, what others must do a request.

After the PLOVER codebook: cooperation that is told of the future is coded AGREE, conflict THREATEN; a promise not to
cooperate is a refusal. The deed itself stays in the record beside it, as planned.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from sayso.reading.claims import phrases, syntax
from sayso.reading.claims.modality import Modality
from sayso.reading.claims.scene import Scene
from sayso.reading.claims.voices import Voice, Voices
from sayso.reading.events.lexicon import words
from sayso.reading.events.signals import Signal
from sayso.records import PloverType

COOPERATIVE: frozenset[PloverType] = frozenset({"CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
CONFLICTUAL: frozenset[PloverType] = frozenset({"PROTEST", "SANCTION", "COERCE", "ASSAULT", "MOBILIZE"})
_HIGHEST = 12
"""How many words above a verb may tell that it is somebody's will."""


def announced(signal: Signal, told: Modality) -> PloverType | None:
    """The act that it is to say that one will do this; `None` where nobody says so of himself."""
    verb = signal.head
    if told.mood not in ("told", "wish") or signal.row.type not in COOPERATIVE | CONFLICTUAL or syntax.is_passive(verb):
        return None
    conditional = _has_unless(verb)
    if told.status != "planned" and not (told.status == "possible" and conditional):
        return None
    if not _is_own_will(verb):
        return None
    if conditional:
        return "THREATEN"
    if signal.row.type == "MOBILIZE" and not phrases.nouns_after(("against",), verb):
        return None
    if signal.row.type in COOPERATIVE:
        return "REJECT" if told.negated else "AGREE"
    return "AGREE" if told.negated else "THREATEN"


def required(scene: Scene, voices: Voices) -> Iterator[tuple[Token, Token, Voice]]:
    """What voices say that others must do: the verb, its subject, and the voice that requires it."""
    for verb in scene.doc:
        if verb.pos_ not in ("VERB", "AUX") or not _is_required(verb) or verb.dep_ in ("advcl", "relcl", "acl"):
            continue
        voice = voices.at(verb)
        subject = syntax.subject(verb)
        if voice.statement is None or subject is None or subject.pos_ == "PRON":
            continue
        if voice.statement.cue_kind in ("say", "claim", "demand", "suggest", "warn", "other", "ask"):
            yield verb, subject, voice


def _is_required(verb: Token) -> bool:
    if any(c.dep_ == "aux" and c.lower_ in words("must") for c in verb.children):
        return not any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children)
    head = verb.head
    return verb.dep_ == "xcomp" and syntax.has_to(verb) and head.lemma_ in words("needing") and head.pos_ == "VERB"


def _has_unless(verb: Token) -> bool:
    clauses = (c for c in verb.children if c.dep_ == "advcl")
    return any(mark.lower_ == "unless" for clause in clauses for mark in clause.children)


def _is_own_will(verb: Token) -> bool:
    """Does the verb, or one that governs its infinitive, tell what its subject will do?"""
    node = verb
    for _ in range(_HIGHEST):
        if any(c.dep_ == "aux" and c.lower_ in words("will") | {"would"} for c in node.children):
            return True
        if node.dep_ == "conj" and syntax.is_verb(node.head) and syntax.child(node, *syntax.SUBJECT) is None:
            node = node.head
        elif (node.dep_ in ("xcomp", "acl", "pcomp") and node.head.lemma_.lower() in words("intending")) or (
            node.dep_ == "xcomp" and node.head.lemma_ == "be"
        ):
            return True
        else:
            return False
    return False
