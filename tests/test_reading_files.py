"""Which files beside an outline are read, and which are refused however they are named."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from builder.model.limits import Limits
from builder.reading.files import read_beside
from builder.reading.problem import Problem


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of an outline, beside a secret."""
    folder = tmp_path / "outline"
    (folder / "inner").mkdir(parents=True)
    (tmp_path / "secret.txt").write_text("secret")
    (folder / "article.txt").write_text("article")
    (folder / "inner" / "deep.txt").write_text("deep")
    return folder


def code(folder: Path, name: str) -> str:
    with pytest.raises(Problem) as caught:
        read_beside(folder, name)
    return caught.value.code


@pytest.mark.parametrize(
    ("name", "data"),
    [("article.txt", b"article"), ("inner/deep.txt", b"deep"), ("./article.txt", b"article")],
)
def test_files_in_the_folder_and_below_are_read(folder: Path, name: str, data: bytes) -> None:
    assert read_beside(folder, name) == data


@pytest.mark.parametrize(
    "name",
    [
        "../secret.txt", "inner/../../secret.txt", "inner/../article.txt", "..", "/etc/passwd", "//server/share/a.txt",
        "\\\\server\\share\\a.txt", "..\\secret.txt", "C:\\a.txt", "c:a.txt", "", " ", "a\0.txt", "a\n.txt",
        "\ud800.txt",
    ],
)  # fmt: skip
def test_names_that_lead_elsewhere_are_refused(folder: Path, name: str) -> None:
    assert code(folder, name) == "source-path"


def test_an_absolute_path_into_the_folder_is_refused_too(folder: Path) -> None:
    assert code(folder, str(folder / "article.txt")) == "source-path"


def test_links_out_of_the_folder_are_refused_and_links_within_are_followed(folder: Path) -> None:
    (folder / "out.txt").symlink_to(folder.parent / "secret.txt")
    (folder / "away").symlink_to(folder.parent)
    (folder / "within.txt").symlink_to("article.txt")
    (folder / "circle.txt").symlink_to("circle.txt")
    (folder / "nowhere.txt").symlink_to("missing.txt")
    assert code(folder, "out.txt") == "source-path"
    assert code(folder, "away/secret.txt") == "source-path"
    assert code(folder, "circle.txt") == "source-path"
    assert code(folder, "nowhere.txt") == "source-missing"
    assert read_beside(folder, "within.txt") == b"article"


def test_a_folder_that_is_a_link_itself_is_fine(folder: Path) -> None:
    link = folder.parent / "link"
    link.symlink_to(folder)
    assert read_beside(link, "article.txt") == b"article"


def test_folders_pipes_and_devices_are_no_sources(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    assert code(folder, "pipe.txt") == "source-file"
    assert code(folder, "inner") == "source-file"


def test_a_missing_file_comes_with_a_similar_name(folder: Path) -> None:
    with pytest.raises(Problem) as caught:
        read_beside(folder, "artical.txt")
    assert caught.value.code == "source-missing"
    assert caught.value.hints == ("did you mean article.txt?",)


def test_a_missing_file_like_no_other_comes_with_what_is_there(folder: Path) -> None:
    with pytest.raises(Problem) as caught:
        read_beside(folder, "zzz.md")
    assert caught.value.hints == ("the folder has article.txt",)
    with pytest.raises(Problem) as caught:
        read_beside(folder / "nowhere", "zzz.md")
    assert caught.value.code == "source-missing"


def test_a_name_below_a_file_or_beyond_what_systems_allow_is_a_problem(folder: Path) -> None:
    assert code(folder, "article.txt/more.txt") == "source-missing"
    assert code(folder, "a" * 5000 + ".txt") in ("source-path", "source-unreadable")


def test_a_file_at_the_limit_is_read_and_one_byte_more_is_not(folder: Path) -> None:
    large = folder / "large.txt"
    with large.open("wb") as file:
        file.truncate(Limits().source_bytes)
    assert len(read_beside(folder, "large.txt")) == Limits().source_bytes
    with large.open("ab") as file:
        file.write(b"!")
    assert code(folder, "large.txt") == "source-size"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read anything")
def test_a_file_without_permission_is_a_problem(folder: Path) -> None:
    (folder / "article.txt").chmod(0)
    assert code(folder, "article.txt") == "source-unreadable"
