"""File names of editions: made of a record's values, safe and short on every system."""

from __future__ import annotations

import re
import unicodedata

from builder.model.records import PLACEHOLDER, Record

MOST_BYTES = 100
"""Of a name in UTF-8, without its suffix: ZIP files, e-mail and Windows' limit on paths leave no more."""

_UNSAFE = re.compile(r"[^\w.\-]+|_+")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|conin|conout|clock|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)", re.IGNORECASE)


def edition_name(pattern: str, record: Record) -> str:
    """The name of an edition's files, without suffix.

    Args:
        pattern: Text with the names of fields in braces.
        record: Their values. Whatever they hold, the name is one part of a path.

    Returns:
        Letters, digits, hyphens and stops; empty where nothing is left of the values.
    """
    whole = PLACEHOLDER.sub(lambda match: _safe(record.get(match[1], "")), pattern)
    name = _cut(_safe(whole))
    return f"{name}-edition" if _RESERVED.match(name) else name


def name_key(name: str) -> str:
    """What two names share that a system takes for the same."""
    return unicodedata.normalize("NFKC", name).casefold()


def _safe(value: str) -> str:
    """Accents are taken off where a plain letter is left; letters of other scripts stay."""
    plain = unicodedata.normalize("NFKD", value.replace("'", "").replace("’", ""))
    kept = "".join(c for c in plain if not unicodedata.combining(c) or ord(c) > 0x36F)
    return _UNSAFE.sub("-", unicodedata.normalize("NFC", kept)).strip("-. ").replace("..", ".")


def _cut(name: str) -> str:
    name = re.sub(r"-{2,}", "-", re.sub(r"\.{2,}", ".", name))
    return name.encode()[:MOST_BYTES].decode(errors="ignore").rstrip("-. ")
