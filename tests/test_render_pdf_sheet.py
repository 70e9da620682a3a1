from __future__ import annotations

import hashlib
import io
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from builder.model.diagnostic import RenderError
from builder.model.document import Line, Page
from builder.render.pdf import render_sheet
from tests.test_render_pdf_sample import all_fonts, document, sample_bytes, sample_sheet

ROOT = Path(__file__).parent.parent


def outline(element: pikepdf.Object) -> list[object]:
    """An element as its tag followed by its children's outlines; content is left out."""
    kids = element.get("/K", pikepdf.Array())
    nested = [outline(kid) for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
    return [str(element.S).removeprefix("/"), *nested]


def elements(pdf: pikepdf.Pdf, tag: str) -> list[pikepdf.Object]:
    found = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/StructElem"]
    return [element for element in found if f"/{tag}" == element.S]


def test_the_structure_is_that_of_the_sheet() -> None:
    item = ["LI", ["Lbl"], ["LBody"]]
    row = ["TR", ["TD"], ["TD"], ["TD"]]
    table = ["Table", ["THead", ["TR", ["TH"], ["TH"], ["TH"]]], ["TBody", row, row]]
    front = [
        "Sect",
        ["H2"],
        ["P"],
        ["L", item, item],
        ["BlockQuote", ["P"]],
        ["P"],
        ["H2"],
        ["Figure"],
        ["Figure"],
        table,
    ]
    back = ["Sect", ["H2"], ["L", item, item], ["P", ["Link"]]]
    with pikepdf.open(io.BytesIO(sample_bytes())) as pdf:
        assert [outline(root) for root in pdf.Root.StructTreeRoot.K] == [["Document", ["H1"], front, back]]


def test_attributes_say_what_readers_need() -> None:
    with pikepdf.open(io.BytesIO(sample_bytes())) as pdf:
        assert [str(cell.A.Scope) for cell in elements(pdf, "TH")] == ["/Column"] * 3
        assert [str(listing.A.ListNumbering) for listing in elements(pdf, "L")] == ["/Disc", "/Decimal"]
        assert {str(figure.Alt) for figure in elements(pdf, "Figure")} == {
            "Change in consumption: a chart",
            "Deaths: a chart",
        }
        assert [str(p.Lang) for p in elements(pdf, "P") if "/Lang" in p] == ["fr"]
        boxes = [[float(side) for side in figure.A.BBox.as_list()] for figure in elements(pdf, "Figure")]
        assert all(0 < left < right < 596 and 0 < bottom < top < 842 for left, bottom, right, top in boxes)


def test_the_parent_tree_leads_back_from_content_to_its_element() -> None:
    with pikepdf.open(io.BytesIO(sample_bytes())) as pdf:
        numbers = pdf.Root.StructTreeRoot.ParentTree.Nums.as_list()
        tree = {int(key): value for key, value in zip(numbers[::2], numbers[1::2], strict=True)}
        for index, page in enumerate(pdf.pages):
            assert page.obj.StructParents == index
            content = page.Contents.read_bytes().decode()
            tags = re.findall(r"/(\w+) <</MCID \d+>> BDC", content)
            assert [str(element.S)[1:] for element in tree[index]] == tags
            for annotation in page.obj.get("/Annots", []):
                element = tree[int(annotation.StructParent)]
                assert element.S == "/Link"
                objects = [kid.Obj.objgen for kid in element.K if isinstance(kid, pikepdf.Dictionary)]
                assert annotation.objgen in objects
        assert pdf.Root.StructTreeRoot.ParentTreeNextKey == max(tree) + 1


def test_a_link_over_two_lines_is_one_element_with_two_areas() -> None:
    with pikepdf.open(io.BytesIO(sample_bytes())) as pdf:
        areas = pdf.pages[1].Annots
        assert [str(area.A.URI) for area in areas] == [
            "https://www.ceop.police.uk/Safety-Centre/?from=sheet&lang=en"
        ] * 2
        assert len(elements(pdf, "Link")) == 1
        assert "/Annots" not in pdf.pages[0]


def test_the_catalogue_says_that_the_file_is_tagged_titled_and_in_which_language() -> None:
    with pikepdf.open(io.BytesIO(sample_bytes())) as pdf:
        assert pdf.Root.MarkInfo.Marked is True
        assert pdf.Root.ViewerPreferences.DisplayDocTitle is True
        assert str(pdf.Root.Lang) == "en-GB"
        assert all(page.obj.Tabs == "/S" for page in pdf.pages)


def test_every_font_is_embedded_and_none_is_there_twice() -> None:
    with pikepdf.open(io.BytesIO(sample_bytes())) as pdf:
        descriptors = [
            o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/FontDescriptor"
        ]
        names = [str(descriptor.FontName)[8:] for descriptor in descriptors]
        assert sorted(names) == ["Carlito", "Carlito-Bold", "Carlito-Italic"]
        assert all("/FontFile2" in descriptor for descriptor in descriptors)


def test_the_file_has_no_object_that_nothing_points_to() -> None:
    with pikepdf.open(io.BytesIO(sample_bytes())) as pdf:
        before = len(pdf.objects)
        again = io.BytesIO()
        pdf.save(again, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    with pikepdf.open(again) as pdf:
        assert len(pdf.objects) == before


def test_the_same_document_gives_the_same_bytes() -> None:
    assert render_sheet(document(sample_sheet())) == sample_bytes()


SURROUNDINGS = {
    "PYTHONHASHSEED": "77",
    "TZ": "Asia/Tokyo",
    "LC_ALL": "C",
    "SOURCE_DATE_EPOCH": "1",
    "RL_pageCompression": "0",
    "RL_pdfMultiLine": "1",
}


@pytest.mark.parametrize("variables", [{"PYTHONHASHSEED": "1"}, SURROUNDINGS])
def test_no_surroundings_change_the_bytes(tmp_path: Path, variables: dict[str, str]) -> None:
    program = (
        "import hashlib; from tests.test_render_pdf_sample import sample_bytes; "
        "print(hashlib.sha256(sample_bytes()).hexdigest())"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **variables}
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == hashlib.sha256(sample_bytes()).hexdigest()


def test_a_stamp_changes_metadata_and_identity_only() -> None:
    other = render_sheet(document(sample_sheet(), stamp="0" * 64))
    assert len(other) == len(sample_bytes())
    changed = [i for i, (a, b) in enumerate(zip(other, sample_bytes(), strict=True)) if a != b]
    stamp = sample_bytes().index(b"urn:builder:")
    assert all(stamp < i < stamp + 76 or i > len(other) - 200 for i in changed)


def test_a_sheet_of_an_empty_page_is_a_sound_file() -> None:
    sheet = replace(sample_sheet(), pages=(Page(()),), bookmarks=())
    with pikepdf.open(io.BytesIO(render_sheet(document(sheet)))) as pdf:
        assert len(pdf.pages) == 1


def test_a_document_without_sheet_is_refused() -> None:
    with pytest.raises(ValueError, match="no sheet"):
        render_sheet(document(None))


def test_a_character_without_glyph_is_told_not_printed() -> None:
    line = next(item for item in sample_sheet().pages[0].items if isinstance(item, Line))
    foreign = replace(line, pieces=(replace(line.pieces[0], text="汉"),))
    with pytest.raises(RenderError) as caught:
        render_sheet(document(replace(sample_sheet(), pages=(Page((foreign,)),))))
    assert [d.code for d in caught.value.diagnostics] == ["glyph-missing"]
    assert "汉" not in all_fonts()["regular"].encoding
