"""A whole deck: complete, valid in what no validator looks at, and the same every time."""

from __future__ import annotations

import hashlib
import os
import posixpath
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

from builder.model.document import ChartBlock
from builder.model.template import LayoutKind
from builder.render.powerpoint import render_deck
from tests.decks import (
    CHART,
    NAMES,
    ODD,
    block,
    deck_of,
    document,
    every_kind,
    find,
    members,
    opened,
    shipped_template,
    slide,
)
from tests.judges.decks import open_xml_sdk, openxml_audit

ROOT = Path(__file__).parents[1]


def test_every_kind_of_slide_has_its_layout_title_and_notes() -> None:
    slides = every_kind()
    deck = opened(deck_of(*slides))
    assert len(deck.slides) == len(slides) == 15
    for shown, wanted in zip(deck.slides, slides, strict=True):
        assert shown.slide_layout.name.lower().replace(" ", "-") == wanted.kind
        assert shown.shapes.title.text_frame.text == f"The {wanted.kind} slide"
        assert shown.shapes[0].shape_id == shown.shapes.title.shape_id
        assert shown.notes_slide.notes_text_frame.text == f"Notes of {wanted.kind}."


def test_blocks_stand_in_the_order_of_the_document() -> None:
    deck = opened(deck_of(*every_kind()))
    for shown, wanted in zip(deck.slides, every_kind(), strict=True):
        roles = [shape.name.rpartition(" ")[0].lower() for shape in shown.shapes]
        assert roles[: len(wanted.blocks)] == [block.role for block in wanted.blocks]
        assert set(roles[len(wanted.blocks) :]) <= {"footer", "number"}


def test_ids_and_names_are_unique_on_every_slide() -> None:
    for shown in opened(deck_of(*every_kind())).slides:
        assert len({shape.shape_id for shape in shown.shapes}) == len(shown.shapes)
        assert len({shape.name for shape in shown.shapes}) == len(shown.shapes)


def test_no_placeholder_stays_empty() -> None:
    for shown in opened(deck_of(*every_kind())).slides:
        assert all(shape.text_frame.text for shape in shown.shapes if shape.has_text_frame)


def test_every_run_states_its_language() -> None:
    for name, data in members(deck_of(*every_kind())).items():
        if name.startswith(("ppt/slides/slide", "ppt/notesSlides/notes")):
            properties = etree.fromstring(data).findall(".//a:rPr", NAMES)
            assert properties
            assert {node.get("lang") for node in properties} == {"en-GB"}


def test_slides_are_grouped_into_sections() -> None:
    root = etree.fromstring(members(deck_of(*every_kind()))["ppt/presentation.xml"])
    section = "{http://schemas.microsoft.com/office/powerpoint/2010/main}section"
    sections = [(node.get("name"), len(node[0])) for node in root.iter(section)]
    assert sections == [("", 1), ("Part 0", 3), ("Part 1", 4), ("Part 2", 4), ("Part 3", 3)]
    assert len({node.get("id") for node in root.iter(section)}) == len(sections)


def test_the_list_of_the_notes_master_follows_that_of_slide_masters() -> None:
    root = etree.fromstring(members(deck_of(*every_kind()))["ppt/presentation.xml"])
    names = [etree.QName(node).localname for node in root]
    assert names[:3] == ["sldMasterIdLst", "notesMasterIdLst", "sldIdLst"]


def test_every_relationship_leads_to_a_part_and_every_part_is_led_to() -> None:
    parts = members(deck_of(*every_kind()))
    reached = {"[Content_Types].xml"}
    for name, data in parts.items():
        if not name.endswith(".rels"):
            continue
        reached.add(name)
        folder = posixpath.dirname(posixpath.dirname(name))
        for relation in etree.fromstring(data):
            if relation.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, str(relation.get("Target"))))
                assert target.lstrip("/") in parts, (name, target)
                reached.add(target.lstrip("/"))
    assert sorted(parts.keys() - reached) == []


