"""What is wrong, laid over the last good picture: each with its place and a link into the author's editor."""

from __future__ import annotations

from collections.abc import Iterator

from builder.model.diagnostic import Diagnostic
from builder.preview.addresses import diagnostic_link
from builder.preview.session import State
from builder.reports.markup import cut, element, text
from builder.reports.places import relative_path
from builder.reports.text import counts_text, in_order, plain

_MOST = 50


def status_markup(state: State) -> str:
    """In a few words, whether what is shown is what has been saved."""
    told = counts_text(state.diagnostics)
    if state.is_behind and state.proof is not None:
        words, kind = f"{told}; this is the last good picture", "error"
    elif state.result.error is not None:
        words, kind = told or "nothing to show", "error"
    elif told:
        words, kind = told, "warning"
    else:
        words, kind = "No errors or warnings", "fine"
    told = element("a", text(words), href="#problems") if state.diagnostics else text(words)
    return element("p", told, class_=f"status {kind}", id="status", role="status")


def problems_markup(state: State, editor: str) -> str:
    """All diagnostics of the last save, errors first; nothing where there are none.

    They lie over the picture where that is of an earlier save, and below one that shows what is wrong itself.
    """
    if not state.diagnostics:
        return ""
    ordered = in_order(state.diagnostics)
    told = [d for d in ordered if d.severity == "error"] + [d for d in ordered if d.severity != "error"]
    items = "\n".join(diagnostic_markup(diagnostic, editor) for diagnostic in told[:_MOST])
    rest = f"<p>And {len(told) - _MOST:,} more: <code>builder check</code> lists them all.</p>" if told[_MOST:] else ""
    heading = element("h2", text(counts_text(told)), id="problems-h")
    kind = "broken" if state.is_behind else "wrong" if state.result.error is not None else "warned"
    content = f'{heading}<ul class="diagnostics">\n{items}\n</ul>{rest}'
    return element(
        "section", content, class_=f"problems {kind}", id="problems", aria_labelledby="problems-h", tabindex="0"
    )


def diagnostic_markup(diagnostic: Diagnostic, editor: str) -> str:
    """One diagnostic as an item of a list."""
    return element("li", "\n".join(_parts(diagnostic, editor)), class_=diagnostic.severity)


def _parts(diagnostic: Diagnostic, editor: str) -> Iterator[str]:
    place = ":".join(map(str, (relative_path(diagnostic.file), *(diagnostic.place or ()))))
    opened = element("a", text(plain(place)), href=diagnostic_link(editor, diagnostic), class_="editor")
    word = diagnostic.severity.capitalize()
    yield f'<p class="what"><strong>{word}</strong> <code>{text(diagnostic.code)}</code> {opened}</p>'
    yield element("p", text(cut(plain(diagnostic.message), 600)), class_="message", dir="auto")
    for name, value in diagnostic.details:
        shown = text(cut(plain(value), 400))
        yield f'<p class="detail"><span>{text(name)}</span> <span dir="auto">{shown}</span></p>'
    for hint in diagnostic.hints:
        yield f'<p class="hint">{text(cut(plain(hint), 400))}</p>'
