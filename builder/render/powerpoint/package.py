"""The ZIP container of a deck: members in a fixed order, at a fixed time, compressed the same way everywhere."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from typing import NamedTuple

from deflate import crc32, deflate_compress

LEVEL = 6
FAST = 1
"""For what is compressed anew in each of many editions, and would take most of their time."""
MOST_MEMBERS = 65_535
MOST_BYTES = 2**32 - 1

# 1 January 1980, 00:00: the first moment that the format knows, and so nobody's clock.
_TIME, _DATE = 0, 1 << 5 | 1
_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
# Where an entry of the central directory says where its member begins.
_PLACE = 42
_END = struct.Struct("<4s4H2IH")


class Packed(NamedTuple):
    """A member ready for the container: CRC-32 and size of its content, and the content as raw DEFLATE."""

    crc: int
    size: int
    data: bytes


def pack(content: bytes, level: int = LEVEL) -> Packed:
    """Compress one member's content."""
    return Packed(crc32(content), len(content), bytes(deflate_compress(content, level)))


def assemble(members: Iterable[tuple[str, Packed]]) -> bytes:
    """Write a ZIP file of ready members, in the order given.

    Raises:
        ValueError: A name occurs twice, or the file would need ZIP64, which some readers of decks refuse.
    """
    archive = Archive()
    names: set[str] = set()
    for name, packed in members:
        if name in names:
            raise ValueError(f"two members are named {name!r}")
        names.add(name)
        archive.add(name, packed)
    return archive.finish()


class Ready:
    """Members that follow one another in many files: joined once, their entries waiting for their place."""

    def __init__(self, members: Iterable[tuple[str, Packed]]) -> None:
        body: list[bytes] = []
        entries: list[bytes | int] = []
        self._places: list[int] = []
        position = 0
        layout = "<"
        for name, packed in members:
            header, entry = member_headers(name, packed, 0)
            body += (header, packed.data)
            entries += (entry[:_PLACE], 0, entry[_PLACE + 4 :])
            layout += f"{_PLACE}sI{len(entry) - _PLACE - 4}s"
            self._places.append(position)
            position += len(header) + len(packed.data)
        self.body = b"".join(body)
        self._entries, self._layout = entries, struct.Struct(layout)

    def __len__(self) -> int:
        return len(self._places)

    def directory(self, start: int) -> bytes:
        """The entries of the members, of which the first begins at ``start``."""
        self._entries[1::3] = [start + place for place in self._places]
        return self._layout.pack(*self._entries)


class Archive:
    """A ZIP file that grows member by member."""

    def __init__(self) -> None:
        self._body: list[bytes] = []
        self._directory: list[bytes] = []
        self._count = self._position = 0

    def add(self, name: str, packed: Packed) -> None:
        header, entry = member_headers(name, packed, self._position)
        self._body += (header, packed.data)
        self._directory.append(entry)
        self._grow(1, len(header) + len(packed.data))

    def add_ready(self, ready: Ready) -> None:
        self._body.append(ready.body)
        self._directory.append(ready.directory(self._position))
        self._grow(len(ready), len(ready.body))

    def _grow(self, count: int, length: int) -> None:
        self._count += count
        self._position += length
        if self._position > MOST_BYTES or self._count > MOST_MEMBERS:
            raise ValueError("the file is too large for the ZIP format without its 64-bit extension")

    def finish(self) -> bytes:
        end = end_record(self._count, sum(map(len, self._directory)), self._position)
        return b"".join((*self._body, *self._directory, end))


def member_headers(member: str, packed: Packed, position: int) -> tuple[bytes, bytes]:
    """The header before a member's data, and its entry in the central directory."""
    name = member.encode()
    crc, size, data = packed
    utf8 = 0 if name.isascii() else 0x800
    shared = (utf8, 8, _TIME, _DATE, crc, len(data), size, len(name))
    local = _LOCAL.pack(b"PK\3\4", 20, *shared, 0) + name
    return local, _CENTRAL.pack(b"PK\1\2", 20, 20, *shared, 0, 0, 0, 0, 0, position) + name


def end_record(count: int, length: int, position: int) -> bytes:
    """The record that closes the file: ``length`` is that of the central directory, ``position`` where it starts."""
    return _END.pack(b"PK\5\6", 0, 0, count, count, length, position, 0)
