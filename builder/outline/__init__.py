"""Load: YAML text to an ``Outline`` or a ``Theme``, every fault with its line and column."""

from builder.outline.loading import load_outline, parse_outline
from builder.outline.schema import outline_schema
from builder.outline.theme import load_theme, template_path

__all__ = ["load_outline", "load_theme", "outline_schema", "parse_outline", "template_path"]
