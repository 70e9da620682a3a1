"""Passages: read once, with what belongs to the numbers at their edges."""

from __future__ import annotations

import pytest

from builder.evidence.passages import Passages
from builder.model.outline import Passage
from builder.model.source import Source
from builder.model.text import Place, Text

ARTICLE = "In all, more than 2,000 adults. Use fell 11 per cent. In 1999 six\nmillion people came."


def passages() -> Passages:
    return Passages({"article": Source("article", "article.txt", "article.txt", ARTICLE, "")}, "en-GB")


def cite(words: str, source: str = "article") -> Passage:
    return Passage(source=Text(source, Place(1, 1)), words=Text(words, Place(2, 1)))


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("2,000 adults.", [("2,000", "more than")]),
        ("fell 11", [("11 per cent", None)]),
        ("Use fell 11 per cent.", [("11 per cent", None)]),
        ("1999 six", [("1999", None), ("six million", None)]),
        ("adults. Use", []),
    ],
)
def test_numbers_at_the_edge_are_read_whole(words: str, numbers: list[tuple[str, str | None]]) -> None:
    (cited,) = passages().read([cite(words)]).cited
    assert [(quantity.text, quantity.qualifier) for quantity in cited.quantities] == numbers
    assert all(cited.context[q.span.start :].startswith(q.text[:2]) for q in cited.quantities)


def test_a_passage_that_is_missing_still_has_its_numbers() -> None:
    (cited,) = passages().read([cite("Use fell 12 per cent.")]).cited
    assert cited.match is None
    assert [quantity.text for quantity in cited.quantities] == ["12 per cent"]


def test_a_source_that_is_not_there_gives_no_match() -> None:
    (cited,) = passages().read([cite("Use fell 11 per cent.", "elsewhere")]).cited
    assert (cited.source, cited.match, cited.where) == (None, None, "elsewhere")


def test_the_same_words_cited_twice_keep_their_own_places() -> None:
    first, second = cite("Use fell"), cite("Use fell")
    reader = passages()
    evidence = reader.read([first, second])
    assert evidence.cited[0].passage is first
    assert evidence.cited[1].passage is second
    assert evidence.cited[0].match == evidence.cited[1].match
