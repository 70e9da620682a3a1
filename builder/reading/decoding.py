"""Bytes of a text file to text."""

from __future__ import annotations

import codecs

from builder.reading.problem import Problem

_UTF8_HINT = "save the file as UTF-8 text"
_OTHER_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)


def decode_text(data: bytes, name: str) -> str:
    """Decode UTF-8, with or without a byte order mark.

    Args:
        data: The file's bytes.
        name: The file, as messages call it.

    Returns:
        The text; every line end, of whatever system, is ``\\n``.

    Raises:
        Problem: The bytes are not UTF-8, or hold NUL.
    """
    for mark, encoding in _OTHER_MARKS:
        if data.startswith(mark):
            raise Problem("source-encoding", f"{name} is {encoding}, not UTF-8", hints=(_UTF8_HINT,))
    mark_length = len(codecs.BOM_UTF8) if data.startswith(codecs.BOM_UTF8) else 0
    if (position := data.find(b"\0")) >= 0:
        message = f"{name} holds a NUL byte {_where(data, position)}"
        raise Problem("source-nul", message, hints=("is it a text file?", _UTF8_HINT))
    try:
        text = data[mark_length:].decode("utf-8")
    except UnicodeDecodeError as error:
        message = f"{name} is not UTF-8 {_where(data, mark_length + error.start)}"
        raise Problem("source-encoding", message, hints=(_UTF8_HINT,)) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _where(data: bytes, offset: int) -> str:
    before = data[:offset]
    line = 1 + before.count(b"\n") + before.count(b"\r") - before.count(b"\r\n")
    return f"at byte {offset}, line {line}"
