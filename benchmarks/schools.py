"""The publication that ships, made personal, and schools to make it for."""

from __future__ import annotations

import random
import shutil
import string
from collections.abc import Iterator
from pathlib import Path

_KINDS = ("Primary", "Junior", "Infant", "High", "C of E Primary", "Academy", "Grammar", "College")
_FIELDS = """\
records:
  urn: {example: "137842"}
  school: {example: Oakfield Primary School, limit: 80}
  region: {example: the North East}
  rate: {type: number, example: "12"}
  police: {type: phone, example: 0800 555 111}
"""
_CHANGES = {
    "sources:\n  article:": _FIELDS + "sources:\n  article:",
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


def write_personal(shipped: Path, folder: Path) -> Path:
    """The publication that ships, made personal: title page, advice, a figure of the organisation's own, a contact."""
    shutil.copytree(shipped.parent, folder / "nca", ignore=shutil.ignore_patterns("*.lock"))
    outline = folder / "nca" / "outline.yaml"
    text = outline.read_text(encoding="utf-8")
    for before, after in _CHANGES.items():
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    outline.write_text(text, encoding="utf-8")
    return outline


def school_records(count: int) -> Iterator[dict[str, str]]:
    """Schools as there are; the same ones each time."""
    chance = random.Random(7)
    for number in range(count):
        name = "".join(chance.choices(string.ascii_lowercase, k=chance.randint(3, 12))).capitalize()
        yield {
            "urn": str(100_000 + number),
            "school": f"{chance.choice(['', 'St ', 'The '])}{name} {chance.choice(_KINDS)} School",
            "region": chance.choice(["the North East", "London", "Yorkshire & the Humber", "the South West"]),
            "rate": chance.choice(["6", "12.5", "40", "1,250"]),
            "police": f"0{chance.randint(100, 999)} {chance.randint(1000, 9999)}",
        }
