"""The large picture: what may be pressed on it, what is marked, the order in which it is read, and its notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from builder.model.colour import least_contrast
from builder.model.outline import headline_of
from builder.preview.addresses import Where
from builder.preview.areas import Area
from builder.preview.evidence import passage_key
from builder.preview.plates import Plate
from builder.preview.proofs import Proof
from builder.reports.entries import Entry
from builder.reports.markup import cut, element, prose, text
from builder.reports.page_entries import icon, label
from builder.reports.text import plain

MARKED = ("unsupported", "undecided")
_TAGS = {
    "H1": "Heading 1",
    "H2": "Heading 2",
    "H3": "Heading 3",
    "P": "Paragraph",
    "LI": "List item",
    "TH": "Table heading",
    "TD": "Table cell",
    "Figure": "Figure",
}
_AROUND = 3.0


def picture_address(base: str, plate: Plate) -> str:
    """Where the picture of a plate is; another picture has another address."""
    return f"{base}/picture/{plate.key}.svg"


def picture_markup(plate: Plate, proof: Proof, where: Where) -> str:
    """The picture with what is laid over it, and the same for those who can't see or point at it."""
    drawn = plate.draw()
    areas = drawn.areas(plate.owner)
    width, height = (f"{side:g}" for side in drawn.size)
    address = picture_address(where.base, plate)
    said = f"{'Slide' if plate.kind == 'slide' else 'Page'} {plate.number}: {plate.title}"
    image = f'<img id="picture" src="{address}" alt="{text(plain(said))}" width="{width}" height="{height}">'
    layers = (*_links(areas, proof, where), *_marks(areas, proof), *(_numbers(areas) if where.is_accessible else ()))
    view = f'viewBox="0 0 {width} {height}" aria-hidden="true" focusable="false"'
    overlay = f'<svg class="overlay" {view}>{"".join(layers)}</svg>'
    return f'<div class="picture" id="plate">{image}{overlay}</div>'


def entries_markup(plate: Plate, proof: Proof, where: Where) -> str:
    """The entries that a picture tells, as links to their evidence."""
    areas = plate.draw().areas(plate.owner)
    shown = [proof.entries[id_] for id_ in dict.fromkeys(area.entry for area in areas) if id_ in proof.entries]
    if not shown:
        return ""
    items = "".join(element("li", _entry_link(entry, proof, where)) for entry in shown)
    return f'<section class="told" aria-labelledby="told-h"><h2 id="told-h">Evidence</h2><ul>{items}</ul></section>'


def _entry_link(entry: Entry, proof: Proof, where: Where) -> str:
    said = prose(cut(headline_of(entry.item), 120), str(proof.outline.language))
    current = "true" if str(entry.item.id) == where.entry else None
    return f"{label(entry.state)} " + element(
        "a", said, href=_evidence_address(entry, proof, where), aria_current=current
    )


def _evidence_address(entry: Entry, proof: Proof, where: Where) -> str:
    id_ = str(entry.item.id)
    key = passage_key(proof, entry)
    return where.href(entry=id_) + (f"#{key}" if key else "")


# --- laid over the picture -----------------------------------------------------------------------------------------


def _by_entry(areas: Iterable[Area], proof: Proof) -> dict[str, list[Area]]:
    found: dict[str, list[Area]] = {}
    for area in areas:
        if area.entry in proof.entries:
            found.setdefault(area.entry, []).append(area)
    return found


def _links(areas: Sequence[Area], proof: Proof, where: Where) -> Iterator[str]:
    """A link over all that an entry says; the list below the picture has the same ones."""
    for id_, own in _by_entry(areas, proof).items():
        entry = proof.entries[id_]
        boxes = "".join(_box(area) for area in own)
        current = " current" if id_ == where.entry else ""
        address = text(_evidence_address(entry, proof, where))
        title = f"<title>Evidence: {text(cut(plain(headline_of(entry.item)), 120))}</title>"
        shown = f'class="area {entry.state}{current}" data-entry="{text(id_)}"'
        yield f'<a {shown} href="{address}" tabindex="-1">{title}{boxes}</a>'


def _box(area: Area, around: float = _AROUND) -> str:
    width, height = area.right - area.left + 2 * around, area.bottom - area.top + 2 * around
    return _rectangle(area.left - around, area.top - around, width, height)


