"""Decks on other people's templates, before validators that are not ours, and looked at as LibreOffice shows them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from pptx import Presentation

from builder.pipeline import Options, build
from tests.foreign import TEMPLATES, write_template
from tests.judges.decks import libreoffice, libreoffice_each, open_xml_sdk, openxml_audit
from tests.judges.overflow import overflowing, unfitted
from tests.torture import write_outline

pytestmark = pytest.mark.judge


@pytest.fixture(scope="module")
def decks(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """The torture outline on each of the templates."""
    folder = tmp_path_factory.mktemp("foreign")
    made: dict[str, Path] = {}
    for name in TEMPLATES:
        outline = write_outline(folder / name)
        options = Options(
            output=str(folder / "out"), only=frozenset(("deck",)), template=str(write_template(name, folder))
        )
        result = build(str(outline), options)
        assert result.error is None, [d.message for d in result.diagnostics]
        made[name] = Path(result.outputs[0])
    return made


def test_no_text_leaves_its_shape(decks: Mapping[str, Path], tmp_path: Path) -> None:
    copies = [unfitted(deck, tmp_path) for deck in decks.values()]
    drawn = libreoffice_each(copies, tmp_path)
    found = {copy.name: overflowing(copy, pages) for copy, pages in zip(copies, drawn, strict=True)}
    assert {name: texts for name, texts in found.items() if texts} == {}


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_deck_is_valid(decks: Mapping[str, Path], name: str) -> None:
    assert open_xml_sdk(decks[name]) == []
    assert openxml_audit(decks[name]) == []


def test_the_judge_sees_text_that_leaves_its_shape(decks: Mapping[str, Path], tmp_path: Path) -> None:
    presentation = Presentation(str(decks["blank-only"]))
    body = next(shape for shape in presentation.slides[4].shapes if shape.name.startswith("Body"))
    left, top, width = body.left, body.top, body.width
    body.left, body.top, body.width, body.height = left, top, width, 300_000
    faulty = tmp_path / "faulty.pptx"
    presentation.save(str(faulty))
    faulty = unfitted(faulty, tmp_path)
    assert any(line.startswith("slide 5: Body") for line in overflowing(faulty, libreoffice(faulty, tmp_path)))
