"""The page of ``--report``: every outline's findings beside its sources, in one file that needs nothing else."""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from builder import __version__
from builder.codes import EXPLANATIONS
from builder.model.diagnostic import Diagnostic
from builder.model.source import Source
from builder.reports.entries import STATES, Entry, Group, Sorted, sort_result
from builder.reports.markup import element, prose, text
from builder.reports.page_entries import Context, code_key, diagnostics_markup, entry_markup, icon, kind_of, label
from builder.reports.page_sources import Passage, passages_by_source, source_markup
from builder.reports.places import SourceLines
from builder.reports.text import counted, counts_text, plain, unchecked_text

if TYPE_CHECKING:
    from builder.pipeline import Result

GENERATOR = '<meta name="generator" content="Builder '
_FILTER = (
    '<p class="filter"><label><input type="checkbox" id="problems-only" autocomplete="off"> Problems only</label></p>'
)
_LANGUAGE = "en-GB"  # of the builder's own words
_ICONS = {
    "supported": '<path d="m3.5 8.5 3 3 6-7"/>',
    "unsupported": '<path d="m4 4 8 8m0-8-8 8"/>',
    "undecided": '<path d="M5.5 6a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.8m0 2.5v.1"/>',
    "own": '<path d="M8 3.5 12.5 8 8 12.5 3.5 8z"/>',
    "unchecked": '<path d="M4 8h8"/>',
    "error": '<path d="m4 4 8 8m0-8-8 8"/>',
    "warning": '<path d="M8 2.5 14 13H2zM8 6.5V9m0 2v.1"/>',
}


def page_bytes(results: Sequence[Result]) -> bytes:
    """The page, as UTF-8.

    Everything that an outline or a source says is escaped; styles and script are the page's own, and a content
    security policy lets no other run. Without a script the links still lead from findings to passages and back.
    The same results give the same bytes.
    """
    parts = [_Part(result, f"o{number}") for number, result in enumerate(results, start=1)]
    verdicts, own, script = (
        Path(__file__).with_name(name).read_text(encoding="utf-8") for name in ("verdicts.css", "page.css", "page.js")
    )
    style = verdicts + own
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'; form-action 'none'"
    )
    head = (
        '<meta charset="utf-8">',
        f'{GENERATOR}{__version__}">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">',
        f"<title>{text(_title(parts))}</title>",
        f"<style>{style}</style>",
    )
    body = (
        icons_markup(),
        *_top(parts),
        '<main id="report" tabindex="-1">',
        *(markup for part in parts for markup in part.markup()),
        *_explanations(results),
        "</main>",
        f"<script>{script}</script>",
    )
    page = (
        f'<!doctype html>\n<html lang="{_LANGUAGE}">\n<head>',
        *head,
        "</head>\n<body>",
        *body,
        "</body>\n</html>\n",
    )
    return "\n".join(page).encode("utf-8")


def _hash(content: str) -> str:
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"


def _title(parts: Sequence[_Part]) -> str:
    return f"Evidence report: {parts[0].title}" if len(parts) == 1 else f"Evidence report: {len(parts)} outlines"


def icons_markup() -> str:
    """The icons of states and severities, which `icon` shows wherever they are meant."""
    symbols = "".join(f'<symbol id="icon-{name}" viewBox="0 0 16 16">{path}</symbol>' for name, path in _ICONS.items())
    return f'<svg class="icons" aria-hidden="true" focusable="false" width="0" height="0">{symbols}</svg>'


# --- the top -------------------------------------------------------------------------------------------------------


def _top(parts: Sequence[_Part]) -> Iterator[str]:
    entries = [entry for part in parts for entry in part.sorted.entries()]
    diagnostics = [diagnostic for part in parts for diagnostic in part.result.diagnostics]
    yield '<a class="skip" href="#report">Skip to the findings</a>'
    yield '<header class="top">\n<h1>Evidence report</h1>'
    yield f'<p class="lede">{_lede(parts, diagnostics)}</p>'
    yield _counts(entries)
    yield _FILTER
    if len(parts) > 1:
        links = (
            element("li", f"{element('a', text(part.title), href=f'#{part.key}')} <span>{part.summary}</span>")
            for part in parts
        )
        yield f'<nav aria-label="Outlines"><ul>{"".join(links)}</ul></nav>'
    yield "</header>"


def _lede(parts: Sequence[_Part], diagnostics: Sequence[Diagnostic]) -> str:
    found = counts_text(diagnostics) or "No errors or warnings"
    return f"{found} in {counted(len(parts), 'outline')}."


def _counts(entries: Sequence[Entry]) -> str:
    counts = Counter(entry.state for entry in entries)
    told = (f"<li><strong>{counts[state]:,}</strong> {label(state)}</li>" for state in STATES if counts[state])
    return f'<ul class="counts" aria-label="Entries by verdict">{"".join(told)}</ul>' if entries else ""


