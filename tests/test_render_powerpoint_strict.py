"""A strict presentation is, once it is turned, the one that PowerPoint saves in the usual variety."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from builder.render.powerpoint import read_template, render_deck
from builder.render.powerpoint.cleaning import clean_package
from builder.render.powerpoint.strict import Unturnable, as_transitional, is_strict
from tests.decks import TEMPLATE, document, every_kind, members
from tests.foreign import LOGO, picture, strict, styled, template

A, P = "http://purl.oclc.org/ooxml/drawingml/main", "http://purl.oclc.org/ooxml/presentationml/main"
C = "http://purl.oclc.org/ooxml/drawingml/chart"
HEAD = f'xmlns:a="{A}" xmlns:p="{P}" xmlns:c="{C}"'


def turned(text: str) -> etree._Element:
    """The only child of a root that holds some XML, after the turning."""
    return etree.fromstring(as_transitional(f"<p:r {HEAD}>{text}</p:r>".encode()))[0]


def canonical(data: bytes) -> bytes:
    return bytes(etree.tostring(etree.fromstring(data), method="c14n2"))


TEMPLATES = {
    "shipped": TEMPLATE.read_bytes,
    "foreign": lambda: template(picture(LOGO, (1, 1, 2, 1)), styled("./p:txStyles//a:lvl1pPr/a:defRPr", spc="150")),
}


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_strict_template_makes_the_deck_that_the_usual_one_makes(name: str, tmp_path: Path) -> None:
    usual, other = tmp_path / "usual.pptx", tmp_path / "strict.pptx"
    usual.write_bytes(TEMPLATES[name]())
    other.write_bytes(strict(TEMPLATES[name]()))
    assert b"purl.oclc.org" in members(other.read_bytes())["ppt/slideMasters/slideMaster1.xml"]
    made, wanted = (members(render_deck(document(*every_kind()), read_template(str(p)))) for p in (other, usual))
    assert made.keys() == wanted.keys()
    for part, data in wanted.items():
        if part.endswith((".xml", ".rels")):
            assert canonical(made[part]) == canonical(data), part
        else:
            assert made[part] == data, part


def test_nothing_strict_is_left_in_what_a_deck_takes_over() -> None:
    cleaned = clean_package(strict(template()))
    assert not [name for name in cleaned.names if is_strict(cleaned.parts.read(name))]


@pytest.mark.parametrize(
    ("written", "attribute", "value"),
    [
        ('<a:lumMod val="75%"/>', "val", "75000"),
        ('<a:spcPct val=" 33.3335% "/>', "val", "33334"),
        ('<a:srcRect l="-12.5%"/>', "l", "-12500"),
        ('<a:off x="1in" y="0"/>', "x", "914400"),
        ('<a:off x="-2.5cm" y="0"/>', "x", "-900000"),
        ('<a:ext cx="10mm" cy="0"/>', "cx", "360000"),
        ('<a:bodyPr lIns="7.2pt"/>', "lIns", "91440"),
        ('<a:bodyPr lIns="1pc"/>', "lIns", "152400"),
        ('<a:rPr spc="1.5pt"/>', "spc", "150"),
        ('<a:off x="914400" y="0"/>', "x", "914400"),
        ('<c:gapWidth val="150%"/>', "val", "150"),
        ('<c:overlap val="-27%"/>', "val", "-27"),
        (f'<a:graphicData uri="{C}"/>', "uri", "http://schemas.openxmlformats.org/drawingml/2006/chart"),
    ],
)
def test_measures_and_names_are_told_in_the_usual_way(written: str, attribute: str, value: str) -> None:
    assert turned(written).get(attribute) == value


@pytest.mark.parametrize("attribute", ["name", "descr", "title", "typeface", "char", "fmla"])
def test_texts_that_look_like_measures_stay(attribute: str) -> None:
    assert turned(f'<a:x {attribute}="75%"/>').get(attribute) == "75%"
    assert turned('<p:strVal val="75%"/>').get("val") == "75%"
    assert turned("<a:t>75% of 1in</a:t>").text == "75% of 1in"


def test_prefixes_that_are_referred_to_stay() -> None:
    data = f'<p:r {HEAD} xmlns:p14="urn:x" xmlns:mc="urn:mc" mc:Ignorable="p14"><p14:y/></p:r>'.encode()
    root = etree.fromstring(as_transitional(data))
    assert root.nsmap["p14"] == "urn:x"
    assert root.nsmap["a"] == "http://schemas.openxmlformats.org/drawingml/2006/main"
    assert root.get("{urn:mc}Ignorable") == "p14"


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\t\n\r&<>\"'"), max_size=40))
def test_a_text_comes_back_as_it_was(text: str) -> None:
    node = etree.Element(f"{{{A}}}t", name=text.translate({0xFFFE: None, 0xFFFF: None}))
    node.text = node.get("name")
    root = etree.fromstring(as_transitional(etree.tostring(node, encoding="utf-8")))
    assert (root.text or "", root.get("name")) == (node.text, node.get("name"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_part_is_known_to_be_strict_in_every_encoding(encoding: str) -> None:
    assert is_strict(f"<p:r {HEAD}/>".encode(encoding))
    assert not is_strict('<p:r xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"/>'.encode(encoding))


def test_a_part_in_sixteen_bits_is_turned() -> None:
    root = etree.fromstring(as_transitional(f'<?xml version="1.0" encoding="UTF-16"?><p:r {HEAD}/>'.encode("utf-16")))
    assert root.tag == "{http://schemas.openxmlformats.org/presentationml/2006/main}r"


@pytest.mark.parametrize(
    "data",
    [
        f"<p:r {HEAD}>".encode(),
        f'<?xml version="1.0" encoding="klingon"?><p:r {HEAD}/>'.encode(),
        f'<!DOCTYPE r [<!ENTITY e "lol">]><p:r {HEAD}>&e;</p:r>'.encode(),
        b'<r xmlns="http://purl.oclc.org/ooxml/poetry/main"/>',
        b'<r xmlns="http://purl.oclc.org/ooxml/drawingml"/>',
        b"",
    ],
)
def test_what_can_not_be_turned_is_told(data: bytes) -> None:
    with pytest.raises(Unturnable):
        as_transitional(data)
