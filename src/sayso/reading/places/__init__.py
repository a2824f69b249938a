"""Places: toponyms and demonyms with coordinates, from a gazetteer in the package."""

from sayso.reading.places.find import country_at, find_places
from sayso.reading.places.gazetteer import Entry, Gazetteer, load_gazetteer
from sayso.reading.places.own import with_own_places

__all__ = ["Entry", "Gazetteer", "country_at", "find_places", "load_gazetteer", "with_own_places"]
