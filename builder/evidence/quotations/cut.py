"""Quotations cut from their sentence so that what it denies or supposes reads as said."""

from __future__ import annotations

import re

from builder.evidence.text.folding import FoldedSource
from builder.evidence.text.sentences import split_sentences
from builder.model.source import Span

# How far a sentence is followed before and behind the words quoted, in characters.
_REACH = 300

# The source's own words in the middle of a sentence: '"I do not think," she said, "that they are safe."'
_SAID = re.compile(r'[,-]?" [^".!?]{1,80}[,:] "')
_NEGATION = re.compile(
    r"""\b(?:not|never|cannot|\w+n't|no\ longer|den(?:y|ies|ied)|no\ (?:evidence|proof|suggestion|reason|sign|way)
    |nobody|no\ one|hardly|neither|nor|doubts?|doubted|unlikely|untrue|false|rejected)\b""",
    re.VERBOSE | re.IGNORECASE,
)
# These deny nothing of what follows, or deny twice.
_NO_NEGATION = re.compile(
    r"""\b(?:no\ doubt|(?:not|n't)\ (?:only|just|merely|simply|deny|denied|doubt|hide|forget|worry|wait|help|enough)
    |(?:not|n't)\ (?:be\ )?(?:surpris\w+|happier|prouder|clearer|more|better|stop|why|ignore|apologi[sz]e)
    |never\ (?:forget|doubt\w*|mind|stop)|why\ not|whether\ or\ not|(?:not|never|n't|no\ longer)\ [^"]{0,40}\bbecause
    |(?:is|are|was|were|do|does|did|have|has|ca|could|would|wo)n't\ (?:it|they|we|you|he|she)\b)""",
    re.VERBOSE | re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[,;:()]|--?\s|\b(?:but|and|so|yet|while|until|unless|because)\b", re.IGNORECASE)
_SUPPOSES = re.compile(
    r"(?:^|[\s\"'(])"
    r"(?P<word>if(?! any)|unless|provided(?: that)?|as long as|assuming(?: that)?|suppose|only if)\b(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_NO_CONDITION = re.compile(r"\b(?:as|even|asked|know|see|what|wonder(?:ed)?) $", re.IGNORECASE)
_FOLLOWS = re.compile(r",? (?:but )?(?:unless|only if|if|provided(?: that)?|as long as)\b", re.IGNORECASE)
_MOST_WORDS = 8
_MOST_SUPPOSED = 20


def lost_words(source: FoldedSource, place: Span) -> str:
    """The sentence of words that are quoted without its negation or condition; empty where they keep it.

    Of "I do not think that the rooms are safe" and "if the rooms are safe" the words "the rooms are safe" lose it. The
    word has to stand in the same clause, or in one that leads it on: what a comma divides denies something else.

    Args:
        source: The folded source.
        place: The range of its folded text in which the words stand.
    """
    text = source.marked
    low, high = max(0, place.start - _REACH), min(len(text), place.end + _REACH)
    before = text[low : place.start]
    sentences = split_sentences(before)
    is_inside = sentences and before.rstrip("\"' ")[-1:] not in (".", "!", "?", "\n")
    start = low + sentences[-1].start if is_inside else place.start
    before = _SAID.sub(" ", text[start : place.start]).rstrip("\"' ")
    behind = "" if text[place.end - 1] in ".!?" else text[place.end : high]
    if not (_denies(before) or _supposes(before) or _FOLLOWS.match(behind)):
        return ""
    rest = split_sentences(behind)
    return text[start : place.end + (rest[0].end if rest else 0)].strip()


def _denies(before: str) -> bool:
    clause = before[max((found.end() for found in _CLAUSE_END.finditer(before)), default=0) :]
    if _NO_NEGATION.search(clause):
        return False
    return any(len(clause[found.end() :].split()) <= _MOST_WORDS for found in _NEGATION.finditer(clause))


def _supposes(before: str) -> bool:
    """Whether a condition leads the words on: what begins in the last clause, or the sentence's only earlier one."""
    found = _SUPPOSES.search(before)
    if found is None or _NO_CONDITION.search(before[: found.start("word")]):
        return False
    rest = found["rest"]
    leads = not rest.strip(" ") or (";" not in rest and rest.count(",") <= 1)
    return leads and len(rest.split()) <= _MOST_SUPPOSED
