"""YAML events to a small tree of located nodes.

Only what an outline needs: mappings, sequences and scalars. No tag, anchor or alias is resolved and no scalar is
interpreted, so ``no``, ``3.10`` and ``12:30`` stay the text that was typed.
"""

from __future__ import annotations

from typing import Any

import yaml

from builder.model.limits import limits
from builder.model.text import Place, Text
from builder.outline.events import Events, fast_events
from builder.outline.files import decode, find_unfit, unfit_message
from builder.outline.invisible import report_escaped, without_invisible
from builder.outline.report import Report, shown, too_deep
from builder.outline.syntax import report_syntax


class Mapping:
    """Keys in order. ``entries`` gives each key as written, with its place, and its value."""

    __slots__ = ("entries", "place")

    def __init__(self, place: Place) -> None:
        self.place = place
        self.entries: dict[str, tuple[Text, Node]] = {}


class Sequence:
    """A list of nodes."""

    __slots__ = ("items", "place")

    def __init__(self, place: Place) -> None:
        self.place = place
        self.items: list[Node] = []


class Blank:
    """Where a value is left out: ``key:`` with nothing after it."""

    __slots__ = ("place",)

    def __init__(self, place: Place) -> None:
        self.place = place


class Unreadable:
    """A value whose fault is reported already."""

    __slots__ = ("place",)

    def __init__(self, place: Place) -> None:
        self.place = place


Node = Text | Mapping | Sequence | Blank | Unreadable

_NO_KEY = Text("", Place(0, 0))


def read_nodes(data: bytes, report: Report, events: Events = fast_events) -> Mapping | None:
    """Read a file's bytes into a tree, reporting all that is not plain YAML.

    Args:
        data: The file, UTF-8 with or without a byte order mark.
        report: Receives every problem; duplicate keys, tags and the like don't stop the reading.
        events: Where the events come from.

    Returns:
        The root, or None where the file can't be read to its end or is no mapping.
    """
    text = decode(data, report)
    if text is None:
        return None
    builder = _TreeBuilder(report)
    try:
        for event in events(text):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        report_syntax(error, text, report)
        return None
    except _Stop:
        return None
    return _checked_root(builder.root, report)


def _checked_root(root: Node | None, report: Report) -> Mapping | None:
    if root is None or isinstance(root, Blank):
        report.error("empty-file", "the file is empty", Place(1, 1))
    elif isinstance(root, Mapping):
        return root
    elif not isinstance(root, Unreadable):
        hint = "a file starts with keys, one a line: `title: …`"
        report.error("wrong-type", "keys with values are expected here", root.place, hint)
    return None


class _Stop(Exception):
    """A limit is reached, and reported."""


def _place(event: Any) -> Place:
    mark = event.start_mark
    return Place(mark.line + 1, mark.column + 1)


