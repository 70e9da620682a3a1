"""The outline format, declared once: the loader reads with it, and the JSON Schema is made from it."""

from __future__ import annotations

from builder.model.handout import HANDOUTS
from builder.outline import values
from builder.outline.kinds import Choice, Field, Keyed, ListOf, Record, Scalar, TextOr, Variants
from builder.outline.prose import WEB_ADDRESS

TEXT = Scalar(values.read_text)
PROSE = Scalar(values.read_prose)
PARAGRAPHS = Scalar(values.read_paragraphs)
PASSAGE = Scalar(values.read_passage, "a passage of the source")
DATE = Scalar(values.read_date, "a date", values.DATE)
PHONE = Scalar(values.read_phone, "a telephone number", values.PHONE, fillable=True)
ADDRESS = Scalar(values.read_address, "a web address", WEB_ADDRESS)
CONTACT_ADDRESS = Scalar(values.read_address, "a web address", WEB_ADDRESS, fillable=True)
IDENTIFIER = Scalar(values.read_identifier, "an id", values.IDENTIFIER)
NUMBER = Scalar(values.read_number, "a number", values.NUMBER, fillable=True)
COUNT = Scalar(values.read_count, "a whole number", values.COUNT)
LANGUAGE = Scalar(values.read_language, "a language tag", values.LANGUAGE)
FILE = Scalar(values.read_file_name, "a file name")
SWITCH = Scalar(values.read_switch, "true or false", only=(True, False, "true", "false"))
BLEED = Scalar(values.read_bleed, "a length", values.LENGTH)
VERSION = Scalar(values.read_version, "1", only=(1, "1"))

QUALIFIERS = (
    "more than", "over", "at least", "at most", "up to", "less than", "fewer than", "under", "nearly", "almost",
    "about", "around", "approximately",
)  # fmt: skip

CHART_KINDS = ("bar", "column", "stacked-bar", "stacked-column", "line", "pie", "doughnut")

SOURCE = Record(
    "source",
    "An article that the outline rests on.",
    Field("file", FILE, "The article's file beside the outline: .txt, .md, .html, .pdf or .docx.", True),
    Field("title", TEXT, "The article's title, as the list of sources prints it.", True),
    Field("publisher", TEXT, "Who published it."),
    Field("published", DATE, "When it was published: year-month-day."),
    Field("url", ADDRESS, "Where it can be read."),
    Field("language", LANGUAGE, "The language of its title, where that is not the outline's."),
)

EVIDENCE = Record(
    "passage",
    "Words of a source that carry what is said.",
    Field("source", TEXT, "The id of the source; may be left out where there is only one."),
    Field("words", PASSAGE, "The words, exactly as they stand in the source.", True),
)

FIGURE = Record(
    "figure",
    "A number of the source, with all that makes it mean something.",
    Field("subject", TEXT, "What the number counts or measures, in the source's words.", True),
    Field("value", NUMBER, "The number in digits: 6, 2,000 or 3.1. Never negative.", True, "written"),
    Field("unit", TEXT, "%, fold, people, £ …; free text for counted things."),
    Field("direction", Choice(("up", "down")), "Which way it changed; left out where nothing changes."),
    Field("period", TEXT, "The time that it holds for."),
    Field("qualifier", Choice(QUALIFIERS), "How exact it is: more than, about, nearly …"),
    Field("derived", TEXT, "The sum that makes it of numbers of the evidence: 85 - 7."),
)

CONFIRMATION = Record(
    "confirmation",
    "Somebody's word that the source bears out what the rules can't decide.",
    Field("by", TEXT, "Who looked it up in the source.", True),
    Field("on", DATE, "On which day: year-month-day.", True),
)

# Every entry has these.
COMMON = (
    Field("id", IDENTIFIER, "A stable name for this entry; made from its words when left out."),
    Field("show", ListOf(Choice(("deck", "sheet")), single=True), "Where it appears; both when left out."),
    Field(
        "evidence",
        ListOf(TextOr(PASSAGE, EVIDENCE), single=True),
        "The passage of the source that carries it, or several. A bare text is a passage of the only source.",
    ),
    Field("own", TEXT, "Why this is the organisation's own statement; it is printed as such."),
    Field("confirmed", CONFIRMATION, "Who found that the source bears out what the checks can't decide."),
    Field("notes", PARAGRAPHS, "For the speaker."),
    Field("layout", TEXT, "The name of a slide layout of the template; the one that fits best when left out."),
)

# Events and terms may have evidence of their own.
PART_EVIDENCE = Field(
    "evidence",
    ListOf(TextOr(PASSAGE, EVIDENCE), single=True),
    "The passage of the source that carries it, or several; that of the whole entry when left out.",
)

FINDING = Record(
    "finding",
    "One key statement of the article.",
    Field("finding", PROSE, "The statement, in one sentence.", True, "statement", also=("statement",)),
    Field("points", ListOf(PROSE), "What the slide lists below it.", also=("bullets",)),
    Field("figure", FIGURE, "The number that the statement is about."),
    *COMMON,
)

