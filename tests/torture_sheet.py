"""An outline of some sixty pages of the sheet: every kind of entry, long words, long tables, several languages."""

from __future__ import annotations

from pathlib import Path

ARTICLE = "Ann Other said: “Nous avons compris que rien ne va de soi.” Nobody disagreed.\n"
_CLAUSES = (
    "and nobody had told them beforehand",
    "as far as those who were asked remember",
    "which took longer than anybody had thought it would",
    "though the self-help groups of the neighbourhood see it otherwise",
    "in a Rechtsschutzversicherungsgesellschaft of all places",
)


def _finding(n: int) -> str:
    points = "\n".join(
        f"          - Point {k} of finding {n} says what was seen, {_CLAUSES[(n + k) % 5]}." for k in range(2 + n % 4)
    )
    return (
        f"      - finding: Finding {n} tells of something that was noticed, {_CLAUSES[n % 5]}\n"
        f"        id: f{n}\n        own: our own estimate\n        show: [sheet]\n        points:\n{points}\n"
    )


def _table(n: int, columns: int, rows: int) -> str:
    names = ", ".join(f"Column {c}" for c in range(columns))
    lines = "\n".join(
        "          - ["
        + ", ".join(f"Row {r} of table {n}" if not c else f"{r * c} things" for c in range(columns))
        + "]"
        for r in range(rows)
    )
    return (
        f"      - table: Table {n} with what was counted\n        own: our own count\n        show: [sheet]\n"
        f"        columns: [{names}]\n        rows:\n{lines}\n"
    )


def _name(n: int) -> str:
    return chr(ord("A") + n // 26) + chr(ord("a") + n % 26)


def _others(n: int) -> str:
    name = _name(n)
    return f"""\
      - quotation: Nous avons compris que rien ne va de soi.
        id: said-{n}
        language: fr
        evidence: "Ann Other said: “Nous avons compris que rien ne va de soi.”"
        speaker: Ann Other
        show: [sheet]
      - timeline: What happened in part {name}
        own: our own record
        show: [sheet]
        events: [{{date: March, event: The doors opened.}}, {{date: May, event: The doors closed once more.}}]
      - terms: Words of part {name}
        own: our own words
        show: [sheet]
        list: [{{term: Λέξη, meaning: Слово or a word.}}]
      - question: What should part {name} have said?
        answer: Answer {name} says that it is enough.
        reveal: [sheet]
        show: [sheet]
      - advice: What can be done about part {name}
        show: [sheet]
        numbered: true
        steps: [Ask somebody who knows., "Look at [the page](https://www.example.org/a/page-{name}).", Wait.]
"""


def outline_text(parts: int = 56, printing: str = "") -> str:
    head = f"""\
outline: 1
title: A torture of sixty pages
language: en-GB
date: 2025-03-26
organisation: Example Partnership
notice: Nothing in here is true.
{f"print: {printing}" if printing else ""}
sources:
  article: {{file: article.txt, title: Le monde, language: fr, url: "https://www.example.org/le-monde"}}
contacts:
  - {{name: Childline, phone: 0800 1111, url: "https://www.childline.org.uk", for: children}}
sections:
"""
    sections = []
    for n in range(parts):
        sections.append(f"  - section: Part {_name(n)}\n    takeaway: What part {_name(n)} comes to.\n    findings:\n")
        sections += [_finding(n * 10 + k) for k in range(9)]
        if n % 4 == 0:
            sections.append(_table(n, 3 + n % 5, 30 if n % 8 else 6))
        if n % 4 == 1:
            sections.append(_others(n))
    return head + "".join(sections)


def write_torture(folder: Path, printing: str = "", parts: int = 56) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "outline.yaml"
    (folder / "article.txt").write_text(ARTICLE, encoding="utf-8")
    path.write_text(outline_text(parts, printing), encoding="utf-8")
    return path
