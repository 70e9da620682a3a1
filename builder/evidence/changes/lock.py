"""``sources.lock``: which files the evidence was confirmed against, and where each passage stood in them.

The file is JSON Lines: every line is an object of its own, so that a broken line is found by its number, and two
versions of the file differ in the lines of what changed. The first line has the format's version; a source's line is
followed by those of its passages.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, NamedTuple

from builder.evidence.text.folding import FoldedSource, fold, fold_source
from builder.model.diagnostic import Diagnostic, EvidenceError
from builder.model.outline import Outline
from builder.model.source import Source, Span, Verdict
from builder.model.text import Place

VERSION = 1
MAX_BYTES = 32 * 1024 * 1024
_MAX_NUMBER = 2**31
_MAX_DIAGNOSTICS = 20
_WORDS_DIGITS = 16
_RENEW = "builder check --accept-source writes it anew, once the outline is right"


class ConfirmedPassage(NamedTuple):
    """Where the words that carry a finding stood when they were confirmed.

    ``words`` is ``words_digest`` of them. ``span`` indexes the source's text, and ``folded`` is where it starts in the
    folded text: that stays the same when lines are broken elsewhere. ``line`` and ``page`` count from 1.
    """

    finding: str
    span: Span
    folded: int
    line: int
    page: int | None
    words: str


@dataclass(frozen=True, slots=True)
class LockedSource:
    """A source as confirmed: ``digest`` is the SHA-256, in hex, of the file's bytes."""

    id: str
    file: str
    digest: str
    passages: tuple[ConfirmedPassage, ...] = ()


@dataclass(frozen=True, slots=True)
class Lock:
    """All that was confirmed: sources by id, passages by finding and place."""

    sources: tuple[LockedSource, ...] = ()

    def source(self, id: str) -> LockedSource | None:
        """A source; None where it has not been confirmed."""
        return next((source for source in self.sources if source.id == id), None)


def words_digest(words: str) -> str:
    """Sixteen hexadecimal digits that tell a passage from others, whatever its quotation marks and line breaks."""
    folded = fold(words).text.strip().encode("utf-8", "surrogatepass")
    return sha256(folded).hexdigest()[:_WORDS_DIGITS]


# --- making and writing ----------------------------------------------------------------------------------------------


def make_lock(outline: Outline, sources: Mapping[str, Source], verdicts: Iterable[Verdict]) -> Lock:
    """Confirm the sources of an outline as they are.

    Args:
        outline: The outline as loaded.
        sources: Its sources by id, as read.
        verdicts: What ``verify_outline`` made of them. The passages of an unsupported entry are not confirmed.
    """
    confirmed = {verdict.id: verdict for verdict in verdicts if verdict.status != "unsupported"}
    passages: dict[str, dict[tuple[str, str], ConfirmedPassage]] = {id: {} for id in sources}
    folded: dict[str, FoldedSource] = {}
    for item in outline.items():
        verdict = confirmed.get(str(item.id))
        if verdict is None or len(verdict.evidence) != len(item.evidence):
            continue
        for passage, match in zip(item.evidence, verdict.evidence, strict=True):
            source = sources[match.source]
            if match.source not in folded:
                folded[match.source] = fold_source(source)
            place = bisect_left(folded[match.source].folded.starts, match.span.start)
            page, words = source.page_at(match.span.start), words_digest(passage.words)
            found = ConfirmedPassage(str(item.id), match.span, place, match.line, page, words)
            passages[match.source].setdefault((found.finding, words), found)
    return _in_order(
        LockedSource(id, source.name, source.digest, tuple(passages[id].values())) for id, source in sources.items()
    )


def lock_text(lock: Lock) -> str:
    """The file's text: the same for the same lock, one line per source and passage."""
    lines: list[dict[str, object]] = [{"lock": VERSION}]
    for source in _in_order(lock.sources).sources:
        lines.append({"source": source.id, "file": source.file, "sha256": source.digest})
        for passage in source.passages:
            page = {} if passage.page is None else {"page": passage.page}
            lines.append(
                {"source": source.id, "finding": passage.finding, "line": passage.line, **page}
                | {"start": passage.span.start, "end": passage.span.end, "folded": passage.folded}
                | {"words": passage.words}
            )
    return "".join(f"{_json(line)}\n" for line in lines)


def _json(line: dict[str, object]) -> str:
    plain = all(value.isprintable() for value in line.values() if isinstance(value, str))
    return json.dumps(line, ensure_ascii=not plain)


def _in_order(sources: Iterable[LockedSource]) -> Lock:
    """Ordered by ids and not as in the outline, so that moving an entry there changes nothing here."""
    ordered = (
        LockedSource(source.id, source.file, source.digest, tuple(sorted(source.passages, key=_order)))
        for source in sources
    )
    return Lock(tuple(sorted(ordered, key=lambda source: source.id)))


