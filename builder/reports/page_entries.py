"""An entry on the page: what the outline says, the verdict, the passages, and what is told of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from builder.codes import EXPLANATIONS
from builder.model.diagnostic import Diagnostic
from builder.model.outline import (
    Advice,
    Chart,
    Comparison,
    Figure,
    Finding,
    Item,
    Passage,
    Picture,
    Question,
    Quotation,
    Side,
    Table,
    Terms,
    Timeline,
    headline_of,
)
from builder.model.source import Source
from builder.reports import page_sources
from builder.reports.entries import Entry
from builder.reports.markup import cut, element, prose, text
from builder.reports.places import SourceLines
from builder.reports.text import counted, plain

_SHOWN = 300
_WORDS = {
    "supported": "Supported",
    "unsupported": "Unsupported",
    "undecided": "Undecided",
    "own": "Own statement",
    "unchecked": "Not checked",
    "error": "Error",
    "warning": "Warning",
}


@dataclass(frozen=True, slots=True)
class Context:
    """What all entries of an outline share: its language, its sources and their anchors on the page."""

    language: str | None
    sources: Mapping[str, Source]
    keys: Mapping[str, str]
    lines: SourceLines


def label(name: str) -> str:
    """A state or severity as icon and word."""
    return f'<span class="label {name}">{icon(name)}{_WORDS[name]}</span>'


def icon(name: str) -> str:
    """The icon of a state or severity, drawn once at the top of the page."""
    return f'<svg class="icon" aria-hidden="true" focusable="false"><use href="#icon-{name}"/></svg>'


def entry_markup(entry: Entry, key: str, passages: Sequence[page_sources.Passage], context: Context) -> str:
    """One entry; ``passages`` are those of its evidence that were found."""
    item = entry.item
    kind = (
        f'<p class="kind"><span class="number">{entry.number}</span> {kind_of(item)} <code>{text(item.id)}</code></p>'
    )
    heading = element("h4", prose(headline_of(item), context.language), id=f"{key}-h")
    content = [
        f'<div class="head">{kind}<p class="state">{label(entry.state)}</p></div>',
        heading,
        *_body(item, context.language),
        diagnostics_markup(entry.diagnostics, context),
        *_evidence(entry, passages, context),
    ]
    classes = f"entry {entry.state}" + " problem" * entry.problem
    return element("article", "\n".join(content), class_=classes, id=key, tabindex="-1", aria_labelledby=f"{key}-h")


def kind_of(item: Item) -> str:
    """``Finding``, ``Quotation`` …"""
    return type(item).__name__


# --- diagnostics ---------------------------------------------------------------------------------------------------


def diagnostics_markup(diagnostics: Iterable[Diagnostic], context: Context) -> str:
    """A list of diagnostics, or nothing."""
    told = "\n".join(element("li", _diagnostic(d, context), class_=d.severity) for d in diagnostics)
    return f'<ul class="diagnostics">\n{told}\n</ul>' if told else ""


def code_key(code: str) -> str:
    """The anchor of a code's explanation."""
    return f"code-{code}"


def _diagnostic(diagnostic: Diagnostic, context: Context) -> str:
    code = f"<code>{text(diagnostic.code)}</code>"
    if diagnostic.code in EXPLANATIONS:
        code = element("a", code, href=f"#{code_key(diagnostic.code)}")
    place = ":".join(map(str, (diagnostic.file, *(diagnostic.place or ()))))
    parts = [
        f'<p class="what">{label(diagnostic.severity)} {code}</p>',
        element("p", text(plain(diagnostic.message)), class_="message", dir="auto"),
    ]
    pairs = [
        f"<dt>{text(name)}</dt><dd dir='auto'>{_located(value, context)}</dd>" for name, value in diagnostic.details
    ]
    parts.append(f"<dl>{''.join(f'<div>{pair}</div>' for pair in pairs)}</dl>" if pairs else "")
    parts += [f'<p class="hint"><span>Hint</span> {text(plain(hint))}</p>' for hint in diagnostic.hints]
    parts.append(f'<p class="place">{text(plain(place))}</p>')
    return "\n".join(part for part in parts if part)


def _located(value: str, context: Context) -> str:
    """A detail in which ``article.txt:5`` is a link to that line."""
    shown, parts, position = plain(value), [], 0
    for source, line, (start, end) in context.lines.named_in(shown):
        target = f"#{page_sources.line_key(context.keys[source.id], line)}"
        parts += [text(shown[position:start]), element("a", text(shown[start:end]), href=target)]
        position = end
    return "".join((*parts, text(shown[position:])))


# --- evidence ------------------------------------------------------------------------------------------------------


