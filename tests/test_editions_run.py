"""Every record ends exactly once as written, skipped or failed, whatever is killed, and no file is partial."""

from __future__ import annotations

import io
import json
import os
import shutil
import signal
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from builder.editions.making import build_edition
from builder.editions.plan import Asked, prepare
from builder.pipeline import Options
from tests.conftest import Ran
from tests.editions import OUTLINE, RECORD, children, command, entries, names, start, wait_for, write_publication
from tests.editions import write_records as write

Cli = Callable[..., Ran]
COUNT = 60


def full(outline: Path, values: dict[str, str], characters: str) -> dict[str, bytes]:
    """The files of one record, built as if there were no other."""
    plan, _, _ = prepare(str(outline), Options(), Asked(""))
    return build_edition(replace(plan, characters=characters), values).outputs


def check_all(folder: Path, count: int = COUNT) -> None:
    """Each record has ended once, and its files are whole."""
    found = entries(folder / "editions.jsonl")
    assert sorted(entry["row"] for entry in found) == list(range(1, count + 1))
    assert {entry["status"] for entry in found} == {"written"}
    expected = {f"{n}{suffix}" for n in range(1, count + 1) for suffix in (".pptx", ".pdf")}
    assert names(folder) == {*expected, "editions.jsonl"}
    for path in folder.glob("*.pptx"):
        assert zipfile.ZipFile(io.BytesIO(path.read_bytes())).testzip() is None
    assert all(path.read_bytes().endswith(b"%%EOF\n") for path in folder.glob("*.pdf"))


def test_each_record_gets_its_own_files(tmp_path: Path, cli: Cli) -> None:
    outline, records = write_publication(tmp_path, 0)
    rows = [RECORD, {**RECORD, "urn": "2", "school": "B"}]
    write(records, rows)
    ran = cli("editions", outline, "--records", records, "--output", tmp_path, "--name", "{school}-{urn}")
    assert (ran.code, ran.out.strip()) == (0, (tmp_path / "heat/editions.jsonl").as_posix())
    folder = tmp_path / "heat"
    characters = "".join(sorted({character for row in rows for value in row.values() for character in value}))
    for name, row in zip(("Ecole-A-B-1", "B-2"), rows, strict=True):
        for suffix, data in full(outline, row, characters).items():
            assert (folder / f"{name}{suffix}").read_bytes() == data
    assert ".editions.lock" not in names(folder)
    assert (
        json.loads(cli("editions", outline, "--records", records, "--output", tmp_path, "--format", "json").out)[
            "editions"
        ]["written"]
        == 2
    )


def test_nothing_is_written_where_a_record_is_not_right(tmp_path: Path, cli: Cli) -> None:
    outline, _ = write_publication(tmp_path, 0)
    records = tmp_path / "records.csv"
    records.write_text(
        "urn,school,rate,police\n1,A,1,0800 1111\n2,,1,0800 1111\n3,\u4e2d,x,0800 1111\n1,B,1,0800 1111\n"
    )
    ran = cli("editions", outline, "--records", records, "--output", tmp_path / "out")
    assert ran.code == 4
    places = [line.split(":")[1:3] for line in ran.err.splitlines() if "error[" in line]
    assert places == [["3", "2"], ["4", "2"], ["4", "3"], ["5", "1"]]
    assert not (tmp_path / "out").exists()
    ran = cli("editions", outline, "--records", records, "--output", tmp_path / "out", "--skip-bad")
    assert ran.code == 0
    found = entries(tmp_path / "out/heat/editions.jsonl")
    assert sorted((entry["row"], entry["status"]) for entry in found) == [
        (2, "written"), (3, "skipped"), (4, "skipped"), (5, "skipped"),
    ]  # fmt: skip
    assert names(tmp_path / "out/heat") == {"1.pptx", "1.pdf", "editions.jsonl"}


