"""Bytes to reports: plain text, HTML, JSON, JSON Lines, CSV, TSV, Parquet and WARC, also packed by gzip or zstd."""

from sayso.intake.inputs import take_in
from sayso.intake.meter import Meter
from sayso.intake.outcomes import Notice, Reject
from sayso.intake.reports import report_from_text

__all__ = ["Meter", "Notice", "Reject", "report_from_text", "take_in"]
