"""Naming: which nouns stand for a force, and whose it is by the words of its own phrase."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

from spacy.tokens import Token

from sayso.reading.claims import lexicon
from sayso.reading.claims.lexicon import words
from sayso.reading.propositions import phrases, syntax
from sayso.reading.propositions.owners import Owners, is_prefixed
from sayso.reading.propositions.scene import Scene

_FORCE_SECTORS = frozenset({"MIL", "REB", "PEACE"})
_NEAR = 4
"""How many sentences away the report must tell of military matters for "an aircraft" to be a force."""
_PEOPLE = ("ish", "ch", "ese", "ss")
"""Endings of a nationality's adjective that names its people after "the" ("the British", "the Dutch")."""


class Naming:
    """Tells which nouns of a report stand for a force, and the codes that their phrases name."""

    def __init__(self, scene: Scene, owners: Owners) -> None:
        self._scene = scene
        self._owners = owners
        self._by_kind: dict[Callable[[Token], bool], frozenset[str]] = {}
        self._codes: dict[int, tuple[str, ...]] = {}
        self._bodies = sorted(i for i, code in scene.codes.items() if code.kind == "body")
        self._tells_of_refugees = any(token.lemma_.lower() in words("displaced") for token in scene.doc)
        self._military = frozenset(scene.sentence[token.i] for token in scene.doc if _is_military(token))
        self.tells_of_forces = any(
            lexicon.is_force_noun(token) or token.lemma_.lower() in words("hostilities") for token in scene.doc
        )

    def is_force(self, token: Token) -> bool:
        """Does the noun stand for a force: by its meaning, its owner's name, or as the name of a group or people?"""
        if token.dep_ == "compound" and token.head.lemma_.lower() in words("offices"):
            return False
        if lexicon.is_force_noun(token) or (lexicon.may_be_force(token) and self.codes(token)) or self.is_men_of(token):
            return True
        if self._are_sent_by_body(token) or _is_small_unit(token):
            return True
        code = self._scene.codes.get(token.i)
        if code is None or token.dep_ in ("compound", "amod", "poss", "nmod"):
            return False
        if code.kind == "group" or code.sector in _FORCE_SECTORS:
            return True
        return code.kind == "state" and self._is_people(token)

    def _are_sent_by_body(self, token: Token) -> bool:
        """Is it "200 European Union monitors", whom a body sends to where it has no soldiers?"""
        if token.lemma_.lower() not in words("watching") or not any(c.dep_ == "nummod" for c in token.children):
            return False
        bodies = {code.code for code in self._scene.codes.values() if code.kind == "body"}
        codes = self.codes(token) or self.sender(token)
        return bool(codes) and bodies.issuperset(codes)

    def is_men_of(self, token: Token) -> bool:
        """Is it "Wagner's men", in a report that names a force, or a soldier's "our men"?"""
        owner = syntax.child(token, "poss") if token.lemma_.lower() == "man" else None
        if owner is None:
            return False
        if owner.tag_ == "PRP$":
            if owner.lower_ == "our":
                return self._owners.is_soldiers(owner)
            return self.tells_of_forces and any(a.dep_ == "ccomp" for a in token.ancestors)
        code = self._scene.codes.get(owner.i)
        return code is not None and (self.tells_of_forces or code.kind == "group")

    def may_be_civil(self, noun: Token) -> bool:
        """Is it "a Greek aircraft" where nothing military is told of near by plainer words?"""
        lemma = noun.lemma_.lower()
        if self._are_sent_by_body(noun):
            return False
        if lemma in words("civil_too") | words("carrying") and any(
            t.lemma_.lower() in words("civilians") for t in noun.head.subtree
        ):
            return True
        here = self._scene.sentence[noun.i]
        return lemma in words("civil_too") and all(abs(here - sentence) > _NEAR for sentence in self._military)

    def is_owner_in_list(self, noun: Token) -> bool:
        """Is it the "French" of "300 French and 120 German soldiers", whose noun stands only once?"""
        if noun.i not in self._scene.peoples or not any(c.dep_ == "nummod" for c in noun.children):
            return False
        return any(lexicon.is_force_noun(other) and self.codes(other) for other in noun.conjuncts)

    def codes(self, noun: Token) -> tuple[str, ...]:
        """Whose force it is: by the noun's own code, its modifiers and possessors, else its "of" or "from"."""
        found = self._codes.get(noun.i)
        if found is None:
            found = self._codes[noun.i] = self._read_codes(noun)
        return found

    def sender(self, noun: Token) -> tuple[str, ...]:
        """Whose new force it is that is sent or kept ("Kenya will send 1,000 officers"): its sender's."""
        verb = noun.head
        if noun.dep_ != "dobj" or any(c.lower_ in words("articles") or c.tag_ == "PRP$" for c in noun.children):
            return ()
        sends = any(t.frame == "movement" and t.object.startswith("force") for t in lexicon.triggers_at(verb))
        if not sends and verb.lemma_ not in words("owning") | words("supplying"):
            return ()
        code = self._owners.code_of(syntax.subject(verb))
        return (code,) if code else ()

    def whole_of(self, noun: Token) -> Token | None:
        """The whole in "30 of its soldiers", "the number of troops", "the first of them"."""
        if noun.lemma_.lower() not in words("partitives") and noun.pos_ != "NUM":
            return None
        for c in noun.children:
            if c.dep_ == "poss" and c.lower_ in ("their", "its") and noun.lemma_.lower() in words("measures"):
                return c
            if c.dep_ == "prep" and (c.lower_ == "of" or (c.lower_ == "from" and noun.lower_ == "nobody")):
                for inner in c.children:
                    if inner.dep_ == "pobj" and (self.is_force(inner) or inner.lower_ in words("force_pronouns")):
                        return inner
        return self._fronted_whole(noun)

    def _fronted_whole(self, noun: Token) -> Token | None:
        """The whole in "of the 900 soldiers 300 will stay"."""
        verb = syntax.verb_above(noun)
        if noun.n_rights or verb is None or noun.dep_ not in syntax.SUBJECT | syntax.OBJECT:
            return None
        heads = [verb, verb.head] if verb.dep_ == "xcomp" else [verb]
        fronted = (c for head in heads for c in head.children if c.lower_ == "of" and c.dep_ == "prep" and c.i < noun.i)
        wholes = (inner for c in fronted for inner in c.children if inner.dep_ == "pobj")
        return next((whole for whole in wholes if self.is_force(whole)), None)

    def _read_codes(self, noun: Token) -> tuple[str, ...]:
        at = self._scene.codes
        if noun.i in at:
            return (at[noun.i].code,)
        codes = [code for t in phrases.noun_phrase(noun) if t != noun for code in self._modifying(t)]
        if not codes:
            # "From" tells whose it is ("soldiers from Kenya"), unless they are moved from there.
            owning = ("of",) if _is_moved(noun) else ("of", "from")
            owners = [t for t in phrases.nouns_after(owning, noun) if noun in (t.head.head, t.head.head.head)]
            codes = [code for t in owners for code in self._owning(t)] or self._keeping(noun) or self._body_of(noun)
        return tuple(dict.fromkeys(codes))

    def _keeping(self, noun: Token) -> list[str]:
        """The code of who keeps the force by its own relative clause ("the soldiers whom Russia may keep there")."""
        clause = next((c for c in noun.children if c.dep_ == "relcl" and c.lemma_ in words("owning")), None)
        keeper = syntax.child(clause, "nsubj") if clause is not None else None
        code = self._owners.code_of(keeper) if keeper is not None and keeper.tag_ not in ("WDT", "WP") else None
        return [code] if code else []

    def _owning(self, owner: Token) -> tuple[str, ...]:
        """The codes of the noun behind "of": a state, a body, or an owned force ("battalions of Thai troops")."""
        if owner.i in self._scene.codes:
            return (self._scene.codes[owner.i].code,)
        return self.codes(owner) if lexicon.may_be_force(owner) else ()

    def _modifying(self, token: Token) -> list[str]:
        """The codes that a modifier or possessor names, with those that are joined to it by "and"."""
        at = self._scene.codes
        if is_prefixed(token) or _is_backer(token):
            return []
        if token.i in at:
            return [at[t.i].code for t in (token, *token.conjuncts) if t.i in at]
        if token.dep_ == "poss" and token.tag_ == "PRP$":
            owner = self._owners.of(token)
            return [owner] if owner else []
        if token.tag_ == "WP$":
            owner = self._owners.code_of(token.head)
            return [owner] if owner else []
        if token.dep_ == "poss" and lexicon.place_kind(token) == "state":
            # "His country's battalion"
            return self._modifying(own) if (own := syntax.child(token, "poss")) is not None else []
        if token.dep_ == "poss" and (body := self._owners.body_before(token)) is not None:
            return [body]
        return []

    def _body_of(self, noun: Token) -> list[str]:
        """The body whose "Mission" or "Force" it is, capitalised as the body's own papers write it."""
        own = noun.lemma_.lower() in words("bodies_own") and noun.text[0].isupper() and not noun.is_sent_start
        alone = all(c.lower_ in words("articles") for c in noun.children if c.i < noun.i)
        return self._body_before(noun) if own and alone and any(c.i < noun.i for c in noun.children) else []

    def _body_before(self, noun: Token) -> list[str]:
        """The body that "the alliance" takes up."""
        n = bisect_left(self._bodies, noun.i)
        return [self._scene.codes[self._bodies[n - 1]].code] if n > 0 else []

    def _is_people(self, token: Token) -> bool:
        """Is a people's name ("the Rwandans", "300 Rwandans") used for a force of theirs, in a report that names one?

        Where refugees or citizens of theirs are named too, it may as well mean those.
        """
        plural = token.tag_ in ("NNPS", "NNS") or token.lower_.endswith(_PEOPLE)
        if not plural or token.i not in self._scene.peoples or not self.tells_of_forces:
            return False
        if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lemma_.lower() in words("measures"):
            # "The number of Iranians"
            return True
        code = self._scene.codes[token.i].code
        clause = any(c.dep_ in ("acl", "relcl") for c in token.children)
        if clause or self._tells_of_refugees or code in self._with(_is_civilian):
            return False
        if any(c.lower_ in words("articles") for c in token.children):
            return True
        return any(c.dep_ == "nummod" for c in token.children) and code in self._with(lexicon.may_be_force)

    def _with(self, kind: Callable[[Token], bool]) -> frozenset[str]:
        """The codes that stand with a noun of a kind."""
        found = self._by_kind.get(kind)
        if found is None:
            nouns = (token for token in self._scene.doc if kind(token))
            found = self._by_kind[kind] = frozenset(code for noun in nouns for code in self.codes(noun))
        return found


def _is_small_unit(noun: Token) -> bool:
    """Is it "a company of infantry", "a party of marines"?"""
    if noun.lemma_.lower() not in words("small_units"):
        return False
    return any(lexicon.is_force_noun(t) for t in phrases.nouns_after(("of",), noun) if t.head.head == noun)


def _is_backer(token: Token) -> bool:
    """Is it who only stands behind a force ("a UN-approved force", "US-backed fighters")?"""
    participle = token.doc[token.i + 2 : token.i + 3]
    return token.i + 2 < len(token.doc) and token.nbor(1).text == "-" and participle.text.lower() in words("backing")


def _is_military(token: Token) -> bool:
    plain = lexicon.is_force_noun(token) and token.lemma_.lower() not in words("civil_too")
    return plain or token.lower_ in words("armed") | words("military_matters")


def _is_civilian(noun: Token) -> bool:
    return noun.lemma_.lower() in words("civilians")


def _is_moved(noun: Token) -> bool:
    """Is the force what a verb or noun of movement moves, so that "from" tells where to move it from?"""
    if noun.dep_ in ("nsubj", "conj"):
        return False
    return any(lexicon.is_trigger(head, "movement") for head in (noun.head, noun.head.head))
