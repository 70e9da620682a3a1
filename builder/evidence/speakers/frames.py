"""Who says what in one sentence: the words that report a quotation, before it, behind it or around it."""

from __future__ import annotations

from builder.evidence.speakers.person_words import CLOSED, OFFICES, TEXTS
from builder.evidence.speakers.phrases import (
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    Phrase,
    is_verb,
    phrase_after,
    phrase_before,
)
from builder.evidence.speakers.reporting_verbs import INVERTED, NAMING, PARTICIPLES, SPEECH, word_set
from builder.evidence.speakers.subjects import (
    ADVERBS,
    RELATIVES,
    SUBORDINATORS,
    Tokens,
    before_auxiliaries,
    clause_start,
    leading_subject,
    subject_before,
    with_apposition,
)
from builder.evidence.speakers.surroundings import Token

_BE = word_set("is are was were be been being")
_MAX_TAIL = 40


def frame_of(tokens: Tokens, at: int, end: int) -> Phrase | None:
    """The phrase that names who says ``tokens[at:end]``; None where the sentence doesn't say.

    What stands right before or right behind the words goes before what stands further off.
    """
    is_open = tokens[end - 1].text.rstrip("”\"’' ").endswith(",") if end < len(tokens) else False
    if is_open or any(token.low == "according" for token in tokens[end : end + 2]):
        close = _close_behind(tokens, at, end) or _close_before(tokens, at)
    else:
        close = _close_before(tokens, at) or _close_behind(tokens, at, end)
    return close or _further_before(tokens, at) or _further_behind(tokens, end)


# --- before the words ------------------------------------------------------------------------------------------------


def _close_before(tokens: Tokens, at: int) -> Phrase | None:
    """``X said: “…”``, ``X said that “…”``, ``“…,” said X, “…”``."""
    before = at
    while before and (
        tokens[before - 1].text in (",", ":", "-") or tokens[before - 1].low in ("that", "the", "a", "an")
    ):
        before -= 1
    if not before:
        return None
    if tokens[at - 1].text == ":":
        return _announcing(tokens, at - 1)
    if is_verb(tokens, before - 1) or tokens[before - 1].low in PARTICIPLES:
        return speaker_of_verb(tokens, before - 1, at)
    return _between(tokens, at) if tokens[at - 1].text in (",", "-") else None


def _between(tokens: Tokens, at: int) -> Phrase | None:
    """Who said both halves of a quotation that what says so divides: ``“…,” said X, “…”``."""
    back = at - 1
    while back >= 0 and tokens[back].kind != "quote" and at - back < _MAX_TAIL:
        back -= 1
    return _close_behind(tokens, back, back + 1) if back >= 0 and tokens[back].kind == "quote" else None


def _announcing(tokens: Tokens, colon: int) -> Phrase | None:
    """Who speaks behind a colon: of the verb, of the noun that stands for the words, or else the subject."""
    found = _nearest_verb(tokens, colon) or _speech_noun(tokens, colon)
    if found is not None:
        return found
    subject = leading_subject(tokens, clause_start(tokens, colon), colon)
    if subject is not None and (subject.kind != "noun" or subject.head in OFFICES | TEXTS):
        return subject
    return phrase_before(tokens, colon) if colon <= 6 else None


def _further_before(tokens: Tokens, at: int) -> Phrase | None:
    return _nearest_verb(tokens, at) or _speech_noun(tokens, at)


def _nearest_verb(tokens: Tokens, at: int) -> Phrase | None:
    place = at - 1
    while place >= 0:
        token = tokens[place]
        if token.text == ";":
            return None
        if token.text == "," and (opened := _relative_clause(tokens, place)) is not None:
            place = opened
            continue
        if token.low == "to" and place and tokens[place - 1].low == "according":
            return phrase_after(tokens, place + 1)
        if is_verb(tokens, place) or token.low in PARTICIPLES:
            found = speaker_of_verb(tokens, place, at)
            if found is not None:
                return found
        place -= 1
    return None


