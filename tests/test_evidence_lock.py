"""``sources.lock``: the same text for the same evidence, and no bytes that crash the reader."""

from __future__ import annotations

import datetime as dt
import json
import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.evidence.changes.lock import (
    MAX_BYTES,
    ConfirmedPassage,
    Lock,
    LockedSource,
    lock_text,
    make_lock,
    read_lock,
)
from builder.evidence.changes.lock import words_digest as digest
from builder.model.diagnostic import EvidenceError
from builder.model.outline import Finding, Outline, Passage, Section
from builder.model.source import Match, Source, Span, Verdict
from builder.model.text import Place, Prose, Text

SHA = "0123456789abcdef" * 4
PLACE = Place(1, 1)
TEXT = "Heroin use  dropped 11%.\nCocaine use was “up” 7%.\n"

GOOD = f"""\
{{"lock": 1}}
{{"source": "article", "file": "article.txt", "sha256": "{SHA}"}}
{{"source": "article", "finding": "cocaine", "line": 2, "start": 25, "end": 49, "folded": 24, "words": "{SHA[:16]}"}}
"""


def finding(id: str, *words: str) -> Finding:
    passages = tuple(Passage(source=Text("article", PLACE), words=Text(passage, PLACE)) for passage in words)
    return Finding(id=Text(id, PLACE), place=PLACE, statement=Prose("S", PLACE), evidence=passages)


def outline(*findings: Finding) -> Outline:
    return Outline(
        path="outline.yaml",
        digest="",
        title=Text("T", PLACE),
        language=Text("en-GB", PLACE),
        date=dt.date(2025, 3, 26),
        sections=(Section(title=Text("S", PLACE), place=PLACE, items=findings),),
    )


def broken(data: bytes | str) -> list[tuple[int, int, str]]:
    """Line, column and message of everything that is wrong."""
    with pytest.raises(EvidenceError) as error:
        read_lock(data.encode() if isinstance(data, str) else data, "sources.lock")
    for diagnostic in error.value.diagnostics:
        assert (diagnostic.severity, diagnostic.code, diagnostic.file) == ("error", "lock-broken", "sources.lock")
        assert any("--accept-source" in hint for hint in diagnostic.hints)
    return [(*d.place, d.message) if d.place else (0, 0, d.message) for d in error.value.diagnostics]


# --- making ----------------------------------------------------------------------------------------------------------


def test_a_lock_has_each_source_and_where_its_passages_stand() -> None:
    source = Source("article", "a/article.txt", "article.txt", TEXT, SHA, "pdf", (0, 25))
    match = Match("article", Span(25, 49), 2)
    verdicts = [Verdict("cocaine", "supported", (match,)), Verdict("heroin", "unsupported", (match,))]
    lock = make_lock(
        outline(finding("heroin", "Heroin use"), finding("cocaine", 'Cocaine use was "up" 7%.')),
        {"article": source},
        verdicts,
    )
    passage = ConfirmedPassage("cocaine", Span(25, 49), 24, 2, 2, digest("Cocaine use was “up” 7%."))
    assert lock == Lock((LockedSource("article", "article.txt", SHA, (passage,)),))


def test_a_lock_does_not_depend_on_the_outlines_order() -> None:
    source = Source("article", "article.txt", "article.txt", TEXT, SHA)
    one, other = finding("one", "Heroin use"), finding("other", "Cocaine use", "Heroin use", "Heroin use")
    heroin, cocaine = Match("article", Span(0, 10), 1), Match("article", Span(25, 36), 2)
    verdicts = [Verdict("one", "own", (heroin,)), Verdict("other", "supported", (cocaine, heroin, heroin))]
    first = make_lock(outline(one, other), {"b": replace(source, id="b"), "article": source}, verdicts)
    second = make_lock(outline(other, one), {"article": source, "b": replace(source, id="b")}, verdicts[::-1])
    assert lock_text(first) == lock_text(second)
    assert [len(source.passages) for source in first.sources] == [3, 0]


def test_the_same_words_have_one_digest_however_they_are_written() -> None:
    assert digest("the “up”\n 7%") == digest(' the "up" 7%')
    assert digest("7%") != digest("8%")


# --- writing and reading ---------------------------------------------------------------------------------------------


def test_the_text_has_a_line_for_each_source_and_passage() -> None:
    passage = ConfirmedPassage("cocaine", Span(25, 49), 24, 2, None, SHA[:16])
    lock = Lock((LockedSource("article", "article.txt", SHA, (passage,)),))
    assert lock_text(lock) == GOOD
    assert read_lock(GOOD.encode(), "sources.lock") == lock


@pytest.mark.parametrize("change", [lambda b: b.replace(b"\n", b"\r\n"), lambda b: b"\xef\xbb\xbf" + b, bytes.rstrip])
def test_what_editors_and_version_control_do_to_a_text_is_no_harm(change: object) -> None:
    assert callable(change)
    assert read_lock(change(GOOD.encode()), "sources.lock") == read_lock(GOOD.encode(), "sources.lock")


NUMBERS = st.integers(0, 2**31 - 1)
HEX = st.text("0123456789abcdef", min_size=16, max_size=16)
NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)


@st.composite
def locks(draw: st.DrawFn) -> Lock:
    sources = []
    for id in sorted(draw(st.sets(NAMES, max_size=3))):
        passages = {}
        for name, words in draw(st.sets(st.tuples(NAMES, HEX), max_size=4)):
            start = draw(NUMBERS)
            page = draw(st.none() | st.integers(1, 2**31))
            span = Span(start, draw(st.integers(start + 1, 2**31)))
            passages[name, words] = ConfirmedPassage(
                name, span, draw(NUMBERS), draw(st.integers(1, 2**31)), page, words
            )
        ordered = sorted(passages.values(), key=lambda passage: passage._replace(page=passage.page or 0))
        sources.append(LockedSource(id, draw(NAMES), draw(HEX) * 4, tuple(ordered)))
    return Lock(tuple(sources))


