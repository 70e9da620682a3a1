"""The template that ships is what the tool makes of the theme."""

import subprocess
import sys
from pathlib import Path

from tests.decks import TEMPLATE, members

ROOT = Path(__file__).parents[1]


def test_the_template_is_made_anew_byte_for_byte(tmp_path: Path) -> None:
    made = tmp_path / "made.pptx"
    program = [sys.executable, "tools/make_template.py", str(TEMPLATE.with_suffix(".yaml")), str(made)]
    done = subprocess.run(program, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert made.read_bytes() == TEMPLATE.read_bytes()


def test_the_template_tells_nobodys_name_and_no_time() -> None:
    properties = members(TEMPLATE.read_bytes())["docProps/core.xml"]
    assert not any(tag in properties for tag in (b"creator", b"lastModifiedBy", b"created", b"modified"))
