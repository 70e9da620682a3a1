"""Of a template a deck takes what slides stand on, and nothing else."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pptx import Presentation
from pptx.util import Inches

from builder.model.diagnostic import RenderError
from builder.model.template import Template
from builder.render.powerpoint import read_template, render_deck
from builder.render.powerpoint.opening import SAVE
from tests.decks import TEMPLATE, block, document, every_kind, members, opened, rezipped, slide

PARTS = members(TEMPLATE.read_bytes())
RELATIONS = "ppt/_rels/presentation.xml.rels"
LAYOUT = "ppt/slideLayouts/_rels/slideLayout5.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def related(part: str, kind: str, target: str, attributes: str = "") -> bytes:
    """A relationships part with one more."""
    row = f'<Relationship Id="rIdX" Type="{OFFICE}/{kind}" Target="{target}"{attributes}/></Relationships>'
    return PARTS[part].replace(b"</Relationships>", row.encode())


def template_of(tmp_path: Path, **changes: bytes) -> Template:
    path = tmp_path / "t.pptx"
    path.write_bytes(rezipped({**PARTS, **changes}))
    return read_template(str(path))


def deck_parts(template: Template) -> dict[str, bytes]:
    return members(render_deck(document(*every_kind()), template))


def test_slides_and_author_of_a_template_stay_behind(tmp_path: Path) -> None:
    presentation = Presentation(io.BytesIO(TEMPLATE.read_bytes()))
    own = presentation.slides.add_slide(presentation.slide_layouts[4])
    own.shapes.title.text = "SECRET draft"
    own.notes_slide.notes_text_frame.text = "SECRET notes"
    own.shapes.add_textbox(Inches(1), Inches(1), Inches(1), Inches(1))
    presentation.core_properties.author = "SECRET author"
    path = tmp_path / "t.pptx"
    presentation.save(str(path))
    deck = render_deck(document(*every_kind()), read_template(str(path)))
    assert len(opened(deck).slides) == len(every_kind())
    assert [name for name, data in members(deck).items() if b"SECRET" in data] == []


def test_a_template_with_macros_is_refused(tmp_path: Path) -> None:
    relations = PARTS[RELATIONS].replace(
        b"</Relationships>",
        b'<Relationship Id="rIdX" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" '
        b'Target="vbaProject.bin"/></Relationships>',
    )
    path = tmp_path / "t.pptm"
    path.write_bytes(rezipped({**PARTS, RELATIONS: relations, "ppt/vbaProject.bin": b"Sub AutoOpen"}))
    with pytest.raises(RenderError) as raised:
        read_template(str(path))
    (problem,) = raised.value.diagnostics
    assert "it has macros" in problem.message
    assert problem.hints == (f"{SAVE}, without macros",)


@pytest.mark.parametrize(
    ("kind", "target", "attributes"),
    [
        ("image", "https://tracker.example/pixel.png", ' TargetMode="External"'),
        ("oleObject", "file:///etc/passwd", ' TargetMode="External"'),
        ("slide", "../slides/slide1.xml", ""),
        ("control", "../activeX/activeX1.xml", ""),
    ],
)
def test_what_a_layout_leads_outside_to_is_left_out(tmp_path: Path, kind: str, target: str, attributes: str) -> None:
    template = template_of(tmp_path, **{LAYOUT: related(LAYOUT, kind, target, attributes)})
    parts = deck_parts(template)
    assert [name for name, data in parts.items() if target.encode() in data and name == LAYOUT] == []
    told = [remark for remark in template.remarks if remark.code == "template-left-out"]
    assert [target in dict(remark.details).values() for remark in told] == [True] * (kind != "slide")


def test_a_link_in_a_layout_is_kept(tmp_path: Path) -> None:
    data = related(LAYOUT, "hyperlink", "https://example.org/", ' TargetMode="External"')
    assert deck_parts(template_of(tmp_path, **{LAYOUT: data}))[LAYOUT] == data


def test_a_chart_of_a_layout_keeps_its_name(tmp_path: Path) -> None:
    types = PARTS["[Content_Types].xml"].replace(
        b"</Types>",
        b'<Override PartName="/ppt/charts/chart1.xml" '
        b'ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"/></Types>',
    )
    changes = {
        "[Content_Types].xml": types,
        LAYOUT: related(LAYOUT, "chart", "../charts/chart1.xml"),
        "ppt/charts/chart1.xml": b"<a/>",
    }
    parts = deck_parts(template_of(tmp_path, **changes))
    assert parts["ppt/charts/chart1.xml"] == b"<a/>"
    assert "ppt/charts/chart2.xml" in parts


def test_a_template_without_view_properties_gets_some(tmp_path: Path) -> None:
    relation = re.search(rb"<Relationship [^>]*viewProps[^>]*/>", PARTS[RELATIONS])
    assert relation
    kept = {name: data for name, data in PARTS.items() if name != "ppt/viewProps.xml"}
    path = tmp_path / "t.pptx"
    path.write_bytes(rezipped({**kept, RELATIONS: PARTS[RELATIONS].replace(relation[0], b"")}))
    parts = members(render_deck(document(*every_kind()), read_template(str(path))))
    assert b'Target="viewProps1.xml"' in parts[RELATIONS]
    assert b"<p:viewPr " in parts["ppt/viewProps1.xml"]
    assert b'PartName="/ppt/viewProps1.xml"' in parts["[Content_Types].xml"]


def test_a_template_without_notes_master_gets_one_of_its_own(tmp_path: Path) -> None:
    start = PARTS[RELATIONS].index(b'<Relationship Id="rId2"')
    end = PARTS[RELATIONS].index(b"/>", start) + 2
    presentation = PARTS["ppt/presentation.xml"]
    listed = presentation[
        presentation.index(b"<p:notesMasterIdLst>") : presentation.index(b"</p:notesMasterIdLst>") + 21
    ]
    changes = {
        RELATIONS: PARTS[RELATIONS][:start] + PARTS[RELATIONS][end:],
        "ppt/presentation.xml": presentation.replace(listed, b""),
    }
    parts = deck_parts(template_of(tmp_path, **changes))
    assert parts["ppt/presentation.xml"].count(b"<p:notesMasterId ") == 1
    assert "ppt/notesMasters/notesMaster1.xml" in parts
    related_to = parts["ppt/notesMasters/_rels/notesMaster1.xml.rels"]
    theme = next(name for name in parts if name.startswith("ppt/theme/theme") and name[4:].encode() in related_to)
    assert parts[theme] == parts["ppt/theme/theme1.xml"]
    assert theme != "ppt/theme/theme1.xml"


@settings(max_examples=25)
@given(st.data())
def test_a_damaged_template_gives_a_deck_or_is_refused(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(["ppt/presentation.xml", RELATIONS, "[Content_Types].xml", LAYOUT]))
    content = PARTS[name]
    start = data.draw(st.integers(0, len(content)))
    damaged = content[:start] + content[start + data.draw(st.integers(0, 300)) :]
    path = tmp_path_factory.mktemp("damaged") / "x.pptx"
    path.write_bytes(rezipped({**PARTS, name: damaged}))
    try:
        deck = render_deck(document(slide("finding", block("title", "T"))), read_template(str(path)))
    except RenderError as error:
        assert error.diagnostics
    else:
        assert deck[:2] == b"PK"
