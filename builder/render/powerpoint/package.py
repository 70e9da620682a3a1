"""The ZIP container of a deck: members in a fixed order, at a fixed time, compressed the same way everywhere."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from typing import NamedTuple

from deflate import crc32, deflate_compress

LEVEL = 6
MOST_MEMBERS = 65_535
MOST_BYTES = 2**32 - 1

# 1 January 1980, 00:00: the first moment that the format knows, and so nobody's clock.
_TIME, _DATE = 0, 1 << 5 | 1
_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")


class Packed(NamedTuple):
    """A member ready for the container: CRC-32 and size of its content, and the content as raw DEFLATE."""

    crc: int
    size: int
    data: bytes


def pack(content: bytes) -> Packed:
    """Compress one member's content."""
    return Packed(crc32(content), len(content), bytes(deflate_compress(content, LEVEL)))


def assemble(members: Iterable[tuple[str, Packed]]) -> bytes:
    """Write a ZIP file of ready members, in the order given.

    Raises:
        ValueError: A name occurs twice, or the file would need ZIP64, which some readers of decks refuse.
    """
    body: list[bytes] = []
    directory: list[bytes] = []
    names: set[str] = set()
    position = 0
    for name, packed in members:
        if name in names:
            raise ValueError(f"two members are named {name!r}")
        names.add(name)
        header, entry = member_headers(name, packed, position)
        body += (header, packed.data)
        directory.append(entry)
        position += len(header) + len(packed.data)
        if position > MOST_BYTES or len(names) > MOST_MEMBERS:
            raise ValueError("the file is too large for the ZIP format without its 64-bit extension")
    return b"".join((*body, *directory, end_record(len(names), sum(map(len, directory)), position)))


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
