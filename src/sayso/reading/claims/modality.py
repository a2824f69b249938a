"""Status and negation: told as so, planned or possible, and whether it is said not to be so.

The proposition's own verb gives the first word; then every word that governs it, up to the cue of the
statement that holds it, has its say (governors.csv). After Saurí and Pustejovsky's event factuality (2009).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from spacy.tokens import Token

from sayso.reading.claims import lexicon, syntax
from sayso.reading.claims.scene import Scene
from sayso.reading.claims.voices import Voices
from sayso.records import Statement, Status

Mood = Literal["told", "wish", "demand", "ask", "unasserted"]
_WILL = {"will", "shall", "would", "'ll", "’ll", "wo", "’d", "'d"}
_MAY = {"may", "might", "can", "could", "ca"}
_MUST = {"must", "should", "ought"}
_CONDITION = {"if", "unless", "whether", "lest"}
_TEMPORAL = {"until", "till", "before", "once", "when", "after", "since", "as"}
_UP = {
    "ccomp",
    "xcomp",
    "acl",
    "pcomp",
    "pobj",
    "prep",
    "dobj",
    "obj",
    "attr",
    "acomp",
    "oprd",
    "nsubjpass",
    "csubj",
}


_DEMANDED = lexicon.Governor("demand", "unasserted")


@dataclass(frozen=True, slots=True)
class Modality:
    """How a proposition is told. `status` is `None` while nothing has decided it."""

    status: Status | None = None
    negated: bool = False
    mood: Mood = "told"

    @property
    def settled(self) -> Status:
        """The status, `actual` where nothing says otherwise."""
        return self.status or "actual"


def is_negated(token: Token) -> bool:
    """Does "not", "no", "never" or "without" stand with the word?"""
    for c in token.children:
        if c.dep_ in syntax.SUBJECT and c.lower_ in ("nobody", "none", "no-one"):
            return True
        if c.dep_ == "neg" or c.lower_ in ("never", "no", "neither", "nor", "hardly", "without"):
            return True
    return token.dep_ == "pobj" and token.head.lower_ == "without"


def _own(verb: Token, planned_if_present: bool) -> Modality:
    """What a verb's own auxiliaries and tense say."""
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    perfect = any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children)
    negated = is_negated(verb)
    if auxiliaries & _WILL:
        return Modality("planned", negated, "unasserted" if perfect and "would" in auxiliaries else "told")
    if auxiliaries & _MAY:
        status: Status = "planned" if negated and auxiliaries & {"can", "could", "ca"} else "possible"
        return Modality(status, negated, "unasserted" if perfect and "could" in auxiliaries else "told")
    if auxiliaries & _MUST:
        return Modality("planned", negated, "unasserted" if perfect else "demand")
    if any(c.dep_ == "aux" and c.tag_ == "TO" for c in verb.children):
        return Modality(None, negated)
    if verb.tag_ in ("VBD", "VBP", "VBZ") or auxiliaries:
        present = verb.tag_ in ("VBP", "VBZ") or (
            verb.tag_ == "VBG" and auxiliaries & {"is", "are", "'re", "’re", "be"}
        )
        return Modality("planned" if present and planned_if_present else "actual", negated)
    return Modality(None, negated)


def _is_asked(trigger: Token) -> bool:
    """Does the clause end in a question mark?"""
    end = next((t for t in trigger.doc[trigger.i : trigger.i + 80] if t.text in (".", "?", "!")), None)
    return end is not None and end.text == "?"


def _is_past(verb: Token) -> bool:
    return verb.tag_ == "VBD" or any(c.dep_ in ("aux", "auxpass") and c.tag_ == "VBD" for c in verb.children)


