"""The templates that ship are what the tool makes of the themes."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.decks import TEMPLATE, members

ROOT = Path(__file__).parents[1]
TEMPLATES = sorted(TEMPLATE.parent.glob("*.pptx"))


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.stem)
def test_a_template_is_made_anew_byte_for_byte(template: Path, tmp_path: Path) -> None:
    made = tmp_path / "made.pptx"
    program = [sys.executable, "tools/make_template.py", str(template.with_suffix(".yaml")), str(made)]
    done = subprocess.run(program, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert made.read_bytes() == template.read_bytes()


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.stem)
def test_a_template_tells_nobodys_name_and_no_time(template: Path) -> None:
    properties = members(template.read_bytes())["docProps/core.xml"]
    assert not any(tag in properties for tag in (b"creator", b"lastModifiedBy", b"created", b"modified"))