def test_content_types_name_every_part_and_no_other() -> None:
    parts = members(deck_of(*every_kind()))
    types = etree.fromstring(parts["[Content_Types].xml"])
    overrides = [str(node.get("PartName")).lstrip("/") for node in types if node.get("PartName")]
    extensions = {node.get("Extension") for node in types if node.get("Extension")}
    assert len(overrides) == len(set(overrides))
    assert set(overrides) <= parts.keys()
    assert {name.rpartition(".")[2] for name in parts} == extensions
    bare = {name for name in parts if name not in overrides and name.endswith(".xml")}
    assert bare == {"[Content_Types].xml"}


def test_properties_come_from_the_document_alone() -> None:
    properties = opened(deck_of(*every_kind())).core_properties
    assert (properties.title, properties.subject) == ("When online gangs recruit children", "What it means")
    assert (properties.author, properties.last_modified_by, properties.language) == ("A & B", "A & B", "en-GB")
    assert properties.identifier == "urn:builder:" + "5eed" * 16
    assert f"{properties.created} {properties.modified}".count("2025-03-26 00:00:00") == 2


def test_odd_text_in_titles_sections_and_properties_is_kept() -> None:
    deck = opened(deck_of(slide("finding", block("title", ODD), section=ODD + "\x07"), title=ODD))
    assert deck.core_properties.title == ODD
    names = [node.get("name") for node in deck.part._element.iter() if etree.QName(node).localname == "section"]
    assert names == [ODD]


def test_a_footer_too_long_for_the_foot_leaves_out_what_it_can() -> None:
    def footer(title: str, organisation: str) -> str:
        shown = opened(deck_of(slide("finding", block("title", "T")), title=title, organisation=organisation)).slides[0]
        return str(next(shape for shape in shown.shapes if shape.name.startswith("Footer")).text_frame.text)

    assert footer("Short title", "Council") == "Council · Short title"
    assert footer("A title " * 20, "Council") == "Council"
    assert footer("Short title", "An organisation " * 10) == "Short title"


def test_a_title_without_organisation_runs_alone() -> None:
    shown = opened(deck_of(slide("finding", block("title", "T")), title="Only this", organisation="")).slides[0]
    assert [shape.text_frame.text for shape in shown.shapes][1:] == ["Only this", "1"]


def test_a_document_without_slides_is_a_deck_without_slides() -> None:
    assert len(opened(deck_of()).slides) == 0


def test_the_same_document_gives_the_same_bytes_whatever_the_order_of_hashes() -> None:
    program = (
        "import hashlib; from tests.decks import deck_of, every_kind; "
        "print(hashlib.sha256(deck_of(*every_kind())).hexdigest())"
    )
    wanted = hashlib.sha256(deck_of(*every_kind())).hexdigest()
    assert hashlib.sha256(deck_of(*every_kind())).hexdigest() == wanted
    for seed in ("1", "77"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "Asia/Tokyo", "LC_ALL": "C"}
        done = subprocess.run(
            [sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, text=True
        )
        assert done.stdout.strip() == wanted, done.stderr


def test_charts_of_a_deck_have_parts_of_their_own() -> None:
    kinds: tuple[LayoutKind, ...] = ("chart", "finding", "chart")
    slides = [
        slide(
            kind,
            block("title", kind),
            *([ChartBlock("chart", CHART, f"Chart {i}")] if kind == "chart" else []),
            key=str(i),
        )
        for i, kind in enumerate(kinds)
    ]
    parts = members(deck_of(*slides))
    assert {"ppt/charts/chart1.xml", "ppt/charts/chart2.xml"} < parts.keys()
    assert {"ppt/embeddings/Microsoft_Excel_Sheet1.xlsx", "ppt/embeddings/Microsoft_Excel_Sheet2.xlsx"} < parts.keys()
    frames = [shape for shown in opened(deck_of(*slides)).slides for shape in shown.shapes if shape.has_chart]
    assert [find(frame._element, "./p:nvGraphicFramePr/p:cNvPr/@descr") for frame in frames] == [
        ["Chart 0"],
        ["Chart 2"],
    ]


@pytest.mark.judge
@pytest.mark.parametrize("judge", [open_xml_sdk, openxml_audit])
def test_validators_find_nothing_in_a_deck_of_every_kind(tmp_path: Path, judge: object) -> None:
    path = tmp_path / "deck.pptx"
    path.write_bytes(render_deck(document(*every_kind(), title=ODD), shipped_template()))
    assert callable(judge)
    assert judge(path) == []