QUOTATION = Record(
    "quotation",
    "Somebody's words.",
    Field("quotation", TEXT, "The words, without quotation marks.", True, "words", also=("quote",)),
    Field("speaker", TEXT, "Who said them.", True, also=("author", "by")),
    Field("role", TEXT, "The speaker's role or organisation."),
    Field("context", PROSE, "What they were said of."),
    Field("language", LANGUAGE, "The language of the words, where that is not the outline's."),
    *COMMON,
)

CHART_SERIES = Record(
    "chart-series",
    "Figures of a chart that belong together.",
    Field("series", TEXT, "What the chart calls them, in words that all of the figures have.", True, also=("name",)),
    Field("figures", ListOf(TEXT), "Ids of findings with a figure: one for each category, in order.", True),
)

CHART = Record(
    "chart",
    "Figures of findings, drawn.",
    Field("chart", PROSE, "The chart's title.", True, "title"),
    Field("kind", Choice(CHART_KINDS), "bar, column, stacked-bar, stacked-column, line, pie or doughnut.", True),
    Field("unit", TEXT, "The figures' unit."),
    Field("figures", ListOf(TEXT), "Ids of findings with a figure, in order.", also=("findings",)),
    Field("series", ListOf(CHART_SERIES), "In place of figures: several series, of as many figures each."),
    Field(
        "categories",
        ListOf(TEXT),
        "Short names for the figures, in words that they have; made from subject or period when left out.",
    ),
    Field(
        "values",
        Choice(("changes", "levels")),
        "Whether falls are drawn below zero (changes), or every figure is what was reached (levels).",
        attribute="measure",
    ),
    Field("accent", TEXT, "The id of the figure that matters, drawn in the accent colour.", also=("highlight",)),
    Field("alt", PROSE, "What the chart shows, for those who can't see it; made from the figures when left out."),
    *COMMON,
    one_of=("figures", "series"),
)

TABLE = Record(
    "table",
    "Rows under a header.",
    Field("table", PROSE, "The table's title.", True, "title"),
    Field("columns", ListOf(PROSE), "The header's cells.", True),
    Field("rows", ListOf(ListOf(PROSE)), "The rows, each with as many cells as there are columns.", True),
    *COMMON,
)

ADVICE = Record(
    "advice",
    "The organisation's own advice.",
    Field("advice", PROSE, "What the advice is about.", True, "title"),
    Field("steps", ListOf(PROSE), "The steps, in order.", True),
    Field("numbered", SWITCH, "true where the steps come one after the other.", also=("ordered",)),
    *COMMON,
)

QUESTION = Record(
    "question",
    "A question for discussion.",
    Field("question", PROSE, "The question.", True, also=("quiz", "discussion")),
    Field("answer", PARAGRAPHS, "The answer; it goes into the notes."),
    Field(
        "reveal",
        ListOf(Choice(("deck", "sheet")), single=True),
        "Where the answer is shown as well: on a slide after the question (deck), at the end (sheet).",
        also=("reveal answer",),
    ),
    *COMMON,
)

PICTURE = Record(
    "picture",
    "A picture.",
    Field("picture", PROSE, "The picture's title.", True, "title", also=("image", "photo")),
    Field("file", FILE, "The picture's file beside the outline: .png, .jpg or .svg.", True, also=("path",)),
    Field("alt", PROSE, "What the picture shows, for those who can't see it.", also=("description",)),
    Field("decorative", SWITCH, "In place of alt: true where the picture says nothing."),
    Field("caption", PROSE, "What stands beside it."),
    Field("credit", TEXT, "Who made it, and who allows its use.", also=("copyright", "photographer")),
    Field("fit", Choice(("contain", "cover")), "Whole (contain, when left out), or filling its place (cover)."),
    *COMMON,
    one_of=("alt", "decorative"),
)

EVENT = Record(
    "event",
    "What happened, and when.",
    Field("date", TEXT, "When, in words that are printed: 2022, March 2025, 26 March 2025.", True, "when", ("when",)),
    Field("event", PROSE, "What happened, in one sentence.", True, "what", ("what",)),
    PART_EVIDENCE,
)

TIMELINE = Record(
    "timeline",
    "Dated events.",
    Field("timeline", PROSE, "The timeline's title.", True, "title"),
    Field("events", ListOf(EVENT), "The events, in order.", True),
    *COMMON,
)

TERM = Record(
    "term",
    "A term and its meaning.",
    Field("term", TEXT, "The term.", True),
    Field("meaning", PROSE, "What it means.", True, also=("definition",)),
    PART_EVIDENCE,
)

