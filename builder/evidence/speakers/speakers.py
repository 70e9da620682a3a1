"""Whether an outline's speaker is the one whose words a source says they are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from builder.evidence.speakers.attribution import Attribution
from builder.evidence.speakers.names import (
    abbreviates,
    content_stems,
    name_words,
    plain_words,
    same_organisation,
    same_person,
)
from builder.evidence.speakers.person_words import OFFICES, ORGANISATIONS, SPOKESPEOPLE, TEXTS
from builder.evidence.text.folding import FoldedSource
from builder.model.source import Span

Agreement = Literal["same", "possible", "other"]

# Some articles are one line; beyond this many characters nobody is beside the words.
_REACH = 2000
_NAME_END = re.compile(r"[,(;]")


def agreement(speaker: str, attribution: Attribution, source: FoldedSource) -> Agreement:
    """Hold a speaker against what the source says.

    Args:
        speaker: As the outline has it: a name, part of it, or a noun such as "the agency".
        attribution: Whom the source names.
        source: The source.

    Returns:
        ``possible`` where the source has a pronoun or a noun that the speaker is one possible meaning of, not the only.
    """
    speaker = _NAME_END.split(speaker, maxsplit=1)[0].strip() or speaker
    if is_written(speaker, attribution, source):
        return "same"
    if _is_one(speaker, attribution.name, attribution, source):
        is_surname = attribution.how == "named" and name_words(speaker) == name_words(attribution.written)
        return "same" if attribution.is_clear or is_surname else "possible"
    if any(_is_one(speaker, other, attribution, source) for other in attribution.others):
        return "possible"
    is_known = attribution.is_open and not _is_organisation(speaker) and _are_known(name_words(speaker), source)
    return "possible" if is_known else "other"


def is_written(speaker: str, attribution: Attribution, source: FoldedSource) -> bool:
    """Whether the speaker is called what the source calls whoever speaks: by a noun or an office."""
    stated = content_stems(speaker)
    found = content_stems(f"{attribution.written} {attribution.role}")
    is_noun = any(word in OFFICES | TEXTS | SPOKESPEOPLE for word in plain_words(speaker)) or not _is_name(speaker)
    if is_noun and stated and stated <= found | content_stems(attribution.name):
        return True
    spokesperson = (SPOKESPEOPLE | TEXTS).intersection(plain_words(attribution.written))
    if not spokesperson or (attribution.is_person and attribution.how == "named" and not _is_organisation(speaker)):
        return False
    if f"Mr {speaker.split()[-1]}" in source.folded.text or f"Mr {speaker.split()[-1]}" in attribution.written:
        return False
    said = f"{attribution.written} {attribution.role}"
    return set(name_words(speaker)) <= set(plain_words(said)) or abbreviates(said, speaker, source)


def _is_name(speaker: str) -> bool:
    words = [word for word in speaker.split() if word.lower() not in ("the", "a", "an")]
    return bool(words) and words[-1][:1].isupper()


def _is_organisation(speaker: str) -> bool:
    words = speaker.split()
    return any(word in ORGANISATIONS for word in plain_words(speaker)) or (len(words) == 1 and words[0].isupper())


def _is_one(speaker: str, name: str, attribution: Attribution, source: FoldedSource) -> bool:
    stated, found = name_words(speaker), name_words(name)
    if not attribution.is_person or _is_organisation(speaker):
        return same_organisation(speaker, name, source)
    return same_person(_without_role(stated, attribution), found) and _are_known(stated, source)


def _without_role(stated: tuple[str, ...], attribution: Attribution) -> tuple[str, ...]:
    """The name in "NCA director general Graham Biggar": what the source gives as role before it doesn't count."""
    role = set(plain_words(attribution.role)) | OFFICES
    at = max((place + 1 for place, word in enumerate(stated[:-1]) if word in role), default=0)
    return stated[at:]


def _are_known(words: Iterable[str], source: FoldedSource) -> bool:
    """Whether the source has all the words of a name, anywhere and whatever their accents."""
    parts = {part for word in words for part in word.split("'") if len(part) > 1}
    missing = parts - source.words
    return not missing or missing <= {
        plain for word in source.words if not word.isascii() for plain in plain_words(word)
    }


def is_near(speaker: str, span: Span, source: FoldedSource) -> Agreement:
    """Hold a speaker against what stands around some words, where no grammar says whose they are.

    Returns:
        ``same`` with the name in the paragraph, ``possible`` with it nearby.
    """
    text = source.source.text
    names = frozenset(name_words(_NAME_END.split(speaker, maxsplit=1)[0]))
    if not names:
        return "same"
    low, high = max(0, span.start - _REACH), min(len(text), span.end + _REACH)
    start, end = text.rfind("\n", low, span.start), text.find("\n", span.end, high)
    paragraph = text[low if start < 0 else start + 1 : high if end < 0 else end]
    if _stands_in(speaker, names, paragraph, source):
        return "same"
    return "possible" if _stands_in(speaker, names, text[low:high], source) else "other"


def _stands_in(speaker: str, names: frozenset[str], text: str, source: FoldedSource) -> bool:
    words = plain_words(text)
    last = name_words(speaker)[-1]
    return names <= set(words) or (last in words and _are_known(names, source)) or abbreviates(text, speaker, source)
