"""Text into HTML: what an outline or a source says can't become markup, nor steer how the page reads."""

from __future__ import annotations

import re
from html import escape

from builder.model.text import Prose, Run

# Characters that HTML forbids, and those that turn the order of the text around them.
_HARMFUL = re.compile(
    "[\x00-\x08\x0b\x0c\r\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
    + "]"
)


def text(words: str) -> str:
    """Words as the content of an element, or as a value in double quotes; harmful characters become escape codes."""
    return _HARMFUL.sub(_code, escape(words))


def element(name: str, content: str, /, **attributes: str | None) -> str:
    """One element around markup.

    Args:
        name: The element's name.
        content: Markup, already safe.
        attributes: Values still to be escaped; ``_`` in a name stands for ``-``, a ``_`` at its end for nothing. None
            leaves the attribute out.
    """
    return f"<{name}{attributes_of(attributes)}>{content}</{name}>"


def attributes_of(attributes: dict[str, str | None]) -> str:
    """Attributes with a space before each."""
    told = ((name.removesuffix("_").replace("_", "-"), value) for name, value in attributes.items())
    return "".join(f' {name}="{text(value)}"' for name, value in told if value is not None)


def prose(words: str, language: str | None) -> str:
    """An author's text with its emphasis, in its language and with the direction of its own letters."""
    runs = words.runs if isinstance(words, Prose) else (Run(words),)
    return element("span", "".join(map(_run, runs)), lang=language, dir="auto")


def cut(words: str, length: int) -> str:
    """Words on one line, cut where they are long; takes no longer for a text of any length."""
    line = " ".join(words[: 4 * length].split())
    whole = len(line) <= length and len(words) <= 4 * length
    return line if whole else f"{line[:length].rstrip()} …"


def _run(run: Run) -> str:
    words = text(run.text)
    words = f"<strong>{words}</strong>" if run.bold else words
    return f"<em>{words}</em>" if run.italic else words


def _code(match: re.Match[str]) -> str:
    return match[0].encode("unicode_escape").decode("ascii")
