"""A first publication to start from: an outline that builds, and the article it rests on."""

from __future__ import annotations

import os
import re
from pathlib import Path

from builder.model.diagnostic import Diagnostic, UsageError, WriteError

SOURCES = Path("sources")
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

ARTICLE = """\
Library visits recover as evening hours return

This short article is made up. Put the text of your own article in its place, and write the findings that it carries.

The town library counted 48,000 visits in 2024, up from 40,000 in 2023. Visits by teenagers rose by 30% over the same
year. Two branches stayed open until nine in the evening from January 2024, after three years of closing at five.

“People told us that they could not come before five. So we asked the town for the evenings, and got them,” said Maria
Holm, the head librarian.

In a survey of 600 visitors, 72% said that they came after work or school.
"""

OUTLINE = """\
outline: 1
title: Library visits recover
subtitle: What longer evening hours changed
language: en-GB
date: 2025-02-03
organisation: Example Library Service
audience: Staff and volunteers
theme: safeguarding

sources:
  article:
    file: article.txt
    title: Library visits recover as evening hours return
    published: 2025-01-20

sections:
  - section: What changed
    takeaway: More people come when the library is open after work and school.
    findings:
      - finding: The library counted 48,000 visits in 2024
        id: visits-2024
        figure:
          subject: visits
          value: 48,000
          period: 2024
        evidence: The town library counted 48,000 visits in 2024, up from 40,000 in 2023.
        notes: Ask the group when they themselves would come.

      - finding: Visits by teenagers rose by 30%
        id: teenagers
        points:
          - Two branches stayed open until nine in the evening.
        figure:
          subject: visits by teenagers
          value: 30
          unit: "%"
          direction: up
        evidence:
          - Visits by teenagers rose by 30% over the same year.
          - Two branches stayed open until nine in the evening from January 2024

      - quotation: People told us that they could not come before five.
        id: before-five
        speaker: Maria Holm
        role: Head librarian
        evidence: >-
          “People told us that they could not come before five. So we asked the town for the evenings, and got them,”
          said Maria Holm, the head librarian.

  - section: What you can do
    findings:
      - advice: Make the evenings known
        id: evenings
        own: Advice of the library service
        steps:
          - Tell every visitor about the evening hours.
          - Put the hours on the door where they can be read from the street.
"""


def write_starter(name: str, folder: Path = SOURCES) -> tuple[str, ...]:
    """Write a new publication's folder.

    Args:
        name: The folder's name, which the outputs take: small letters, digits and hyphens.
        folder: Where the publications are.

    Returns:
        The paths of the files written, with ``/`` between the parts.

    Raises:
        UsageError: The name can't be one, or is taken; nothing is written.
        WriteError: The system doesn't let the folder or its files be written.
    """
    if _NAME.fullmatch(name) is None:
        hint = "a name has small letters a to z, digits and single hyphens: heat-waves"
        raise UsageError(
            [Diagnostic("error", "bad-name", "this can't be the name of a publication", name, hints=(hint,))]
        )
    place = folder / name
    if os.path.lexists(place):
        hint = "choose another name: nothing that is there is overwritten"
        raise UsageError(
            [Diagnostic("error", "bad-name", "there is something here already", place.as_posix(), hints=(hint,))]
        )
    try:
        place.mkdir(parents=True)
        return tuple(_write(place / file, text) for file, text in (("outline.yaml", OUTLINE), ("article.txt", ARTICLE)))
    except OSError as error:
        message = f"cannot be written: {error.strerror}"
        raise WriteError([Diagnostic("error", "cannot-write", message, place.as_posix())]) from error


def _write(path: Path, text: str) -> str:
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
    return path.as_posix()
