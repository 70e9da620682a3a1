"""Two ledgers, entry by entry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from builder.comparison.matching import find_moved, match_entries
from builder.comparison.passages import moved_passages, passage_changes
from builder.model.changes import Change, ChangeKind, Comparison
from builder.model.ledger import Entry, FigureFact, Ledger

_MOST_PAIRS = 250_000
"""Beyond this many pairs, the texts of an entry are paired in order: looking for the best match takes their product."""


def compare_ledgers(old: Ledger, new: Ledger) -> Comparison:
    """Everything that the newer ledger says otherwise.

    Args:
        old: The older ledger.
        new: The newer one; changes have its slides and pages.
    """
    pairs = match_entries(old.entries, new.entries)
    moved = _moved(old.entries, new.entries, pairs)
    passages = moved_passages(new.entries, pairs)
    changes = [*_publication(old, new)]
    for entry in new.entries:
        before = pairs.get(entry.id)
        if before is None:
            changes.append(_change("added", entry, entry.kind, "", entry.statement))
        else:
            changes += _differences(before, entry, has_moved=entry.id in moved)
            changes += (_change("passage-moved", entry, "passage", *places) for places in passages.get(entry.id, ()))
            changes += (_change("passage", entry, "passage", *words) for words in passage_changes(before, entry))
    kept = {entry.id for entry in pairs.values()}
    changes += [
        _change("gone", entry, entry.kind, entry.statement, "") for entry in old.entries if entry.id not in kept
    ]
    return Comparison(old.title, new.title, old.date, new.date, tuple(changes))


def _change(kind: ChangeKind, entry: Entry, what: str, before: str, after: str) -> Change:
    return Change(kind, entry.id, what, before, after, entry.slides, entry.pages)


def _publication(old: Ledger, new: Ledger) -> Iterator[Change]:
    for what, before, after in (
        ("title", old.title, new.title),
        ("language", old.language, new.language),
        ("date", old.date, new.date),
    ):
        if before != after:
            yield Change("publication", "", what, before, after)


def _moved(old: Sequence[Entry], new: Sequence[Entry], pairs: Mapping[str, Entry]) -> set[str]:
    """Ids of the entries that stand in another order among those that were there before."""
    order = {entry.id: place for place, entry in enumerate(old)}
    stayed = [entry for entry in new if entry.id in pairs]
    return {stayed[index].id for index in find_moved([order[pairs[entry.id].id] for entry in stayed])}


def _differences(old: Entry, new: Entry, *, has_moved: bool) -> Iterator[Change]:
    yield from _figures(old, new)
    yield from _words(old, new)
    if old.section != new.section:
        yield _change("moved", new, "section", old.section, new.section)
    elif has_moved:
        yield _change("moved", new, "place", _places(old), _places(new))
    if old.outputs != new.outputs:
        yield _change("moved", new, "outputs", " and ".join(old.outputs), " and ".join(new.outputs))


def _places(entry: Entry) -> str:
    return places_text(entry.slides, entry.pages)


def places_text(slides: Sequence[int], pages: Sequence[int]) -> str:
    """``slides 7 and 8, page 1``; empty where there is neither."""
    parts = [
        f"{word if len(numbers) == 1 else word + 's'} {_listed(numbers)}"
        for word, numbers in (("slide", slides), ("page", pages))
        if numbers
    ]
    return ", ".join(parts)


def _listed(numbers: Sequence[int]) -> str:
    *first, last = map(str, numbers)
    return f"{', '.join(first)} and {last}" if first else last


# --- figures -------------------------------------------------------------------------------------------------------


def _figures(old: Entry, new: Entry) -> Iterator[Change]:
    """Figures by their subjects; where an entry has one, it is that one whatever its subject."""
    before, after = list(old.figures), list(new.figures)
    if len(before) == len(after) == 1:
        pairs = [(before[0], after[0])]
    else:
        named = {figure.subject: figure for figure in before}
        pairs = [(named.pop(figure.subject), figure) for figure in after if figure.subject in named]
        known = {figure.subject for _, figure in pairs}
        yield from (_change("figure", new, "figure", figure_text(figure), "") for figure in named.values())
        added = (figure for figure in after if figure.subject not in known)
        yield from (_change("figure", new, "figure", "", figure_text(figure)) for figure in added)
    for one, other in pairs:
        if one != other:
            yield _change("figure", new, "figure", figure_text(one), figure_text(other))


def figure_text(figure: FigureFact) -> str:
    """``reports: more than 6 fold, up, 2022 to 2024``; only what the figure has."""
    amount = " ".join(
        filter(None, (figure.qualifier, f"{figure.number}{'' if figure.unit == '%' else ' '}{figure.unit}"))
    )
    said = ", ".join(filter(None, (amount.strip(), figure.direction, figure.period)))
    return f"{figure.subject}: {said}" if figure.subject else said


# --- words ---------------------------------------------------------------------------------------------------------


def _words(old: Entry, new: Entry) -> Iterator[Change]:
    what = {"finding": "statement", "quotation": "words", "question": "question"}.get(new.kind, "title")
    said = [(what, old.statement, new.statement), ("own", old.own, new.own)]
    before, after = old.quotation, new.quotation
    if before and after:
        said += [("speaker", before.speaker, after.speaker), ("role", before.role, after.role)]
    for name, one, other in said:
        if one != other:
            yield _change("words", new, name, one, other)
    yield from _texts(old, new)


def _texts(old: Entry, new: Entry) -> Iterator[Change]:
    """Points, steps and cells: paired by place between those that stayed."""
    from difflib import SequenceMatcher

    what = {"table": "cell", "advice": "step", "quotation": "context"}.get(new.kind, "point")
    blocks: Sequence[tuple[str, int, int, int, int]] = [("replace", 0, len(old.texts), 0, len(new.texts))]
    if len(old.texts) * len(new.texts) <= _MOST_PAIRS:
        blocks = SequenceMatcher(None, old.texts, new.texts, autojunk=False).get_opcodes()
    for kind, i1, i2, j1, j2 in blocks:
        if kind == "equal":
            continue
        before, after = old.texts[i1:i2], new.texts[j1:j2]
        for place in range(max(len(before), len(after))):
            one, other = (texts[place] if place < len(texts) else "" for texts in (before, after))
            if one != other:
                yield _change("words", new, what, one, other)
