"""The order that the schemas want."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from lxml import etree

from builder.readback.element_order import misplaced
from builder.readback.markup import A, C, P
from tests.edits import unpacked

NAMESPACES = {"a": A, "c": C, "p": P}


def element(text: str) -> etree._Element:
    declared = " ".join(f'xmlns:{prefix}="{name.strip("{}")}"' for prefix, name in NAMESPACES.items())
    name, _, rest = text[1:].partition(">")
    return etree.fromstring(f"<{name} {declared}>{rest}" if not name.endswith("/") else f"<{name[:-1]} {declared}/>")


@pytest.mark.parametrize(
    "text",
    [
        "<p:sp><p:nvSpPr/><p:spPr/><p:txBody><a:bodyPr/><a:p/><a:p/></p:txBody></p:sp>",
        "<p:graphicFrame><p:nvGraphicFramePr/><p:xfrm/><a:graphic/></p:graphicFrame>",
        "<c:barChart><c:barDir/><c:ser><c:idx/><c:order/><c:tx/><c:invertIfNegative/><c:cat/><c:val/></c:ser><c:axId/></c:barChart>",
        "<c:lineChart><c:grouping/><c:ser><c:idx/><c:marker/><c:val/><c:smooth/></c:ser></c:lineChart>",
        "<p:anything><p:sldSz/><p:sldIdLst/></p:anything>",
        "<c:ser><c:val/><c:idx/></c:ser>",
    ],
)
def test_what_a_schema_has_is_in_order(text: str) -> None:
    assert list(misplaced(element(text))) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("<p:sp><p:spPr/><p:nvSpPr/></p:sp>", "nvSpPr stands where sp may not have it"),
        ("<p:txBody><a:p/><a:bodyPr/></p:txBody>", "bodyPr stands where txBody may not have it"),
        ("<p:sp><p:nvSpPr/><p:nonsense/></p:sp>", "nonsense stands where sp may not have it"),
        ("<c:barChart><c:ser><c:idx/><c:marker/></c:ser></c:barChart>", "marker stands where ser may not have it"),
        ("<c:lineChart><c:ser><c:val/><c:cat/></c:ser></c:lineChart>", "cat stands where ser may not have it"),
        ("<c:cat><c:strCache/></c:cat>", "strCache stands where cat may not have it"),
    ],
)
def test_what_it_does_not_have_there_is_named(text: str, told: str) -> None:
    assert list(misplaced(element(text))) == [told]


def test_any_two_children_of_unlike_kind_swapped_in_a_deck_are_found(published: Path) -> None:
    """In the parts of a real deck: text boxes, tables and charts."""
    chance = random.Random(3)
    members = unpacked((published / "nca-assessment.pptx").read_bytes())
    known = {f"{P}sp", f"{P}txBody", f"{P}cSld", f"{A}tbl", f"{A}tc", f"{C}chartSpace", f"{C}barChart", f"{C}catAx"}
    tried = set()
    for name, data in sorted(members.items()):
        if not name.startswith(("ppt/slides/slide", "ppt/charts/chart")) or not name.endswith(".xml"):
            continue
        root = etree.fromstring(data)
        assert list(misplaced(root)) == []
        places = [node for node in root.iter(*known) if len({child.tag for child in node}) > 1]
        for node in chance.sample(places, min(3, len(places))):
            first = next(i for i in range(len(node) - 1) if node[i].tag != node[i + 1].tag)
            node.insert(first, node[first + 1])
            assert list(misplaced(root)), (name, node.tag, first)
            node.insert(first, node[first + 1])
            tried.add(node.tag)
    assert {f"{P}sp", f"{A}tbl", f"{C}chartSpace"} <= tried
