"""Whole builds killed, interrupted, refused, out of room or run twice: the old outputs or the new ones, always."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from builder.publish.single import replace_file
from tests.conftest import Ran

ROOT = Path(__file__).parents[1]
OLD, NEW = ["old"] * 3, ["new"] * 3
Cli = Callable[..., Ran]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and forks of POSIX")


@pytest.fixture
def publications(tmp_path: Path) -> Path:
    """A folder with two versions of one publication, and one that doesn't load; all have one name."""
    from builder.starter import write_starter

    for name in ("old", "new"):
        write_starter("heat", tmp_path / name)
    new = tmp_path / "new" / "heat" / "outline.yaml"
    new.write_text(new.read_text(encoding="utf-8").replace("Library visits recover", "Visits recover"), "utf-8")
    broken = tmp_path / "broken" / "heat" / "outline.yaml"
    broken.parent.mkdir(parents=True)
    broken.write_text("outline: 1\n", encoding="utf-8")
    return tmp_path


def faults(folder: Path, job: str, argument: int = 0) -> list[dict[str, Any]]:
    command = [sys.executable, "-m", "tests.faults", job, str(argument)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, timeout=600, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert "Traceback" not in (folder / "errors.txt").read_text()
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def assert_whole_after_the_next_run(found: list[dict[str, Any]]) -> None:
    for each in found:
        assert "torn" not in each["outputs"], each
        following = each["next"]
        assert following["outputs"] in (OLD, NEW), each
        assert following["strays"] == [], each
        assert following["record"] in ("old", "new"), each
        assert following["code"] == 3, each


def test_a_build_killed_at_two_hundred_points_leaves_one_builds_outputs(publications: Path) -> None:
    found = faults(publications, "kill", 200)
    assert len(found) == 200
    assert_whole_after_the_next_run(found)
    codes = [each["code"] for each in found]
    assert set(codes) <= {0, -signal.SIGKILL}
    assert codes.count(-signal.SIGKILL) >= 50, "most builds ended before they were killed"
    assert {tuple(each["next"]["outputs"]) for each in found} >= {tuple(OLD)}


def test_an_interrupted_build_takes_its_own_traces_away(publications: Path) -> None:
    found = faults(publications, "interrupt", 50)
    assert_whole_after_the_next_run(found)
    assert {each["code"] for each in found} <= {0, 130}
    for each in found:
        assert each["outputs"] in (OLD, NEW), each
        assert each["strays"] == [], each


def test_a_build_whose_calls_fail_one_after_the_other_ends_with_a_diagnostic(publications: Path) -> None:
    found = faults(publications, "refuse")
    assert_whole_after_the_next_run(found)
    hit = [each for each in found if each["hit"]]
    assert len(hit) >= 60, "three errors, and twenty calls of each build"
    for each in found:
        assert each["code"] in (0, 3, 4, 5, 7, 8), each
        assert each["outputs"] in ((NEW,) if each["code"] == 0 else (OLD, NEW)), each


def test_a_disk_full_at_twenty_offsets_leaves_the_old_outputs(publications: Path) -> None:
    found = faults(publications, "full", 20)
    assert len(found) == 20
    assert_whole_after_the_next_run(found)
    assert [each["code"] for each in found] == [8] * 20
    assert all(each["strays"] == [] for each in found)
    assert [each["outputs"] for each in found[:10]] == [OLD] * 10


def test_fifty_double_builds_leave_one_builds_outputs_each(publications: Path) -> None:
    found = faults(publications, "double", 50)
    assert len(found) == 50
    for each in found:
        assert each["codes"] == [0, 0], each
        assert each["outputs"] in (OLD, NEW), each
        assert each["record"] == each["outputs"][0], each
        assert each["strays"] == [], each


def test_what_a_killed_run_left_of_a_single_file_goes_with_the_next(tmp_path: Path) -> None:
    for name in (".sources.0123456789abcdef.lock.tmp", ".sources.fedcba9876543210.lock.ready", ".sources.lock.tmp"):
        (tmp_path / name).write_bytes(b"torn")
    replace_file(tmp_path / "sources.lock", b"whole")
    assert {path.name for path in tmp_path.iterdir()} == {"sources.lock", ".sources.lock.tmp"}


# --- places --------------------------------------------------------------------------------------------------------


def test_an_output_folder_that_is_a_link_is_written_to(cli: Cli, project: Path) -> None:
    (project / "real").mkdir()
    (project / "output").symlink_to(project / "real")
    assert cli("build").code == 0
    assert {path.name for path in (project / "real").iterdir()} == {"heat.pptx", "heat.pdf", "heat.build.json"}
    assert (project / "output").is_symlink()


@pytest.mark.parametrize("suffix", [".pptx", ".pdf", ".build.json"])
def test_a_folder_of_an_outputs_name_ends_with_8(cli: Cli, project: Path, suffix: str) -> None:
    (project / "output" / f"heat{suffix}").mkdir(parents=True)
    ran = cli("build")
    assert ran.code == 8
    assert "error[cannot-write]" in ran.err
    assert [path.name for path in (project / "output").iterdir()] == [f"heat{suffix}"]


@pytest.mark.parametrize("suffix", [".pptx", ".pdf", ".build.json"])
def test_a_link_of_an_outputs_name_is_replaced(cli: Cli, project: Path, suffix: str) -> None:
    (project / "output").mkdir()
    (project / "precious").write_text("precious")
    (project / "output" / f"heat{suffix}").symlink_to(project / "precious")
    assert cli("build").code == 0
    assert (project / "precious").read_text() == "precious"
    assert not (project / "output" / f"heat{suffix}").is_symlink()


@pytest.mark.parametrize("suffix", [".pptx", ".pdf", ".build.json"])
def test_a_pipe_of_an_outputs_name_holds_nobody_up(cli: Cli, project: Path, suffix: str) -> None:
    (project / "output").mkdir()
    os.mkfifo(project / "output" / f"heat{suffix}")
    assert cli("build").code == 0
    assert (project / "output" / f"heat{suffix}").is_file()


def test_a_read_only_folder_ends_with_8(project: Path) -> None:
    (project / "output").mkdir(mode=0o555)
    command = [sys.executable, "-m", "builder", "build"]
    done = started(command, project)
    if done.returncode == 0 and os.geteuid() == 0:
        pytest.skip("root may write anywhere")
    assert done.returncode == 8
    assert b"error[cannot-write]" in done.stderr
    assert not list((project / "output").iterdir())


def test_an_output_is_written_while_somebody_reads_the_old_one(cli: Cli, project: Path) -> None:
    assert cli("build").code == 0
    with (project / "output" / "heat.pdf").open("rb") as reader:
        before = reader.read()
        outline = project / "sources" / "heat" / "outline.yaml"
        outline.write_text(outline.read_text(encoding="utf-8").replace("recover", "come back"), encoding="utf-8")
        assert cli("build", "--force").code == 0
        reader.seek(0)
        assert reader.read() == before


# --- surroundings --------------------------------------------------------------------------------------------------


def started(command: list[str], folder: Path, **variables: str | None) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **variables}
    given = {name: value for name, value in environment.items() if value is not None}
    return subprocess.run(command, cwd=folder, env=given, capture_output=True, timeout=120, check=False)


