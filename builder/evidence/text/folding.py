"""Text folded for comparison, every folded character with the range of the original that it stands for.

Folding removes what differs between two copies of the same words: the form of quotation marks and dashes, white space,
invisible characters, hyphens at line ends, letters set as one. It never changes a letter, digit, sign, case or the
order of words; so it is NFC and not NFKC, which would turn ``½`` into ``1⁄2`` and ``m²`` into ``m2``.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from builder.evidence.text.lexicon import subject_stems
from builder.evidence.text.markdown import blank_markup
from builder.model.source import Source, Span

# Soft hyphen, zero-width space, non-joiner, joiner, word joiner, zero-width no-break space. Not the marks that order
# text from right to left: those change what a reader sees.
INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"

_SINGLE_QUOTES = "\u2018\u2019\u201a\u201b\u2032\u2035\u2039\u203a"
_DOUBLE_QUOTES = "\u201c\u201d\u201e\u201f\u2033\u2036\u00ab\u00bb"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63"
_SPACES = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    chr(code) for code in range(0x2000, 0x200B)
)
_LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "ſt",
    "\ufb06": "st",
}
_ONE_FOR_ONE = {
    **dict.fromkeys(_SINGLE_QUOTES, "'"),
    **dict.fromkeys(_DOUBLE_QUOTES, '"'),
    **dict.fromkeys(_DASHES, "-"),
    **dict.fromkeys(_SPACES, " "),
}

# One leading character class, so that the search skips everything else at full speed.
_CHANGE_OF_LENGTH = re.compile(
    rf"[-\u2010\u2026\s{INVISIBLE}\ufb00-\ufb06]"
    rf"(?:(?P<line_end>(?:(?<=[^\W\d_][-\u2010\u00ad])|(?<=[\u0300-\u036f][-\u2010\u00ad]))"
    rf"[ \t{INVISIBLE}]*\n[ \t{INVISIBLE}]*(?=[^\W\d_]))"
    rf"|(?<=[\s{INVISIBLE}])[\s{INVISIBLE}]+"
    rf"|(?<=[{INVISIBLE}\u2026\ufb00-\ufb06]))"
)

# The Stream-Safe Text Format's order of size; ordering a longer run of marks would take quadratic time.
_MAX_MARKS = 32


@dataclass(frozen=True, slots=True, eq=False)
class Folded:
    """Folded text: the character ``text[i]`` stands for ``[starts[i], ends[i])`` of the original."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def span(self, start: int, end: int) -> Span:
        """The range of the original that the folded range ``[start, end)``, not empty, stands for."""
        return Span(self.starts[start], self.ends[end - 1])


