"""What of a page is its article: never a paragraph too few."""

from __future__ import annotations

import pytest

from builder.reading.html import read_html

SENTENCE = "Cocaine use was up 7% and ketamine consumption rose by 85%, the agency said on Thursday in its report."
ARTICLE = f"<h1>Drugs in waste water</h1><p>{SENTENCE}</p><p>Short one.</p>"
EXPECTED = f"Drugs in waste water\n\n{SENTENCE}\n\nShort one.\n"


def read(page: str) -> str:
    return read_html(page.encode("utf-8-sig"), "a.html")


@pytest.mark.parametrize(
    "beside",
    [
        "<nav>Home News Sport</nav>",
        "<div role='navigation'>Home News</div>",
        "<header><img alt='logo'>The Daily</header>",
        "<footer>© The Daily. All rights reserved, and a sentence about that which is quite long, too.</footer>",
        "<aside><a href='/x'>Another story</a></aside>",
        "<div class='cookie-banner'>We use cookies to make this site better, and share data with our partners.</div>",
        "<div id='comments'><p>First! I do not believe a word of this, said nobody who had read the report.</p></div>",
        "<section class='RelatedStories related'><a href='/a'>Heroin</a> <a href='/b'>Cannabis</a></section>",
        "<div class='newsletter signup'>Get our letter every morning. It is free, and you may leave at once.</div>",
        "<script>var sentence = 'no';</script>",
        "<style>p { color: red }</style>",
        "<template><p>nothing</p></template>",
        "<noscript>Please enable JavaScript</noscript>",
        "<svg><text>arrow</text></svg>",
        "<button>Share</button>",
        "<select><option>English</option></select>",
        "<textarea>Your comment</textarea>",
        "<iframe src='x'>no frames</iframe>",
        "<p hidden>hidden words</p>",
        "<p aria-hidden='true'>hidden words</p>",
        "<p style='color: red; display : NONE'>hidden words</p>",
        "<p><del>It fell.</del></p>",
        "<ul>" + "".join(f"<li><a href='/{n}'>Story number {n}</a></li>" for n in range(9)) + "</ul>",
        "<!-- a comment -->",
    ],
)
@pytest.mark.parametrize("frame", ["{beside}{article}", "{article}{beside}", "{beside}<article>{article}</article>"])
def test_what_lies_beside_the_article_is_left_out(beside: str, frame: str) -> None:
    page = f"<!DOCTYPE html><html><body>{frame.format(beside=beside, article=ARTICLE)}</body></html>"
    assert read(page) == EXPECTED


@pytest.mark.parametrize(
    "page",
    [
        ARTICLE,
        f"<body class='has-sidebar no-comments menu-open'>{ARTICLE}",
        f"<main>{ARTICLE}</main>",
        f"<div id=root><div class='page-wrapper'><div>{ARTICLE}</div></div></div>",
        f"<table><tr><td>{ARTICLE}</td></tr></table>",
        f"<form action='/'>{ARTICLE}</form>",
        f"<!DOCTYPE html><meta charset=utf-8><title>x</title><nav>Home</nav><article>{ARTICLE}</article>",
        f"<html><head></head><body><h1>Drugs in waste water</h1></body></html><p>{SENTENCE}</p>Short one.",
        f"<header>{ARTICLE.split('</h1>')[0]}</h1></header>{ARTICLE.split('</h1>')[1]}",
        f"<h1>Drugs in waste water</h1><article><p>{SENTENCE}</p></article><article><p>Short one.</p></article>",
        f"<h1>Drugs in waste water</h1><div><p>{SENTENCE}</p></div><div><p>Short one.</p></div>",
        f"<div aria-hidden=true>{ARTICLE}</div>",
        f"<div id=sidebar>{ARTICLE}</div>",
        f"<custom-element>{ARTICLE}</custom-element>",
    ],
)
def test_however_a_page_is_built_the_article_is_read_whole(page: str) -> None:
    assert read(page) == EXPECTED


def test_a_part_with_much_of_the_prose_is_kept_whatever_it_is_called() -> None:
    article = f"<p>{SENTENCE}</p>" * 10
    for part in (f"<div class=sidebar>{article}</div>", f"<nav>{article}</nav>", f"<div hidden>{article}</div>"):
        assert read(f"<p>{SENTENCE}</p>{part}").count(SENTENCE) == 11


def test_parts_that_hold_most_of_the_prose_together_are_kept() -> None:
    part = f"<div class=menu>{f'<p>{SENTENCE}</p>' * 4}</div>"
    assert read(f"<p>{SENTENCE}</p>" + part * 4).count(SENTENCE) == 17


def test_an_aside_with_sentences_is_kept_and_one_of_links_is_not() -> None:
    page = "<article><p>{}</p><aside>{}</aside></article>"
    assert "In numbers" in read(page.format(SENTENCE, f"<p>In numbers. {SENTENCE}</p>"))
    assert "More" not in read(page.format(SENTENCE, "<a href=x>More of this</a>"))


def test_a_quotations_footer_is_kept() -> None:
    page = f"<p>{SENTENCE}</p><blockquote><p>It rose.</p><footer>Ann Lee, director</footer></blockquote>"
    assert read(page).endswith("It rose.\n\nAnn Lee, director\n")


def test_a_page_of_nothing_but_a_menu_is_read_as_it_is() -> None:
    assert read("<nav><p>Only words</p></nav>") == "Only words\n"
