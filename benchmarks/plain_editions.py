"""Deck and sheet made anew for each of many readers by plain scripts, in one process: the yardstick for editions.

The libraries are imported and the fonts registered once.

    python benchmarks/plain_editions.py COUNT FOLDER
"""

from __future__ import annotations

import sys
from pathlib import Path

import plain_deck
import plain_sheet
from reportlab.lib.pagesizes import A4
from reportlab.platypus import BaseDocTemplate

# As many as give the plain scripts the slides and pages of the publication that ships.
ENTRIES, PAGES = 31, 2


def main(count: int, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    plain_sheet.register_fonts()
    for number in range(count):
        plain_deck.main(ENTRIES, str(folder / f"{number}.pptx"))
        pages = [plain_sheet.page_template()]
        title = f"{plain_sheet.TITLE} {number}"
        document = BaseDocTemplate(str(folder / f"{number}.pdf"), pagesize=A4, title=title, pageTemplates=pages)
        document.build(plain_sheet.story(PAGES, ENTRIES // PAGES))


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
