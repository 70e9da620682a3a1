"""What the parts of an outline ask of each other: ids, sources, the figures of charts, the cells of tables."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

from builder.model.text import Text
from builder.outline.charts import check_chart, find_figure
from builder.outline.kinds import Values
from builder.outline.report import Report, listed, shown

MAX_MADE_ID = 40
"""Characters of an id made from words, without the number that tells it from others."""

TITLES = {
    "finding": "statement",
    "quotation": "words",
    "chart": "title",
    "table": "title",
    "advice": "title",
    "question": "question",
    "picture": "title",
    "timeline": "title",
    "terms": "title",
    "comparison": "title",
}
"""Kind of entry to the attribute that holds its own words."""


def entries_of(outline: Values) -> Iterator[Values]:
    """Every entry that could be read at least in part."""
    for section in outline.get("sections") or ():
        for entry in (section.get("items") if section else None) or ():
            if entry is not None:
                yield entry


def check_references(outline: Values, report: Report) -> None:
    """Give every entry its id and every passage its source, and report what refers to nothing."""
    entries = list(entries_of(outline))
    _assign_ids(entries, report)
    _resolve_sources(outline, entries, report)
    by_id = {entry["id"]: entry for entry in reversed(entries) if entry.get("id") is not None}
    for entry in entries:
        if entry.kind == "chart":
            check_chart(entry, by_id, report)
        elif entry.kind == "table":
            _check_rows(entry, report)
        elif entry.kind == "picture":
            _check_alt(entry, report)
        elif entry.kind == "comparison":
            _check_sides(entry, by_id, report)
        elif entry.kind == "question":
            _check_reveal(entry, report)


# --- ids -----------------------------------------------------------------------------------------------------------


def _assign_ids(entries: list[Values], report: Report) -> None:
    """Explicit ids first: an id made from words never takes one that somebody chose."""
    taken: dict[str, Text] = {}
    for entry in entries:
        identifier = entry.get("id")
        if identifier is None:
            continue
        if identifier in taken:
            hint = f"the first is in line {taken[identifier].place.line}"
            report.error("duplicate-id", f"the id {shown(identifier)} stands here twice", identifier.place, hint)
        taken.setdefault(identifier, identifier)
    used = set(taken)
    next_number: dict[str, int] = {}
    for entry in entries:
        words = entry.get(TITLES.get(entry.kind, ""))
        if entry.get("id") is None and words is not None:
            entry["id"] = Text(_free_id(make_id(words) or entry.kind, used, next_number), words.place)


def make_id(words: str) -> str:
    """An id from words: ASCII, lower case, hyphens, cut at a word; empty where no letter or digit is left."""
    # No more is looked at than can be used: a statement may be long, and its marks fall away.
    folded = unicodedata.normalize("NFKD", words[: MAX_MADE_ID * 8]).encode("ascii", "ignore").decode("ascii").lower()
    folded = folded.replace("'", "")
    slug = re.sub("[^a-z0-9]+", "-", folded).strip("-")
    if len(slug) <= MAX_MADE_ID:
        return slug
    head, hyphen, _ = slug[: MAX_MADE_ID + 1].rpartition("-")
    return head if hyphen else slug[:MAX_MADE_ID]


def _free_id(base: str, used: set[str], next_number: dict[str, int]) -> str:
    identifier, number = base, next_number.get(base, 2)
    while identifier in used:
        identifier = f"{base}-{number}"
        number += 1
    next_number[base] = number
    used.add(identifier)
    return identifier


# --- sources -------------------------------------------------------------------------------------------------------


def _resolve_sources(outline: Values, entries: list[Values], report: Report) -> None:
    """Turn the evidence of each entry into passages that all name a source."""
    known = {source["id"]: source["id"] for source in outline.get("sources") or ()}
    unread = outline.get("sources") is None and "sources" in outline
    for holder in (holder for entry in entries for holder in (entry, *_parts(entry))):
        passages = holder.get("evidence")
        if passages and not unread:
            holder["evidence"] = tuple([_resolved(passage, known, report) for passage in passages])


def _parts(entry: Values) -> Iterator[Values]:
    """What of an entry may have evidence of its own: events, terms, the sides of a comparison."""
    for attribute in ("events", "terms", "sides"):
        parts = entry.get(attribute)
        if isinstance(parts, tuple):
            yield from (part for part in parts if part is not None)


def _resolved(passage: Values | Text | None, known: Mapping[str, Text], report: Report) -> Values | None:
    if passage is None:
        return None
    if isinstance(passage, Text):
        values = Values(passage.place)
        values["words"] = passage
    else:
        values = passage
    source = values.get("source")
    if source is None and "source" not in values:
        values["source"] = _only_source(values, known, report)
    elif source is not None and source not in known:
        hint = report.suggestion(source, known) or (
            f"sources here: {listed(known)}" if known else "name it under `sources:`"
        )
        report.error("unknown-source", f"there is no source {shown(source)}", source.place, hint)
    return values


def _only_source(passage: Values, known: Mapping[str, Text], report: Report) -> Text | None:
    if len(known) == 1:
        return Text(next(iter(known)), passage.place)
    if known:
        hint = f"write `source:` and `words:`; sources here: {listed(known)}"
        report.error("source-ambiguous", "this passage has to name its source", passage.place, hint)
    else:
        hint = "name the article under `sources:`"
        report.error("unknown-source", "there is no source that this passage could be from", passage.place, hint)
    return None


# --- tables --------------------------------------------------------------------------------------------------------


def _check_rows(table: Values, report: Report) -> None:
    columns = table.get("columns")
    for row in table.get("rows") or ():
        if columns is None or row is None or len(row) == len(columns):
            continue
        place = next((cell.place for cell in row if cell is not None), table.place)
        message = f"this row has {_cells(len(row))}, but there are {len(columns)} columns"
        report.error("bad-value", message, place, "give every row one cell for each column")


# --- pictures ------------------------------------------------------------------------------------------------------


def _check_alt(picture: Values, report: Report) -> None:
    """A picture has a text that stands for it, or is marked decorative: one of the two, or it would be a guess."""
    decorative, alt = picture.get("decorative"), picture.get("alt")
    if decorative == "true" and alt is not None:
        hint = "leave one of them out: screen readers pass over what is decorative"
        report.error("bad-value", "a decorative picture has no `alt`", alt.place, hint)
    if decorative == "false" and "alt" not in picture:
        hint = "say in `alt:` what it shows"
        report.error("missing-key", "this picture needs the key `alt`", picture.place, hint)


# --- comparisons and questions -------------------------------------------------------------------------------------


def _check_sides(comparison: Values, by_id: Mapping[str, Values], report: Report) -> None:
    """There are two of them, and each figure is that of a finding."""
    sides = comparison.get("sides")
    if sides is None:
        return
    if len(sides) != 2:
        place = next((side.place for side in sides if side is not None), comparison.place)
        hint = "give it two `side:`, or write a table, which takes more"
        report.error("bad-value", f"a comparison has two sides, not {len(sides)}", place, hint)
    for side in sides:
        if side is not None and side.get("figure") is not None:
            find_figure(side["figure"], by_id, "comparison", report)


def _check_reveal(question: Values, report: Report) -> None:
    reveal = question.get("reveal")
    if reveal and "answer" not in question:
        place = next((output.place for output in reveal if output is not None), question.place)
        report.error("missing-key", "this question has no `answer` to reveal", place, "add `answer:`, or no `reveal:`")


def _cells(count: int) -> str:
    return "1 cell" if count == 1 else f"{count} cells"
