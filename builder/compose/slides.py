"""Content of each kind of slide: what its placeholders and notes say, before it is fitted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from builder.compose import phrases
from builder.compose.changes import Changed
from builder.compose.charts import chart_alt, chart_data
from builder.compose.citations import Citations, reference_line
from builder.compose.comparisons import side_texts
from builder.compose.contacts import contact_rows
from builder.compose.figures import figure_caption, figure_value
from builder.model.document import ChartBlock, Paragraph
from builder.model.outline import (
    Advice,
    Chart,
    Comparison,
    Finding,
    Fit,
    Item,
    Outline,
    Picture,
    Question,
    Quotation,
    Section,
    Table,
    Terms,
    Timeline,
)
from builder.model.picture import Picture as Decoded
from builder.model.template import LayoutKind, Role
from builder.model.text import Place, Prose, Run

Texts = tuple[tuple[Role, tuple[Paragraph, ...]], ...]
Rows = tuple[tuple[tuple[Run, ...], ...], ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture that a slide shows; ``alt`` is None where it is decorative."""

    picture: Decoded
    fit: Fit
    alt: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A slide's content.

    ``texts`` stand in reading order, the title first; ``place`` is where the outline says it. ``marks`` are the numbers
    of the sources alone, for where their titles have no room. ``layout`` is the slide layout that the outline asks for.
    """

    key: str
    kind: LayoutKind
    section: str
    place: Place
    texts: Texts
    notes: tuple[Paragraph, ...]
    rows: Rows = ()
    chart: ChartBlock | None = None
    picture: Shown | None = None
    is_timeline: bool = False
    names_rows: bool = False
    alt: str = ""
    marks: str = ""
    layout: str | None = None


def plain(text: str) -> tuple[Paragraph, ...]:
    return (Paragraph((Run(str(text)),)),)


def _prose(text: Prose) -> tuple[Paragraph, ...]:
    return (Paragraph(text.runs),)


def _dots(texts: tuple[Prose, ...]) -> tuple[Paragraph, ...]:
    """A list; a single text is no list and gets no bullet."""
    if len(texts) == 1:
        return _prose(texts[0])
    return tuple(Paragraph(text.runs, "dot") for text in texts)


def _steps(item: Advice) -> tuple[Paragraph, ...]:
    if not item.numbered:
        return _dots(item.steps)
    return tuple(Paragraph(step.runs, "number", number) for number, step in enumerate(item.steps, 1))


def _notes(*texts: str | Prose | None) -> tuple[Paragraph, ...]:
    """Paragraphs of the notes; a line break in the outline begins a new one."""
    return tuple(
        Paragraph(line)
        for text in texts
        if text is not None
        for line in prose_lines(text.runs if isinstance(text, Prose) else (Run(text),))
    )


def prose_lines(runs: tuple[Run, ...]) -> list[tuple[Run, ...]]:
    """Runs cut at line breaks; lines without text are left out."""
    if not any("\n" in run.text for run in runs):
        return [runs]
    lines: list[list[Run]] = [[]]
    for run in runs:
        first, *more = run.text.split("\n")
        lines[-1].append(replace(run, text=first))
        lines.extend([replace(run, text=part)] for part in more)
    kept = (tuple(run for run in line if run.text) for line in lines)
    return [line for line in kept if any(run.text.strip() for run in line)]


def opening(outline: Outline) -> list[Draft]:
    """Title, notice and agenda."""
    at = outline.title.place
    edition = phrases.edition_line(str(outline.organisation or ""), outline.date)
    texts: Texts = (("title", plain(outline.title)),)
    if outline.subtitle:
        texts += (("subtitle", plain(outline.subtitle)),)
    note = phrases.opening_note(outline.audience, outline.date)
    drafts = [
        Draft(
            key=":title",
            kind="title",
            section=str(outline.title),
            place=at,
            texts=(*texts, ("caption", plain(edition))),
            notes=_notes(note),
        )
    ]
    if outline.notice:
        drafts.append(
            Draft(
                key=":notice",
                kind="notice",
                section=str(outline.title),
                place=outline.notice.place,
                texts=(("title", plain(phrases.NOTICE)), ("body", _prose(outline.notice))),
                notes=_notes(phrases.notice_note(), outline.notice),
            )
        )
    agenda = tuple(
        Paragraph((Run(str(section.title), link=f"#:section-{number}"),), "number", number)
        for number, section in enumerate(outline.sections, 1)
    )
    drafts.append(
        Draft(
            key=":agenda",
            kind="agenda",
            section=str(outline.title),
            place=at,
            texts=(("title", plain(phrases.AGENDA)), ("body", agenda)),
            notes=_notes(phrases.agenda_note()),
        )
    )
    return drafts


def changes_draft(outline: Outline, changed: Changed) -> Draft:
    """The slide that tells what has changed, each line a link to its slide."""
    lines = tuple(
        Paragraph((Run(text, link=f"#{id_}" if id_ else None),), "dot" if len(changed.lines) > 1 else "none")
        for text, id_ in changed.lines
    )
    return Draft(
        key=":changes",
        kind="agenda",
        section=str(outline.title),
        place=outline.title.place,
        texts=(("title", plain(changed.title)), ("body", lines)),
        notes=_notes(phrases.changes_note()),
    )


def section_opening(section: Section, number: int, heads: tuple[str, ...]) -> Draft:
    """The slide that opens a section; ``heads`` are the titles of the slides in it."""
    texts: Texts = (("title", plain(section.title)),)
    if section.takeaway:
        texts += (("body", _prose(section.takeaway)),)
    return Draft(
        key=f":section-{number}",
        kind="section",
        section=str(section.title),
        place=section.place,
        texts=texts,
        notes=_notes(phrases.section_note(heads)),
    )


def item_draft(
    item: Item, section: Section, citations: Citations, findings: dict[str, Finding], pictures: Mapping[str, Decoded]
) -> Draft:
    """The slide of one entry.

    Raises:
        TypeError: The entry is of a kind that has no slide: a bug.
    """
    kind, kicker, texts = _item_texts(item, section, citations, findings)
    chart: ChartBlock | None = None
    alt = ""
    rows = _item_rows(item)
    if isinstance(item, Chart):
        data = chart_data(item, findings)
        chart = ChartBlock("chart", data, chart_alt(item, data))
    if isinstance(item, Table | Timeline | Terms):
        alt = f"{item.title}: {', '.join(''.join(run.text for run in cell) for cell in rows[0])}"
    return Draft(
        key=str(item.id),
        kind=kind,
        section=str(section.title),
        place=item.place,
        texts=(*texts, *_cited_text(item, citations, findings), ("kicker", plain(kicker))),
        notes=_item_notes(item, citations, findings),
        rows=rows,
        chart=chart,
        picture=Shown(pictures[item.file], item.fit, item.alt) if isinstance(item, Picture) else None,
        is_timeline=isinstance(item, Timeline),
        names_rows=isinstance(item, Timeline | Terms),
        alt=alt,
        marks=_marks(item, citations, findings),
        layout=str(item.layout) if item.layout else None,
    )


def _item_rows(item: Item) -> Rows:
    """The rows of an entry that is a table, or shown as one; the header first."""
    match item:
        case Table():
            return tuple(tuple(cell.runs for cell in row) for row in (item.columns, *item.rows))
        case Timeline():
            rows = [(event.when, event.what) for event in item.events]
            return _named_rows(phrases.TIMELINE_COLUMNS, rows)
        case Terms():
            return _named_rows(phrases.TERM_COLUMNS, [(term.term, term.meaning) for term in item.terms])
    return ()


def _named_rows(columns: tuple[str, ...], rows: Sequence[tuple[str, Prose]]) -> Rows:
    header = tuple((Run(column),) for column in columns)
    return (header, *(((Run(str(name), bold=True),), text.runs) for name, text in rows))


def answer_draft(item: Question, answer: Prose, section: Section, citations: Citations) -> Draft:
    """The slide that gives the answer to a question, after it."""
    body = tuple(Paragraph(line) for line in prose_lines(answer.runs))
    return Draft(
        key=f"{item.id}:answer",
        kind="finding",
        section=str(section.title),
        place=answer.place,
        texts=(
            ("title", plain(phrases.answer_to(item.question))),
            ("body", body),
            *_cited_text(item, citations, {}),
            ("kicker", plain(phrases.ANSWER)),
        ),
        notes=_notes(phrases.revealed_note(), *citations.passages(item)),
        marks=_marks(item, citations, {}),
    )


def _item_texts(
    item: Item, section: Section, citations: Citations, findings: Mapping[str, Finding]
) -> tuple[LayoutKind, str, Texts]:
    """Layout, kicker and texts of an entry, the title first."""
    match item:
        case Finding():
            body = _dots(item.points) or _source_says(item, citations)
            texts: Texts = (("title", _prose(item.statement)),)
            if item.figure is None:
                return "finding", str(section.title), (*texts, ("body", body))
            figure: Texts = (
                ("figure", plain(figure_value(item.figure))),
                ("caption", plain(figure_caption(item.figure))),
            )
            return "big-figure", str(section.title), (*texts, ("body", body), *figure)
        case Quotation():
            language = str(item.language) if item.language else None
            speaker = (Run(str(item.speaker), bold=True), *((Run(f", {item.role}"),) if item.role else ()))
            said_of = _prose(item.context) if item.context else ()
            return (
                "quotation",
                str(section.title),
                (
                    ("title", plain(phrases.words_of(item.speaker))),
                    ("body", (Paragraph((Run(f"“{item.words}”", language=language),)),)),
                    ("speaker", (Paragraph(speaker), *said_of)),
                ),
            )
        case Chart():
            return "chart", str(section.title), (("title", _prose(item.title)),)
        case Picture():
            caption = _prose(item.caption) if item.caption else ()
            if item.credit:
                caption += (Paragraph((Run(phrases.credit(item.credit), italic=True),)),)
            return "picture", str(section.title), (("title", _prose(item.title)), ("caption", caption))
        case Table() | Timeline() | Terms():
            return "table", str(section.title), (("title", _prose(item.title)),)
        case Advice():
            return "advice", phrases.ADVICE, (("title", _prose(item.title)), ("body", _steps(item)))
        case Comparison():
            return "comparison", str(section.title), (("title", _prose(item.title)), *side_texts(item, findings))
        case Question():
            return "question", phrases.DISCUSSION, (("title", _prose(item.question)),)
    raise TypeError(type(item).__name__)


def _source_says(item: Finding, citations: Citations) -> tuple[Paragraph, ...]:
    """What a finding without points shows: the passages it rests on. Why it is an own statement stands below."""
    quoted = tuple(Paragraph((Run(f"“{passage.words}”", italic=True),)) for passage in item.evidence)
    return (*plain(phrases.FROM_THE_SOURCE), *quoted) if quoted else ()


def _supporting(item: Item, findings: dict[str, Finding]) -> tuple[Item, ...]:
    """The entries whose evidence an entry shows: a chart's are its findings', a comparison's its own as well."""
    shown = tuple(findings[key] for key in item.figures) if isinstance(item, Chart | Comparison) else ()
    return shown if isinstance(item, Chart) else (item, *shown)


