"""Quantities: numbers in prose, read by a grammar of each language's way with numbers."""

from builder.evidence.quantities.reading import Quantity, find_quantities

__all__ = ["Quantity", "find_quantities"]
