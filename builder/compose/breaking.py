"""Line breaking: runs of text into lines no wider than a given width."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from builder.compose.metrics import FontSet
from builder.model.text import Run
from builder.model.theme import Face

# A word, or the part of one up to a hyphen or dash inside it, where a line may end too; or the spaces between words.
_TOKEN = re.compile(r"[^ ]+?(?:[-\u2010\u2013\u2014]+(?=\w{2})|(?= |$))| +", re.DOTALL)

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
    runs: Sequence[Run], fonts: FontSet, size: float, width: float, bold: bool = False
) -> list[list[Fragment]]:
    """Break runs into lines, as word processors do: as many words on a line as it holds.

    Args:
        runs: The text. Spaces at line ends stay with the line that they end.
        size: Points.
        width: Points available to each line.
        bold: Whether the whole text is set bold.

    Raises:
        TooWide: A word is wider than ``width``.
    """
    if len(runs) == 1:
        return _break_run(runs[0].text, fonts[face_of(runs[0], bold)].word_width, size, width)
    lines: list[list[_Token]] = [[]]
    filled = 0.0
    for word in _words(runs, fonts, size, bold):
        room = sum(token.width for token in word)
        if word[0].text[0] == " ":
            lines[-1].extend(word)
            filled += room
            continue
        if filled + room > width:
            if room > width:
                raise TooWide("".join(token.text for token in word))
            lines.append([])
            filled = 0.0
        lines[-1].extend(word)
        filled += room
    return [_join(line) for line in lines if line]


def _break_run(text: str, measure: Callable[[str], float], size: float, width: float) -> list[list[Fragment]]:
    """The same for a text of one run."""
    if (whole := measure(text) * size) <= width:
        return [[Fragment(0, text, whole)]]
    lines: list[list[Fragment]] = []
    words: list[str] = []
    filled = 0.0
    for word in _TOKEN.findall(text):
        room = measure(word) * size
        if filled + room > width and word[0] != " ":
            if room > width:
                raise TooWide(word)
            if words:
                lines.append([Fragment(0, "".join(words), filled)])
            words, filled = [], 0.0
        words.append(word)
        filled += room
    return [*lines, [Fragment(0, "".join(words), filled)]] if words else lines


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
    runs: Sequence[Run], fonts: FontSet, size: float, width: float, bold: bool = False
) -> list[list[Fragment]]:
    """Like ``break_lines``, but a little narrower where that keeps a single word off the last line."""
    lines = break_lines(runs, fonts, size, width, bold)
    if not ends_in_one_word(lines):
        return lines
    for share in (0.97, 0.94, 0.91, 0.88, 0.85):
        try:
            narrower = break_lines(runs, fonts, size, width * share, bold)
        except TooWide:
            return lines
        if len(narrower) == len(lines) and not ends_in_one_word(narrower):
            return narrower
    return lines
