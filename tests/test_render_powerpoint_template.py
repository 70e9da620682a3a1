"""A template's layouts are resolved as PowerPoint would; one that lacks something is refused with all that it lacks."""

from __future__ import annotations

import os
import struct
import zipfile
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.model.diagnostic import Diagnostic, RenderError
from builder.model.length import EMU_PER_INCH
from builder.model.template import LayoutKind, Placeholder, Role
from builder.render.powerpoint import read_template
from tests.decks import TEMPLATE, members, rezipped, shipped_template

PARTS = members(TEMPLATE.read_bytes())


def placeholder(kind: LayoutKind, role: Role) -> Placeholder:
    found = shipped_template().layout(kind).find_placeholder(role)
    assert found is not None
    return found


def problems(path: Path) -> tuple[Diagnostic, ...]:
    with pytest.raises(RenderError) as raised:
        read_template(str(path))
    assert all(problem.file == str(path) for problem in raised.value.diagnostics)
    return raised.value.diagnostics


def encrypted(package: bytes) -> bytes:
    """The same as if its last part were encrypted: a flag in the directory says so."""
    at = package.rindex(b"PK\x01\x02") + 8
    return package[:at] + bytes((package[at] | 1,)) + package[at + 1 :]


def edited(tmp_path: Path, old: str, new: str) -> Path:
    """The shipped template with a text replaced in all slide layouts."""
    path = tmp_path / "edited.pptx"
    layouts = {
        name: data.replace(old.encode(), new.encode()) if name.startswith("ppt/slideLayouts/slide") else data
        for name, data in PARTS.items()
    }
    assert layouts != PARTS
    path.write_bytes(rezipped(layouts))
    return path


def test_the_shipped_template_has_a_layout_for_every_kind() -> None:
    template = shipped_template()
    assert [layout.kind for layout in template.layouts] == list(get_args(LayoutKind))
    assert (template.width, template.height) == (12_192_000, 6_858_000)
    assert template.data == TEMPLATE.read_bytes()


def test_every_placeholder_lies_on_the_slide() -> None:
    template = shipped_template()
    for layout in template.layouts:
        for shown in layout.placeholders:
            x, y, width, height = shown.box
            assert 0 <= x < x + width <= template.width, (layout.name, shown.name)
            assert 0 <= y < y + height <= template.height, (layout.name, shown.name)


def test_no_two_texts_of_a_layout_overlap() -> None:
    for layout in shipped_template().layouts:
        for i, one in enumerate(layout.placeholders):
            for other in layout.placeholders[i + 1 :]:
                apart = (
                    one.box.x + one.box.width <= other.box.x
                    or other.box.x + other.box.width <= one.box.x
                    or one.box.y + one.box.height <= other.box.y
                    or other.box.y + other.box.height <= one.box.y
                )
                assert apart, (layout.name, one.name, other.name)


def test_sizes_come_from_layout_master_or_its_styles() -> None:
    assert (placeholder("finding", "title").size_pt, placeholder("finding", "title").bold) == (32, True)
    assert placeholder("title", "title").size_pt == 48
    assert placeholder("advice", "body").size_pt == 24
    assert placeholder("finding", "title").spacing == 0.9
    assert (placeholder("finding", "body").before_pt, placeholder("finding", "kicker").before_pt) == (10, 0)


def test_only_bulleted_text_is_indented() -> None:
    assert placeholder("finding", "body").indent_pt == 20
    assert placeholder("section", "body").indent_pt == 0
    assert placeholder("finding", "citation").indent_pt == 0


def test_text_aligns_with_the_margin() -> None:
    assert placeholder("finding", "body").insets == (0, 0, 0, 0)
    assert placeholder("finding", "body").box.x == placeholder("finding", "title").box.x == 0.75 * EMU_PER_INCH


def test_no_text_is_under_fourteen_points() -> None:
    sizes = {shown.size_pt for layout in shipped_template().layouts for shown in layout.placeholders}
    assert min(sizes) >= 14


