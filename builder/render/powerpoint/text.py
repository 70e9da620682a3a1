"""Runs and paragraphs as DrawingML."""

from __future__ import annotations

from builder.model.document import Paragraph
from builder.model.length import EMU_PER_POINT
from builder.model.template import Placeholder
from builder.model.text import Run
from builder.render.powerpoint.links import Links
from builder.render.powerpoint.markup import escape

_STYLES = {(False, False): "", (True, False): ' b="1"', (False, True): ' i="1"', (True, True): ' b="1" i="1"'}


def run_xml(run: Run, language: str, links: Links, size: str = "") -> str:
    """A run; ``size`` is a ready ``sz`` attribute where the run sets its own."""
    style = _STYLES[run.bold, run.italic]
    properties = f'<a:rPr lang="{run.language or language}"{size}{style} dirty="0"'
    link = links.click(run.link) if run.link else ""
    closed = f"{properties}>{link}</a:rPr>" if link else f"{properties}/>"
    return f"<a:r>{closed}<a:t>{escape(run.text)}</a:t></a:r>"


def paragraph_xml(paragraph: Paragraph, placeholder: Placeholder, size_pt: float, language: str, links: Links) -> str:
    """A paragraph of a placeholder, with its bullet or number where the slide layout's own doesn't fit."""
    runs = "".join([run_xml(run, language, links) for run in paragraph.runs if run.text])
    return f'<a:p>{_properties(paragraph, placeholder, size_pt)}{runs}<a:endParaRPr lang="{language}" dirty="0"/></a:p>'


def _properties(paragraph: Paragraph, placeholder: Placeholder, size_pt: float) -> str:
    if paragraph.bullet == "none":
        return '<a:pPr marL="0" indent="0"><a:buNone/></a:pPr>' if placeholder.indent_pt else ""
    if paragraph.bullet == "dot" and placeholder.indent_pt:
        return ""
    indent = round(paragraph.indent_pt(size_pt, placeholder.indent_pt or 20.0) * EMU_PER_POINT)
    mark = '<a:buFont typeface="Arial"/><a:buChar char="•"/>'
    if paragraph.bullet == "number":
        mark = f'<a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod" startAt="{paragraph.number}"/>'
    return f'<a:pPr marL="{indent}" indent="-{indent}">{mark}</a:pPr>'
