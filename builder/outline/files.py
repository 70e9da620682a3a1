"""Bytes of a file, and their characters."""

from __future__ import annotations

import codecs
import re
import stat
from functools import cache
from pathlib import Path

from builder.model.limits import MIB, limits
from builder.model.text import Place
from builder.outline.invisible import report_invisible
from builder.outline.report import Report

# What YAML and XML both allow, without U+FEFF and without U+0085, U+2028 and U+2029: YAML takes these three for line
# breaks, editors show none, and so a key could hide in what looks like one line.
_FIT = "\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff"
_UNFIT_ASCII = re.compile("[^\t\n\r\x20-\x7e]")

_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_LINE_BREAK = re.compile("\r\n|\r|\n")
_SAVE_AS = "save the file as UTF-8"


def read_bytes(path: str, report: Report) -> bytes | None:
    """The file's bytes, or None with the reason reported.

    Anything but a regular file is refused before it is opened: a FIFO would never end, a device might.
    """
    most = limits().outline_bytes
    try:
        status = Path(path).stat()
        if not stat.S_ISREG(status.st_mode):
            report.error("file-kind", f"{_kind(status.st_mode)} stands where a file is expected")
            return None
        with Path(path).open("rb") as file:
            data = file.read(most + 1)
    except FileNotFoundError:
        report.error("file-missing", "there is no such file", None, "check the path, and the folder you are in")
        return None
    except ValueError:
        report.error("file-missing", "this can't be the path of a file: it holds a NUL character")
        return None
    except OSError as error:
        report.error("file-unreadable", f"the file can't be read: {(error.strerror or 'input error').lower()}")
        return None
    if len(data) > most:
        report.error("file-size", f"the file is larger than {most // MIB} MiB")
        return None
    return data


def _kind(mode: int) -> str:
    if stat.S_ISDIR(mode):
        return "a folder"
    if stat.S_ISFIFO(mode):
        return "a named pipe"
    if stat.S_ISSOCK(mode):
        return "a socket"
    return "a device"


def decode(data: bytes, report: Report) -> str | None:
    """The text of a UTF-8 file without its byte order mark, or None with the reasons reported."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            report.error("encoding", f"the file is in {encoding}, not UTF-8", Place(1, 1), _SAVE_AS)
            return None
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        place = _place_at(data[: error.start].decode("utf-8"), error.start)
        report.error("encoding", f"the byte 0x{data[error.start]:02X} is not UTF-8", place, _SAVE_AS)
        return None
    return text if _all_fit(text, report) and report_invisible(text, report) else None


def _all_fit(text: str, report: Report) -> bool:
    """Report the first unfit character of each line."""
    if find_unfit(text) is None:
        return True
    for number, line in enumerate(_LINE_BREAK.split(text), start=1):
        unfit = find_unfit(line)
        if unfit is not None:
            place = Place(number, unfit.start() + 1)
            report.error("bad-character", unfit_message(unfit.group()), place, "delete it")
        if report.full:
            break
    return False


def find_unfit(text: str) -> re.Match[str] | None:
    """The first character that no outline may have."""
    return (_UNFIT_ASCII if text.isascii() else _unfit()).search(text)


@cache
def _unfit() -> re.Pattern[str]:
    """Made on first use: that takes as long as reading a small outline."""
    return re.compile(f"[^{_FIT}]")


def unfit_message(character: str) -> str:
    """What is wrong with a character that `find_unfit` found."""
    if character in "\x85\u2028\u2029":
        return f"an invisible line break, U+{ord(character):04X}, is not allowed here"
    if character == "\ufeff":
        return "a byte order mark, U+FEFF, may only begin the file"
    if 0xD800 <= ord(character) <= 0xDFFF:
        return f"half a character, U+{ord(character):04X}, is not text"
    return f"the control character U+{ord(character):04X} is not allowed"


def _place_at(text: str, offset: int) -> Place:
    lines = _LINE_BREAK.split(text[:offset])
    return Place(len(lines), len(lines[-1]) + 1)
