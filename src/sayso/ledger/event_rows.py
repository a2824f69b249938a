"""Events in the forms that event-data tools read: PLOVER's JSON and a table with GDELT's columns.

Neither form has a place for what is only planned, possible or denied: both hold what is told as having happened.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import pyarrow as pa

from sayso.errors import UsageError
from sayso.ledger.naming import named, table_name

_BODY, _GROUP = "IGO", "IMG"
"""PLOVER's codes of international bodies, and of armed groups that are at home in no one state."""
_PLOVER_SECTORS = {"MED": "JRN", "HLH": "MED"}
"""Where PLOVER has renamed CAMEO's sectors: journalists and health."""
_GDELT_COLUMNS = pa.schema(
    [
        ("GLOBALEVENTID", pa.int64()),
        ("SQLDATE", pa.int32()),
        ("MonthYear", pa.int32()),
        ("Year", pa.int32()),
        *((f"Actor{n}{column}", pa.string()) for n in (1, 2) for column in
          ("Code", "Name", "CountryCode", "KnownGroupCode", "Type1Code")),
        ("IsRootEvent", pa.int8()),
        ("EventCode", pa.string()),
        ("EventBaseCode", pa.string()),
        ("EventRootCode", pa.string()),
        ("QuadClass", pa.int8()),
        ("ActionGeo_FullName", pa.string()),
        ("ActionGeo_CountryCode", pa.string()),
        ("ActionGeo_Lat", pa.float64()),
        ("ActionGeo_Long", pa.float64()),
        ("ActionGeo_FeatureID", pa.string()),
        ("DATEADDED", pa.int64()),
        ("SOURCEURL", pa.string()),
        ("PloverType", pa.string()),
        ("PloverMode", pa.string()),
    ]
)  # fmt: skip


def plover_objects(events: pa.Table) -> Iterator[dict[str, Any]]:
    """The events of a table of `Ledger.events` as objects with the fields of PLOVER's JSON.

    Args:
        events: The table; `UsageError` for any other.

    Yields:
        One object an event that is told as having happened, in the order of the table. Fields without a value are
        left out. `date` is the event's own first day, else the report's; an event without either has none.
        International bodies have the code IGO, armed groups that of their home, and `identifier` says which.
        Fields after "PLOVER: Political Language Ontology for Verifiable Event Records", chapter "JSON Data Fields".
    """
    for row in _happened(events):
        day = row["when_from"] or row["date"]
        found = {
            "id": f"{row['sha256'][:16]}-{row['event']}",
            "date": day and day.isoformat(),
            "enddate": row["when_to"] and row["when_to"].isoformat(),
            "source": _plover_actors(row, "actor"),
            "target": _plover_actors(row, "recipient"),
            "event": row["type"],
            "mode": row["mode"],
            "quadCode": row["quad_class"],
            "eventLoc": _plover_place(row),
            "text": row["evidence"],
            "textInfo": _present({"start": row["evidence_start"], "end": row["evidence_end"]}),
            "citation": row["report"],
            "publication": row["outlet"],
            "url": row["url"],
            "language": row["language"],
            "coder": row["reader"],
        }
        yield _present(found)


def gdelt_table(events: pa.Table) -> pa.Table:
    """The events of a table of `Ledger.events` as a table with GDELT 2.0's column names.

    Args:
        events: The table; `UsageError` for any other.

    Returns:
        One row an event that is told as having happened, in the order of the table. `SQLDATE` is the event's own first
        day, else the report's. `GLOBALEVENTID` is a hash of the report's content and the event's id, the same in every
        ledger. `EventCode` is the CAMEO code nearest to PLOVER's type and mode. `IsRootEvent` is 1 where the event is
        told in the first paragraph. Countries are ISO 3166-1 alpha-3, also where GDELT has FIPS.
    """
    rows = [_gdelt_row(row) for row in _happened(events)]
    return named(pa.Table.from_pylist(rows, schema=_GDELT_COLUMNS), "gdelt")


