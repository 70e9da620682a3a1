"""A proof: the publication as one save has it, checked and composed, with a plate for each slide and page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from itertools import count
from typing import Any

from builder.compose.document import PAPER
from builder.compose.drawing import DeckLook, deck_look
from builder.compose.figures import figure_caption, figure_value
from builder.compose.handout import compose_handout
from builder.ledger.handout_lines import handout_owners
from builder.ledger.sheet_lines import sheet_owners
from builder.look import Look, find_look
from builder.model.backdrop import Backdrop
from builder.model.diagnostic import BuilderError, Diagnostic, EvidenceError
from builder.model.document import Document, Sheet
from builder.model.handout import HandoutForm
from builder.model.ledger import as_seen
from builder.model.outline import Finding, Outline
from builder.pipeline import Composed, Options, Result, compose, examine
from builder.preview.plates import Plate, page_plate, slide_plate
from builder.reports.entries import Entry, sort_result

_HANDOUT = "3-lines"


@dataclass(frozen=True)
class Proof:
    """What one save looks like.

    ``result`` has an outline; where its evidence falls short, the proof shows that, and ``result.error`` says so.
    ``entries`` are those of the outline by their ids, with verdicts and diagnostics.
    """

    result: Result
    composed: Composed
    look: Look
    deck: DeckLook
    backdrops: tuple[Backdrop, ...]
    options: Options
    entries: Mapping[str, Entry]
    slides: tuple[Plate, ...]
    pages: tuple[Plate, ...]

    @property
    def document(self) -> Document:
        return self.composed.document

    @property
    def outline(self) -> Outline:
        assert self.result.outline is not None
        return self.result.outline

    @cached_property
    def handout(self) -> tuple[Plate, ...]:
        """The pages of the handout that the outline or the command line asks for, or else of a usual one."""
        form = HandoutForm(self.options.handout or str(self.outline.handout or _HANDOUT), self.backdrops)
        document = self.document
        sheet = document.handout or compose_handout(document, self.composed.template, form, PAPER[self.options.paper])
        return page_plates(document, sheet, "handout", handout_owners(sheet, document.slides))

    @cached_property
    def plates(self) -> Mapping[str, Plate]:
        """Slides and pages of the sheet by key."""
        return {plate.key: plate for plate in (*self.slides, *self.pages)}

    def find_plate(self, key: str) -> Plate | None:
        """A slide or page by its key, those of a handout only where somebody has looked at it."""
        handout = self.handout if "handout" in self.__dict__ else ()
        return self.plates.get(key) or next((plate for plate in handout if plate.key == key), None)

    @cached_property
    def places(self) -> Mapping[str, Sequence[Plate]]:
        """The slides and pages that show each entry, by its id."""
        found: dict[str, list[Plate]] = {}
        for slide in self.slides:
            found.setdefault(slide.entry, []).append(slide)
        for entry in self.composed.ledger.entries:
            found.setdefault(entry.id, []).extend(page for page in self.pages if page.number in entry.pages)
        return found

    @cached_property
    def passage_keys(self) -> Mapping[str, Sequence[str]]:
        """The anchors of each entry's passages, by its id: numbered through the outline."""
        number = count(1)
        return {id_: [f"p{next(number)}" for _ in entry.evidence] for id_, entry in self.entries.items()}


def make_proof(path: str, options: Options) -> tuple[Result, Proof | None]:
    """Check and compose what an outline's file says now.

    Returns:
        What was found, and the proof; None where there is nothing to show.
    """
    result = examine(path, options)
    if result.outline is None or result.error not in (None, EvidenceError):
        return result, None
    try:
        look = find_look(result.outline, options.theme, options.template)
        shown = replace(result, diagnostics=(*result.diagnostics, *look.remarks))
        proof = compose_proof(shown, look, backdrops_of(look), options)
    except BuilderError as error:
        return _ended(result, error.diagnostics, type(error)), None
    return proof.result, proof


def _ended(result: Result, found: Sequence[Diagnostic], error: type[BuilderError]) -> Result:
    return replace(result, diagnostics=(*result.diagnostics, *found), error=error)


def backdrops_of(look: Look) -> tuple[Backdrop, ...]:
    """What the slides of a template stand on."""
    from builder.reading import decode_picture
    from builder.render.powerpoint import read_backdrops

    return tuple(read_backdrops(look.template, decode_picture))


def compose_proof(result: Result, look: Look, backdrops: tuple[Backdrop, ...], options: Options) -> Proof:
    """Compose what was found to be so, whether or not the evidence bears it out.

    Raises:
        BuilderError: It does not fit.
    """
    composed = compose(result, look, options)
    shown = replace(result, diagnostics=(*result.diagnostics, *composed.remarks), ledger=composed.ledger)
    document = composed.document
    deck = deck_look(look.template, backdrops, look.theme, document.title, document.organisation, document.date_line)
    digest = look_digest(document, look)
    assert result.outline is not None
    return Proof(
        result=shown,
        composed=composed,
        look=look,
        deck=deck,
        backdrops=backdrops,
        options=options,
        entries={str(entry.item.id): entry for entry in sort_result(shown).entries()},
        slides=tuple(slide_plate(slide, n, deck, digest) for n, slide in enumerate(document.slides, 1)),
        pages=() if document.sheet is None else _sheet_plates(document, document.sheet, composed, result.outline),
    )


def look_digest(document: Document, look: Look) -> str:
    """What all slides of a deck depend on."""
    theme, template = look.theme, look.template
    shared: tuple[Any, ...] = (document.title, document.organisation, document.date_line, theme.palette, theme.font)
    return repr((*shared, sha256(template.data).hexdigest()))


# --- pages ---------------------------------------------------------------------------------------------------------


def page_plates(document: Document, sheet: Sheet, kind: Any, owners: Mapping[int, str]) -> tuple[Plate, ...]:
    digest = repr(document.theme.font)
    name = "Handout" if kind == "handout" else "Fact sheet"
    numbers = range(1, len(sheet.pages) + 1)
    return tuple(page_plate(sheet, number, kind, f"{name}, page {number}", owners, digest) for number in numbers)


def _sheet_plates(document: Document, sheet: Sheet, composed: Composed, outline: Outline) -> tuple[Plate, ...]:
    owners = sheet_owners(sheet, composed.ledger.entries)
    return page_plates(document, sheet, "page", {**owners, **_key_figures(sheet, outline)})


def _key_figures(sheet: Sheet, outline: Outline) -> dict[int, str]:
    """The elements of the band of figures at the sheet's top, which stands before all entries."""
    wanted = {
        (as_seen(figure_value(item.figure)), as_seen(figure_caption(item.figure))): str(item.id)
        for item in outline.items()
        if isinstance(item, Finding) and item.figure is not None
    }
    found: dict[int, list[str]] = {}
    for line in (item for page in sheet.pages[:1] for item in page.items if hasattr(item, "pieces")):
        for piece in line.pieces:
            node = piece.node
            if node is not None and sheet.nodes[node].tag == "LBody" and _is_outside(sheet, node):
                found.setdefault(node, []).append(piece.text)
    told = {node: as_seen("".join(texts)) for node, texts in found.items()}
    return {
        node: id_
        for node, text in told.items()
        for (value, caption), id_ in wanted.items()
        if text.startswith(value) and text.endswith(caption)
    }


def _is_outside(sheet: Sheet, node: int) -> bool:
    """Whether an element lies in no section."""
    while node >= 0:
        if sheet.nodes[node].tag == "Sect":
            return False
        node = sheet.nodes[node].parent
    return True
