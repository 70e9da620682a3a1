"""Load: YAML text to an ``Outline`` or a ``Theme``, every fault with its line and column."""

from builder.outline.loading import load_outline, parse_outline
from builder.outline.personal import amount_text, examples_of, personalise, personalise_marked, sourced_fields
from builder.outline.records import find_fault, tidy
from builder.outline.schema import outline_schema
from builder.outline.theme import load_theme, template_path

__all__ = [
    "amount_text",
    "examples_of",
    "find_fault",
    "load_outline",
    "load_theme",
    "outline_schema",
    "parse_outline",
    "personalise",
    "personalise_marked",
    "sourced_fields",
    "template_path",
    "tidy",
]
