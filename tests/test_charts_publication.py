"""A publication with a chart of every kind: both files carry the same values, and validators pass both."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, get_args

import pytest

from builder.model.outline import ChartKind
from tests.decks import find
from tests.judges.decks import libreoffice, open_xml_sdk, openxml_audit
from tests.judges.sheets import ghostscript, outloud, pdfium, qpdf
from tests.judges.verapdf import verapdf

OUTLINE = Path(__file__).parent / "cases" / "charts" / "outline.yaml"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from builder.cli import main

    folder = tmp_path_factory.mktemp("charts")
    assert main(["build", "--quiet", "--strict", "--output", str(folder), str(OUTLINE)]) == 0
    return folder


@pytest.fixture(scope="module")
def charts(built: Path) -> list[tuple[str, Any]]:
    """Alternative text and chart of each slide that has one, as python-pptx reads them."""
    from pptx import Presentation

    slides = Presentation(str(built / "charts.pptx")).slides
    frames = [shape for slide in slides for shape in slide.shapes if shape.has_chart]
    return [(find(frame._element, "./p:nvGraphicFramePr/p:cNvPr/@descr")[0], frame.chart) for frame in frames]


@pytest.fixture(scope="module")
def outline() -> Any:
    from builder.outline import parse_outline

    return parse_outline(OUTLINE.read_bytes(), str(OUTLINE))


def test_every_kind_is_there(outline: Any) -> None:
    drawn = [item for item in outline.items() if hasattr(item, "kind")]
    assert {chart.kind for chart in drawn} == set(get_args(ChartKind))
    assert any(chart.series for chart in drawn if chart.kind in ("bar", "column", "line"))


def test_the_deck_has_the_findings_values(outline: Any, charts: list[tuple[str, Any]]) -> None:
    known = outline.findings()
    drawn = [item for item in outline.items() if hasattr(item, "kind")]
    assert len(drawn) == len(charts)
    for chart, (_, read) in zip(drawn, charts, strict=True):
        values = [value for plot in read.plots for series in plot.series for value in series.values]
        figures = [known[str(key)].figure for key in chart.figures]
        falls = [-1 if figure.direction == "down" else 1 for figure in figures]
        stated = [sign * float(figure.value) for sign, figure in zip(falls, figures, strict=True)]
        assert [value for value in values if value is not None] == stated


def test_the_alternative_text_says_every_value(outline: Any, charts: list[tuple[str, Any]]) -> None:
    known = outline.findings()
    drawn = [item for item in outline.items() if hasattr(item, "kind")]
    for chart, (alt, _) in zip(drawn, charts, strict=True):
        assert str(chart.title) in alt
        assert all(known[str(key)].figure.written in alt for key in chart.figures)


def test_the_sheet_shows_the_same_values_and_describes_the_same_charts(
    built: Path, charts: list[tuple[str, Any]]
) -> None:
    import pikepdf
    import pypdfium2

    with pikepdf.open(built / "charts.pdf") as file:
        found = [o for o in file.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/Figure"]
        alts = [str(figure.Alt) for figure in found]
    # Columns that have no room side by side in the narrow column are bars there.
    kindless = [sorted(re.sub(r"^[\w ]+ chart", "", alt) for alt in each) for each in (alts, [a for a, _ in charts])]
    assert kindless[0] == kindless[1]
    with pypdfium2.PdfDocument(built / "charts.pdf") as pages:
        text = " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())
    for words in ("Loans of e-books +34%", "nearly −48%", "Pensioners 15%", "Advice from staff about 300", "Girls 71%"):
        assert words in text


def test_no_text_of_a_chart_is_small(charts: list[tuple[str, Any]]) -> None:
    assert min(int(size) for _, chart in charts for size in find(chart._chartSpace, ".//@sz")) >= 1400


@pytest.mark.judge
@pytest.mark.parametrize("judge", [open_xml_sdk, openxml_audit])
def test_the_deck_is_valid(built: Path, judge: Any) -> None:
    assert judge(built / "charts.pptx") == []


@pytest.mark.judge
@pytest.mark.parametrize("judge", [verapdf, outloud, qpdf, ghostscript, pdfium])
def test_the_sheet_is_valid(built: Path, judge: Any) -> None:
    assert judge(built / "charts.pdf") == []


@pytest.mark.judge
def test_libreoffice_draws_every_chart_with_its_labels(
    built: Path, charts: list[tuple[str, Any]], tmp_path: Path
) -> None:
    import pypdfium2
    from pptx import Presentation

    slides = Presentation(str(built / "charts.pptx")).slides
    with pypdfium2.PdfDocument(libreoffice(built / "charts.pptx", tmp_path)) as pages:
        shown = {
            number: " ".join(pages[number].get_textpage().get_text_range().split())
            for number, slide in enumerate(slides)
            if any(shape.has_chart for shape in slide.shapes)
        }
    assert len(shown) == len(charts)
    for text, (_, chart) in zip(shown.values(), charts, strict=True):
        names = [str(category) for category in chart.plots[0].categories]
        assert all(word in text for name in names for word in name.split()), text
