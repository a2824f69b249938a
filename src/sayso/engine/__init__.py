"""How reading is spread over a machine: the same work, the same records."""

from sayso.engine.reading import cores, read_reports

__all__ = ["cores", "read_reports"]
