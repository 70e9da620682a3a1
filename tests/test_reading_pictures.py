"""Pictures of an outline: what a file is, its content says; what can't be shown is told at its ``file``."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from builder.model.diagnostic import SourceError
from builder.model.limits import Limits
from builder.outline import load_outline
from builder.reading import read_pictures
from builder.reading.pictures import read_picture
from builder.reading.problem import Problem
from tests.pictures import DRAWING, OUTLINE, encoded, halves, write_publication


def code(folder: Path, data: bytes, name: str = "a.png") -> str:
    (folder / name).write_bytes(data)
    with pytest.raises(Problem) as caught:
        read_picture(name, folder)
    return caught.value.code


def test_every_picture_of_an_outline_is_read_once_with_the_digest_of_its_file(tmp_path: Path) -> None:
    path = write_publication(
        tmp_path, OUTLINE + "      - picture: Again\n        file: photo.jpg\n        alt: A lane.\n"
    )
    pictures = read_pictures(load_outline(str(path)))
    assert sorted(pictures) == ["ornament.png", "photo.jpg", "room.svg"]
    photo = pictures["photo.jpg"]
    assert (photo.format, photo.width, photo.height, photo.drawing) == ("jpeg", 600, 300, None)
    assert photo.digest == hashlib.sha256((tmp_path / "photo.jpg").read_bytes()).hexdigest()
    assert pictures["room.svg"].drawing is not None


def test_all_pictures_that_cannot_be_shown_are_told_at_their_file(tmp_path: Path) -> None:
    path = write_publication(tmp_path)
    (tmp_path / "photo.jpg").unlink()
    (tmp_path / "ornament.png").write_bytes(b"GIF89a")
    with pytest.raises(SourceError) as caught:
        read_pictures(load_outline(str(path)))
    lines = OUTLINE.split("\n")
    found = [
        (problem.code, lines[problem.place.line - 1].strip()) for problem in caught.value.diagnostics if problem.place
    ]
    assert found == [("picture-missing", "file: photo.jpg"), ("picture-kind", "file: ornament.png")]


@pytest.mark.parametrize("name", ["a.svg", "a.jpg", "a"])
def test_the_content_says_what_a_picture_is(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(encoded(halves(), "PNG"))
    assert read_picture(name, tmp_path).format == "png"


@pytest.mark.parametrize(
    "data",
    [b"", b"GIF89a..", b"%!PS-Adobe-3.0 EPSF-3.0", b"\xc5\xd0\xd3\xc6", b"%PDF-1.7", b"RIFF....WEBP", b"II*\0", b"BM",
     b"....ftypheic", b"<html><body/></html>", b"text"],
)  # fmt: skip
def test_other_kinds_are_refused_whatever_their_name(tmp_path: Path, data: bytes) -> None:
    assert code(tmp_path, data) == "picture-kind"


def test_files_elsewhere_special_files_and_large_ones_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "outline"
    folder.mkdir()
    (tmp_path / "secret.png").write_bytes(encoded(halves(), "PNG"))
    (folder / "link.png").symlink_to(tmp_path / "secret.png")
    os.mkfifo(folder / "pipe.png")
    with (folder / "large.png").open("wb") as file:
        file.truncate(Limits().picture_bytes + 1)
    expected = {
        "link.png": "picture-path",
        "../secret.png": "picture-path",
        "pipe.png": "picture-file",
        "large.png": "picture-size",
        "none.png": "picture-missing",
    }
    for name, wanted in expected.items():
        with pytest.raises(Problem) as caught:
            read_picture(name, folder)
        assert caught.value.code == wanted, name


def test_a_missing_picture_is_answered_with_one_of_a_close_name(tmp_path: Path) -> None:
    (tmp_path / "photo.jpeg").write_text(DRAWING)
    with pytest.raises(Problem) as caught:
        read_picture("foto.jpeg", tmp_path)
    assert caught.value.hints == ("did you mean photo.jpeg?",)
