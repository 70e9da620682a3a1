"""Text into HTML."""

from __future__ import annotations

from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from builder.model.text import Place, Prose, Run
from builder.reports.markup import cut, element, prose, text


@given(st.text())
def test_text_has_no_markup_no_control_and_no_turning_characters(words: str) -> None:
    shown = text(words)
    assert not set('<>"') & set(shown)
    assert not any((ord(c) < 32 and c not in "\t\n") or 0x7F <= ord(c) <= 0x9F for c in shown)
    assert not {"\u202e", "\u2066", "\ufffe", "\U0010ffff"} & set(shown)
    shown.encode("utf-8")


@given(st.text(st.characters(categories=["L", "M", "N", "P", "S", "Zs"])))
def test_ordinary_text_is_shown_as_it_is(words: str) -> None:
    assert unescape(text(words)) == words


def test_harmful_characters_are_shown_as_codes() -> None:
    assert text("a\x00\x1b[31m\u202eb\ud800</script>") == "a\\x00\\x1b[31m\\u202eb\\ud800&lt;/script&gt;"


def test_attributes_are_escaped_and_named_as_in_html() -> None:
    assert element("a", "x", class_="b", data_line='1"', lang=None) == '<a class="b" data-line="1&quot;">x</a>'


def test_emphasis_stays_and_links_go() -> None:
    runs = (Run("hot ", bold=True), Run("<days>", italic=True, link="https://example.org"))
    shown = prose(Prose("hot <days>", Place(1, 1), runs), "de")
    assert shown == '<span lang="de" dir="auto"><strong>hot </strong><em>&lt;days&gt;</em></span>'


def test_a_cut_text_is_one_line_of_the_length_at_most() -> None:
    assert cut("hot\n  days", 20) == "hot days"
    assert cut("hot days and nights", 8) == "hot days …"
    assert cut("a" + " " * 10_000_000 + "b", 8) == "a …"
