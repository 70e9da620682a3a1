"""A theme of somebody's own gives its colours to the deck as well as to the sheet."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from builder.look import find_look
from builder.model.template import Hues
from builder.outline import load_outline, load_theme
from builder.render.powerpoint import read_template
from builder.render.powerpoint.recolouring import recoloured, scheme_colours
from builder.render.powerpoint.template import resolve_template
from tests.comparisons import OUTLINE, write_publication
from tests.decks import members

THEMES = Path(__file__).parents[1] / "builder" / "themes"


def colours(data: bytes) -> set[tuple[tuple[str, str], ...]]:
    """The colour schemes of a presentation's themes."""
    parts = members(data)
    texts = [parts[name].decode() for name in parts if name.startswith("ppt/theme/")]
    return {tuple(re.findall(r'<a:(\w+)><a:srgbClr val="(\w+)"/></a:\1>', text)) for text in texts}


@pytest.mark.parametrize("template", sorted(THEMES.glob("*.pptx")), ids=lambda path: path.stem)
def test_a_template_that_ships_has_its_themes_colours(template: Path) -> None:
    from builder.model.text import Place, Text

    palette = load_theme(Text(template.stem, Place(1, 1)), "outline.yaml").palette
    assert colours(template.read_bytes()) == {tuple(scheme_colours(palette).items())}
    shipped = read_template(str(template))
    assert recoloured(shipped, palette) is shipped


def test_other_colours_change_the_colour_schemes_and_nothing_else() -> None:
    template = read_template(str(THEMES / "safeguarding.pptx"))
    palette = replace(load_theme(None, "outline.yaml").palette, primary="5C0F1C", accent="0B5FA5")
    changed = recoloured(template, palette)
    assert colours(changed.data) == {tuple(scheme_colours(palette).items())}
    before, after = members(template.data), members(changed.data)
    assert list(before) == list(after)
    assert {name for name in before if before[name] != after[name]} == {"ppt/theme/theme1.xml", "ppt/theme/theme2.xml"}
    opened = resolve_template(template.path, changed.data)
    assert changed.layouts == opened.layouts
    assert opened.remarks == ()
    charts: list[Hues] = [layout.hues for layout in changed.layouts if layout.kind == "chart" and layout.hues]
    assert [(hues.primary.digits, hues.accent.digits) for hues in charts] == [("5C0F1C", "0B5FA5")]


def test_an_own_theme_colours_the_deck_unless_it_brings_a_template(tmp_path: Path) -> None:
    outline = load_outline(str(write_publication(tmp_path, OUTLINE.replace("sources:", "theme: own.yaml\nsources:"))))
    (tmp_path / "own.yaml").write_text("theme: 1\nname: own\nbase: civic\npalette:\n  primary: 5C0F1C\n")
    look = find_look(outline, None, None)
    assert look.theme.style == "blocks"
    assert Path(look.theme.template).stem == "civic"
    assert dict(next(iter(colours(look.template.data))))["dk2"] == "5C0F1C"
    (tmp_path / "brand.pptx").write_bytes((THEMES / "editorial.pptx").read_bytes())
    for given in ({"template_file": str(tmp_path / "brand.pptx")}, {"template_file": None}):
        if given["template_file"] is None:
            (tmp_path / "own.yaml").write_text(
                "theme: 1\nname: own\ntemplate: brand.pptx\npalette:\n  primary: 5C0F1C\n"
            )
        found = find_look(outline, None, given["template_file"])
        assert found.template.data == (THEMES / "editorial.pptx").read_bytes()
