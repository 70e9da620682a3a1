"""Every character that goes in comes out of deck and sheet, by readers that are not ours; what doesn't is told."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from builder.compose.metrics import load_fonts
from builder.outline.theme import load_theme
from tests.conftest import Ran
from tests.test_hostile import deck_text, sheet_text, squeezed

Cli = Callable[..., Ran]
_EACH = 40


def _characters() -> list[str]:
    """What the theme's four faces have and an author may type, but for digits, which would need evidence."""
    faces = load_fonts(load_theme(None, "outline.yaml").font).values()
    covered = frozenset.intersection(*(frozenset(face.advances) for face in faces))
    typed = [c for c in covered if unicodedata.category(c)[0] in "LPSM" and unicodedata.category(c) != "Mn"]
    # The sign of the baht is of a script that can't be set yet.
    markup = set("฿*[]()\\\"'{}%€£$¥¢")
    return sorted(c for c in typed if c not in markup and not any(map(str.isnumeric, unicodedata.normalize("NFKD", c))))


def test_every_character_of_the_font_is_read_from_both_files(cli: Cli, tmp_path: Path) -> None:
    characters = _characters()
    assert len(characters) > 1500
    points = ["".join(f"a{c} " for c in characters[at : at + _EACH]) for at in range(0, len(characters), _EACH)]
    folder = tmp_path / "all"
    folder.mkdir()
    (folder / "article.txt").write_text("An article.\n", encoding="utf-8")
    names = ["x" * (n // 26) + "abcdefghijklmnopqrstuvwxyz"[n % 26] for n in range(len(points))]
    lists = "".join(
        f"      - {{advice: Part {name}, own: O, steps: [{json.dumps(point)}]}}\n"
        for name, point in zip(names, points, strict=True)
    )
    (folder / "outline.yaml").write_text(
        "outline: 1\ntitle: T\nlanguage: tlh\ndate: 2025-02-03\nsources: {a: {file: article.txt, title: A}}\n"
        f"sections:\n  - section: S\n    findings:\n{lists}",
        encoding="utf-8",
    )
    ran = cli("build", "--output", tmp_path / "output", folder / "outline.yaml")
    assert ran.code == 0, ran.err
    # Of two characters that Unicode calls the same, the usual one is written.
    same = [unicodedata.normalize("NFC", character) for character in characters]
    for said in (deck_text(tmp_path / "output" / "all.pptx"), sheet_text(tmp_path / "output" / "all.pdf")):
        # PDFium tells a ligature by its letters.
        lost = [c for c in same if c not in said and not ("ﬀ" <= c <= "ﬆ" and unicodedata.normalize("NFKC", c) in said)]
        assert lost == []


@pytest.mark.parametrize(("given", "name"), [("\u00ad", "SOFT HYPHEN"), ("\u200b", "ZERO WIDTH SPACE")])
def test_a_character_that_is_left_out_is_named(cli: Cli, project: Path, given: str, name: str) -> None:
    outline = project / "sources" / "heat" / "outline.yaml"
    outline.write_text(outline.read_text(encoding="utf-8").replace("Staff and", f"Sta{given}ff and"), encoding="utf-8")
    ran = cli("build")
    assert ran.code == 0
    assert f"warning[invisible-character]: U+{ord(given):04X} ({name.lower()}) is invisible, and left out" in ran.err
    for said in (deck_text(project / "output" / "heat.pptx"), sheet_text(project / "output" / "heat.pdf")):
        assert given not in said
        assert squeezed("Make the evenings known") in said
