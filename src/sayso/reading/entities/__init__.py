"""Mentions of people, bodies, places and things, named or not."""

from sayso.reading.entities.finding import find_entities

__all__ = ["find_entities"]
