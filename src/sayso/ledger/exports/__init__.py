"""A whole ledger, or the reports that filters choose, in files of other programs, with a data dictionary beside."""

from typing import Literal, get_args

ExportFormat = Literal["parquet", "csv", "jsonl", "geojson", "sqlite"]
EXPORT_FORMATS: tuple[ExportFormat, ...] = get_args(ExportFormat)

__all__ = ["EXPORT_FORMATS", "ExportFormat"]
