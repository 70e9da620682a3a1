"""The ZIP container is one that others read, and the same for the same members."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.render.powerpoint.package import assemble, pack


def zipped(members: dict[str, bytes]) -> bytes:
    return assemble((name, pack(data)) for name, data in members.items())


@given(st.dictionaries(st.text("abcé/._-", min_size=1, max_size=20), st.binary(max_size=3000), max_size=6))
def test_every_member_comes_back_in_order(members: dict[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(zipped(members))) as archive:
        assert archive.namelist() == list(members)
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in members} == members


def test_no_member_carries_a_time() -> None:
    with zipfile.ZipFile(io.BytesIO(zipped({"a": b"1", "b": b"2"}))) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_same_members_give_the_same_bytes() -> None:
    members = {"a.xml": b"<a/>" * 500, "b.bin": bytes(range(256))}
    assert zipped(members) == zipped(dict(members))


def test_two_members_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match=r"two members are named 'a\.xml'"):
        assemble([("a.xml", pack(b"1")), ("a.xml", pack(b"2"))])


def test_more_members_than_the_format_counts_are_refused() -> None:
    packed = pack(b"")
    with pytest.raises(ValueError, match="too large"):
        assemble((str(i), packed) for i in range(65_536))
