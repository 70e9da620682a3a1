"""Both outputs are composed from one outline, or only the one asked for; all that does not fit is named at once."""

from dataclasses import replace

import pytest

from builder.compose import compose_document
from builder.model.diagnostic import FitError
from builder.model.document import Document
from builder.model.outline import Item, Output
from tests.test_compose_deck import citations, finding, heroin, outline, template
from tests.test_compose_typesetting import THEME

BOTH: frozenset[Output] = frozenset(("deck", "sheet"))


def compose(*items: Item, only: frozenset[Output] = BOTH) -> Document:
    given = outline(*items)
    return compose_document(given, citations(given).sources, (), THEME, template(), stamp="5eed", only=only)


def test_the_same_outline_gives_the_same_document() -> None:
    assert compose(heroin()) == compose(heroin())


def test_only_what_is_asked_for_is_composed() -> None:
    assert compose(heroin(), only=frozenset(("deck",))).sheet is None
    assert compose(heroin(), only=frozenset(("sheet",))).slides == ()


def test_deck_and_sheet_report_together() -> None:
    with pytest.raises(FitError) as caught:
        compose(finding("a", "w" * 300))
    assert [problem.code for problem in caught.value.diagnostics] == ["does-not-fit", "does-not-fit"]


def test_glyphs_are_looked_for_in_what_only_the_sheet_shows() -> None:
    hidden = replace(finding("a", "Done ✓"), show=frozenset(("sheet",)))
    with pytest.raises(FitError) as caught:
        compose(hidden)
    assert [problem.code for problem in caught.value.diagnostics] == ["glyph-missing"]
