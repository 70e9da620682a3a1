"""The sheet of ``plain_sheet.py`` as WeasyPrint sets it, from HTML: another way to make a PDF from a Python program.

Nothing is tagged, as in the plain script: WeasyPrint tags only when it is asked to.

    python benchmarks/plain_weasyprint.py out.pdf --pages 2 --findings 5
"""

from __future__ import annotations

from collections.abc import Iterator

from sheet_texts import AFTER, FONTS, FOOT, HEADINGS, POINTS, QUOTED, REPORT, ROWS, TITLE, Asked, asked, statement
from weasyprint import HTML

FACES = "".join(
    f"@font-face {{ font-family: Carlito; src: url({(FONTS / f'Carlito-{name}.ttf').as_uri()}); {style} }}\n"
    for name, style in (("Regular", ""), ("Bold", "font-weight: bold"), ("Italic", "font-style: italic"))
)
LOOK = f"""{FACES}
@page {{ size: A4; margin: 84pt 42pt 42pt;
  @top-left-corner {{ content: ""; background: #0F4C5C }} @top-right-corner {{ content: ""; background: #0F4C5C }}
  @top-left {{ content: "{TITLE}"; background: #0F4C5C; color: white; font: bold 25pt Carlito; width: 100% }}
  @bottom-left {{ content: "{FOOT} · page " counter(page); font: 8.5pt Carlito }} }}
body {{ font: 10pt/1.25 Carlito; color: #1D2B33 }}
section {{ columns: 2; column-gap: 21pt; break-after: page }}
h2 {{ font-size: 14pt; color: #0F4C5C; margin: 0 }} p, ul {{ margin: 0 0 3pt }} .next {{ break-before: column }}
td, th {{ border-bottom: 0.5pt solid #C5D3D7; width: 82pt; text-align: left }}
"""


def finding(number: int) -> str:
    points = "".join(f"<li>{point}</li>" for point in POINTS)
    return f"<p><b>{statement(number)}</b></p><ul>{points}</ul><p><i>{QUOTED}</i> {AFTER}</p>"


def table() -> str:
    tags = ("th", *("td" for _ in ROWS[1:]))
    rows = ("".join(f"<{tag}>{cell}</{tag}>" for cell in row) for tag, row in zip(tags, ROWS, strict=True))
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def pages(given: Asked) -> Iterator[str]:
    before, words, address, after = REPORT
    for page in range(given.pages):
        findings = "".join(finding(page * given.findings + number + 1) for number in range(given.findings))
        report = f'<p>{before}<a href="{address}">{words}</a>{after}</p>'
        yield f'<section><h2>{HEADINGS[0]}</h2>{findings}<h2 class="next">{HEADINGS[1]}</h2>{table()}{report}</section>'


def main() -> None:
    given = asked(__doc__)
    head = f"<html lang=en><head><title>{TITLE}</title><style>{LOOK}</style></head>"
    HTML(string=f"{head}<body>{''.join(pages(given))}</body></html>").write_pdf(given.output)


if __name__ == "__main__":
    main()
