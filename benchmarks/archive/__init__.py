"""An archive of made-up news with known truth: which report tells which incident, and which repeats which.

States and towns are real, all else (incidents, outlets, speakers) is made up, in years to come.
"""

from benchmarks.archive.making import make_archive
from benchmarks.archive.model import Archive, Incident, TrueClaim, Truth

__all__ = ["Archive", "Incident", "TrueClaim", "Truth", "make_archive"]
