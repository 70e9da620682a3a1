from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.model.colour import contrast
from builder.model.diagnostic import Diagnostic, OutlineError
from builder.model.text import Place, Text
from builder.model.theme import FACES
from builder.outline import load_theme

HERE = Place(9, 8)
SHIPPED = ("civic", "editorial", "monochrome", "safeguarding")


def failure(reference: str, folder: Path) -> tuple[Diagnostic, ...]:
    with pytest.raises(OutlineError) as caught:
        load_theme(Text(reference, HERE), str(folder / "outline.yaml"))
    return caught.value.diagnostics


def theme_failure(folder: Path, text: str) -> list[tuple[str, Place | None]]:
    (folder / "own.yaml").write_text("theme: 1\nname: own\n" + text)
    found = failure("own.yaml", folder)
    assert {problem.file for problem in found} == {str(folder / "own.yaml")}
    return [(problem.code, problem.place) for problem in found]


def test_without_a_reference_it_is_the_default_theme() -> None:
    theme = load_theme(None, "outline.yaml")
    assert theme.name == "safeguarding"
    assert theme == load_theme(Text("safeguarding", HERE), "anywhere/outline.yaml")


def test_the_default_theme_names_files_that_are_there() -> None:
    theme = load_theme(None, "outline.yaml")
    assert [face for face, _ in theme.font.files] == list(FACES)
    for face in FACES:
        assert Path(theme.font.file(face)).is_file()
        assert ".." not in Path(theme.font.file(face)).parts
    assert Path(theme.template).name == "safeguarding.pptx"
    assert Path(theme.template).is_absolute()


@pytest.mark.parametrize("name", SHIPPED)
def test_a_theme_that_ships_has_fonts_and_a_template_of_its_own(name: str) -> None:
    theme = load_theme(Text(name, HERE), "outline.yaml")
    assert theme.name == name
    assert Path(theme.template).name == f"{name}.pptx"
    for path in (theme.template, *(path for _, path in theme.font.files)):
        assert Path(path).is_file()


def test_no_two_themes_look_alike() -> None:
    themes = [load_theme(Text(name, HERE), "outline.yaml") for name in SHIPPED]
    assert (
        len({(t.style, t.font.name) for t in themes}) == len({t.palette.primary for t in themes}) == len(SHIPPED) == 4
    )


