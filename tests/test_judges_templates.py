"""Decks on other people's templates, before validators that are not ours, and looked at as LibreOffice shows them."""

from __future__ import annotations

import shutil
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
ROOT = Path(__file__).parents[1]


# Too little room for all of the gallery, in a font that nobody here has.
GALLERY = sorted(set(TEMPLATES) - {"house-font"})


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


@pytest.fixture(scope="module")
def galleries(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """An outline with an entry of every kind on each of the templates."""
    folder = tmp_path_factory.mktemp("galleries")
    made: dict[str, Path] = {}
    for name in GALLERY:
        source = folder / name / "gallery"
        shutil.copytree(ROOT / "docs" / "gallery", source, ignore=shutil.ignore_patterns("*.png"))
        options = Options(
            output=str(folder), only=frozenset(("deck",)), template=str(write_template(name, folder / name))
        )
        result = build(str(source / "outline.yaml"), options)
        assert result.error is None, [d.message for d in result.diagnostics]
        made[name] = Path(result.outputs[0]).rename(folder / f"gallery-{name}.pptx")
    return made


def test_no_text_of_any_kind_of_entry_leaves_its_shape(galleries: Mapping[str, Path], tmp_path: Path) -> None:
    copies = [unfitted(deck, tmp_path) for deck in galleries.values()]
    drawn = libreoffice_each(copies, tmp_path)
    found = {copy.name: overflowing(copy, pages) for copy, pages in zip(copies, drawn, strict=True)}
    assert {name: texts for name, texts in found.items() if texts} == {}


@pytest.mark.parametrize("name", GALLERY)
def test_a_deck_of_every_kind_is_valid(galleries: Mapping[str, Path], name: str) -> None:
    assert open_xml_sdk(galleries[name]) == []
    assert openxml_audit(galleries[name]) == []


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
