"""Text of a template is measured with its own font, with one of the same widths, or with one that is wide enough."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builder.compose import machine_fonts, metrics
from builder.compose.capacity import capacity_of
from builder.compose.typefaces import Typefaces, _measured, find_typeface
from builder.model.length import Box, Length
from builder.model.template import Placeholder
from tests.test_compose_breaking import FONTS

TEXT = "Reports rose six-fold from 2022 to 2024"
CARLITO = Path(__file__).parents[1] / "builder" / "fonts" / "Carlito-Bold.ttf"


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine whose fonts are those of one folder."""
    monkeypatch.setattr(machine_fonts, "_folders", lambda: [tmp_path])
    machine_fonts._families.cache_clear()
    find_typeface.cache_clear()
    yield tmp_path
    machine_fonts._families.cache_clear()
    find_typeface.cache_clear()


def width(family: str, face: str = "regular") -> float:
    return find_typeface(family).fonts[face].word_width(TEXT)  # type: ignore[index]


def place(**named: object) -> Placeholder:
    box = Box(Length(0), Length(0), Length.from_pt(400), Length.from_pt(120))
    return Placeholder("body", "body", 1, "Body", box, 20, **named)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("family", "stand_in"),
    [("Arial", "Liberation Sans"), ("Times New Roman", "Liberation Serif"), ("Courier New", "Liberation Mono")],
)
def test_a_font_of_the_same_widths_stands_in(machine: Path, family: str, stand_in: str) -> None:
    found = find_typeface(family)
    assert (found.stand_in, found.same_widths) == (stand_in, True)
    assert set(found.fonts) == {"regular", "bold", "italic", "bold-italic"}


def test_widths_are_those_that_the_fonts_are_known_for(machine: Path) -> None:
    assert find_typeface("Arial").fonts["regular"].word_width("AVn ") * 1000 == pytest.approx(
        667 + 667 + 556 + 278, abs=2
    )
    assert find_typeface("Courier New").fonts["bold"].word_width("iW") == pytest.approx(1.2, abs=0.001)


def test_cambria_is_measured_by_its_twin_where_that_is_here_and_else_taken_to_be_wide(machine: Path) -> None:
    assert (find_typeface("Cambria").stand_in, find_typeface("Cambria").same_widths) == ("Carlito", False)
    carlito = CARLITO.with_name("Carlito-Regular.ttf").read_bytes()
    (machine / "twin.ttf").write_bytes(carlito.replace("Carlito".encode("utf-16-be"), "Caladea".encode("utf-16-be")))
    machine_fonts._families.cache_clear()
    find_typeface.cache_clear()
    found = find_typeface("Cambria")
    assert (found.stand_in, found.same_widths) == ("Caladea", True)
    assert found.fonts["regular"].pitch == pytest.approx(1.172)


def test_a_font_that_nobody_has_is_taken_to_be_wide(machine: Path) -> None:
    found = find_typeface("Brandon Grotesque")
    assert (found.stand_in, found.same_widths) == ("Carlito", False)
    assert width("Brandon Grotesque") > 1.2 * FONTS["regular"].word_width(TEXT)
    assert width("Brandon Grotesque", "bold") > 1.4 * FONTS["bold"].word_width(TEXT)
    assert found.fonts["regular"].pitch >= 1.3


def test_letters_of_one_width_stand_in_for_such(machine: Path) -> None:
    assert find_typeface("Consolas").stand_in == "Liberation Mono"


def test_a_font_of_this_machine_measures_itself(machine: Path) -> None:
    (machine / "sub").mkdir()
    (machine / "sub" / "font.ttf").write_bytes(CARLITO.with_name("Carlito-Regular.ttf").read_bytes())
    (machine / "other.otf").write_bytes(b"no font at all")
    assert machine_fonts.find_family("CARLITO") == {"regular": str(machine / "sub" / "font.ttf")}
    assert machine_fonts.find_family("Other") is None


def test_a_damaged_font_of_this_machine_is_not_used(machine: Path) -> None:
    data = bytearray(
        CARLITO.with_name("Carlito-Regular.ttf")
        .read_bytes()
        .replace(b"\0C\0a\0r\0l\0i\0t\0o", b"\0H\0o\0u\0s\0e\0r\0s")
    )
    for i in range(struct.unpack_from(">H", data, 4)[0]):
        if data[12 + 16 * i : 16 + 16 * i] == b"cmap":
            data[12 + 16 * i : 16 + 16 * i] = b"none"
    (machine / "house.ttf").write_bytes(bytes(data))
    assert machine_fonts.find_family("Housers") is not None
    assert find_typeface("Housers").stand_in == "Carlito"


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 20_000), st.binary(min_size=1, max_size=8), st.floats(0.01, 1))
def test_whatever_is_wrong_with_a_font_it_measures_or_another_does(
    machine: Path, at: int, noise: bytes, kept: float
) -> None:
    data = CARLITO.with_name("Carlito-Regular.ttf").read_bytes()
    # The tables' directory, the header and the characters' map are among the first bytes, or found by them.
    data = (data[:at] + noise + data[at + len(noise) :])[: round(len(data) * kept)]
    file = machine / "damaged.ttf"
    file.write_bytes(data)
    metrics._load_metrics.cache_clear()
    found = _measured("Housers", {"regular": str(file)}, "")
    assert found is None or found.fonts["regular"].word_width(TEXT) >= 0


def test_space_between_letters_and_capitals_make_text_wider() -> None:
    faces = Typefaces(FONTS, (find_typeface("Brandon Grotesque"),))
    plain = faces.of(place())["regular"].word_width(TEXT)
    assert faces.of(place()) is FONTS
    assert faces.of(place(tracking_pt=1.8))["regular"].word_width(TEXT) == pytest.approx(plain + 0.1 * len(TEXT))
    house = place(font="Brandon Grotesque")
    capitals = place(font="Brandon Grotesque", capitals=True)
    assert faces.of(capitals)["regular"].word_width("A") > faces.of(house)["regular"].word_width("A")


def test_what_stands_in_is_told_once(machine: Path) -> None:
    faces = Typefaces(FONTS, (find_typeface("Arial"), find_typeface("Brandon Grotesque")))
    (remark,) = faces.remarks("brand.pptx")
    assert (remark.severity, remark.code) == ("warning", "template-font")
    assert [family for family, _ in remark.details] == ["Arial", "Brandon Grotesque"]
    assert "same widths" in remark.details[0][1]
    assert Typefaces(FONTS).remarks("brand.pptx") == ()


def test_how_much_fits_grows_with_the_box_and_shrinks_with_the_size() -> None:
    preferred, least = capacity_of(place(floor_pt=16), FONTS)
    assert (preferred.size_pt, least.size_pt) == (20, 16)
    assert preferred.lines < least.lines
    assert 100 < preferred.letters < least.letters
    assert capacity_of(place(capitals=True), FONTS)[0].letters < preferred.letters
