"""Nothing that a template fetches, runs or links to unsafely gets into a deck, and nothing refers to what is gone."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

from builder.model.diagnostic import RenderError
from builder.model.limits import Limits
from builder.render.powerpoint import read_template, render_deck
from builder.render.powerpoint.cleaning import clean_package
from builder.render.powerpoint.intake import Unusable
from tests.decks import TEMPLATE, document, every_kind, members, rezipped
from tests.foreign import hidden_on_master, template

PARTS = members(TEMPLATE.read_bytes())
LAYOUT, RELATIONS = "ppt/slideLayouts/slideLayout5.xml", "ppt/slideLayouts/_rels/slideLayout5.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
UNKNOWN = b"http://purl.oclc.org/ooxml/poetry/main"
EXTERNAL = ' TargetMode="External"'


def package(content: str, kind: str, target: str, attributes: str = EXTERNAL) -> bytes:
    """The shipped template with something more on a layout, and the relationship rIdX that it has."""
    row = f'<Relationship Id="rIdX" Type="{OFFICE}/{kind}" Target="{target}"{attributes}/></Relationships>'
    return rezipped(
        {
            **PARTS,
            RELATIONS: PARTS[RELATIONS].replace(b"</Relationships>", row.encode()),
            LAYOUT: PARTS[LAYOUT].replace(b"</p:spTree>", content.encode() + b"</p:spTree>"),
        }
    )


def cleaned(data: bytes) -> tuple[str, str]:
    """The layout and its relationships as a deck gets them."""
    parts = clean_package(data).parts
    return parts.read(LAYOUT).decode(), parts.read(RELATIONS).decode()


def shape(text: str) -> str:
    return (
        '<p:sp><p:nvSpPr><p:cNvPr id="99" name="Odd"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/>'
        f"<a:p><a:r><a:rPr>{text}</a:rPr><a:t>words</a:t></a:r></a:p></p:txBody></p:sp>"
    )


PICTURE = (
    '<p:pic><p:nvPicPr><p:cNvPr id="99" name="Odd"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr>'
    "<p:blipFill><a:blip {}/></p:blipFill><p:spPr/></p:pic>"
)


def test_a_linked_picture_goes_with_its_shape() -> None:
    data = package(PICTURE.format('r:link="rIdX"'), "image", "https://tracker.example/pixel.png")
    layout, relations = cleaned(data)
    assert "Odd" not in layout
    assert "tracker" not in relations
    assert clean_package(data).left_out == ((LAYOUT, "https://tracker.example/pixel.png"),)


def test_a_picture_that_is_embedded_too_only_loses_its_link() -> None:
    embedded = PICTURE.format('r:embed="rId1" r:link="rIdX"')
    layout, _ = cleaned(package(embedded, "image", "file:///C:/logo.png"))
    assert 'r:embed="rId1"' in layout
    assert "rIdX" not in layout


@pytest.mark.parametrize(
    "target", ["javascript:alert(1)", "file:///etc/passwd", "\\\\\\\\host\\\\share", "ms-word:ofe|u|x"]
)
def test_an_unsafe_link_goes_and_its_words_stay(target: str) -> None:
    layout, relations = cleaned(package(shape('<a:hlinkClick r:id="rIdX"/>'), "hyperlink", target))
    assert "words" in layout
    assert "hlinkClick" not in layout
    assert "rIdX" not in relations


def test_a_web_link_stays() -> None:
    data = package(shape('<a:hlinkClick r:id="rIdX"/>'), "hyperlink", "https://example.org/")
    assert clean_package(data).left_out == ()
    assert "hlinkClick" in cleaned(data)[0]


def test_a_linked_fill_becomes_none() -> None:
    fill = '<p:sp><p:nvSpPr><p:cNvPr id="99" name="Odd"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:blipFill>'
    fill += '<a:blip r:link="rIdX"/></a:blipFill></p:spPr></p:sp>'
    layout, _ = cleaned(package(fill, "image", "http://x.example/y.png"))
    assert "Odd" in layout
    assert "<a:noFill/>" in layout
    assert "rIdX" not in layout


def test_a_relationship_to_a_part_that_is_not_there_goes() -> None:
    data = package(PICTURE.format('r:embed="rIdX"'), "image", "../media/NULL", "")
    assert "Odd" not in cleaned(data)[0]


def test_the_marks_of_add_ins_go_without_a_word() -> None:
    marked = '<p:sp><p:nvSpPr><p:cNvPr id="99" name="Odd"/><p:cNvSpPr/><p:nvPr><p:custDataLst><p:tags r:id="rIdX"/>'
    marked += "</p:custDataLst></p:nvPr></p:nvSpPr><p:spPr/></p:sp>"
    data = package(marked, "tags", "../tags/tag1.xml", "")
    layout, _ = cleaned(data)
    assert "Odd" in layout
    assert "custDataLst" not in layout
    assert clean_package(data).left_out == ()


def test_what_a_master_hides_its_slides_may_show() -> None:
    master = "ppt/slideMasters/slideMaster1.xml"
    drawn = b'<p:sp><p:nvSpPr><p:cNvPr id="99" name="Odd" hidden="1"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/></p:sp>'
    parts = members(template(hidden_on_master))
    parts[master] = parts[master].replace(b"</p:spTree>", drawn + b"</p:spTree>")
    assert parts[master].count(b'hidden="1"') == 6
    shown = clean_package(rezipped(parts)).parts.read(master)
    assert shown.count(b'hidden="1"') == 1
    assert b'name="Odd" hidden="1"' in shown


def test_nothing_in_a_deck_refers_to_what_was_left_out(tmp_path: Path) -> None:
    path = tmp_path / "t.pptx"
    path.write_bytes(package(PICTURE.format('r:link="rIdX"'), "image", "https://tracker.example/pixel.png"))
    parts = members(render_deck(document(*every_kind()), read_template(str(path))))
    for name, data in parts.items():
        if not name.endswith(".xml") or name == "[Content_Types].xml":
            continue
        folder, _, base = name.rpartition("/")
        led = set(re.findall(rb' Id="([^"]+)"', parts.get(f"{folder}/_rels/{base}.rels", b"")))
        assert set(re.findall(rb' r:(?:id|embed|link)="([^"]+)"', data)) <= led, name


def test_a_template_that_could_have_macros_and_has_none_is_a_template_too(tmp_path: Path) -> None:
    parts = members(template())
    types = parts["[Content_Types].xml"]
    kind = b"application/vnd.ms-powerpoint.template.macroEnabled.main+xml"
    parts["[Content_Types].xml"] = types.replace(
        b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml", kind
    )
    assert kind in parts["[Content_Types].xml"]
    path = tmp_path / "t.potm"
    path.write_bytes(rezipped(parts))
    deck = members(render_deck(document(*every_kind()), read_template(str(path))))
    assert b"macro" not in deck["[Content_Types].xml"]


def refused(tmp_path: Path, data: bytes) -> str:
    path = tmp_path / "t.pptx"
    path.write_bytes(data)
    with pytest.raises(RenderError) as raised:
        read_template(str(path))
    (problem,) = raised.value.diagnostics
    assert problem.code == "template-unreadable"
    return problem.message


def test_what_can_not_be_a_template_is_told_why(tmp_path: Path) -> None:
    unknown = PARTS["ppt/presentation.xml"].replace(b"<p:presentation ", b'<p:presentation xmlns:u="%s" ' % UNKNOWN)
    assert "Strict" in refused(tmp_path, rezipped({**PARTS, "ppt/presentation.xml": unknown}))
    assert "something else" in refused(tmp_path, rezipped({**PARTS, "ppt/presentation.xml": b"<presentation/>"}))
    assert "PowerPoint 97" in refused(tmp_path, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    assert "no PowerPoint file" in refused(tmp_path, rezipped({"a.txt": b"a"}))


def test_a_part_of_too_many_elements_is_refused_before_it_is_parsed(tmp_path: Path) -> None:
    flood = b"<p:sldMaster>" + b"<a/>" * (Limits().template_marks + 1) + b"</p:sldMaster>"
    assert "tags and attributes" in refused(tmp_path, rezipped({**PARTS, "ppt/slideMasters/slideMaster1.xml": flood}))


def test_an_entity_bomb_is_refused(tmp_path: Path) -> None:
    entities = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 9))
    bomb = f'<!DOCTYPE x [<!ENTITY e0 "lol">{entities}]><p:sldMaster>&e8;</p:sldMaster>'.encode()
    refused(tmp_path, rezipped({**PARTS, "ppt/slideMasters/slideMaster1.xml": bomb}))


def test_slides_are_not_even_unpacked() -> None:
    parts = {**members(template()), "ppt/slides/slide1.xml": b"<not xml"}
    relations = parts["ppt/_rels/presentation.xml.rels"]
    row = f'<Relationship Id="rIdS" Type="{OFFICE}/slide" Target="slides/slide1.xml"/></Relationships>'
    parts["ppt/_rels/presentation.xml.rels"] = relations.replace(b"</Relationships>", row.encode())
    found = clean_package(rezipped(parts))
    assert found.slides == 1
    with zipfile.ZipFile(io.BytesIO(found.reduced())) as reduced:
        assert not [name for name in reduced.namelist() if "slides/" in name]


def test_a_package_without_slide_master_is_refused() -> None:
    parts = {
        **PARTS,
        "ppt/_rels/presentation.xml.rels": b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>',
    }
    with pytest.raises(Unusable, match="slide master"):
        clean_package(rezipped(parts))
