from __future__ import annotations

import codecs
import os
from pathlib import Path

import pytest

from builder.model.diagnostic import Diagnostic, OutlineError
from builder.model.limits import Limits
from builder.model.text import Place
from builder.outline import load_outline
from tests.outline_texts import codes, minimal, problems


def failure(path: Path | str) -> tuple[Diagnostic, ...]:
    with pytest.raises(OutlineError) as caught:
        load_outline(str(path))
    return caught.value.diagnostics


def test_a_missing_file_is_named_as_the_user_gave_it(tmp_path: Path) -> None:
    path = f"{tmp_path}/./nothing.yaml"
    (problem,) = failure(path)
    assert (problem.code, problem.file, problem.place) == ("file-missing", path, None)


def test_a_path_with_nul_is_no_traceback() -> None:
    assert failure("a\0b")[0].code == "file-missing"


def test_a_path_that_is_too_long_is_no_traceback() -> None:
    assert failure("x" * 5_000)[0].code == "file-unreadable"


def test_a_folder_is_refused(tmp_path: Path) -> None:
    (problem,) = failure(tmp_path)
    assert problem.code == "file-kind"
    assert "folder" in problem.message


def test_a_named_pipe_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (problem,) = failure(tmp_path / "pipe")
    assert problem.code == "file-kind"
    assert "pipe" in problem.message


def test_a_device_is_refused() -> None:
    assert failure("/dev/zero")[0].code == "file-kind"


def test_a_link_in_a_circle_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert failure(tmp_path / "a")[0].code == "file-unreadable"


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    path.write_bytes(b"#" * (Limits().outline_bytes + 1))
    assert failure(path)[0].code == "file-size"


def test_a_byte_order_mark_of_utf_8_is_fine_and_moves_no_column() -> None:
    data = codecs.BOM_UTF8 + minimal().replace("title: Heat", "titel: Heat").encode()
    (problem,) = problems(data)
    assert problem.place == Place(2, 1)
    assert codes(codecs.BOM_UTF8 + minimal().encode()) == []


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_other_encodings_are_named(encoding: str) -> None:
    (problem,) = problems(("\ufeff" + minimal()).encode(encoding))
    assert problem.code == "encoding"
    assert encoding[:6].upper() in problem.message


def test_a_byte_that_is_not_utf_8_is_located_by_characters() -> None:
    (problem,) = problems("outline: 1\ntitle: é".encode() + b"\xe9\n")
    assert (problem.code, problem.place) == ("encoding", Place(2, 9))
    assert "0xE9" in problem.message


@pytest.mark.parametrize("character", ["\0", "\x07", "\x1b", "\x7f", "\x85", "\u2028", "\u2029", "\ufeff", "\ufffe"])
def test_unfit_characters_are_refused_where_they_stand(character: str) -> None:
    (problem,) = problems(minimal().replace("Heat and", f"Heat{character} and"))
    assert (problem.code, problem.place) == ("bad-character", Place(2, 12))
    assert f"U+{ord(character):04X}" in problem.message


def test_an_encoded_surrogate_is_refused() -> None:
    assert codes(minimal().replace("Heat", "\ud83d").encode("utf-8", "surrogatepass")) == ["encoding"]


def test_every_line_with_an_unfit_character_is_reported() -> None:
    text = minimal().replace("Heat", "\x01Heat").replace("hotter", "\x02hotter")
    assert [problem.place and problem.place.line for problem in problems(text)] == [2, 11]


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_line_ends_of_other_systems_are_line_ends(line_end: str) -> None:
    assert codes(minimal().replace("\n", line_end)) == []
    (problem,) = problems(minimal("extra: 1\n").replace("\n", line_end))
    assert problem.place == Place(9, 1)
