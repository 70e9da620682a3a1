"""Speaker notes of a slide."""

from __future__ import annotations

from builder.model.document import Slide
from builder.render.powerpoint.links import Links
from builder.render.powerpoint.markup import DECLARATION, NAMESPACES, NUMBER_FIELD
from builder.render.powerpoint.text import run_xml

_OPENING = (
    f"{DECLARATION}<p:notes {NAMESPACES}><p:cSld><p:spTree>"
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
    '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide image 1"/>'
    '<p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr>'
    '<p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>'
    '<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes 2"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
    '<p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>'
)


def write_notes(slide: Slide, number: int, master: str, language: str) -> tuple[str, str]:
    """The notes slide's XML and relationships; ``master`` is the file name of the notes master."""
    links = Links({})
    links.add("notesMaster", f"../notesMasters/{master}")
    links.add("slide", f"../slides/slide{number}.xml")
    end = f'<a:endParaRPr lang="{language}"/></a:p>'
    text = "".join(
        f"<a:p>{''.join([run_xml(run, language, links) for run in paragraph.runs if run.text])}{end}"
        for paragraph in slide.notes
    )
    text = text or f"<a:p>{end}"  # a text body has a paragraph, even one that says nothing
    field = f'<a:fld id="{NUMBER_FIELD}" type="slidenum"><a:rPr lang="{language}"/><a:t>{number}</a:t></a:fld>'
    return (
        f'{_OPENING}{text}</p:txBody></p:sp><p:sp><p:nvSpPr><p:cNvPr id="4" name="Slide number 3"/>'
        '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldNum" idx="5"/></p:nvPr></p:nvSpPr>'
        f"<p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/><a:p>{field}{end}</p:txBody></p:sp></p:spTree></p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>",
        links.part(),
    )
