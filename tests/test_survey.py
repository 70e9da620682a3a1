"""``builder template check`` says what serves what, what is missing and how much fits; an outline's wish is located."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from builder.survey import survey_template
from tests.conftest import Ran
from tests.foreign import GERMAN, write_template
from tests.torture import OUTLINE, write_outline

Cli = Callable[..., Ran]


def test_the_survey_tells_layouts_rooms_and_what_is_missing(tmp_path: Path) -> None:
    survey = survey_template(str(write_template("german", tmp_path)))
    services = {service.kind: service for service in survey.services}
    assert services["finding"].layout == GERMAN[1]
    assert services["finding"].lacking == ("citation",)
    assert services["big-figure"].lacking == ("citation", "figure", "caption")
    body = next(spot for spot in services["finding"].spots if spot.role == "body")
    assert body.preferred is not None
    assert body.least is not None
    assert body.preferred.letters < body.least.letters
    assert GERMAN[6] in survey.idle
    assert GERMAN[1] not in survey.idle


def test_it_is_told_as_text(cli: Cli, tmp_path: Path) -> None:
    ran = cli("template", "check", write_template("blank-only", tmp_path))
    assert ran.code == 0
    assert "slides of 13.33 x 7.50 in" in ran.out
    assert "Blank" in ran.out
    assert "no placeholder, a box of the builder's own" in ran.out
    assert "warning[template-layout]" in ran.err


def test_it_is_told_as_json(cli: Cli, tmp_path: Path) -> None:
    ran = cli("template", "check", write_template("house-font", tmp_path), "--format", "json")
    told = json.loads(ran.out)["template"]
    assert (ran.code, ran.err) == (0, "")
    assert (told["width"], told["height"]) == (720, 405)
    assert {"family": "Brandon Grotesque", "measured": "Carlito"} in told["fonts"]
    finding = next(kind for kind in told["kinds"] if kind["kind"] == "finding")
    assert finding["lacking"] == ["citation"]
    title = next(place for place in finding["places"] if place["role"] == "title")
    assert title["preferred"]["size"] > title["least"]["size"]
    assert "template-font" in {diagnostic["code"] for diagnostic in told["diagnostics"]}


def test_strict_makes_errors_of_warnings_and_a_broken_file_is_one(cli: Cli, tmp_path: Path) -> None:
    assert cli("template", "check", "--strict", write_template("blank-only", tmp_path)).code == 7
    broken = tmp_path / "broken.pptx"
    broken.write_bytes(b"PK")
    ran = cli("template", "check", broken)
    assert ran.code == 7
    assert "template-unreadable" in ran.err


def test_what_an_outlines_template_lacks_is_told_at_its_line(cli: Cli, tmp_path: Path) -> None:
    outline = write_outline(tmp_path / "p", "brand.pptx")
    (tmp_path / "p" / "brand.pptx").write_bytes(write_template("blank-only", tmp_path).read_bytes())
    line = outline.read_text("utf-8").splitlines().index("template: brand.pptx") + 1
    ran = cli("check", "--only", "deck", outline)
    assert ran.code == 0
    assert f"outline.yaml:{line}:11: warning[template-layout]" in ran.err
    assert cli("check", "--only", "sheet", outline).err == ""
    (tmp_path / "p" / "brand.pptx").write_bytes(b"")
    assert f"outline.yaml:{line}:11: error[template-unreadable]" in cli("check", outline).err


@pytest.mark.parametrize("name", ["../brand.pptx", "/etc/brand.pptx"])
def test_a_template_outside_of_the_outlines_folder_is_refused(cli: Cli, tmp_path: Path, name: str) -> None:
    write_template("german", tmp_path).rename(tmp_path / "brand.pptx")
    ran = cli("check", write_outline(tmp_path / "p", name))
    assert ran.code == 3
    assert "error[bad-path]" in ran.err


def test_an_entry_may_name_its_layout(cli: Cli, tmp_path: Path) -> None:
    from pptx import Presentation

    outline = write_outline(tmp_path / "p", "brand.pptx")
    (tmp_path / "p" / "brand.pptx").write_bytes(write_template("german", tmp_path).read_bytes())
    asked = outline.read_text("utf-8").replace("kind: bar", "layout: Nur Titel\n        kind: bar")
    outline.write_text(asked, encoding="utf-8")
    assert cli("build", "--only", "deck", "--output", tmp_path / "out", outline).code == 0
    slides = Presentation(str(tmp_path / "out" / "p.pptx")).slides
    named = [slide.slide_layout.name for slide in slides if slide.shapes.title.text == "What was measured"]
    assert named == ["Nur Titel"]
    outline.write_text(asked.replace("Nur Titel", "Nur Titl"), encoding="utf-8")
    ran = cli("check", outline)
    line = asked.splitlines().index("        layout: Nur Titel") + 1
    assert ran.code == 3
    assert f"outline.yaml:{line}:17: error[layout-unknown]" in ran.err
    assert "did you mean 'Nur Titel'?" in ran.err


def test_a_shipped_layout_serves_an_entry_by_name(cli: Cli, tmp_path: Path) -> None:
    outline = tmp_path / "p" / "outline.yaml"
    write_outline(outline.parent)
    outline.write_text(OUTLINE.replace("steps:", "layout: Finding\n        steps:", 1), encoding="utf-8")
    assert cli("build", "--only", "deck", "--output", tmp_path / "out", outline).code == 0