@pytest.mark.parametrize(
    "variables",
    [
        {"HOME": None},
        {"HOME": None, "PATH": None, "USER": None, "LANG": None, "LC_ALL": None},
        {"TMPDIR": "/nonexistent", "TEMP": "/nonexistent", "TMP": "/nonexistent"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"},
        {"PYTHONWARNINGS": "error"},
        {"LC_ALL": "nowhere", "TZ": "nowhere"},
    ],
    ids=lambda variables: ",".join(variables),
)
def test_a_build_needs_nothing_of_its_surroundings(project: Path, variables: dict[str, str | None]) -> None:
    done = started([sys.executable, "-m", "builder", "build"], project, **variables)
    assert done.returncode == 0, done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_build_needs_none_of_its_streams(project: Path, closed: str) -> None:
    shell = f"exec {sys.executable} -m builder build {closed}"
    done = started(["sh", "-c", shell], project)
    assert done.returncode == 0, done.stderr
    found = {path.name for path in (project / "output").iterdir()}
    assert found == {"heat.pptx", "heat.pdf", "heat.build.json"}


@pytest.mark.parametrize("command", ["check", "check --verbose", "check --format json", "build", "doctor"])
def test_a_reader_that_goes_away_changes_no_verdict(project: Path, command: str) -> None:
    shell = f"({sys.executable} -m builder {command}; echo code $? >code) | head -c 1 >/dev/null; cat code"
    done = started(["sh", "-c", shell], project)
    assert done.stdout == b"code 0\n"
    assert b"Traceback" not in done.stderr
    assert b"BrokenPipe" not in done.stderr


def test_errors_of_the_system_are_those_that_are_told(cli: Cli, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", refuse)
    ran = cli("build")
    assert ran.code == 8
    assert os.strerror(errno.ENOSPC) in ran.err
    assert "free some space" in ran.err
