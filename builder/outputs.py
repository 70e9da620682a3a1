"""A document to finished files: rendered, and read back before anybody writes them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from builder.abreast import abreast
from builder.model.diagnostic import Diagnostic, RenderError
from builder.model.document import Document
from builder.model.ledger import Ledger
from builder.model.outline import Product
from builder.model.template import Template


def make_outputs(
    document: Document, template: Template, ledger: Ledger, stem: str, asked: Collection[Product], *, verify: bool
) -> dict[str, bytes]:
    """Render each output, and read it back; the deck and the rest at the same time.

    Args:
        document: Composed for this template.
        template: Of the deck.
        ledger: What the document says.
        stem: Path of the outputs without their suffixes, for messages.
        asked: Which are made; the document has the slides of a handout whether or not there is a deck.
        verify: Whether to read back.

    Returns:
        The files by suffix.

    Raises:
        RenderError: One can't be rendered, or is not what the outline says.
    """

    def make(suffix: str) -> _Made:
        made = _Made(suffix, render_output(document, template, suffix))
        return _read_back(ledger, made, stem + suffix) if verify else made

    printed = [".pdf"] if document.sheet else []
    printed += ["-handout.pdf"] if document.handout else []
    if "deck" in asked and printed:
        deck, others = abreast(lambda: make(".pptx"), lambda: [make(suffix) for suffix in printed])
        made = [deck, *others]
    else:
        made = [make(suffix) for suffix in printed or [".pptx"]]
    problems = [problem for each in made for problem in each.problems]
    if verify:
        from builder.readback import hold_together

        stamps = [(stem + each.suffix, each.stamp) for each in made if each.is_read]
        problems += hold_together(stamps, ledger.stamp)
    if problems:
        raise RenderError(problems)
    return {each.suffix: each.data for each in made}


@dataclass(frozen=True, slots=True)
class _Made:
    """An output as rendered, and as read back; ``stamp`` is that of the build which it bears."""

    suffix: str
    data: bytes
    is_read: bool = False
    stamp: str | None = None
    problems: tuple[Diagnostic, ...] = ()


def render_output(document: Document, template: Template, suffix: str) -> bytes:
    """One output of a document, by its suffix.

    Raises:
        RenderError: It can't be rendered.
    """
    if suffix == ".pptx":
        from builder.render.powerpoint import render_deck

        return render_deck(document, template)
    from builder.render.pdf import render_handout, render_sheet

    return render_sheet(document) if suffix == ".pdf" else render_handout(document)


def _read_back(ledger: Ledger, made: _Made, path: str) -> _Made:
    """An output about to be written, with what is wrong with it."""
    from builder.readback import Unreadable, hold_against, read_output

    try:
        read = read_output(made.data)
    except Unreadable as error:
        problem = Diagnostic("error", "output-unreadable", f"it can't be read back: {error}", path)
        return replace(made, problems=(problem,))
    return replace(made, is_read=True, stamp=read.stamp, problems=hold_against(ledger, read, path))