@dataclass(frozen=True, eq=False)
class FoldedSource:
    """A source, and its text folded once for all searches."""

    source: Source
    folded: Folded

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word of the source, case folded."""
        return words_of(self.folded.text)

    @cached_property
    def stems(self) -> frozenset[str]:
        """What the words of the source are compared by; see ``lexicon``."""
        return subject_stems(self.folded.text)

    @cached_property
    def names(self) -> frozenset[str]:
        """The stems of the words that the source never writes small, and not only at the beginning of a sentence."""
        capitalised = subject_stems(" ".join(_CAPITALISED.findall(self.folded.text)))
        return capitalised - subject_stems(" ".join(_SMALL.findall(self.folded.text)))

    @cached_property
    def marked(self) -> str:
        """The folded text with ends of paragraphs and rows as line ends, gaps between cells as tabs."""
        return mark_breaks(self.folded, self.source.text)


_CAPITALISED = re.compile(r"(?<=[a-z,;] )[A-Z][^\W\d_]+")
_SMALL = re.compile(r"\b[a-z][^\W\d_]+")
_WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> frozenset[str]:
    """The words of a text, case folded."""
    return frozenset(_WORD.findall(text.casefold()))


def fold_source(source: Source) -> FoldedSource:
    """Fold an article; of Markdown, the text without its markup."""
    return FoldedSource(source, fold(blank_markup(source.text) if source.kind == "markdown" else source.text))


# Each stretch of blanks is looked at once, from its beginning.
_GAP = re.compile(r"(?<!\s)\s*[\n\t]\s*|(?<!\s)\s{2,}")
_BEGINS_ROW = re.compile(r"[-*+•·‣>#|]|\d{1,2}[.)]\s|\(\w\)\s")


def mark_breaks(folded: Folded, original: str) -> str:
    """The folded text, of the same length, with ``\\n`` for each space that ends a paragraph, a heading, a list item or
    a row, and ``\\t`` for each that parts two cells; a line end that only wraps a paragraph stays a space.
    """
    gaps = list(_GAP.finditer(original))
    if not gaps:
        return folded.text
    widest = max(map(len, original.split("\n")))
    marked = list(folded.text)
    index = 0
    for gap in gaps:
        mark = _mark(gap, original, widest)
        if not mark:
            continue
        index = bisect_left(folded.starts, gap.start(), index)
        if index < len(marked) and marked[index] == " " and folded.starts[index] < gap.end():
            marked[index] = mark
    return "".join(marked)


def _mark(gap: re.Match[str], original: str, widest: int) -> str:
    found = gap[0]
    start, end = gap.span()
    if "\n" not in found:
        if "\t" not in found and (start == 0 or end == len(original)):
            return ""
        return "\t" if "\t" in found or _is_set_in_columns(original, start) else ""
    if found.count("\n") > 1 or end >= len(original) or _BEGINS_ROW.match(original, end):
        return "\n"
    line_start = original.rfind("\n", 0, start) + 1
    line_end = original.find("\n", end)
    line = original[line_start:start]
    following = original[end : line_end if line_end >= 0 else len(original)]
    if any(cell in row for row in (line, following) for cell in ("\t", "|")):
        return "\n"
    if any(
        "  " in row.strip() and _is_set_in_columns(original, at) for row, at in ((line, start - 1), (following, end))
    ):
        return "\n"
    # A line that had room for the next one's first word was ended on purpose.
    has_room = len(line) + 1 + len(following.split(" ", 1)[0]) < widest * 0.8
    return "\n" if has_room and not following[:1].islower() else ""


# A longer line, or one that ends as a sentence does, is prose with two spaces in it.
_MAX_ROW = 160


def _is_set_in_columns(original: str, at: int) -> bool:
    start = original.rfind("\n", max(0, at - _MAX_ROW), at) + 1
    end = original.find("\n", at, at + _MAX_ROW)
    line = original[start : end if end >= 0 else at + _MAX_ROW].strip()
    return len(line) < _MAX_ROW and not line.endswith((".", "!", "?", ","))


def fold(text: str) -> Folded:
    """Fold a text, in time linear in its length.

    Returns:
        The folded text. ``starts`` and ``ends`` index ``text`` in code points and never go back.
    """
    if text.isascii() and text.isprintable() and "  " not in text:
        return Folded(text, range(len(text)), range(1, len(text) + 1))
    if _CHANGE_OF_LENGTH.search(text) is None and unicodedata.is_normalized("NFC", text):
        return Folded(exchange(text), range(len(text)), range(1, len(text) + 1))
    offsets = array("I", range(len(text) + 1))
    pieces: list[str] = []
    starts, ends = array("I"), array("I")
    done = 0
    for start, end, replacement in _changes(text):
        if start < done:
            continue
        pieces += (text[done:start], replacement)
        starts += offsets[done:start] + array("I", [start]) * len(replacement)
        ends += offsets[done + 1 : start + 1] + array("I", [end]) * len(replacement)
        done = end
    pieces.append(text[done:])
    starts += offsets[done:-1]
    ends += offsets[done + 1 :]
    return Folded(exchange("".join(pieces)), starts, ends)


def exchange(text: str) -> str:
    """A text of the same length, with one form for each kind of quotation mark, dash and space."""
    # Ten times as fast as str.translate, for most of these are in no text.
    for char, plain in _ONE_FOR_ONE.items():
        if char in text:
            text = text.replace(char, plain)
    return text


def _changes(text: str) -> Iterator[tuple[int, int, str]]:
    changes = ((*match.span(), _replacement(match)) for match in _CHANGE_OF_LENGTH.finditer(text))
    if unicodedata.is_normalized("NFC", text):
        yield from changes
    else:
        yield from sorted([*changes, *_compositions(text)])


def _replacement(match: re.Match[str]) -> str:
    if match["line_end"] is not None:
        return ""
    found = match[0]
    if found == "\u2026":
        return "..."
    if found in _LIGATURES:
        return _LIGATURES[found]
    return "" if found.strip(INVISIBLE) == "" else " "


def _compositions(text: str) -> Iterator[tuple[int, int, str]]:
    """The stretches that NFC changes: a character and the marks behind it."""
    start = 0
    for position in range(1, len(text) + 1):
        if position < len(text) and position - start < _MAX_MARKS and _continues(text, start, position):
            continue
        cluster = text[start:position]
        if (position - start > 1 or cluster > "\u02ff") and (
            composed := unicodedata.normalize("NFC", cluster)
        ) != cluster:
            yield start, position, composed
        start = position


def _continues(text: str, start: int, position: int) -> bool:
    """Whether a character joins the one before. White space carries no marks: it is folded on its own."""
    char = text[position]
    if char < "\u0300" or text[start].isspace():
        return False
    return "\u1160" <= char <= "\u11ff" or unicodedata.category(char)[0] == "M"
