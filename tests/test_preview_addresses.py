"""Addresses of pages and of editors."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.model.diagnostic import Diagnostic
from builder.model.text import Place
from builder.preview.addresses import (
    EDITOR,
    VIEWS,
    Where,
    diagnostic_link,
    editor_link,
    editor_problem,
    read_where,
)


@given(
    view=st.sampled_from(VIEWS),
    number=st.integers(1, 999),
    entry=st.text(max_size=40),
    query=st.text(max_size=40).map(str.strip),
    grey=st.booleans(),
    accessible=st.booleans(),
)
def test_an_address_means_what_it_was_made_of(
    view: str, number: int, entry: str, query: str, grey: bool, accessible: bool
) -> None:
    where = read_where("/t", view, number, {"entry": entry, "q": query, "g": "01"[grey], "a": "01"[accessible]})
    assert where is not None
    address = urlsplit(where.href())
    asked = {name: values[0] for name, values in parse_qs(address.query).items()}
    _, _, shown, page = address.path.split("/")
    assert read_where("/t", shown, int(page), asked) == where


def test_what_is_no_view_is_no_address() -> None:
    assert read_where("/t", "secrets", 1, {}) is None


def test_pages_count_from_one() -> None:
    assert read_where("/t", "deck", 0, {}) == Where("/t")


def test_links_open_the_editor_at_the_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    diagnostic = Diagnostic("error", "unknown-key", "…", "sources/a b#c/outline.yaml", Place(14, 16))
    expected = f"vscode://file{tmp_path.as_posix()}/sources/a%20b%23c/outline.yaml:14:16"
    assert diagnostic_link(EDITOR, diagnostic) == expected


def test_other_editors_have_links_of_their_own() -> None:
    template = "txmt://open?url=file://{path}&line={line}"
    assert editor_link(template, "/a/o.yaml", 7, 2) == "txmt://open?url=file:///a/o.yaml&line=7"


@pytest.mark.parametrize(
    "template",
    [
        "javascript:alert({path})",
        "JavaScript:{path}",
        "data:text/html,{path}",
        "vscode://file",
        "{path}",
        "//x/{path}",
        "",
    ],
)
def test_templates_that_lead_into_no_editor_are_refused(template: str) -> None:
    assert editor_problem(template)
    assert editor_problem(EDITOR) is None
