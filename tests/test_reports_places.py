"""Paths without the machine in them; lines of sources named in details."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.model.diagnostic import Diagnostic
from builder.reports.places import SourceLines, relative_path, relative_uri
from tests.results import source_of


def test_a_path_is_seen_from_the_working_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    assert relative_path("sources/heat/outline.yaml") == "sources/heat/outline.yaml"
    assert relative_path(str(tmp_path / "here" / "a b.yaml")) == "a b.yaml"
    assert relative_path(str(tmp_path / "there" / "a.yaml")) == "../there/a.yaml"
    assert relative_path("../a.yaml") == "../a.yaml"


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("sources/heat/outline.yaml", "sources/heat/outline.yaml"),
        ("a b/ü%.yaml", "a%20b/%C3%BC%25.yaml"),
        ("c:evil#x?y", "c%3Aevil%23x%3Fy"),
        ("[a]\\b", "%5Ba%5D%5Cb"),
    ],
)
def test_a_uri_is_percent_encoded(path: str, uri: str) -> None:
    assert relative_uri(path) == uri


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1))
def test_a_uri_is_a_relative_reference_to_the_path(path: str) -> None:
    uri = relative_uri(path)
    parts = urlsplit(uri)
    assert uri.isascii() and not (parts.scheme or parts.netloc or parts.query or parts.fragment)
    assert unquote(parts.path) == relative_path(path)


def lines_named(value: str) -> list[tuple[int, str]]:
    lines = SourceLines({"article": source_of("one\ntwo\nthree"), "other": source_of("one", "my article.txt")})
    return [(line.line, line.source.name) for line in lines.named_in(value)]


def test_lines_of_sources_are_found_in_a_detail() -> None:
    assert lines_named("article.txt:2") == [(2, "article.txt")]
    assert lines_named('"three"  (article.txt:3), article.txt:1') == [(3, "article.txt"), (1, "article.txt")]
    assert lines_named("my article.txt:1") == [(1, "my article.txt")]


@pytest.mark.parametrize(
    "value", ["article.txt:4", "article.txt:0", "article.txt:" + "9" * 5000, "particle.txt:1", "x:1"]
)
def test_what_names_no_line_of_a_source_is_left(value: str) -> None:
    assert lines_named(value) == []


def test_a_diagnostics_lines_are_given_once() -> None:
    details = (("line", "article.txt:2"), ("closest", '"two" (article.txt:2)'))
    found = SourceLines({"article": source_of("one\ntwo")}).of(Diagnostic("error", "x", "", "", None, details))
    assert [line.line for line in found] == [2]


def test_without_sources_nothing_is_named() -> None:
    assert list(SourceLines({}).named_in("article.txt:2 :3")) == []
