"""Who a pronoun or a taken-up noun means: rules with few features over the figures mentioned before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.reading.actors.context import Range
from sayso.reading.actors.figures import Cast, Figure
from sayso.reading.actors.lexicon import anaphors, titles_taken_up, words
from sayso.reading.actors.mentions import Mention
from sayso.reading.actors.naming import Voice

_MAX_SENTENCES = 8
_AGE = re.compile(r"\d-year-old$")


def antecedent(
    mention: Mention, cast: Cast, parent: Figure | None, direct: bool, own: Sequence[Range]
) -> Figure | None:
    """The figure that a pronoun takes up.

    Args:
        mention: the pronoun.
        cast: the figures so far.
        parent: who says the content in which the pronoun stands, if anybody.
        direct: whether that content is quoted word for word.
        own: the tokens of what the pronoun's bearer is cited for, if it is a source.
    """
    word = mention.voice.head
    if word in words("speaker_pronoun"):
        return parent
    if word in words("relative_pronoun"):
        return cast.at(mention.tokens)
    best: tuple[float, Figure] | None = None
    for before, figure in cast.recent(mention.tokens[0]):
        if not agrees(mention.voice, figure) or (direct and figure is parent):
            continue
        score = _score(before, figure, mention, cast)
        if figure is parent:
            score += 2.5
        if figure is cast.speaker and any(cast.context.quoted[start] for start, _ in own):
            score += 0.5  # A quotation mostly goes on with the speaker of the one before.
        if any(start <= before.tokens[0] < end for start, end in own):
            score -= 4.0
        if best is None or score > best[0]:
            best = score, figure
    return best[1] if best else None


def agrees(voice: Voice, figure: Figure) -> bool:
    """May the figure be meant by the pronoun: number, gender, being human?"""
    word = voice.head
    if figure.head in words("speaker_pronoun"):
        return False
    if word in words("human_pronoun"):
        wanted = voice.gender
        return figure.kind == "person" and not figure.plural and figure.gender in (None, wanted)
    if word in words("plural_pronoun"):
        return figure.plural or figure.kind in ("group", "organisation")
    return figure.kind in ("organisation", "state", "group") and not figure.plural


def _score(before: Mention, figure: Figure, mention: Mention, cast: Cast) -> float:
    """How plausible a figure is for a pronoun: nearness, being subject, speaking, salience."""
    context = cast.context
    at = mention.tokens[0]
    distance = context.sentence_of[at] - context.sentence_of[before.tokens[0]]
    if distance > _MAX_SENTENCES and figure is not cast.speaker:
        return -100.0 - distance
    score = -1.0 * min(distance, _MAX_SENTENCES)
    score += 1.5 if before.subject else 0.0
    score += 0.5 if before.main else 0.0
    score += 0.5 if figure.named else 0.0
    score += 1.0 if figure is cast.speaker else 0.0
    score += 0.25 * min(len(figure.mentions), 4)
    score += 0.5 if figure.gender and figure.gender == mention.voice.gender else 0.0
    if before.quoted and not context.quoted[at]:
        score -= 2.0
    if figure.plural and mention.voice.head == "they":
        score += 1.0
    return score


def taken_up(voice: Voice, at: int, cast: Cast) -> Figure | None:
    """The figure that a definite noun phrase takes up: "the officer", "the ministry", "the group"."""
    if _tells_age(voice, cast):
        people = (figure for _, figure in cast.recent(at) if figure.kind == "person" and figure.named)
        return next(people, None)
    for before, figure in cast.recent(at):
        if before.tokens[1] <= at and _may_take_up(voice, figure, cast):
            return figure
    return None


def _tells_age(voice: Voice, cast: Cast) -> bool:
    """Is it "the 25-year-old"?"""
    return bool(_AGE.search(cast.context.text(voice.core)))


def _may_take_up(voice: Voice, figure: Figure, cast: Cast) -> bool:
    if voice.code and figure.code and voice.code != figure.code:
        return False
    if voice.plural != figure.plural and not (voice.plural and figure.kind == "group"):
        return False
    modifiers = _modifiers(voice, cast)
    if voice.head in words("generic_noun") and figure.named and figure.kind == "organisation":
        modifiers -= words("sort_of_body")
    if modifiers and not modifiers <= figure.described | figure.titles:
        return False
    if voice.kind == "person":
        fits = titles_taken_up().get(voice.head, frozenset((voice.head,)))
        return figure.kind == "person" and bool(figure.titles & fits or figure.head == voice.head)
    if figure.kind == "person":
        return False
    if voice.head == figure.head:
        return True
    takes = anaphors().get(voice.head, frozenset())
    if voice.head not in words("generic_noun") and not voice.plural:
        return False
    kinds: set[str] = {figure.kind}
    if figure.kind == "organisation" and figure.sector == "IGO":
        kinds = {"body"}
    if figure.is_media:
        kinds = {"media"}
    return bool(takes & kinds) and (figure.named or figure.kind == "state")


def _modifiers(voice: Voice, cast: Cast) -> set[str]:
    """The words of a phrase that narrow its head, states and bodies aside (their codes are compared)."""
    doc = cast.context.doc
    start, end = voice.core
    # Where a body is based ("the Geneva-based group") its name need not say.
    start = next((at + 1 for at in range(start, end) if doc[at].lower_ == "based"), start)
    return {
        token.lower_
        for token in doc[start:end]
        if token.is_alpha
        and token.lower_ != voice.head
        and token.i not in cast.context.match_at
        and token.lower_ not in words("aside_from_head")
        and token.i < voice.core[1]
    }
