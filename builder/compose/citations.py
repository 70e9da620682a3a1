"""Numbered references to the sources, and where in them a passage stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from builder.compose import phrases
from builder.model.outline import Item, Outline, SourceReference
from builder.model.source import Match, Source, Verdict
from builder.model.text import Run


@dataclass(frozen=True, slots=True)
class Citations:
    """Sources as numbered: in the order in which the outline lists them, from 1.

    ``matches`` gives the passages found for each entry, by its id.
    """

    numbers: Mapping[str, int]
    references: tuple[SourceReference, ...]
    sources: Mapping[str, Source]
    matches: Mapping[str, tuple[Match, ...]]

    def cited(self, item: Item) -> tuple[int, ...]:
        """Numbers of the sources an entry rests on, each once, ascending."""
        return tuple(sorted({self.numbers[match.source] for match in self.matches.get(item.id, ())}))

    def marks(self, *items: Item) -> str:
        """``[1]`` or ``[1] [2]``; empty where nothing is cited."""
        numbers = sorted({number for item in items for number in self.cited(item)})
        return " ".join(f"[{number}]" for number in numbers)

    def passages(self, item: Item) -> tuple[str, ...]:
        """For the notes: each passage as the source has it, with its number, file and line."""
        return tuple(
            phrases.passage_note(
                self.numbers[match.source],
                self.sources[match.source].name,
                match.line,
                " ".join(self.sources[match.source].text[match.span.start : match.span.end].split()),
            )
            for match in self.matches.get(item.id, ())
        )


def number_sources(outline: Outline, sources: Mapping[str, Source], verdicts: Sequence[Verdict]) -> Citations:
    """Number the sources of an outline and file the passages found under their entries."""
    return Citations(
        numbers={reference.id: number for number, reference in enumerate(outline.sources, 1)},
        references=outline.sources,
        sources=sources,
        matches={verdict.id: verdict.evidence for verdict in verdicts},
    )


def reference_runs(reference: SourceReference) -> tuple[Run, ...]:
    """The same, its title in its own language."""
    line = reference_line(reference)
    title = str(reference.title)
    if reference.language is None:
        return (Run(line),)
    return Run(title, language=str(reference.language)), Run(line[len(title) :])


def reference_line(reference: SourceReference) -> str:
    """A source as the list of sources prints it, without number and address."""
    parts = [str(reference.title)]
    if reference.publisher:
        parts.append(str(reference.publisher))
    if reference.published:
        parts.append(phrases.published(reference.published))
    return ", ".join(parts) + "."
