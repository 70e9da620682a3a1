"""Where files lie, said without naming the machine; and where in a source a diagnostic points."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from builder.model.diagnostic import Diagnostic
from builder.model.source import Source
from builder.reports.text import plain


class SourceLine(NamedTuple):
    """A line of a source, from 1, that a text names; ``span`` is where in that text."""

    source: Source
    line: int
    span: tuple[int, int]


@dataclass(frozen=True)
class SourceLines:
    """Finds what diagnostics call ``article.txt:5``."""

    sources: Mapping[str, Source]

    def of(self, diagnostic: Diagnostic) -> list[SourceLine]:
        """The lines that a diagnostic's details name as they are shown, each once."""
        named = (line for _, value in diagnostic.details for line in self.named_in(plain(value)))
        return list({(line.source.id, line.line): line for line in named}.values())

    def named_in(self, text: str) -> Iterator[SourceLine]:
        """Every line that a text names, in order; a number that no line has names nothing."""
        for match in self._pattern.finditer(text) if self.sources else ():
            source, line = self._by_name[match[1]], int(match[2])
            if 0 < line <= len(source.line_starts):
                yield SourceLine(source, line, match.span())

    @cached_property
    def _by_name(self) -> dict[str, Source]:
        return {source.name: source for source in self.sources.values()}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        names = sorted(self._by_name, key=len, reverse=True)
        return re.compile(rf"(?<![\w./-])({'|'.join(map(re.escape, names))}):([0-9]{{1,9}})(?![0-9])")


def relative_path(path: str) -> str:
    """A path as seen from the working directory, with ``/`` between its parts."""
    if not Path(path).is_absolute():
        return Path(path).as_posix()
    try:
        return Path(os.path.relpath(path)).as_posix()
    except ValueError:  # another drive of Windows
        return Path(path).name


def relative_uri(path: str) -> str:
    """The same as a relative reference of RFC 3986."""
    uri = quote(os.fsencode(relative_path(path)), safe="/!$&'()*+,;=@~")
    return f"./{uri}" if uri.startswith("/") else uri
