from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema
import pytest

import builder.outline
from builder.outline import outline_schema
from builder.outline.format import DEFINITIONS, OUTLINE
from builder.outline.kinds import Record
from builder.outline.nodes import Blank, Mapping, Node, Sequence, read_nodes
from builder.outline.report import Report
from builder.outline.schema import schema_text
from tests.outline_texts import minimal, problems, with_entries

ROOT = Path(__file__).parent.parent
CASES = sorted((Path(__file__).parent / "cases" / "outline_errors").glob("*.yaml"))

# What only the loader sees: it needs the calendar, the rest of the outline, or the text's markup.
LOADER_ONLY = {
    "ambiguous-source", "chart-accent-not-drawn", "chart-categories-too-few", "chart-figures-and-series",
    "chart-of-two-units", "chart-series-of-two-lengths", "chart-stacked-of-one-series", "chart-unit-differs",
    "date-not-in-calendar", "duplicate-id", "finding-without-figure",
    "link-javascript", "link-without-scheme", "no-source-at-all", "path-absolute",
    "path-outside", "row-too-short", "unknown-finding", "unknown-source",
}  # fmt: skip


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft7Validator:
    return jsonschema.Draft7Validator(outline_schema())


def as_json(node: Node) -> Any:
    """The tree as an editor sees it, all scalars as texts."""
    if isinstance(node, Mapping):
        return {str(key): as_json(value) for key, (_, value) in node.entries.items()}
    if isinstance(node, Sequence):
        return [as_json(item) for item in node.items]
    return None if isinstance(node, Blank) else str(node)


def document(text: str) -> Any:
    """The outline as JSON; None where it is no plain YAML, which no schema is asked about."""
    report = Report("x")
    root = read_nodes(text.encode(), report)
    return None if root is None or report.diagnostics() else as_json(root)


def test_the_committed_file_is_what_the_function_makes() -> None:
    path = Path(builder.outline.__file__).parent / "outline.schema.json"
    assert path.read_text(encoding="utf-8") == schema_text()


def test_the_schema_is_a_draft_07_schema() -> None:
    schema = outline_schema()
    jsonschema.Draft7Validator.check_schema(schema)
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"


def test_every_record_is_closed_and_every_key_described() -> None:
    schema = outline_schema()
    for record in (OUTLINE, *(part for part in DEFINITIONS if isinstance(part, Record))):
        found = schema if record is OUTLINE else schema["definitions"][record.name]
        assert found["additionalProperties"] is False
        assert list(found["properties"]) == [field.key for field in record.fields]
        assert all(len(value["description"]) > 3 for value in found["properties"].values())


@pytest.mark.parametrize(
    "text",
    [
        minimal(),
        minimal(
            "subtitle:\nnotice: 3.10\ncontacts:\n  - {name: A, for: b, checked: 2026-11-24, url: 'https://x.org/a_(b)'}\n"
        ),
        with_entries("finding: A\nshow: deck\nevidence: B", "question: Q\nshow: [deck, sheet]\nnotes:"),
        with_entries("finding: A\nevidence: [B, {source: article, words: C}]\nfigure: {subject: s, value: '2,000.5'}"),
        with_entries(
            "table: T\ncolumns: [a]\nrows: [[b]]", "advice: A\nsteps: [b]", "quotation: Q\nspeaker: S\nid: q-1"
        ),
        (ROOT / "sources" / "nca-assessment" / "outline.yaml").read_text(encoding="utf-8"),
    ],
)
def test_what_loads_is_valid(text: str, validator: jsonschema.Draft7Validator) -> None:
    assert problems(text) == ()
    assert [error.message for error in validator.iter_errors(document(text))] == []


READABLE = [case for case in CASES if document(case.read_text(encoding="utf-8")) is not None]


@pytest.mark.parametrize("case", READABLE, ids=lambda case: case.stem)
def test_the_schema_agrees_with_the_loader_on_what_is_wrong(case: Path, validator: jsonschema.Draft7Validator) -> None:
    text = case.read_text(encoding="utf-8")
    assert problems(text)
    assert validator.is_valid(document(text)) is (case.stem in LOADER_ONLY)


def test_all_exceptions_are_cases() -> None:
    assert {case.stem for case in READABLE} >= LOADER_ONLY


def test_numbers_and_years_as_editors_see_them_are_valid(validator: jsonschema.Draft7Validator) -> None:
    value = document(with_entries("finding: A\nfigure: {subject: s, value: 6}"))
    value["outline"], value["title"] = 1, 2025
    value["sections"][0]["findings"][0]["figure"]["value"] = 6
    assert validator.is_valid(value)
    value["outline"] = 2
    assert not validator.is_valid(value)
