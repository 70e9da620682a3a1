"""Members of a ZIP package, within limits."""

from __future__ import annotations

import io
import zipfile
import zlib

from builder.model.limits import MIB, limits
from builder.reading.problem import Problem

# What the format of packages itself uses; others would only widen what a hostile file can reach.
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class Package:
    """A package's members, unpacked when asked for; how much in all is limited."""

    def __init__(self, data: bytes, name: str) -> None:
        """Open a package.

        Raises:
            Problem: The bytes are no ZIP file, or one of more members than there may be.
        """
        self._name = name
        self._left = limits().word_bytes
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            self._members = {member.filename: member for member in self._archive.infolist()}
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError, OSError) as error:
            raise self.broken() from error
        if len(self._archive.infolist()) > limits().word_parts:
            raise self.too_much(f"more than {limits().word_parts:,} parts")

    def find(self, member: str) -> bytes | None:
        """A member's bytes; None where there is none of the name.

        Raises:
            Problem: It is damaged or encrypted, or unpacks to more than is left of the limit.
        """
        info = self._members.get(member)
        if info is None:
            return None
        if info.flag_bits & 1 or info.compress_type not in _METHODS:
            raise self.broken()
        try:
            with self._archive.open(info) as file:
                data = file.read(self._left + 1)
        except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, OSError, EOFError) as error:
            raise self.broken() from error
        self._left -= len(data)
        if self._left < 0:
            raise self.too_much(f"more than {limits().word_bytes // MIB} MiB, unpacked")
        return data

    def too_much(self, what: str) -> Problem:
        hints = ("save only the article's own text, as .docx or .txt",)
        return Problem("source-limit", f"{self._name} holds {what}", hints=hints)

    def broken(self) -> Problem:
        hints = ("open it in Word or LibreOffice and save it again as .docx",)
        return Problem("source-broken", f"{self._name} is no Word file that can be read", hints=hints)
