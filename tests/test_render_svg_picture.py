"""Pictures of pages for screens: what the PDF renderer draws, with nothing from elsewhere in them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import pypdfium2
import pytest
import resvg_py
from lxml import etree
from PIL import Image, ImageChops, ImageFilter, ImageStat

from builder.model.document import Crop, Line, PageItem, Panel, Piece
from builder.model.document import Image as PlacedImage
from builder.model.shape import Gradient, Shape
from builder.model.theme import FontFamily
from builder.pipeline import Options
from builder.preview.plates import Drawn
from builder.preview.proofs import Proof, make_proof
from builder.reading import decode_picture
from builder.render.pdf import render_sheet
from builder.render.svg import render_picture
from tests import pictures
from tests.drawn_slides import drawn_slides_pdf
from tests.pictures import encoded, halves
from tests.test_render_pdf_sample import THEME

_NAMESPACE = "{http://www.w3.org/2000/svg}"


def proof_of(outline: Path, theme: str | None = None) -> Proof:
    result, proof = make_proof(str(outline), Options(theme=theme))
    assert proof is not None, result.diagnostics
    return proof


def drawn(picture: bytes, size: tuple[int, int]) -> Image.Image:
    """The picture as resvg shows it."""
    png = bytes(resvg_py.svg_to_bytes(svg_string=picture.decode(), width=size[0], height=size[1]))
    return Image.open(io.BytesIO(png)).convert("RGB")


def picture_of(plate: Drawn, font: FontFamily = THEME.font) -> bytes:
    return render_picture(plate.items, plate.size, font, plate.families)


def differences(pdf: bytes, plates: Sequence[Drawn], font: FontFamily, every: int = 1) -> list[tuple[float, float]]:
    """How far the pages of a PDF as pdfium shows them are from pictures: on average, and at the worst place.

    Both are drawn in twice their size and blurred: where a letter's edge lies between two pixels, the two programs
    shade it differently.
    """
    found = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page, plate in list(zip(document, plates, strict=True))[::every]:
            shown = page.render(scale=2).to_pil().convert("RGB")
            one, other = (
                each.filter(ImageFilter.GaussianBlur(3)) for each in (shown, drawn(picture_of(plate, font), shown.size))
            )
            apart = ImageChops.difference(one, other)
            found.append((max(ImageStat.Stat(apart).mean), max(high for _, high in apart.getextrema())))
    return found


@pytest.mark.parametrize("theme", ["safeguarding", "editorial", "civic"])
def test_slides_and_pages_look_as_the_pdf_renderer_draws_them(shipped: Path, theme: str) -> None:
    proof = proof_of(shipped, theme)
    slides = drawn_slides_pdf(proof.document, proof.composed.template, proof.backdrops)
    found = differences(slides, [plate.draw() for plate in proof.slides], proof.document.theme.font, every=3)
    found += differences(
        render_sheet(proof.document), [plate.draw() for plate in proof.pages], proof.document.theme.font
    )
    assert len(found) > 12
    assert max(mean for mean, _ in found) < 3
    assert max(worst for _, worst in found) < 75


def test_pictures_on_pages_look_the_same_too(tmp_path: Path) -> None:
    proof = proof_of(pictures.write_publication(tmp_path / "trees"))
    found = differences(
        render_sheet(proof.document), [plate.draw() for plate in proof.pages], proof.document.theme.font
    )
    assert max(worst for _, worst in found) < 75


def test_a_line_that_is_lost_would_be_seen(shipped: Path) -> None:
    proof = proof_of(shipped)
    plates = [plate.draw() for plate in proof.pages]
    lost = max((item for item in plates[0].items if isinstance(item, Line)), key=lambda line: line.pieces[0].size)
    others = tuple(item for item in plates[0].items if item is not lost)
    plates[0] = Drawn(others, plates[0].nodes, plates[0].size, plates[0].families)
    assert differences(render_sheet(proof.document), plates, proof.document.theme.font)[0][1] > 100


def parsed(items: list[PageItem], title: str = "") -> etree._Element:
    return etree.fromstring(render_picture(items, (100, 50), THEME.font, (), title))


def words(text: str) -> Line:
    return Line(20, (Piece(10, text, "regular", 12, "102030", None, 30),))


def test_text_and_title_cannot_become_markup() -> None:
    root = parsed([words("<script>&\"'")], '</title><script>alert("x")</script>\x00\u202e')
    assert [element.tag for element in root.iter() if "script" in str(element.tag)] == []
    assert root.findtext(f"{_NAMESPACE}title") == '</title><script>alert("x")</script>'


def test_nothing_in_a_picture_leads_out_of_it(shipped: Path) -> None:
    for plate in proof_of(shipped).slides:
        root = etree.fromstring(picture_of(plate.draw()))
        for element in root.iter():
            for name, value in element.attrib.items():
                assert "://" not in value
                assert not name.endswith("href") or value.startswith(("#", "data:image/"))
                assert not name.startswith("on")


def test_a_letter_is_defined_once() -> None:
    root = parsed([words("anna"), words("nana")])
    assert len(root.findall(f"{_NAMESPACE}defs/{_NAMESPACE}path")) == 2
    assert len(root.findall(f".//{_NAMESPACE}use")) == 8


def test_the_same_page_gives_the_same_bytes(shipped: Path) -> None:
    one, other = proof_of(shipped).slides, proof_of(shipped).slides
    assert [picture_of(plate.draw()) for plate in one] == [picture_of(plate.draw()) for plate in other]


def test_colours_go_over_into_each_other_within_their_clip() -> None:
    corners = ((100.0, 0.0), (100.0, 50.0), (0.0, 50.0))
    gradient = Gradient((0, 0), (100, 0), ((0.0, "FF0000"), (1.0, "0000FF")))
    shape = Shape((0, 0), corners, gradient=gradient, clip=(0, 0, 100, 25))
    shown = drawn(render_picture([shape], (100, 50), THEME.font), (100, 50))
    assert shown.getpixel((2, 10))[0] > 240 and shown.getpixel((97, 10))[2] > 240
    assert shown.getpixel((50, 40)) == (255, 255, 255)


def test_a_cropped_picture_shows_only_what_is_left() -> None:
    picture = decode_picture(encoded(halves(60, 40), "PNG"))
    placed = PlacedImage(None, 0, 0, 50, 50, picture, Crop(left=0.5))
    shown = drawn(render_picture([Panel(0, 0, 100, 50, "00FF00"), placed], (100, 50), THEME.font), (100, 50))
    left, right = halves(60, 40).getpixel((2, 20)), halves(60, 40).getpixel((57, 20))
    near = [abs(a - b) < 12 for a, b in zip(shown.getpixel((25, 25)), right, strict=True)]
    assert all(near) and left != right
    assert shown.getpixel((75, 25)) == (0, 255, 0)
