from __future__ import annotations

import io
import re

import pikepdf
from hypothesis import given
from hypothesis import strategies as st

from builder.render.pdf.content import FOOTER, LAYOUT, Content, components

STEPS = st.lists(
    st.tuples(st.sampled_from(["write", "paint", "fill"]), st.sampled_from([0, 1, 2, LAYOUT, FOOTER])), max_size=30
)


def drawn(steps: list[tuple[str, int | str]]) -> Content:
    content = Content(lambda node: ("P", "H1", "Link")[node])
    for number, (step, mark) in enumerate(steps):
        if step == "write":
            content.write(mark, f"/F1 {10 + number % 2} Tf", 1, number, "<0001> Tj")
        elif step == "paint":
            content.paint(mark, "0 0 1 1 re f")
        else:
            content.fill(mark, ("000000", "FF0000")[number % 2])
    return content


def instructions(data: bytes) -> list[str]:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.pages[0].Contents = pdf.make_stream(data)
    file = io.BytesIO()
    pdf.save(file)
    return [str(instruction.operator) for instruction in pikepdf.parse_content_stream(pdf.pages[0])]


@given(STEPS)
def test_nothing_is_ever_painted_outside_marked_content(steps: list[tuple[str, int | str]]) -> None:
    marked = text = False
    for name in instructions(drawn(steps).finish()):
        if name == "BDC":
            assert not marked
            assert not text
        assert marked or name == "BDC"
        assert text or name not in ("Tj", "Tm")
        assert not text or name not in ("re", "f", "BDC", "EMC", "BT")
        marked = name == "BDC" or (marked and name != "EMC")
        text = name == "BT" or (text and name != "ET")
    assert not marked
    assert not text


@given(STEPS)
def test_identifiers_count_up_and_name_their_elements(steps: list[tuple[str, int | str]]) -> None:
    content = drawn(steps)
    found = re.findall(r"/(P|H1|Link) <</MCID (\d+)>> BDC", content.finish().decode())
    assert [int(identifier) for _, identifier in found] == list(range(len(content.marks)))
    assert [("P", "H1", "Link")[node] for node in content.marks] == [tag for tag, _ in found]


def test_neighbours_of_one_element_share_one_sequence_and_one_text_object() -> None:
    content = drawn([("write", 1), ("write", 1), ("write", 1)])
    data = content.finish()
    assert content.marks == [1]
    assert (data.count(b"BDC"), data.count(b"BT")) == (1, 1)


def test_colours_are_shares_of_full_light() -> None:
    assert components("FF8000") == "1 0.502 0"
