"""Bytes of a page to its markup, in the character set that it says it is in."""

from __future__ import annotations

import codecs
import re

from builder.reading.decoding import decode_text

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# Where the web looks for the declaration, and more: some tools put long comments before it.
_HEAD_BYTES = 16_384
_DECLARED = re.compile(
    rb"<meta\b[^>]{0,500}?\bcharset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{1,40})"
    rb"|^\s{0,99}<\?xml\b[^>]{0,500}?\bencoding\s{0,9}=\s{0,9}[\"']([\w.:-]{1,40})",
    re.IGNORECASE,
)
# By Python's names, the character sets of the web, and what the web reads them as: the Windows set that holds them.
_WEB = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "cp1252": "cp1252", "iso8859-9": "cp1254", "tis-620": "cp874",
    "iso8859-11": "cp874", "gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "big5": "big5hkscs",
    "big5hkscs": "big5hkscs", "shift_jis": "cp932", "cp932": "cp932", "euc_jp": "euc_jp", "iso2022_jp": "iso2022_jp",
    "euc_kr": "cp949", "cp949": "cp949", "mac-roman": "mac_roman", "mac-cyrillic": "mac_cyrillic", "koi8-r": "koi8_r",
    "koi8-u": "koi8_u", "cp866": "cp866", "cp874": "cp874",
    **{f"cp125{n}": f"cp125{n}" for n in (0, 1, 3, 4, 5, 6, 7, 8)},
    **{f"iso8859-{n}": f"iso8859_{n}" for n in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)},
}  # fmt: skip


def decode_html(data: bytes, name: str) -> str:
    """Decode a page: by its byte order mark, by its declaration, or else as UTF-8.

    Args:
        data: The file's bytes.
        name: The file, as messages call it.

    Returns:
        The markup, with ``\\n`` line ends. Bytes that a declared character set doesn't have are U+FFFD, as in browsers.

    Raises:
        Problem: The page declares no character set and is not UTF-8.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode(data[len(mark) :], encoding)
    if declared := _declared(data[:_HEAD_BYTES]):
        return _decode(data, declared)
    # NUL has no meaning in a page, and browsers pass over it.
    return decode_text(data.replace(b"\0", b""), name)


def _decode(data: bytes, encoding: str) -> str:
    text = data.decode(encoding, errors="replace").replace("\0", "")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _declared(head: bytes) -> str | None:
    """The declared character set, by Python's name; None where there is none that the web knows."""
    for match in _DECLARED.finditer(head):
        try:
            found = codecs.lookup((match[1] or match[2]).decode("ascii")).name
        except (LookupError, ValueError):
            continue
        if found in _WEB or found == "utf-8":
            return _WEB.get(found, found)
        # A page that can be read thus far is in no encoding of two bytes a letter, whatever it says.
        if found.startswith("utf-16"):
            return "utf-8"
    return None
