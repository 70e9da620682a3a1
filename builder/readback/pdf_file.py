"""A PDF file's objects: found through its cross-reference tables or streams, unpacked within limits."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import NamedTuple

from builder.model.limits import limits
from builder.readback.pdf_syntax import Lexer, Name, Reference, Value
from builder.readback.unreadable import Unreadable


class Stream(NamedTuple):
    """A stream's dictionary and its bytes as they stand in the file."""

    entries: dict[str, Value]
    raw: bytes


class _Place(NamedTuple):
    """Where an object stands: at an offset, or as the ``index``-th of an object stream."""

    offset: int
    container: int = 0


class PdfFile:
    """The newest version of every object, as a viewer reads it; a file that a viewer would have to mend is refused."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self._unpacked = 0
        self._objects: dict[int, Value] = {}
        self._containers: dict[int, list[Value]] = {}
        self._places: dict[int, _Place] = {}
        self.trailer: dict[str, Value] = {}
        self._read_tables()
        if "Encrypt" in self.trailer:
            raise Unreadable("it is encrypted")

    # --- cross-references ---

    def _read_tables(self) -> None:
        tail = self.data.rfind(b"startxref", max(0, len(self.data) - 2048))
        if not self.data.startswith(b"%PDF-") or tail < 0:
            raise Unreadable("it is no whole PDF file")
        waiting: list[Value] = [Lexer(self.data, tail + 9).read()]
        seen: set[int] = set()
        while waiting:
            offset = waiting.pop(0)
            if not isinstance(offset, int) or not 0 <= offset < len(self.data) or offset in seen:
                raise Unreadable("its cross-references lead nowhere")
            seen.add(offset)
            trailer = self._read_table(offset)
            for key, value in trailer.items():
                self.trailer.setdefault(key, value)
            waiting = [trailer[key] for key in ("XRefStm", "Prev") if key in trailer]

    def _read_table(self, offset: int) -> dict[str, Value]:
        lexer = Lexer(self.data, offset)
        first = lexer.read()
        if first != "xref":
            return self._read_stream_table(offset)
        start = lexer.read()
        while isinstance(start, int):
            count = lexer.read()
            if not isinstance(count, int) or not 0 <= count <= limits().output_objects:
                raise Unreadable("its cross-references are torn")
            for number in range(start, start + count):
                place, _, kind = lexer.read(), lexer.read(), lexer.read()
                if kind == "n" and isinstance(place, int):
                    self._places.setdefault(number, _Place(place))
                elif kind != "f":
                    raise Unreadable("its cross-references are torn")
                else:
                    self._places.setdefault(number, _Place(-1))
            start = lexer.read()
        trailer = lexer.read()
        if start != "trailer" or not isinstance(trailer, dict):
            raise Unreadable("it has no trailer")
        return trailer

    def _read_stream_table(self, offset: int) -> dict[str, Value]:
        stream = self._read_object(offset, None)
        if not isinstance(stream, Stream):
            raise Unreadable("its cross-references are torn")
        widths = stream.entries.get("W")
        if not (isinstance(widths, list) and len(widths) == 3 and all(type(w) is int and 0 <= w <= 8 for w in widths)):
            raise Unreadable("its cross-references are torn")
        size = stream.entries.get("Size", 0)
        index = stream.entries.get("Index", [0, size])
        data, step = self.unpack(stream), sum(widths)
        numbers = _ranges(index)
        for row, number in enumerate(numbers):
            fields = data[row * step : (row + 1) * step]
            if len(fields) < step or not step:
                break
            kind = int.from_bytes(fields[: widths[0]]) if widths[0] else 1
            second = int.from_bytes(fields[widths[0] : widths[0] + widths[1]])
            third = int.from_bytes(fields[widths[0] + widths[1] :])
            place = {0: _Place(-1), 1: _Place(second), 2: _Place(third, second)}.get(kind, _Place(-1))
            self._places.setdefault(number, place)
        return stream.entries

    # --- objects ---

    def get(self, value: Value) -> Value:
        """What a reference leads to, None where that is nothing; any other value itself."""
        for _ in range(limits().output_depth):
            if not isinstance(value, Reference):
                return value
            value = self._load(value.number)
        raise Unreadable("a reference in it leads to itself")

    def entry(self, value: Value, key: str) -> Value:
        """An entry of a dictionary or of a stream's; None where there is none."""
        found = self.get(value)
        entries = found.entries if isinstance(found, Stream) else found
        return self.get(entries.get(key)) if isinstance(entries, dict) else None

    def _load(self, number: int) -> Value:
        if number not in self._objects:
            place = self._places.get(number, _Place(-1))
            self._objects[number] = None  # what asks for itself while it is read gets nothing
            if place.container:
                self._objects[number] = self._contained(place)
            elif place.offset >= 0:
                self._objects[number] = self._read_object(place.offset, number)
        return self._objects[number]

    def _read_object(self, offset: int, number: int | None) -> Value:
        lexer = Lexer(self.data, offset)
        found, _, keyword = lexer.read(), lexer.read(), lexer.read()
        if keyword != "obj" or (number is not None and found != number):
            raise Unreadable("an object in it is not where the cross-references say")
        value = lexer.read()
        if not isinstance(value, dict):
            return value
        after = Lexer(self.data, lexer.position)
        if after.read() != "stream":
            return value
        start = after.position
        start += 2 if self.data[start : start + 2] == b"\r\n" else 1
        length = self.get(value.get("Length"))
        if not isinstance(length, int) or not 0 <= length <= len(self.data) - start:
            raise Unreadable("a stream in it is torn")
        if Lexer(self.data, start + length).read() != "endstream":
            raise Unreadable("a stream in it is not as long as it says")
        return Stream(value, self.data[start : start + length])

    def _contained(self, place: _Place) -> Value:
        if place.container not in self._containers:
            self._containers[place.container] = list(self._unpack_objects(place.container))
        objects = self._containers[place.container]
        return objects[place.offset] if place.offset < len(objects) else None

    def _unpack_objects(self, number: int) -> Iterator[Value]:
        stream = self._load(number)
        if not isinstance(stream, Stream):
            raise Unreadable("an object in it is not where the cross-references say")
        count, first = self.get(stream.entries.get("N")), self.get(stream.entries.get("First"))
        if not isinstance(count, int) or not isinstance(first, int) or count > limits().output_objects:
            raise Unreadable("a stream of objects in it is torn")
        data = self.unpack(stream)
        head = Lexer(data)
        offsets = [(head.read(), head.read())[1] for _ in range(count)]
        for offset in offsets:
            if not isinstance(offset, int):
                raise Unreadable("a stream of objects in it is torn")
            yield Lexer(data, first + offset).read()

    def unpack(self, stream: Stream) -> bytes:
        """A stream's content.

        Raises:
            Unreadable: It is torn, packed in a way that text is not, or more than a sheet holds.
        """
        filters = self.get(stream.entries.get("Filter"))
        names = filters if isinstance(filters, list) else [] if filters is None else [filters]
        data = stream.raw
        for name in names:
            if self.get(name) != Name("FlateDecode"):
                raise Unreadable(f"a stream in it is packed as {self.get(name)}")
            data = self._inflate(data)
        parameters = self.get(stream.entries.get("DecodeParms"))
        if isinstance(parameters, dict) and (self.get(parameters.get("Predictor")) or 1) > 1:
            data = _unpredict(data, self.get(parameters.get("Columns")) or 1)
        return data

    def _inflate(self, data: bytes) -> bytes:
        if not data:  # what some programs write for a stream that holds nothing
            return b""
        room = limits().output_streams - self._unpacked
        inflater = zlib.decompressobj()
        try:
            unpacked = inflater.decompress(data, max(room, 1))
        except zlib.error as error:
            raise Unreadable("a stream in it is torn") from error
        if inflater.unconsumed_tail:
            raise Unreadable("it unpacks to more than a sheet holds")
        if not inflater.eof:
            raise Unreadable("a stream in it is torn")
        self._unpacked += len(unpacked)
        return unpacked


def _ranges(index: Value) -> list[int]:
    whole = isinstance(index, list) and all(type(n) is int and 0 <= n <= limits().output_objects for n in index)
    if not whole or sum(index[1::2]) > limits().output_objects:
        raise Unreadable("its cross-references are torn")
    return [
        number for start, count in zip(index[::2], index[1::2], strict=False) for number in range(start, start + count)
    ]


def _unpredict(data: bytes, columns: Value) -> bytes:
    """Undo PNG's ``Up`` filter, the one that cross-reference streams use, row by row."""
    if type(columns) is not int or not 0 < columns < 100:
        raise Unreadable("a stream in it is filtered in a way that text is not")
    rows, previous = [], bytes(columns)
    for start in range(0, len(data) - columns, columns + 1):
        kind, row = data[start], data[start + 1 : start + 1 + columns]
        if kind == 2:
            row = bytes((a + b) & 255 for a, b in zip(row, previous, strict=True))
        elif kind != 0:
            raise Unreadable("a stream in it is filtered in a way that text is not")
        rows.append(row)
        previous = row
    return b"".join(rows)