def _relative_clause(tokens: Tokens, comma: int) -> int | None:
    """Where a clause between commas that begins with "which" or "who" and ends at ``comma`` begins."""
    for place in range(comma - 1, max(-1, comma - 25), -1):
        if tokens[place].text == "," and tokens[place + 1].low in RELATIVES:
            return place - 1 if place else None
        if tokens[place].text in ",;:" or tokens[place].kind == "quote":
            return None
    return None


def speaker_of_verb(tokens: Tokens, verb: int, until: int) -> Phrase | None:
    """Whose words a reporting verb reports.

    Args:
        tokens: The sentence.
        verb: The verb's place.
        until: Where the words begin.
    """
    low = tokens[verb].low
    if low in NAMING and verb + 1 == until and not _has_subject(tokens, verb):
        return None
    if low == "saying" and verb > 1 and tokens[verb - 1].low == "as":
        quoted = next((at for at in range(verb - 2, max(-1, verb - 8), -1) if tokens[at].low == "quoted"), None)
        return None if quoted is None else subject_before(tokens, quoted, passive=True)
    if low in PARTICIPLES and not _is_progressive(tokens, verb):
        return _of_participle(tokens, verb)
    behind = verb + 1
    if _is_behind_quotation(tokens, verb) and low in INVERTED and behind < len(tokens) and _may_begin(tokens[behind]):
        return with_apposition(tokens, behind)
    if low in INVERTED and verb and tokens[verb - 1].text == "," and (found := _inverted(tokens, behind)) is not None:
        return found
    place = before_auxiliaries(tokens, verb)
    if low not in PARTICIPLES and any(token.low in _BE for token in tokens[place:verb]):
        return _agent(tokens, verb, until)
    return subject_before(tokens, verb)


def _inverted(tokens: Tokens, start: int) -> Phrase | None:
    """Of "…, said X." at the end of a sentence or before a comma."""
    if start >= len(tokens) or not _may_begin(tokens[start]):
        return None
    found = phrase_after(tokens, start)
    if found is None or not found.name:
        return None
    end = next((at for at in range(start, len(tokens)) if tokens[at].end == found.end), start) + 1
    return found if end >= len(tokens) or tokens[end].text in (".", ",") else None


def _has_subject(tokens: Tokens, verb: int) -> bool:
    return before_auxiliaries(tokens, verb) < verb or (verb > 0 and tokens[verb - 1].low in PRONOUNS)


def _is_progressive(tokens: Tokens, verb: int) -> bool:
    return verb > 0 and any(token.low in _BE for token in tokens[before_auxiliaries(tokens, verb) : verb])


def _is_behind_quotation(tokens: Tokens, verb: int) -> bool:
    return verb > 0 and (
        tokens[verb - 1].kind == "quote"
        or (tokens[verb - 1].text in ",-" and verb > 1 and tokens[verb - 2].kind == "quote")
    )


def _may_begin(token: Token) -> bool:
    """Whether a phrase that names somebody may begin with a word."""
    if token.kind != "word" or token.is_capital or token.low in PRONOUNS | DETERMINERS:
        return token.kind == "word"
    return token.low not in CLOSED | PREPOSITIONS and not token.low.endswith("ly") and token.text[0].isalpha()


def _agent(tokens: Tokens, verb: int, until: int) -> Phrase | None:
    """Of "was told by X"."""
    for place in range(verb + 1, min(len(tokens), max(until, verb + 8))):
        if tokens[place].low == "by":
            return phrase_after(tokens, place + 1)
        if tokens[place].kind in ("mark", "quote"):
            return None
    return None


def _of_participle(tokens: Tokens, verb: int) -> Phrase | None:
    """Of "X spoke in London, saying …" and of "firms calling it …"."""
    start = clause_start(tokens, verb)
    if verb > start and tokens[verb - 1].kind == "word" and tokens[verb - 1].low not in CLOSED:
        return phrase_before(tokens, verb, start)
    for place in range(verb - 1, start - 1, -1):
        if is_verb(tokens, place):
            return speaker_of_verb(tokens, place, verb)
    return leading_subject(tokens, start, verb)


