"""An outline, as loaded: what the author says, every value with its place."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from builder.model.diagnostic import Diagnostic
from builder.model.records import RecordField
from builder.model.text import Place, Prose, Text

Output = Literal["deck", "sheet"]
Product = Literal["deck", "sheet", "handout"]
"""What is written of an outline; entries are shown in deck and sheet, and in the handout as in the deck."""
Direction = Literal["up", "down"]
ChartKind = Literal["bar", "column", "stacked-bar", "stacked-column", "line", "pie", "doughnut"]
Measure = Literal["changes", "levels"]
Fit = Literal["contain", "cover"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceReference:
    """A source the outline names: ``file`` is relative to the outline's folder.

    ``language`` is its title's, where that is not the outline's.
    """

    id: Text
    file: Text
    title: Text
    publisher: Text | None = None
    published: dt.date | None = None
    url: Text | None = None
    language: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Words of a source that carry a finding."""

    source: Text
    words: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number of the source, with all that makes it mean something.

    ``value`` is never negative: ``direction`` says which way it went. ``unit`` is ``%``, ``fold``, ``£`` or the
    counted thing (``people``); ``written`` is the value as typed. ``derived`` is the sum that makes the value out of
    numbers of the evidence (``85 - 7``).
    """

    subject: Text
    value: Decimal
    written: Text
    unit: Text | None = None
    direction: Direction | None = None
    period: Text | None = None
    qualifier: Text | None = None
    derived: Text | None = None
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmation:
    """Somebody's word that the source bears out what the rules can't decide."""

    by: Text
    on: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What all entries of a section have in common.

    ``place`` is that of the entry's first key. ``own`` says why the entry is the organisation's own statement.
    ``layout`` names a slide layout of the template.
    """

    id: Text
    place: Place
    show: frozenset[Output] = frozenset(("deck", "sheet"))
    evidence: tuple[Passage, ...] = ()
    own: Text | None = None
    confirmed: Confirmation | None = None
    notes: Prose | None = None
    layout: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding(Item):
    """One key statement of the article."""

    statement: Prose
    points: tuple[Prose, ...] = ()
    figure: Figure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation(Item):
    """Somebody's words, without quotation marks; ``context`` says what they were said of.

    ``language`` is that of the words, where it is not the outline's.
    """

    words: Text
    speaker: Text
    role: Text | None = None
    context: Prose | None = None
    language: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartSeries:
    """Figures of a chart that belong together; ``series`` is what the chart calls them."""

    series: Text
    figures: tuple[Text, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart(Item):
    """Figures of findings, drawn.

    ``figures`` are the findings' ids, in order, those of all series one after the other; ``series`` is empty where
    the chart has only one. ``categories`` are the author's names for the points, where those that the figures give
    won't do. ``measure`` says whether the values are changes, of which falls are negative, or levels; None where the
    figures tell. ``accent`` is the id of the point that matters.
    """

    title: Prose
    kind: ChartKind
    figures: tuple[Text, ...]
    series: tuple[ChartSeries, ...] = ()
    categories: tuple[Text, ...] = ()
    measure: Measure | None = None
    accent: Text | None = None
    unit: Text | None = None
    alt: Prose | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Item):
    """Rows under a header; every row has as many cells as ``columns``."""

    title: Prose
    columns: tuple[Prose, ...]
    rows: tuple[tuple[Prose, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice(Item):
    """The organisation's own advice, as steps; ``numbered`` where their order matters."""

    title: Prose
    steps: tuple[Prose, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Item):
    """A question for discussion or a quiz; the answer goes into the notes, and is shown where ``reveal`` says so."""

    question: Prose
    answer: Prose | None = None
    reveal: frozenset[Output] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture(Item):
    """A picture, with the text that stands for it; ``alt`` is None exactly where it is decorative.

    It is shown whole (``contain``), or fills its place, what is beyond it cut off (``cover``).
    """

    title: Prose
    file: Text
    alt: Prose | None = None
    caption: Prose | None = None
    credit: Text | None = None
    fit: Fit = "contain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What happened, and when, in the author's words. ``evidence`` is its own, or what the timeline cites for all."""

    when: Text
    what: Prose
    evidence: tuple[Passage, ...] = ()
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline(Item):
    """Dated events, in the author's order; ``evidence`` is that of all of them."""

    title: Prose
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A term and its meaning: the source's, by its evidence, or the organisation's own words."""

    term: Text
    meaning: Prose
    evidence: tuple[Passage, ...] = ()
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms(Item):
    """A glossary; ``evidence`` is that of all its terms."""

    title: Prose
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of two that are compared; ``figure`` is the id of a finding, whose evidence is this side's too."""

    heading: Text
    points: tuple[Prose, ...] = ()
    figure: Text | None = None
    evidence: tuple[Passage, ...] = ()
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison(Item):
    """Two sides next to each other; ``evidence`` is that of both of them."""

    title: Prose
    sides: tuple[Side, ...]

    @property
    def figures(self) -> tuple[Text, ...]:
        """Ids of the findings whose figures the sides show."""
        return tuple(side.figure for side in self.sides if side.figure is not None)


def headline_of(item: Item) -> str:
    """What an entry says first: its statement, the words it quotes, its question or its title."""
    match item:
        case Finding():
            return item.statement
        case Quotation():
            return f"“{item.words}”"
        case Question():
            return item.question
        case Chart() | Table() | Advice() | Picture() | Timeline() | Terms() | Comparison():
            return item.title
    return item.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A group of entries under one heading."""

    title: Text
    place: Place
    takeaway: Prose | None = None
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Where to find help."""

    name: Text
    phone: Text | None = None
    url: Text | None = None
    serves: Text | None = None
    checked: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Printing:
    """How the sheet is printed: colour that goes on beyond its edges, marks where to cut, both sides of the paper."""

    bleed_pt: float = 0.0
    marks: bool = False
    duplex: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """One publication.

    ``path`` is the outline's path as the user gave it; ``digest`` is the SHA-256, in hex, of the file's bytes.
    ``changes`` asks for what has changed since the last edition. ``remarks`` are warnings of the file. ``records`` are
    the fields whose names may stand in braces in any text; a figure's ``value`` is then that of the example.
    """

    path: str
    digest: str
    title: Text
    language: Text
    date: dt.date
    subtitle: Text | None = None
    organisation: Text | None = None
    audience: Text | None = None
    notice: Prose | None = None
    theme: Text | None = None
    template: Text | None = None
    changes: bool = False
    records: tuple[RecordField, ...] = ()
    handout: Text | None = None
    sources: tuple[SourceReference, ...] = ()
    sections: tuple[Section, ...] = ()
    contacts: tuple[Contact, ...] = ()
    printing: Printing = Printing()
    remarks: tuple[Diagnostic, ...] = ()

    def items(self) -> tuple[Item, ...]:
        """Every entry of every section, in order."""
        return tuple(item for section in self.sections for item in section.items)

    def findings(self) -> dict[str, Finding]:
        """The findings by their ids."""
        return {str(item.id): item for item in self.items() if isinstance(item, Finding)}
