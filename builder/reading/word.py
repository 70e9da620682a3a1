"""A Word file (.docx) to its text."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import unquote

from builder.model.limits import limits
from builder.reading.package import Package
from builder.reading.paragraphs import Paragraphs
from builder.reading.problem import Problem
from builder.reading.word_markup import DoctypeError, TooManyError, WordMarkup

_OLD_FORMAT = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_BIT = 1 << 16


def read_word(data: bytes, name: str) -> tuple[str, bool]:
    """Read the text of a Word file.

    Inserted text is read, deleted text not; headers and footers, comments and hidden text are left out, and nothing
    outside the file is looked at.

    Args:
        data: The file's bytes.
        name: The file, as messages call it.

    Returns:
        The text: paragraphs one empty line apart, a table's row one line with tabs between its cells, text boxes behind
        the paragraph that holds them, footnotes and endnotes at the end; and whether changes are tracked in the file.

    Raises:
        Problem: The file is encrypted, of the old format, broken, or holds more than an article does.
    """
    if data.startswith(_OLD_FORMAT):
        raise _old(data, name)
    package = Package(data, name)
    document = next(_targets(package, "", "officeDocument"), "word/document.xml")
    text = Paragraphs()
    read = [WordMarkup(text)]
    _parse(package, document, read[0], required=True)
    for kind in ("footnotes", "endnotes"):
        for part in _targets(package, document, kind):
            read.append(WordMarkup(text))
            _parse(package, part, read[-1])
    return text.text(), any(markup.tracked for markup in read)


def _old(data: bytes, name: str) -> Problem:
    if _ENCRYPTED in data:
        hint = "open it, take the password off under File, Info, and save it again"
        return Problem("source-encrypted", f"{name} can be opened only with a password", hints=(hint,))
    hint = "open it in Word or LibreOffice and save it as .docx"
    return Problem("source-broken", f"{name} is in the old Word format, .doc", hints=(hint,))


def _parse(package: Package, part: str, target: Any, *, required: bool = False) -> None:
    from lxml import etree

    data = package.find(part)
    if data is None:
        if required:
            raise package.broken()
        return
    parser = etree.XMLParser(target=target, resolve_entities=False, no_network=True, load_dtd=False)
    try:
        for start in range(0, len(data), _BIT):
            parser.feed(data[start : start + _BIT])
        parser.close()
    except TooManyError:
        raise package.too_much(f"more than {limits().markup_pieces:,} elements") from None
    except (etree.LxmlError, DoctypeError) as error:
        raise package.broken() from error


class _Relationships:
    """What lxml's parser calls while it reads a part's relationships."""

    def __init__(self) -> None:
        self.found: list[tuple[str, str]] = []

    def doctype(self, *_: str | None) -> None:
        raise DoctypeError

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag.endswith("}Relationship") and attributes.get("TargetMode", "").lower() != "external":
            self.found.append((attributes.get("Type", ""), attributes.get("Target", "")))
            if len(self.found) > limits().markup_pieces:
                raise TooManyError

    def close(self) -> None:
        pass


def _targets(package: Package, part: str, kind: str) -> Iterator[str]:
    """The parts that a part is related to in one way; those of the package itself where ``part`` is empty."""
    folder, _, base = part.rpartition("/")
    relationships = _Relationships()
    _parse(package, f"{folder}/_rels/{base}.rels".lstrip("/"), relationships)
    for type_name, target in relationships.found:
        if type_name.endswith(f"/{kind}"):
            yield posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/")
