"""Line breaking: runs of text into lines no wider than a given width."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from builder.compose.hyphenation import Parting
from builder.compose.metrics import FontSet
from builder.model.text import Run
from builder.model.theme import Face

# A word, or the part of one up to a hyphen or dash inside it, where a line may end too; or the spaces between words.
_TOKEN = re.compile(r"[^ ]+?(?:[-\u2010\u2013\u2014]+(?=\w{2})|(?= |$))| +", re.DOTALL)

# The share of a line that may stay empty before a word is parted, and how many lines on end may close with one.
_RAGGED, _MOST_PARTED = 0.28, 2
# And how much that has to be in points: in narrow cells words would be parted all the time.
_RAGGED_PT = 60.0
# The share of a line that a word alone on the last one has to fill.
_SHORT = 0.15
# Longer than this is no word, and no address.
_LONGEST = 2_000
_HYPHENATED = re.compile(r"[-\u2010\u2013\u2014]\w{2}")


class Fragment(NamedTuple):
    """A stretch of one run on a line; ``width`` in points, without the space that ends a line."""

    run: int
    text: str
    width: float


class TooWide(Exception):
    """A word is wider than the line it has to stand on."""

    def __init__(self, word: str) -> None:
        super().__init__(word)
        self.word = word


def face_of(run: Run, bold: bool = False) -> Face:
    """The face a run is set in; ``bold`` is that of the whole text."""
    if run.bold or bold:
        return "bold-italic" if run.italic else "bold"
    return "italic" if run.italic else "regular"


def text_width(runs: Sequence[Run], fonts: FontSet, size: float, bold: bool = False) -> float:
    """Width in points of runs set on one line."""
    return size * sum(fonts[face_of(run, bold)].word_width(run.text) for run in runs)


class _Token(NamedTuple):
    run: int
    text: str
    width: float


def _words(runs: Sequence[Run], fonts: FontSet, size: float, bold: bool) -> list[list[_Token]]:
    """Unbreakable stretches; one may run over several runs, as in ``**bold**ly``. A space is a word of its own."""
    words: list[list[_Token]] = []
    glue = False
    for index, run in enumerate(runs):
        measure = fonts[face_of(run, bold)].word_width
        for text in _TOKEN.findall(run.text):
            token = _Token(index, text, measure(text) * size)
            if glue and text[0] != " ":
                words[-1].append(token)
            else:
                words.append([token])
            glue = False
        glue = bool(words) and words[-1][-1].text[-1] not in " -\u2010\u2013\u2014"
    return words


def break_lines(
    runs: Sequence[Run],
    fonts: FontSet,
    size: float,
    width: float,
    bold: bool = False,
    parting: Parting | None = None,
) -> list[list[Fragment]]:
    """Break runs into lines, as word processors do: as many words on a line as it holds.

    Args:
        runs: The text. Spaces at line ends stay with the line that they end.
        size: Points.
        width: Points available to each line.
        bold: Whether the whole text is set bold.
        parting: Where words may be parted, if they may: those that no line holds, and in running text those that
            would leave much of a line empty.

    Raises:
        TooWide: A word is wider than ``width``.
    """
    if len(runs) == 1:
        if (whole := text_width(runs, fonts, size, bold)) <= width:
            return [[Fragment(0, runs[0].text, whole)]]
        ragged = max(_RAGGED * width, _RAGGED_PT) if parting and not bold else width
        if plain := _break_at_spaces(runs[0].text, fonts[face_of(runs[0], bold)].word_width, size, width, ragged):
            return plain
    lines: list[list[_Token]] = [[]]
    filled, parted = 0.0, 0
    words = _words(runs, fonts, size, bold)[::-1]
    parter = _Parter(runs, fonts, size, width, bold, parting) if parting else None
    while words:
        word = words.pop()
        room = sum(token.width for token in word)
        if word[0].text[0] == " " or filled + room <= width:
            lines[-1].extend(word)
            filled += room
            continue
        pair = parter.part(word, filled, room, parted) if parter else None
        if pair:
            lines[-1].append(pair[0])
            words.append([pair[1]])
        elif room > width and (parter is None or not filled):
            raise TooWide("".join(token.text for token in word))
        else:
            words.append(word)
        parted = parted + 1 if pair else 0
        lines.append([])
        filled = 0.0
    return [_join(line) for line in lines if line]


def _break_at_spaces(
    text: str, measure: Callable[[str], float], size: float, width: float, ragged: float
) -> list[list[Fragment]] | None:
    """The lines of a text of one run that breaks at single spaces; most do.

    Returns:
        None where it may break elsewhere: it has hyphens, a word is too wide, or a line would stay empty for more than
        ``ragged`` points.
    """
    if "  " in text or text[:1] == " " or text[-1:] == " " or _HYPHENATED.search(text):
        return None
    space = measure(" ") * size
    lines: list[list[Fragment]] = []
    line: list[str] = []
    filled = ended = 0.0
    for word in text.split(" "):
        room = measure(word) * size
        if room > width:
            return None
        if line and filled + room > width:
            if width - filled > ragged:
                return None
            lines.append([Fragment(0, " ".join(line) + " ", filled)])
            line, filled = [], 0.0
        line.append(word)
        ended = filled + room
        filled = ended + space
    return [*lines, [Fragment(0, " ".join(line), ended)]]


class _Parter(NamedTuple):
    """Parts words of one text."""

    runs: Sequence[Run]
    fonts: FontSet
    size: float
    width: float
    bold: bool
    parting: Parting

    def part(self, word: Sequence[_Token], filled: float, room: float, parted: int) -> tuple[_Token, _Token] | None:
        """The most of a word that a line filled so far holds, and the rest; None where it stays whole.

        Args:
            room: The word's width.
            parted: How many lines before this one end with a part of a word.
        """
        left = self.width - filled
        ragged = left > max(_RAGGED * self.width, _RAGGED_PT) and parted < _MOST_PARTED and not self.bold
        if len(word) != 1 or len(word[0].text) > _LONGEST or not (room > self.width or ragged):
            return None
        run, text, _ = word[0]
        measure = self.fonts[face_of(self.runs[run], self.bold)].word_width
        best: tuple[int, str, float] | None = None
        start, wide = 0, 0.0
        for at, mark in self.parting(text, self.runs[run].language):
            wide += measure(text[start:at]) * self.size
            start, ended = at, wide + measure(mark) * self.size
            if ended <= left:
                best = at, mark, ended
            elif wide > left:
                break
        if best is None:
            return None
        at, mark, ended = best
        return _Token(run, text[:at] + mark, ended), _Token(run, text[at:], measure(text[at:]) * self.size)


def count_lines(runs: Sequence[Run], fonts: FontSet, size: float, width: float, bold: bool = False) -> tuple[int, bool]:
    """Number of lines that ``break_lines`` makes, and whether the last of several holds a single word.

    Such an orphan is to be avoided where another size helps.

    Raises:
        TooWide: A word is wider than ``width``.
    """
    if len(runs) == 1:
        measure = fonts[face_of(runs[0], bold)].word_width
        if measure(runs[0].text) * size <= width:
            return 1, False
        if not _HYPHENATED.search(runs[0].text):
            return _count_words(runs[0].text, measure, size, width)
    lines = break_lines(runs, fonts, size, width, bold)
    return len(lines), ends_in_one_word(lines)


def _count_words(text: str, measure: Callable[[str], float], size: float, width: float) -> tuple[int, bool]:
    """The same for a text that breaks at spaces only."""
    space = measure(" ") * size
    lines, filled, words = 1, 0.0, 0
    for word in text.split(" "):
        room = measure(word) * size if word else 0.0
        if room > width:
            raise TooWide(word)
        if word and filled + room > width:
            lines, filled, words = lines + 1, 0.0, 0
        filled += room + space
        words += bool(word)
    return lines, lines > 1 and words == 1


def _join(tokens: Sequence[_Token]) -> list[Fragment]:
    """One fragment for each run on a line."""
    fragments: list[Fragment] = []
    for token in tokens:
        if fragments and fragments[-1].run == token.run:
            last = fragments[-1]
            fragments[-1] = Fragment(last.run, last.text + token.text, last.width + token.width)
        else:
            fragments.append(Fragment(token.run, token.text, token.width))
    return fragments


def ends_in_one_word(lines: Sequence[Sequence[Fragment]]) -> bool:
    """Whether the last of several lines is a single word."""
    return len(lines) > 1 and " " not in "".join(fragment.text for fragment in lines[-1]).strip()


def break_paragraph(
    runs: Sequence[Run],
    fonts: FontSet,
    size: float,
    width: float,
    bold: bool = False,
    parting: Parting | None = None,
) -> list[list[Fragment]]:
    """Like ``break_lines``, but a little narrower where that keeps a single short word off the last line."""
    lines = break_lines(runs, fonts, size, width, bold, parting)
    if not ends_in_one_word(lines) or sum(fragment.width for fragment in lines[-1]) > _SHORT * width:
        return lines
    for share in (0.97, 0.94, 0.91, 0.88, 0.85):
        try:
            narrower = break_lines(runs, fonts, size, width * share, bold, parting)
        except TooWide:
            return lines
        if len(narrower) == len(lines) and not ends_in_one_word(narrower):
            return narrower
    return lines