def _rectangle(x: float, y: float, width: float, height: float, kind: str = "") -> str:
    named = f' class="{kind}"' if kind else ""
    return f'<rect{named} x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" rx="2"/>'


def _marks(areas: Sequence[Area], proof: Proof) -> Iterator[str]:
    """A mark at what is not supported, or not decided."""
    for id_, own in _by_entry(areas, proof).items():
        entry = proof.entries[id_]
        if entry.state not in MARKED:
            continue
        left, top = min(area.left for area in own) - 12, min(area.top for area in own)
        bar = _rectangle(left, top, 4, max(area.bottom for area in own) - top, "bar")
        yield f'<g class="mark {entry.state}">{bar}{_flag(entry, left, top, own[0].size)}</g>'


def _flag(entry: Entry, left: float, bottom: float, text_size: float) -> str:
    """The verdict in words, above what it is about."""
    said = "Not supported" if entry.state == "unsupported" else "Undecided"
    size = max(8.0, min(15.0, text_size * 0.6))
    width = (len(said) * 0.56 + 1) * size
    ground = _rectangle(left, bottom - 1.6 * size, width, 1.5 * size, "flag")
    place = f'x="{left + size / 2:.1f}" y="{bottom - 0.5 * size:.1f}" font-size="{size:.1f}"'
    room = f'textLength="{width - size:.1f}" lengthAdjust="spacingAndGlyphs"'
    return f"{ground}<text {place} {room}>{said}</text>"


def _numbers(areas: Sequence[Area]) -> Iterator[str]:
    for number, area in enumerate(areas, 1):
        size = max(7.0, min(14.0, area.size or 12.0))
        width = size * (0.7 * len(str(number)) + 0.7)
        x, y = max(0.0, area.left - width - 2), max(0.0, area.top)
        badge = _rectangle(x, y, width, 1.3 * size, "badge")
        place = f'x="{x + width / 2:.1f}" y="{y + size:.1f}" font-size="{size:.1f}"'
        yield f'<g class="order">{_box(area, 1.0)}{badge}<text {place}>{number}</text></g>'


# --- below the picture ---------------------------------------------------------------------------------------------


def order_markup(plate: Plate, language: str) -> str:
    """What a screen reader meets, in its order: kind, text or the text that stands for it, contrast."""
    rows = [_order_row(number, area, language) for number, area in enumerate(plate.draw().areas(plate.owner), 1)]
    head = "".join(f'<th scope="col">{name}</th>' for name in ("No.", "Kind", "Read out", "Contrast"))
    return (
        '<section class="order-table" aria-labelledby="order-h"><h2 id="order-h">Reading order</h2>'
        '<div class="scrolled" tabindex="0" role="group" aria-labelledby="order-h">'
        f"<table><thead><tr>{head}</tr></thead>"
        f"<tbody>{''.join(rows)}</tbody></table></div></section>"
    )


def _order_row(number: int, area: Area, language: str) -> str:
    kind = _TAGS.get(area.tag, area.tag)
    said = area.text if area.alt is None else f"Alt text: {area.alt}"
    read = element("td", text(plain(said)), lang=language, dir="auto")
    return f'<tr><th scope="row">{number}</th><td>{kind}</td>{read}<td>{_contrast(area)}</td></tr>'


def _contrast(area: Area) -> str:
    if area.contrast is None:
        return "not measured" if area.text else "no text"
    enough = area.contrast >= least_contrast(area.size, bold=False)
    sign = "supported" if enough else "unsupported"
    return f'<span class="contrast {sign}">{icon(sign)} {area.contrast:.1f} : 1</span>'


def notes_markup(plate: Plate, language: str) -> str:
    """What the speaker says to a slide."""
    if plate.kind != "slide":
        return ""
    paragraphs = (
        "".join(_run_markup(run.text, run.bold, run.italic) for run in paragraph.runs) for paragraph in plate.notes
    )
    told = "\n".join(element("p", words, lang=language, dir="auto") for words in paragraphs if words)
    content = told or '<p class="none">No notes.</p>'
    return f'<section class="notes" aria-labelledby="notes-h"><h2 id="notes-h">Notes</h2>{content}</section>'


def _run_markup(words: str, bold: bool, italic: bool) -> str:
    told = text(words)
    told = f"<strong>{told}</strong>" if bold else told
    return f"<em>{told}</em>" if italic else told
