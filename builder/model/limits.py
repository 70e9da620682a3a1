"""How much anything may ask for. Every limit stands here, with what it is a limit of.

A file that goes beyond one is answered with a diagnostic, before it has taken the time or the memory. Whoever knows
better for their own files may change a limit for one run: ``--limit NAME=VALUE``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, fields, replace
from typing import Literal

KIB, MIB = 1024, 1024**2

Unit = Literal["bytes", "characters", "seconds", "pixels", ""]

MAX_SIDE = 2_400
"""Pixels of the longer side of a picture in deck and sheet. No limit: a larger picture is made smaller."""


def _limit(value: int, unit: Unit, what: str) -> int:
    limit: int = field(default=value, metadata={"unit": unit, "what": what})
    return limit


@dataclass(frozen=True, slots=True)
class Limits:
    """All limits, each at what it is unless it is changed."""

    outline_bytes: int = _limit(5 * MIB, "bytes", "an outline's or a theme's file")
    outline_depth: int = _limit(32, "", "lists and keys within each other; the root is the first")
    outline_values: int = _limit(200_000, "", "keys, values and lists of one file")
    outline_entries: int = _limit(2_000, "", "entries of one outline")
    outline_list: int = _limit(2_000, "", "items of one list")
    outline_text: int = _limit(100_000, "characters", "one key or value")
    outline_texts: int = _limit(600_000, "characters", "all keys and values of one file")
    outline_problems: int = _limit(1_000, "", "problems told of one file")
    source_bytes: int = _limit(20 * MIB, "bytes", "an article's file")
    source_characters: int = _limit(5_000_000, "characters", "the text of a page, a PDF or a Word file")
    markup_pieces: int = _limit(500_000, "", "elements and stretches of text of a page or a Word file")
    markup_depth: int = _limit(1_000, "", "elements within each other")
    word_bytes: int = _limit(100 * MIB, "bytes", "a Word file, unpacked")
    word_parts: int = _limit(5_000, "", "parts of a Word file")
    pdf_pages: int = _limit(500, "", "pages of an article")
    pdf_seconds: int = _limit(3, "seconds", "reading a PDF")
    pdf_memory: int = _limit(512 * MIB, "bytes", "memory for reading a PDF")
    picture_bytes: int = _limit(50 * MIB, "bytes", "a picture's file")
    picture_pixels: int = _limit(50_000_000, "pixels", "a picture, in a template too")
    drawing_bytes: int = _limit(5 * MIB, "bytes", "a drawing's file")
    drawing_seconds: int = _limit(2, "seconds", "drawing it")
    drawing_memory: int = _limit(512 * MIB, "bytes", "memory for drawing it")
    font_bytes: int = _limit(32 * MIB, "bytes", "a theme's font file")
    template_bytes: int = _limit(100 * MIB, "bytes", "a template, unpacked too")
    template_parts: int = _limit(5_000, "", "parts of a template")
    template_marks: int = _limit(300_000, "", "tags and attributes of a template's masters and layouts")
    output_bytes: int = _limit(256 * MIB, "bytes", "a finished file that is read back")
    output_unpacked: int = _limit(512 * MIB, "bytes", "a finished deck, unpacked")
    output_part: int = _limit(64 * MIB, "bytes", "one of its parts of XML")
    output_parts: int = _limit(60_000, "", "its parts")
    output_workbook: int = _limit(32 * MIB, "bytes", "the workbook of one of its charts, unpacked")
    output_cells: int = _limit(200_000, "", "cells of that workbook")
    output_streams: int = _limit(128 * MIB, "bytes", "the streams of a finished sheet, unpacked")
    output_objects: int = _limit(1_000_000, "", "objects of a finished sheet")
    output_depth: int = _limit(64, "", "its objects within each other")
    output_pages: int = _limit(20_000, "", "its pages")


@dataclass(frozen=True, slots=True)
class Limit:
    """One limit, as people name it."""

    name: str
    value: int
    unit: Unit
    what: str

    def __str__(self) -> str:
        if self.unit == "bytes" and self.value % MIB == 0:
            return f"{self.value // MIB} MiB"
        return f"{self.value:,} {self.unit}".rstrip()


_SHIPPED = Limits()
_IN_FORCE: ContextVar[Limits] = ContextVar("limits", default=_SHIPPED)
_VALUE = re.compile(r"([1-9][0-9]{0,14})(?: ?(KiB|MiB|GiB))?")
_TIMES = {"": 1, "KiB": KIB, "MiB": MIB, "GiB": 1024 * MIB}


def limits() -> Limits:
    """Those in force."""
    return _IN_FORCE.get()


def listed() -> tuple[Limit, ...]:
    """Those in force, one by one."""
    values = limits()
    return tuple(
        Limit(each.name.replace("_", "-"), getattr(values, each.name), each.metadata["unit"], each.metadata["what"])
        for each in fields(Limits)
    )


def changed(settings: Iterable[str]) -> Limits:
    """The limits in force with some of them changed.

    Args:
        settings: Each ``NAME=VALUE``; a value is a whole number, in bytes also ``KiB``, ``MiB`` or ``GiB``.

    Raises:
        ValueError: One of them is not understood; its text says why.
    """
    by_name = {limit.name: limit for limit in listed()}
    values: dict[str, int] = {}
    for setting in settings:
        name, _, written = setting.partition("=")
        limit, match = by_name.get(name), _VALUE.fullmatch(written)
        if limit is None:
            raise ValueError(f"there is no limit {name!r}; `builder doctor` lists them all")
        if match is None or (match[2] and limit.unit != "bytes"):
            example = f"{limit.name}={limit}".replace(",", "").removesuffix(f" {limit.unit}").replace(" ", "")
            raise ValueError(f"{setting!r} is not NAME=VALUE, such as {example!r}")
        values[name.replace("-", "_")] = int(match[1]) * _TIMES[match[2] or ""]
    return replace(limits(), **values)


@contextmanager
def in_force(values: Limits) -> Iterator[None]:
    """Have other limits while something is done."""
    token = _IN_FORCE.set(values)
    try:
        yield
    finally:
        _IN_FORCE.reset(token)
