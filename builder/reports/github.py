"""Diagnostics as commands that a GitHub workflow understands: they become annotations of the files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from builder.model.diagnostic import Diagnostic
from builder.reports.places import relative_path
from builder.reports.text import in_order, plain, unchecked_text

if TYPE_CHECKING:
    from builder.pipeline import Result


def workflow_commands(results: Iterable[Result], *, quiet: bool = False) -> str:
    """One command on one line for each diagnostic, and a notice where checks did not run; if quiet, errors alone."""
    return "\n".join(command for result in results for command in _commands(result, quiet))


def _commands(result: Result, quiet: bool) -> Iterator[str]:
    for diagnostic in in_order(result.diagnostics):
        if diagnostic.severity == "error" or not quiet:
            yield _command(diagnostic)
    if result.unchecked and not quiet:
        file = _property(relative_path(result.path))
        yield f"::notice file={file},title=not checked::{_data(unchecked_text(result))}"


def _command(diagnostic: Diagnostic) -> str:
    properties = {"file": relative_path(diagnostic.file)}
    if diagnostic.place is not None:
        properties |= {"line": str(diagnostic.place.line), "col": str(diagnostic.place.column)}
    properties["title"] = diagnostic.code
    told = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    lines = [plain(diagnostic.message)]
    lines += [f"{plain(name)}: {plain(value)}" for name, value in diagnostic.details]
    lines += [f"hint: {plain(hint)}" for hint in diagnostic.hints]
    return f"::{diagnostic.severity} {told}::{_data(chr(10).join(lines))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(plain(text)).replace(":", "%3A").replace(",", "%2C")
