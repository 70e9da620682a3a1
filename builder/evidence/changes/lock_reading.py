"""``sources.lock`` read: its bytes may come from anybody."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from builder.evidence.changes.beside import LONGEST_BESIDE, Beside
from builder.evidence.changes.confirmations import ConfirmedEntry
from builder.evidence.changes.lock import (
    LONGEST_WORDS,
    MAX_BYTES,
    VERSION,
    VERSIONS,
    WORDS_DIGITS,
    ConfirmedPassage,
    Lock,
    LockedSource,
    in_order,
    words_digest,
)
from builder.model.diagnostic import Diagnostic, EvidenceError
from builder.model.source import Span
from builder.model.text import Place

_MAX_NUMBER = 2**31
_MAX_DIAGNOSTICS = 20
_RENEW = "builder check --accept-source writes it anew, once the outline is right"
_NO_LOCK = "move it away, if another program wrote it; then builder check --accept-source writes a lock"
_ENTRY = ("entry", "by", "on", "says", "evidence")
_PASSAGE = ("source", "finding", "line", "start", "end", "folded", "words")


def read_lock(data: bytes, path: str) -> Lock:
    """Read the file's bytes, which may come from anybody.

    Args:
        data: The bytes of ``sources.lock``.
        path: Its path, for messages.

    Raises:
        EvidenceError: With a ``lock-broken`` for each line that is wrong, located by line and column.
    """
    reader = _Reader(path)
    lock = reader.read(data)
    if reader.diagnostics:
        raise EvidenceError(reader.diagnostics)
    return lock


def is_lock(data: bytes) -> bool:
    """Whether bytes are a lock that this builder may write anew: broken or not, and not somebody else's file."""
    try:
        line = next(_lines(data), "")
        if not _is_conflict(line):
            _check_version(_first_object(line))
    except _Broken:
        return not data.strip()
    return True


class _Broken(Exception):
    """What is wrong with a line."""

    def __init__(self, message: str, column: int = 1, hint: str = _RENEW) -> None:
        super().__init__(message)
        self.message, self.column, self.hint = message, column, hint


class _Reader:
    def __init__(self, path: str) -> None:
        self.path = path
        self.diagnostics: list[Diagnostic] = []
        self._outline = ""
        self._outlines: set[str] = set()
        self._sources: dict[tuple[str, str], LockedSource] = {}
        self._passages: dict[tuple[str, str], dict[tuple[str, str], ConfirmedPassage]] = {}
        self._entries: dict[tuple[str, str], ConfirmedEntry] = {}

    def read(self, data: bytes) -> Lock:
        number = 1
        try:
            for number, line in enumerate(_lines(data), 1):
                self._read_line(line, number)
                if len(self.diagnostics) == _MAX_DIAGNOSTICS:
                    break
        except _Broken as broken:  # of the file as a whole: the lines after it mean nothing
            self._report(broken, number)
        sources = (
            replace(source, passages=tuple(self._passages[key].values())) for key, source in self._sources.items()
        )
        return in_order(sources, self._entries.values())

    def _report(self, broken: _Broken, number: int) -> None:
        place = Place(number, broken.column)
        self.diagnostics.append(
            Diagnostic("error", "lock-broken", broken.message, self.path, place, hints=(broken.hint,))
        )

    def _read_line(self, line: str, number: int) -> None:
        if number == 1:
            values = _first_object(line)
            _check_version(values)
            return _check_keys(values, ("lock",))
        try:
            values = _object(line)
            if "finding" in values:
                self._add_passage(values)
            elif "outline" in values:
                self._begin_outline(values)
            elif "entry" in values:
                self._add_entry(values)
            else:
                self._add_source(values)
        except _Broken as broken:
            self._report(broken, number)

    def _begin_outline(self, values: dict[str, Any]) -> None:
        _check_keys(values, ("outline",))
        name = _text(values, "outline")
        if name in (".", "..") or not name.isprintable() or "/" in name or "\\" in name:
            raise _Broken(f"{_shown(name)} is no name of a file in this folder")
        if name in self._outlines:
            raise _Broken(f"the outline {_shown(name)} is there twice")
        self._outlines.add(name)
        self._outline = name

    def _add_entry(self, values: dict[str, Any]) -> None:
        _check_keys(values, _ENTRY)
        id, by, on = (_text(values, key) for key in ("entry", "by", "on"))
        says, evidence = (_hexadecimal(values, key, WORDS_DIGITS) for key in ("says", "evidence"))
        entry = ConfirmedEntry(id, by, on, says, evidence, self._outline)
        if self._entries.setdefault((self._outline, id), entry) is not entry:
            raise _Broken(f"the entry {_shown(id)} is there twice")

    def _add_source(self, values: dict[str, Any]) -> None:
        _check_keys(values, ("source", "file", "sha256"))
        id = _text(values, "source")
        key = self._outline, id
        if key in self._passages:
            raise _Broken(f"the source {_shown(id)} is there twice")
        self._passages[key] = {}  # first of all: its passages are right even where the rest of this line is not
        digest = _hexadecimal(values, "sha256", 64)
        self._sources[key] = LockedSource(id, _text(values, "file"), digest, outline=self._outline)

    def _add_passage(self, values: dict[str, Any]) -> None:
        _check_keys(values, _PASSAGE, optional=("page", "text", *Beside._fields))
        key = self._outline, _text(values, "source")
        passage = _passage(values)
        if key not in self._passages:
            raise _Broken(f"a passage of {_shown(key[1])}, which has no line of its own before it")
        if self._passages[key].setdefault((passage.finding, passage.words), passage) is not passage:
            raise _Broken(f"the same passage of {_shown(passage.finding)} is there twice")