def test_a_row_that_can_not_be_read_is_skipped_and_those_around_it_are_made(tmp_path: Path, cli: Cli) -> None:
    outline, records = write_publication(tmp_path, 9)
    lines = records.read_bytes().splitlines(keepends=True)
    records.write_bytes(b"".join([*lines[:4], b'{"urn": "5", "school": \xff\n', *lines[5:]]))
    assert cli("editions", outline, "--records", records, "--output", tmp_path / "out").code == 4
    assert not (tmp_path / "out").exists()
    assert cli("editions", outline, "--records", records, "--output", tmp_path / "out", "--skip-bad").code == 0
    found = {entry["row"]: entry for entry in entries(tmp_path / "out/heat/editions.jsonl")}
    assert {row: entry["status"] for row, entry in found.items()} == {
        row: "skipped" if row == 5 else "written" for row in range(1, 10)
    }
    assert "UTF-8" in found[5]["reasons"][0]
    assert len(list((tmp_path / "out/heat").glob("*.pdf"))) == 8


def test_a_missing_column_is_told_before_any_row(tmp_path: Path, cli: Cli) -> None:
    outline, _ = write_publication(tmp_path, 0)
    records = tmp_path / "records.csv"
    records.write_text("urn,rate,police\n1,1,0800 1111\n")
    ran = cli("editions", outline, "--records", records, "--output", tmp_path / "out", "--skip-bad")
    assert ran.code == 4 and "record-column" in ran.err and "`school`" in ran.err


def test_a_record_that_does_not_fit_has_failed_and_the_others_are_made(tmp_path: Path, cli: Cli) -> None:
    outline, records = write_publication(tmp_path, 0)
    outline.write_text(OUTLINE.replace("limit: 60", "limit: 9000"), encoding="utf-8")
    write(records, [RECORD, {**RECORD, "urn": "2", "school": "word " * 1500}])
    for _ in range(2):
        ran = cli("editions", outline, "--records", records, "--output", tmp_path)
        assert ran.code == 6
        found = {entry["row"]: entry for entry in entries(tmp_path / "heat/editions.jsonl")}
        assert [found[1]["status"], found[2]["status"]] == ["written", "failed"]
        assert any("does-not-fit" in reason for reason in found[2]["reasons"])


@pytest.mark.parametrize(
    ("change", "code", "word"),
    [
        (("records:", "xrecords:"), 3, "unknown-key"),
        (("language: en-GB\n", "language: en-GB\nchanges: true\n"), 3, "records-changes"),
    ],
)
def test_an_outline_that_is_not_right_is_told(
    tmp_path: Path, cli: Cli, change: tuple[str, str], code: int, word: str
) -> None:
    outline, records = write_publication(tmp_path, 1)
    outline.write_text(OUTLINE.replace(*change), encoding="utf-8")
    ran = cli("editions", outline, "--records", records, "--output", tmp_path / "out")
    assert (ran.code, word in ran.err, (tmp_path / "out").exists()) == (code, True, False)


def test_an_outline_without_fields_and_a_pattern_without_field_are_told(
    tmp_path: Path, cli: Cli, shipped: Path
) -> None:
    outline, records = write_publication(tmp_path, 1)
    assert "records-none" in cli("editions", shipped, "--records", records, "--output", tmp_path / "out").err
    ran = cli("editions", outline, "--records", records, "--output", tmp_path / "out", "--name", "{nmae}")
    assert ran.code == 2 and "record-pattern" in ran.err


def test_shards_make_each_record_once(tmp_path: Path, cli: Cli) -> None:
    outline, records = write_publication(tmp_path, 7)
    rows: list[int] = []
    for part in (1, 2, 3):
        assert cli("editions", outline, "--records", records, "--output", tmp_path, "--shard", f"{part}/3").code == 0
        rows += [entry["row"] for entry in entries(tmp_path / f"heat/editions.{part}-of-3.jsonl")]
    assert sorted(rows) == list(range(1, 8))
    assert len(list((tmp_path / "heat").glob("*.pdf"))) == 7
    assert cli("editions", outline, "--records", records, "--shard", "4/3").code == 2


