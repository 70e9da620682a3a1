"""The page to the disk: whole or not at all, and never over somebody's own file."""

from __future__ import annotations

import os
import resource
import signal
import stat
from pathlib import Path

import pytest

from builder.model.diagnostic import WriteError
from builder.pipeline import Result
from builder.reports.page import page_bytes
from builder.reports.writing import write_page

PAGE = page_bytes([Result("outline.yaml")])


def refused(path: Path, page: bytes = PAGE) -> str:
    """The reason; the folder is as it was."""
    before = sorted(path.parent.iterdir()) if path.parent.is_dir() else []
    with pytest.raises(WriteError) as caught:
        write_page(str(path), page)
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.code == "cannot-write" and diagnostic.file == path.as_posix() and diagnostic.hints
    assert (sorted(path.parent.iterdir()) if path.parent.is_dir() else []) == before
    return diagnostic.message


def test_a_page_is_written_and_written_again(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    write_page(str(path), b"")
    write_page(str(path), PAGE)
    write_page(str(path), PAGE + b"<!-- -->")
    assert path.read_bytes() == PAGE + b"<!-- -->"
    assert list(tmp_path.iterdir()) == [path]


def test_any_other_file_stays(tmp_path: Path) -> None:
    article = tmp_path / "article.html"
    article.write_text("<!doctype html><title>An article</title>")
    assert "no report" in refused(article)
    assert article.read_text() == "<!doctype html><title>An article</title>"


def test_a_folder_a_pipe_and_a_missing_folder_are_refused(tmp_path: Path) -> None:
    (tmp_path / "folder.html").mkdir()
    os.mkfifo(tmp_path / "pipe.html")
    (tmp_path / "file").write_text("")
    assert "a folder has this name" in refused(tmp_path / "folder.html")
    assert "no file" in refused(tmp_path / "pipe.html")
    assert "No such file" in refused(tmp_path / "missing" / "report.html")
    assert "Not a directory" in refused(tmp_path / "file" / "report.html")
    assert "too long" in refused(tmp_path / f"{'x' * 250}.html")


def test_a_symbolic_link_is_replaced_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text("an article")
    (tmp_path / "report.html").symlink_to("article.txt")
    write_page(str(tmp_path / "report.html"), PAGE)
    assert stat.S_ISREG((tmp_path / "report.html").lstat().st_mode)
    assert (tmp_path / "article.txt").read_text() == "an article"


def test_a_page_that_has_no_room_leaves_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    write_page(str(path), PAGE)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
        with pytest.raises(WriteError) as caught:
            write_page(str(path), PAGE)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
    assert "too large" in caught.value.diagnostics[0].message
    assert path.read_bytes() == PAGE
    assert list(tmp_path.iterdir()) == [path]
