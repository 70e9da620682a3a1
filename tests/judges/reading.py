"""The words of a sheet in the order in which programs give them: poppler's and PDFium's."""

from __future__ import annotations

import re
from pathlib import Path

from tests.judges.running import run_judge


def poppler_words(sheet: Path) -> str:
    """All text in the order of drawing, words parted at a line's end put together, without any spaces."""
    done = run_judge("pdftotext", "-raw", "-enc", "UTF-8", str(sheet), "-")
    return bare(done.stdout)


def pdfium_words(sheet: Path) -> str:
    import pypdfium2

    with pypdfium2.PdfDocument(sheet) as document:
        return bare("".join(page.get_textpage().get_text_bounded() for page in document))


def words_apart(sheet: Path) -> set[str]:
    """Every word as poppler gives it: two that fuse at a line's end are one that nobody wrote."""
    done = run_judge("pdftotext", "-raw", "-enc", "UTF-8", str(sheet), "-")
    return set(re.sub("\u00ad\\s*", "", done.stdout).split())


def bare(text: str) -> str:
    """A text without spaces and hyphens: PDFium takes every hyphen at a line's end for a soft one."""
    return re.sub(r"[\s\u00ad\x02\ufffe-]+", "", text)
