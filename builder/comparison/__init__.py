"""Two ledgers held beside each other: what came, went, changed or moved, finding by finding."""

from builder.comparison.differences import compare_ledgers

__all__ = ["compare_ledgers"]
