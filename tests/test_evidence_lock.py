"""``sources.lock``: the same text for the same evidence, and no bytes that crash the reader."""

from __future__ import annotations

import datetime as dt
import json
import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.evidence.changes.beside import Beside
from builder.evidence.changes.confirmations import ConfirmedEntry
from builder.evidence.changes.lock import (
    MAX_BYTES,
    ConfirmedPassage,
    Lock,
    LockedSource,
    in_order,
    lock_text,
    make_lock,
)
from builder.evidence.changes.lock import words_digest as digest
from builder.evidence.changes.lock_reading import read_lock
from builder.model.diagnostic import EvidenceError
from builder.model.outline import Finding, Outline, Passage, Section
from builder.model.source import Match, Source, Span, Verdict
from builder.model.text import Place, Prose, Text

SHA = "0123456789abcdef" * 4
PLACE = Place(1, 1)
TEXT = "Heroin use  dropped 11%.\nCocaine use was “up” 7%.\n"

GOOD = f"""\
{{"lock": 2}}
{{"outline": "outline.yaml"}}
{{"source": "article", "file": "article.txt", "sha256": "{SHA}"}}
{{"source": "article", "finding": "cocaine", "line": 2, "start": 25, "end": 49, "folded": 24, "words": "{SHA[:16]}"}}
"""
ENTRY = f'{{"entry": "x", "by": "A. B.", "on": "2025-03-26", "says": "{SHA[:16]}", "evidence": "{SHA[:16]}"}}'
FIRST = GOOD.replace('{"lock": 2}\n{"outline": "outline.yaml"}', '{"lock": 1}')


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
        assert diagnostic.hints
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
    words = 'Cocaine use was "up" 7%.'
    passage = ConfirmedPassage("cocaine", Span(25, 49), 24, 2, 2, digest(words), words, Beside("", ""))
    assert lock == Lock((LockedSource("article", "article.txt", SHA, (passage,), "outline.yaml"),))


def test_a_lock_has_the_rest_of_a_passages_sentence_and_of_long_passages_the_digest_alone() -> None:
    long = "so " * 2000 + "it goes"
    source = Source("article", "article.txt", "article.txt", f"It rains. In May heroin use fell. And {long}.", SHA)
    matches = (Match("article", Span(17, 32), 1), Match("article", Span(38, len(source.text) - 1), 1))
    entry = outline(finding("heroin", "heroin use fell", long))
    (locked,) = make_lock(entry, {"article": source}, [Verdict("heroin", "supported", matches)]).sources
    assert [(passage.text, passage.beside) for passage in locked.passages] == [
        ("heroin use fell", Beside("In May ", ".")),
        (None, Beside("And ", ".")),
    ]


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
    lock = Lock((LockedSource("article", "article.txt", SHA, (passage,), "outline.yaml"),))
    assert lock_text(lock) == GOOD
    assert read_lock(GOOD.encode(), "sources.lock") == lock
    assert read_lock(FIRST.encode(), "sources.lock").sources == (replace(lock.sources[0], outline=""),)


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
            text = draw(st.none() | NAMES)
            beside = draw(st.none() | st.builds(Beside, st.just("") | NAMES, st.just("") | NAMES))
            key = words if text is None else digest(text)
            passages[name, key] = ConfirmedPassage(
                name, span, draw(NUMBERS), draw(st.integers(1, 2**31)), page, key, text, beside
            )
        outline = draw(st.sampled_from(["", "outline.yaml", "übersicht 2.yaml"]))
        sources.append(LockedSource(id, draw(NAMES), draw(HEX) * 4, tuple(passages.values()), outline))
    named = sorted({source.outline for source in sources} - {""})
    ids = draw(st.sets(st.tuples(NAMES, st.sampled_from(named)), max_size=3)) if named else set()
    entries = (ConfirmedEntry(id, draw(NAMES), draw(NAMES), draw(HEX), draw(HEX), outline) for id, outline in ids)
    return in_order(sources, sorted(entries))


@given(locks())
def test_a_lock_reads_back_as_it_was_written(lock: Lock) -> None:
    text = lock_text(lock)
    assert read_lock(text.encode(), "sources.lock") == lock
    outlines = {source.outline for source in lock.sources} - {""}
    assert text.count("\n") == 1 + len(outlines) + len(lock.entries) + sum(
        1 + len(source.passages) for source in lock.sources
    )


# --- two outlines in a folder ----------------------------------------------------------------------------------------


def locked(outline: str, *findings: str) -> LockedSource:
    passages = (ConfirmedPassage(id, Span(0, 4), 0, 1, None, digest(id)) for id in findings)
    return LockedSource("article", "article.txt", SHA, tuple(passages), outline)