def _passage(values: dict[str, Any]) -> ConfirmedPassage:
    start, end = _number(values, "start"), _number(values, "end", 1)
    if end <= start:
        raise _Broken(f"a passage can't start at {start} and end at {end}")
    words = _hexadecimal(values, "words", WORDS_DIGITS)
    text = _text(values, "text", LONGEST_WORDS) if "text" in values else None
    if text is not None and words_digest(text) != words:
        raise _Broken("words is not the digest of text")
    beside = None
    if any(key in values for key in Beside._fields):
        _check_keys({key: values[key] for key in Beside._fields if key in values}, Beside._fields)
        beside = Beside(*(_text(values, key, LONGEST_BESIDE, least=0) for key in Beside._fields))
    return ConfirmedPassage(
        finding=_text(values, "finding"),
        span=Span(start, end),
        folded=_number(values, "folded"),
        line=_number(values, "line", 1),
        page=_number(values, "page", 1) if "page" in values else None,
        words=words,
        text=text,
        beside=beside,
    )


def _lines(data: bytes) -> Iterator[str]:
    if len(data) > MAX_BYTES:
        raise _Broken(f"the lock is larger than {MAX_BYTES // 1024**2} MiB", hint=_NO_LOCK)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _Broken(f"the lock is not UTF-8, at its byte {error.start}", hint=_NO_LOCK) from error
    if not text.strip():
        raise _Broken("the lock is empty")
    yield from (line.removesuffix("\r") for line in text.rstrip("\r\n").split("\n"))


def _first_object(line: str) -> dict[str, Any]:
    if _is_conflict(line):
        return _object(line)
    try:
        return _object(line)
    except _Broken as broken:
        raise _Broken(f'the file is no lock: its first line is not {{"lock": {VERSION}}}', hint=_NO_LOCK) from broken


def _is_conflict(line: str) -> bool:
    return line.startswith(("<<<<<<<", "=======", ">>>>>>>", "|||||||"))


def _object(line: str) -> dict[str, Any]:
    if _is_conflict(line):
        raise _Broken("two versions of the lock were merged and not settled")
    try:
        values = json.loads(line, object_pairs_hook=_Pairs)
    except json.JSONDecodeError as error:
        raise _Broken(f"the line is no JSON: {error.msg}", error.colno) from error
    except (ValueError, RecursionError) as error:  # a number of thousands of digits, thousands of brackets
        raise _Broken("the line is no entry of a lock") from error
    if not isinstance(values, _Pairs):
        raise _Broken("the line is no object with keys and values")
    found: dict[str, Any] = {}
    for key, value in values:
        if key in found:
            raise _Broken(f"the key {_shown(key)} is there twice")
        found[key] = value
    return found


class _Pairs(list[tuple[str, Any]]):
    """An object's keys and values as written, duplicates included; no array is one."""


def _check_version(values: dict[str, Any]) -> None:
    version = values.get("lock")
    if type(version) is not int or version < 1:
        raise _Broken(f'the file is no lock: its first line is not {{"lock": {VERSION}}}', hint=_NO_LOCK)
    if version not in VERSIONS:
        message = f"the lock is of version {str(version)[:60]}; this builder knows versions up to {VERSION}"
        raise _Broken(message, hint="use the builder that wrote it, or a newer one")


def _check_keys(values: dict[str, Any], required: tuple[str, ...], optional: tuple[str, ...] = ()) -> None:
    for key in values:
        if key not in required and key not in optional:
            raise _Broken(f"unknown key {_shown(key)}")
    if missing := [key for key in required if key not in values]:
        raise _Broken(f"there is no {', '.join(missing)}")


def _text(values: dict[str, Any], key: str, most: int | None = None, *, least: int = 1) -> str:
    value = values[key]
    if not isinstance(value, str) or len(value) < least:
        raise _Broken(f"{key} has to be a text")
    if most is not None and len(value) > most:
        raise _Broken(f"{key} is longer than {most} characters")
    if any("\ud800" <= char <= "\udfff" for char in value):
        raise _Broken(f"{key} holds half a character")
    return value


def _number(values: dict[str, Any], key: str, least: int = 0) -> int:
    value = values[key]
    if type(value) is not int or not least <= value <= _MAX_NUMBER:
        raise _Broken(f"{key} has to be a whole number from {least} to {_MAX_NUMBER}")
    return value


def _hexadecimal(values: dict[str, Any], key: str, length: int) -> str:
    value = values[key]
    if not isinstance(value, str) or len(value) != length or not set(value) <= set("0123456789abcdef"):
        raise _Broken(f"{key} has to be {length} hexadecimal digits")
    return value


def _shown(text: str) -> str:
    return repr(text if len(text) <= 60 else f"{text[:60]}…")