def _happened(events: pa.Table) -> Iterator[dict[str, Any]]:
    if table_name(events) != "events":
        raise UsageError("only a table of events can be written as plover or gdelt")
    for batch in events.to_batches(max_chunksize=10_000):
        yield from (row for row in batch.to_pylist() if row["status"] == "actual" and not row["negated"])


def _gdelt_row(row: Mapping[str, Any]) -> dict[str, Any]:
    day = row["when_from"] or row["date"]
    code = _cameo(row["type"], row["mode"])
    number = hashlib.sha256(f"{row['sha256']} {row['event']}".encode()).digest()
    return {
        "GLOBALEVENTID": int.from_bytes(number[:8]) >> 1,
        "SQLDATE": day and _digits(day),
        "MonthYear": day and _digits(day) // 100,
        "Year": day and day.year,
        **_gdelt_actor(1, row, "actor"),
        **_gdelt_actor(2, row, "recipient"),
        "IsRootEvent": int(row["lead"]),
        "EventCode": code,
        "EventBaseCode": code[:3],
        "EventRootCode": code[:2],
        "QuadClass": row["quad_class"],
        "ActionGeo_FullName": row["place"],
        "ActionGeo_CountryCode": row["place_code"],
        "ActionGeo_Lat": row["latitude"],
        "ActionGeo_Long": row["longitude"],
        "ActionGeo_FeatureID": row["geonames_id"] and str(row["geonames_id"]),
        "DATEADDED": int(row["added"].strftime("%Y%m%d%H%M%S")),
        "SOURCEURL": row["url"] or row["report"],
        "PloverType": row["type"],
        "PloverMode": row["mode"],
    }


def _gdelt_actor(number: int, row: Mapping[str, Any], role: str) -> dict[str, str | None]:
    country, sector, group = _split(row[f"{role}_code"], row[f"{role}_sector"])
    shown = None if country in (_BODY, _GROUP) else country
    told = {
        "Code": f"{shown or group or ''}{sector or ''}" or None,
        "Name": row[role],
        "CountryCode": shown,
        "KnownGroupCode": group,
        "Type1Code": sector,
    }
    return {f"Actor{number}{column}": value for column, value in told.items()}


def _plover_actors(row: Mapping[str, Any], role: str) -> list[dict[str, Any]]:
    country, sector, group = _split(row[f"{role}_code"], row[f"{role}_sector"])
    told = {
        "code": country,
        "sector": _PLOVER_SECTORS.get(sector or "", sector) if sector not in (_BODY, _GROUP) else None,
        "identifier": group,
        "actorText": row[role],
    }
    return [_present(told)] if row[role] else []


def _plover_place(row: Mapping[str, Any]) -> dict[str, Any]:
    return _present(
        {
            "name": row["place"],
            "latitude": row["latitude"],
            "longitude": row["longitude"],
            "geonameid": row["geonames_id"],
            "cc3": row["place_code"],
        }
    )


def _split(code: str | None, sector: str | None) -> tuple[str | None, str | None, str | None]:
    """Country (or PLOVER's code for those without one), sector, and the code of the body or group itself."""
    # The tables come with the reading steps, which take a second to import.
    from sayso.reading.codes import holder_of

    holder = holder_of(code) if code else None
    if code is None or holder is None or holder.kind in ("state", "territory"):
        return code, sector, None
    if holder.kind == "body":
        return _BODY, sector or _BODY, code
    return holder.home or _GROUP, sector or holder.sector, code


@cache
def _cameo_codes() -> dict[tuple[str, str], str]:
    text = files(__package__).joinpath("cameo.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return {(row["type"], row["mode"]): row["code"] for row in rows}


def _cameo(type: str, mode: str | None) -> str:
    codes = _cameo_codes()
    return codes.get((type, mode or "")) or codes[type, ""]


def _digits(day: date) -> int:
    return int(day.strftime("%Y%m%d"))


def _present(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value not in (None, [], {})}
