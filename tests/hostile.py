"""Cases of hostile input: what lies in a folder, what the builder is asked, and what it has to answer.

A case is a file of ``cases/hostile``; its README says what stands in one.
"""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from tests import hostile_files

ROOT = Path(__file__).parents[1]
FOLDER = Path(__file__).parent / "cases" / "hostile"
BASE = (FOLDER / "base.yaml").read_text(encoding="utf-8").split("\n")
ARTICLE = (FOLDER / "base.txt").read_text(encoding="utf-8")
MEBIBYTES = 476  # 500 MB
SECONDS = 5
_PATIENCE = 120  # seconds after which a run is called a hang, however busy the machine is
_PICTURE, _DRAWING = "theirs.png", "theirs.svg"
CHILD = str(Path(__file__).with_name("hostile_child.py"))


@dataclass(frozen=True)
class Case:
    """One file of the corpus, as read."""

    name: str
    about: str
    exit: int
    report: tuple[str, ...] = ()
    among: tuple[str, ...] = ()
    lines: dict[int, str] | None = None
    outline: Any = None
    files: dict[str, Any] | None = None
    picture: Any = None
    drawing: Any = None
    template: Any = None
    theme: Any = None
    source: tuple[str, Any] | None = None
    run: tuple[str, ...] = ("build", "--format", "json", "sources/case/outline.yaml")
    says: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    tells: str = ""


class Run(NamedTuple):
    """What a run ended with; ``seconds`` of processor time, with that of the processes it started."""

    code: int
    out: str
    err: str
    seconds: float


def cases() -> list[Case]:
    found = sorted(path for path in FOLDER.glob("*/*.yaml"))
    return [Case(path.relative_to(FOLDER).with_suffix("").as_posix(), **_read(path)) for path in found]


def _read(path: Path) -> dict[str, Any]:
    values = yaml.safe_load(path.read_text(encoding="utf-8"))
    for key in ("report", "among", "run", "says", "never"):
        if key in values:
            values[key] = tuple(values[key])
    return values


def lay_out(case: Case, place: Path) -> None:
    """Put a case's files into a folder: its publication is ``sources/case``."""
    folder = place / "sources" / "case"
    folder.mkdir(parents=True)
    lines, files = dict(case.lines or {}), dict(case.files or {})
    for name, content in ((_PICTURE, case.picture), (_DRAWING, case.drawing)):
        if content is not None:
            lines[len(BASE)] = f"      - picture: One of theirs\n        file: {name}\n        alt: Something.\n"
            files[name] = content
    for key, name, content in (("template", "theirs.pptx", case.template), ("theme", "theme.yaml", case.theme)):
        if content is not None:
            lines[6] = f"{key}: {name}"
            files[name] = content
    if case.source is not None:
        lines[9] = f"    file: {case.source[0]}"
        files[case.source[0]] = case.source[1]
    outline = "\n".join(lines.get(number, line) for number, line in enumerate(BASE, 1))
    made = {"article.txt": ARTICLE, "outline.yaml": outline if case.outline is None else case.outline}
    for name, content in {**made, **files}.items():
        _put(folder / name, content)


def _put(path: Path, content: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    match content:
        case str():
            path.write_text(content, encoding="utf-8", newline="")
        case {"bytes": text}:
            path.write_bytes(text.encode("latin-1"))
        case {"base64": text}:
            path.write_bytes(base64.b64decode(text))
        case {"link": target}:
            path.symlink_to(target)
        case {"pipe": True}:
            os.mkfifo(path)
        case {"folder": True}:
            path.mkdir()
        case {"make": maker, **how}:
            path.write_bytes(getattr(hostile_files, maker)(**how))
        case _:
            raise ValueError(f"not a file: {content!r}")


def run_case(case: Case, place: Path) -> Run:
    """Run the builder on a case that is laid out, in a process of its own, with no network and little memory."""
    arguments = [part.replace("{place}", str(place)) for part in case.run]
    command = [sys.executable, CHILD, str(MEBIBYTES), sys.executable, "-m", "builder", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1"}
    with (
        (place.with_name(place.name + ".out")).open("w+b") as out,
        (place.with_name(place.name + ".err")).open("w+b") as err,
    ):
        process = subprocess.Popen(
            command,
            cwd=place,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=err,
            start_new_session=True,
        )
        code, usage = _wait(process)
        out.seek(0)
        err.seek(0)
        said = (out.read().decode("utf-8"), err.read().decode("utf-8"))
    seconds = usage.ru_utime + usage.ru_stime
    return Run(code, *said, seconds)


def _wait(process: subprocess.Popen[bytes]) -> tuple[int, Any]:
    """The exit code and what the process used, with the processes that it started itself."""
    import signal
    import threading

    timer = threading.Timer(_PATIENCE, os.killpg, (process.pid, signal.SIGKILL))
    timer.start()
    try:
        _, status, usage = os.wait4(process.pid, 0)
    finally:
        timer.cancel()
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, usage


def reported(run: Run) -> list[str]:
    """Every diagnostic of a run in the form that cases use: ``error bad-character 2:14``."""
    if not run.out.startswith("{"):
        return []
    found = json.loads(run.out)
    return [_head(d, each["path"]) for each in found["outlines"] for d in each["diagnostics"]]


def _head(diagnostic: dict[str, Any], path: str) -> str:
    line, column = diagnostic.get("line"), diagnostic.get("column")
    place = "-" if line is None else f"{line}:{column}"
    other = "" if diagnostic["file"] == path else f" in {diagnostic['file'].rpartition('/')[2]}"
    return f"{diagnostic['severity']} {diagnostic['code']} {place}{other}"