class Modalities:
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
        told = (
            _own(trigger, self._is_to_come(trigger))
            if trigger.pos_ in ("VERB", "AUX")
            else Modality(None, is_negated(trigger))
        )
        if force is not None and force != trigger and self._is_none(force):
            told = replace(told, negated=not told.negated)
        if _is_asked(trigger):
            return replace(told, mood="unasserted")
        voice = self._voices.at(trigger).statement
        cue = voice.cue if voice is not None else None
        passed_cue = False
        node = trigger
        while node.head != node:
            head, dep = node.head, node.dep_
            in_cue = cue is not None and cue.start <= head.idx < cue.end
            if passed_cue and not in_cue:
                break
            passed_cue = in_cue
            if dep == "relcl":
                break
            if dep == "advcl":
                marks = {c.lower_ for c in node.children if c.dep_ in ("mark", "advmod", "prep")}
                # A clause of time tells what has happened ("until they left"), not what may come ("once they leave").
                to_come = bool(marks & _TEMPORAL) and told.status == "actual" and not _is_past(node)
                if marks & _CONDITION or to_come:
                    told = replace(told, mood="unasserted")
                if told.status is None:
                    told = replace(told, status="planned")
                break
            if dep == "conj":
                told = self._shared(told, node, head)
            elif dep in _UP or (dep == "nsubj" and node == trigger and trigger.pos_ == "NOUN"):
                told = self._governed(told, node, head)
            node = head
        if voice is not None and not passed_cue:
            told = _cued(told, voice)
        return told

    def _is_none(self, force: Token) -> bool:
        """Is it "no soldier", and not "no more than 400 soldiers"?"""
        return any(t.lower_ == "no" and t.i not in self._scene.quantities for t in syntax.noun_phrase(force))

    def _is_to_come(self, verb: Token) -> bool:
        date = self._scene.doc._.sayso_date
        when = self._scene.when(syntax.own_tokens(verb))
        return bool(date and when and when.from_ and when.from_ > date)

    def _shared(self, told: Modality, node: Token, head: Token) -> Modality:
        """A second verb shares the first one's auxiliaries ("will not leave or redeploy")."""
        if node.pos_ == "VERB" and head.pos_ in ("VERB", "AUX") and told.status is None:
            first = _own(head, False)
            return replace(told, status=first.status, negated=told.negated or (first.negated and node.tag_ == "VB"))
        return told

    def _governed(self, told: Modality, node: Token, head: Token) -> Modality:
        governor = lexicon.governor_at(head)
        predicate = syntax.child(head, "acomp", "attr") if head.lemma_ == "be" else None
        infinitive = node.dep_ == "xcomp" and any(c.tag_ == "TO" for c in node.children)
        if predicate is not None and node != predicate and node.dep_ in ("ccomp", "csubj", "xcomp"):
            governor = lexicon.governor_at(predicate)
        elif head.lemma_ in ("be", "go") and not infinitive:
            governor = None
        bare = node.tag_ == "VB" and not any(c.dep_ in ("aux", "auxpass") for c in node.children)
        if head.lemma_ == "insist" and bare:
            governor = _DEMANDED
        if head.dep_ == "prep" or head.pos_ in ("ADP", "SCONJ"):
            told = _prepositional(told, head)
        negated = is_negated(head) and head.pos_ != "ADP"
        if governor is not None:
            told = _apply(told, governor.under_negation if negated else governor.effect)
        elif negated and node.dep_ in ("xcomp", "acl", "acomp", "dobj", "nsubjpass", "attr"):
            told = replace(told, negated=not told.negated)
        if head.pos_ in ("VERB", "AUX"):
            own = _own(head, False)
            if own.mood == "unasserted":
                told = replace(told, mood="unasserted")
            if told.status is None or (own.status == "possible" and not told.negated):
                told = replace(told, status=own.status if own.status else told.status)
        return told


def _prepositional(told: Modality, prep: Token) -> Modality:
    """What "against leaving", "far from leaving", "instead of leaving" do."""
    if prep.lower_ == "against" or (prep.lower_ == "from" and prep.head.lower_ == "far"):
        return replace(told, status=told.status or "planned", negated=not told.negated)
    if prep.lower_ == "of" and prep.i > 0 and prep.nbor(-1).lower_ == "instead":
        return replace(told, mood="unasserted")
    return told


def _apply(told: Modality, effect: str) -> Modality:
    if effect == "planned":
        return replace(told, status="possible" if told.status == "possible" else "planned")
    if effect == "wish":
        return replace(told, status="planned", mood="wish" if told.mood == "told" else told.mood)
    if effect == "possible":
        return replace(told, status="possible", negated=False)
    if effect == "negated":
        return replace(told, negated=not told.negated)
    if effect == "planned-negated":
        return replace(told, status="planned", negated=not told.negated)
    if effect in ("demand", "ask", "unasserted"):
        return replace(told, mood=effect)  # type: ignore[arg-type]
    return told


def _cued(told: Modality, voice: Statement) -> Modality:
    """What the cue says where it does not govern the words (“…,” he demanded)."""
    if voice.cue_kind == "deny":
        return replace(told, negated=not told.negated)
    if voice.cue_kind == "demand":
        return replace(told, mood="demand")
    if voice.cue_kind in ("plan", "promise") and told.status is None:
        return replace(told, status="planned")
    return told
