"""The page: whole HTML, links that lead somewhere, nothing from outside, nothing of the author's that runs."""

from __future__ import annotations

import re
import time
from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise, product
from pathlib import Path

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from builder.model.diagnostic import Diagnostic, SourceError
from builder.model.source import Source
from builder.model.text import Place
from builder.pipeline import Options, Result, check
from builder.reports import page as page_module
from builder.reports.page import page_bytes
from tests.conftest import Ran
from tests.results import PATH, entry_line, error_at, result_of, source_of

STYLE = "".join(
    Path(page_module.__file__).with_name(name).read_text(encoding="utf-8") for name in ("verdicts.css", "page.css")
)
ARTICLE = source_of("Hot days rose by 5%.\n\nDry days fell by 3% in the north.\n")


def page_of(*results: Result) -> etree._Element:
    """The page as a tree; what a strict parser of HTML refuses, and ids given twice, end the test."""
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("lxml"), strict=True, namespaceHTMLElements=False)
    root = parser.parse(page_bytes(results), transport_encoding="utf-8").getroot()
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))
    targets = {href.removeprefix("#") for href in root.xpath("//a/@href")}
    assert targets <= set(ids)
    levels = [int(heading.tag[1]) for heading in root.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    return root


def words(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


def marks(root: etree._Element) -> list[tuple[str, str]]:
    return [(mark.get("class"), "".join(mark.itertext())) for mark in root.iter("mark")]


# --- the shipped publication, and one in pieces --------------------------------------------------------------------


def test_the_shipped_publication_has_a_whole_page(shipped: Path) -> None:
    result = check(str(shipped), Options())
    root = page_of(result)
    assert len(root.xpath("//article")) == len(result.verdicts) > 20
    assert len(root.xpath("//a[contains(@class, 'cite')]")) == sum(len(v.evidence) for v in result.verdicts)
    article = result.sources["article"].text
    shown = root.xpath("//div[contains(@class, 'text')]")[0]
    for cite in shown.xpath(".//a"):
        cite.text = ""
    assert words(shown) == " ".join(article.split())


def test_each_passage_and_its_entry_link_to_each_other() -> None:
    root = page_of(result_of(ARTICLE, [(0, 20), (22, 56)]))
    for entry in root.xpath("//article"):
        (link,) = entry.xpath(".//a[@class='to-passage']/@href")
        (cite,) = root.xpath(f"//a[@id='{link[1:]}']")
        assert cite.get("href") == f"#{entry.get('id')}"
        assert cite.text == entry.xpath(".//span[@class='number']")[0].text
    assert marks(root) == [
        ("supported", "Hot days rose by 5%."),
        ("supported", "Dry days fell by 3% in the north."),
    ]


def test_an_entry_says_its_verdict_in_words_and_its_diagnostics_with_everything() -> None:
    error = error_at(
        entry_line(2),
        "figure-subject",
        details=(("source says", '"Dry days"'), ("line", "article.txt:3")),
        hints=("say dry",),
    )
    root = page_of(result_of(ARTICLE, [(0, 20), (22, 56)], [error]))
    first, second = root.xpath("//article")
    assert "Supported" in words(first) and "problem" not in first.get("class")
    for part in (
        "Unsupported",
        "Error",
        "figure-subject",
        "the evidence has no 5",
        "source says",
        "Hint say dry",
        f"{PATH}:20:11",
    ):
        assert part in words(second)
    assert "problem" in second.get("class")
    (line,) = second.xpath(".//dd/a/@href")
    assert root.xpath(f"//*[@id='{line[1:]}']")[0].getparent().get("data-line") == "3"
    (explained,) = second.xpath(".//a[code]/@href")
    assert "for something else" in words(root.xpath(f"//*[@id='{explained[1:]}']")[0])


def test_counts_and_checks_that_did_not_run_stand_on_top() -> None:
    error = error_at(entry_line(1))
    result = result_of(
        ARTICLE, [(0, 20), (22, 56), (22, 30)], [error], language="de", unchecked=("subject", "direction")
    )
    root = page_of(result)
    top = words(root.xpath("//header")[0])
    assert "1 error in 1 outline." in top
    assert "1 Unsupported" in top and "2 Supported" in top
    assert "Not checked in de: subject, direction" in words(root)
    assert root.get("lang") == "en-GB"
    assert {
        element.get("lang") for element in root.xpath("//h2/span|//h4/span|//q|//div[contains(@class, 'text')]")
    } == {"de"}


def test_several_outlines_are_a_section_each() -> None:
    root = page_of(
        result_of(ARTICLE, [(0, 20)]), Result("b.yaml", diagnostics=(error_at(3),)), result_of(ARTICLE, [(0, 8)])
    )
    assert [section.get("id") for section in root.xpath("//section[@class='outline']")] == ["o1", "o2", "o3"]
    assert root.xpath("//nav//a/@href") == ["#o1", "#o2", "#o3"]
    labels = root.xpath("//nav/@aria-label|//section/@aria-labelledby")
    assert len(labels) == len(set(labels))


def test_what_the_phases_came_to_is_shown() -> None:
    whole = result_of(ARTICLE, [(0, 20)])
    unread = replace(whole, verdicts=(), sources={}, diagnostics=(error_at(5, "source-missing"),), error=SourceError)
    root = page_of(unread)
    assert "Not checked" in words(root.xpath("//article")[0])
    assert "Hot days rose by 5%." in words(root.xpath("//article")[0])
    assert "source-missing" in words(root)
    missing = Diagnostic("error", "file-missing", "no such file", "outline.yaml")
    assert "no such file" in words(page_of(Result("outline.yaml", diagnostics=(missing,))))
    assert page_of() is not None


# --- overlaps, pages, lines ----------------------------------------------------------------------------------------


def test_overlapping_passages_are_cut_into_pieces_that_join_to_the_text() -> None:
    source = source_of("one two three four five")
    root = page_of(result_of(source, [(0, 13), (8, 18), (8, 18), (4, 7)]))
    assert [piece for _, piece in marks(root)] == ["one ", "two", " ", "three", " four"]
    assert [kind for kind, _ in marks(root)] == [
        "supported",
        "supported shared",
        "supported",
        "supported shared",
        "supported shared",
    ]
    assert [cite.text for cite in root.xpath("//a[contains(@class, 'cite')]")] == ["1", "4", "2", "3"]


def test_pages_of_a_source_are_told() -> None:
    source = source_of("First page.\n\nSecond page.", "article.pdf", kind="pdf", page_starts=(0, 13))
    root = page_of(result_of(source, [(13, 25)]))
    assert [words(page) for page in root.xpath("//p[@class='page']")] == ["Page 1", "Page 2"]
    assert "article.pdf, page 2" in words(root.xpath("//article")[0])


def test_lines_wrapped_by_hand_are_one_paragraph_and_long_or_listed_ones_are_not() -> None:
    wrapped = "This line was wrapped by hand, as people do, at some eighty columns or so,\nand goes on here.\n"
    listed = "- one\n- two\n"
    long = "word " * 40 + "\n"
    root = page_of(result_of(source_of(f"{wrapped}\n{listed}\n{long}{long}"), []))
    paragraphs = root.xpath("//div[contains(@class, 'text')]/p")
    assert [(p.get("class"), p.get("data-line")) for p in paragraphs] == [
        ("wrapped", "1"),
        (None, "4"),
        ("wrapped", "7"),
        ("wrapped", "8"),
    ]


@settings(max_examples=60)
@given(
    st.text(st.sampled_from("ab \n<&\x00\u202e熱"), max_size=300),
    st.lists(st.tuples(st.integers(0, 300), st.integers(0, 300)), max_size=8),
    st.lists(st.integers(1, 30), max_size=4),
)
def test_any_text_with_any_passages_makes_a_whole_page(
    text: str, spans: list[tuple[int, int]], lines: list[int]
) -> None:
    within = [(min(a, b, len(text)), min(max(a, b), len(text))) for a, b in spans]
    errors = [error_at(entry_line(1), details=(("line", f"article.txt:{line}"),)) for line in lines]
    root = page_of(result_of(source_of(text), within, errors))
    assert len(root.xpath("//a[contains(@class, 'cite')]")) == len(within)
    covered = {index for start, end in within for index in range(start, end)}
    assert sum(len(piece.replace("\\x00", "0").replace("\\u202e", "0")) for _, piece in marks(root)) <= len(covered)


# --- hostile text --------------------------------------------------------------------------------------------------

HOSTILE = [
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "<!--",
    "]]></style><style>*{display:none}",
    "\x00\x1b[31m\u202e\u2066\ud800",
    "javascript:alert(1)",
    "&lt;b&gt; &amp; &#0;",
]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_what_outline_source_and_names_say_stays_text(hostile: str) -> None:
    named = replace(source_of(f"Hot {hostile} days"), name=f"{hostile}.txt")
    error = error_at(entry_line(1), message=hostile, details=((hostile, f"{hostile}.txt:1"),), hints=(hostile,))
    root = page_of(result_of(named, [(0, 8)], [error], statement=f"{hostile} rose"))
    assert len(root.xpath("//script")) == len(root.xpath("//style")) == 1
    assert not root.xpath("//img|//@onerror|//comment()")
    assert page_of(replace(Result(f"{hostile}.yaml"), diagnostics=(error,))) is not None


def test_nothing_comes_from_outside_and_only_the_pages_own_script_runs(shipped: Path) -> None:
    root = page_of(check(str(shipped), Options()))
    assert not root.xpath("//@src|//link|//iframe|//form|//base|//@style|//object")
    assert all(reference.startswith("#") for reference in root.xpath("//@href"))
    (policy,) = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert "default-src 'none'" in policy and "unsafe" not in policy and "http" not in policy
    for name in ("style", "script"):
        (element,) = root.xpath(f"//{name}")
        digest = b64encode(sha256((element.text or "").encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy
    assert not re.search(r"url\(|@import|https?:", STYLE)
    charset, policy_place = (root.xpath(f"//meta[@{name}]")[0] for name in ("charset", "http-equiv"))
    assert root.find("head").index(charset) < root.find("head").index(policy_place) < 5


def test_the_same_results_give_the_same_bytes_in_any_folder(
    shipped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = check(str(shipped), Options())
    page = page_bytes([result])
    monkeypatch.chdir(tmp_path)
    assert page_bytes([result]) == page


def test_the_page_goes_out_on_standard_output_as_utf_8(cli: Callable[..., Ran], project: Path) -> None:
    ran = cli("check", "--report", "-")
    assert ran.code == 0
    assert ran.out.startswith("<!doctype html>") and ran.out.endswith("</html>\n")
    assert "supported" in ran.err


# --- size ----------------------------------------------------------------------------------------------------------


def processor_time(source: Source, findings: int, *, nested: bool) -> float:
    size = len(source.text)
    spans = [
        (n, size - n) if nested else (n * 600 % (size - 500), n * 600 % (size - 500) + 300) for n in range(findings)
    ]
    result = result_of(source, spans, [error_at(entry_line(n)) for n in range(1, findings, 5)])
    begun = time.process_time()
    assert len(page_bytes([result])) < 12 * size
    return time.process_time() - begun


@pytest.mark.parametrize("nested", [False, True])
def test_a_megabyte_with_1200_findings_takes_time_in_proportion(nested: bool) -> None:
    sentence = "The agency said that reports rose in York, while arrests fell by nine.\n"
    small, large = (source_of(sentence * (size // len(sentence))) for size in (100_000, 1_000_000))
    processor_time(small, 120, nested=nested)
    once = max(processor_time(small, 120, nested=nested), 0.05)
    assert processor_time(large, 1200, nested=nested) < 40 * once


# --- contrast ------------------------------------------------------------------------------------------------------


def luminance(colour: str) -> float:
    def linear(channel: float) -> float:
        return float(channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4)

    red, green, blue = (linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def schemes() -> list[dict[str, str]]:
    """The colours by name, light and dark; each style sheet begins with its own of both."""
    blocks = [
        dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))
        for block in re.findall(r":root \{(.*?)\}", STYLE, re.S)[:4]
    ]
    light, dark = ({**verdicts, **own} for verdicts, own in zip(blocks[:2], blocks[2:], strict=True))
    assert light.keys() == dark.keys()
    return [light, {**light, **dark}]


STATES = ("supported", "unsupported", "undecided", "own", "unchecked")
PAIRS = [
    *product(("ink", "soft", "link"), ("paper", "sheet")),
    *((state, ground) for state in STATES for ground in ("paper", "sheet", f"{state}-wash")),
    *(("ink", f"{state}-wash") for state in STATES),
    *(("link", f"{state}-wash") for state in STATES),
    ("on-current", "current"),
]


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), PAIRS, ids=lambda name: name)
def test_text_has_the_contrast_of_level_aa(scheme: int, ink: str, ground: str) -> None:
    colours = schemes()[scheme]
    assert contrast(colours[ink], colours[ground]) >= 4.5


def test_a_diagnostic_of_an_outline_that_did_not_load_says_its_place() -> None:
    root = page_of(
        Result("outline.yaml", diagnostics=(Diagnostic("error", "file-missing", "x", "outline.yaml", Place(3, 1)),))
    )
    assert words(root.xpath("//p[@class='place']")[0]) == "outline.yaml:3:1"