def test_an_own_theme_starts_from_its_base(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text("theme: 1\nname: own\nbase: editorial\npalette:\n  accent: 0B5FA5\n")
    theme = load_theme(Text("own.yaml", HERE), str(tmp_path / "outline.yaml"))
    base = load_theme(Text("editorial", HERE), "outline.yaml")
    assert (theme.style, theme.font, theme.template, theme.sizes) == (
        base.style, base.font, base.template, base.sizes,
    )  # fmt: skip
    assert (theme.palette.accent, theme.palette.primary, theme.recolours) == ("0B5FA5", base.palette.primary, True)
    assert not base.recolours
    assert theme_failure(tmp_path, "base: editorail\n") == [("unknown-theme", Place(3, 7))]


def test_a_style_is_one_of_those_there_are(tmp_path: Path) -> None:
    assert theme_failure(tmp_path, "style: stars\n") == [("bad-value", Place(3, 8))]


def test_the_values_of_the_model_are_plain() -> None:
    theme = load_theme(None, "outline.yaml")
    assert type(theme.palette.ink) is str
    assert type(theme.name) is str
    assert type(theme.sizes.body) is float


def test_an_unknown_name_gets_a_suggestion(tmp_path: Path) -> None:
    (problem,) = failure("safegarding", tmp_path)
    assert (problem.code, problem.place, problem.file) == ("unknown-theme", HERE, str(tmp_path / "outline.yaml"))
    assert problem.hints == ("did you mean `safeguarding`?",)


@pytest.mark.parametrize("reference", ["theme.pptx", "My Theme", "", "theme.yml", "../../builder/themes/safeguarding"])
def test_what_is_no_name_and_no_theme_file_is_refused(reference: str, tmp_path: Path) -> None:
    assert [problem.code for problem in failure(reference, tmp_path)] == ["unknown-theme"]


@pytest.mark.parametrize(
    "reference", ["../own.yaml", "/etc/own.yaml", "a/../../own.yaml", r"..\own.yaml", "C:own.yaml", "~/own.yaml"]
)
def test_a_theme_file_may_not_be_outside_the_folder(reference: str, tmp_path: Path) -> None:
    assert [(p.code, p.place) for p in failure(reference, tmp_path)] == [("bad-path", HERE)]


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (tmp_path / "own.yaml").write_text("theme: 1\nname: own\n")
    (folder / "own.yaml").symlink_to(tmp_path / "own.yaml")
    assert [problem.code for problem in failure("own.yaml", folder)] == ["bad-path"]
    (folder / "out").symlink_to(tmp_path)
    assert [problem.code for problem in failure("out/own.yaml", folder)] == ["bad-path"]


def test_a_theme_file_that_is_not_there_is_reported_at_its_name(tmp_path: Path) -> None:
    assert [(p.code, p.place) for p in failure("own.yaml", tmp_path)] == [("file-missing", HERE)]


def test_an_own_theme_changes_only_what_it_says(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text("theme: 1\nname: own\npalette:\n  primary: 5c0f1c\nsheet:\n  body: 11.5\n")
    theme, base = load_theme(Text("own.yaml", HERE), str(tmp_path / "outline.yaml")), load_theme(None, "outline.yaml")
    assert (theme.name, theme.palette.primary, theme.sizes.body) == ("own", "5C0F1C", 11.5)
    assert (theme.palette.ink, theme.sizes.title, theme.font, theme.template) == (
        base.palette.ink, base.sizes.title, base.font, base.template,
    )  # fmt: skip


def test_an_own_theme_brings_files_beside_it(tmp_path: Path) -> None:
    folder = tmp_path / "look"
    folder.mkdir()
    for name in ("a.ttf", "brand.pptx"):
        (folder / name).write_bytes(b"x")
    faces = "".join(f"  {face}: a.ttf\n" for face in FACES)
    text = f"theme: 1\nname: own\ntemplate: brand.pptx\nfont:\n  name: A\n  deck_name: B\n{faces}"
    (folder / "own.yaml").write_text(text)
    theme = load_theme(Text("look/own.yaml", HERE), str(tmp_path / "outline.yaml"))
    assert theme.template == str(folder / "brand.pptx")
    assert {path for _, path in theme.font.files} == {str(folder / "a.ttf")}


def test_files_of_an_own_theme_have_to_be_there_and_inside(tmp_path: Path) -> None:
    (tmp_path / "out.ttf").symlink_to("/etc/hostname")
    faces = "  regular: none.ttf\n  bold: ../b.ttf\n  italic: /b.ttf\n  bold-italic: out.ttf\n"
    found = theme_failure(tmp_path, f"template: none.pptx\nfont:\n  name: A\n  deck_name: B\n{faces}")
    assert found == [
        ("file-missing", Place(3, 11)),
        ("file-missing", Place(7, 12)),
        ("bad-path", Place(8, 9)),
        ("bad-path", Place(9, 11)),
        ("bad-path", Place(10, 16)),
    ]


@pytest.mark.parametrize("colour", ["red", "12345", "1234567", "#123456", "12345g", "١٢٣٤٥٦"])
def test_a_colour_is_six_hexadecimal_digits(colour: str, tmp_path: Path) -> None:
    assert theme_failure(tmp_path, f"palette:\n  line: '{colour}'\n") == [("bad-value", Place(4, 9))]


@pytest.mark.parametrize("size", ["0", "-1", "ten", "1e9", "nan", "inf", "10000", "0.0"])
def test_a_size_is_a_positive_number(size: str, tmp_path: Path) -> None:
    assert theme_failure(tmp_path, f"sheet:\n  body: {size}\n") == [("bad-value", Place(4, 9))]


def test_pale_text_is_refused_on_every_ground(tmp_path: Path) -> None:
    found = theme_failure(tmp_path, "palette:\n  muted: 8A8A8A\n")
    assert found == [("contrast", Place(4, 10)), ("contrast", Place(4, 10))]


def test_a_dark_ground_under_the_default_ink_is_refused(tmp_path: Path) -> None:
    assert {code for code, _ in theme_failure(tmp_path, "palette:\n  ground: 1D2B33\n")} == {"contrast"}


def test_white_on_a_pale_primary_is_refused(tmp_path: Path) -> None:
    found = theme_failure(tmp_path, "palette:\n  primary: 4F9AA8\n  on_primary: FFFFFF\n")
    assert ("contrast", Place(5, 15)) in found


def test_faults_of_yaml_and_of_keys_are_located_in_the_theme(tmp_path: Path) -> None:
    assert theme_failure(tmp_path, "pallette: {}\nname: twice\n") == [
        ("unknown-key", Place(3, 1)),
        ("duplicate-key", Place(4, 1)),
    ]
    assert theme_failure(tmp_path, "palette: 'open\n") == [("yaml-syntax", Place(3, 10))]
    assert theme_failure(tmp_path, "sheet: large\n") == [("wrong-type", Place(3, 8))]


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("000000", "FFFFFF", 21.0), ("FFFFFF", "FFFFFF", 1.0), ("777777", "FFFFFF", 4.478), ("767676", "FFFFFF", 4.542)],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.001)


COLOURS = st.integers(0, 0xFFFFFF).map("{:06X}".format)


@given(COLOURS, COLOURS)
def test_contrast_has_no_order_and_bounds(one: str, other: str) -> None:
    assert contrast(one, other) == contrast(other, one)
    assert 1.0 <= contrast(one, other) <= 21.0
