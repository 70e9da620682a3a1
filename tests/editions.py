"""A small publication with records, and runs of its editions in processes that may be killed."""

from __future__ import annotations

import json
import string
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from builder.editions.plan import Asked, Plan, prepare
from builder.pipeline import Options

OUTLINE = """\
outline: 1
title: Heat at {school}
language: en-GB
date: 2025-03-26
organisation: Partnership
records:
  urn: {example: "137842"}
  school: {example: Oakfield Primary School, limit: 60}
  rate: {type: number, example: "12"}
  police: {type: phone, example: 0800 555 111}
sections:
  - section: What {school} can do
    takeaway: Water helps.
    findings:
      - advice: At {school}
        steps: ["**Call** {police} for *{school}*.", "Drink."]
        notes: Ask {school}.
      - advice: Everywhere
        steps: [Drink., Rest.]
      - finding: In your region {rate}% of schools took part
        own: counted by the Partnership
        figure: {subject: schools taking part, value: "{rate}", unit: "%"}
contacts:
  - name: Police for {school}
    phone: "{police}"
"""
RECORD = {"urn": "1", "school": "École “A” & <B>", "rate": "1,250.5", "police": "0800 1111"}

LETTERS = string.ascii_letters + string.digits + " éÖß&<>\"'’“”-–.,()/\\_%#"


def plan_of(outline: Path, characters: str, **options: object) -> Plan:
    plan, _, _ = prepare(str(outline), Options(**{"verify": False, **options}), Asked(""))  # type: ignore[arg-type]
    return replace(plan, characters="".join(sorted(characters)))


def write_publication(folder: Path, count: int) -> tuple[Path, Path]:
    """The outline, and a file of so many records."""
    outline = folder / "heat" / "outline.yaml"
    outline.parent.mkdir(parents=True)
    outline.write_text(OUTLINE, encoding="utf-8")
    records = folder / "records.jsonl"
    write_records(records, ({**RECORD, "urn": str(n), "school": f"School {n}"} for n in range(1, count + 1)))
    return outline, records


def write_records(path: Path, records: Iterable[dict[str, str]]) -> None:
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")


def command(outline: Path, records: Path, output: Path, *more: str) -> list[str]:
    base = [sys.executable, "-m", "builder", "editions", str(outline), "--records", str(records)]
    return [*base, "--output", str(output), *more]


def start(arguments: Sequence[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(arguments, cwd=Path(__file__).parents[1], stderr=subprocess.PIPE, start_new_session=True)


def entries(journal: Path) -> list[dict[str, Any]]:
    """What a journal says of records; a line that is not whole is left out."""
    if not journal.is_file():
        return []
    return [json.loads(line) for line in journal.read_bytes().splitlines(keepends=True)[1:] if line.endswith(b"\n")]


def wait_for(journal: Path, count: int, running: subprocess.Popen[bytes]) -> None:
    """Until so many records have come to their end."""
    while len(entries(journal)) < count:
        assert running.poll() is None, running.communicate()[1]
        time.sleep(0.005)


def children(process: int) -> list[int]:
    """The workers of a run, by their ids."""
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                status = (folder / "stat").read_text().rpartition(")")[2].split()
                line = (folder / "cmdline").read_bytes()
            except OSError:
                continue
            if int(status[1]) == process and b"spawn_main" in line:
                found.append(int(folder.name))
    return found


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}
