"""A stamped edition is, byte for byte, the full build of its record."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.schools import school_records as records
from benchmarks.schools import write_personal
from builder.editions.making import Maker, build_edition
from tests.editions import LETTERS, OUTLINE, plan_of


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Maker:
    """A publication with fields in title, footers, a section's name, advice, notes, a figure, a contact."""
    outline = tmp_path_factory.mktemp("small") / "heat" / "outline.yaml"
    outline.parent.mkdir()
    outline.write_text(OUTLINE.replace("limit: 60", "limit: 400"), encoding="utf-8")
    maker = Maker(plan_of(outline, LETTERS))
    for record in records(40):
        maker.make(record)
    return maker


values = st.lists(st.text(LETTERS, min_size=1, max_size=9), min_size=1, max_size=6).map(" ".join).filter(str.strip)


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(
    school=values.map(str.strip), rate=st.sampled_from(["7", "12", "0.5", "1,000", "2,500.25", "100000"]), urn=values
)
def test_a_stamped_edition_equals_the_full_build(small: Maker, school: str, rate: str, urn: str) -> None:
    record = {"urn": urn.strip(), "school": school, "rate": rate, "police": "0800 1111", "region": ""}
    assert small.make(record) == build_edition(small.plan, record).outputs


@pytest.mark.parametrize(
    "school",
    [
        "A", "Ä" * 15, "word " * 12 + "end", "A  B", "_x0041_ school", 'Q"u\\ote', "&amp; <b>**x**</b> {rate}",
        "{school}", "Heat", "What everywhere can do", "=1+1", "12", "http://a.org",
    ],
)  # fmt: skip
def test_an_odd_value_is_stamped_right_or_built_in_full(small: Maker, school: str) -> None:
    for rate in ("3", "12"):
        record = {"urn": "1", "school": school, "rate": rate, "police": "0800 1111"}
        assert small.make(record) == build_edition(small.plan, record).outputs


def test_most_editions_are_stamped(small: Maker) -> None:
    maker = Maker(small.plan)
    for record in records(120):
        maker.make(record)
    assert maker.stamped + maker.built == 240 and maker.stamped > 180


@pytest.mark.parametrize(("only", "count"), [(["deck"], 40), (["sheet"], 40), (["deck", "sheet"], 500)])
def test_the_shipped_publication_is_stamped_as_it_is_built(
    shipped: Path, tmp_path: Path, only: list[str], count: int
) -> None:
    plan = plan_of(write_personal(shipped, tmp_path), LETTERS, only=frozenset(only))
    maker = Maker(plan)
    for record in records(count):
        assert maker.make(record) == build_edition(plan, record).outputs
    assert maker.stamped > 0.5 * count * len(only)


@pytest.mark.parametrize(
    "change",
    [
        ("title: Heat at {school}", "title: '{school}'"),
        ("takeaway: Water helps.", "takeaway: Water helps [{school}](https://example.org)."),
        ("advice: Everywhere", "advice: What {school} can do now"),
        ("notes: Ask {school}.", "notes: 'Ask {school}\u0301.'"),
        ("notes: Ask {school}.", "notes: 'Ask _{school}_.'"),
        ('value: "{rate}", unit: "%"', 'value: "{rate}", unit: fold'),
        ('value: "{rate}", unit: "%"', 'value: "{rate}", unit: "{school}"'),
    ],
)
def test_wherever_a_field_stands_the_files_are_those_of_the_full_build(tmp_path: Path, change: tuple[str, str]) -> None:
    outline = tmp_path / "heat" / "outline.yaml"
    outline.parent.mkdir()
    assert change[0] in OUTLINE
    outline.write_text(OUTLINE.replace(*change), encoding="utf-8")
    maker = Maker(plan_of(outline, LETTERS))
    for record in records(25):
        assert maker.make(record) == build_edition(maker.plan, record).outputs
