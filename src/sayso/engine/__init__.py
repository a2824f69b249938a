"""How reading is spread over a machine: the same work, the same records."""

from sayso.engine.serial import read_reports

__all__ = ["read_reports"]
