"""YAML events, one at a time: whoever takes them can stop at any limit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import yaml
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner, ScannerError

try:
    from yaml._yaml import CParser
except ImportError:  # PyYAML was built without libyaml
    CParser = None  # type: ignore[assignment,misc]

Events = Callable[[str], Iterator[yaml.Event]]


class _PlainParser(Reader, Scanner, Parser):
    """PyYAML's parser in Python, as strict about escapes as libyaml."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)

    def scan_flow_scalar_non_spaces(self, double: Any, start_mark: Any) -> Any:
        problem = "found invalid Unicode character escape code"
        try:
            chunks = super().scan_flow_scalar_non_spaces(double, start_mark)
            "".join(chunks).encode("utf-8")
        except (ValueError, OverflowError) as error:
            raise ScannerError("while parsing a quoted scalar", start_mark, problem, self.get_mark()) from error
        return chunks


def _events(parser: Any) -> Iterator[yaml.Event]:
    get_event = parser.get_event
    while (event := get_event()) is not None:
        yield event


def plain_events(text: str) -> Iterator[yaml.Event]:
    """Events from PyYAML's own parser."""
    return _events(_PlainParser(text))


def fast_events(text: str) -> Iterator[yaml.Event]:
    """Events from libyaml where it is there, about seven times as fast."""
    return plain_events(text) if CParser is None else _events(CParser(text))