def _explanations(results: Sequence[Result]) -> Iterator[str]:
    """What the codes on the page mean."""
    used = {diagnostic.code for result in results for diagnostic in result.diagnostics}
    told = [explanation for code, explanation in EXPLANATIONS.items() if code in used]
    if not told:
        return
    yield '<section class="codes" aria-labelledby="codes">\n<h2 id="codes">What the codes mean</h2>\n<dl>'
    for explanation in told:
        yield (
            f'<div id="{code_key(explanation.code)}"><dt><code>{text(explanation.code)}</code></dt>'
            f"<dd>{text(explanation.meaning)} <span>{text(explanation.mend)}</span></dd></div>"
        )
    yield "</dl>\n</section>"


# --- one outline ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Part:
    """One outline's part of the page; ``key`` begins its anchors."""

    result: Result
    key: str

    @cached_property
    def sorted(self) -> Sorted:
        return sort_result(self.result)

    @property
    def title(self) -> str:
        return plain(self.result.outline.title if self.result.outline else self.result.path)

    @property
    def summary(self) -> str:
        return counts_text(self.result.diagnostics) or "no problems"

    @property
    def language(self) -> str | None:
        return str(self.result.outline.language) if self.result.outline else None

    @cached_property
    def context(self) -> Context:
        keys = {id: f"{self.key}-s{number}" for number, id in enumerate(self.result.sources, start=1)}
        return Context(self.language, self.result.sources, keys, SourceLines(self.result.sources))

    @cached_property
    def passages(self) -> dict[int, list[Passage]]:
        """The passages found, by the number of their entry."""
        found: dict[int, list[Passage]] = {}
        number = 0
        for entry in self.sorted.entries():
            for match in entry.evidence:
                if match.source in self.result.sources:
                    number += 1
                    name = kind_of(entry.item).lower()
                    passage = Passage(f"{self.key}-p{number}", f"#{self._entry_key(entry)}", name, entry, match)
                    found.setdefault(entry.number, []).append(passage)
        return found

    def markup(self) -> Iterator[str]:
        yield f'<section class="outline" id="{self.key}" aria-labelledby="{self.key}-h">'
        outline = self.result.outline
        heading = prose(outline.title, self.language) if outline else text(self.title)
        yield element("h2", heading, id=f"{self.key}-h")
        path = f"<code>{text(plain(self.result.path))}</code> " if outline else ""
        yield f'<p class="path">{path}<span>{self.summary}</span></p>'
        if unchecked := unchecked_text(self.result):
            yield f'<p class="unchecked-note">{icon("unchecked")} {text(unchecked[0].upper() + unchecked[1:])}</p>'
        yield diagnostics_markup(self.sorted.diagnostics, self.context)
        yield '<div class="pair">'
        yield from self._findings()
        yield from self._sources()
        yield "</div>\n</section>"

    def _entry_key(self, entry: Entry) -> str:
        return f"{self.key}-e{entry.number}"

    def _findings(self) -> Iterator[str]:
        if not self.sorted.groups:
            return
        yield '<div class="findings">'
        for group in self.sorted.groups:
            yield from self._group(group)
        yield '<p class="none">No entry of this outline has a problem.</p>\n</div>'

    def _group(self, group: Group) -> Iterator[str]:
        problem = bool(group.diagnostics) or any(entry.problem for entry in group.entries)
        yield f'<div class="group{" problem" * problem}">'
        yield element("h3", prose(group.section.title, self.language))
        if group.section.takeaway is not None:
            yield f'<p class="takeaway">{prose(group.section.takeaway, self.language)}</p>'
        yield diagnostics_markup(group.diagnostics, self.context)
        for entry in group.entries:
            yield entry_markup(entry, self._entry_key(entry), self.passages.get(entry.number, []), self.context)
        yield "</div>"

    def _sources(self) -> Iterator[str]:
        if not self.result.sources:
            return
        passages = passages_by_source(passage for found in self.passages.values() for passage in found)
        lines = self._lines_named()
        yield f'<section class="sources" tabindex="0" aria-label="Sources of {text(self.title)}">'
        for id, source in self.result.sources.items():
            key = self.context.keys[id]
            yield f'<div class="source" id="{key}">\n<h3>{text(self._source_title(source))}</h3>'
            yield f'<p class="path"><code>{text(plain(source.name))}</code></p>'
            yield source_markup(source, key, passages.get(id, []), lines.get(id, ()), self.language)
            yield "</div>"
        yield "</section>"

    def _source_title(self, source: Source) -> str:
        references = self.result.outline.sources if self.result.outline else ()
        return next((plain(reference.title) for reference in references if reference.id == source.id), source.name)

    def _lines_named(self) -> Mapping[str, set[int]]:
        found: dict[str, set[int]] = {}
        for diagnostic in self.result.diagnostics:
            for source, line, _ in self.context.lines.of(diagnostic):
                found.setdefault(source.id, set()).add(line)
        return found
