"""What a telephone would read: the codes on a sheet's pages, drawn by PDFium, decoded by zxing-cpp."""

from __future__ import annotations

from pathlib import Path

from tests.judges.running import missing


def scanned(sheet: Path, dpi: int = 200) -> list[str]:
    """The texts of all codes on a sheet, page by page."""
    try:
        import zxingcpp
    except ImportError:
        missing("zxing-cpp")
    import pypdfium2

    with pypdfium2.PdfDocument(sheet) as document:
        drawn = [page.render(scale=dpi / 72, grayscale=True).to_pil() for page in document]
    return [code.text for image in drawn for code in zxingcpp.read_barcodes(image)]
