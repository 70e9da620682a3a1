"""Deck and sheet reach the disk together, whatever happens on the way."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from builder.model.diagnostic import Diagnostic, WriteError
from builder.publish import mend_outputs, write_outputs
from builder.publish.lock import LOCK_FILE
from tests.publishing import CALLS, NEW, OLD, at_call, outputs, stamps

ROOT = Path(__file__).parents[1]
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of POSIX")


def run(*arguments: str) -> int:
    command = [sys.executable, "-m", "tests.publishing", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, timeout=60).returncode


def pair(folder: Path, stamp: str = OLD) -> dict[str, bytes]:
    made = outputs(stamp)
    write_outputs(str(folder), "heat", made)
    return made


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_both_outputs_are_written_and_nothing_else_is_left(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    made = outputs(NEW)
    written = write_outputs(str(folder), "heat", made)
    assert written == ((folder / "heat.pptx").as_posix(), (folder / "heat.pdf").as_posix())
    assert contents(folder) == {"heat.pptx": made[".pptx"], "heat.pdf": made[".pdf"]}


def test_an_output_not_asked_for_is_left_alone(tmp_path: Path) -> None:
    made = pair(tmp_path)
    assert write_outputs(str(tmp_path), "heat", {".pdf": b"other"}) == ((tmp_path / "heat.pdf").as_posix(),)
    assert contents(tmp_path) == {"heat.pptx": made[".pptx"], "heat.pdf": b"other"}


def test_other_names_are_never_touched(tmp_path: Path) -> None:
    others = {
        ".heat.0123456789abcdef.pptx.bak",
        ".heat.a.0123456789abcdef.pdf.tmp",
        ".heatwave.0123456789abcdef.pdf.tmp",
    }
    for name in others:
        (tmp_path / name).write_bytes(b"")
    pair(tmp_path)
    assert set(contents(tmp_path)) == others | {"heat.pptx", "heat.pdf"}


def test_new_files_get_the_permissions_that_the_users_mask_leaves(tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        pair(tmp_path)
    finally:
        os.umask(mask)
    assert (tmp_path / "heat.pptx").stat().st_mode & 0o777 == 0o640


@POSIX
@pytest.mark.parametrize("first", [True, False], ids=["first build", "rebuild"])
def test_a_kill_at_any_call_leaves_a_pair_that_mends(tmp_path: Path, first: bool) -> None:
    before = (None, None) if first else (OLD, OLD)
    seen = set()
    for number in range(1, 200):
        folder = tmp_path / str(number)
        folder.mkdir()
        if not first:
            pair(folder)
        ended = run("kill", str(number), str(folder))
        found = stamps(folder)
        assert set(found) <= {before[0], NEW}
        mended = mend_outputs(str(folder), "heat")
        assert stamps(folder) in (before, (NEW, NEW)), f"killed at call {number}"
        assert bool(mended.finished) == (len(set(found)) == 2)
        assert set(contents(folder)) <= {"heat.pptx", "heat.pdf"}
        seen.add(found)
        shutil.rmtree(folder)
        if ended == 0:
            break
        assert ended == -signal.SIGKILL
    else:
        pytest.fail("the build never ended")
    assert seen == {before, (NEW, before[1]), (NEW, NEW)}, "some moment was never hit"


@POSIX
def test_a_mending_run_may_be_killed_too(tmp_path: Path) -> None:
    half = next(n for n in range(1, 200) if _killed_between_the_names(tmp_path / "half", n))
    for number in range(1, 50):
        folder = tmp_path / str(number)
        _killed_between_the_names(folder, half)
        ended = run("mend", str(number), str(folder))
        mend_outputs(str(folder), "heat")
        assert stamps(folder) == (NEW, NEW)
        assert set(contents(folder)) == {"heat.pptx", "heat.pdf"}
        if ended == 0:
            return
    pytest.fail("mending never ended")


def _killed_between_the_names(folder: Path, number: int) -> bool:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    pair(folder)
    run("kill", str(number), str(folder))
    return stamps(folder) == (NEW, OLD)


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS, errno.EIO, errno.EACCES])
def test_a_refusal_at_any_call_is_an_error_with_the_old_pair_or_none_with_the_new(tmp_path: Path, code: int) -> None:
    old, new = pair(tmp_path), outputs(NEW)
    errors = 0
    for number in range(1, 200):
        refused: list[str] = []
        expected, message = _write_refused(tmp_path, new, number, code, refused), os.strerror(code)
        if not refused:
            break
        made = old if expected else new
        assert {suffix: (tmp_path / f"heat{suffix}").read_bytes() for suffix in made} == made, (number, refused)
        assert all(d.code == "cannot-write" and message in d.message for d in expected)
        assert write_outputs(str(tmp_path), "heat", old)
        assert contents(tmp_path) == {"heat.pptx": old[".pptx"], "heat.pdf": old[".pdf"]}
        errors += bool(expected)
    assert errors >= 8
    assert stamps(tmp_path) == (NEW, NEW)


def _write_refused(
    folder: Path, new: dict[str, bytes], number: int, code: int, refused: list[str]
) -> tuple[Diagnostic, ...]:
    """The diagnostics of a build whose ``number``-th call fails, unless it is one that closes a file."""

    def refuse(name: str, real: Callable[..., object], args: tuple[object, ...]) -> object:
        refused.append(name)
        if name == "close":
            return real(*args)
        raise OSError(code, os.strerror(code))

    with pytest.MonkeyPatch.context() as patch:
        for name in CALLS:  # so that every one is put back
            patch.setattr(os, name, getattr(os, name))
        at_call(number, refuse)
        try:
            write_outputs(str(folder), "heat", new)
        except WriteError as error:
            return error.diagnostics
    return ()


@POSIX
@pytest.mark.parametrize("limit", [0, 1, 4096, 39_999])
def test_a_full_disk_leaves_the_old_pair(tmp_path: Path, limit: int) -> None:
    old = pair(tmp_path)
    assert run("limit", str(limit), str(tmp_path)) == 1
    assert contents(tmp_path) == {"heat.pptx": old[".pptx"], "heat.pdf": old[".pdf"]}


@POSIX
def test_twenty_builders_at_once_leave_one_builders_pair(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.publishing", "build"]
    marks = [f"{number:02x}" * 32 for number in range(20)]
    builders = [subprocess.Popen([*command, mark, str(tmp_path)], cwd=ROOT) for mark in marks]
    assert [builder.wait(timeout=120) for builder in builders] == [0] * 20
    deck, sheet = stamps(tmp_path)
    assert deck == sheet
    assert deck in marks
    assert set(contents(tmp_path)) == {"heat.pptx", "heat.pdf"}


def test_a_folder_in_an_outputs_place_is_reported_and_nothing_written(tmp_path: Path) -> None:
    (tmp_path / "heat.pptx").mkdir()
    (tmp_path / "heat.pdf").mkdir()
    with pytest.raises(WriteError) as caught:
        pair(tmp_path)
    assert [d.file for d in caught.value.diagnostics] == [(tmp_path / f"heat{s}").as_posix() for s in (".pptx", ".pdf")]
    assert all("folder" in d.message and d.hints for d in caught.value.diagnostics)
    assert {path.name for path in tmp_path.iterdir()} == {"heat.pptx", "heat.pdf"}


def test_a_file_in_the_folders_place_is_reported(tmp_path: Path) -> None:
    (tmp_path / "output").write_text("a file")
    for folder in (tmp_path / "output", tmp_path / "output" / "deeper"):
        with pytest.raises(WriteError) as caught:
            write_outputs(str(folder), "heat", outputs(NEW))
        assert caught.value.diagnostics[0].hints == (
            "a file stands where the output folder should be: choose another --output",
        )
    assert (tmp_path / "output").read_text() == "a file"


@POSIX
def test_a_link_in_an_outputs_place_is_replaced_not_followed(tmp_path: Path) -> None:
    elsewhere = tmp_path / "precious"
    elsewhere.write_text("precious")
    folder = tmp_path / "output"
    folder.mkdir()
    (folder / "heat.pptx").symlink_to(elsewhere)
    (folder / "heat.pdf").symlink_to(tmp_path)
    pair(folder, NEW)
    assert elsewhere.read_text() == "precious"
    assert stamps(folder) == (NEW, NEW)
    assert not (folder / "heat.pptx").is_symlink()


def test_a_file_system_without_second_names_is_served_by_copies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = pair(tmp_path)

    def no_links(*args: object, **options: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    real, names = os.replace, []

    def refuse_the_sheet(source: str, target: str) -> None:
        names.append(str(target))
        if len(names) == 2:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        real(source, target)

    monkeypatch.setattr(os, "link", no_links)
    monkeypatch.setattr(os, "replace", refuse_the_sheet)
    with pytest.raises(WriteError):
        write_outputs(str(tmp_path), "heat", outputs(NEW))
    assert names[:2] == [str(tmp_path / "heat.pptx"), str(tmp_path / "heat.pdf")]
    assert contents(tmp_path) == {"heat.pptx": old[".pptx"], "heat.pdf": old[".pdf"]}


@POSIX
def test_a_folder_that_cannot_be_locked_is_served_by_a_lock_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl

    def refuse(descriptor: int, operation: int) -> None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))

    monkeypatch.setattr(fcntl, "flock", refuse)
    pair(tmp_path, NEW)
    assert stamps(tmp_path) == (NEW, NEW)
    assert set(contents(tmp_path)) == {"heat.pptx", "heat.pdf", LOCK_FILE}


@pytest.mark.parametrize("name", ["", ".", "..", "a/b", "/a", "a/"])
def test_a_name_that_leads_elsewhere_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="not a set of outputs"):
        write_outputs(str(tmp_path / "output"), name, outputs(NEW))
    assert not (tmp_path / "output").exists()
