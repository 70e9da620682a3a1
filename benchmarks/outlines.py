"""Publications of any length, to measure with: of every twelve entries ten are findings, one a chart, one a table.

python benchmarks/outlines.py 120 FOLDER
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

PERIOD = 12
_FIRST = (
    "Ash", "Bar", "Brad", "Brook", "Burn", "Clay", "Cliff", "Coal", "Crow", "Dal", "East", "Elm", "Fair", "Fern",
    "Glen", "Gold", "Green", "Hard", "Hart", "Hazel", "High", "Holm", "Kings", "Lang", "Marsh", "Mill", "Moor",
    "North", "Oak", "Pen", "Red", "Rock", "Sand", "Silver", "South", "Stone", "Sutt", "Thorn", "Water", "West",
    "Whit", "Wood",
)  # fmt: skip
_LAST = (
    "borough", "bridge", "bury", "by", "church", "combe", "cote", "dale", "den", "field", "ford", "gate", "ham",
    "haven", "hill", "hurst", "kirk", "land", "leigh", "low", "mere", "minster", "mouth", "ness", "park", "pool",
    "port", "ridge", "shaw", "stead", "stoke", "thorpe", "ton", "vale", "well", "wick", "worth", "wold", "yard",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Town:
    """What the made-up article says of one town."""

    name: str
    rise: int
    visits: int

    @property
    def id(self) -> str:
        return self.name.lower()

    @property
    def sentence(self) -> str:
        return f"In {self.name}, visits to the library rose by {self.rise}% to {self.visits:,} in 2024."

    @property
    def facts(self) -> dict[str, str | int]:
        """The same for a program in another language."""
        return {"name": self.name, "rise": self.rise, "visits": self.visits, "sentence": self.sentence}


def town(index: int) -> Town:
    """The town of an entry; names differ for the first 1,638."""
    name = _FIRST[index % len(_FIRST)] + _LAST[index // len(_FIRST) % len(_LAST)]
    return Town(name, 3 + index * 7 % 60, 4_000 + index * 613 % 50_000)


def article(entries: int) -> str:
    """The article that the outline of so many entries rests on."""
    return "\n\n".join(town(index).sentence for index in range(entries)) + "\n"


def outline(entries: int) -> str:
    """An outline of so many entries, with a section for every twelve."""
    lines = [
        "outline: 1", "title: Library visits, town by town", "language: en-GB", "date: 2025-02-03",
        "organisation: Example Library Service", "sources:", "  article:", "    file: article.txt",
        "    title: Library visits in 2024", "sections:",
    ]  # fmt: skip
    for index in range(entries):
        if index % PERIOD == 0:
            lines += [f"  - section: Around {town(index).name}", "    findings:"]
        lines += _entry(index)
    return "\n".join(lines) + "\n"


def _entry(index: int) -> list[str]:
    shown = [town(i) for i in range(index - index % PERIOD, index - index % PERIOD + 6)]
    if index % PERIOD == PERIOD - 2:
        return _chart(index, shown)
    if index % PERIOD == PERIOD - 1:
        return _table(index, shown)
    return _finding(town(index))


def _finding(place: Town) -> list[str]:
    return [
        f"      - finding: Visits in {place.name} rose by {place.rise}%",
        f"        id: {place.id}",
        "        points:",
        "          - Evening hours brought people who work during the day.",
        "          - Schools came with whole classes.",
        f"          - The library of {place.name} is open to everybody.",
        f"        evidence: {place.sentence}",
        "        figure:",
        f"          subject: visits to the library in {place.name}",
        f"          value: {place.rise}",
        '          unit: "%"',
        "          direction: up",
        f"        notes: Ask who has been to the library of {place.name} this year, and what brought them there.",
    ]


def _chart(index: int, shown: list[Town]) -> list[str]:
    return [
        f"      - chart: Where visits rose, {shown[0].name} and its neighbours",
        f"        id: chart-{index}",
        "        kind: bar",
        '        unit: "%"',
        f"        figures: [{', '.join(place.id for place in shown)}]",
        "        notes: Compare the towns before you go on.",
        "        evidence:",
        *(f"          - {place.sentence}" for place in shown),
    ]


def _table(index: int, shown: list[Town]) -> list[str]:
    return [
        f"      - table: Visits in {shown[0].name} and its neighbours",
        f"        id: table-{index}",
        "        columns: [Town, Rise, Visits]",
        "        rows:",
        *(f'          - [{place.name}, "{place.rise}%", "{place.visits:,}"]' for place in shown),
        "        notes: The table has the numbers for those who ask.",
        "        evidence:",
        *(f"          - {place.sentence}" for place in shown),
    ]


def write_publication(folder: Path, entries: int) -> Path:
    """Write outline and article into a folder; the outline's path."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "article.txt").write_text(article(entries), encoding="utf-8")
    path = folder / "outline.yaml"
    path.write_text(outline(entries), encoding="utf-8")
    return path


if __name__ == "__main__":
    print(write_publication(Path(sys.argv[2]), int(sys.argv[1])))
