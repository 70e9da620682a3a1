"""What PowerPoint would repair, in a deck that is sound but for one thing."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from builder.readback.archive import Archive
from builder.readback.parts import Parts
from builder.readback.soundness import package_faults, slide_faults
from tests.edits import unpacked

MAIN = "ppt/presentation.xml"
Members = dict[str, bytes]


@pytest.fixture(scope="module")
def members(published: Path) -> Members:
    return unpacked((published / "nca-assessment.pptx").read_bytes())


def faults(members: Members, repeated: tuple[str, ...] = ()) -> list[tuple[int, str]]:
    parts = Parts(Archive(members, repeated))
    ids = re.findall(rb'<p:sldId [^>]*r:id="([^"]+)"', members[MAIN])
    targets = [parts.target(MAIN, id_.decode()) for id_ in ids]
    found = list(package_faults(parts, MAIN))
    for number, target in enumerate(filter(None, targets), 1):
        found.extend(slide_faults(parts, target.target, number))
    return [(fault.place, fault.message) for fault in found]


def with_chart(members: Members) -> tuple[str, int]:
    """The part of a chart, and the number of its slide."""
    name = next(name for name in sorted(members) if re.fullmatch(r"ppt/charts/chart[^/]*\.xml", name))
    file = name.rpartition("/")[2].encode()
    relations = next(n for n, data in members.items() if n.startswith("ppt/slides/_rels/") and file in data)
    number = re.search(r"slide(\d+)\.xml", relations)
    assert number is not None
    return name, int(number[1])


def edit(name: str, pattern: bytes, new: bytes) -> Callable[[Members], None]:
    """The first place of a part that a pattern finds, replaced."""

    def change(members: Members) -> None:
        members[name], times = re.subn(pattern, new, members[name], count=1)
        assert times == 1

    return change


def add_orphan(members: Members) -> None:
    members["ppt/slides/orphan.xml"] = members["ppt/slides/slide1.xml"]


def add_untyped(members: Members) -> None:
    members["ppt/media/x.unheard"] = b""


def drop_slide(members: Members) -> None:
    del members["ppt/slides/slide3.xml"]


def test_a_deck_as_built_is_sound(members: Members) -> None:
    assert faults(members) == []
    assert faults(members, ("ppt/a.xml",)) == [(0, "two members are named ppt/a.xml")]


@pytest.mark.parametrize(
    ("change", "place", "told"),
    [
        (add_orphan, 0, r"nothing leads to the part ppt/slides/orphan\.xml"),
        (add_untyped, 0, r"the part ppt/media/x\.unheard has no content type"),
        (
            edit("[Content_Types].xml", rb"</Types>", b'<Override PartName="/ppt/gone.xml" ContentType="x"/></Types>'),
            0,
            r"a content type is declared for ppt/gone\.xml, which is not there",
        ),
        (edit(MAIN, rb'<p:sldId id="\d+"', b'<p:sldId id="255"'), 0, r"the slide id 255 is not one that is allowed"),
        (edit(MAIN, rb'<p:sldId id="256"', b'<p:sldId id="257"'), 0, r"two of the slide ids are 257"),
        (edit(MAIN, rb"<p:notesMasterIdLst>.*?</p:notesMasterIdLst>", b""), 0, r"the notes master is not listed .*"),
        (edit("ppt/slides/slide2.xml", rb'<p:cNvPr id="3"', b'<p:cNvPr id="2"'), 2, r"two shapes have the id 2"),
        (edit("ppt/slides/slide2.xml", rb'type="title"', b'type="body"'), 2, r"the slide has no title, or several"),
        (
            edit("ppt/slides/_rels/slide2.xml.rels", rb'Type="[^"]*/slideLayout"', b'Type="x/other"'),
            2,
            r"the slide has no slide layout, or several",
        ),
        (
            edit("ppt/slides/slide2.xml", rb'(<p:cNvPr id="3" )', rb'\1hidden="1" '),
            2,
            r"the shape .* is hidden",
        ),
        (
            edit("ppt/notesSlides/_rels/notesSlide2.xml.rels", rb"slide2\.xml", b"slide1.xml"),
            2,
            r"the notes do not lead back to their slide",
        ),
        (
            edit("ppt/slides/_rels/slide2.xml.rels", rb"(<Relationship )", rb'\1Id="rId1" Type="x/y" Target="#"/>\1'),
            0,
            r"two relationships of ppt/slides/slide2\.xml have the id rId1",
        ),
    ],
)  # fmt: skip
def test_one_thing_that_is_unsound_is_named(
    members: Members, change: Callable[[Members], None], place: int, told: str
) -> None:
    spoilt = dict(members)
    change(spoilt)
    assert any(number == place and re.fullmatch(told, message) for number, message in faults(spoilt)), faults(spoilt)


def test_a_chart_without_its_axis_or_with_an_id_that_is_none(members: Members) -> None:
    name, number = with_chart(members)
    for pattern, new, told in (
        (rb'<c:crossAx val="\d+"', b'<c:crossAx val="7"', "the chart refers to the axis 7, which it does not have"),
        (rb'<c:crossAx val="\d+"', b'<c:crossAx val="-7"', "the chart's axis id -7 is no unsigned number"),
    ):
        spoilt = dict(members)
        edit(name, pattern, new)(spoilt)
        assert (number, told) in faults(spoilt)


def test_a_row_with_a_cell_less_than_its_grid_has_columns(members: Members) -> None:
    name = next(name for name, data in sorted(members.items()) if b"<a:tbl>" in data and name.startswith("ppt/slides/"))
    spoilt = dict(members)
    spoilt[name] = re.sub(rb"<a:tc>(?:(?!</a:tc>).)*</a:tc>", b"", spoilt[name], count=1, flags=re.DOTALL)
    assert any(
        re.fullmatch(r"row 1 of the table has \d+ cells, its grid \d+ columns", told) for _, told in faults(spoilt)
    )
