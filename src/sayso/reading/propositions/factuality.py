"""Factuality: whether a proposition is told as so, planned or possible, and whether it is said not to be so.

The proposition's own verb gives the first word; then every word that governs it, up to the cue of the
statement that holds it, has its say (governors.csv). After Saurí and Pustejovsky, "FactBank: a corpus annotated
with event factuality" (2009).
"""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

from spacy.tokens import Token

from sayso.reading.propositions import lexicon, phrases, syntax
from sayso.reading.propositions.auxiliaries import is_negated, is_past, negation, own_modality, put_off_to
from sayso.reading.propositions.lexicon import words
from sayso.reading.propositions.modality import Modality
from sayso.reading.propositions.scene import Scene
from sayso.reading.propositions.voices import Voices
from sayso.records import Span

_GOVERNED = frozenset(
    {"ccomp", "xcomp", "acl", "pcomp", "pobj", "prep", "dobj", "obj", "attr", "acomp", "oprd", "nsubjpass", "csubj"}
)
"""Relations through which a word has its say on what hangs on it."""
_NEGATION_REACHES = frozenset({"xcomp", "acl", "acomp", "dobj", "nsubjpass", "attr"})
"""Relations through which a governor's negation is the proposition's own, where the tables say nothing of it."""
_LONGEST_CLAUSE = 80
"""How many tokens away a question mark may be."""
_MOST_GOVERNORS = 50
"""How many words above a proposition have their say; text without sentence ends would else take its length squared."""
_DENIED = lexicon.Governor("negated", "keep")
_DEMANDED = lexicon.Governor("demand", "unasserted")


class Factuality:
    """Reads how any proposition of a report is told."""

    def __init__(self, scene: Scene, voices: Voices) -> None:
        self._scene = scene
        self._voices = voices

    def of(self, trigger: Token, force: Token | None = None) -> Modality:
        """How the proposition of this verb or noun is told, up to and with the cue that vouches for it.

        Args:
            trigger: The verb or noun that tells it.
            force: The noun of the force that it is told of: "no soldier will leave" is a negation too.
        """
        told = self._alone(trigger)
        if force is not None and force != trigger and self._is_none_besides(force, trigger):
            told = told.denied()
        if _is_asked(trigger):
            return told.unasserted()
        if _is_left_open(trigger):
            return replace(told, status="possible") if _is_considered(trigger) else told.unasserted()
        if told.status == "planned" and _has_condition(trigger):
            told = replace(told, status="possible")
        statement = self._voices.at(trigger).statement
        told, reached_cue = _governed(told, trigger, statement.cue if statement is not None else None)
        return told.cued(statement) if statement is not None and not reached_cue else told

    def _alone(self, trigger: Token) -> Modality:
        if not syntax.is_verb(trigger):
            done = syntax.child(trigger, "relcl")
            if done is not None and is_past(done) and done.lemma_ in words("done"):
                return Modality("actual", is_negated(trigger))
            # "Talks begin next week": the time stands with the verb.
            begins = trigger.dep_ == "nsubj" and trigger.head.tag_ in ("VBP", "VBZ")
            to_come = self._is_to_come(trigger) or (begins and self._is_to_come(trigger.head))
            return Modality("planned" if to_come else None, is_negated(trigger))
        told = own_modality(trigger, to_come=self._is_to_come(trigger))
        later = put_off_to(trigger) if told.status == "planned" else None
        if later is not None and later.i in self._scene.times:
            return told.denied()
        negating = negation(trigger)
        # "There were not fewer than 900" denies nothing.
        return told.denied() if negating is not None and negating.i in self._scene.quantities else told

    def _is_none_besides(self, force: Token, trigger: Token) -> bool:
        """Is the force none at all ("no soldier"), by another word than the one that negates the trigger?"""
        none = self._nothing(force)
        return none is not None and none != negation(trigger)

    def _nothing(self, force: Token) -> Token | None:
        """The word that makes the force none at all: "no soldier", and not "no more than 400 soldiers"."""
        phrase = phrases.noun_phrase(force)
        for token in phrase:
            if token.lower_ in ("no", "neither") and token.i not in self._scene.quantities:
                return token
        return phrase[0] if phrase[0].lower_ == "not" else _not_single(phrase[0])

    def _is_to_come(self, verb: Token) -> bool:
        """Is the verb's time after the report's date?"""
        date = self._scene.doc._.sayso_date
        when = self._scene.when(verb)
        return bool(date and when and when.from_ and when.from_ > date)


def _has_condition(verb: Token) -> bool:
    """Does the clause hang on an "if" or "unless"?"""
    clauses = (c for c in verb.children if c.dep_ == "advcl")
    return any(g.dep_ == "mark" and g.lower_ in ("if", "unless") for c in clauses for g in c.children)


def _not_single(first: Token) -> Token | None:
    """The "not" of "not a single soldier", "not one soldier"."""
    single = first.lower_ == "one" or any(c.lower_ == "single" for c in first.head.children)
    return first.nbor(-1) if first.i > 0 and first.nbor(-1).lower_ == "not" and single else None


def _governed(told: Modality, trigger: Token, cue: Span | None) -> tuple[Modality, bool]:
    """What the words above the trigger make of it, up to the cue; and whether the cue was the last of them."""
    in_cue = False
    node = trigger
    for head in islice(trigger.ancestors, _MOST_GOVERNORS):
        was_in_cue = in_cue
        in_cue = cue is not None and cue.start <= head.idx < cue.end
        if was_in_cue and not in_cue:
            return told, True
        if node.dep_ in ("relcl", "agent"):
            # What picks out or brings about something else is not governed by what is said of that.
            break
        if node.dep_ == "advcl":
            asked = _asked_for(node, head)
            told = told.under(asked) if asked is not None else _in_adverbial(told, node, head)
            break
        if node.dep_ == "conj":
            told = _shared(told, node, head)
        elif _is_yet_to_be(node, head):
            told = told.under("planned")
        elif node.dep_ in _GOVERNED or (node.dep_ == "nsubj" and node == trigger and trigger.pos_ == "NOUN"):
            told = _under(told, node, head)
        node = head
    return told, in_cue