def _order(passage: ConfirmedPassage) -> tuple[object, ...]:
    return passage._replace(page=passage.page or 0)


# --- reading ---------------------------------------------------------------------------------------------------------


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


class _Broken(Exception):
    """What is wrong with a line."""

    def __init__(self, message: str, column: int = 1, hint: str = _RENEW) -> None:
        super().__init__(message)
        self.message, self.column, self.hint = message, column, hint


class _Reader:
    def __init__(self, path: str) -> None:
        self.path = path
        self.diagnostics: list[Diagnostic] = []
        self._sources: dict[str, LockedSource] = {}
        self._passages: dict[str, dict[tuple[str, str], ConfirmedPassage]] = {}

    def read(self, data: bytes) -> Lock:
        number = 1
        try:
            for number, line in enumerate(_lines(data), 1):
                self._read_line(line, number)
                if len(self.diagnostics) == _MAX_DIAGNOSTICS:
                    break
        except _Broken as broken:  # of the file as a whole: the lines after it mean nothing
            self._report(broken, number)
        return _in_order(
            LockedSource(source.id, source.file, source.digest, tuple(self._passages[source.id].values()))
            for source in self._sources.values()
        )

    def _report(self, broken: _Broken, number: int) -> None:
        place = Place(number, broken.column)
        self.diagnostics.append(
            Diagnostic("error", "lock-broken", broken.message, self.path, place, hints=(broken.hint,))
        )

    def _read_line(self, line: str, number: int) -> None:
        if number == 1:
            return _check_version(_object(line))
        try:
            values = _object(line)
            if "finding" in values:
                self._add_passage(values)
            else:
                self._add_source(values)
        except _Broken as broken:
            self._report(broken, number)

    def _add_source(self, values: dict[str, Any]) -> None:
        _check_keys(values, ("source", "file", "sha256"))
        id = _text(values, "source")
        if id in self._passages:
            raise _Broken(f"the source {_shown(id)} is there twice")
        self._passages[id] = {}  # first of all: its passages are right even where the rest of this line is not
        self._sources[id] = LockedSource(id, _text(values, "file"), _hexadecimal(values, "sha256", 64))

    def _add_passage(self, values: dict[str, Any]) -> None:
        _check_keys(values, ("source", "finding", "line", "start", "end", "folded", "words"), optional="page")
        source = _text(values, "source")
        start, end = _number(values, "start"), _number(values, "end", 1)
        if end <= start:
            raise _Broken(f"a passage can't start at {start} and end at {end}")
        passage = ConfirmedPassage(
            finding=_text(values, "finding"),
            span=Span(start, end),
            folded=_number(values, "folded"),
            line=_number(values, "line", 1),
            page=_number(values, "page", 1) if "page" in values else None,
            words=_hexadecimal(values, "words", _WORDS_DIGITS),
        )
        if source not in self._passages:
            raise _Broken(f"a passage of {_shown(source)}, which has no line of its own before it")
        if self._passages[source].setdefault((passage.finding, passage.words), passage) is not passage:
            raise _Broken(f"the same passage of {_shown(passage.finding)} is there twice")


def _lines(data: bytes) -> Iterator[str]:
    if len(data) > MAX_BYTES:
        raise _Broken(f"the lock is larger than {MAX_BYTES // 1024**2} MiB")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _Broken(f"the lock is not UTF-8, at its byte {error.start}") from error
    if not text.strip():
        raise _Broken("the lock is empty")
    yield from (line.removesuffix("\r") for line in text.rstrip("\r\n").split("\n"))


def _object(line: str) -> dict[str, Any]:
    if line.startswith(("<<<<<<<", "=======", ">>>>>>>", "|||||||")):
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
        raise _Broken(f'the first line has to be {{"lock": {VERSION}}}')
    if version != VERSION:
        message = f"the lock is of version {_shown(str(version))}; this builder knows version {VERSION}"
        raise _Broken(message, hint=f"use the builder that wrote it; or {_RENEW}")
    _check_keys(values, ("lock",))


def _check_keys(values: dict[str, Any], required: tuple[str, ...], optional: str = "") -> None:
    for key in values:
        if key not in required and key != optional:
            raise _Broken(f"unknown key {_shown(key)}")
    if missing := [key for key in required if key not in values]:
        raise _Broken(f"there is no {', '.join(missing)}")


def _text(values: dict[str, Any], key: str) -> str:
    value = values[key]
    if not isinstance(value, str) or not value:
        raise _Broken(f"{key} has to be a text")
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
