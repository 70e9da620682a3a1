"""Clauses: the parts of a sentence, cut where what is said of one number ends and of the next begins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise, takewhile
from typing import Literal, NamedTuple

from builder.evidence.quantities import Quantity
from builder.evidence.text.lexicon import WORD, content_stem, is_finite, is_verb, subject_stems, words
from builder.model.source import Span


class Word(NamedTuple):
    """A word at ``[start, end)``, in lower case; ``stem`` is empty where it can name no subject."""

    start: int
    end: int
    text: str
    stem: str


@dataclass(frozen=True)
class Part:
    """A clause with the numbers that it is about; they stand together, as those of a range do.

    One that ``depends`` is only an addition to the clause before: "killed five people | in two separate attacks".
    ``preface`` are the stems of what the sentence says before a colon; it ``has_title`` where that has no verb.
    """

    span: Span
    text: str
    anchors: tuple[Quantity, ...]
    words: tuple[Word, ...]
    depends: bool = False
    preface: frozenset[str] = frozenset()
    has_title: bool = False

    @cached_property
    def stems(self) -> frozenset[str]:
        return frozenset(word.stem for word in self.words if word.stem)

    @cached_property
    def ahead(self) -> tuple[Word, ...]:
        """The words before the first number that can name a subject."""
        end = self.anchors[0].span.start if self.anchors else self.span.end
        return tuple(word for word in self.words if word.end <= end and word.stem)

    @cached_property
    def head(self) -> tuple[str, ...]:
        return tuple(word.stem for word in self.ahead if not is_verb(word.text))

    def own_of(self, index: int) -> frozenset[str]:
        """The stems that belong to one of the numbers: with "respectively", without those of the others' things."""
        things = self._respective
        if len(things) <= index:
            return self.stems
        others = frozenset[str]().union(*things[:index], *things[index + 1 :])
        return self.stems - (others - things[index])

    @cached_property
    def _respective(self) -> tuple[frozenset[str], ...]:
        """The stems of "Leeds", "York" and "Hull" in "Leeds, York and Hull had 5, 7 and 9 cases respectively"."""
        if len(self.anchors) < 2 or "respectively" not in self.text[self.span.start : self.span.end].lower():
            return ()
        start, end = self.span.start, self.anchors[0].span.start
        end = next((word.start for word in self.words if word.start < end and _ends_list(word.text)), end)
        things = _BETWEEN_THINGS.split(self.text[start:end].strip(" ,"))[-len(self.anchors) :]
        return tuple(map(subject_stems, things)) if len(things) == len(self.anchors) else ()

    @cached_property
    def behind(self) -> frozenset[str]:
        """The stems close behind the last number and before a comma, but that of the thing it counts."""
        end = self.anchors[-1].span.end if self.anchors else self.span.end
        following = [word for word in self.words if word.start >= end][:_CLOSE]
        comma = self.text.find(",", end, self.span.end)
        last = comma if comma >= 0 else self.span.end
        following = list(takewhile(lambda w: w.text not in _SUBORDINATING and w.start < last, following))
        if following and self.text[end : following[0].start] in (" ", "-"):
            following = following[1:]
        return frozenset(word.stem for word in following if word.stem)

    @cached_property
    def lead(self) -> frozenset[str]:
        """The stems that a clause without a subject takes from this one.

        "Of 320 grains" leads with all its words; where nothing stands before the number, what it counts leads.
        """
        if _PARTITIVE.match(self.text, self.span.start, self.span.end):
            return self.stems
        if self.ahead or not self.anchors:
            return frozenset(word.stem for word in self.ahead)
        end = self.anchors[-1].span.end
        comma = self.text.find(",", end, self.span.end)
        last = next((w.start for w in self.words if w.start >= end and _ends_thing(w.text)), self.span.end)
        last = min(last, comma) if comma >= 0 else last
        return frozenset(word.stem for word in self.words if end <= word.start < last and word.stem)

    @property
    def lead_ahead(self) -> frozenset[str]:
        """The stems before the first number alone."""
        return frozenset(word.stem for word in self.ahead)

    @cached_property
    def tail(self) -> frozenset[str]:
        """The stems behind the last number, from the first verb there on."""
        end = self.anchors[-1].span.end if self.anchors else self.span.start
        first = next((w.start for w in self.words if w.start >= end and is_verb(w.text)), self.span.end)
        return frozenset(word.stem for word in self.words if word.start >= first and word.stem)

    @cached_property
    def lead_without_verb(self) -> frozenset[str]:
        ahead = self.ahead[:-1] if self.ahead and is_verb(self.ahead[-1].text) else self.ahead
        return frozenset(word.stem for word in ahead)

    @cached_property
    def predicate(self) -> frozenset[str]:
        """The stems from the first verb on; none where there is no verb."""
        first = next((word.start for word in self.words if is_verb(word.text)), self.span.end)
        return frozenset(word.stem for word in self.words if word.start >= first and word.stem)

    @cached_property
    def has_verb(self) -> bool:
        return any(is_verb(word.text) for word in self.words)

    @property
    def is_there(self) -> bool:
        """Whether the clause is about the place of the clause before: "cancellations there were unchanged"."""
        return any(word.text == "there" for word in self.words[1:])

    @property
    def has_subject(self) -> bool:
        """Whether the clause stands on its own: words before its number, and a verb."""
        names_something = any(not word.text.endswith("ly") for word in self.ahead)
        return names_something and self.has_verb and not self.is_verb_alone

    @property
    def is_verb_alone(self) -> bool:
        return len(self.ahead) == 1 and (is_verb(self.ahead[0].text) or self.ahead[0].text.endswith("ing"))

    @property
    def is_comparison(self) -> bool:
        """Whether the clause gives another value of what the clause before it is about: "compared with 5%"."""
        return _COMPARISON.match(self.text, self.span.start, self.span.end) is not None

    @property
    def is_replacement(self) -> bool:
        """Whether the clause puts another thing in the place of what the one before is about: "those in music"."""
        return _REPLACEMENT.match(self.text, self.span.start, self.span.end) is not None

    @cached_property
    def named(self) -> frozenset[tuple[str, str]]:
        return names_in(self.text[self.span.start : self.span.end])

    @cached_property
    def names(self) -> frozenset[str]:
        """The names behind prepositions; none of a title, where nearly all words have capital letters."""
        long = [match[0] for match in WORD.finditer(self.text, *self.span) if len(match[0]) > 3]
        is_title = 5 * len([word for word in long if word[0].isupper()]) > 4 * len(long)
        return frozenset() if is_title else frozenset(name for _, name in self.named)

    @property
    def refers_back(self) -> bool:
        return _REFERS_BACK.match(self.text, self.span.start, self.span.end) is not None

    @property
    def speaks_of_it(self) -> bool:
        """Whether a word before the number stands for something that a sentence before names."""
        end = self.anchors[0].span.start if self.anchors else self.span.end
        return any(word.text in _PRONOUNS for word in self.words if word.start < end)

    @property
    def is_relative(self) -> bool:
        """Whether the clause goes on about what stands right before it: "…, who is 35"."""
        return _RELATIVE.match(self.text, self.span.start, self.span.end) is not None

    @property
    def is_of_them(self) -> bool:
        """Whether the number is a part of what the clause before counts: "18 of them children"."""
        return bool(self.anchors) and _OF_THEM.match(self.text, self.anchors[-1].span.end, self.span.end) is not None

    @property
    def starts_anew(self) -> bool:
        """Whether the clause is an item of a list with semicolons, and names its own thing."""
        return self.text[: self.span.start].rstrip()[-1:] == ";" and bool(self.stems)

    @property
    def change_before(self) -> str:
        """The word for a change at the clause's beginning that is said of the number before: "down from 1,507"."""
        found = _CHANGE_BEFORE.match(self.text, self.span.start, self.span.end)
        return found[1].lower() if found else ""


