"""A finished deck read back."""

from __future__ import annotations

from collections.abc import Iterator

from builder.model.ledger import Line, as_seen
from builder.readback.archive import read_archive
from builder.readback.charts import chart_faults
from builder.readback.markup import P14, P, R
from builder.readback.parts import Parts
from builder.readback.provenance import carried_ledger, edited_parts
from builder.readback.read_file import RUNNING, Fault, ReadFile
from builder.readback.running import foot_of, running_faults
from builder.readback.slides import SlideReader, charts_of
from builder.readback.soundness import package_faults, slide_faults
from builder.readback.unreadable import Unreadable

_CORE = {
    "document title": "{http://purl.org/dc/elements/1.1/}title",
    "document subject": "{http://purl.org/dc/elements/1.1/}subject",
    "document creator": "{http://purl.org/dc/elements/1.1/}creator",
    "document language": "{http://purl.org/dc/elements/1.1/}language",
}
_OF_ONE_SLIDE = ("notesSlide", "chart")
_IDENTIFIER = "{http://purl.org/dc/elements/1.1/}identifier"
_APPLICATION = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}Application"


def read_deck(data: bytes) -> ReadFile:
    """Read a .pptx file, with nothing of what wrote it.

    Args:
        data: The file; anybody may have made it.

    Raises:
        Unreadable: It is no presentation, or one that can't be read to its end.
    """
    archive = read_archive(data)
    parts = Parts(archive)
    main = parts.related("", "officeDocument")
    slides = _slide_parts(parts, main)
    numbers = {name: number for number, name in enumerate(slides, 1)}
    reader = SlideReader(parts, numbers)
    sections = _sections(parts, main)
    lines = [Line(0, "", part, text) for part, text in _properties(parts) if text]
    faults = list(package_faults(parts, main))
    feet = []
    for name, number in numbers.items():
        faults.extend(slide_faults(parts, name, number))
        found = (("section", sections.get(number, "")), *reader.slide(name), *reader.notes(name))
        lines.extend(Line(number, "", part, text) for part, text in found if text or part in RUNNING.values())
        faults.extend(_slide_faults(parts, name, number))
        feet.append(foot_of(parts, name))
        parts.release((name, *(r.target for r in parts.relations(name) if r.kind in _OF_ONE_SLIDE)))
    faults.extend(running_faults(feet))
    carried = carried_ledger(parts, main)
    return ReadFile(
        kind="deck",
        lines=tuple(lines),
        faults=tuple(faults),
        stamp=_stamp(parts),
        ledger=carried.ledger if carried else None,
        edited=edited_parts(parts, carried) if carried else None,
        is_ours=_application(parts) == "Builder",
        places=len(slides),
    )


def _slide_parts(parts: Parts, main: str) -> list[str]:
    """The parts of the slides, in the order in which they are shown."""
    root = parts.root(main)
    if root.tag != f"{P}presentation":
        raise Unreadable("it is no presentation")
    slides = []
    for node in root.iterfind(f"{P}sldIdLst/{P}sldId"):
        relation = parts.target(main, node.get(f"{R}id"))
        if relation is None or relation.external:
            raise Unreadable("it lists a slide that is not there")
        slides.append(relation.target)
    return slides


def _sections(parts: Parts, main: str) -> dict[int, str]:
    """The name of the section that each slide stands in, by the slide's number."""
    root = parts.root(main)
    ids = [str(node.get("id")) for node in root.iterfind(f"{P}sldIdLst/{P}sldId")]
    named = {
        str(slide.get("id")): as_seen(str(section.get("name", "")))
        for section in root.iter(f"{P14}section")
        for slide in section.iter(f"{P14}sldId")
    }
    return {number: named.get(id_, "") for number, id_ in enumerate(ids, 1)}


def _properties(parts: Parts) -> Iterator[tuple[str, str]]:
    core = parts.related("", "core-properties")
    if core:
        root = parts.root(core)
        yield from ((part, as_seen(root.findtext(tag) or "")) for part, tag in _CORE.items())


def _stamp(parts: Parts) -> str | None:
    core = parts.related("", "core-properties")
    found = parts.root(core).findtext(_IDENTIFIER) if core else None
    return str(found).removeprefix("urn:builder:") if found and found.startswith("urn:builder:") else None


def _application(parts: Parts) -> str:
    app = parts.related("", "extended-properties")
    return str(parts.root(app).findtext(_APPLICATION) or "") if app else ""


def _slide_faults(parts: Parts, name: str, number: int) -> Iterator[Fault]:
    root = parts.root(name)
    if root.get("show", "1") in ("0", "false"):
        yield Fault("package-unsound", number, "the slide is hidden")
    if not parts.related(name, "notesSlide"):
        yield Fault("package-unsound", number, "the slide has lost its notes")
    for chart in charts_of(root, name, parts):
        yield from chart_faults(parts, chart, number)
