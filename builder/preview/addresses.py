"""Addresses of the preview: all that a page shows is in its address, so that every key is a link as well."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, get_args
from urllib.parse import quote, urlencode

from builder.model.diagnostic import Diagnostic

View = Literal["deck", "sheet", "handout", "presenter"]
VIEWS: tuple[View, ...] = get_args(View)
EDITOR = "vscode://file{path}:{line}:{column}"
"""Visual Studio Code's; ``{path}`` is absolute and begins with a slash."""

_MOST_QUERY = 200
_SCHEME = re.compile("[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_SCRIPTED = ("javascript:", "data:", "vbscript:", "blob:", "file:")


@dataclass(frozen=True, slots=True)
class Where:
    """What is looked at: a slide or page of a view, from 1, and what is shown beside or over it.

    ``base`` begins all addresses. ``entry`` is the id of the entry whose evidence is open; ``query`` what is searched
    for.
    """

    base: str
    view: View = "deck"
    number: int = 1
    entry: str = ""
    query: str = ""
    is_grey: bool = False
    is_accessible: bool = False

    def href(self, **changes: object) -> str:
        """The address, or that of something near."""
        there = replace(self, **changes) if changes else self  # type: ignore[arg-type]
        told = {
            "entry": there.entry,
            "q": there.query,
            "g": "1" if there.is_grey else "",
            "a": "1" if there.is_accessible else "",
        }
        query = urlencode({key: value for key, value in told.items() if value})
        return f"{there.base}/{there.view}/{there.number}" + (f"?{query}" if query else "")


def read_where(base: str, view: str, number: int, asked: Mapping[str, str]) -> Where | None:
    """What an address means; None where it is none of ours."""
    known = next((each for each in VIEWS if each == view), None)
    if known is None:
        return None
    return Where(
        base,
        known,
        max(1, number),
        asked.get("entry", "")[:_MOST_QUERY],
        asked.get("q", "")[:_MOST_QUERY].strip(),
        asked.get("g") == "1",
        asked.get("a") == "1",
    )


def editor_problem(template: str) -> str | None:
    """Why a template of links to an editor can't be used."""
    scheme = _SCHEME.match(template)
    if scheme is None or scheme[0].lower() in _SCRIPTED:
        return "it has to begin with an editor's scheme, such as vscode:"
    if "{path}" not in template:
        return "it has to have {path} in it"
    return None


def editor_link(template: str, file: str, line: int = 1, column: int = 1) -> str:
    """The address that opens an editor at a place of a file."""
    path = Path(file).absolute().as_posix()
    rooted = quote(path if path.startswith("/") else f"/{path}", safe="/:")
    return template.replace("{path}", rooted).replace("{line}", str(line)).replace("{column}", str(column))


def diagnostic_link(template: str, diagnostic: Diagnostic) -> str:
    """The address that opens an editor where a diagnostic points."""
    line, column = diagnostic.place or (1, 1)
    return editor_link(template, diagnostic.file, line, column)
