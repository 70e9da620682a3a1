"""Inline markup: ``**bold**``, ``*italic*`` and ``[words](https://…)``. Everything else is literal.

An asterisk opens emphasis before a character that is no space, and closes it after one. Its other neighbour may not be
a digit (``2**3``), for a single asterisk nor a letter (``Schüler*innen``). Markers without a partner are literal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby

from builder.model.text import Place, Prose, Run
from builder.outline.limits import MAX_ADDRESS

# No space, no bracket, nothing invisible, nothing that an address has to escape; parentheses come in pairs.
_CHARACTER = r"""[^\s()\[\]<>"\\^`{|}\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]"""
# No name before an @, which only hides where an address leads.
WEB_ADDRESS = rf"https?://(?=[A-Za-z0-9\u00a1-\uffef])(?![^/?#]*@)(?:{_CHARACTER}|\({_CHARACTER}*\))+"
# A mail may come with a subject and a text; other headers attach files or add readers.
_MAIL_CHARACTER = rf"(?:(?![?&#]){_CHARACTER})"
_MAIL = rf"mailto:[A-Za-z0-9.!#$%'*+/=_~-]+@{_MAIL_CHARACTER}+(?:[?&](?:subject|body)={_MAIL_CHARACTER}*)*"
_LINK_ADDRESS = rf"{WEB_ADDRESS}|{_MAIL}|tel:\+?[0-9][0-9().-]*"

# Every quantifier stops at the next bracket and gives nothing back: the time stays linear on ``[[[[`` and ``](](``.
_TOKEN = re.compile(
    r"(?P<stars>\*++)|\[(?P<words>[^\[\]]++)\]\((?P<target>[^()\[\]]*+(?:\([^()\[\]]*+\)[^()\[\]]*+)*+)\)"
)
_STARS = re.compile(r"\*++")
_LOOKS_LIKE_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S|//|www\.|\\\\")

_ITALIC, _BOLD = 1, 2
_SIZES = {1: (_ITALIC,), 2: (_BOLD,), 3: (_ITALIC, _BOLD)}
"""The markers that a row of asterisks may stand for; longer rows are literal."""


def is_link_address(address: str) -> bool:
    """Whether a link in a text may lead there: http, https, mailto or tel, without spaces."""
    return len(address) <= MAX_ADDRESS and _addresses(_LINK_ADDRESS).fullmatch(address) is not None


def is_web_address(address: str) -> bool:
    """Whether it is http or https, without spaces."""
    return len(address) <= MAX_ADDRESS and _addresses(WEB_ADDRESS).fullmatch(address) is not None


@cache
def _addresses(pattern: str) -> re.Pattern[str]:
    """Made on first use: many outlines have no address, and each pattern takes milliseconds."""
    return re.compile(pattern)


def find_bad_links(value: str) -> list[str]:
    """Addresses of what looks like a link but leads where none may; such a link stays literal."""
    if "](" not in value:
        return []
    targets = [match["target"] for match in _TOKEN.finditer(value) if match["words"] is not None]
    return [target for target in targets if _LOOKS_LIKE_ADDRESS.match(target) and not is_link_address(target)]


def parse_prose(value: str, place: Place) -> Prose:
    """Read the inline markup of one text.

    Args:
        value: The text as the author typed it.
        place: Where it stands.

    Returns:
        The plain text; its runs, of which neighbours differ in style, give the same characters.
    """
    if "*" not in value and "](" not in value:
        return Prose(value, place)
    pieces = list(_split(value))
    _pair([piece for piece in pieces if isinstance(piece, _Stars)])
    runs = _runs(pieces)
    return Prose("".join(run.text for run in runs), place, runs)


@dataclass(slots=True)
class _Words:
    text: str
    link: str | None


@dataclass(slots=True, eq=False)
class _Stars:
    """A row of asterisks; ``unpaired`` of them are literal, the others open or close emphasis."""

    unpaired: int
    link: str | None
    may_open: tuple[int, ...]
    may_close: tuple[int, ...]
    opened: list[int] = field(default_factory=list)
    closed: list[int] = field(default_factory=list)


def _split(value: str) -> Iterator[_Words | _Stars]:
    position = 0
    for match in _TOKEN.finditer(value):
        yield _Words(value[position : match.start()], None)
        position = match.end()
        if match["stars"]:
            yield _stars(value, match.start(), match.end(), None)
        elif match["words"].isspace() or not is_link_address(match["target"]):
            yield from _split_emphasis(value, match.start(), match.end(), None)
        else:
            yield from _split_emphasis(value, match.start("words"), match.end("words"), match["target"])
    yield _Words(value[position:], None)


def _split_emphasis(value: str, start: int, end: int, link: str | None) -> Iterator[_Words | _Stars]:
    for match in _STARS.finditer(value, start, end):
        yield _Words(value[start : match.start()], link)
        yield _stars(value, match.start(), match.end(), link)
        start = match.end()
    yield _Words(value[start:end], link)


def _stars(value: str, start: int, end: int, link: str | None) -> _Stars:
    before, after = value[start - 1 : start] or " ", value[end : end + 1] or " "
    sizes = _SIZES.get(end - start, ())
    may_open = () if after.isspace() else tuple(size for size in sizes if _is_outside(before, size))
    may_close = () if before.isspace() else tuple(size for size in sizes if _is_outside(after, size))
    return _Stars(end - start, link, may_open, may_close)


def _is_outside(neighbour: str, size: int) -> bool:
    return not (neighbour.isdigit() or (size == _ITALIC and neighbour.isalnum()))


def _pair(rows: list[_Stars]) -> None:
    """Find the markers that belong together. Each is put on the stack and taken off once."""
    stack: list[tuple[int, _Stars]] = []
    waiting = {_ITALIC: 0, _BOLD: 0}
    for row in rows:
        for size in _closing_order(row, stack):
            if waiting[size]:
                opener = _take(stack, waiting, size)
                opener.opened.append(size)
                row.closed.append(size)
                opener.unpaired -= size
                row.unpaired -= size
        if not row.closed:
            for size in row.may_open:
                stack.append((size, row))
                waiting[size] += 1


def _closing_order(row: _Stars, stack: list[tuple[int, _Stars]]) -> tuple[int, ...]:
    """The innermost marker is closed first."""
    if len(row.may_close) == 2 and stack and stack[-1][0] == _BOLD:
        return (_BOLD, _ITALIC)
    return row.may_close


def _take(stack: list[tuple[int, _Stars]], waiting: dict[int, int], size: int) -> _Stars:
    """Take the last opener of that size off the stack; what was opened after it stays literal.

    Of ``***`` either marker may be the inner one.
    """
    if len(stack) > 1 and stack[-1][0] != size and stack[-2][0] == size and stack[-2][1] is stack[-1][1]:
        stack[-1], stack[-2] = stack[-2], stack[-1]
    while True:
        taken, opener = stack.pop()
        waiting[taken] -= 1
        if taken == size:
            return opener


def _runs(pieces: list[_Words | _Stars]) -> tuple[Run, ...]:
    styled = ((style, text) for style, text in _styled(pieces) if text)
    return tuple(
        Run("".join(text for _, text in group), *style) for style, group in groupby(styled, key=lambda part: part[0])
    )


def _styled(pieces: list[_Words | _Stars]) -> Iterator[tuple[tuple[bool, bool, str | None], str]]:
    """Each piece's text with its style: bold, italic, link."""
    depth = {_ITALIC: 0, _BOLD: 0}
    for piece in pieces:
        if isinstance(piece, _Stars):
            for size in piece.closed:
                depth[size] -= 1
        text = piece.text if isinstance(piece, _Words) else "*" * piece.unpaired
        yield (depth[_BOLD] > 0, depth[_ITALIC] > 0, piece.link), text
        if isinstance(piece, _Stars):
            for size in piece.opened:
                depth[size] += 1
