"""Slides carry everything the outline shows, under unique titles, and what fits nowhere is refused with its line."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

from builder.compose.characters import find_missing_glyphs
from builder.compose.citations import Citations, number_sources
from builder.compose.deck import draft_slides, fit_slides
from builder.compose.typefaces import Typefaces
from builder.model.document import ChartBlock, Slide, TableBlock, TextBlock
from builder.model.length import Box, Length
from builder.model.outline import (
    Chart,
    Contact,
    Figure,
    Finding,
    Item,
    Outline,
    Passage,
    Question,
    Quotation,
    Section,
    SourceReference,
    Table,
)
from builder.model.source import Match, Source, Span, Verdict
from builder.model.template import LayoutKind, Placeholder, Role, SlideLayout, Template
from builder.model.text import Place, Prose, Text
from tests.decks import THEME as DECK_THEME
from tests.test_compose_breaking import FONTS

AT = Place(7, 3)
PALETTE = DECK_THEME.palette
ARTICLE = "Heroin use dropped 11%.\nMore than 2,000 adults needed help."
KINDS: tuple[tuple[LayoutKind, tuple[Role, ...]], ...] = (
    ("title", ("title", "subtitle", "caption")),
    ("notice", ("title", "body")),
    ("agenda", ("title", "body")),
    ("section", ("title", "body")),
    ("finding", ("title", "kicker", "body", "citation")),
    ("big-figure", ("title", "kicker", "figure", "caption", "body", "citation")),
    ("quotation", ("title", "kicker", "body", "speaker", "citation")),
    ("chart", ("title", "kicker", "chart", "citation")),
    ("table", ("title", "kicker", "table", "citation")),
    ("advice", ("title", "kicker", "body")),
    ("question", ("title", "kicker")),
    ("contacts", ("title", "table")),
    ("sources", ("title", "body")),
)


def template() -> Template:
    size: dict[str, float] = {"title": 32, "body": 24, "figure": 80, "citation": 12, "kicker": 14}

    def placeholder(role: Role) -> Placeholder:
        height = 300 if role in ("body", "chart", "table", "figure") else 90
        box = Box(Length(0), Length(0), Length.from_pt(800), Length.from_pt(height))
        return Placeholder(role, "body", 1, role, box, size.get(role, 18), role == "title", before_pt=6)

    layouts = tuple(
        SlideLayout(kind, kind, f"/{kind}.xml", tuple(placeholder(role) for role in roles)) for kind, roles in KINDS
    )
    return Template("template.pptx", b"", Length.from_inches(13.333), Length.from_inches(7.5), layouts)


def text(value: str) -> Text:
    return Text(value, AT)


def prose(value: str) -> Prose:
    return Prose(value, AT)


def finding(key: str, statement: str, points: int = 0, figure: Figure | None = None) -> Finding:
    return Finding(
        id=text(key),
        place=AT,
        statement=prose(statement),
        points=tuple(prose(f"Point {i} of {key}.") for i in range(points)),
        figure=figure,
        evidence=(Passage(source=text("article"), words=text("Heroin use dropped 11%.")),),
    )


def heroin() -> Finding:
    value = Figure(
        subject=text("heroin use"), value=Decimal(11), written=text("11"), unit=text("%"), direction="down", place=AT
    )
    return finding("heroin", "Heroin use fell", figure=value)


def outline(*items: Item) -> Outline:
    return Outline(
        path="outline.yaml",
        digest="0",
        title=text("A title"),
        language=text("en-GB"),
        date=dt.date(2025, 3, 26),
        sources=(SourceReference(id=text("article"), file=text("a.txt"), title=text("An article")),),
        sections=(Section(title=text("A section"), place=AT, items=items),),
        contacts=(Contact(name=text("Childline"), phone=text("0800 1111"), url=text("https://www.childline.org.uk")),),
    )


def citations(given: Outline) -> Citations:
    sources = {"article": Source("article", "a.txt", "a.txt", ARTICLE, "0")}
    verdicts = [Verdict(str(item.id), "supported", (Match("article", Span(0, 23), 1),)) for item in given.items()]
    return number_sources(given, sources, verdicts)


def compose(*items: Item) -> tuple[Slide, ...]:
    given = outline(*items)
    slides, problems = fit_slides(
        draft_slides(given, citations(given)), template(), Typefaces(FONTS), given.path, PALETTE
    )
    assert problems == ()
    return slides


def title_of(slide: Slide) -> str:
    first = slide.blocks[0]
    assert isinstance(first, TextBlock)
    assert first.role == "title"
    return "".join(run.text for run in first.paragraphs[0].runs)


def shown(slide: Slide) -> str:
    return "\n".join(
        "".join(run.text for run in paragraph.runs)
        for block in slide.blocks
        if isinstance(block, TextBlock)
        for paragraph in block.paragraphs
    )


def noted(slide: Slide) -> str:
    return "\n".join("".join(run.text for run in paragraph.runs) for paragraph in slide.notes)


def test_a_figure_shows_sign_caption_passage_and_citation_and_notes_say_where_it_stands() -> None:
    slide = next(slide for slide in compose(heroin()) if slide.kind == "big-figure")
    assert "\u221211%\nheroin use" in shown(slide)
    assert "[1] An article." in shown(slide)
    assert "Source [1], a.txt, line 1: “Heroin use dropped 11%.”" in noted(slide)


def test_a_chart_rests_on_the_evidence_of_its_findings() -> None:
    chart = Chart(id=text("chart"), place=AT, title=prose("Drugs"), kind="bar", figures=(text("heroin"),))
    slide = next(slide for slide in compose(heroin(), chart) if slide.kind == "chart")
    block = next(block for block in slide.blocks if isinstance(block, ChartBlock))
    assert block.chart.series[0].values == (Decimal(-11),)
    assert "Heroin use: \u221211%" in block.alt
    assert "line 1" in noted(slide)


def test_titles_and_keys_are_unique_and_every_slide_has_notes() -> None:
    words = Quotation(id=text("q1"), place=AT, words=text("One."), speaker=text("The agency"), role=text("NCA"))
    again = Quotation(id=text("q2"), place=AT, words=text("Two."), speaker=text("The agency"))
    question = Question(id=text("ask"), place=AT, question=prose("Who?"), answer=prose("Somebody."))
    slides = compose(words, again, question, finding("many", "Many points", points=40))
    assert len({title_of(slide) for slide in slides}) == len({slide.key for slide in slides}) == len(slides)
    assert all(noted(slide) for slide in slides)
    assert "In the words of the agency (2)" in [title_of(slide) for slide in slides]
    assert "Somebody." in noted(next(slide for slide in slides if slide.kind == "question"))


def test_a_long_list_goes_on_and_loses_no_point() -> None:
    slides = [slide for slide in compose(finding("many", "Many points", points=40)) if slide.kind == "finding"]
    assert len(slides) > 2
    everything = "\n".join(shown(slide) for slide in slides)
    assert all(f"Point {i} of many." in everything for i in range(40))
    assert title_of(slides[1]) == f"Many points (2 of {len(slides)})"


def test_a_long_table_repeats_its_header_and_keeps_every_row() -> None:
    table = Table(
        id=text("t"),
        place=AT,
        title=prose("Rows"),
        columns=(prose("Name"), prose("What it is")),
        rows=tuple((prose(f"Row {i}"), prose("some words")) for i in range(40)),
    )
    blocks = [
        block for slide in compose(table) if slide.kind == "table" for block in slide.blocks
        if isinstance(block, TableBlock)
    ]  # fmt: skip
    assert len(blocks) > 1
    assert all(block.rows[0][0][0].text == "Name" for block in blocks)
    assert [row[0][0].text for block in blocks for row in block.rows[1:]] == [f"Row {i}" for i in range(40)]
    assert all(abs(sum(block.widths) - 1) < 1e-9 and sum(block.row_heights_pt) <= 300 for block in blocks)


def test_what_fits_nowhere_and_what_has_no_glyph_is_refused_with_its_line() -> None:
    given = outline(finding("a", "word " * 300), finding("b", "Done ✓"))
    drafts = draft_slides(given, citations(given))
    problems = (
        *find_missing_glyphs(drafts, FONTS, given),
        *fit_slides(drafts, template(), Typefaces(FONTS), given.path, PALETTE)[1],
    )
    assert [(problem.code, problem.place) for problem in problems] == [("glyph-missing", AT), ("does-not-fit", AT)]


def test_long_titles_of_sources_give_way_to_their_numbers_and_a_long_section_name_to_nothing() -> None:
    given = outline(finding("a", "A finding", points=2))
    source = replace(given.sources[0], title=text("A source with a title of very many words " * 12))
    section = replace(given.sections[0], title=text("A section with a long name " * 4))
    given = replace(given, sources=(source,), sections=(section,))
    narrow = replace(template(), layouts=tuple(map(with_narrow_kicker, template().layouts)))
    slides, problems = fit_slides(draft_slides(given, citations(given)), narrow, Typefaces(FONTS), given.path, PALETTE)
    assert problems == ()
    blocks = {block.role: block for slide in slides if slide.kind == "finding" for block in slide.blocks}
    assert "kicker" not in blocks
    citation = blocks["citation"]
    assert isinstance(citation, TextBlock)
    assert citation.paragraphs[0].runs[0].text == "[1]"


def with_narrow_kicker(layout: SlideLayout) -> SlideLayout:
    small = Box(Length(0), Length(0), Length.from_pt(280), Length.from_pt(30))
    places = (
        replace(place, box=small) if place.role in ("kicker", "citation") else place for place in layout.placeholders
    )
    return replace(layout, placeholders=tuple(places))
