"""A publication with a comparison, numbered steps and a question whose answer is shown."""

from __future__ import annotations

from pathlib import Path

ARTICLE = (
    "Loans of e-books rose by 34% between 2019 and 2024. Loans of films on disc fell by 48% between 2019 and 2024.\n"
    "E-books can be borrowed at any hour. A film on disc needs a player, which 9 homes in 10 no longer have.\n"
)
OUTLINE = """\
outline: 1
title: A year in the libraries
language: en-GB
date: 2025-03-26
sources:
  article:
    file: article.txt
    title: The libraries in figures
sections:
  - section: Loans
    findings:
      - finding: Loans of e-books rose by 34%
        id: e-books
        figure: {subject: loans of e-books, value: 34, unit: "%", direction: up, period: 2019 to 2024}
        evidence: Loans of e-books rose by 34% between 2019 and 2024.
      - comparison: Phones gain what discs lose
        id: phones-and-discs
        sides:
          - side: On the phone
            figure: e-books
            points: [Borrowed at any hour]
            evidence: E-books can be borrowed at any hour.
          - side: On disc
            points: ["9 homes in 10 have no player", A film needs one]
            evidence: A film on disc needs a player, which 9 homes in 10 no longer have.
      - advice: How to borrow
        numbered: true
        steps: [Bring your card., Choose a number., Open the catalogue.]
      - question: How much did loans of e-books rise?
        id: quiz
        answer: By 34%.
        reveal: [deck, sheet]
        evidence: Loans of e-books rose by 34% between 2019 and 2024.
"""


def write_publication(folder: Path, outline: str = OUTLINE) -> Path:
    """The publication in a folder.

    Returns:
        The path of its outline.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "article.txt").write_text(ARTICLE, encoding="utf-8")
    path = folder / "outline.yaml"
    path.write_text(outline, encoding="utf-8")
    return path
