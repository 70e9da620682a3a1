"""`builder watch`: what is saved is built, and nothing else."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.previews import OUTLINE, ROOT, until, write_publication

pytest.importorskip("watchfiles")


@contextmanager
def watching(output: Path, *outlines: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "builder", "watch", "--output", str(output), *map(str, outlines)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def ended(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    return process.returncode, out, err


def test_outputs_follow_the_outline(tmp_path: Path) -> None:
    path, output = write_publication(tmp_path / "heat"), tmp_path / "output"
    with watching(output, path) as process:
        first = until(lambda: (output / "heat.pptx").exists() and (output / "heat.pptx").read_bytes(), "the deck")
        until(lambda: (output / "heat.build.json").exists(), "the record")
        path.write_text(OUTLINE.replace("old town", "new town"), encoding="utf-8")
        until(lambda: (output / "heat.pptx").read_bytes() != first, "the other deck")
        code, out, err = ended(process)
    assert code == 0 and out.count("heat.pptx") == 2 and "Traceback" not in err


def test_errors_are_told_and_watching_goes_on(tmp_path: Path) -> None:
    path, output = write_publication(tmp_path / "heat", "outline: 1\n"), tmp_path / "output"
    with watching(output, path) as process:
        assert process.stderr is not None
        assert "error[" in process.stderr.readline()
        until(lambda: path.write_text(OUTLINE, encoding="utf-8") and (output / "heat.pptx").exists(), "the deck")
        assert ended(process)[0] == 0


def test_what_is_written_beside_the_outline_is_not_built_again(tmp_path: Path) -> None:
    path = write_publication(tmp_path / "heat")
    output = path.parent / "output"
    with watching(output, path) as process:
        until(lambda: (output / "heat.build.json").exists(), "the record")
        (path.parent / "remarks.txt").write_text("nothing to do with it", encoding="utf-8")
        until(
            lambda: path.write_text(OUTLINE.replace("old town", "new town"), encoding="utf-8") and _decks(output) == 1
        )
        first = (output / "heat.pptx").read_bytes()
        path.write_text(OUTLINE.replace("old town", "last town"), encoding="utf-8")
        until(lambda: (output / "heat.pptx").read_bytes() != first, "the other deck")
        code, out, _ = ended(process)
    assert code == 0 and 2 <= out.count("heat.pptx") <= 4


def _decks(output: Path) -> int:
    return len(list(output.glob("*.pptx")))


def test_several_outlines_are_watched_at_once(tmp_path: Path) -> None:
    paths = [write_publication(tmp_path / name) for name in ("heat", "rain")]
    output = tmp_path / "output"
    with watching(output, *paths) as process:
        until(lambda: (output / "rain.build.json").exists(), "both")
        before = {name: (output / f"{name}.pptx").read_bytes() for name in ("heat", "rain")}
        until(
            lambda: (
                paths[1].write_text(OUTLINE.replace("old town", "new town"), encoding="utf-8")
                and (output / "rain.pptx").read_bytes() != before["rain"]
            ),
            "the second",
        )
        assert (output / "heat.pptx").read_bytes() == before["heat"]
        assert ended(process)[0] == 0
