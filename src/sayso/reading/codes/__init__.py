"""From words to codes: states, their people and seats, bodies, armed groups, and the sectors of roles."""

from sayso.reading.codes.lookup import code_of, holder_of, sector_of, state_of
from sayso.reading.codes.matching import find_codes, find_matches
from sayso.reading.codes.tables import Code

__all__ = ["Code", "code_of", "find_codes", "find_matches", "holder_of", "sector_of", "state_of"]