_CLOSE = 7
_BETWEEN_THINGS = re.compile(r",? and |, ", re.IGNORECASE)


def _ends_list(word: str) -> bool:
    return is_verb(word) or word in ("they", "it", "these", "which", "who")


def _ends_thing(word: str) -> bool:
    """Whether what a number counts is named before the word: "two women | in Luton", "5 men | died"."""
    return is_verb(word) or word in _PLACING


_PLACING = words("in at on from for with by to among across")
_SUBORDINATING = words("after when as while because who which that where following")
_LINK = r"\W*(?:(?:and|but|while|whilst|whereas|or|although|though|yet|of|with|in|about|around|some|for) )*"
_REFERS_BACK = re.compile(
    rf"{_LINK}(?:these|those|they|it|he|she|this|that|them|which|who|both|the (?:others?|rest|figure|number|total|rate"
    r"|former|latter)(?! (?:of|in|for|at|on|that|who)\b)|others?)\b",
    re.IGNORECASE,
)
_REPLACEMENT = re.compile(
    rf"{_LINK}(?:that|those|these|none|some|most|many|all) (?:of|in|for|from|among|on|with|who|aged|without|at|by) ",
    re.IGNORECASE,
)
_NAMED = re.compile(r"\b([Ii]n|[Aa]t) (?:the )?([A-Z][^\W\d_]+)")
_PRONOUNS = words("it they he she this these those one such him them")
_RELATIVE = re.compile(r"\W*(?:who|which|whose)\b", re.IGNORECASE)
_OF_THEM = re.compile(r"\s*of (?:them|these|those|whom|which)\b", re.IGNORECASE)
_CHANGE_BEFORE = re.compile(
    r"\W*(?:(?:a|an|its|the) )?(?:[^\W\d_]+ ){0,2}?(up|down|rise|increase|gain|fall|drop|decrease|decline|reduction)"
    r" (?:from|on|of|by)\b",
    re.IGNORECASE,
)
_PARTITIVE = re.compile(r"\W*(?:(?:out )?of|among) ", re.IGNORECASE)
_COMPARISON = re.compile(
    r"\W*(?:(?:compared (?:with|to)|against|versus|vs|up from|down from|from|than|rather than|instead of)(?![^\W_])"
    r"|\()",
    re.IGNORECASE,
)
# Where a sentence is cut between two numbers, the surest place first. A cut is before the match; behind it, where the
# match is a mark that belongs to what it ends.
_CUTS: tuple[re.Pattern[str], ...] = (
    re.compile(r"[;)]|:\s|\("),
    re.compile(
        r"\b(?:while|whilst|whereas|but|although|though|yet|however|compared (?:with|to)|against|versus|vs|up from"
        r"|down from|rather than|instead of|than|after|before|followed by)\b",
        re.IGNORECASE,
    ),
    re.compile(r"\b(?:and|or|plus)\b", re.IGNORECASE),
    re.compile(r"\s-\s"),
    re.compile(r","),
    re.compile(r"\b(?:from|to)\b", re.IGNORECASE),
    re.compile(r"\b(?:of|in|for|with|among|by|at|on|including)\b", re.IGNORECASE),
)
_TAKES_THE_LAST = frozenset((2, 3, 4))
_CONJUNCTIONS, _COMMA, _FROM_TO, _ADDITION = 1, 4, 5, 6
_ENDING_MARKS = frozenset(";),:")


