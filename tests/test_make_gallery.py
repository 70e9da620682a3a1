"""The gallery shows every kind of slide in every theme, small, and as the outline beside it has them."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType
from typing import get_args

import pytest

from builder.model.document import Document, TextBlock
from builder.model.outline import ChartKind
from builder.model.template import LayoutKind
from builder.outline.format import ENTRY

ROOT = Path(__file__).parents[1]
MOST_BYTES = 3 << 20


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_gallery", ROOT / "tools" / "make_gallery.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def documents(tool: ModuleType) -> dict[str, Document]:
    return {theme: tool.compose(theme) for theme in tool.THEMES}


def test_every_theme_that_ships_is_shown(tool: ModuleType) -> None:
    assert sorted(tool.THEMES) == sorted(path.stem for path in (ROOT / "builder" / "themes").glob("*.yaml"))


def test_every_kind_of_slide_entry_and_chart_is_shown(documents: dict[str, Document], tool: ModuleType) -> None:
    for document in documents.values():
        assert {slide.kind for slide in document.slides} == set(get_args(LayoutKind))
        names = {shown.name for shown in tool.kinds(document)}
        assert names >= {f"{kind} chart" for kind in get_args(ChartKind)}
        renamed = {"chart": "bar chart", "terms": "glossary"}
        assert names >= {renamed.get(kind, kind) for kind in ENTRY.records}
        assert names >= {"big figure", "numbered steps", "answer", "sources", "contacts", "agenda"}


def test_the_numbers_of_citations_are_those_of_the_sources(documents: dict[str, Document]) -> None:
    for document in documents.values():
        texts = [(s.kind, block) for s in document.slides for block in s.blocks if isinstance(block, TextBlock)]
        listed = {
            f"[{paragraph.number}] {''.join(run.text for run in paragraph.runs)}"
            for kind, block in texts
            if kind == "sources" and block.role == "body"
            for paragraph in block.paragraphs
        }
        cited = {
            "".join(run.text for run in paragraph.runs)
            for _, block in texts
            if block.role == "citation"
            for paragraph in block.paragraphs
        }
        assert cited and {mark for mark in cited if mark.startswith("[")} <= listed


def test_the_page_names_what_the_outline_gives(documents: dict[str, Document], tool: ModuleType) -> None:
    text = (ROOT / "docs" / "gallery.md").read_text(encoding="utf-8")
    sheets = len(set(re.findall(r"sheet-page-\d+", text)))
    for document in documents.values():
        assert document.sheet and len(document.sheet.pages) >= sheets > 0
        assert tool.page(tool.kinds(document), sheets) == text


def test_every_picture_is_there_and_all_are_small() -> None:
    text = (ROOT / "docs" / "gallery.md").read_text(encoding="utf-8")
    named = {ROOT / "docs" / name for name in re.findall(r"\((gallery/[^)]+)\)", text)}
    assert len(named) > 75
    assert named == set((ROOT / "docs" / "gallery").glob("*/*.png"))
    assert sum(path.stat().st_size for path in named) < MOST_BYTES
