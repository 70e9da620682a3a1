"""What may stand where: kinds of value, each able to read a node and to describe itself as JSON Schema.

A kind's ``read`` gives the value, or None after reporting why there is none. ``schema`` is what editors check with:
it asks for no more than ``read`` does, and for less where a place alone can't tell (ids, sources).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from builder.model.limits import limits
from builder.model.records import PLACEHOLDER
from builder.model.text import Place, Text
from builder.outline.nodes import Blank, Mapping, Node, Sequence, Unreadable
from builder.outline.report import Report, listed, shown

Schema = dict[str, Any]

_BLANK = Blank(Place(0, 0))


class Values(dict[str, Any]):
    """A record as read: attribute to value; None where a value is there but wrong. ``kind`` is an entry's kind key."""

    __slots__ = ("kind", "place")

    def __init__(self, place: Place, kind: str = "") -> None:
        super().__init__()
        self.place = place
        self.kind = kind


class Kind(Protocol):
    """A kind of value; ``label`` is the key it stands under."""

    def read(self, node: Node, label: str, report: Report) -> Any: ...

    def schema(self) -> Schema: ...


def _noun(node: Node) -> str:
    return {Mapping: "keys with values", Sequence: "a list", Blank: "nothing"}.get(type(node), "a single text")


def _refuse(node: Node, label: str, expected: str, report: Report, hint: str = "") -> None:
    """Report a node of the wrong type, unless its fault is known."""
    if isinstance(node, Unreadable):
        return
    if isinstance(node, Blank):
        report.error("empty-value", f"`{label}` is empty: {expected} is expected", node.place, hint)
        return
    report.error("wrong-type", f"`{label}` takes {expected}, not {_noun(node)}", node.place, hint)


@dataclass(frozen=True, slots=True)
class Scalar:
    """One text.

    ``pattern`` is a regular expression for the whole of it, as far as one can say it; ``only`` are the values allowed,
    as an editor may see them. With ``fillable`` a field of the records, in braces, may stand for all of it.
    """

    reader: Callable[[Text, Report], Any]
    noun: str = "text"
    pattern: str | None = None
    only: tuple[str | int, ...] = ()
    fillable: bool = False

    def read(self, node: Node, label: str, report: Report) -> Any:
        if type(node) is Text:
            if node:
                is_field = self.fillable and PLACEHOLDER.fullmatch(node)
                return node if is_field else self.reader(node, report)
            report.error("empty-value", f"`{label}` is empty: {self.noun} is expected", node.place)
            return None
        _refuse(node, label, self.noun, report, self._hint(node))
        return None

    def _hint(self, node: Node) -> str:
        if isinstance(node, Mapping) and len(node.entries) == 1:
            return "a text that holds a colon and a space needs quotation marks"
        if isinstance(node, Sequence) and len(node.items) <= 1:
            return "a text that starts with `[` or with a hyphen and a space needs quotation marks"
        return ""

    def schema(self) -> Schema:
        if self.only:
            return {"enum": list(self.only)}
        # Editors see 6 as a number and 2025 as a year, though here both are text.
        schema: Schema = {"type": ["string", "number", "boolean"], "minLength": 1}
        if self.pattern is not None:
            field = rf"|{PLACEHOLDER.pattern}" if self.fillable else ""
            schema["pattern"] = f"^(?:{self.pattern}{field})$"
        return schema


