"""PDF's syntax: numbers, names, strings, arrays and dictionaries out of bytes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from builder.model.limits import limits
from builder.readback.unreadable import Unreadable

Value = Any
"""None, bool, int, float, ``Name``, ``Operator``, ``Reference``, bytes (a string), a list or a dict."""


class Name(str):
    """A name, without its slash."""

    __slots__ = ()


class Operator(str):
    """A keyword: an operator of a content stream, ``obj``, ``R`` …"""

    __slots__ = ()


class Reference(NamedTuple):
    """An indirect reference."""

    number: int
    generation: int


_BLANK, _REGULAR = rb"\x00\t\n\x0c\r ", rb"[^\x00\t\n\x0c\r ()<>\[\]{}/%]"
_PASSED = rb"[" + _BLANK + rb"]++|%[^\r\n]*+"
_NUMBER = rb"[+-]?(?:[0-9]++(?:\.[0-9]*+)?|\.[0-9]++)(?!" + _REGULAR + rb")"
_VALUE = (
    rb"(?P<number>" + _NUMBER + rb")"
    rb"|/(?P<name>" + _REGULAR + rb"*+)"
    rb"|<(?P<hex>[0-9A-Fa-f" + _BLANK + rb"]*+)>"
    rb"|(?P<mark><<|>>|\[|\]|\(|\{|\})"
    rb"|(?P<word>" + _REGULAR + rb"++)"
    rb"|(?P<end>\Z)"
)
_TOKEN = re.compile(rb"(?:" + _PASSED + rb")*+(?:" + _VALUE + rb")")
_TOKEN_BUT_NUMBER = re.compile(rb"(?:" + _PASSED + rb"|" + _NUMBER + rb")*+(?:" + _VALUE + rb")")
_CODED = re.compile(rb"#([0-9A-Fa-f]{2})")
_STRING = re.compile(rb"[()\\]")
_ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|(\r\n|[\r\n])|(.))|(\r\n?)", re.DOTALL)
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_REFERENCE = re.compile(
    rb"([0-9]{1,8})[\x00\t\n\x0c\r ]++([0-9]{1,5})[\x00\t\n\x0c\r ]++R(?=[\x00\t\n\x0c\r ()<>\[\]{}/%]|$)"
)
_WORDS: dict[bytes, Value] = {b"true": True, b"false": False, b"null": None}
_END = Operator("")


class Lexer:
    """Reads values one after the other.

    In a content stream there are no references; of its numbers, those outside arrays and dictionaries are where
    something is drawn, in which colour and size, and are passed over.
    """

    def __init__(self, data: bytes, position: int = 0, *, content: bool = False) -> None:
        self.data = data
        self.position = position
        self._references = not content
        self._first = _TOKEN_BUT_NUMBER if content else _TOKEN

    def values(self) -> Iterator[Value]:
        """Every value up to the end."""
        while (value := self.read()) is not _END:
            yield value

    def read(self, depth: int = 0) -> Value:
        """The next value; the operator ``""`` at the end.

        Raises:
            Unreadable: What stands there is no value.
        """
        match = (_TOKEN if depth else self._first).match(self.data, self.position)
        if match is None:
            raise Unreadable("a value in it is none that the format knows")
        kind = match.lastgroup
        if kind == "number":
            return self._number(match)
        self.position = match.end()
        if kind == "mark":
            return self._container(match["mark"], depth)
        if kind == "name":
            name = match["name"]
            if b"#" in name:
                name = _CODED.sub(lambda code: bytes([int(code[1], 16)]), name)
            return Name(name.decode("latin-1"))
        if kind == "hex":
            digits = b"".join(match["hex"].split()).replace(b"\0", b"")
            return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
        if kind == "end":
            return _END
        word = match["word"]
        return _WORDS[word] if word in _WORDS else Operator(word.decode("latin-1"))

    def _number(self, match: re.Match[bytes]) -> Value:
        if self._references and (reference := _REFERENCE.match(self.data, match.start("number"))):
            self.position = reference.end()
            return Reference(int(reference[1]), int(reference[2]))
        self.position = match.end()
        digits = match["number"]
        if len(digits) > 40:
            raise Unreadable("a number in it is too long")
        return float(digits) if b"." in digits else int(digits)

    def _container(self, mark: bytes, depth: int) -> Value:
        if depth > limits().output_depth:
            raise Unreadable("its values lie too deep within each other")
        if mark == b"(":
            return self._string()
        if mark == b"[":
            return list(self._until("]", depth))
        if mark == b"<<":
            flat = list(self._until(">>", depth))
            if len(flat) % 2 or not all(isinstance(key, Name) for key in flat[::2]):
                raise Unreadable("a dictionary in it is torn")
            return dict(zip(flat[::2], flat[1::2], strict=True))
        return Operator(mark.decode())

    def _until(self, closing: str, depth: int) -> Iterator[Value]:
        while True:
            value = self.read(depth + 1)
            if isinstance(value, Operator):
                if value == closing:
                    return
                raise Unreadable("an array or dictionary in it does not end")
            yield value

    def _string(self) -> bytes:
        """A string in parentheses; those inside it come in pairs."""
        start, open_ = self.position, 1
        while match := _STRING.search(self.data, self.position):
            self.position = match.end()
            if match[0] == b"\\":
                self.position += 1
            else:
                open_ += 1 if match[0] == b"(" else -1
                if not open_:
                    return _ESCAPE.sub(_unescaped, self.data[start : self.position - 1])
        raise Unreadable("a string in it does not end")


def _unescaped(match: re.Match[bytes]) -> bytes:
    octal, line, character, end = match.groups()
    if octal is not None:
        return bytes([int(octal, 8) & 255])
    if line is not None:
        return b""
    return b"\n" if end is not None else _ESCAPES.get(character, character)


def text_of(value: Value) -> str:
    """A text string: UTF-16 or UTF-8 where it says so, else as good as Latin-1; empty for anything else."""
    if not isinstance(value, bytes):
        return ""
    if value.startswith(b"\xfe\xff"):
        return value[2:].decode("utf-16-be", "replace")
    if value.startswith(b"\xef\xbb\xbf"):
        return value[3:].decode("utf-8", "replace")
    return value.decode("latin-1")