TERMS = Record(
    "terms",
    "A glossary: the source's words by their evidence, or the organisation's own.",
    Field("terms", PROSE, "The glossary's title.", True, "title", also=("glossary",)),
    Field("list", ListOf(TERM), "The terms, in order.", True, "terms", ("entries",)),
    *COMMON,
)

SIDE = Record(
    "side",
    "One of two that are compared.",
    Field("side", TEXT, "What this side is, in a few words.", True, "heading", also=("heading", "name")),
    Field("figure", TEXT, "The id of a finding whose figure this side shows."),
    Field("points", ListOf(PROSE), "What is to be said of this side.", also=("bullets",)),
    PART_EVIDENCE,
    one_of=("figure", "points"),
)

COMPARISON = Record(
    "comparison",
    "Two that are set against each other.",
    Field("comparison", PROSE, "The comparison's title.", True, "title", also=("versus",)),
    Field("sides", ListOf(SIDE), "The two sides, the left one first.", True),
    *COMMON,
)

ENTRY = Variants(
    "entry",
    "An entry of a section; its kind is the key that it starts with.",
    {
        "finding": FINDING,
        "quotation": QUOTATION,
        "chart": CHART,
        "table": TABLE,
        "advice": ADVICE,
        "question": QUESTION,
        "picture": PICTURE,
        "timeline": TIMELINE,
        "terms": TERMS,
        "comparison": COMPARISON,
    },
)

SECTION = Record(
    "section",
    "A group of entries under one heading.",
    Field("section", TEXT, "The heading.", True, "title"),
    Field("takeaway", PROSE, "What to remember of it, in one sentence."),
    Field("findings", ListOf(ENTRY), "The entries; may be left out where there is a takeaway.", attribute="items"),
    one_of=("findings", "takeaway"),
)

CONTACT = Record(
    "contact",
    "Where to find help.",
    Field("name", TEXT, "The name of the place or service.", True),
    Field("phone", PHONE, "Its telephone number, as it is to be printed."),
    Field("url", CONTACT_ADDRESS, "Its web address."),
    Field("for", TEXT, "Whom it serves.", attribute="serves"),
    Field("checked", DATE, "The day on which the author looked it up."),
)

RECORD_FIELD = Record(
    "record-field",
    "What differs from record to record; its name in braces stands for it in any text.",
    Field("type", Choice(("text", "number", "phone", "url")), "What a value has to be; text when left out."),
    Field("limit", COUNT, "The most characters that a value may have; 120 when left out.", also=("max", "length")),
    Field("example", TEXT, "A value that the plain build shows.", True, also=("default",)),
)

PRINT = Record(
    "print",
    "How the sheet goes to a press, or through a printer.",
    Field("bleed", BLEED, "How far colour goes on beyond the page's edge, where it is cut: 3mm.", attribute="bleed_pt"),
    Field("marks", SWITCH, "true for marks that say where to cut."),
    Field("duplex", SWITCH, "true where both sides of the paper are printed: the margin at the binding is wider."),
)

OUTLINE = Record(
    "outline",
    "One publication: the findings of an article, for a deck and a fact sheet.",
    Field("outline", VERSION, "The format's version: 1.", True),
    Field("title", TEXT, "The publication's title.", True),
    Field("subtitle", TEXT, "A line below the title."),
    Field("language", LANGUAGE, "The language of the texts, as a BCP 47 tag: en-GB.", True),
    Field("date", DATE, "The edition's date, year-month-day; also the date inside the files.", True),
    Field("organisation", TEXT, "Who publishes it."),
    Field("audience", TEXT, "Whom it is for."),
    Field("notice", PROSE, "What readers should know before they read on."),
    Field("theme", TEXT, "A theme that ships, or a theme file beside the outline."),
    Field("template", FILE, "A PowerPoint file whose slide layouts the deck uses."),
    Field("changes", SWITCH, "true where deck and sheet tell what has changed since the last edition."),
    Field(
        "records",
        Keyed(RECORD_FIELD, values.FIELD_NAME),
        "The fields of the records that editions are made of, each under its column's name.",
        also=("fields", "placeholders"),
    ),
    Field(
        "handout", Choice(HANDOUTS), "Asks for a handout: so many slides to a page, with notes or lines; or speaker."
    ),
    Field(
        "sources",
        Keyed(SOURCE, values.SOURCE_IDENTIFIER),
        "The articles, each under an id of its own.",
    ),
    Field("sections", ListOf(SECTION), "The sections, in order.", True),
    Field("contacts", ListOf(CONTACT), "Where to find help."),
    Field("print", PRINT, "How the sheet is printed: bleed, marks, duplex.", attribute="printing"),
)

DEFINITIONS: tuple[Record | Variants, ...] = (
    SOURCE, EVIDENCE, FIGURE, CONFIRMATION, CHART_SERIES, EVENT, TERM, SIDE, *ENTRY.records.values(), ENTRY, SECTION,
    CONTACT, RECORD_FIELD, PRINT,
)  # fmt: skip