def names_in(text: str) -> frozenset[tuple[str, str]]:
    """``in`` and ``at`` with the stems of the names behind them: "in Germany"."""
    return frozenset((match[1].lower(), content_stem(match[2].lower())) for match in _NAMED.finditer(text))


def split_parts(text: str, sentence: Span, anchors: Sequence[Quantity], blanks: Sequence[Span]) -> tuple[Part, ...]:
    """The clauses of a sentence: one for each of its numbers, or for those that stand together.

    Args:
        text: The folded text.
        sentence: The range of the sentence.
        anchors: The sentence's numbers that something is said of, in order.
        blanks: Ranges whose words are no part of a subject: all numbers and times.

    Returns:
        At least one clause; together they are the sentence.
    """
    words = tuple(_words(text, sentence, blanks))
    groups = list(_groups(text, anchors))
    cuts = [(sentence.start, False)]
    for left, right in pairwise(groups):
        cuts.append(_cut(text, left[-1].span.end, right[0].span.start))
    parts = []
    index = 0
    ends = [start for start, _ in cuts[1:]]
    for group, (start, depends), end in zip(groups or [[]], cuts, [*ends, sentence.end], strict=True):
        first = index
        while index < len(words) and words[index].start < end:
            index += 1
        parts.append(Part(Span(start, end), text, tuple(group), words[first:index], depends))
    parts[0] = _without_preface(parts[0])
    return tuple(parts)


def _without_preface(part: Part) -> Part:
    end = part.anchors[0].span.start if part.anchors else part.span.start
    colon = part.text.rfind(": ", part.span.start, end)
    if colon < 0:
        return part
    ahead = [word for word in part.words if word.start < colon]
    return replace(
        part,
        words=tuple(word for word in part.words if word.start > colon),
        preface=frozenset(word.stem for word in ahead if word.stem),
        has_title=not any(is_finite(word.text) for word in ahead),
    )


