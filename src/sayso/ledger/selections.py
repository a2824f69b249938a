"""The tables that a ledger can be asked for, and what each filter means for each."""

from __future__ import annotations

from sayso.ledger.filters import CLAIM_KINDS, CONFLICT_KINDS, CUE_KINDS, EVENT_TYPES, Selection
from sayso.ledger.repetition import COPY_KINDS

_REPORT = {
    "from_": "date >= $from_",
    "to": "date <= $to",
    "outlet": "lower(outlet) = lower($outlet)",
}
_NEWEST_FIRST = "date DESC NULLS LAST, report_no DESC, position"


def _after(position: str) -> str:
    """Of a table in this order: the rows after the one that `$after_report` and `$after_position` name."""
    undated = "DATE '0001-01-01'"
    return (
        f"report_no = $after_report AND {position} > $after_position "
        f"OR (coalesce(date, {undated}), report_no) < (SELECT "
        f"(coalesce(any_value(r.date), {undated}), $after_report) FROM store.reports AS r WHERE r.no = $after_report)"
    )


def _is_actor(name: str, *codes: str) -> str:
    return " OR ".join(
        [
            f"contains(store.fold({name}), store.fold($actor))",
            *(f"upper({code}) = upper($actor)" for code in codes),
        ]
    )


def _is_place(*places: tuple[str, str]) -> str:
    return " OR ".join(f"store.is_place($place, {code}, {name})" for code, name in places)


def _has_claim(report_no: str, condition: str) -> str:
    return f"EXISTS (SELECT 1 FROM store.claims AS c WHERE c.report_no = {report_no} AND ({condition}))"


def _bears_claim(condition: str) -> str:
    return (
        "EXISTS (SELECT 1 FROM store.claims AS c WHERE c.report_no = conflicts.report_no "
        f"AND list_contains(conflicts.claims, c.id) AND ({condition}))"
    )


_PART = {"after": _after("position"), **_REPORT}
_CLAIM_PLACE = _is_place(
    ("c.place", "c.place_name"), ("c.origin", "c.origin_name"), ("c.destination", "c.destination_name")
)
_CLAIM_FORCE = "upper(c.force) = upper($force)"


def _holding(report_no: str) -> dict[str, str]:
    """What actor, force and place mean for reports: those that mention such an actor, or hold such a claim."""
    return {
        "actor": f"EXISTS (SELECT 1 FROM store.actors AS a WHERE a.report_no = {report_no} "
        f"AND ({_is_actor('a.name', 'a.code')}))",
        "force": _has_claim(report_no, _CLAIM_FORCE),
        "place": _has_claim(report_no, _CLAIM_PLACE),
    }


REPORTS = Selection(
    view="reports",
    order="date DESC NULLS LAST, report_no DESC",
    kinds=CLAIM_KINDS,
    conditions={
        **_holding("reports.report_no"),
        "kind": _has_claim("reports.report_no", "c.kind = $kind"),
        "after": _after("0"),
        **_REPORT,
    },
)
STATEMENTS = Selection(
    view="statements",
    order=_NEWEST_FIRST,
    kinds=CUE_KINDS,
    reviewable=True,
    conditions={"actor": _is_actor("actor_name", "code"), "kind": "cue_kind = $kind", **_PART},
)
CLAIMS = Selection(
    view="claims",
    order=_NEWEST_FIRST,
    kinds=CLAIM_KINDS,
    reviewable=True,
    conditions={
        "actor": _is_actor('"by"', "voice_code", "by_code"),
        "force": "upper(force) = upper($force)",
        "place": _is_place(("place", "place_name"), ("origin", "origin_name"), ("destination", "destination_name")),
        "kind": "kind = $kind",
        **_PART,
    },
)
CONFLICTS = Selection(
    view="conflicts",
    order=_NEWEST_FIRST,
    kinds=CONFLICT_KINDS,
    reviewable=True,
    conditions={
        "actor": "EXISTS (SELECT 1 FROM (SELECT unnest(conflicts.voices) AS voice) "
        "WHERE contains(store.fold(voice), store.fold($actor))) "
        "OR EXISTS (SELECT 1 FROM claims AS c WHERE c.report_no = conflicts.report_no "
        "AND list_contains(conflicts.claims, c.claim) AND upper(c.voice_code) = upper($actor))",
        "force": _bears_claim(_CLAIM_FORCE),
        "place": _bears_claim(_CLAIM_PLACE),
        "kind": "kind = $kind",
        **_PART,
    },
)
EVENTS = Selection(
    view="events",
    order=_NEWEST_FIRST,
    kinds=EVENT_TYPES,
    reviewable=True,
    conditions={
        "actor": f"{_is_actor('actor', 'actor_code')} OR {_is_actor('recipient', 'recipient_code')} "
        "OR EXISTS (SELECT 1 FROM mentions AS m WHERE m.report_no = events.report_no "
        f"AND m.text IN (events.actor, events.recipient) AND ({_is_actor('m.name')}))",
        "place": _is_place(("place_code", "place")),
        "kind": "type = $kind",
        **_PART,
    },
)
COPIES = Selection(
    view="copies",
    order="original_date DESC NULLS LAST, repetition, kind <> 'original', date NULLS LAST, report_no",
    kinds=COPY_KINDS,
    conditions={
        **_holding("copies.report_no"),
        "kind": "kind = $kind",
        **_REPORT,
    },
)
REPETITIONS = Selection(
    view="repetitions",
    order="date DESC NULLS LAST, report_no DESC",
    kinds=COPY_KINDS,
    conditions={
        name: f"EXISTS (SELECT 1 FROM copies AS k WHERE k.repetition = repetitions.repetition AND ({condition}))"
        for name, condition in {
            **_holding("k.report_no"),
            "kind": "k.kind = $kind",
            "from_": "k.date >= $from_",
            "to": "k.date <= $to",
            "outlet": "lower(k.outlet) = lower($outlet)",
        }.items()
    },
)
REJECTS = Selection(view="rejects", order='"time" DESC, source, "row" NULLS FIRST, reason', conditions={})