def test_insets_are_inherited_one_by_one(tmp_path: Path) -> None:
    template = read_template(str(edited(tmp_path, ' lIns="0" tIns="0"', ' tIns="12700"')))
    body = template.layout("finding").find_placeholder("body")
    assert body is not None
    assert body.insets == (0, 12_700, 0, 0)


def test_a_kind_without_a_layout_of_its_name_is_served_by_another(tmp_path: Path) -> None:
    path = tmp_path / "x.pptx"
    hidden = {name: data.replace(b'name="Agenda"', b'name="1_Custom"') for name, data in PARTS.items()}
    hidden = {name: data.replace(b'name="Sources"', b'name="Blank"') for name, data in hidden.items()}
    path.write_bytes(rezipped(hidden))
    template = read_template(str(path))
    for kind in ("agenda", "sources"):
        layout = template.layout(kind)
        assert {"title", "body"} <= {shown.role for shown in layout.placeholders}
    assert template.layout("finding") == shipped_template().layout("finding")


def test_a_layout_without_room_for_a_text_gets_a_box_for_it(tmp_path: Path) -> None:
    template = read_template(str(edited(tmp_path, 'name="Citation Placeholder', 'name="Caption Placeholder')))
    citation = template.layout("finding").find_placeholder("citation")
    assert citation is not None
    assert (citation.own, citation.type) == (True, "")


@pytest.mark.parametrize("content", [b"", b"PK\3\4", b"no zip at all", b"%PDF-1.7"])
def test_a_file_that_is_no_presentation_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.pptx"
    path.write_bytes(content)
    assert [problem.code for problem in problems(path)] == ["template-unreadable"]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"\xd0\xcf\x11\xe0" + bytes(512) + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        (b"\xd0\xcf\x11\xe0" + bytes(512), "in the format of PowerPoint 97"),
        (rezipped({"mimetype": b"application/vnd.oasis.opendocument.presentation-template"}), "an OpenDocument file"),
        (encrypted(rezipped({"a.txt": b"a"})), "protected by a password"),
        (rezipped({**PARTS, "_rels/.rels": b"<Relationships/>"}), "don't lie where PowerPoint puts"),
    ],
)
def test_what_is_refused_is_named_with_a_way_out(tmp_path: Path, content: bytes, why: str) -> None:
    path = tmp_path / "x.pptx"
    path.write_bytes(content)
    (problem,) = problems(path)
    assert why in problem.message
    assert problem.hints[0].startswith("open it in PowerPoint")


def test_a_package_of_another_kind_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.pptx"
    path.write_bytes(rezipped({"a.txt": b"a"}))
    assert [problem.code for problem in problems(path)] == ["template-unreadable"]


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "missing.pptx", tmp_path / "pipe", tmp_path / "nul\0.pptx"):
        assert [problem.code for problem in problems(path)] == ["template-unreadable"]


def test_a_package_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.pptx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in PARTS.items():
            package.writestr(name, data)
        package.writestr("ppt/media/image1.bin", bytes(101 << 20))
    assert path.stat().st_size < 1 << 20
    (problem,) = problems(path)
    assert "unpacks to more than 100 MiB" in problem.message


def test_a_package_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "liar.pptx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("ppt/presentation.xml", bytes(1 << 20))
    honest = path.read_bytes()
    path.write_bytes(honest.replace(struct.pack("<I", 1 << 20), struct.pack("<I", 10)))
    assert [problem.code for problem in problems(path)] == ["template-unreadable"]


@settings(max_examples=25)
@given(st.data())
def test_a_damaged_template_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(PARTS)))
    content = PARTS[name]
    start = data.draw(st.integers(0, len(content)))
    damaged = content[:start] + data.draw(st.binary(max_size=8)) + content[start + data.draw(st.integers(0, 400)) :]
    path = tmp_path_factory.mktemp("damaged") / "x.pptx"
    path.write_bytes(rezipped({**PARTS, name: damaged}))
    try:
        template = read_template(str(path))
    except RenderError as error:
        assert error.diagnostics
    else:
        assert len(template.layouts) == len(get_args(LayoutKind))
