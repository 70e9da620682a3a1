"""What every plain maker of a sheet says: the same words in reportlab, in Typst and in WeasyPrint."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import NamedTuple

FONTS = Path(__file__).parent.parent / "builder" / "fonts"
TITLE = "When online gangs recruit children"
FOOT = "Example Safeguarding Partnership"
HEADINGS = ("Com networks", "Drugs in waste water")
POINTS = (
    "Networks use extreme coercion to manipulate victims into harming or abusing themselves or others.",
    "Girls as young as 11 were drawn in through games and chat, and few of them told anybody.",
)
QUOTED, AFTER = "“Com networks use extreme coercion to manipulate their victims,”", "the agency said."
ROWS = (("Year", "Reports", "Change"), ("2022", "120", ""), ("2023", "310", "up"), ("2024", "720", "six-fold"))
REPORT = ("Report it to ", "the online protection command", "https://www.example.org/report", ", at once.")


class Asked(NamedTuple):
    """What a plain maker is asked for."""

    output: Path
    pages: int
    findings: int


def statement(number: int) -> str:
    return f"Finding {number}: reports rose six-fold in two years, involving thousands of users and victims"


def asked(description: str | None) -> Asked:
    """The command line of every plain maker."""
    parser = argparse.ArgumentParser(description=(description or "").partition("\n")[0])
    parser.add_argument("output", type=Path, help="the PDF file to write")
    parser.add_argument("--pages", type=int, default=2)
    parser.add_argument("--findings", type=int, default=5, help="findings on each page")
    given = parser.parse_args()
    return Asked(given.output, given.pages, given.findings)
