"""Fields of the records: what a value may be, and where its name in braces may stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Literal

from builder.model.records import PLACEHOLDER, FieldType, RecordField
from builder.model.text import Prose, Text
from builder.outline.files import find_unfit, unfit_message
from builder.outline.kinds import Values
from builder.outline.limits import MAX_ADDRESS
from builder.outline.prose import WEB_ADDRESS
from builder.outline.references import entries_of
from builder.outline.report import Report, shown
from builder.outline.values import NUMBER, PHONE, one_line

DEFAULT_LIMIT = 120
_FORMS: Mapping[FieldType, tuple[re.Pattern[str], str]] = {
    "number": (re.compile(NUMBER), "a number, as 2,000 or 3.1"),
    "phone": (re.compile(PHONE), "a telephone number"),
    "url": (re.compile(WEB_ADDRESS), "a web address"),
}
LITERAL = frozenset(
    "id layout theme template file figures accent evidence confirmed sources records path digest language derived"
    " show reveal fit kind measure direction qualifier".split()
)
"""Attributes that no record fills: what refers to something, and what a source says."""

Use = Literal["open", "own", "sourced"]
"""Whose statement a text is: nobody's in particular, the organisation's by ``own``, or a source's."""


def find_fault(field: RecordField, value: str) -> str:
    """What is wrong with a value of a record, as the end of a sentence; empty where nothing is.

    Args:
        field: The field as declared.
        value: As `tidy` gives it.
    """
    if not value:
        return "is empty"
    if (unfit := find_unfit(value)) is not None:
        return f"can't be text: {unfit_message(unfit.group())}"
    if len(value) > field.limit:
        return f"has {len(value)} characters, {field.limit} are allowed"
    if field.type in _FORMS:
        form, noun = _FORMS[field.type]
        if form.fullmatch(value) is None or len(value) > MAX_ADDRESS:
            return f"is {shown(value)}, not {noun}"
    return ""


def tidy(value: str) -> str:
    """A value as it is used: on one line, without outer spaces."""
    return one_line(value)


# --- the outline's own checks --------------------------------------------------------------------------------------


def check_records(outline: Values, report: Report) -> None:
    """Report what is wrong with the fields, and fields in braces where none or another may stand."""
    read = [field for field in outline.get("records") or () if field.get("example") is not None]
    fields = {str(field["id"]): make_field(field) for field in read}
    for field in fields.values():
        if fault := find_fault(field, field.example):
            message = f"the example of {shown(field.id)} {fault}"
            report.error("record-value", message, field.example.place, "give a value that a record could have")
    known = {str(field["id"]) for field in outline.get("records") or ()}
    _check_uses(outline, known, fields, report)
    _check_drawn(outline, report)


def make_field(values: Mapping[str, Any]) -> RecordField:
    """A field of values in which nothing is missing."""
    return RecordField(
        id=values["id"],
        example=values["example"],
        type=str(values.get("type") or "text"),  # type: ignore[arg-type]
        limit=values.get("limit") or DEFAULT_LIMIT,
    )


def _check_uses(outline: Values, known: set[str], fields: Mapping[str, RecordField], report: Report) -> None:
    for text, use, is_literal, is_whole in _texts(outline):
        for name in PLACEHOLDER.findall(text):
            if name in fields:
                _check_use(fields[name], text, use, is_literal, is_whole, report)
            elif (known or is_whole) and name not in known and not is_literal:
                hint = report.suggestion(name, known) or "declare it under `records:`, or leave the braces out"
                report.error("record-unknown", f"there is no field {shown(name)}", text.place, hint)


def _check_use(
    field: RecordField, text: Text, use: Use, is_literal: bool, is_whole: FieldType | None, report: Report
) -> None:
    label = shown(f"{{{field.id}}}")
    if is_literal:
        hint = "write it out: it is the same in all editions"
        report.error("record-place", f"{label} can't stand here", text.place, hint)
    elif is_whole is not None and field.type != is_whole:
        hint = f"declare it with `type: {is_whole}`"
        report.error("record-place", f"{label} is of the type {field.type}, not {is_whole}", text.place, hint)
    elif use == "sourced" and field.type != "text":
        hint = "give the entry `own:` and no evidence, or move it into an entry that has"
        report.error("record-place", f"{label} can't stand in what a source is cited for", text.place, hint)
    elif use == "open" and field.type == "number":
        hint = "move it into an entry with `own:`, which is printed as the organisation's own"
        report.error("record-place", f"the figure {label} has to be marked as the organisation's own", text.place, hint)


