"""The builder's own words, and how it writes dates: in English for now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

NOTICE = "Before we begin"
AGENDA = "What this covers"
CONTACTS = "Where to find help"
SOURCES = "Sources"
SCAN = "To open a page on a telephone, point its camera at the code:"
UNCHANGED = "The findings are the same."
ADVICE = "Advice"
DISCUSSION = "Discussion"
ANSWER = "Answer"
ANSWERS = "Answers"
NOTES = "Notes"
OVERLEAF = "The answers to the questions are on the back of this page."
OWN = "Our own statement"
FROM_THE_SOURCE = "From the source:"
TIMELINE_COLUMNS = ("When", "What happened")
TERM_COLUMNS = ("Term", "Meaning")
CONTACT_COLUMNS = ("Who", "Phone", "Web", "For")

_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def number_word(number: int) -> str | None:
    """A small number in words, None where digits read better."""
    return _WORDS[number] if 0 <= number < len(_WORDS) else None


def fallen(amount: str) -> str:
    """A change downwards that takes no sign: ``down two-fold``."""
    return f"down {amount}"


def chart_kind(kind: str) -> str:
    """What a chart is, in a sentence of its own."""
    return f"{kind.replace('-', ' ').capitalize()} chart"


def points_in_time(points: Sequence[tuple[str, str]]) -> str:
    """Values of periods that begin with a number: ``412 in 2017, then 405 in 2018``.

    Among so many digits words are easier to listen to than signs.
    """
    return ", then ".join(f"{label.replace('%', ' per cent')} in {period}" for period, label in points)


def marked(category: str, series: str) -> str:
    """Which point a chart sets off by its colour."""
    return (
        f"Marked as the point that matters: {category}, {series}"
        if series
        else f"Marked as the point that matters: {category}"
    )


def code_alt(caption: str, address: str) -> str:
    """What a code to be scanned is, for those who can't see it."""
    return f"QR code of {caption}, leading to {address}"


def long_date(date: dt.date) -> str:
    """``26 March 2025``, whatever the machine's locale."""
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"


def words_of(speaker: str) -> str:
    """Title of a slide that holds a quotation."""
    article, _, rest = speaker.partition(" ")
    if article in ("The", "A", "An"):
        speaker = f"{article.lower()} {rest}"
    return f"In the words of {speaker}"


def part_of(title: str, part: int, parts: int) -> str:
    """Title of a slide that is one of several with the same content."""
    return f"{title} ({part} of {parts})"


def edition_line(organisation: str, date: dt.date) -> str:
    return f"{organisation} · {long_date(date)}" if organisation else long_date(date)


def slide_of(slide: int, slides: int) -> str:
    return f"Slide {slide} of {slides}"


def slide_number(slide: int) -> str:
    return f"Slide {slide}"


def leads_to_slide(text: str, number: int) -> str:
    """What a link within the file says of itself."""
    return f"{text} (slide {number})"


def next_slide(title: str) -> str:
    """What speakers are told of the slide that follows."""
    return f"Next: {title}"


def page_of(page: int, pages: int) -> str:
    return f"Page {page} of {pages}"


def published(date: dt.date) -> str:
    return f"published {long_date(date)}"


def opening_note(audience: str | None, date: dt.date) -> str:
    made_for = f" It is made for: {audience}." if audience else ""
    return f"Edition of {long_date(date)}.{made_for}"


def notice_note() -> str:
    return "Read this aloud, and say that anybody may leave the room at any time without giving a reason."


def agenda_note() -> str:
    return "Say what is to come, so that nobody is taken by surprise."


def section_note(titles: tuple[str, ...]) -> str:
    return "In this part: " + "; ".join(titles) + "." if titles else "Pause for questions before this part."


def changed_since(date: dt.date) -> str:
    """Title of the slide, and of the box, that tell what has changed."""
    return f"What has changed since {long_date(date)}"


def is_new(text: str) -> str:
    return f"New: {text}"


def is_gone(text: str) -> str:
    return f"No longer here: {text}"


def is_reworded(text: str) -> str:
    return f"In other words: {text}"


def was_before(now: str, before: str) -> str:
    return f"{now} (before: {before})"


def more_changes(number: int) -> str:
    return f"… and {number} more" if number > 1 else "… and one more"


def changes_note() -> str:
    return "For those who know the earlier edition: say what is new, and what no longer holds."


def contacts_note() -> str:
    return "Leave this slide up at the end, and point to the fact sheet, which lists the same contacts."


def sources_note() -> str:
    return "The numbers in square brackets on the slides stand for these sources."


def source_number(number: int) -> str:
    return f"Source [{number}]"


def passage_note(number: int, name: str, line: int, words: str) -> str:
    return f"{source_number(number)}, {name}, line {line}: “{words}”"


def answer_note(answer: str) -> str:
    return f"What may come up: {answer}"


def answer_to(question: str) -> str:
    """Title of the slide that follows a question's."""
    return f"{ANSWER}: {question}"


def revealed_note() -> str:
    return "Show this once everybody has had a say."


def credit(by: str) -> str:
    return f"Picture: {by}"


def picture_note(alt: str | None, credit: str | None) -> str:
    """What speakers say of a picture for those who can't see it."""
    shown = f"In the picture: {alt}" if alt else "The picture is there for its looks only."
    return f"{shown} ({credit})" if credit else shown


def own_note(why: str) -> str:
    return f"{OWN}: {why}"


def terms_note() -> str:
    return "Ask who has met these words before, and where."


def question_note() -> str:
    return "Give everybody time to think before the first answer."
