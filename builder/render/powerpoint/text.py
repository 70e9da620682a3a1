"""Runs and paragraphs as DrawingML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from builder.model.document import Paragraph
from builder.model.length import EMU_PER_POINT
from builder.model.template import Placeholder
from builder.model.text import Run
from builder.render.powerpoint.frame import colour_xml
from builder.render.powerpoint.links import Links
from builder.render.powerpoint.markup import escape

_STYLES = {(False, False): "", (True, False): ' b="1"', (False, True): ' i="1"', (True, True): ' b="1" i="1"'}
_DOT = '<a:buFont typeface="Arial"/><a:buChar char="•"/>'


def size_xml(size_pt: float | None) -> str:
    """A size as an attribute of a run; empty where the run inherits it."""
    return f' sz="{round(size_pt * 100)}"' if size_pt else ""


def run_xml(run: Run, language: str, links: Links, size: str = "", fill: str = "") -> str:
    """A run; ``size`` is as ``size_xml`` gives it, ``fill`` elements that state its colour or font."""
    style = _STYLES[run.bold, run.italic]
    properties = f'<a:rPr lang="{run.language or language}"{size}{style}'
    link = links.click(run.link) if run.link else ""
    closed = f"{properties}>{fill}{link}</a:rPr>" if fill or link else f"{properties}/>"
    return f"<a:r>{closed}<a:t>{escape(run.text)}</a:t></a:r>"


def paragraphs_xml(
    paragraphs: tuple[Paragraph, ...], placeholder: Placeholder, size_pt: float | None, language: str, links: Links
) -> str:
    """Paragraphs of a placeholder, with bullets and numbers where the slide layout's own don't fit.

    Args:
        size_pt: What the runs state; None where they inherit their size from the placeholder.
    """
    size = size_xml(size_pt)
    end = f'<a:endParaRPr lang="{language}"{size}/></a:p>'
    shown = size_pt or placeholder.size_pt
    xml: list[str] = []
    for paragraph, start in _with_starts(paragraphs):
        if paragraph.emphasis != "none":
            xml.append(_emphasised(paragraph, placeholder, shown, language, links))
            continue
        runs = "".join([run_xml(run, language, links, size) for run in paragraph.runs if run.text])
        xml.append(f"<a:p>{_properties(paragraph, placeholder, shown, start)}{runs}{end}")
    return "".join(xml)


def _emphasised(paragraph: Paragraph, placeholder: Placeholder, size_pt: float, language: str, links: Links) -> str:
    """A heading or a figure among other text, in a size, a colour and a line pitch of its own."""
    size = size_xml(size_pt * paragraph.scale)
    colour = placeholder.accents[0 if paragraph.emphasis == "heading" else 1]
    fill = f"<a:solidFill>{colour_xml(colour)}</a:solidFill>"
    runs = "".join([run_xml(run, language, links, size, fill) for run in paragraph.runs if run.text])
    side = ' rtl="0"' if placeholder.rightward else ""
    pitch = round(placeholder.pitch_pt * paragraph.scale * 100)
    spaced = f'<a:lnSpc><a:spcPts val="{pitch}"/></a:lnSpc>' if pitch else ""
    properties = f'<a:pPr marL="0" indent="0"{side}>{spaced}<a:buNone/></a:pPr>'
    return f'<a:p>{properties}{runs}<a:endParaRPr lang="{language}"{size}/></a:p>'


def _with_starts(paragraphs: Iterable[Paragraph]) -> Iterator[tuple[Paragraph, int]]:
    """Each paragraph with the number that its list starts at: PowerPoint counts on as long as that stays the same."""
    start, following = 1, 0
    for paragraph in paragraphs:
        if paragraph.bullet != "number":
            following = 0
        else:
            start = start if paragraph.number == following else paragraph.number
            following = paragraph.number + 1
        yield paragraph, start


def _properties(paragraph: Paragraph, placeholder: Placeholder, size_pt: float, start: int) -> str:
    side = ' rtl="0"' if placeholder.rightward else ""
    inherited = f"<a:pPr{side}/>" if side else ""
    if paragraph.bullet == "none":
        return f'<a:pPr marL="0" indent="0"{side}><a:buNone/></a:pPr>' if placeholder.indent_pt else inherited
    if paragraph.bullet == "dot" and placeholder.indent_pt and placeholder.bulleted:
        return inherited
    indent = round(paragraph.indent_pt(size_pt, placeholder.hang_pt) * EMU_PER_POINT)
    mark = _DOT
    if paragraph.bullet == "number":
        from_ = f' startAt="{start}"' if start != 1 else ""
        mark = f'<a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod"{from_}/>'
    return f'<a:pPr marL="{indent}" indent="-{indent}"{side}>{mark}</a:pPr>'
