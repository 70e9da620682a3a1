"""The cases of ``cases/evidence/passages``: each an entry, its source, and what has to be said of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from builder.evidence import verify_outline
from builder.evidence.changes.lock import make_lock
from builder.model.diagnostic import Diagnostic
from builder.model.outline import Figure, Finding, Item, Outline, Passage, Quotation, Section, SourceReference
from builder.model.source import Source
from builder.model.text import Place, Prose, Text

CASES = Path(__file__).parent / "cases" / "evidence"
PASSAGES = CASES / "passages"
UNSEEN = CASES / "unseen"
"""Passages that were written apart from the rules, and harder ones: what they tell is printed, not asserted."""
PLACE = Place(1, 1)


@dataclass(frozen=True)
class Case:
    """``about`` is the code that a wrong case has to be reported with; ``swap`` what was made wrong, or empty.

    ``undecided`` is ``must`` where no careful reader could tell and it has to be left to the author, ``may`` where that
    will do as well as an answer.
    """

    name: str
    about: str
    swap: str
    outline: Outline
    source: Source
    now: Source | None = None
    undecided: str = ""

    @property
    def is_wrong(self) -> bool:
        return bool(self.swap)

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What is said of it; of a source that changed, against the lock of the old one."""
        if self.now is None:
            return verify_outline(self.outline, {"article": self.source}).diagnostics
        old = {"article": self.source}
        lock = make_lock(self.outline, old, verify_outline(self.outline, old).verdicts)
        found = verify_outline(self.outline, {"article": self.now}, lock).diagnostics
        return found if self.swap else tuple(d for d in found if not _is_of_the_source(d))

    def is_left_open(self, found: Sequence[Diagnostic]) -> bool:
        """Whether it is left to the author, where that will do."""
        return bool(self.undecided and found) and all(d.code == "evidence-undecided" for d in found)

    def is_told(self, found: Iterable[Diagnostic]) -> bool:
        """Whether a change that is no error, of a passage that only moved, is reported."""
        return self.swap == "moved" and any(d.code == "source-changed" for d in found)


def _is_of_the_source(diagnostic: Diagnostic) -> bool:
    """Whether it says that the source changed somewhere else: that is so, and no alarm."""
    return diagnostic.code == "source-changed" and diagnostic.severity == "warning"


def load_cases(folder: Path = PASSAGES) -> Iterator[Case]:
    for path in sorted(folder.glob("*.yaml")):
        document = yaml.safe_load(path.read_text(encoding="utf-8"))
        source = _source(document["passage"])
        for number, case in enumerate(document["cases"], 1):
            yield Case(
                name=f"{path.stem}-{number}",
                about=case["about"],
                swap=case.get("swap") or case.get("change") or "",
                outline=_outline(_item(case, document["passage"])),
                source=source,
                now=_source(case["now"]) if "now" in case else None,
                undecided=case.get("undecided", ""),
            )


def _source(text: str) -> Source:
    return Source("article", "article.txt", "article.txt", text, str(hash(text)))


def _text(value: Any) -> Text:
    return Text(str(value), PLACE)


def _item(case: dict[str, Any], passage: str) -> Item:
    given = case.get("evidence", passage)
    words = [] if given == "none" else given if isinstance(given, list) else [given]
    common: dict[str, Any] = {
        "id": _text("entry"),
        "place": PLACE,
        "evidence": tuple(Passage(source=_text("article"), words=_text(w)) for w in words),
    }
    if "quotation" in case:
        role = {"role": _text(case["role"])} if "role" in case else {}
        return Quotation(words=_text(case["quotation"]), speaker=_text(case["speaker"]), **role, **common)
    figure = _figure(case["figure"]) if "figure" in case else None
    return Finding(statement=Prose(str(case.get("text", "A finding")), PLACE), figure=figure, **common)


def _figure(given: dict[str, Any]) -> Figure:
    parts: dict[str, Any] = {
        key: value if key == "direction" else _text(value) for key, value in given.items() if key != "value"
    }
    written = str(given["value"])
    return Figure(value=Decimal(written.replace(",", "")), written=_text(written), place=PLACE, **parts)


def _outline(item: Item) -> Outline:
    return Outline(
        path="outline.yaml",
        digest="",
        title=_text("A publication"),
        language=_text("en-GB"),
        date=dt.date(2025, 3, 26),
        sources=(SourceReference(id=_text("article"), file=_text("article.txt"), title=_text("The article")),),
        sections=(Section(title=_text("A section"), place=PLACE, items=(item,)),),
    )