def _speech_noun(tokens: Tokens, at: int) -> Phrase | None:
    """``X's warning: “…”``, ``in the words of X, “…”``, ``a message from X: “…”``."""
    for place in range(at - 1, -1, -1):
        token = tokens[place]
        if token.low not in SPEECH:
            continue
        owner = next((i for i in range(place - 1, max(-1, place - 5), -1) if _owns(tokens[i])), None)
        if owner is not None:
            return phrase_before(tokens, owner + 1)
        if place + 1 < at and tokens[place + 1].low in ("of", "from", "by"):
            return phrase_after(tokens, place + 2)
    return None


def _owns(token: Token) -> bool:
    return token.kind == "word" and (token.text.endswith("'s") or token.low in ("his", "her", "its", "their"))


# --- behind the words ------------------------------------------------------------------------------------------------


def _close_behind(tokens: Tokens, at: int, end: int) -> Phrase | None:
    """``“…,” said X``, ``“…,” X, director of Y, told Z``, ``“…”, according to X``, ``“…” — X``."""
    start = end
    while start < len(tokens) and tokens[start].text in (",", "-", ")"):
        start += 1
    if start >= len(tokens) or tokens[start].kind != "word":
        return None
    first = tokens[start]
    if first.low == "according" and start + 1 < len(tokens) and tokens[start + 1].low == "to":
        return with_apposition(tokens, start + 2)
    if first.low in ("was", "were", "is", "are") or first.low == "in":
        return _as_put_by(tokens, start)
    behind = start + 1
    while behind < len(tokens) and tokens[behind].low in ADVERBS:
        behind += 1
    if first.low in INVERTED and behind < len(tokens) and _may_begin(tokens[behind]):
        return with_apposition(tokens, behind)
    if start > end and tokens[end].text == "-" and end == at + 1 and first.is_capital:
        return with_apposition(tokens, start)
    return _subject_first(tokens, start)


def _as_put_by(tokens: Tokens, start: int) -> Phrase | None:
    """``“…” was how X described it``, ``“…”, in the words of X``."""
    for place in range(start, min(len(tokens), start + 12)):
        if tokens[place].low in SPEECH and place + 1 < len(tokens) and tokens[place + 1].low in ("of", "from", "by"):
            return with_apposition(tokens, place + 2)
        if tokens[place].low == "how":
            verb = next((at for at in range(place, len(tokens)) if is_verb(tokens, at)), None)
            return None if verb is None else phrase_before(tokens, verb, place + 1)
    return None


def _subject_first(tokens: Tokens, start: int) -> Phrase | None:
    """``X said``, when the stretch behind the words begins with the subject and nothing else comes before its verb."""
    if tokens[start].low in SUBORDINATORS | {"and", "but", "or"}:
        return None
    for place in range(start + 1, min(len(tokens), start + _MAX_TAIL)):
        if tokens[place].kind == "quote" or tokens[place].text in ";:":
            return None
        if is_verb(tokens, place):
            found = subject_before(tokens, place)
            return found if found is not None and _begins(tokens, start, found) else None
    return None


def _begins(tokens: Tokens, start: int, phrase: Phrase) -> bool:
    return not any(token.text == "," for token in tokens[start:] if token.start < phrase.start)


def _further_behind(tokens: Tokens, end: int) -> Phrase | None:
    """``The “…” plan would fail, said X`` and ``…, according to X``."""
    for place in range(end, len(tokens) - 1):
        if tokens[place].kind == "quote":
            continue
        if tokens[place].low == "according" and tokens[place + 1].low == "to":
            return with_apposition(tokens, place + 2)
        if place and tokens[place - 1].text == "," and tokens[place].low in INVERTED and _may_begin(tokens[place + 1]):
            return with_apposition(tokens, place + 1)
        if is_verb(tokens, place) and _ends_clause(tokens, place):
            comma = next((at for at in range(place - 1, end - 1, -1) if tokens[at].text == ","), None)
            if comma is not None:
                return subject_before(tokens, place)
        if tokens[place].low in PARTICIPLES and tokens[place - 1].text == ",":
            return leading_subject(tokens, 0, place)
    return None


def _ends_clause(tokens: Tokens, verb: int) -> bool:
    behind = tokens[verb + 1 : verb + 2]
    return not behind or behind[0].text in (".", ",") or tokens[verb].low == "told"
