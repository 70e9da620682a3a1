"""A quotation held against its source: the words, who said them, and what the speaker is."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from builder.evidence.passages import Cited, Evidence, Passages
from builder.evidence.problem import Problem, quoted
from builder.evidence.quantities import find_quantities
from builder.evidence.quotations.cut import lost_words
from builder.evidence.quotations.finding import find_occurrences
from builder.evidence.quotations.missing import missing_words
from builder.evidence.quotations.pieces import (
    Found,
    Piece,
    find_pieces,
    negation_added,
    negation_cut,
    split_pieces,
    too_short,
)
from builder.evidence.speakers.attribution import Attribution, find_attribution, is_quoted
from builder.evidence.speakers.roles import is_role_of
from builder.evidence.speakers.speakers import Agreement, agreement, is_near
from builder.evidence.speakers.surroundings import surroundings_of
from builder.evidence.text.folding import FoldedSource, fold, fold_source
from builder.model.outline import Quotation
from builder.model.source import Source, Span
from builder.model.text import Text

_MAX_OCCURRENCES = 20
# A speaker's line at a source's beginning or end, and how much of those is looked at, in characters.
_LONGEST_BYLINE = 100
_BYLINE = 800


@dataclass(frozen=True, slots=True)
class _Heard:
    """Words found in a passage: all their places, each as the ranges of folded text that its pieces stand in."""

    cited: Cited
    source: FoldedSource
    places: tuple[Found, ...]
    is_verbatim: bool


@dataclass(frozen=True, slots=True)
class _Opinion:
    """What one place of the words says of their speaker."""

    agreement: Agreement
    attribution: Attribution | None
    is_own_prose: bool = False


def check_quotation(item: Quotation, evidence: Evidence, passages: Passages) -> Iterator[Problem]:
    """Hold a quotation against the passages cited for it.

    The words have to stand there, verbatim after folding, but for an editor's marks (see ``pieces``). The speaker has
    to be the one to whom the source gives them, and the role one that the source gives this speaker.

    Args:
        item: The quotation.
        evidence: The passages cited for it, as read.
        passages: Those who looked the passages up.

    Yields:
        ``quote-missing``, ``quote-misattributed``; ``evidence-undecided``, a warning, where the words lose a negation
        or condition of their sentence, and where a pronoun or noun could mean the speaker and others, too.
    """
    if not fold(item.words).text.strip():
        yield Problem("quote-missing", "the quotation has no words", item.words.place)
        return
    pieces = split_pieces(item.words)
    heard = [found for cited in evidence.cited if (found := _hear(item.words, pieces, cited)) is not None]
    if not heard:
        sources = list(dict.fromkeys(cited.source for cited in evidence.cited if cited.source is not None))
        yield missing_words("quotation", item.words, sources, passages)
        return
    if not any(one.is_verbatim for one in heard):
        yield from _editing_problems(item.words, pieces, heard[0].places[0], evidence, passages.language)
    standing = [one for one in heard if one.cited.match is not None]
    if standing:
        if _is_english(passages.language):
            yield from _cut_problems(item.words, standing)
        yield from _speaker_problems(item, standing, passages.language)


# --- words -----------------------------------------------------------------------------------------------------------


def _hear(words: str, pieces: tuple[Piece, ...], cited: Cited) -> _Heard | None:
    if cited.source is None or cited.match is None:
        # The passage itself is reported as missing; the quotation may still be from it.
        source = fold_source(Source(id="", path="", name="", text=cited.text, digest=""))
        within = Span(0, len(source.folded.text))
    else:
        source, starts = cited.source, cited.source.folded.starts
        start = bisect_right(source.folded.ends, cited.match.span.start)
        within = Span(start, bisect_left(starts, cited.match.span.end))
    places = tuple(Found((span,)) for span in find_occurrences(words, source, within, _MAX_OCCURRENCES))
    if places:
        return _Heard(cited, source, places, is_verbatim=True)
    edited = find_pieces(pieces, source, within)
    return None if edited is None else _Heard(cited, source, (edited,), is_verbatim=False)


def _editing_problems(
    words: Text, pieces: tuple[Piece, ...], found: Found, evidence: Evidence, language: str
) -> Iterator[Problem]:
    """What the editor's marks must not do."""
    if cut := negation_cut(found):
        message = "the marks of omission take a negation out of what was said"
        hint = "quote the negation too, or quote only one of the pieces"
        yield Problem("quote-missing", message, words.place, (("quoted", quoted(words)), ("cut", quoted(cut))), (hint,))
    if added := negation_added(pieces, found):
        message = f"the insertion [{added}] denies what the source doesn't deny"
        yield Problem("quote-missing", message, words.place, (("quoted", quoted(words)),), ("take it out",))
    if short := too_short(pieces):
        message = f'"{short}" alone is too short a piece of the source to be quoted between omissions'
        yield Problem("quote-missing", message, words.place, (("quoted", quoted(words)),), ("quote more of it",))
    for piece in pieces:
        for quantity in find_quantities(piece.inserted, language) if piece.inserted else ():
            number = re.compile(rf"(?<![\w.,]){re.escape(quantity.text)}(?!\w|[.,]\d)")
            if not any(number.search(cited.text) for cited in evidence.cited):
                message = f"the insertion [{piece.inserted}] has a number that the evidence doesn't have"
                hint = "cite the passage that has it, or say it outside the quotation"
                yield Problem("quote-missing", message, words.place, (("quoted", quoted(words)),), (hint,))