def _is_yet_to_be(subject: Token, head: Token) -> bool:
    """Is it what "is to be complete by June"?"""
    to_be = (c for c in head.children if c.dep_ == "xcomp" and syntax.has_to(c))
    return subject.dep_ == "nsubj" and head.lemma_ == "be" and any(to_be)


def _asked_for(clause: Token, head: Token) -> str | None:
    """The effect of "asked for them to leave", "it is time for them to leave", whose clause is parsed as adverbial."""
    if not any(c.dep_ == "mark" and c.lower_ == "for" for c in clause.children):
        return None
    if any(c.dep_ in ("nsubj", "attr") and c.lemma_ == "time" for c in head.children):
        return "demand"
    governor = lexicon.governor_at(head)
    return governor.effect if governor is not None and governor.effect in ("ask", "demand", "wish") else None


def _in_adverbial(told: Modality, clause: Token, head: Token) -> Modality:
    """Conditions vouch for nothing; clauses of purpose tell what is planned."""
    marks = {c.lower_ for c in clause.children if c.dep_ in ("mark", "advmod", "prep")}
    # A clause of time tells what has happened ("until they left"), not what may come ("once they leave").
    to_come = bool(marks & words("times")) and told.status == "actual" and not is_past(clause)
    # "They will not talk until the troops leave" makes it a condition.
    awaited = bool(marks & words("till")) and (is_negated(head) or _is_refused(head))
    if marks & words("conditions") or to_come or awaited:
        told = told.unasserted()
    return told.planned_if_open()


def _is_refused(verb: Token) -> bool:
    """Does the verb refuse, or is it what is refused ("refused to talk until")?"""
    verbs = (verb, verb.head) if verb.dep_ in ("xcomp", "ccomp") else (verb,)
    return any("negated" in governor.effect for v in verbs if (governor := lexicon.governor_at(v)) is not None)


def _shared(told: Modality, node: Token, head: Token) -> Modality:
    """A second verb shares the first one's auxiliaries ("will not leave or redeploy")."""
    if node.pos_ != "VERB" or not syntax.is_verb(head) or told.status is not None:
        return told
    first = own_modality(head)
    return replace(told, status=first.status, negated=told.negated or (first.negated and node.tag_ == "VB"))


def _under(told: Modality, node: Token, head: Token) -> Modality:
    """What the head makes of the proposition: by its meaning, its negation and its auxiliaries."""
    if head.dep_ == "prep" or head.pos_ in ("ADP", "SCONJ"):
        told = _after_preposition(told, head)
    governor = _governor(node, head)
    negating = negation(head)
    # In "no such talks were held" one "no" is heard once.
    negated = negating is not None and negating != negation(node) and head.pos_ != "ADP"
    if governor is not None:
        told = told.under(governor.under_negation if negated else governor.effect)
    elif negated and node.dep_ in _NEGATION_REACHES:
        told = told.denied()
    if syntax.is_verb(head):
        own = own_modality(head)
        if own.mood == "unasserted":
            told = told.unasserted()
        if own.status is not None and (told.status is None or (own.status == "possible" and not told.negated)):
            told = replace(told, status=own.status)
    return told


def _governor(node: Token, head: Token) -> lexicon.Governor | None:
    """The governor that the head is, or its predicate ("is likely that …"); "is to" and "is going to" are ones too."""
    bare = node.tag_ == "VB" and syntax.child(node, "aux", "auxpass") is None
    if head.lemma_ == "insist" and bare:
        return _DEMANDED
    predicate = syntax.child(head, "acomp", "attr") if head.lemma_ == "be" else None
    if predicate is not None and node != predicate and node.dep_ in ("ccomp", "csubj", "xcomp"):
        return lexicon.governor_at(predicate)
    infinitive = node.dep_ == "xcomp" and syntax.has_to(node)
    if head.lemma_ in ("be", "go") and not infinitive:
        return None
    if head.lemma_ in words("rejecting") and syntax.direct_object(head) == node and node.lemma_ in words("hearsay"):
        return _DENIED
    return lexicon.governor_at(head)


def _after_preposition(told: Modality, prep: Token) -> Modality:
    """What "against leaving", "far from leaving", "instead of leaving" do."""
    if prep.lower_ in ("against", "without") or (prep.lower_ == "from" and prep.head.lower_ == "far"):
        return told.denied().planned_if_open()
    if prep.lower_ == "of" and prep.i > 0 and prep.nbor(-1).lower_ == "instead":
        return told.unasserted()
    return told


def _is_left_open(trigger: Token) -> bool:
    """Is it a clause of "whether", which nobody vouches for?"""
    return any(c.dep_ == "mark" and c.lower_ == "whether" for c in trigger.children)


def _is_considered(trigger: Token) -> bool:
    """Is it what somebody weighs ("is considering whether to keep its troops there")?"""
    governor = lexicon.governor_at(trigger.head)
    return governor is not None and governor.effect == "possible" and negation(trigger.head) is None


def _is_asked(trigger: Token) -> bool:
    """Does the clause end in a question mark?"""
    clause = trigger.doc[trigger.i : trigger.i + _LONGEST_CLAUSE]
    end = next((t.text for t in clause if t.text in (".", "?", "!")), None)
    return end == "?"