def test_another_file_of_records_begins_anew(tmp_path: Path, cli: Cli) -> None:
    outline, records = write_publication(tmp_path, 3)
    assert cli("editions", outline, "--records", records, "--output", tmp_path).code == 0
    write(records, [{**RECORD, "urn": "1", "school": "Other"}])
    assert cli("editions", outline, "--records", records, "--output", tmp_path).code == 0
    assert [entry["row"] for entry in entries(tmp_path / "heat/editions.jsonl")] == [1]


# --- what is killed ------------------------------------------------------------------------------------------------


@pytest.fixture
def going(tmp_path: Path) -> Iterator[tuple[list[str], Path]]:
    """The command that makes many editions, and the folder they go into."""
    outline, records = write_publication(tmp_path, COUNT)
    yield command(outline, records, tmp_path / "out", "--jobs", "2"), tmp_path / "out" / "heat"


linux_only = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="finds workers in /proc")


@linux_only
def test_a_worker_that_is_killed_loses_nothing(going: tuple[list[str], Path]) -> None:
    arguments, folder = going
    running = start(arguments)
    for done in (3, 12):
        wait_for(folder / "editions.jsonl", done, running)
        os.kill(children(running.pid)[0], signal.SIGKILL)
    assert running.wait(120) == 0, running.communicate()
    check_all(folder)


@linux_only
def test_a_run_that_is_killed_goes_on(going: tuple[list[str], Path]) -> None:
    arguments, folder = going
    running = start(arguments)
    wait_for(folder / "editions.jsonl", 5, running)
    running.kill()
    running.wait()
    done = len(entries(folder / "editions.jsonl"))
    assert 5 <= done < COUNT
    with (folder / "editions.jsonl").open("ab") as journal:
        journal.write(b'{"row": 4')  # as if the journal's last line had been cut off
    (folder / "1.pdf").write_bytes(b"")  # as a power cut may leave a file that was not forced onto the disk
    assert subprocess.run(arguments, cwd=Path(__file__).parents[1]).returncode == 0
    check_all(folder)


@linux_only
def test_ctrl_c_stops_cleanly(going: tuple[list[str], Path]) -> None:
    arguments, folder = going
    running = start(arguments)
    wait_for(folder / "editions.jsonl", 2, running)
    os.killpg(running.pid, signal.SIGINT)
    _, told = running.communicate(timeout=60)
    assert running.returncode == 130
    assert b"Traceback" not in told and b"stopped" in told
    found = entries(folder / "editions.jsonl")
    assert 2 <= len(found) < COUNT
    assert names(folder) == {"editions.jsonl", *(name for entry in found for name in entry["files"])}
    assert subprocess.run(arguments, cwd=Path(__file__).parents[1]).returncode == 0
    check_all(folder)


@linux_only
def test_a_full_disk_stops_the_run_and_the_same_command_goes_on(tmp_path: Path) -> None:
    outline, records = write_publication(tmp_path, COUNT)
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = shutil.which("mount")
    if (
        not mount
        or subprocess.run([mount, "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk], capture_output=True).returncode
    ):
        pytest.skip("a small disk can't be mounted here")
    try:
        done = subprocess.run(command(outline, records, disk), cwd=Path(__file__).parents[1], capture_output=True)
        assert done.returncode == 8, done.stderr
        assert b"Traceback" not in done.stderr and b"No space left" in done.stderr
        found = entries(disk / "heat/editions.jsonl")
        assert 2 <= len(found) < COUNT
        assert not [name for name in names(disk / "heat") if name.endswith(".tmp")]
        subprocess.run([mount, "-o", "remount,size=64m", disk], check=True)
        assert subprocess.run(command(outline, records, disk), cwd=Path(__file__).parents[1]).returncode == 0
        check_all(disk / "heat")
    finally:
        subprocess.run(["umount", disk], check=True)