@given(locks())
def test_a_lock_reads_back_as_it_was_written(lock: Lock) -> None:
    text = lock_text(lock)
    assert read_lock(text.encode(), "sources.lock") == lock
    assert text.count("\n") == 1 + sum(1 + len(source.passages) for source in lock.sources)


# --- hostile bytes ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('{"lock": 1}', '{"lock": 2}', (1, 1, "the lock is of version '2'; this builder knows version 1")),
        ('{"lock": 1}', '{"lock": true}', (1, 1, 'the first line has to be {"lock": 1}')),
        ('{"lock": 1}\n', "", (1, 1, 'the first line has to be {"lock": 1}')),
        ('{"lock": 1}', '{"lock": 1, "more": 1}', (1, 1, "unknown key 'more'")),
        ('"line": 2', '"line": 0', (3, 1, "line has to be a whole number from 1 to 2147483648")),
        ('"line": 2', '"line": 1e9', (3, 1, "line has to be a whole number from 1 to 2147483648")),
        ('"line": 2', '"line": NaN', (3, 1, "line has to be a whole number from 1 to 2147483648")),
        ('"line": 2', '"line": 2, "line": 2', (3, 1, "the key 'line' is there twice")),
        ('"line": 2', '"line": 2, "page": null', (3, 1, "page has to be a whole number from 1 to 2147483648")),
        ('"line": 2', '"line": true', (3, 1, "line has to be a whole number from 1 to 2147483648")),
        ('"line": 2, ', "", (3, 1, "there is no line")),
        ('"end": 49', '"end": 25', (3, 1, "a passage can't start at 25 and end at 25")),
        ('"start": 25', '"start": -1', (3, 1, "start has to be a whole number from 0 to 2147483648")),
        ('"start": 25', f'"start": {"9" * 5000}', (3, 1, "the line is no entry of a lock")),
        ('"start": 25', f'"start": {"[" * 5000}', (3, 1, "the line is no entry of a lock")),
        ('"start": 25', '"start" 25', (3, 64, "the line is no JSON: Expecting ':' delimiter")),
        ('"finding": "cocaine"', '"finding": ["x"]', (3, 1, "finding has to be a text")),
        ('"finding": "cocaine"', '"finding": "\\ud800"', (3, 1, "finding holds half a character")),
        ('article", "finding"', 'b", "finding"', (3, 1, "a passage of 'b', which has no line of its own before it")),
        (SHA, SHA[1:], (2, 1, "sha256 has to be 64 hexadecimal digits")),
        (f'"words": "{SHA[:16]}"', f'"words": "{SHA[:15]}G"', (3, 1, "words has to be 16 hexadecimal digits")),
        ('{"source"', '<<<<<<< HEAD\n{"source"', (2, 1, "two versions of the lock were merged and not settled")),
        ('{"source"', '["source"]\n{"source"', (2, 1, "the line is no object with keys and values")),
    ],
)  # fmt: skip
def test_a_broken_line_is_named_with_its_place(old: str, new: str, expected: tuple[int, int, str]) -> None:
    assert old in GOOD
    assert broken(GOOD.replace(old, new, 1)) == [expected]


def test_lines_that_are_there_twice_contradict_each_other() -> None:
    lines = GOOD.split("\n")
    assert [line for line, _, _ in broken("\n".join([*lines[:3], lines[2], lines[1], ""]))] == [4, 5]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "the lock is empty"),
        (b"\n\n", "the lock is empty"),
        (b"\xff\xfe{", "the lock is not UTF-8, at its byte 0"),
        (b" " * (MAX_BYTES + 1), "the lock is larger than 32 MiB"),
    ],
)
def test_a_file_that_is_no_lock_is_said_to_be_none(data: bytes, message: str) -> None:
    assert broken(data) == [(1, 1, message)]


def test_of_many_broken_lines_the_first_are_named() -> None:
    assert [line for line, _, _ in broken('{"lock": 1}\n' + "?\n" * 5000)] == list(range(2, 22))


KEYS = st.sampled_from(
    ["lock", "source", "file", "sha256", "finding", "line", "page", "start", "end", "folded", "words"]
)
VALUES = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.just(SHA) | st.just(SHA[:16])
)
LINES = st.dictionaries(KEYS, VALUES).map(json.dumps) | st.text(max_size=20)


@given(st.binary(max_size=200) | st.lists(LINES, max_size=6).map(lambda ls: "\n".join(['{"lock": 1}', *ls]).encode()))
def test_no_bytes_end_in_a_traceback(data: bytes) -> None:
    try:
        lock = read_lock(data, "sources.lock")
    except EvidenceError as error:
        assert 1 <= len(error.diagnostics) <= 20
        assert all(d.place and 1 <= d.place.line <= 1 + data.count(b"\n") for d in error.diagnostics)
    else:
        assert read_lock(lock_text(lock).encode(), "sources.lock") == lock


@pytest.mark.parametrize("filler", ['{"x": 1}\n', '"x": 1, ', "[", "\n", "9", '"'])
def test_a_megabyte_of_anything_is_read_without_delay(filler: str) -> None:
    start = time.process_time()
    broken('{"lock": 1}\n{' + filler * (1_000_000 // len(filler)))
    assert time.process_time() - start < 5
