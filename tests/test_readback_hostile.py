"""Files that somebody made to break their reader: refused, in bounded time, and never with a traceback."""

from __future__ import annotations

import io
import random
import time
import zipfile
import zlib
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.readback import Unreadable, read_output
from builder.readback.pdf_syntax import Lexer
from tests.edits import packed, unpacked


@pytest.mark.parametrize("suffix", [".pptx", ".pdf"])
def test_torn_and_scribbled_files_are_read_or_refused(published: Path, suffix: str) -> None:
    data = (published / f"nca-assessment{suffix}").read_bytes()
    for seed in range(150):
        chance = random.Random(seed)
        torn = bytearray(data)
        place = chance.randrange(len(torn))
        match seed % 3:
            case 0:
                torn[place] ^= 1 << chance.randrange(8)
            case 1:
                del torn[place : place + chance.randrange(1, 40)]
            case 2:
                del torn[place:]
        try:
            read_output(bytes(torn))
        except Unreadable:
            continue


def test_any_part_of_a_deck_may_be_nonsense(published: Path) -> None:
    members = unpacked((published / "nca-assessment.pptx").read_bytes())
    for name in random.Random(5).sample(sorted(members), 60):
        for nonsense in (b"", b"<a/>", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", b"\xff\xfe\x00"):
            try:
                read_output(packed({**members, name: nonsense}))
            except Unreadable:
                continue


@given(st.binary(max_size=200))
def test_any_bytes_are_refused(data: bytes) -> None:
    for start in (b"", b"%PDF-1.7\n", b"PK\x03\x04"):
        with pytest.raises(Unreadable):
            read_output(start + data)


@given(st.binary(max_size=200))
def test_any_bytes_are_values_or_refused(data: bytes) -> None:
    try:
        list(Lexer(data).values())
    except Unreadable:
        return


@pytest.mark.parametrize("text", [b"[" * 200_000, b"<<" * 200_000, b"(" * 200_000, b"1 " * 200_000, b"%" * 200_000])
def test_nesting_and_length_cost_no_more_than_their_length(text: bytes) -> None:
    start = time.process_time()
    with suppress(Unreadable):
        list(Lexer(text).values())
    assert time.process_time() - start < 5


def test_a_package_that_unpacks_without_end_is_refused() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for number in range(12):
            package.writestr(f"ppt/{number}.xml", bytes(64 * 1024**2))
    with pytest.raises(Unreadable, match="unpacks to more"):
        read_output(file.getvalue())


def pdf(objects: dict[int, bytes], root: int = 1) -> bytes:
    """A file of some objects, with the table that leads to them."""
    data, places = b"%PDF-1.7\n", {}
    for number, body in objects.items():
        places[number] = len(data)
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(data)
    data += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in places.items():
        data += b"%d 1\n%010d 00000 n \n" % (number, place)
    return data + b"trailer\n<</Root %d 0 R /Size 99>>\nstartxref\n%d\n%%%%EOF\n" % (root, start)


def test_pages_that_come_back_to_themselves_are_refused() -> None:
    with pytest.raises(Unreadable):
        read_output(pdf({1: b"<</Pages 2 0 R>>", 2: b"<</Type /Pages /Kids [2 0 R]>>"}))


def test_a_reference_to_itself_is_refused() -> None:
    with pytest.raises(Unreadable):
        read_output(pdf({1: b"<</Pages 2 0 R>>", 2: b"2 0 R"}))


def test_bookmarks_in_a_circle_are_refused_in_time() -> None:
    objects = {
        1: b"<</Pages 2 0 R /Outlines 3 0 R>>",
        2: b"<</Type /Pages /Kids []>>",
        3: b"<</First 4 0 R>>",
        4: b"<</Title (a) /Next 4 0 R>>",
    }
    start = time.process_time()
    with pytest.raises(Unreadable, match="never end"):
        read_output(pdf(objects))
    assert time.process_time() - start < 20


def test_a_stream_that_unpacks_without_end_is_refused() -> None:
    packed_stream = zlib.compress(bytes(200 * 1024**2), 9)
    content = b"<</Filter /FlateDecode /Length %d>>\nstream\n%s\nendstream" % (len(packed_stream), packed_stream)
    objects = {1: b"<</Pages 2 0 R>>", 2: b"<</Kids [3 0 R]>>", 3: b"<</Type /Page /Contents 4 0 R>>", 4: content}
    with pytest.raises(Unreadable, match="unpacks to more"):
        read_output(pdf(objects))
