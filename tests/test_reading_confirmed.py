"""The lock's bytes; what is said where something else stands in its place."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from builder.model.diagnostic import Diagnostic, EvidenceError
from builder.model.limits import Limits
from builder.reading import find_confirmed


def refused(folder: Path) -> Diagnostic:
    with pytest.raises(EvidenceError) as error:
        find_confirmed(str(folder / "outline.yaml"), "sources.lock")
    (diagnostic,) = error.value.diagnostics
    assert (diagnostic.code, diagnostic.file) == ("lock-broken", (folder / "sources.lock").as_posix())
    assert not any("--accept-source" in hint for hint in diagnostic.hints)  # it overwrites no such file
    assert not any("article" in hint for hint in diagnostic.hints)
    return diagnostic


def test_a_lock_beside_the_outline_is_read_and_none_is_no_error(tmp_path: Path) -> None:
    assert find_confirmed(str(tmp_path / "outline.yaml"), "sources.lock") is None
    (tmp_path / "sources.lock").write_bytes(b"{}")
    assert find_confirmed(str(tmp_path / "outline.yaml"), "sources.lock") == b"{}"


def large(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(Limits().source_bytes + 1)


@pytest.mark.parametrize(
    ("make", "message", "hint"),
    [
        (large, "sources.lock is larger than 20 MiB", "no lock of these sources is as large: move the file away"),
        (Path.mkdir, "sources.lock is not a regular file", "move away what stands there"),
        (os.mkfifo, "sources.lock is not a regular file", "move away what stands there"),
        (
            lambda path: path.symlink_to("/etc/passwd"),
            "sources.lock is a link out of the outline's folder",
            "put the file itself there, not a link",
        ),
    ],
)
def test_what_is_no_file_of_a_locks_size_is_named_as_what_it_is(
    tmp_path: Path, make: Callable[[Path], None], message: str, hint: str
) -> None:
    make(tmp_path / "sources.lock")
    diagnostic = refused(tmp_path)
    assert (diagnostic.message, diagnostic.hints[0]) == (message, hint)
