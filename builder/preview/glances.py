"""A glance: the slides of the one entry that a save has changed, composed without all the others.

The time it takes does not grow with the publication. The whole is checked and composed behind it, and has the last
word: a glance shows early what that will show.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from operator import eq

from builder.evidence import verify_outline
from builder.model.diagnostic import BuilderError, EvidenceError
from builder.model.outline import Chart, Comparison, Item, Outline
from builder.outline.loading import parse_outline
from builder.pipeline import Result, compose
from builder.preview.plates import Plate, slide_plate
from builder.preview.proofs import Proof, look_digest
from builder.reports.entries import Entry, sort_result


@dataclass(frozen=True, slots=True)
class _Lines:
    """Where an outline's sections and entries stand: the first line of each, from 0, and the line behind the last."""

    sections: tuple[int, ...]
    items: tuple[tuple[int, int, Item], ...]
    end: int


def glance(proof: Proof, before: str, now: str) -> Proof | None:
    """The proof with the slides of the entry that has changed.

    Args:
        proof: Of the text ``before``.
        before: The outline's text.
        now: Its text after the save.

    Returns:
        None where more than one entry has changed, or it takes all of them to know what its slides look like.
    """
    old, new = before.split("\n"), now.split("\n")
    known = _find_lines(proof.outline, old)
    if known is None or (changed := _find_changed(old, new, known)) is None:
        return None
    item, shift = changed
    wanted = {str(item.id), *(map(str, item.figures) if isinstance(item, Chart | Comparison) else ())}
    kept = _only(item, wanted, new, known, shift)
    try:
        outline = parse_outline("\n".join(kept).encode(), proof.outline.path)
    except BuilderError:
        return None
    found = {str(each.id): each for each in outline.items()}
    edited = found.get(str(item.id))
    if edited is None or set(found) != wanted or edited.layout != item.layout or edited.show != item.show:
        return None
    return _with_slides(proof, outline, edited)


def _with_slides(proof: Proof, outline: Outline, item: Item) -> Proof | None:
    """The proof with the slides that a short outline gives an entry."""
    options = replace(proof.options, only=frozenset(("deck",)), handout=None)
    found = verify_outline(outline, proof.result.sources)
    error = EvidenceError if any(d.severity == "error" for d in found.diagnostics) else None
    result = replace(
        Result(outline.path, outline=outline, error=error, verdicts=found.verdicts, diagnostics=found.diagnostics),
        sources=proof.result.sources,
        pictures=proof.result.pictures,
    )
    try:
        document = compose(result, proof.look, options).document
    except (BuilderError, KeyError):  # it does not fit, or shows a picture that has not been read yet
        return None
    digest = look_digest(document, proof.look)
    drafted = [slide_plate(slide, 1, proof.deck, digest) for slide in document.slides]
    own = [slide for slide, plate in zip(document.slides, drafted, strict=True) if plate.entry == item.id]
    numbers = [plate.number for plate in proof.slides if plate.entry == item.id]
    if len(own) != len(numbers) or not own:
        return None
    plates = {n: slide_plate(slide, n, proof.deck, digest) for n, slide in zip(numbers, own, strict=True)}
    entry = next(entry for entry in sort_result(result).entries() if entry.item is item)
    return replace(
        proof, slides=_put(proof.slides, plates), entries={**proof.entries, str(item.id): _numbered(entry, proof)}
    )


def _put(slides: Sequence[Plate], plates: dict[int, Plate]) -> tuple[Plate, ...]:
    return tuple(plates.get(plate.number, plate) for plate in slides)


def _numbered(entry: Entry, proof: Proof) -> Entry:
    return replace(entry, number=proof.entries[str(entry.item.id)].number)


# --- which entry has changed ---------------------------------------------------------------------------------------


def _find_lines(outline: Outline, text: Sequence[str]) -> _Lines | None:
    """Where sections and entries begin; None where they don't begin on lines of their own, one below the other."""
    sections = tuple(section.place.line - 1 for section in outline.sections)
    starts = [item.place.line - 1 for item in outline.items()]
    both = sorted({*sections, *starts})
    if not starts or len(both) != len(sections) + len(starts) or not all(_is_item(text, line) for line in both):
        return None
    end = next((n for n in range(both[-1] + 1, len(text)) if text[n][:1] not in ("", " ", "#", "-")), len(text))
    follows = dict(zip(both, (*both[1:], end), strict=True))
    items = tuple((item.place.line - 1, follows[item.place.line - 1], item) for item in outline.items())
    return _Lines(sections, items, end)


def _is_item(text: Sequence[str], line: int) -> bool:
    return line < len(text) and text[line].lstrip(" ").startswith("- ")


def _find_changed(old: Sequence[str], new: Sequence[str], known: _Lines) -> tuple[Item, int] | None:
    """The entry in whose lines all that is different lies, and how many lines it has more than before."""
    first = _alike(old, new)
    last = _alike(old[first:][::-1], new[first:][::-1])
    if first == len(old) == len(new):
        return None
    index = bisect_right([start for start, _, _ in known.items], first) - 1
    if index < 0:
        return None
    start, end, item = known.items[index]
    # A line more before the next entry is this one's; its first line stays.
    if not start <= first < end or len(old) - last > end or (first == start and not _is_item(new, start)):
        return None
    return item, len(new) - len(old)


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many lines are the same from the start."""
    return sum(1 for _ in takewhile(bool, map(eq, one, other)))


def _only(item: Item, wanted: Collection[str], new: Sequence[str], known: _Lines, shift: int) -> list[str]:
    """The new text without sections and entries that the slides of one don't depend on; lines keep their numbers."""
    at = next(start for start, _, each in known.items if each is item)
    blocks = list(_blocks(known))
    kept_sections = {section for section, _, _, each in blocks if each is not None and str(each.id) in wanted}
    text = list(new)
    for section, start, end, each in blocks:
        if (each is None and section in kept_sections) or (each is not None and str(each.id) in wanted):
            continue
        # What stands behind the entry has moved.
        begin, finish = (start + shift, end + shift) if start > at else (start, end)
        text[begin:finish] = [""] * (finish - begin)
    return text


def _blocks(known: _Lines) -> Iterator[tuple[int, int, int, Item | None]]:
    """Heads of sections, and entries: the section's first line, the block's own, the line behind it, the entry."""
    starts: dict[int, Item | None] = dict.fromkeys(known.sections)
    starts |= {start: item for start, _, item in known.items}
    order = sorted(starts)
    section = order[0]
    for start, end in zip(order, (*order[1:], known.end), strict=True):
        section = start if starts[start] is None else section
        yield section, start, end, starts[start]
