"""Authorities: who decides on leave, whom it is asked of, and for which force."""

from __future__ import annotations

from spacy.tokens import Token

from sayso.reading.claims import lexicon
from sayso.reading.claims.context import Context
from sayso.reading.claims.forces import Force
from sayso.reading.claims.grants import other_party
from sayso.reading.claims.lexicon import words
from sayso.reading.propositions import phrases, syntax


def applicant(context: Context, token: Token, permit: Token) -> Force | None:
    """The force that leave is asked for: within the permit's phrase, else that of whoever asks."""
    asker = context.code_of(syntax.subject(token))
    sent = (t for t in token.subtree if t.dep_ == "poss" and t.lower_ in ("its", "their", "his", "her"))
    own = next((noun for t in sent if (noun := t.head) and lexicon.may_be_force(noun)), None)
    if own is not None and asker is not None:
        return context.forces.owned_by(own, asker)
    return context.forces.within(permit) or context.forces.at_or_of_state(syntax.subject(token))


def asked_of(context: Context, token: Token, permit: Token, force: Force) -> str | None:
    """Who is asked for leave: the verb's object, or the party named after "from" or beside the permit."""
    nouns = [noun for noun in syntax.objects(token) if noun != permit]
    nouns += phrases.nouns_after(("from", "to"), token)
    codes = (context.code_of(noun) for noun in nouns)
    asked = next((code for code in codes if code and code not in force.codes), None)
    return asked or other_party(context, token, force)


def authority(context: Context, token: Token, force: Force) -> str | None:
    """Who decides: the verb's subject or agent; of an accord the party that is not the force's own."""
    for noun in syntax.doers(token):
        if lexicon.permit_kind(noun) is not None:
            return other_party(context, noun, force)
        code = context.code_of(noun)
        if code is not None:
            return None if token.lemma_ in words("inviting") and code in force.codes else code
        if noun.lemma_.lower() in words("own_courts"):
            return force.codes[0]
        if noun.lemma_.lower() in words("deciders"):
            return context.voice(token).code
    return None