def test_an_outline_has_what_was_confirmed_under_its_name() -> None:
    mine, other, unnamed = locked("outline.yaml", "a"), locked("b.yaml", "b"), locked("", "a")
    of = outline(finding("a", "a"))
    assert Lock((other, mine)).of(of) == (mine,)
    assert Lock((other, unnamed)).of(of) == (unnamed,)
    assert Lock((other,)).of(of) == ()
    assert Lock((other, locked("c.yaml", "a"))).of(of) == ()
    assert Lock((renamed := locked("earlier.yaml", "a"),)).of(of) == (renamed,)


def test_confirming_one_outline_keeps_what_is_confirmed_of_the_others() -> None:
    mine, other, past = locked("outline.yaml", "a"), locked("b.yaml", "b"), locked("past.yaml", "c")
    of = outline(finding("a", "a"))
    earlier = Lock((replace(mine, digest=SHA[::-1]), other, past))
    assert Lock((mine,)).with_others(earlier, of, {"outline.yaml", "b.yaml"}) == in_order((mine, other))
    assert Lock((mine,)).with_others(Lock((locked("", "a"),)), of, ()) == Lock((mine,))
    assert Lock((mine,)).with_others(Lock((strange := locked("", "z"),)), of, ()) == Lock((strange, mine))


# --- hostile bytes ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('{"lock": 1}', '{"lock": 3}', (1, 1, "the lock is of version 3; this builder knows versions up to 2")),
        ('{"lock": 1}', '{"lock": true}', (1, 1, 'the file is no lock: its first line is not {"lock": 2}')),
        ('{"lock": 1}\n', "", (1, 1, 'the file is no lock: its first line is not {"lock": 2}')),
        ('{"lock": 1}', "lock: 1", (1, 1, 'the file is no lock: its first line is not {"lock": 2}')),
        ('{"lock": 1}', "<<<<<<< HEAD", (1, 1, "two versions of the lock were merged and not settled")),
        ('{"lock": 1}', '{"lock": 1, "more": 1}', (1, 1, "unknown key 'more'")),
        ('"line": 2', '"line": 2, "text": "x"', (3, 1, "words is not the digest of text")),
        ('"line": 2', f'"line": 2, "text": "{"x" * 5000}"', (3, 1, "text is longer than 4000 characters")),
        ('"line": 2', '"line": 2, "before": ""', (3, 1, "there is no after")),
        ('"line": 2', f'"line": 2, "before": "", "after": "{SHA * 5}"', (3, 1, "after is longer than 300 characters")),
        ('{"source"', '{"outline": "../x.yaml"}\n{"source"', (2, 1, "'../x.yaml' is no name of a file in this folder")),
        ('{"source"', '{"outline": "x"}\n{"outline": "x"}\n{"source"', (3, 1, "the outline 'x' is there twice")),
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
        ('{"source"', f'{ENTRY}\n{ENTRY}\n{{"source"', (3, 1, "the entry 'x' is there twice")),
        ('{"source"', f'{ENTRY[:-1]}, "more": 1}}\n{{"source"', (2, 1, "unknown key 'more'")),
        ('{"source"', ENTRY.replace(SHA[:16], "A") + '\n{"source"', (2, 1, "says has to be 16 hexadecimal digits")),
        ('{"source"', '["source"]\n{"source"', (2, 1, "the line is no object with keys and values")),
    ],
)  # fmt: skip
def test_a_broken_line_is_named_with_its_place(old: str, new: str, expected: tuple[int, int, str]) -> None:
    assert old in FIRST
    assert broken(FIRST.replace(old, new, 1)) == [expected]


def test_lines_that_are_there_twice_contradict_each_other() -> None:
    lines = FIRST.split("\n")
    assert [line for line, _, _ in broken("\n".join([*lines[:3], lines[2], lines[1], ""]))] == [4, 5]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "the lock is empty"),
        (b"\n\n", "the lock is empty"),
        (b"\xff\xfe{", "the lock is not UTF-8, at its byte 0"),
        (b" " * (MAX_BYTES + 1), "the lock is larger than 20 MiB"),
    ],
)
def test_a_file_that_is_no_lock_is_said_to_be_none(data: bytes, message: str) -> None:
    assert broken(data) == [(1, 1, message)]


def test_of_many_broken_lines_the_first_are_named() -> None:
    assert [line for line, _, _ in broken('{"lock": 1}\n' + "?\n" * 5000)] == list(range(2, 22))


KEYS = st.sampled_from(
    "lock outline source file sha256 finding line page start end folded words text before after".split()
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