class _TreeBuilder:
    """Puts events together on a stack of its own, so that depth costs no recursion."""

    def __init__(self, report: Report) -> None:
        self.root: Node | None = None
        self._report = report
        self._stack: list[tuple[Mapping | Sequence | None, Text | None]] = []
        self._collection: Mapping | Sequence | None = None
        self._key: Text | None = None
        self._nodes = 0
        self._characters = 0
        self._limits = limits()
        self._documents = 0

    def take(self, event: Any) -> None:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            self._add(self._scalar(event))
        elif kind is yaml.MappingStartEvent:
            self._open(Mapping(self._collection_place(event)))
        elif kind is yaml.SequenceStartEvent:
            self._open(Sequence(self._collection_place(event)))
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self._collection, self._key = self._stack.pop()
        elif kind is yaml.AliasEvent:
            self._add(self._alias(event))
        elif kind is yaml.DocumentStartEvent:
            self._count_document(event)

    def _scalar(self, event: Any) -> Node:
        place = _place(event)
        value = event.value
        if event.tag is not None or event.anchor is not None:
            self._refuse_properties(event, place)
        if not value:
            return Text(value, place) if event.style else Blank(place)
        if event.style == '"' and (unfit := find_unfit(value)) is not None:
            self._report.error("bad-character", unfit_message(unfit.group()), place, "delete its escape code")
            return Unreadable(place)
        if len(value) > self._limits.outline_text:
            self._report.error("too-long", f"a text is longer than {self._limits.outline_text:,} characters", place)
            return Unreadable(place)
        self._weigh(value, place)
        return Text(value if value.isascii() else self._visible(event, place), place)

    def _visible(self, event: Any, place: Place) -> str:
        """The text without what is invisible, which the file's own characters were reported for."""
        if event.style == '"':
            report_escaped(event.value, place, self._report)
        return without_invisible(event.value)

    def _weigh(self, value: str, place: Place) -> None:
        self._characters += len(value)
        if self._characters > self._limits.outline_texts:
            message = f"the file's texts have more than {self._limits.outline_texts:,} characters together"
            self._report.error("too-long", message, place, "make several publications of it")
            raise _Stop

    def _collection_place(self, event: Any) -> Place:
        place = _place(event)
        if event.tag is not None or event.anchor is not None:
            self._refuse_properties(event, place)
        return place

    def _refuse_properties(self, event: Any, place: Place) -> None:
        if event.tag is not None:
            message = f"the tag {shown(event.tag)} is not part of the format"
            self._report.error("tag", message, place, "a text that starts with `!` needs quotation marks")
        if event.anchor is not None:
            message = f"the anchor {shown('&' + event.anchor)} is not part of the format"
            self._report.error("alias", message, place, "a text that starts with `&` needs quotation marks")

    def _alias(self, event: Any) -> Node:
        place = _place(event)
        message = f"the alias {shown('*' + event.anchor)} is not part of the format"
        self._report.error("alias", message, place, "a text that starts with `*` needs quotation marks")
        return Unreadable(place)

    def _count_document(self, event: Any) -> None:
        self._documents += 1
        if self._documents > 1:
            hint = "delete the line `---`, or move what follows into a file of its own"
            self._report.error("several-documents", "a second document starts here", _place(event), hint)
            raise _Stop

    def _open(self, node: Mapping | Sequence) -> None:
        if len(self._stack) >= self._limits.outline_depth:
            self._report.error("too-deep", too_deep(), node.place)
            raise _Stop
        self._add(node)
        self._stack.append((self._collection, self._key))
        self._collection, self._key = node, None

    def _add(self, node: Node) -> None:
        self._nodes += 1
        if self._nodes > self._limits.outline_values:
            message = f"the file holds more than {self._limits.outline_values:,} keys and values"
            self._report.error("too-many-nodes", message, node.place)
            raise _Stop
        collection = self._collection
        if type(collection) is Mapping:
            if self._key is None:
                self._key = node if type(node) is Text else self._refuse_key(node)
            else:
                self._set(collection, self._key, node)
                self._key = None
        elif type(collection) is Sequence:
            collection.items.append(node)
        else:
            self.root = node

    def _refuse_key(self, node: Node) -> Text:
        """The key that stands for one that can't be; what it holds is dropped."""
        if isinstance(node, Blank):
            self._report.error("yaml-syntax", "there is no key before this colon", node.place)
        elif not isinstance(node, Unreadable):
            hint = "a text that starts with a bracket needs quotation marks"
            self._report.error("wrong-type", "a key has to be plain text", node.place, hint)
        return _NO_KEY

    def _set(self, mapping: Mapping, key: Text, value: Node) -> None:
        entries = mapping.entries
        if key == "<<":
            hint = "write the keys out where they are needed"
            self._report.error("merge-key", "the merge key `<<` is not part of the format", key.place, hint)
        elif key in entries:
            first = entries[key][0].place.line
            message = f"the key {shown(key)} stands here twice"
            self._report.error("duplicate-key", message, key.place, f"the first is in line {first}: keep one of them")
        elif key is not _NO_KEY:
            entries[key] = (key, value)