def _cut_problems(words: Text, heard: list[_Heard]) -> Iterator[Problem]:
    """What is said of words that lose their sentence's negation or condition everywhere they stand."""
    cut = [
        (one, lost_words(one.source, Span(place.spans[0].start, place.spans[-1].end)))
        for one in heard
        for place in one.places
    ]
    if all(sentence for _, sentence in cut):
        one, sentence = cut[0]
        details = (("quoted", quoted(words)), ("source says", quoted(sentence)), ("line", one.cited.where))
        message = "the quotation leaves out what its sentence denies or supposes"
        hint = "quote the whole of it; if the meaning is the same, add `confirmed: {by: …, on: …}` to the entry"
        yield Problem("evidence-undecided", message, words.place, details, (hint,), "warning")


# --- speaker and role ------------------------------------------------------------------------------------------------


def _speaker_problems(item: Quotation, heard: list[_Heard], language: str) -> Iterator[Problem]:
    opinions = [(one, _opinion(item.speaker, place, one.source, language)) for one in heard for place in one.places]
    order = ("same", "possible", "other")
    one, best = min(opinions, key=lambda opinion: order.index(opinion[1].agreement))
    if best.agreement == "other":
        yield _misattributed(item, one, best)
        return
    if best.agreement == "possible":
        yield _undecided(item, one, best)
    if item.role is None or best.attribution is None or not _is_english(language):
        return
    if not is_role_of(item.role, best.attribution, one.source):
        yield _wrong_role(item.role, item.speaker, one, best.attribution)


def _is_english(language: str) -> bool:
    return language.lower().partition("-")[0] == "en"


def _opinion(speaker: str, place: Found, source: FoldedSource, language: str) -> _Opinion:
    """The worst that any piece of a quotation says: all of it has to be the speaker's."""
    opinions = [_of_piece(speaker, source.folded.span(*span), source, language) for span in place.spans]
    order = ("other", "possible", "same")
    return min(opinions, key=lambda opinion: order.index(opinion.agreement))


def _of_piece(speaker: str, span: Span, source: FoldedSource, language: str) -> _Opinion:
    if not _is_english(language):
        near = is_near(speaker, span, source)
        return _Opinion("other" if near == "other" else "same", None)
    attribution = find_attribution(span, source)
    if attribution is not None:
        return _Opinion(agreement(speaker, attribution, source), attribution)
    around, inner = surroundings_of(span, source)
    if is_quoted(around, inner):
        return _Opinion(is_near(speaker, span, source), None)
    return _Opinion("possible" if _signs(speaker, source) else "other", None, is_own_prose=True)


def _signs(speaker: str, source: FoldedSource) -> bool:
    """Whether a source begins or ends with a line of the name, as a speech, a letter or one's own report does."""
    text = source.source.text
    mark = "\n\n" if "\n\n" in text else "\n"
    lines = (*text[:_BYLINE].split(mark)[:4], *text[-_BYLINE:].split(mark)[-2:])
    return any(
        len(line) <= _LONGEST_BYLINE
        and line.rstrip()[-1:].isalnum()
        and is_near(speaker, Span(0, len(line)), fold_source(Source("", "", "", line, ""))) == "same"
        for line in lines
    )


def _misattributed(item: Quotation, one: _Heard, opinion: _Opinion) -> Problem:
    details = [("source says", quoted(one.cited.text)), ("line", one.cited.where)]
    message = f"the source gives these words to somebody else than {item.speaker}"
    hint = "name the speaker as the source does, or cite the passage that names them"
    if opinion.is_own_prose:
        message = f"the source says these words itself; they are not quoted as {item.speaker}'s"
        hint = "quote words that the source gives to the speaker, or make this a finding"
    elif opinion.attribution is not None:
        details.append(("speaker", _named(one.source, opinion.attribution)))
    return Problem("quote-misattributed", message, item.speaker.place, tuple(details), (hint,))


def _named(source: FoldedSource, attribution: Attribution) -> str:
    """The words that name the speaker, with their line; of a pronoun, whom it stands for."""
    start, end = attribution.span
    words = f"{quoted(source.source.text[start:end])}  ({source.source.name}:{source.source.line_at(start)})"
    return words if attribution.how == "named" else f'"{attribution.written}", that is {words}'


def _undecided(item: Quotation, one: _Heard, opinion: _Opinion) -> Problem:
    details = [("source says", quoted(one.cited.text)), ("line", one.cited.where)]
    message = f"the source doesn't say plainly that these words are {item.speaker}'s"
    if (attribution := opinion.attribution) is not None:
        names = ", ".join(dict.fromkeys((attribution.name, *attribution.others)))
        message = f'"{attribution.written}" in the source may be {item.speaker} or somebody else'
        details.append(("could be", names))
    hint = "look it up in the source, and confirm it under confirmed"
    return Problem("evidence-undecided", message, item.speaker.place, tuple(details), (hint,), "warning")


def _wrong_role(role: Text, speaker: str, one: _Heard, attribution: Attribution) -> Problem:
    details = [("source says", quoted(one.cited.text)), ("line", one.cited.where)]
    if attribution.role:
        details.append(("role there", quoted(attribution.role)))
    return Problem(
        "quote-misattributed",
        f"the source doesn't give {speaker} the role {quoted(role)}",
        role.place,
        tuple(details),
        ("give the role in the source's words, or leave it out",),
    )
