"""A stamp is read from decks and sheets, and from nothing else."""

from __future__ import annotations

import os
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.publish import find_stamp
from tests.publishing import NEW, outputs


@pytest.mark.parametrize("suffix", [".pptx", ".pdf"])
@pytest.mark.parametrize("name", ["heat{}", ".heat.0123456789abcdef{}.ready", "heat.pptx{}"])
def test_the_stamp_is_found_whatever_the_files_name(tmp_path: Path, suffix: str, name: str) -> None:
    path = tmp_path / name.format(suffix)
    path.write_bytes(outputs(NEW)[suffix])
    assert find_stamp(str(path)) == NEW


@given(before=st.integers(0, 400))
def test_a_stamp_across_two_chunks_is_found(tmp_path_factory: pytest.TempPathFactory, before: int) -> None:
    path = tmp_path_factory.mktemp("stamp") / "heat.pdf"
    path.write_bytes(b"%PDF" + b"x" * ((1 << 20) - 200 + before) + b"urn:builder:" + NEW.encode() + b"<")
    assert find_stamp(str(path)) == NEW


def test_a_missing_file_has_no_stamp(tmp_path: Path) -> None:
    assert find_stamp(str(tmp_path / "heat.pdf")) is None


@pytest.mark.parametrize("data", [b"", b"P", b"PK\x03\x04", b"%PDF-1.7 urn:builder:", b"urn:builder:xyz", b"\0" * 500])
def test_a_file_that_is_not_ours_has_no_stamp(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "heat.pptx"
    path.write_bytes(data)
    assert find_stamp(str(path)) is None


@given(cut=st.integers(4, 40_000))
def test_a_torn_deck_has_no_stamp(tmp_path_factory: pytest.TempPathFactory, cut: int) -> None:
    path = tmp_path_factory.mktemp("stamp") / "heat.pptx"
    path.write_bytes(outputs(NEW)[".pptx"][:cut])
    assert find_stamp(str(path)) is None


def test_core_properties_that_unpack_to_a_great_size_are_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "heat.pptx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("docProps/core.xml", f"urn:builder:{NEW}<".encode() + b" " * (1 << 21))
    assert find_stamp(str(path)) is None


@pytest.mark.skipif(sys.platform == "win32", reason="named pipes of POSIX")
def test_a_pipe_in_a_files_place_does_not_hang(tmp_path: Path) -> None:
    path = tmp_path / "heat.pdf"
    os.mkfifo(path)
    assert find_stamp(str(path)) is None
    assert find_stamp(str(tmp_path)) is None
