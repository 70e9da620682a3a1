"""A deck's parts: their relationships and content types."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote

from builder.readback.archive import Archive
from builder.readback.markup import RELATIONS, TYPES, Element, parse
from builder.readback.unreadable import Unreadable


@dataclass(frozen=True, slots=True)
class Relation:
    """``kind`` is the last part of the relationship's type; ``target`` a part's name unless it is ``external``."""

    id: str
    kind: str
    target: str
    external: bool


@dataclass(frozen=True)
class Parts:
    """The parts of a package; each is parsed when it is first asked for."""

    archive: Archive

    @cached_property
    def _parsed(self) -> dict[str, Element]:
        return {}

    @cached_property
    def _related(self) -> dict[str, dict[str, Relation]]:
        return {}

    @cached_property
    def _listed(self) -> dict[str, tuple[Relation, ...]]:
        return {}

    @property
    def members(self) -> Mapping[str, bytes]:
        return self.archive.members

    def root(self, name: str) -> Element:
        """The root element of an XML part.

        Raises:
            Unreadable: There is no such part, or it is no XML.
        """
        if name not in self._parsed:
            if name not in self.members:
                raise Unreadable(f"it has no part {name or 'at its root'}")
            self._parsed[name] = parse(self.members[name], name)
        return self._parsed[name]

    def release(self, names: Iterable[str]) -> None:
        """Forget the trees of parts that have been read to their end: a large deck's would take much memory."""
        for name in names:
            self._parsed.pop(name, None)

    def relations(self, name: str) -> tuple[Relation, ...]:
        """The relationships of a part; those of the package where the name is empty."""
        if name not in self._listed:
            self._listed[name] = tuple(self._read_relations(name))
        return self._listed[name]

    def _read_relations(self, name: str) -> Iterator[Relation]:
        listed = relations_part(name)
        if listed not in self.members:
            return
        for node in parse(self.members[listed], listed).iter(f"{RELATIONS}Relationship"):
            external = node.get("TargetMode") == "External"
            target = str(node.get("Target", ""))
            kind = str(node.get("Type", "")).rpartition("/")[2]
            yield Relation(str(node.get("Id", "")), kind, target if external else _resolve(name, target), external)

    def related(self, name: str, kind: str) -> str:
        """The part that a relationship of a kind leads to; empty where there is none."""
        return next((r.target for r in self.relations(name) if r.kind == kind and not r.external), "")

    def target(self, name: str, id_: str | None) -> Relation | None:
        """The relationship of an id."""
        if name not in self._related:
            # The first of an id counts; that there are two is a fault of its own.
            self._related[name] = {relation.id: relation for relation in reversed(self.relations(name))}
        return self._related[name].get(id_ or "")

    @cached_property
    def types(self) -> tuple[Mapping[str, str], Mapping[str, str]]:
        """Content types by extension, in lower case, and by part name."""
        root = self.root("[Content_Types].xml")
        defaults = {
            str(n.get("Extension", "")).lower(): str(n.get("ContentType")) for n in root.iter(f"{TYPES}Default")
        }
        overrides = {
            str(n.get("PartName", "")).lstrip("/"): str(n.get("ContentType")) for n in root.iter(f"{TYPES}Override")
        }
        return defaults, overrides

    def type_of(self, name: str) -> str:
        """The content type of a part; empty where none is declared."""
        defaults, overrides = self.types
        return overrides.get(name) or defaults.get(name.rpartition(".")[2].lower(), "")


def relations_part(name: str) -> str:
    """The name of the part that lists a part's relationships."""
    folder, file = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{file}.rels")


def _resolve(name: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(name), unquote(target.partition("#")[0]))).lstrip(
        "/"
    )
