"""Judges of a sheet: qpdf and Ghostscript (structure), PDFium (draws), outloud (what a screen reader would say)."""

from __future__ import annotations

from pathlib import Path

from tests.judges.running import missing, run_judge


def qpdf(sheet: Path) -> list[str]:
    """Errors and warnings of ``qpdf --check``."""
    done = run_judge("qpdf", "--check", str(sheet))
    return [] if done.returncode == 0 else (done.stderr + done.stdout).strip().splitlines()


def ghostscript(sheet: Path) -> list[str]:
    """What Ghostscript, told to stop at the first error, can't interpret."""
    options = ("-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-dPDFSTOPONERROR", "-sDEVICE=nullpage")
    done = run_judge("gs", *options, str(sheet))
    return [] if done.returncode == 0 else (done.stderr + done.stdout).strip().splitlines()


def pdfium(sheet: Path) -> list[str]:
    """Pages that PDFium draws as one blank colour; it raises where it can't draw a page."""
    try:
        import pypdfium2
    except ImportError:
        missing("pypdfium2")
    with pypdfium2.PdfDocument(sheet) as document:
        drawn = [document[index].render(scale=0.5).to_pil().convert("L").getextrema() for index in range(len(document))]
    assert drawn, "no pages"
    return [f"page {number} is blank" for number, (low, high) in enumerate(drawn, 1) if low == high]


def outloud(sheet: Path) -> list[str]:
    """Where a screen reader would be misled, though the file conforms."""
    try:
        from outloud import check
    except ImportError:
        missing("outloud")
    result = check(str(sheet), layers=["semantic"])
    found = [f"{f.rule} page {f.page}: {f.message} {f.evidence or ''}" for f in result.findings if f.severity != "info"]
    return [result.error, *found] if result.error else found
