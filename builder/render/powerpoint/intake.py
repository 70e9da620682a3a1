"""A template file's bytes to its parts: nothing that is no presentation, and nothing that unpacks to too much."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from typing import NamedTuple

from lxml import etree

from builder.model.limits import MIB, limits
from builder.render.powerpoint.markup import PACKAGE_RELATIONSHIPS, PRESENTATION
from builder.render.powerpoint.opening import SAVE, SMALLER
from builder.render.powerpoint.strict import Unturnable, as_transitional, is_strict

PARSER = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
PRESENTATION_PART = "ppt/presentation.xml"
_RELATION = f"{{{PACKAGE_RELATIONSHIPS}}}Relationship"
# In UTF-8, or in UTF-16 either way round. It can define entities, which unpack to anything.
_DOCTYPE = re.compile(rb"<\0?!\0?D\0?O\0?C\0?T\0?Y\0?P\0?E")
_COMPOUND_FILE = b"\xd0\xcf\x11\xe0"
# The name of the stream that a password's file keeps the package in.
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_OLD = "it is in the format of PowerPoint 97"
_UNLOCK = f"{SAVE}, without a password"
_USUAL = f"{SAVE}, not as a strict one"


class Unusable(Exception):
    """Why a file can't be a template, in words for its user, and what to do about it."""

    def __init__(self, why: str, hint: str = SAVE) -> None:
        super().__init__(why)
        self.hint = hint


class Relation(NamedTuple):
    """A relationship of a part; ``kind`` is the last word of its type, ``part`` the target's name in the package."""

    id: str
    type: str
    target: str
    external: bool
    part: str

    @property
    def kind(self) -> str:
        return posixpath.basename(self.type)


class Parts:
    """The parts of a package, unpacked when they are asked for; those of the strict variety in the usual one."""

    def __init__(self, data: bytes) -> None:
        if data.startswith(_COMPOUND_FILE):
            raise Unusable("it is protected by a password", _UNLOCK) if _LOCKED in data else Unusable(_OLD)
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except zipfile.BadZipFile as error:
            raise Unusable("it is no PowerPoint file, or it is damaged") from error
        members = self._archive.infolist()
        if any(member.flag_bits & 1 for member in members):
            raise Unusable("it is protected by a password", _UNLOCK)
        size, parts = limits().template_bytes, limits().template_parts
        if len(members) > parts or sum(member.file_size for member in members) > size:
            raise Unusable(f"it unpacks to more than {size // MIB} MiB or {parts:,} parts", SMALLER)
        # Part names are the same in capitals and small letters.
        self._names = {name.lower(): name for name in self._archive.namelist()}
        self._marks: dict[str, int] = {}
        self.changed: dict[str, bytes] = {}

    def find(self, name: str) -> str | None:
        """A part's name as the package spells it."""
        return self._names.get(name.lower())

    def read(self, name: str) -> bytes:
        if name in self.changed:
            return self.changed[name]
        data = self._archive.read(name)
        return self._turn(name, data) if name.lower().endswith((".xml", ".rels")) and is_strict(data) else data

    def _turn(self, name: str, data: bytes) -> bytes:
        """A part of the strict variety in the usual one, which stands in its place from now on."""
        self._count(name, data)
        try:
            self.changed[name] = as_transitional(data)
        except Unturnable as error:
            raise Unusable(
                f"{name} is Strict Open XML that can't be turned into the usual kind: {error}", _USUAL
            ) from error
        return self.changed[name]

    def weigh(self, name: str) -> bytes:
        """The content of an XML part that somebody is going to parse.

        Raises:
            Unusable: All that was weighed so far has too many elements.
        """
        data = self.read(name)
        self._count(name, data)
        return data

    def _count(self, name: str, data: bytes) -> None:
        if _DOCTYPE.search(data):
            raise Unusable(f"{name} declares a document type, which no presentation does")
        self._marks[name] = data.count(b"<") + data.count(b"=")
        # What the memory of trees grows with.
        most = limits().template_marks
        if sum(self._marks.values()) > most:
            raise Unusable(f"its slide masters and layouts have more than {most:,} tags and attributes", SMALLER)

    def parse(self, name: str) -> etree._Element:
        """The root of an XML part, weighed."""
        return etree.fromstring(self.weigh(name), PARSER)

    def relations(self, name: str) -> list[Relation]:
        """Where a part leads; empty for a part without relationships."""
        folder = posixpath.dirname(name)
        part = self.find(relations_part(name))
        if part is None:
            return []
        return [_relation(node, folder) for node in self.parse(part).iter(_RELATION)]

    def presentation(self) -> etree._Element:
        """The root of the presentation itself.

        Raises:
            Unusable: It lies elsewhere than PowerPoint puts it, is of a variety that isn't known, or has macros.
        """
        if self.find("[Content_Types].xml") is None:
            raise Unusable("it is an OpenDocument file" if self.find("mimetype") else "it is no PowerPoint file")
        main = next((r.part for r in self.relations("") if r.kind == "officeDocument" and not r.external), "")
        if main.lower() != PRESENTATION_PART or self.find(main) != PRESENTATION_PART:
            raise Unusable("its parts don't lie where PowerPoint puts those of a presentation")
        if any(relation.kind == "vbaProject" for relation in self.relations(PRESENTATION_PART)):
            raise Unusable("it has macros, which could run on the computers of your readers", f"{SAVE}, without macros")
        root = self.parse(PRESENTATION_PART)
        if root.tag != f"{{{PRESENTATION}}}presentation":
            raise Unusable("what should be its presentation is something else", _USUAL)
        return root


def relations_part(name: str) -> str:
    """The name of the part with a part's relationships; an empty name stands for the package."""
    folder, base = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{base}.rels")


def _relation(node: etree._Element, folder: str) -> Relation:
    target, external = str(node.get("Target")), node.get("TargetMode") == "External"
    part = "" if external else posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return Relation(str(node.get("Id")), str(node.get("Type")), target, external, part)