@dataclass(frozen=True, slots=True)
class Choice:
    """One word of a few."""

    words: tuple[str, ...]

    def read(self, node: Node, label: str, report: Report) -> Text | None:
        if type(node) is not Text or not node:
            _refuse(node, label, f"one of {listed(self.words)}", report)
            return None
        if node in self.words:
            return node
        hint = report.suggestion(node, self.words) or f"use one of {listed(self.words)}"
        report.error("bad-value", f"`{label}` can't be {shown(node)}", node.place, hint)
        return None

    def schema(self) -> Schema:
        return {"type": "string", "enum": list(self.words)}


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list, with None for each wrong item; ``single`` lets one item stand without a list around it."""

    item: Kind
    single: bool = False

    def read(self, node: Node, label: str, report: Report) -> tuple[Any, ...] | None:
        if type(node) is Sequence:
            if not node.items:
                report.error("empty-value", f"`{label}` is an empty list", node.place, "fill it, or leave the key out")
                return None
            if len(node.items) > (most := limits().outline_list):
                hint = "make several of it, or several publications"
                message = f"`{label}` lists more than {most:,}"
                report.error("too-many-entries", message, node.items[most].place, hint)
                return None
            read = self.item.read
            return tuple([read(item, label, report) for item in node.items])
        if self.single and not isinstance(node, Unreadable | Blank):
            value = self.item.read(node, label, report)
            return None if value is None else (value,)
        hint = "start it on the next line with a hyphen and a space" if isinstance(node, Text) else ""
        _refuse(node, label, "a list", report, hint)
        return None

    def schema(self) -> Schema:
        items: Schema = {"type": "array", "items": self.item.schema(), "minItems": 1}
        return {"anyOf": [self.item.schema(), items]} if self.single else items


@dataclass(frozen=True, slots=True)
class TextOr:
    """Either a text or a record."""

    text: Scalar
    record: Record

    def read(self, node: Node, label: str, report: Report) -> Any:
        return (self.record if isinstance(node, Mapping) else self.text).read(node, label, report)

    def schema(self) -> Schema:
        return {"anyOf": [self.text.schema(), self.record.schema()]}


@dataclass(frozen=True, slots=True)
class Field:
    """A key of a record.

    Its value goes to ``attribute``, where that is not the key; ``also`` are words that authors may try instead.
    """

    key: str
    kind: Kind
    description: str
    required: bool = False
    attribute: str = ""
    also: tuple[str, ...] = ()


class Record:
    """Keys with values, and no others. Schemas refer to it by ``name``; one of the keys ``one_of`` has to be there."""

    def __init__(self, name: str, description: str, *fields: Field, one_of: tuple[str, ...] = ()) -> None:
        self.name = name
        self.description = description
        self.fields = fields
        self._by_key = {f.key: (f.attribute or f.key, f.kind, f.required) for f in fields}
        self._required = tuple(f.key for f in fields if f.required)
        self._one_of = one_of
        self._names = {name: f.key for f in fields for name in (f.key, *f.also)}

    def read(self, node: Node, label: str, report: Report) -> Values | None:
        if type(node) is Mapping:
            return self.read_mapping(node, report)
        _refuse(node, label, f"keys such as {listed(f.key for f in self.fields[:3])}", report)
        return None

    def read_mapping(self, node: Mapping, report: Report, kind: str = "", alias: str = "") -> Values:
        """Read an entry whose ``kind`` is known; a mistyped ``alias`` stands for the kind key, reported already."""
        values = Values(node.place, kind)
        by_key = self._by_key
        given = {kind} if alias else set()
        for key, (written, value) in node.entries.items():
            known = by_key.get(kind if key == alias and alias else key)
            if known is None:
                given.add(self._refuse_key(written, report))
                continue
            attribute, value_kind, required = known
            if type(value) is not Blank or required:
                values[attribute] = value_kind.read(value, key, report)
        self._require(node, given, report)
        return values

    def _require(self, node: Mapping, mistyped: set[str], report: Report) -> None:
        """Report the keys that are not there, but for those that were meant by keys reported already."""
        for key in self._required:
            if key not in node.entries and key not in mistyped:
                report.error("missing-key", f"this {self.name} needs the key `{key}`", node.place, f"add `{key}:`")
        if (
            self._one_of
            and mistyped.isdisjoint(self._one_of)
            and all(type(node.entries.get(key, (key, _BLANK))[1]) is Blank for key in self._one_of)
        ):
            message = f"this {self.name} needs one of the keys {listed(self._one_of)}"
            report.error("missing-key", message, node.place)

    def _find_meant(self, word: str, report: Report) -> str:
        """The key that a mistyped one may stand for; empty where none is close."""
        close = report.find_close(word, self._names)
        return "" if close is None else self._names[close]

    def _refuse_key(self, key: Text, report: Report) -> str:
        meant = self._find_meant(key, report)
        hint = f"did you mean `{meant}`?" if meant else f"keys here: {', '.join(self._by_key)}"
        report.error("unknown-key", f"unknown key {shown(key)}", key.place, hint)
        return meant

    def schema(self) -> Schema:
        return {"$ref": f"#/definitions/{self.name}"}

    def definition(self) -> Schema:
        """The schema that `schema` refers to."""
        schema: Schema = {
            "type": "object",
            "description": self.description,
            "additionalProperties": False,
            "properties": {f.key: _property(f) for f in self.fields},
        }
        if self._required:
            schema["required"] = list(self._required)
        if self._one_of:
            schema["anyOf"] = [{"required": [key]} for key in self._one_of]
        return schema


def _property(field: Field) -> Schema:
    schema = field.kind.schema()
    if not field.required:  # a key left blank counts as left out
        schema = {"anyOf": [schema, {"type": "null"}]}
    elif "$ref" in schema:  # draft-07 ignores what stands beside a $ref
        schema = {"allOf": [schema]}
    return {"description": field.description, **schema}


@dataclass(frozen=True, slots=True)
class Keyed:
    """Records under ids that match ``identifier``; each record gets its id as attribute ``id``."""

    record: Record
    identifier: str

    def read(self, node: Node, label: str, report: Report) -> tuple[Values, ...] | None:
        if type(node) is not Mapping:
            hint = f"write an id of your own, a colon, and below it `{self.record.fields[0].key}:` and the other keys"
            _refuse(node, label, "ids with keys below them", report, hint)
            return None
        if not node.entries:
            report.error("empty-value", f"`{label}` is empty", node.place)
        found = []
        is_identifier = re.compile(self.identifier).fullmatch
        for key, value in node.entries.values():
            if not is_identifier(key):
                hint = "an id has letters a to z, digits, hyphens, underscores and dots"
                report.error("bad-value", f"{shown(key)} is not an id", key.place, hint)
            values = self.record.read(value, key, report) or Values(key.place)
            values["id"] = key
            found.append(values)
        return tuple(found)

    def schema(self) -> Schema:
        names = {"pattern": f"^(?:{self.identifier})$"}
        records = self.record.schema()
        return {"type": "object", "propertyNames": names, "additionalProperties": records, "minProperties": 1}


class Variants:
    """Records told apart by the one key that names what they are."""

    def __init__(self, name: str, description: str, records: dict[str, Record]) -> None:
        self.name = name
        self.description = description
        self.records = records
        kind_fields = [f for kind, record in records.items() for f in record.fields if f.key == kind]
        self._names = {name: f.key for f in kind_fields for name in (f.key, *f.also)}

    def read(self, node: Node, label: str, report: Report) -> Values | None:
        if type(node) is not Mapping:
            hint = f"start it with its kind: `{next(iter(self.records))}: …`"
            _refuse(node, label, "entries", report, hint)
            return None
        kinds = [key for key in node.entries if key in self.records]
        if len(kinds) == 1:
            return self.records[kinds[0]].read_mapping(node, report, kinds[0])
        return self._read_misfit(node, kinds, report)

    def _read_misfit(self, node: Mapping, kinds: list[str], report: Report) -> Values:
        if not kinds:
            return self._read_unnamed(node, report)
        place = node.entries[kinds[0]][0].place
        message = f"one entry can't be {' and '.join(f'`{kind}`' for kind in kinds)} at once"
        report.error("entry-kind", message, place, "make two entries of it, each starting with a hyphen")
        return self._known_id(node)

    def _read_unnamed(self, node: Mapping, report: Report) -> Values:
        """An entry without a kind key: perhaps one of its keys is a mistyped one."""
        known = {field.key for record in self.records.values() for field in record.fields}
        for key, (written, _) in node.entries.items():
            meant = "" if key in known else self._find_meant(key, report)
            if meant:
                report.error("unknown-key", f"unknown key {shown(key)}", written.place, f"did you mean `{meant}`?")
                return self.records[meant].read_mapping(node, report, meant, alias=key)
        message = "this entry does not say what it is"
        report.error("entry-kind", message, node.place, f"it needs one of the keys {listed(self.records)}")
        return self._known_id(node)

    def _find_meant(self, word: str, report: Report) -> str:
        close = report.find_close(word, self._names)
        return "" if close is None else self._names[close]

    def _known_id(self, node: Mapping) -> Values:
        """What is known of an entry that can't be read: its id, so that others may refer to it."""
        values = Values(node.place)
        _, value = node.entries.get("id", (None, None))
        if isinstance(value, Text):
            values["id"] = value
        return values

    def schema(self) -> Schema:
        return {"$ref": f"#/definitions/{self.name}"}

    def definition(self) -> Schema:
        """The schema that `schema` refers to: exactly one kind key, and the record that it asks for."""
        branches = [{"if": {"required": [key]}, "then": record.schema()} for key, record in self.records.items()]
        return {
            "type": "object",
            "description": self.description,
            "oneOf": [{"required": [key]} for key in self.records],
            "allOf": branches,
        }
