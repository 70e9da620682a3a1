"""Files of records, row by row: what a spreadsheet writes, and JSON lines."""

from builder.editions.tables.opening import open_table
from builder.editions.tables.table import Row, Table

__all__ = ["Row", "Table", "open_table"]
