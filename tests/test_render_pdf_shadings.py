"""Gradients in a PDF: named by their colours, laid where the shape is, in a file that judges can read."""

from __future__ import annotations

import io
from dataclasses import replace

import pikepdf
import pytest

from builder.model.document import Page, Sheet
from builder.model.shape import Gradient, Shape
from builder.render.pdf import render_handout
from builder.render.pdf.shadings import paint_shading, shading_name
from tests.test_render_pdf_sample import document, sample_sheet

STOPS = ((0.0, "FF0000"), (0.5, "00FF00"), (1.0, "0000FF"))
LINEAR = Gradient((10, 20), (110, 20), STOPS)
RADIAL = Gradient((50, 50), (50, 50), STOPS, 40)


def test_a_gradient_is_named_by_its_colours_and_kind() -> None:
    assert shading_name(LINEAR) == shading_name(replace(LINEAR, start=(0, 0)))
    assert len({shading_name(g) for g in (LINEAR, RADIAL, replace(LINEAR, stops=STOPS[1:]))}) == 3


def test_a_gradient_is_laid_from_its_start_to_its_end() -> None:
    assert paint_shading(LINEAR, 100).startswith("100 0 0 100 10 80 cm")
    assert paint_shading(RADIAL, 100).startswith("40 0 0 40 50 50 cm")


@pytest.mark.parametrize("stops", [STOPS, STOPS[:1], ((0.3, "FF0000"), (0.3, "00FF00"))])
def test_the_file_has_each_gradient_once(stops: tuple[tuple[float, str], ...]) -> None:
    given = document(sample_sheet())
    outline = ((100.0, 0.0), (100.0, 100.0))
    shape = Shape((0, 0), outline, "FF0000", gradient=replace(LINEAR, stops=stops), clip=(0, 0, 50, 50))
    sheet = given.sheet
    assert isinstance(sheet, Sheet)
    first = Page((shape, shape, *sheet.pages[0].items))
    data = render_handout(replace(given, handout=replace(sheet, pages=(first, *sheet.pages[1:]))))
    with pikepdf.open(io.BytesIO(data)) as file:
        (shading,) = file.pages[0].Resources.Shading.values()
        assert shading.ShadingType == 2
        assert b" sh Q" in file.pages[0].Contents.read_bytes()
