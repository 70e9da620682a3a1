"""The page: strip, large picture, notes, panel. Whole at any address, with or without its script."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.preview.addresses import VIEWS, View, Where
from builder.preview.evidence import evidence_markup
from builder.preview.plates import Plate
from builder.preview.presenter import presenter_markup
from builder.preview.problems import problems_markup, status_markup
from builder.preview.proofs import Proof
from builder.preview.searching import results_markup
from builder.preview.session import State
from builder.preview.stage import (
    MARKED,
    entries_markup,
    notes_markup,
    order_markup,
    picture_address,
    picture_markup,
)
from builder.preview.turning import turning_markup
from builder.reports.markup import element, text
from builder.reports.page import icons_markup
from builder.reports.text import plain

_TABS: dict[View, str] = {"deck": "Deck", "sheet": "Fact sheet", "handout": "Handout", "presenter": "Presenter"}
_FILES = (("deck", ".pptx", "PowerPoint"), ("sheet", ".pdf", "Fact sheet"), ("handout", "-handout.pdf", "Handout"))
_KEYS = (
    ("→ ←", "next and previous"),
    ("Home End", "first and last"),
    ("p", "presenter view"),
    ("g", "greyscale, as printed"),
    ("a", "accessibility"),
    ("/", "search"),
    ("Esc", "close"),
)


def page_bytes(state: State, where: Where, name: str, editor: str) -> bytes:
    """The page of an address, as UTF-8.

    All that outline and source say is escaped. There is no style and no script in it but those of their own addresses.
    """
    proof = state.proof
    title = plain(proof.outline.title) if proof else name
    plates = plates_of(proof, where.view) if proof else ()
    plate = plates[min(where.number, len(plates)) - 1] if plates else None
    body = [
        icons_markup(),
        '<a class="skip" href="#stage">Skip to the picture</a>',
        *_top(state, where, title),
        *_main(state, where, plates, plate, editor),
        f'<script type="module" src="{where.base}/static/preview.js"></script>',
    ]
    classes = " ".join(
        [f"view-{where.view}", *(["grey"] if where.is_grey else []), *(["accessible"] if where.is_accessible else [])]
    )
    head = (
        '<meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark">'
        f'<link rel="stylesheet" href="{where.base}/static/verdicts.css">'
        f'<link rel="stylesheet" href="{where.base}/static/preview.css">'
        f'<link rel="icon" href="{where.base}/static/icon.svg">'
        f"<title>{text(plate.title + ' – ' if plate else '')}{text(title)}</title>"
    )
    whole = (
        f'<!doctype html>\n<html lang="en-GB" data-serial="{state.serial}" data-base="{where.base}">'
        f"<head>{head}</head>\n"
        f'<body class="{classes}">\n' + "\n".join(body) + "\n</body></html>\n"
    )
    return whole.encode("utf-8")


def plates_of(proof: Proof, view: View) -> Sequence[Plate]:
    """The slides or pages of a view."""
    return {"sheet": lambda: proof.pages, "handout": lambda: proof.handout}.get(view, lambda: proof.slides)()


# --- the top -------------------------------------------------------------------------------------------------------


def _top(state: State, where: Where, title: str) -> Iterator[str]:
    yield '<header class="top" id="top">'
    yield f'<h1 dir="auto">{text(title)}</h1>'
    yield f'<nav class="tabs" aria-label="Views"><ul>{"".join(_tab(view, where) for view in VIEWS)}</ul></nav>'
    yield '<div class="tools">'
    yield _toggle("g", "Greyscale", where.href(is_grey=not where.is_grey), where.is_grey)
    yield _toggle("a", "Accessibility", where.href(is_accessible=not where.is_accessible), where.is_accessible)
    yield _search(where)
    yield _downloads(state, where)
    yield _help()
    yield "</div>"
    yield f'<div class="live">{status_markup(state)}<p class="connection" id="connection"></p></div>'
    yield "</header>"


def _tab(view: View, where: Where) -> str:
    there = where.view == view
    number = where.number if {view, where.view} <= {"deck", "presenter"} else 1
    address = where.href(view=view, number=number, query="", entry="" if view == "presenter" else where.entry)
    key = "p" if view == "presenter" and not there else "p" if view == "deck" and where.view == "presenter" else None
    link = element("a", _TABS[view], href=address, aria_current="page" if there else None, data_key=key)
    return f"<li>{link}</li>"


def _toggle(key: str, words: str, address: str, on: bool) -> str:
    classes = f"toggle {'on' if on else 'off'}"
    state = f'<span class="unseen">{"on" if on else "off"}</span>'
    return element("a", f"{words} {state}", href=address, class_=classes, data_key=key)


def _search(where: Where) -> str:
    hidden = "".join(
        f'<input type="hidden" name="{name}" value="1">'
        for name, on in (("g", where.is_grey), ("a", where.is_accessible))
        if on
    )
    action = f"{where.base}/{where.view if where.view != 'presenter' else 'deck'}/{where.number}"
    return (
        f'<form class="search" role="search" action="{action}" method="get">{hidden}'
        '<label><span class="unseen">Search</span>'
        f'<input type="search" name="q" id="search" value="{text(where.query)}" placeholder="Search"'
        ' autocomplete="off"></label>'
        "</form>"
    )


def _downloads(state: State, where: Where) -> str:
    if state.proof is None:
        return ""
    items = "".join(
        element("li", element("a", words, href=f"{where.base}/file/{kind}", download="")) for kind, _, words in _FILES
    )
    return f'<details class="menu" id="downloads"><summary>Download</summary><ul>{items}</ul></details>'


def _help() -> str:
    rows = "".join(f"<div><dt><kbd>{key}</kbd></dt><dd>{meaning}</dd></div>" for key, meaning in _KEYS)
    switch = '<label><input type="checkbox" id="keys" checked autocomplete="off"> Use these keys</label>'
    return f'<details class="menu" id="help"><summary>Keys</summary><div><dl>{rows}</dl>{switch}</div></details>'


# --- below ---------------------------------------------------------------------------------------------------------


def _main(state: State, where: Where, plates: Sequence[Plate], plate: Plate | None, editor: str) -> Iterator[str]:
    proof = state.proof
    problems = problems_markup(state, editor)
    if proof is None or plate is None:
        empty = "" if proof is None else '<p class="none">There is nothing on this view.</p>'
        yield f'<main id="main"><section class="stage" id="stage" tabindex="-1">{problems}{empty}</section></main>'
        return
    if where.view == "presenter":
        yield presenter_markup(proof, plates, plate, where, problems)
        return
    panel = evidence_markup(proof, where, editor) or results_markup(proof, where)
    language = str(proof.outline.language)
    yield f'<main id="main" class="{"with-panel" if panel else "alone"}">'
    yield _strip(plates, plate, proof, where)
    yield '<section class="stage" id="stage" tabindex="-1" aria-label="Picture">'
    yield f'<div class="shown {plate.kind}" id="shown">{picture_markup(plate, proof, where)}{problems}</div>'
    yield turning_markup(plates, plate, where)
    yield order_markup(plate, language) if where.is_accessible else ""
    yield entries_markup(plate, proof, where)
    yield notes_markup(plate, language)
    yield "</section>"
    yield panel
    yield "</main>"


def _strip(plates: Sequence[Plate], plate: Plate, proof: Proof, where: Where) -> str:
    word = "Slides" if plate.kind == "slide" else "Pages"
    items = "\n".join(_thumb(each, each.number == plate.number, proof, where) for each in plates)
    return f'<nav class="strip {plate.kind}" id="strip" aria-label="{word}"><ol>{items}</ol></nav>'


def _thumb(plate: Plate, is_current: bool, proof: Proof, where: Where) -> str:
    image = f'<img src="{picture_address(where.base, plate)}" alt="" loading="lazy" width="160" height="90">'
    entry = proof.entries.get(plate.entry)
    mark = ""
    if entry is not None and entry.state in MARKED:
        words = "not supported" if entry.state == "unsupported" else "undecided"
        mark = f' <span class="mark {entry.state}">{words}</span>'
    name = f'<span class="name" dir="auto">{text(plain(plate.title))}</span>'
    said = f'<span class="number">{plate.number}</span> {name}{mark}'
    link = element(
        "a",
        f"{image}<span>{said}</span>",
        href=where.href(number=plate.number, query=""),
        aria_current="page" if is_current else None,
    )
    return f"<li>{link}</li>"
