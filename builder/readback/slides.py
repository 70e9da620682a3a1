"""What a slide shows and its notes say, line by line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from builder.model.ledger import as_linked, as_seen
from builder.readback.charts import chart_lines
from builder.readback.markup import A, C, Element, P, R, uncoded
from builder.readback.parts import Parts
from builder.readback.read_file import RUNNING

_SHOWN = (f"{P}sp", f"{P}graphicFrame", f"{P}pic", f"{P}cxnSp", f"{P}contentPart")


@dataclass(frozen=True, slots=True)
class SlideReader:
    """``numbers`` gives the number of each slide by its part, for links between slides."""

    parts: Parts
    numbers: Mapping[str, int]

    def slide(self, name: str) -> Iterator[tuple[str, str]]:
        """Part and text of everything on a slide, in reading order."""
        repeated = self._of_layout(name)
        for shape in self.parts.root(name).iter(*_SHOWN):
            for part, text in self._shape(shape, name):
                # A footer of the template's own is nothing that the publication says.
                if part != "footer" or text not in repeated:
                    yield part, text

    def _of_layout(self, name: str) -> set[str]:
        """What the footers of a slide's layout say."""
        layout = self.parts.related(name, "slideLayout")
        if layout not in self.parts.members:
            return set()
        footers = (shape for shape in self.parts.root(layout).iter(f"{P}sp") if _placeholder(shape) == "ftr")
        return {as_seen("".join(uncoded(node.text or "") for node in shape.iter(f"{A}t"))) for shape in footers} - {""}

    def notes(self, name: str) -> Iterator[tuple[str, str]]:
        """The notes of a slide; nothing where it has none."""
        notes = self.parts.related(name, "notesSlide")
        if not notes:
            return
        for shape in self.parts.root(notes).iter(f"{P}sp"):
            for paragraph in shape.iter(f"{A}p"):
                yield from self._paragraph(RUNNING.get(_placeholder(shape), "notes"), paragraph, notes)

    def _shape(self, shape: Element, name: str) -> Iterator[tuple[str, str]]:
        properties = next(shape.iter(f"{P}cNvPr"), None)
        part = RUNNING.get(_placeholder(shape)) or _named(properties)
        if shape.tag == f"{P}graphicFrame":
            yield from self._frame(shape, name)
        else:
            for paragraph in shape.iter(f"{A}p"):
                yield from self._paragraph(part, paragraph, name)
        if shape.tag == f"{P}pic":
            yield "picture", self._pixels(shape, name)
        if properties is not None:
            yield from self._clicks(properties, name)
            if alt := properties.get("descr"):
                yield "alt", as_seen(alt)

    def _pixels(self, shape: Element, name: str) -> str:
        """The digest of what a picture shows; empty where it is not in the file."""
        blip = next(shape.iter(f"{A}blip"), None)
        relation = self.parts.target(name, blip.get(f"{R}embed")) if blip is not None else None
        data = None if relation is None or relation.external else self.parts.members.get(relation.target)
        return sha256(data).hexdigest() if data is not None else ""

    def _frame(self, frame: Element, name: str) -> Iterator[tuple[str, str]]:
        for row, cells in enumerate(frame.iter(f"{A}tr"), 1):
            for column, cell in enumerate(cells.iter(f"{A}tc"), 1):
                for paragraph in cell.iter(f"{A}p"):
                    yield from self._paragraph(f"cell {row}.{column}", paragraph, name)
        for chart in charts_of(frame, name, self.parts):
            yield from chart_lines(self.parts.root(chart))

    def _paragraph(self, part: str, paragraph: Element, name: str) -> Iterator[tuple[str, str]]:
        texts = [
            " " if node.tag == f"{A}br" else uncoded(node.text or "") for node in paragraph.iter(f"{A}t", f"{A}br")
        ]
        yield part, as_seen("".join(texts))
        yield from self._clicks(paragraph, name)

    def _clicks(self, element: Element, name: str) -> Iterator[tuple[str, str]]:
        for click in element.iter(f"{A}hlinkClick"):
            relation = self.parts.target(name, click.get(f"{R}id"))
            if relation is None:
                yield "link", f"nowhere ({click.get('action', '')})"
            elif relation.external:
                yield "link", as_linked(relation.target)
            else:
                yield "link", f"slide {self.numbers.get(relation.target, relation.target)}"


def charts_of(element: Element, name: str, parts: Parts) -> Iterator[str]:
    """The chart parts that an element of a slide shows."""
    for chart in element.iter(f"{C}chart"):
        relation = parts.target(name, chart.get(f"{R}id"))
        if relation is not None and not relation.external:
            yield relation.target


def _placeholder(shape: Element) -> str:
    found = next(shape.iter(f"{P}ph"), None)
    return str(found.get("type", "obj")) if found is not None else ""


def _named(properties: Element | None) -> str:
    """What a shape is called, without the number behind its name."""
    name = str(properties.get("name", "")) if properties is not None else ""
    head, _, number = name.rpartition(" ")
    return (head if number.isdecimal() else name).lower()[:60] or "text"
