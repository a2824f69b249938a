"""Write rows as the gazetteer file that `sayso.reading.places.gazetteer` reads."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa

from sayso.reading.places.names import normalise

from .rows import Row


def pack(rows: Sequence[Row], target: Path) -> None:
    """Write two Arrow IPC streams, one after the other, compressed with zstd: the places, then their names.

    Names are sorted by their normalised form (UTF-8 bytes), so that a reader can search them by bisection;
    `place` is the row number of the place, and `own` tells its own name from an alternate one.
    """
    order = sorted(
        rows,
        key=lambda row: (-row.population, row.kind, row.country or "", row.name, row.latitude, row.longitude),
    )
    region_row = {row.region: number for number, row in enumerate(order) if row.kind == "region" and row.region}
    names: dict[tuple[bytes, int], bool] = {}
    for number, row in enumerate(order):
        for name in [row.name, *row.names]:
            key = normalise(name).encode()
            if key:
                names[key, number] = names.get((key, number), row.equal_names) or name == row.name
    parents = [region_row.get(row.region) if row.kind != "region" else None for row in order]
    kinds = pa.array([row.kind for row in order]).dictionary_encode()
    places = pa.table(
        {
            "name": pa.array([row.name for row in order], pa.string()),
            "kind": kinds,
            "country": pa.array([row.country for row in order]).dictionary_encode(),
            "region": pa.array(parents, pa.int32()),
            "latitude": pa.array([row.latitude for row in order], pa.float32()),
            "longitude": pa.array([row.longitude for row in order], pa.float32()),
            "population": pa.array([row.population for row in order], pa.int32()),
            "geonames_id": pa.array([row.geonames_id for row in order], pa.int32()),
        }
    )
    keys = sorted(names)
    index = pa.table(
        {
            "name": pa.array([name for name, _ in keys], pa.binary()),
            "place": pa.array([place for _, place in keys], pa.int32()),
            "own": pa.array([int(names[key]) for key in keys], pa.uint8()),
        }
    )
    options = pa.ipc.IpcWriteOptions(compression=pa.Codec("zstd", compression_level=19))
    with pa.OSFile(str(target), "wb") as sink:
        for part in (places, index):
            with pa.ipc.new_stream(sink, part.schema, options=options) as writer:
                writer.write_table(part.combine_chunks())
