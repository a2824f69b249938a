"""Whose word a claim is: the innermost statement that holds it, or the report's own voice."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from sayso.reading.propositions.scene import Scene
from sayso.records import Statement

_MIND = frozenset({"plan", "promise", "believe", "other"})
"""Cue kinds that tell a mind and not a voice: inside another's words they do not vouch."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Who vouches: a statement with its speaker's name, code and sector; all `None` is the report itself."""

    statement: Statement | None = None
    by: str | None = None
    code: str | None = None
    sector: str | None = None

    @property
    def id(self) -> str | None:
        """The statement's id."""
        return self.statement.id if self.statement else None


class Voices:
    """Finds the voice behind any token of a report."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._by_id = {statement.id: statement for statement in scene.statements}
        self._holders: dict[int, list[Statement]] = {}
        for statement in scene.statements:
            for piece in statement.content:
                span = scene.doc.char_span(piece.start, piece.end, alignment_mode="expand")
                for i in range(span.start, span.end) if span is not None else ():
                    self._holders.setdefault(i, []).append(statement)

    def at(self, token: Token) -> Voice:
        """The voice that vouches for what the token tells: of the shortest statement that holds it."""
        holders = self._holders.get(token.i, [])
        if not holders:
            return Voice()
        speech = [s for s in holders if s.cue_kind not in _MIND or _assures(s)]
        # Who is cited at second hand has the same words as who cites, and vouches for them.
        return self.of(min(speech or holders, key=lambda s: (_size(s), s.parent is None)))

    def around(self, voice: Voice) -> Voice:
        """The voice that the voice's own statement stands in: its parent's, or the report's own."""
        parent = self._by_id.get(voice.statement.parent or "") if voice.statement is not None else None
        return self.of(parent) if parent is not None else Voice()

    def cued_by(self, token: Token) -> Voice | None:
        """The voice of the statement whose cue holds the token."""
        statement = self._scene.cue_at.get(token.i)
        return self.of(statement) if statement is not None else None

    def of(self, statement: Statement) -> Voice:
        """The voice of a statement."""
        name = statement.actor_name or (statement.source.text if statement.source else None)
        actor = self._scene.actors.get(statement.actor or "")
        if actor is None:
            return Voice(statement, name)
        return Voice(statement, name, actor.code, actor.sector)


def _assures(statement: Statement) -> bool:
    """Is it a promise that something is so ("assured him that …"), and no mere intention ("promised to …")?"""
    finite = any(piece.text.lower().startswith("that ") for piece in statement.content)
    return finite and statement.cue_kind == "promise"


def _size(statement: Statement) -> int:
    return sum(piece.end - piece.start for piece in statement.content)
