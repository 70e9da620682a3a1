"""The evidence of one entry: verdict, clause, and its source open at the passage, from where links lead back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from builder.evidence.passages import Cited, Passages
from builder.model.outline import Chart, Comparison, Finding, Item, headline_of
from builder.preview.addresses import Where, editor_link
from builder.preview.plates import Plate
from builder.preview.problems import diagnostic_markup
from builder.preview.proofs import Proof
from builder.reports.entries import Entry
from builder.reports.markup import cut, element, prose, text
from builder.reports.page_entries import kind_of, label
from builder.reports.page_sources import Passage, passages_by_source, source_markup
from builder.reports.text import plain

_SHOWN = 400
_MOST_CLAUSES = 6


@dataclass(frozen=True, slots=True)
class _Panel:
    """What all of a panel needs."""

    proof: Proof
    where: Where
    editor: str

    @property
    def language(self) -> str:
        return str(self.proof.outline.language)


def evidence_markup(proof: Proof, where: Where, editor: str) -> str:
    """The panel of the entry that the address names; nothing where there is no such entry."""
    entry = proof.entries.get(where.entry)
    if entry is None:
        return ""
    panel = _Panel(proof, where, editor)
    passages = list(_passages(proof, where))
    carriers = _carriers(entry)
    own = [passage for passage in passages if str(passage.entry.item.id) in carriers]
    about = f'<p class="verdict">{label(entry.state)}</p>{_edit(entry, panel)}{_places(entry, panel)}'
    content = [
        f'<div class="panel-head"><p class="kind">{kind_of(entry.item)}</p>'
        f'<a class="close" data-key="Escape" href="{text(where.href(entry=""))}">Close</a></div>',
        element("h2", prose(headline_of(entry.item), panel.language), id="panel-h"),
        f'<div class="about">{about}</div>',
        *_told(entry, panel),
        *_cited(entry, own, panel),
        *_sources(own, passages, panel),
    ]
    return element("aside", "\n".join(content), id="panel", class_="panel evidence", aria_labelledby="panel-h")


def passage_key(proof: Proof, entry: Entry) -> str:
    """The anchor of the first passage that carries an entry; empty where there is none."""
    keys = (proof.passage_keys.get(id_, ()) for id_ in _carriers(entry))
    return next((key for found in keys for key in found), "")


def _passages(proof: Proof, where: Where) -> Iterator[Passage]:
    """Every passage that was found, each with the address that shows its entry where it is told."""
    for id_, entry in proof.entries.items():
        shown = proof.places.get(id_, ())
        target = _address(shown[0], where, id_) if shown else where.href(entry=id_)
        for key, match in zip(proof.passage_keys[id_], entry.evidence, strict=True):
            if match.source in proof.result.sources:
                yield Passage(key, target, kind_of(entry.item).lower(), entry, match)


def _carriers(entry: Entry) -> tuple[str, ...]:
    """The ids of the entries whose evidence carries this one: its own, and the findings that it draws."""
    item = entry.item
    return str(item.id), *(map(str, item.figures) if isinstance(item, Chart | Comparison) else ())


def _address(plate: Plate, where: Where, entry: str) -> str:
    view = {"slide": "deck", "page": "sheet", "handout": "handout"}[plate.kind]
    return where.href(view=view, number=plate.number, entry=entry)


def _told(entry: Entry, panel: _Panel) -> Iterator[str]:
    item = entry.item
    if item.own is not None:
        yield f'<p class="own-why">The organisation’s own statement: {prose(item.own, panel.language)}</p>'
    if entry.diagnostics:
        told = "\n".join(diagnostic_markup(diagnostic, panel.editor) for diagnostic in entry.diagnostics)
        yield f'<ul class="diagnostics">\n{told}\n</ul>'


def _edit(entry: Entry, panel: _Panel) -> str:
    place = entry.item.place
    opened = editor_link(panel.editor, panel.proof.outline.path, *place)
    return f'<p class="edit"><a class="editor" href="{text(opened)}">Edit line {place.line}</a></p>'


def _places(entry: Entry, panel: _Panel) -> str:
    id_ = str(entry.item.id)
    links = [
        element(
            "a",
            f"{'Slide' if plate.kind == 'slide' else 'Page'} {plate.number}",
            href=_address(plate, panel.where, id_),
        )
        for plate in panel.proof.places.get(id_, ())
    ]
    return f'<p class="places">Told on {", ".join(links)}</p>' if links else ""


# --- passages ------------------------------------------------------------------------------------------------------


def _cited(entry: Entry, own: list[Passage], panel: _Panel) -> Iterator[str]:
    if not own:
        cited = entry.item.evidence
        if cited:
            quotes = "".join(element("li", element("q", text(cut(p.words, _SHOWN)), dir="auto")) for p in cited)
            yield f'<h3>Cited, and not found in the source</h3><ul class="passages">{quotes}</ul>'
        return
    yield f"<h3>{'Evidence' if len(own) == 1 else f'Evidence, {len(own)} passages'}</h3>"
    yield f'<ol class="passages">{"".join(_passage(passage, panel) for passage in own)}</ol>'
    yield from _clauses(entry.item, panel)


def _passage(passage: Passage, panel: _Panel) -> str:
    match = passage.match
    source = panel.proof.result.sources[match.source]
    words = cut(source.text[match.span.start : min(match.span.end, match.span.start + 4 * _SHOWN)], _SHOWN)
    quote = element("q", text(words), lang=panel.language, dir="auto")
    where = element("span", text(plain(source.where(match.span.start))), class_="where")
    return f'<li><a href="#{passage.key}">{quote} {where}</a></li>'


def _clauses(item: Item, panel: _Panel) -> Iterator[str]:
    """Which clause of the evidence each number was read in, and which way it went there."""
    passages = Passages(panel.proof.result.sources, panel.language)
    items = [item]
    if isinstance(item, Chart | Comparison):
        findings = panel.proof.outline.findings()
        items += [findings[str(id_)] for id_ in item.figures if str(id_) in findings]
    told = [
        clause for each in items for cited in passages.read(each.evidence).cited for clause in _of_item(each, cited)
    ]
    if told:
        rows = "".join(dict.fromkeys(told[:_MOST_CLAUSES]))
        yield f'<h3>Numbers, each in its clause</h3><dl class="clauses">{rows}</dl>'


def _of_item(item: Item, cited: Cited) -> Iterator[str]:
    figure = item.figure if isinstance(item, Finding) else None
    claims = [c for c in cited.claims if figure is None or c.quantity.value == figure.value] or list(cited.claims)
    for claim in claims:
        number = cited.context[claim.quantity.span.start : claim.quantity.span.end]
        clause = " ".join(cited.context[claim.clause.start : claim.clause.end].split())
        went = f' <span class="went">went {claim.direction}</span>' if claim.direction in ("up", "down") else ""
        yield f'<div><dt dir="auto">{text(number)}</dt><dd dir="auto">{text(cut(clause, _SHOWN))}{went}</dd></div>'


def _sources(own: list[Passage], passages: list[Passage], panel: _Panel) -> Iterator[str]:
    """The sources that the entry rests on, its own passages marked above all others."""
    current = frozenset(passage.key for passage in own)
    by_source = passages_by_source(passages)
    references = {str(reference.id): reference for reference in panel.proof.outline.sources}
    for number, id_ in enumerate(dict.fromkeys(passage.match.source for passage in own), 1):
        source = panel.proof.result.sources[id_]
        title = plain(references[id_].title) if id_ in references else source.name
        body = source_markup(source, f"s{number}", by_source.get(id_, []), (), panel.language, current)
        heading = f'<h3 id="source-{number}">{text(title)}</h3>'
        yield heading + element(
            "div", body, class_="source", tabindex="0", role="region", aria_labelledby=f"source-{number}"
        )
