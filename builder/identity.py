"""Stamps: digests of all that outputs are made from, whatever folder it lies in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

from builder import __version__
from builder.look import Look
from builder.model.outline import Outline
from builder.model.picture import Picture
from builder.model.source import Source


def publication_stamp(outline: Outline, read: Iterable[str], look: Look, paper: str) -> str:
    """The stamp of a publication, without the values of a record.

    Args:
        outline: As loaded, or filled: only the digest of its file counts.
        read: Digests of all else that says what it says.
        look: Theme and template.
        paper: The name of the sheet's size.
    """
    digest, theme = sha256(), look.theme
    for part in (__version__, outline.digest, *read, paper):
        digest.update(part.encode() + b"\0")
    font = theme.font
    chosen = (theme.name, theme.style, theme.palette, theme.sizes, font.name, font.deck_name)
    digest.update(repr(chosen).encode())
    for data in (look.template.data, *(Path(file).read_bytes() for _, file in theme.font.files)):
        digest.update(sha256(data).digest())
    digest.update(look.fonts.encode())
    return digest.hexdigest()


def record_stamp(stamp: str, values: Iterable[str], characters: str) -> str:
    """The stamp of an edition, from that of the publication and the values of its record, in the fields' order."""
    return sha256(repr((stamp, tuple(values), characters)).encode()).hexdigest()


def read_digests(*read: Mapping[str, Source] | Mapping[str, Picture]) -> list[str]:
    """Those of all files that were read, sources before pictures."""
    return [files[key].digest for files in read for key in sorted(files)]
