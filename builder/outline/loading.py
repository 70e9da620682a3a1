"""The load phase: an outline's file to an ``Outline``."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice

from builder.model.limits import limits
from builder.model.outline import Outline
from builder.outline.assemble import assemble_outline
from builder.outline.events import Events, fast_events
from builder.outline.files import read_bytes
from builder.outline.format import OUTLINE
from builder.outline.kinds import Values
from builder.outline.nodes import read_nodes
from builder.outline.records import check_records
from builder.outline.references import check_references
from builder.outline.report import Report


def load_outline(path: str) -> Outline:
    """Load an outline from its file.

    Args:
        path: The file, as the user gave it; messages repeat it.

    Returns:
        The outline, every text with its place, every entry with an id, every passage with its source.

    Raises:
        OutlineError: The file can't be read or is not what the format asks for; it carries all that was found.
    """
    report = Report(path)
    data = read_bytes(path, report)
    report.raise_errors()
    assert data is not None
    return parse_outline(data, path)


def parse_outline(data: bytes, path: str, events: Events = fast_events) -> Outline:
    """Load an outline from bytes, as `load_outline` does from a file.

    Args:
        data: The outline, UTF-8.
        path: What messages call it.
        events: Which YAML parser reads it; the result is the same.

    Raises:
        OutlineError: The bytes are not what the format asks for; it carries all that was found.
    """
    report = Report(path)
    with _uncollected():
        root = read_nodes(data, report, events)
        values = None if root is None else OUTLINE.read_mapping(root, report)
        if values is not None and _is_bearable(values, report):
            check_references(values, report)
            check_records(values, report)
        report.raise_errors()
        assert values is not None
        return assemble_outline(values, path, hashlib.sha256(data).hexdigest(), report.diagnostics())


def _is_bearable(values: Values, report: Report) -> bool:
    """Whether the outline has no more entries than there may be; else that is reported."""
    most = limits().outline_entries
    entries = (item for section in values.get("sections") or () for item in (section or {}).get("items") or ())
    beyond = next(islice(entries, most, None), None)
    if beyond is None:
        return True
    hint = "make several publications of it"
    report.error("too-many-entries", f"the outline has more than {most:,} entries", beyond.place, hint)
    return False


@contextmanager
def _uncollected() -> Iterator[None]:
    """Hold the garbage collector back.

    Loading makes many small objects and no cycles; looking for cycles among them takes as long as all the rest.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
