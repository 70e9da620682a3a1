from __future__ import annotations

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.model.diagnostic import RenderError
from builder.model.document import Node
from builder.render.pdf.file import PdfFile, destination, dictionary
from builder.render.pdf.links import check_links, link_annotations
from builder.render.pdf.page import Box

LINKS = ("https://example.org", "HTTP://example.org", "mailto:a@example.org", "tel:+448001111")


def annotation(link: str, alt: str | None = None) -> pikepdf.Object:
    nodes = (Node("Link", -1, link=link, alt=alt),)
    (made,) = link_annotations([Box(0, 1, 2, 3, 4)], nodes, [7])
    return pikepdf.Object.parse(made.format(PdfFile("stamp", {})))


@pytest.mark.parametrize("link", LINKS)
def test_addresses_people_use_are_let_through(link: str) -> None:
    check_links([Node("Document", -1), Node("Link", 0, link=link)])
    assert str(annotation(link).A.URI) == link


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "file:///etc/passwd", "\\\\host\\share", "ms-word:ofe", "#key", "", " https://a"]
)
def test_other_addresses_are_refused(link: str) -> None:
    with pytest.raises(RenderError) as caught:
        check_links([Node("Link", -1, link=link)])
    assert [d.code for d in caught.value.diagnostics] == ["link-refused"]


def test_all_refused_links_are_told_at_once() -> None:
    with pytest.raises(RenderError) as caught:
        check_links([Node("Link", -1, link="file:a"), Node("Link", -1, link="tel:1"), Node("Link", -1, link="data:b")])
    assert len(caught.value.diagnostics) == 2


def test_an_annotation_says_where_it_leads_and_is_printed() -> None:
    found = annotation("https://example.org", "The (first) example")
    assert str(found.Contents) == "The (first) example"
    assert (found.F, found.StructParent, found.Subtype) == (4, 7, "/Link")
    assert [int(side) for side in found.Rect.as_list()] == [1, 2, 3, 4]


def test_a_link_without_description_is_described_by_its_address() -> None:
    assert str(annotation("https://example.org").Contents) == "https://example.org"


def test_a_link_within_the_file_leads_to_its_place() -> None:
    file = PdfFile("stamp", {})
    place = destination(file.add(dictionary({})), 120.5)
    nodes = (Node("Link", -1, link="#agenda", alt="What this covers (slide 3)"),)
    check_links(nodes, {"#agenda"})
    (made,) = link_annotations([Box(0, 1, 2, 3, 4)], nodes, [7], {"#agenda": place})
    written = made.format(file)
    assert b"/A " not in written
    assert b"/Contents (What this covers \\(slide 3\\))" in written
    assert b"/Dest [ 1 0 R /XYZ null 120.5 null ]" in b" ".join(written.split())


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_an_address_is_ascii_in_the_file(rest: str) -> None:
    address = str(annotation(f"https://example.org/{rest}").A.URI)
    assert address.isascii()
    assert " " not in address


def test_what_is_encoded_already_is_not_encoded_twice() -> None:
    assert str(annotation("https://example.org/a%20b?c=é#d").A.URI) == "https://example.org/a%20b?c=%C3%A9#d"
