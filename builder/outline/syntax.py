"""YAML's syntax errors in plain words.

PyYAML and libyaml word them differently but agree on the place; the words here come from the place and from what the
two wordings have in common.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import yaml

from builder.model.text import Place
from builder.outline.report import Report, shown, too_deep

QUOTE_VALUE = "put the whole text between quotation marks"


class _Fault(NamedTuple):
    message: str
    hint: str = ""
    code: str = "yaml-syntax"
    at_context: bool = False


class _Found(NamedTuple):
    """An error as the parsers give it.

    ``before`` and ``after`` are the line's parts on both sides of its place; ``in_line`` says that what the parser was
    reading began in the same line.
    """

    problem: str
    context: str
    in_line: bool
    before: str
    after: str


def report_syntax(error: yaml.MarkedYAMLError, text: str, report: Report) -> None:
    """Report one syntax error, at the place where the author has to look."""
    problem_place = _mark_place(error.problem_mark) or Place(1, 1)
    line = _line(text, problem_place.line)
    cut = problem_place.column - 1
    context_place = _mark_place(error.context_mark)
    in_line = context_place is not None and context_place.line == problem_place.line
    fault = _fault(_Found(error.problem or "", error.context or "", in_line, line[:cut], line[cut:]))
    place = (context_place if fault.at_context else None) or problem_place
    report.error(fault.code, fault.message, place, fault.hint)


def _mark_place(mark: object) -> Place | None:
    return None if mark is None else Place(mark.line + 1, mark.column + 1)  # type: ignore[attr-defined]


def _line(text: str, number: int) -> str:
    lines = re.split("\r\n|\r|\n", text)
    return lines[number - 1] if number <= len(lines) else ""


def _fault(found: _Found) -> _Fault:
    problem, context = found.problem, found.context
    if "Unicode character escape" in problem:
        return _Fault("an escape code stands for no character", "write the character itself", "bad-character", True)
    if "maximum nesting depth" in problem:  # libyaml reads ahead, and has a limit of its own
        return _Fault(too_deep(), code="too-deep")
    if "unknown escape character" in problem:
        return _Fault(
            "a backslash here starts no known escape code", "write `\\\\`, or use single quotes", "yaml-syntax", True
        )
    if found.after.startswith("\t"):
        return _Fault("a tab is used to indent", "indent with spaces")
    if "cannot start any token" in problem:
        return _Fault(f"a text can't start with {shown(found.after[:1])}", QUOTE_VALUE)
    if "could not find expected ':'" in problem:
        return _Fault(
            "this line is no key with its value",
            "a key is followed by a colon and a space: `title: …`",
            at_context=True,
        )
    if "quoted scalar" in context:
        return _Fault(
            "the quotation mark that opens here is never closed", "close it at the text's end", at_context=True
        )
    return _fault_of_structure(found)


def _fault_of_structure(found: _Found) -> _Fault:
    problem, context = found.problem, found.context
    if "mapping values are not allowed" in problem:
        return _fault_of_colon(found.before)
    if "scanning an alias" in context or "scanning an anchor" in context:
        return _Fault("a text can't start with `*` or `&`", QUOTE_VALUE, at_context=True)
    if "block scalar" in context:
        hint = "start the text on the next line, indented; or put it between quotation marks"
        return _Fault("nothing may follow `|` or `>` in its line", hint)
    if "flow" in context and found.in_line and found.after.strip():
        hint = "put a text that holds brackets, or a colon and a space, between quotation marks"
        return _Fault("what opened with a bracket before can't go on like this", hint)
    if "flow sequence" in context:
        return _Fault("the list that opens here with `[` is never closed", "close it with `]`", at_context=True)
    if "flow mapping" in context:
        return _Fault("what opens here with `{` is never closed", "close it with `}`", at_context=True)
    if "sequence entries are not allowed" in problem:
        return _Fault("a list can't start in the line of its key", "start each item on a line of its own")
    if found.after[:1] in tuple("]},"):
        return _Fault(f"a text can't start with {shown(found.after[:1])}", QUOTE_VALUE)
    return _fault_of_indentation(found)


def _fault_of_colon(before: str) -> _Fault:
    """A colon where none may be: in a text, or because the line above went on into this one."""
    if re.search(r":\s+\S", before):
        return _Fault("a text that holds a colon and a space needs quotation marks", QUOTE_VALUE)
    hint = "check that this line starts in the same column as its neighbours, and that the line above has its colon"
    return _Fault("this line reads as part of the text above it", hint)


def _fault_of_indentation(found: _Found) -> _Fault:
    before = found.before.rstrip()
    if before.endswith(('"', "'")):
        return _Fault(
            "text goes on after its closing quotation mark", "put the other kind of quotation mark around all of it"
        )
    if before.endswith(("]", "}")):
        return _Fault("text goes on after a closing bracket", QUOTE_VALUE)
    if "block" in found.context and not before:
        hint = "lines that belong together start in the same column; items of a list start with `- `"
        return _Fault("this line does not fit the lines above it", hint)
    if "document" in found.problem or "directive" in found.context:
        return _Fault(
            "only one document, without directives, is expected here", "delete `---`, `...` and lines with `%`"
        )
    return _Fault("this is not YAML as an outline needs it", QUOTE_VALUE)
