"""A file as read, held against its ledger: what is missing, different, extra or moved, in diagnostics."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from builder.model.diagnostic import Diagnostic
from builder.model.ledger import RUNNING_DATE, Ledger, Line
from builder.readback.alignment import Pair, align_deck, align_lines, owned
from builder.readback.beside import lost_texts
from builder.readback.facts import LostFact, lost_facts
from builder.readback.read_file import RUNNING, Fault, ReadFile

_PLACES = {"deck": "slide", "sheet": "page", "handout": "page"}
_NAMED = ("document title", "document creator")
_SHOWN = 240
_MOST_LINES = 500_000
"""So many are looked at, where a forged ledger gives every entry the same slide."""
_TAGS = {
    "H1": "title",
    "H2": "heading of a section",
    "H3": "heading",
    "P": "text",
    "LBody": "list item",
    "Lbl": "number in a list",
    "Figure": "chart",
    "BlockQuote": "quotation",
    "running": "line at the edge of the page",
    "untagged": "text without a tag",
}


def hold_against(ledger: Ledger, read: ReadFile, path: str) -> tuple[Diagnostic, ...]:
    """Everything in which a file differs from its ledger, or is wrong in itself.

    Args:
        ledger: Of the outline, or the one that the file carries. Where it has the lines of a deck, a handout is held
            against those as well.
        read: The file.
        path: The file's, for messages.
    """
    running = [line for line in read.lines if line.part in RUNNING.values()]
    lines = [line for line in read.lines if line.part not in RUNNING.values()]
    asked = {"deck": ledger.deck, "sheet": ledger.sheet, "handout": ledger.handout}[read.kind]
    expected = [line for line in asked if line.part != RUNNING_DATE]
    align = align_deck if read.kind == "deck" else align_lines
    pairs = list(align(expected, lines))
    told = _Telling(read.kind, path)
    found = [told.fault(fault) for fault in read.faults]
    found += told.differences(pairs)
    texts = _running_texts(ledger)
    found += (told.running(line, ledger) for line in running if line.text not in texts(line))
    blamed = {pair.expected.entry for pair in pairs if pair.expected and _differs(pair)}
    owned_lines = list(owned(pairs))
    lost = lost_facts(ledger, owned_lines, read.kind)
    found += [told.lost(fact) for fact in lost if fact.entry not in blamed]
    if read.kind == "handout":
        found += [told.lost_of_slide(line) for line in lost_texts(ledger.deck, owned_lines) if line.entry not in blamed]
    if not found and read.edited:
        found.append(told.edited(read))
    return tuple(found)


def hold_facts(ledger: Ledger, read: ReadFile, path: str) -> tuple[Diagnostic, ...]:
    """The facts of another file's ledger that a file lacks on the slides or pages that should have them.

    Args:
        ledger: Of the file beside it: its entries say where each is shown in both.
        read: The file.
        path: The file's, for messages.
    """
    lines: dict[int, list[Line]] = {}
    for line in read.lines:
        lines.setdefault(line.place, []).append(line)
    own = (
        replace(line, entry=entry.id)
        for entry in ledger.entries
        for place in dict.fromkeys(entry.slides if read.kind == "deck" else entry.pages)
        for line in lines.get(place, ())
    )
    told = _Telling(read.kind, path)
    faults = [told.fault(fault) for fault in read.faults]
    return (*faults, *(told.lost(fact) for fact in lost_facts(ledger, list(islice(own, _MOST_LINES)), read.kind)))


def _differs(pair: Pair) -> bool:
    if pair.expected is None or pair.read is None:
        return True
    return (pair.expected.text, pair.expected.part) != (pair.read.text, pair.read.part)


def _running_texts(ledger: Ledger) -> Callable[[Line], Collection[str]]:
    """What may stand in a line at a slide's edge.

    That is the slide's own number, the edition's date, or a footer that names title and organisation or one of them.
    """
    named = [entry.text for entry in ledger.deck if entry.place == 0 and entry.part in _NAMED]
    dates = frozenset(entry.text for entry in ledger.deck if entry.part == RUNNING_DATE)
    footers = frozenset((*named, " · ".join(reversed(named))))

    def texts(line: Line) -> Collection[str]:
        if line.part == "slide number":
            return (str(line.place),)
        return dates if line.part == "date" else footers if line.part == "footer" else ()

    return texts


class _Telling:
    """Turns what was found in one file into diagnostics."""

    def __init__(self, kind: str, path: str) -> None:
        self._kind = kind
        self._path = path

    def fault(self, fault: Fault) -> Diagnostic:
        return self._problem(fault.code, fault.place, fault.message, *fault.details)

    def differences(self, pairs: Sequence[Pair]) -> Iterator[Diagnostic]:
        """A diagnostic for each pair that differs; a line lost here and found there has moved."""
        lost = {pair.expected.text: pair.expected for pair in pairs if pair.expected and pair.read is None}
        gained = {pair.read.text for pair in pairs if pair.read and pair.expected is None}
        for expected, read in pairs:
            if expected is not None and read is not None:
                if expected.text != read.text:
                    yield self._different(expected, read)
                elif (expected.place, expected.part) != (read.place, read.part):
                    yield self._moved(expected, read)
            elif expected is not None and expected.text not in gained:
                yield self._missing(expected)
            elif read is not None:
                before = lost.get(read.text)
                yield self._moved(before, read) if before is not None else self._extra(read)

    def _different(self, expected: Line, read: Line) -> Diagnostic:
        details = (("should say", _short(expected.text)), ("says", _short(read.text)))
        return self._problem("fact-different", read.place, f"{_named(expected)} is different", *details)

    def _missing(self, expected: Line) -> Diagnostic:
        details = ("should say", _short(expected.text))
        return self._problem("fact-missing", expected.place, f"{_named(expected)} is missing", details)

    def _extra(self, read: Line) -> Diagnostic:
        message = f"{_part(read)} says what nobody wrote"
        return self._problem("fact-extra", read.place, message, ("says", _short(read.text)))

    def _moved(self, expected: Line, read: Line) -> Diagnostic:
        place = _PLACES[self._kind]
        before = [f"from {place} {expected.place}"] if expected.place != read.place else []
        before += [f"to {_part(read)}"] if expected.part != read.part else []
        message = f"{_named(expected)} has moved{', ' if before else ''}{' '.join(before)}"
        return self._problem("fact-moved", read.place, message, ("says", _short(read.text)))

    def running(self, line: Line, ledger: Ledger) -> Diagnostic:
        return self._problem("fact-different", line.place, f"{_part(line)} is different", ("says", _short(line.text)))

    def lost(self, fact: LostFact) -> Diagnostic:
        return self._problem(
            "fact-missing", fact.place, f"{fact.entry}: its {fact.what} is missing", ("should say", _short(fact.words))
        )

    def lost_of_slide(self, line: Line) -> Diagnostic:
        message = f"{_named(line)} of slide {line.place} is missing"
        return self._problem("fact-missing", 0, message, ("the slide says", _short(line.text)))

    def edited(self, read: ReadFile) -> Diagnostic:
        """Edits that change no text: looks, places, what no reader sees."""
        edited = read.edited or ()
        names = ", ".join(edited[:5]) + (f" and {len(edited) - 5} more" if len(edited) > 5 else "")
        message = "it says what it should, but was edited after it was built"
        if read.is_ours:
            return self._problem("file-edited", 0, message, ("edited", names))
        hint = "another program saved it: its texts and figures were compared, its looks were not"
        return Diagnostic("warning", "file-edited", message, self._path, details=(("edited", names),), hints=(hint,))

    def _problem(self, code: str, place: int, message: str, *details: tuple[str, str]) -> Diagnostic:
        where = f"{_PLACES[self._kind]} {place}: " if place else ""
        return Diagnostic("error", code, where + message, self._path, details=details)


def _named(line: Line) -> str:
    """``com-reports: its figure``; the part alone where no entry has it."""
    part = _part(line)
    return f"{line.entry}: its {part}" if line.entry and not line.entry.startswith(":") else part


def _part(line: Line) -> str:
    """A part in words: the tags of a sheet are none that an author knows."""
    tag, _, cell = line.part.partition(" ")
    return f"cell {cell}" if tag in ("TH", "TD") else _TAGS.get(line.part, line.part)


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


def hold_together(stamps: Iterable[tuple[str, str | None]], stamp: str) -> Iterator[Diagnostic]:
    """An error for each file that bears another build's stamp.

    Args:
        stamps: Path and stamp of each file.
        stamp: The one that all should bear; where it is empty, that of the first file.
    """
    for path, read in stamps:
        stamp = stamp or read or ""
        if read != stamp:
            details = (("stamp of the build", stamp[:16]), ("stamp of the file", (read or "none")[:16]))
            hint = "build both again, with one run of `builder build`"
            message = "it is of another build than what it is compared with"
            yield Diagnostic("error", "outputs-mixed", message, path, details=details, hints=(hint,))
