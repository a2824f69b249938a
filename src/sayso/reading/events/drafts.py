"""Drafts: events before they have their ids, put in order and freed of repetitions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from spacy.tokens import Token

from sayso.reading.events.coding import Party
from sayso.reading.propositions.modality import Modality
from sayso.reading.propositions.scene import Scene
from sayso.reading.propositions.voices import Voice
from sayso.records import PloverType

_SUBORDINATE = frozenset({"advcl", "relcl", "acl", "pcomp"})
_DEEPEST = 40


@dataclass(frozen=True, slots=True)
class Draft:
    """An event as found: its word, the verb of its clause, its parties and how it is told."""

    type: PloverType
    mode: str | None
    token: Token
    head: Token
    actor: Party | None
    recipient: Party | None
    told: Modality
    voice: Voice | None = None

    @property
    def is_bare(self) -> bool:
        """Is it told by a noun that no verb carries?"""
        return self.token == self.head and self.token.pos_ in ("NOUN", "PROPN")


def in_order(drafts: Iterable[Draft], scene: Scene) -> list[Draft]:
    """By sentence in text order; within one the main event first, and no event told twice."""
    by_sentence: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_sentence.setdefault(scene.sentence[draft.token.i], []).append(draft)
    return [draft for number in sorted(by_sentence) for draft in _of_sentence(by_sentence[number])]


def _of_sentence(drafts: list[Draft]) -> list[Draft]:
    kept: list[Draft] = []
    for draft in sorted(drafts, key=_place):
        if draft.is_bare and kept:
            continue
        at = next((n for n, other in enumerate(kept) if _is_same(draft, other)), None)
        if at is None:
            kept.append(draft)
        else:
            kept[at] = _joined(kept[at], draft)
    return kept


def _place(draft: Draft) -> tuple[bool, int, bool, int]:
    """What is told as so in the main clause comes first."""
    return draft.is_bare, _depth(draft.head), draft.told.settled != "actual", draft.token.i


def _depth(token: Token) -> int:
    """How many clauses and phrases a clause is subordinate to; what is said is not subordinate to who says it."""
    depth = 0
    for _ in range(_DEEPEST):
        if token.head == token:
            break
        depth += token.dep_ in _SUBORDINATE
        token = token.head
    return depth


def _is_same(one: Draft, other: Draft) -> bool:
    """Do two clauses of a sentence tell one event ("attacked the town, killing ten")?"""
    return (
        one.type == other.type
        and one.told.settled == other.told.settled
        and one.told.negated == other.told.negated
        and _fits(one.actor, other.actor)
        and _fits(one.recipient, other.recipient)
    )


def _fits(one: Party | None, other: Party | None) -> bool:
    return one is None or other is None or None in (one.code, other.code) or one.code == other.code


def _joined(first: Draft, second: Draft) -> Draft:
    """The first, with what only the second tells of the parties."""
    return replace(
        first,
        mode=first.mode or second.mode,
        actor=_fuller(first.actor, second.actor),
        recipient=_fuller(first.recipient, second.recipient),
    )


def _fuller(first: Party | None, second: Party | None) -> Party | None:
    if first is None or (first.code is None and second is not None and second.code is not None):
        return second
    return first
