"""Fields of the records in an outline: declared, checked where they stand, and filled."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.model.outline import Advice, Finding
from builder.model.text import Place, Run, Text
from builder.outline import examples_of, find_fault, parse_outline, personalise, sourced_fields, tidy
from builder.outline.records import make_field
from tests.outline_texts import HEAD, SOURCES, codes, minimal

FIELDS = """\
records:
  school:
    limit: 30
    example: Oakfield School
  rate: {type: number, example: "1,250.5"}
  police: {type: phone, example: 0800 555 111}
  site: {type: url, example: https://www.example.org}
"""


def outline(entry: str, rest: str = "") -> str:
    lines = "".join(f"        {line}\n" for line in entry.split("\n"))
    return HEAD + FIELDS + SOURCES + rest + "sections:\n  - section: At {school}\n    findings:\n      -" + lines[7:]


ADVICE = 'advice: At {school}\nsteps: ["**Call {police}** of {school}, or { school }."]'
OWN = 'finding: It is {rate}\nown: counted by us\nfigure: {subject: schools, value: "{rate}"}'


def test_values_stand_in_every_text_and_are_never_markup() -> None:
    loaded = parse_outline(outline(ADVICE).encode(), "outline.yaml")
    record = {**examples_of(loaded), "school": "**A** [b](https://c.d) {rate}"}
    filled = personalise(loaded, record)
    advice = filled.sections[0].items[0]
    assert isinstance(advice, Advice)
    assert filled.sections[0].title == f"At {record['school']}"
    assert advice.steps[0] == f"Call 0800 555 111 of {record['school']}, or {{ school }}."
    assert advice.steps[0].runs[0] == Run("Call 0800 555 111", bold=True)
    assert [run.link for run in advice.steps[0].runs] == [None, None]
    assert advice.id == "at-school"


def test_what_has_no_field_in_it_stays_the_same_object() -> None:
    loaded = parse_outline(outline(OWN).encode(), "outline.yaml")
    filled = personalise(loaded, examples_of(loaded))
    assert filled.sources is loaded.sources
    assert filled.title is loaded.title


def test_a_figure_of_the_records_is_a_number() -> None:
    loaded = parse_outline(outline(OWN).encode(), "outline.yaml")
    finding = personalise(loaded, {**examples_of(loaded), "rate": "2,000"}).sections[0].items[0]
    assert isinstance(finding, Finding) and finding.figure is not None
    assert (finding.figure.written, finding.figure.value, finding.statement) == ("2,000", 2000, "It is 2,000")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (outline("advice: Know {shcool}\nsteps: [a]"), "record-unknown"),
        (minimal("contacts:\n  - name: Help\n    phone: '{police}'\n"), "record-unknown"),
        (outline("advice: It is {rate}\nsteps: [a]"), "record-place"),
        (outline("finding: Call {police}\nevidence: It was hot."), "record-place"),
        (outline("finding: It was hot\nevidence: It was hot at {school}."), "record-place"),
        (outline("advice: Do\nsteps: [a]\nlayout: '{school}'"), "record-place"),
        (outline(OWN, "theme: '{school}'\n"), "record-place"),
        (outline(OWN.replace('"{rate}"', '"{school}"')), "record-place"),
        (outline(ADVICE).replace("limit: 30", "limit: 3"), "record-value"),
        (outline(ADVICE).replace('"1,250.5"', "many"), "record-value"),
        (outline(ADVICE).replace("limit: 30", "limit: none"), "bad-value"),
    ],
)
def test_a_field_in_the_wrong_place_is_an_error(text: str, code: str) -> None:
    assert codes(text) == [code]


def test_a_chart_never_mixes_figures_of_the_records_with_a_sources() -> None:
    own = OWN + "\nid: ours"
    theirs = "finding: It was 6\nid: theirs\nfigure: {subject: summers, value: 6}\nevidence: It was 6."
    chart = "chart: Both\nkind: bar\nfigures: [ours, theirs]"
    entries = ["\n        ".join(entry.split("\n")) for entry in (theirs, chart)]
    assert codes(outline(own) + "".join(f"      - {entry}\n" for entry in entries)) == ["record-mixed"]
    entries[0] += "\n        own: counted"
    assert codes(outline(own) + "".join(f"      - {entry}\n" for entry in entries)) == []


def test_without_records_braces_are_literal() -> None:
    assert codes(minimal("subtitle: What {it} means\n")) == []


def test_fields_beside_evidence_are_known() -> None:
    loaded = parse_outline(outline("finding: It was hot at {school}\nevidence: It was hot.").encode(), "o.yaml")
    assert sourced_fields(loaded) == {"school"}
    assert sourced_fields(parse_outline(outline(ADVICE).encode(), "o.yaml")) == set()


@pytest.mark.parametrize(
    ("kind", "value", "is_right"),
    [
        ("text", "Ü & <School>", True), ("text", "", False), ("text", "a\x07b", False), ("text", "a" * 121, False),
        ("number", "2,000", True), ("number", "-1", False), ("number", "=1+1", False),
        ("phone", "0800 1111", True), ("phone", "none", False),
        ("url", "https://a.org/b", True), ("url", "javascript:alert(1)", False),
    ],
)  # fmt: skip
def test_a_value_is_what_its_field_asks_for(kind: str, value: str, is_right: bool) -> None:
    field = make_field({"id": Text("x", Place(1, 1)), "example": Text("x", Place(1, 1)), "type": kind})
    assert (find_fault(field, tidy(value)) == "") is is_right


@given(st.text(max_size=40))
def test_any_value_is_filled_as_it_is(value: str) -> None:
    loaded = parse_outline(outline(ADVICE).encode(), "outline.yaml")
    filled = personalise(loaded, {**examples_of(loaded), "school": value})
    assert filled.sections[0].title == f"At {value}"
    advice = filled.sections[0].items[0]
    assert isinstance(advice, Advice)
    assert "".join(run.text for run in advice.steps[0].runs) == advice.steps[0]
