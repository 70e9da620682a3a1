"""An outline with too much of everything: long titles and words, many rows and points, pages of notes."""

from __future__ import annotations

from pathlib import Path

_OWN = "own: our own estimate"
_LONG_TITLE = "Most of those who are drawn in were asked by somebody whom they know"
_NOTES = "What to say here, word by word, and what to leave out when there is no time for all of it. " * 34
_CLAUSE = "and look at it together again from time to time"


def _points(count: int) -> str:
    return "\n".join(
        f"          - Point of the list, told in some words, {_CLAUSE if i % 3 else 'briefly'}" for i in range(count)
    )


def _rows(count: int) -> str:
    places = (f"Place {i} of the list{' that goes on' * (i % 4)}" for i in range(count))
    return "\n".join(f'          - ["{place}", "mornings and evenings", "both of us"]' for place in places)


OUTLINE = f"""\
outline: 1
title: When groups that hardly anybody knows of recruit children and young people on the internet
subtitle: What parents, carers, teachers and those who work with the young can notice, say and do about it
language: en-GB
date: 2025-03-26
organisation: Example Partnership for the Safety of Children in Schools and at Home
audience: Parents, carers and school staff
notice: This material mentions abuse, self-harm and suicide. It describes no details. Take a break when you need one.
sections:
  - section: What these groups do, and how they are found out
    takeaway: Abuse on the internet is no longer a matter of strangers alone; those who do it are often young.
    findings:
      - finding: {_LONG_TITLE}
        {_OWN}
        points:
{_points(15)}
        notes: "{_NOTES.strip()}"
      - finding: Reports rose sharply
        {_OWN}
        points: [Thousands of users are involved in it, {_CLAUSE}]
        figure:
          subject: people who needed help with something that they had not told anybody before
          value: "1,500,000"
          direction: up
          qualifier: more than
          period: 2022 to 2024
      - finding: Use fell a little
        {_OWN}
        figure: {{subject: use measured in the waste water of towns, value: 11, unit: "%", direction: down}}
        id: fell
      - finding: Use rose
        {_OWN}
        figure: {{subject: use of other things, value: 85, unit: "%", direction: up}}
        id: rose
      - chart: What was measured
        kind: bar
        unit: "%"
        figures: [fell, rose]
        {_OWN}
      - table: Places where somebody answers at once
        {_OWN}
        columns: [Place and what it is for, When it is open, For whom]
        rows:
{_rows(40)}
      - advice: Keep talking
        steps:
          - Ask what they enjoy, and let them show you how the thing works that you know nothing about.
          - Donaudampfschifffahrtsgesellschaftskapitän is a long word.
      - question: How would a child here know whom to tell, and who would then do what?
contacts:
  - name: Emergency services of all kinds
    phone: "999"
    for: anybody who is in immediate danger
  - name: Childline
    phone: 0800 1111
    url: https://www.childline.org.uk/get-support/
    for: children and young people
"""


def long_outline(sections: int) -> str:
    """The same with its section so many times, for sixty slides and more."""
    start, end = OUTLINE.index("  - section:"), OUTLINE.index("contacts:")
    section = OUTLINE[start:end]
    for id_ in ("fell", "rose"):
        section = section.replace(f"id: {id_}", f"id: {id_}-NUMBER").replace(f"{id_},", f"{id_}-NUMBER,")
    section = section.replace("rose]", "rose-NUMBER]").replace("What these", "Part NUMBER of what these")
    several = "".join(section.replace("NUMBER", str(number)) for number in range(1, sections + 1))
    return OUTLINE[:start] + several + OUTLINE[end:]


def write_outline(folder: Path, template: str | None = None) -> Path:
    """The outline in a folder of its own, asking for a template beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "outline.yaml"
    text = OUTLINE if template is None else OUTLINE.replace("sections:\n", f"template: {template}\nsections:\n", 1)
    path.write_text(text, encoding="utf-8")
    return path
