"""What somebody confirmed, and that it settles nothing that was put in its place since."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest

from builder.evidence.changes.lock import Lock, lock_text, make_lock
from builder.evidence.changes.lock_reading import read_lock
from builder.model.outline import Finding, Outline
from builder.model.source import Source
from tests.evidence_builders import CONFIRMED, cite, codes, finding_of, outline_of, source_of, text_at, verify

ARTICLE = "Figures from seven tests showed that heroin use dropped 11% in a year."
CITED = "heroin use dropped 11%"
STATEMENT = "Misuse among teenagers dropped 11%"


def entry_of(statement: str = STATEMENT, cited: str = CITED) -> Finding:
    return finding_of(statement, cite(cited), confirmed=CONFIRMED)


def accepted(outline: Outline, article: str, earlier: Lock | None = None) -> Lock:
    """The lock as it is written and read again."""
    sources: dict[str, Source] = {"article": source_of(article)}
    lock = make_lock(outline, sources, verify(outline, *sources.values()).verdicts)
    lock = lock if earlier is None else lock.with_others(earlier, outline, ())
    lock = replace(lock, sources=tuple(replace(source, digest="0" * 64) for source in lock.sources))
    return read_lock(lock_text(lock).encode(), "sources.lock")


def undecided(outline: Outline, article: str, lock: Lock | None) -> list[str]:
    found = verify(outline, source_of(article), lock=lock).diagnostics
    return [d.hints[0] for d in found if d.code == "evidence-undecided"]


def test_what_was_confirmed_is_settled_while_it_is_the_same() -> None:
    outline = outline_of(entry_of())
    lock = accepted(outline, ARTICLE)
    assert len(lock.entries) == 1
    assert undecided(outline, ARTICLE, None) == undecided(outline, ARTICLE, lock) == []
    assert undecided(outline, f"A new line.\n\n{ARTICLE}\n", lock) == []
    assert undecided(outline_of(entry_of(f"**{STATEMENT}**.")), ARTICLE, lock) == []
    unconfirmed = outline_of(replace(entry_of(), confirmed=None))
    assert len(undecided(unconfirmed, ARTICLE, lock)) == 1
    assert accepted(unconfirmed, ARTICLE, lock).entries == ()


@pytest.mark.parametrize(
    ("statement", "cited", "article", "changed"),
    [
        (STATEMENT, CITED, ARTICLE.replace("seven", "two"), "its evidence"),
        (STATEMENT, "showed that heroin use dropped 11% in a year.", ARTICLE + " It fell.", ""),
        (STATEMENT, CITED, ARTICLE + "\n\nElsewhere it rose.", ""),
        ("Misuse among grandmothers dropped 11%", CITED, ARTICLE, "the entry"),
    ],
)
def test_what_has_changed_since_comes_up_again(statement: str, cited: str, article: str, changed: str) -> None:
    first = outline_of(entry_of())
    now = outline_of(entry_of(statement, cited))
    lock = accepted(first, ARTICLE)
    hint = f"{changed} has changed since R. Reader confirmed it on 2025-03-27: look again, and write the day of that"
    expected = [hint] if changed else []
    assert undecided(now, article, lock) == expected
    # Accepting the source settles what changed in it, and not what a person said of it.
    again = accepted(now, article, lock)
    assert undecided(now, article, again) == expected
    assert undecided(now, article, again.of_entries(now)) == expected


@pytest.mark.parametrize(
    "signed",
    [lambda c: replace(c, on=dt.date(2025, 4, 1)), lambda c: replace(c, by=text_at("A. Nother"))],
)
def test_another_day_or_person_confirms_what_there_is_now(signed: Callable[..., object]) -> None:
    lock = accepted(outline_of(entry_of()), ARTICLE)
    changed = replace(entry_of("Misuse among grandmothers dropped 11%"), confirmed=signed(CONFIRMED))  # type: ignore[arg-type]
    assert undecided(outline_of(changed), ARTICLE, lock) == []
    assert undecided(outline_of(changed), ARTICLE, accepted(outline_of(changed), ARTICLE, lock)) == []


def test_an_error_is_never_settled() -> None:
    wrong = outline_of(entry_of("Heroin use rose 11%"))
    lock = accepted(outline_of(entry_of()), ARTICLE)
    assert "figure-direction" in codes(verify(wrong, source_of(ARTICLE), lock=lock).diagnostics)


def test_another_outlines_confirmations_are_its_own() -> None:
    first, second = outline_of(entry_of()), replace(outline_of(entry_of("Misuse dropped 11%")), path="second.yaml")
    lock = accepted(first, ARTICLE)
    both = make_lock(second, {"article": source_of(ARTICLE)}, ()).with_others(lock, second, {"outline.yaml"})
    assert [entry.outline for entry in both.entries] == ["outline.yaml", "second.yaml"]
    assert undecided(second, ARTICLE, both) == []
