"""How well and how fast the evidence is checked.

Rates over the cases of ``tests/cases/evidence/passages``, by code: wrong ones caught, with an error; caught with the
code they are about; right ones reported, with anything. The same over those of ``unseen``, which are harder. Then what
ten times the source, and ten times the findings, costs beside once, in the same run.

    python benchmarks/evidence.py
"""

from __future__ import annotations

import datetime as dt
import sys
import time
from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from functools import partial
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[1]))

from builder.evidence import verify_outline
from builder.model.outline import Figure, Finding, Outline, Passage, Section
from builder.model.source import Source
from builder.model.text import Place, Prose, Text
from tests.evidence_cases import PASSAGES, UNSEEN, Case, load_cases

PLACE = Place(1, 1)
ROUNDS = 5
SENTENCE = (
    "In town {n}, cocaine use was up {n}% from 2022 to 2024, while ketamine consumption rose {m}% in the same years. "
)


def print_rates(folder: Path) -> None:
    counts: Counter[tuple[str, str]] = Counter()
    for case in load_cases(folder):
        for outcome in outcomes(case):
            counts[case.about, outcome] += 1
            counts["all", outcome] += 1
    print(
        f"\n{folder.name}\n{'code':<22}{'wrong':>6}{'caught':>9}{'own code':>10}{'warned':>8}{'right':>7}{'alarms':>8}"
    )
    for code in [*sorted({code for code, _ in counts} - {"all"}), "all"]:
        wrong, right = counts[code, "wrong"], counts[code, "right"]
        rates = [counts[code, outcome] / wrong if wrong else 0 for outcome in ("caught", "coded", "warned")]
        alarms = counts[code, "alarm"] / right if right else 0
        print(f"{code:<22}{wrong:>6}{rates[0]:>9.1%}{rates[1]:>10.1%}{rates[2]:>8.1%}{right:>7}{alarms:>8.1%}")


def outcomes(case: Case) -> list[str]:
    found = case.diagnostics()
    errors = {d.code for d in found if d.severity == "error"}
    if case.is_left_open(found):
        return ["wrong", "warned"] if case.is_wrong else ["right"]
    if not case.is_wrong:
        return ["right", *(["alarm"] if found else [])]
    if errors or case.is_told(found):
        return ["wrong", "caught", *(["coded"] if case.about in {d.code for d in found} else [])]
    return ["wrong", *(["warned"] if found else [])]


def publication(sentences: int, findings: int) -> tuple[Outline, dict[str, Source]]:
    """An article of so many sentences, and findings that each cite one of them."""
    made = [SENTENCE.format(n=number + 1, m=number + 2) for number in range(sentences)]
    items = []
    for number in range(findings):
        place = number % sentences
        figure = Figure(
            subject=Text(f"cocaine use in town {place + 1}", PLACE),
            value=Decimal(place + 1),
            written=Text(str(place + 1), PLACE),
            unit=Text("%", PLACE),
            direction="up",
            period=Text("2022 to 2024", PLACE),
            place=PLACE,
        )
        items.append(
            Finding(
                id=Text(f"f{number}", PLACE),
                place=PLACE,
                statement=Prose(f"Cocaine use in town {place + 1} rose {place + 1}%", PLACE),
                figure=figure,
                evidence=(Passage(source=Text("a", PLACE), words=Text(made[place].strip(), PLACE)),),
            )
        )
    outline = Outline(
        path="outline.yaml",
        digest="",
        title=Text("Towns", PLACE),
        language=Text("en-GB", PLACE),
        date=dt.date(2025, 3, 26),
        sections=(Section(title=Text("Towns", PLACE), place=PLACE, items=tuple(items)),),
    )
    return outline, {"a": Source("a", "a.txt", "a.txt", "".join(made), "")}


def seconds(run: Callable[[], object]) -> float:
    taken = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        run()
        taken.append(time.perf_counter() - begun)
    return median(taken)


def print_growth() -> None:
    sizes = ((1_000, 100), (10_000, 100), (1_000, 1_000))
    made = [publication(*size) for size in sizes]
    once, source, findings = (seconds(partial(verify_outline, outline, sources)) for outline, sources in made)
    print(f"\n1,000 sentences, 100 findings: {once * 1000:.0f} ms")
    print(f"ten times the source  : {source / once:.1f} times as long")
    print(f"ten times the findings: {findings / once:.1f} times as long")


if __name__ == "__main__":
    print_rates(PASSAGES)
    print_rates(UNSEEN)
    print_growth()
