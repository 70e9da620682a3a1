"""Whether an outline's role of a speaker is one that the source gives this speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.evidence.speakers.attribution import Attribution
from builder.evidence.speakers.descriptions import descriptions_beside
from builder.evidence.speakers.holders import holders_of
from builder.evidence.speakers.mentions import mentions, words_of_name
from builder.evidence.speakers.names import abbreviates, content_stems, name_words, plain_words, same_person
from builder.evidence.speakers.namesakes import full_names
from builder.evidence.speakers.person_words import CLOSED, MODIFIERS, OFFICES, TITLES
from builder.evidence.speakers.reporting_verbs import word_set
from builder.evidence.speakers.surroundings import Surroundings, surroundings_of
from builder.evidence.text.folding import FoldedSource
from builder.model.source import Span

_MAX_MENTIONS = 40
_CAPITALS = re.compile(r"[^\W\d_a-z][\w'&-]*(?:\s+(?:(?:of|and|for|the)\s+)*[^\W\d_a-z][\w'&-]*)*")
_BECOMING = word_set("is was been as became becomes remains appointed named elected serves runs leads heads chairs")


def is_role_of(role: str, attribution: Attribution, source: FoldedSource) -> bool:
    """Whether the source says of the one attributed what a role says.

    All content words of the role have to stand in what the source says of the name, anywhere, as its office: before
    it, behind it between commas, or behind "is" or "as". Where a name is no person's, the role's own names have to
    stand in the source.

    Args:
        role: As the outline has it.
        attribution: Whom the source names.
        source: The source.
    """
    if not attribution.is_person:
        return _names_stand(role, attribution, source)
    said = [attribution.role, *roles_of(attribution.name, source)]
    wanted = content_stems(role)
    offered = content_stems(" ; ".join(said))
    missing = wanted - offered - _abbreviated(role, " ; ".join(said), source)
    if not missing:
        return not _is_promoted(role, said)
    return _is_nobody_elses(role, missing, said, attribution, source)


def _names_stand(role: str, attribution: Attribution, source: FoldedSource) -> bool:
    names = [name for name in _CAPITALS.findall(role) if name.lower() not in CLOSED]
    known = source.words
    for place, name in enumerate(names):
        words = {word for word in name_words(name) if len(word) > 1}
        is_plain = place == 0 and role.startswith(name) and len(words) == 1
        if not (words <= known or is_plain or abbreviates(source.folded.text, name, source)):
            return False
    return True


def _abbreviated(role: str, said: str, source: FoldedSource) -> frozenset[str]:
    """The words of the role's names that what is said has as initials, or the reverse."""
    found: set[str] = set()
    for name in _CAPITALS.findall(role):
        if abbreviates(said, name, source):
            found |= content_stems(name)
        if any(abbreviates(name, other, source) for other in _CAPITALS.findall(said)):
            found |= content_stems(name)
    return frozenset(found)


def _is_promoted(role: str, said: list[str]) -> bool:
    """Whether the role leaves out a "deputy" or "former" that the source never leaves out."""
    stated = frozenset(plain_words(role))
    heads = stated & OFFICES
    holding = [words for text in said if (words := frozenset(plain_words(text))) & heads]
    return bool(holding) and all((words & MODIFIERS) - stated for words in holding)


def _is_nobody_elses(
    role: str, missing: frozenset[str], said: list[str], attribution: Attribution, source: FoldedSource
) -> bool:
    """Whether what is missing may be understood: an office or organisation that the source gives to nobody else."""
    if missing & MODIFIERS and missing < content_stems(role):
        return False
    text = source.folded.text
    if missing <= {word for name in _CAPITALS.findall(role) for word in content_stems(name)} and not (
        missing & content_stems(" ".join(OFFICES))
    ):
        return missing <= content_stems(_near(attribution, source)) and not any(
            _has_organisation(one, source) for one in said
        )
    office = " ".join(role.lower().split())
    at = text.lower().find(f"the {office}")
    return at >= 0 and not _held_by_another(office, attribution, source)


def _has_organisation(role: str, source: FoldedSource) -> bool:
    """Whether a role has a name in it, not only a first word that is capital because a sentence begins there."""
    first, _, rest = role.partition(" ")
    if any(name.lower() not in TITLES | OFFICES for name in _CAPITALS.findall(rest)):
        return True
    if not first[:1].isupper() or first.lower() in TITLES | OFFICES | CLOSED:
        return False
    return first.isupper() or re.search(rf"[^\W\d_],? {re.escape(first)}(?!\w)", source.folded.text) is not None


def _near(attribution: Attribution, source: FoldedSource) -> str:
    start, end = attribution.span
    return source.source.text[max(0, start - 600) : end + 300]


def _held_by_another(office: str, attribution: Attribution, source: FoldedSource) -> bool:
    """Whether the source gives the office to a name that is not the speaker's, or one stands right behind it."""
    around, inner = surroundings_of(attribution.span, source)
    for holder in holders_of(office, inner.start, around):
        if attribution.name not in full_names(holder, around):
            return True
    text, own = source.folded.text, set(name_words(attribution.name))
    for found in re.finditer(re.escape(office) + r",? ([A-Z][\w'-]+)", text, re.IGNORECASE):
        if found[1][0].isupper() and plain_words(found[1])[0] not in own:
            return True
    return False


def roles_of(name: str, source: FoldedSource) -> list[str]:
    """What a source says somebody is, of every mention of the name: as many words as may belong to it."""
    words = name_words(name)
    if not words:
        return []
    found: list[str] = []
    done = -1
    for at in _mentions_of(words[-1], source):
        if at <= done:
            continue
        around, _ = surroundings_of(Span(at, at + 1), source)
        found += _roles_in(around, words)
        done = at + 1000
    return found


def _mentions_of(last: str, source: FoldedSource) -> Iterator[int]:
    text = source.folded.text
    pattern = re.compile(rf"(?<!\w){re.escape(last)}(?!\w)", re.IGNORECASE)
    for count, match in enumerate(pattern.finditer(text)):
        if count >= _MAX_MENTIONS:
            return
        yield source.folded.starts[match.start()]


def _roles_in(around: Surroundings, words: tuple[str, ...]) -> Iterator[str]:
    for sentence in around.sentences:
        for mention in mentions(sentence.tokens, complements=True):
            if mention.kind == "person" and same_person(words, name_words(" ".join(words_of_name(mention)))):
                yield from descriptions_beside(sentence.tokens, mention)
