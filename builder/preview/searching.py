"""Where words stand in a publication: on slides, in notes, on pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from builder.model.ledger import Line
from builder.preview.addresses import View, Where
from builder.preview.proofs import Proof
from builder.reports.markup import element, text
from builder.reports.text import counted, plain

_MOST = 100
_AROUND = 60
_UNSHOWN = ("section", "bookmark", "running")


@dataclass(frozen=True, slots=True)
class Hit:
    """A text with the words: on which slide or page it stands, and around where in it they are."""

    view: View
    number: int
    part: str
    before: str
    words: str
    after: str


def find_words(proof: Proof, words: str) -> list[Hit]:
    """Texts that have the words in them, whatever their case, in order of reading."""
    wanted = r"\s+".join(map(re.escape, words.split()))
    return list(islice(_hits(proof, re.compile(wanted, re.IGNORECASE)), _MOST)) if wanted else []


def _hits(proof: Proof, wanted: re.Pattern[str]) -> Iterator[Hit]:
    ledger = proof.composed.ledger
    named: tuple[tuple[View, tuple[Line, ...]], ...] = (("deck", ledger.deck), ("sheet", ledger.sheet))
    for view, lines in named:
        for line in lines:
            found = wanted.search(line.text) if line.place and line.part not in _UNSHOWN else None
            if found:
                before = line.text[max(0, found.start() - _AROUND) : found.start()]
                after = line.text[found.end() : found.end() + _AROUND]
                yield Hit(view, line.place, line.part, before, found[0], after)


def results_markup(proof: Proof, where: Where) -> str:
    """The panel of what was found; nothing where nothing is searched for."""
    if not where.query:
        return ""
    hits = find_words(proof, where.query)
    items = "".join(element("li", _hit(hit, where)) for hit in hits)
    told = counted(len(hits), "place") if hits else "Nothing"
    content = (
        f'<div class="panel-head"><p class="kind">Search</p>'
        f'<a class="close" data-key="Escape" href="{text(where.href(query=""))}">Close</a></div>'
        f'<h2 id="panel-h">{told} with “{text(plain(where.query))}”</h2><ol class="hits">{items}</ol>'
    )
    return element("aside", content, id="panel", class_="panel results", aria_labelledby="panel-h")


def _hit(hit: Hit, where: Where) -> str:
    name = f"{'Slide' if hit.view == 'deck' else 'Page'} {hit.number}"
    shown = f"{text(plain(hit.before))}<mark>{text(plain(hit.words))}</mark>{text(plain(hit.after))}"
    link = element("a", name, href=where.href(view=hit.view, number=hit.number, entry=""))
    return f'{link} <span class="part">{text(hit.part)}</span> <span class="context" dir="auto">{shown}</span>'
