"""A small publication with records, and runs of its editions in processes that may be killed."""

from __future__ import annotations

import json
import random
import shutil
import string
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
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
KINDS = ("Primary", "Junior", "Infant", "High", "C of E Primary", "Academy", "Grammar", "College")


def plan_of(outline: Path, characters: str, **options: object) -> Plan:
    plan, _, _ = prepare(str(outline), Options(**{"verify": False, **options}), Asked(""))  # type: ignore[arg-type]
    return replace(plan, characters="".join(sorted(characters)))


def school_records(count: int) -> Iterator[dict[str, str]]:
    """Schools as there are; the same ones each time."""
    chance = random.Random(7)
    for number in range(count):
        name = "".join(chance.choices(string.ascii_lowercase, k=chance.randint(3, 12))).capitalize()
        yield {
            "urn": str(100_000 + number),
            "school": f"{chance.choice(['', 'St ', 'The '])}{name} {chance.choice(KINDS)} School",
            "region": chance.choice(["the North East", "London", "Yorkshire & the Humber", "the South West"]),
            "rate": chance.choice(["6", "12.5", "40", "1,250"]),
            "police": f"0{chance.randint(100, 999)} {chance.randint(1000, 9999)}",
        }


FIELDS = """\
records:
  urn: {example: "137842"}
  school: {example: Oakfield Primary School, limit: 80}
  region: {example: the North East}
  rate: {type: number, example: "12"}
  police: {type: phone, example: 0800 555 111}
"""


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


def write_shipped(shipped: Path, folder: Path) -> Path:
    """The publication that ships, made personal: title page, advice, a figure of the organisation's own, a contact."""
    shutil.copytree(shipped.parent, folder / "nca", ignore=shutil.ignore_patterns("*.lock"))
    outline = folder / "nca" / "outline.yaml"
    text = outline.read_text(encoding="utf-8")
    for before, after in SHIPPED_CHANGES.items():
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    outline.write_text(text, encoding="utf-8")
    return outline


SHIPPED_CHANGES = {
    "sources:\n  article:": FIELDS + "sources:\n  article:",
    "  - section: International gangs\n": """\
      - finding: In {region}, {rate}% of schools took part in the survey
        id: region-rate
        own: counted by the Partnership in its own survey
        figure: {subject: "schools in {region} that took part", value: "{rate}", unit: "%"}

  - section: International gangs
""",
    "Agree together which apps, games and groups are fine,": "Agree at {school} which apps, games and groups are fine,",
    "contacts:\n": "contacts:\n  - name: Police for {school}\n    phone: '{police}'\n    for: schools in {region}\n",
    "subtitle: What the National Crime Agency’s assessment means for parents, carers and schools": (
        "subtitle: What the National Crime Agency’s assessment means for {school}"
    ),
}
