"""Names of files that mean the same file on every system."""

from __future__ import annotations

import re

# Whatever its ending, and in capitals or not.
_DEVICE = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3])\s*(?:\.|\Z)", re.IGNORECASE
)


def find_foreign(name: str) -> str | None:
    """The part of a path that would be another file on Windows: a device, or a name without its last characters."""
    for part in re.split(r"[/\\]", name):
        if _DEVICE.match(part) or (part not in ("", ".", "..") and part[-1] in ". "):
            return part
    return None
