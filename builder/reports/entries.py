"""A result sorted by the outline's entries: what was found of each, and what else is told of it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from builder.model.diagnostic import Diagnostic
from builder.model.outline import Item, Outline, Section
from builder.model.source import Match, Verdict
from builder.model.text import Place
from builder.reports.text import in_order

if TYPE_CHECKING:
    from builder.pipeline import Result

State = Literal["supported", "unsupported", "undecided", "own", "unchecked"]
STATES: tuple[State, ...] = ("unsupported", "undecided", "supported", "own", "unchecked")
UNDECIDED = "evidence-undecided"


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the outline with all that is told of it; ``number`` counts from 1 through the outline.

    ``state`` is the verdict; ``undecided`` where the rules could not decide, ``unchecked`` where no phase came to it.
    """

    number: int
    item: Item
    state: State
    evidence: tuple[Match, ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def problem(self) -> bool:
        """Whether the author has something to look at."""
        return bool(self.diagnostics) or self.state in ("unsupported", "undecided")


@dataclass(frozen=True, slots=True)
class Group:
    """A section with its entries; ``diagnostics`` are those about neither of them."""

    section: Section
    diagnostics: tuple[Diagnostic, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Sorted:
    """A result by section and entry; ``diagnostics`` are about the outline as a whole, or another file."""

    diagnostics: tuple[Diagnostic, ...]
    groups: tuple[Group, ...] = ()

    def entries(self) -> tuple[Entry, ...]:
        """Every entry, in order."""
        return tuple(entry for group in self.groups for entry in group.entries)


def sort_result(result: Result) -> Sorted:
    """Give each diagnostic to the entry, or the section, that its place lies in."""
    diagnostics = in_order(result.diagnostics)
    if result.outline is None:
        return Sorted(tuple(diagnostics))
    by_owner = _by_owner(result.outline, diagnostics)
    verdicts = {verdict.id: verdict for verdict in result.verdicts}
    groups: list[Group] = []
    number = 0
    for section in result.outline.sections:
        entries = []
        for item in section.items:
            number += 1
            entries.append(_entry(number, item, verdicts.get(str(item.id)), by_owner.of(item)))
        groups.append(Group(section, by_owner.of(section), tuple(entries)))
    return Sorted(by_owner.of(None), tuple(groups))


@dataclass(frozen=True, slots=True)
class _Owned:
    diagnostics: dict[int, list[Diagnostic]] = field(default_factory=dict)

    def of(self, owner: Section | Item | None) -> tuple[Diagnostic, ...]:
        return tuple(self.diagnostics.get(id(owner), ()))


def _by_owner(outline: Outline, diagnostics: Iterable[Diagnostic]) -> _Owned:
    marks = sorted(_beginnings(outline), key=lambda mark: mark[0])
    places = [place for place, _ in marks]
    owned = _Owned()
    for diagnostic in diagnostics:
        owner = None
        if diagnostic.file == outline.path and diagnostic.place is not None:
            index = bisect_right(places, diagnostic.place) - 1
            owner = marks[index][1] if index >= 0 else None
        owned.diagnostics.setdefault(id(owner), []).append(diagnostic)
    return owned


def _beginnings(outline: Outline) -> Iterator[tuple[Place, Section | Item | None]]:
    """Where what belongs to something begins; it goes on to the next beginning, in whatever order the keys stand."""
    for text in (outline.title, outline.subtitle, outline.notice, outline.language, outline.theme, outline.template):
        if text is not None:
            yield text.place, None
    for source in outline.sources:
        yield source.id.place, None
    for contact in outline.contacts:
        yield contact.name.place, None
    for section in outline.sections:
        yield section.place, section
        if section.takeaway is not None:
            yield section.takeaway.place, section
        for item in section.items:
            yield item.place, item


def _entry(number: int, item: Item, verdict: Verdict | None, diagnostics: tuple[Diagnostic, ...]) -> Entry:
    state: State = verdict.status if verdict is not None else "unchecked"
    if state == "supported" and any(diagnostic.code == UNDECIDED for diagnostic in diagnostics):
        state = "undecided"
    return Entry(number, item, state, verdict.evidence if verdict is not None else (), diagnostics)