def _words(text: str, sentence: Span, blanks: Sequence[Span]) -> Iterator[Word]:
    ordered = sorted(blanks)
    index = 0
    for found in WORD.finditer(text, *sentence):
        start, end = found.span()
        while index < len(ordered) and ordered[index].end <= start:
            index += 1
        if index == len(ordered) or start < ordered[index].start:
            lower = found[0].lower()
            yield Word(start, end, lower, content_stem(lower))


_MOST_TOGETHER = 4


def _groups(text: str, anchors: Sequence[Quantity]) -> Iterator[list[Quantity]]:
    group: list[Quantity] = []
    for anchor in anchors:
        if group and (len(group) == _MOST_TOGETHER or not _stand_together(text, group[-1], anchor)):
            yield group
            group = []
        group.append(anchor)
    if group:
        yield group


_TOGETHER = re.compile(r"\s*(?:-|/|,|to|,? ?(?:and|or)|(?:out )?of(?: the| all| its| these)?)?\s*", re.IGNORECASE)


def _stand_together(text: str, left: Quantity, right: Quantity) -> bool:
    between = text[left.span.end : right.span.start]
    if between == " (" and left.kind == right.kind and left.unit != right.unit:
        return True  # the same amount in another unit: "$1.8bn (£931m)"
    return left.kind == right.kind and len(between) < 14 and _TOGETHER.fullmatch(between) is not None


_QUALIFIED = re.compile(
    r"\b(?:(?:no )?(?:more|less|fewer|greater|higher|lower) than|at (?:least|most)|up to|as (?:many|much) as|close to"
    r"|in excess of|getting on for|upwards? of|an average of|a total of)\s*[£$€]?$",
    re.IGNORECASE,
)


_PREPOSITION_ALONE = re.compile(
    r"\s*(?:from|in|at|on|across|among|within|inside|for)\s+(?:(?:about|around|nearly|almost|some|just|only|over)\s+)*",
    re.IGNORECASE,
)


def _cut(text: str, start: int, end: int) -> tuple[int, bool]:
    """Where between two numbers the first one's clause ends, and whether the second is only an addition to it."""
    if qualified := _QUALIFIED.search(text, max(start, end - 24), end):
        end = qualified.start()
    before_comma = end
    # "More than gas (29.8%)": the number in brackets belongs to what stands before them.
    if text[end - 1 : end] == "(" and any(p.search(text, start, end - 1) for p in _CUTS[1 : _COMMA + 1]):
        before_comma = end - 1
    for rank, pattern in enumerate(_CUTS):
        last = before_comma if rank <= _COMMA else end
        found = list(pattern.finditer(text, start, last))
        if not found:
            continue
        if rank == _ADDITION and len(found) > 1 and found[0][0].lower() == "of":
            found = found[1:]
        if rank == _CONJUNCTIONS:
            # "Higher than in 2022, four a lower one": the comma is the surer place.
            found = [m for m in found if m[0].lower() != "than" or text.find(",", m.end(), end) < 0]
        if not found:
            continue
        cut = found[-1] if rank in _TAKES_THE_LAST else found[0]
        depends = rank == _ADDITION or (rank == _FROM_TO and text.count(" ", cut.end(), end) > 2)
        depends = depends or _PREPOSITION_ALONE.fullmatch(text, cut.end(), end) is not None
        return cut.end() if cut[0][0] in _ENDING_MARKS else cut.start(), depends
    return end, True


_ROLE = re.compile(
    r"\b(from|to|by) (?:(?:just|only|about|around|nearly|almost|over|under|more|less|than|some|at|least|most"
    r"|roughly|approximately|up|record|below|above|well|fewer|further|another) )*[$£€]?$"
)


def role_of(text: str, start: int, clause: Span) -> Literal["from", "to", "by"] | None:
    """Whether a number that begins at ``start`` is where a change began, where it ended, or how large it was."""
    before = text[max(clause.start, start - 40) : start].lower()
    if not ("to " in before or "by " in before or "from " in before):
        return None
    found = _ROLE.search(before.removesuffix("up to ")) if before.endswith("up to ") else _ROLE.search(before)
    if found is None:
        return None
    return "from" if found[1] == "from" else "to" if found[1] == "to" else "by"
