"""Whatever an author types is XML that reads back as the same text."""

import re

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from builder.render.powerpoint.markup import clean, escape, escape_plain, relationships

CODED = re.compile(r"_x([0-9A-Fa-f]{4})_")
HOSTILE = st.text(st.sampled_from("_x0041F&<>\"'] \t\n\r\x00\x07\x85\ud800\uffff\U0001f642é=") | st.characters())


def as_office_shows(text: str) -> str:
    """Office reads ``_xHHHH_`` as the character of that code."""
    return CODED.sub(lambda found: chr(int(found[1], 16)), text)


@given(HOSTILE)
def test_text_comes_back_as_typed(text: str) -> None:
    read = etree.fromstring(f"<t>{escape(text)}</t>").text or ""
    assert as_office_shows(read) == clean(text).replace("\n", " ").replace("\r", " ")


@given(HOSTILE)
def test_an_attribute_comes_back_as_typed(text: str) -> None:
    read = etree.fromstring(f'<t a="{escape_plain(text)}"/>').get("a")
    assert read == clean(text).replace("\n", " ").replace("\r", " ")


def test_text_that_looks_like_a_code_is_kept() -> None:
    assert escape("_x0041_") == "_x005F_x0041_"
    assert escape("snake_case and _x004_") == "snake_case and _x004_"
    assert escape_plain("_x0041_") == "_x0041_"


def test_only_links_lead_out_of_the_package() -> None:
    part = relationships(("rId1", "slideLayout", "../a.xml"), ("rId2", "hyperlink", "https://a.org/?a=1&b=2"))
    modes = {node.get("Target"): node.get("TargetMode") for node in etree.fromstring(part.encode())}
    assert modes == {"../a.xml": None, "https://a.org/?a=1&b=2": "External"}
