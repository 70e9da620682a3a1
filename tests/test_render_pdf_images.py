"""Pictures in the sheet: the deck's bytes, clipped to their rectangle, a Figure or an artifact."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image as Pixels

from builder.model.document import Crop, Document, Image
from builder.model.picture import Picture
from builder.render.pdf import render_sheet
from builder.render.pdf.images import image_name, paint_image
from tests.pictures import encoded, halves, write_publication
from tests.publications import composed


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Document:
    return composed(write_publication(tmp_path_factory.mktemp("pictures")))


@pytest.fixture(scope="module")
def sheet(document: Document) -> bytes:
    return render_sheet(document)


def shown(document: Document) -> list[Picture]:
    assert document.sheet
    return [item.picture for page in document.sheet.pages for item in page.items if isinstance(item, Image)]


def image_objects(file: pikepdf.Pdf) -> dict[str, Any]:
    return {str(name).lstrip("/"): image for page in file.pages for name, image in page.Resources.XObject.items()}


def test_pixels_are_those_of_the_deck(document: Document, sheet: bytes) -> None:
    file = pikepdf.open(io.BytesIO(sheet))
    objects = image_objects(file)
    assert sorted(objects) == sorted(map(image_name, shown(document)))
    for picture in shown(document):
        found = pikepdf.PdfImage(objects[image_name(picture)]).as_pil_image().convert("RGB")
        assert found.tobytes() == Pixels.open(io.BytesIO(picture.data)).convert("RGB").tobytes()
        if picture.format == "jpeg":
            assert objects[image_name(picture)].read_raw_bytes() == picture.data


def test_a_crop_is_clipped_and_the_whole_laid_out_beyond() -> None:
    picture = Picture("a", "ab" * 32, "png", encoded(halves(), "PNG"), 60, 40)
    painted = paint_image(Image(1, 10, 20, 30, 40, picture, Crop(0.25, 0, 0.25, 0)), 100)
    assert painted == "q 10 40 30 40 re W n 60 0 0 40 -5 40 cm /Pabababababababab Do Q"
    whole = paint_image(Image(1, 10, 20, 30, 40, picture, Crop()), 100)
    assert whole == "q 30 0 0 40 10 40 cm /Pabababababababab Do Q"


def test_figures_have_a_text_and_the_decorative_is_an_artifact(sheet: bytes) -> None:
    file = pikepdf.open(io.BytesIO(sheet))
    figures = [o for o in file.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/Figure"]
    assert sorted(str(figure.Alt) for figure in figures) == [
        "A house with a blue room.",
        "A lane under old lime trees.",
    ]
    assert all("/BBox" in figure.A for figure in figures)
    lists = [o for o in file.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/L"]
    assert [str(entry.A.ListNumbering) for entry in lists] == ["/None", "/None", "/Decimal"]


def test_the_same_document_gives_the_same_bytes(document: Document, sheet: bytes) -> None:
    assert render_sheet(document) == sheet


@pytest.mark.judge
def test_validators_find_nothing_in_a_sheet_of_pictures(sheet: bytes, tmp_path: Path) -> None:
    from tests.judges.sheets import ghostscript, outloud, pdfium, qpdf
    from tests.judges.verapdf import verapdf

    path = tmp_path / "sheet.pdf"
    path.write_bytes(sheet)
    for judge in (verapdf, outloud, qpdf, ghostscript, pdfium):
        assert judge(path) == [], judge
