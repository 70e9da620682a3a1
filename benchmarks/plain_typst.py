"""The sheet of ``plain_sheet.py`` as Typst sets it: another way to make a PDF from a Python program.

Typst tags what it writes, as it does by itself.

    python benchmarks/plain_typst.py out.pdf --pages 2 --findings 5
"""

from __future__ import annotations

import typst
from sheet_texts import AFTER, FONTS, FOOT, HEADINGS, POINTS, QUOTED, REPORT, ROWS, TITLE, Asked, asked, statement

HEAD = f"""\
#set document(title: "{TITLE}")
#set page(paper: "a4", columns: 2, margin: (top: 84pt, rest: 42pt),
  background: place(top, rect(width: 100%, height: 74pt, fill: rgb("#0F4C5C"), inset: (x: 42pt),
    align(horizon, text(25pt, white, weight: "bold")[{TITLE}]))),
  footer: context text(8.5pt)[{FOOT} · page #counter(page).display()])
#set text(font: "Carlito", size: 10pt, fill: rgb("#1D2B33"), lang: "en")
#set table(stroke: (bottom: 0.5pt + rgb("#C5D3D7")), columns: 3)
#show heading: set text(14pt, rgb("#0F4C5C"))
#set columns(gutter: 21pt)
"""


def finding(number: int) -> str:
    points = "".join(f"- {point}\n" for point in POINTS)
    return f"*{statement(number)}*\n{points}\n_{QUOTED}_ {AFTER}\n\n"


def table() -> str:
    header, *rows = ("".join(f"[{cell}], " for cell in row) for row in ROWS)
    return f"#table(table.header({header}), {''.join(rows)})\n"


def source(given: Asked) -> str:
    before, words, address, after = REPORT
    parts = [HEAD]
    for page in range(given.pages):
        parts.append(f"{'#pagebreak()' if page else ''}\n= {HEADINGS[0]}\n")
        parts += [finding(page * given.findings + number + 1) for number in range(given.findings)]
        parts.append(f'#colbreak()\n= {HEADINGS[1]}\n{table()}{before}#link("{address}")[{words}]{after}\n')
    return "".join(parts)


def main() -> None:
    given = asked(__doc__)
    data = typst.compile(source(given).encode(), font_paths=[str(FONTS)], ignore_system_fonts=True)
    given.output.write_bytes(data)


if __name__ == "__main__":
    main()