def _evidence(entry: Entry, passages: Sequence[page_sources.Passage], context: Context) -> Iterator[str]:
    item = entry.item
    if item.own is not None:
        yield f'<p class="own-why"><span>Own statement, because</span> {prose(item.own, context.language)}</p>'
    if item.confirmed is not None:
        by, on = prose(item.confirmed.by, context.language), item.confirmed.on.isoformat()
        yield f'<p class="confirmed">Confirmed by {by} on {on}</p>'
    cited = len(item.evidence)
    if passages:
        missing = f" ({len(passages)} of {counted(cited, 'passage')} found)" if len(passages) < cited else ""
        yield _evidence_list(f"Evidence{missing}", [_passage(passage, context) for passage in passages])
    elif cited:
        title = "Evidence cited, not looked up" if entry.state == "unchecked" else "Evidence cited, not found"
        yield _evidence_list(title, [_cited_words(passage, context) for passage in item.evidence])


def _evidence_list(title: str, passages: Iterable[str]) -> str:
    told = "\n".join(element("li", passage) for passage in passages)
    return f'<p class="evidence-title">{title}</p>\n<ul class="evidence">\n{told}\n</ul>'


def _passage(passage: page_sources.Passage, context: Context) -> str:
    match, source = passage.match, context.sources[passage.match.source]
    words = cut(source.text[match.span.start : min(match.span.end, match.span.start + 8 * _SHOWN)], _SHOWN)
    where = f"{plain(source.name)}, " + (f"page {match.page}" if match.page is not None else f"line {match.line}")
    quote = element("q", text(words), lang=context.language, dir="auto")
    return element(
        "a", f'{quote} <span class="where">{text(where)}</span>', href=f"#{passage.key}", class_="to-passage"
    )


def _cited_words(passage: Passage, context: Context) -> str:
    return element("q", text(cut(passage.words, _SHOWN)), lang=context.language, dir="auto")


# --- what the outline says -----------------------------------------------------------------------------------------


def _body(item: Item, language: str | None) -> Iterator[str]:
    match item:
        case Finding():
            yield from _list(item.points, language)
            if item.figure is not None:
                yield _figure(item.figure, language)
        case Quotation():
            said = ", ".join(prose(words, language) for words in (item.speaker, item.role) if words is not None)
            yield f'<p class="speaker">{said}</p>'
            yield from _list((item.context,) if item.context is not None else (), language)
        case Chart():
            drawn = ", ".join(f"<code>{text(id)}</code>" for id in item.figures)
            yield f'<p class="drawn">Draws the figures of {drawn}</p>'
        case Advice():
            yield from _list(item.steps, language)
        case Table():
            yield _table(item, language)
        case Picture():
            shown = f"The picture <code>{text(item.file)}</code>"
            yield f'<p class="drawn">{shown}{"" if item.alt else ", decorative"}</p>'
            yield from _list([words for words in (item.alt, item.caption, item.credit) if words is not None], language)
        case Timeline():
            yield _pairs(((event.when, event.what) for event in item.events), language)
        case Terms():
            yield _pairs(((term.term, term.meaning) for term in item.terms), language)
        case Comparison():
            yield _pairs(((side.heading, _side(side)) for side in item.sides), language)
        case Question() if item.answer is not None:
            yield from _list((item.answer,), language)
    if item.notes is not None:
        yield f"<details><summary>Notes</summary><p>{prose(item.notes, language)}</p></details>"


def _list(words: Sequence[str], language: str | None) -> Iterator[str]:
    if words:
        yield element("ul", "".join(element("li", prose(point, language)) for point in words), class_="points")


def _pairs(pairs: Iterable[tuple[str, str]], language: str | None) -> str:
    """Dates with events, or terms with meanings."""
    told = "".join(f"<div><dt>{prose(a, language)}</dt><dd>{prose(b, language)}</dd></div>" for a, b in pairs)
    return f'<dl class="pairs">{told}</dl>'


def _side(side: Side) -> str:
    shown = () if side.figure is None else (f"the figure of {side.figure}",)
    return "; ".join((*shown, *side.points))


def _figure(figure: Figure, language: str | None) -> str:
    told = (
        ("subject", figure.subject),
        ("qualifier", figure.qualifier),
        ("value", figure.written),
        ("unit", figure.unit),
        ("direction", figure.direction),
        ("period", figure.period),
        ("derived", figure.derived),
    )
    pairs = (
        f"<div><dt>{name}</dt><dd>{prose(value, language)}</dd></div>" for name, value in told if value is not None
    )
    return f'<dl class="figure">{"".join(pairs)}</dl>'


def _table(table: Table, language: str | None) -> str:
    head = "".join(element("th", prose(cell, language), scope="col") for cell in table.columns)
    rows = ("".join(element("td", prose(cell, language)) for cell in row) for row in table.rows)
    body = "\n".join(f"<tr>{row}</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody></table>"
