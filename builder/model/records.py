"""Fields of a record: what an outline leaves open, to be filled for each edition."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from builder.model.text import Text

FieldType = Literal["text", "number", "phone", "url"]

PLACEHOLDER = re.compile(r"\{([A-Za-z0-9][A-Za-z0-9_.-]*)\}")
"""A field's name in braces, as texts have it. Anything else in braces is literal."""

Record = Mapping[str, str]
"""The value of every field, by its name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordField:
    """A field of the records; ``limit`` is the most characters that a value may have.

    ``example`` is what stands in its place in the plain build.
    """

    id: Text
    example: Text
    type: FieldType = "text"
    limit: int = 120