def _check_drawn(outline: Values, report: Report) -> None:
    """Figures of the records are never drawn beside a source's; and give each its number, the example's."""
    examples = {str(field["id"]): field.get("example") for field in outline.get("records") or ()}
    filled: set[str] = set()
    own: set[str] = set()
    for entry in entries_of(outline):
        figure = entry.get("figure")
        if entry.get("own") is not None:
            own.add(str(entry.get("id")))
        written = figure.get("written") if isinstance(figure, Values) else None
        if isinstance(figure, Values) and written and (match := PLACEHOLDER.fullmatch(written)):
            figure["amount"] = examples.get(match[1])
            filled.add(str(entry.get("id")))
    for entry in entries_of(outline):
        drawn = [key for key in _drawn(entry) if key is not None]
        if any(key in filled for key in drawn) and not all(key in own for key in drawn):
            key = next(key for key in drawn if key not in own)
            message = f"{shown(key)} is a source's figure: it can't stand beside figures of the records"
            report.error("record-mixed", message, key.place, f"draw the two kinds in separate {entry.kind}s")


def _drawn(entry: Values) -> Iterator[Text | None]:
    """Ids of the findings that a chart or comparison shows the figures of."""
    if entry.kind == "chart":
        yield from entry.get("figures") or ()
        for series in entry.get("series") or ():
            yield from (series or {}).get("figures") or ()
    elif entry.kind == "comparison":
        yield from (side.get("figure") for side in entry.get("sides") or () if side is not None)


# --- texts ---------------------------------------------------------------------------------------------------------

Found = tuple[Text, Use, bool, FieldType | None]
_WHOLE: Mapping[str, FieldType] = {"written": "number", "phone": "phone", "url": "url"}


def _texts(outline: Values) -> Iterator[Found]:
    """Every text with whose statement it is, whether no record fills it, and the type where it is all of a value."""
    for key, value in outline.items():
        if key == "sections":
            for section in value or ():
                if section is not None:
                    yield from _section_texts(section)
        elif key not in ("records", "sources"):
            yield from _inside(key, value, "open", key in LITERAL)


def _section_texts(section: Values) -> Iterator[Found]:
    for key, value in section.items():
        if key != "items":
            yield from _inside(key, value, "sourced" if key == "takeaway" else "open", False)
    for entry in section.get("items") or ():
        if entry is not None:
            use = use_of(entry.kind, entry.get("own") is not None)
            for key, value in entry.items():
                yield from _inside(key, value, use, key in LITERAL)


def use_of(kind: str, is_own: bool) -> Use:
    """Whose statement the texts of an entry are."""
    if is_own and kind != "quotation":
        return "own"
    return "open" if kind in ("advice", "question", "terms", "picture") else "sourced"


def _inside(key: str, value: Any, use: Use, literal: bool) -> Iterator[Found]:
    if isinstance(value, Text):
        whole = _WHOLE.get(key) if PLACEHOLDER.fullmatch(value) else None
        yield value, use, literal or (key == "figure"), whole
    elif isinstance(value, Values):
        for inner, each in value.items():
            yield from _inside(inner, each, use, literal or inner in LITERAL)
    elif isinstance(value, tuple):
        for each in value:
            yield from _inside(key, each, use, literal)


def fill(text: Text, record: Mapping[str, str]) -> Text:
    """A text with the values of a record in place of the fields' names. Values are plain text: no markup is read."""
    if "{" not in text:
        return text
    if isinstance(text, Prose):
        from dataclasses import replace

        runs = tuple(replace(run, text=_filled(run.text, record)) for run in text.runs)
        return Prose("".join(run.text for run in runs), text.place, runs)
    return Text(_filled(text, record), text.place)


def _filled(text: str, record: Mapping[str, str]) -> str:
    return PLACEHOLDER.sub(lambda match: record.get(match[1], match[0]), text)