def _cited_text(item: Item, citations: Citations, findings: dict[str, Finding]) -> Texts:
    marks = _citation(item, citations, findings)
    return (("citation", plain(marks)),) if marks else ()


def _citation(item: Item, citations: Citations, findings: dict[str, Finding]) -> str:
    cited = _cited(item, citations, findings)
    own = [phrases.own_note(item.own)] if item.own else []
    return "  ".join([*own, *(f"[{number}] {reference_line(citations.references[number - 1])}" for number in cited)])


def _marks(item: Item, citations: Citations, findings: dict[str, Finding]) -> str:
    return " ".join(f"[{number}]" for number in _cited(item, citations, findings))


def _cited(item: Item, citations: Citations, findings: dict[str, Finding]) -> list[int]:
    return sorted({number for entry in _supporting(item, findings) for number in citations.cited(entry)})


def _item_notes(item: Item, citations: Citations, findings: dict[str, Finding]) -> tuple[Paragraph, ...]:
    texts: list[str | Prose | None] = [item.notes]
    if isinstance(item, Question):
        texts.append(phrases.answer_note(item.answer) if item.answer else phrases.question_note())
    if isinstance(item, Advice) and item.notes is None:
        texts.append(phrases.own_note(str(item.title)))
    if isinstance(item, Picture):
        texts.append(phrases.picture_note(item.alt, item.credit))
    if isinstance(item, Terms) and item.notes is None:
        texts.append(phrases.terms_note())
    if item.own:
        texts.append(phrases.own_note(item.own))
    passages = [passage for entry in _supporting(item, findings) for passage in citations.passages(entry)]
    return _notes(*texts, *dict.fromkeys(passages))


def closing(outline: Outline) -> list[Draft]:
    """Contacts and sources."""
    drafts: list[Draft] = []
    if outline.contacts:
        rows = contact_rows(outline)
        drafts.append(
            Draft(
                key=":contacts",
                kind="contacts",
                section=phrases.CONTACTS,
                place=outline.contacts[0].name.place,
                texts=(("title", plain(phrases.CONTACTS)),),
                notes=_notes(phrases.contacts_note()),
                rows=rows,
                alt=f"{phrases.CONTACTS}: {', '.join(cell[0].text for cell in rows[0])}",
            )
        )
    if outline.sources:
        listed = tuple(
            Paragraph(
                (Run(reference_line(reference), link=str(reference.url) if reference.url else None),), "number", n
            )
            for n, reference in enumerate(outline.sources, 1)
        )
        drafts.append(
            Draft(
                key=":sources",
                kind="sources",
                section=phrases.SOURCES,
                place=outline.sources[0].title.place,
                texts=(("title", plain(phrases.SOURCES)), ("body", listed)),
                notes=_notes(phrases.sources_note()),
            )
        )
    return drafts
