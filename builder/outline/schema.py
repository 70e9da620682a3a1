"""The JSON Schema of the outline, for editors."""

from __future__ import annotations

from typing import Any

from builder.outline.format import DEFINITIONS, OUTLINE


def outline_schema() -> dict[str, Any]:
    """Make the JSON Schema (draft-07) from the declaration that the loader reads with.

    It checks what can be seen without the rest of the outline: keys, types, the form of values. Ids, sources and
    figures that refer to each other are the loader's business.

    Returns:
        A schema of plain dictionaries and lists, in the order of the declaration.
    """
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Builder outline",
        **OUTLINE.definition(),
        "definitions": {part.name: part.definition() for part in DEFINITIONS},
    }


def schema_text() -> str:
    """The schema as its file has it."""
    import json

    return json.dumps(outline_schema(), indent=2, ensure_ascii=False) + "\n"
