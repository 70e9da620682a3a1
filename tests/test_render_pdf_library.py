from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

PLANTED = "import pathlib\npathlib.Path(r'{trace}').write_text('executed')\npdfMultiLine = 1\n"
PROGRAM = "import builder.render.pdf.library, reportlab.rl_config as c; print(c.pdfMultiLine, c.verbose)"


def run(folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """The program, started as ``python -c`` in ``folder``, which is then the first place to import from."""
    root = str(Path(__file__).parent.parent)
    environment = {**os.environ, "PYTHONPATH": root, "HOME": str(folder), **variables}
    command = [sys.executable, "-c", PROGRAM]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    "name", ["reportlab_settings.py", "reportlab_mods.py", ".reportlab_settings", ".reportlab_mods", "_rl_accel.py",
             "uharfbuzz.py"]
)  # fmt: skip
def test_a_planted_file_is_never_executed(tmp_path: Path, name: str) -> None:
    trace = tmp_path / "trace"
    (tmp_path / name).write_text(PLANTED.format(trace=trace))
    done = run(tmp_path)
    assert (done.returncode, done.stdout) == (0, "0 0\n"), done.stderr
    assert not trace.exists()


def test_variables_neither_change_settings_nor_break_the_import(tmp_path: Path) -> None:
    done = run(tmp_path, RL_pdfMultiLine="1", RL_verbose="loud")
    assert (done.returncode, done.stdout) == (0, "0 0\n"), done.stderr


def test_the_import_leaves_variables_and_modules_as_they_were(tmp_path: Path) -> None:
    program = (
        "import os, sys; import builder.render.pdf.library; "
        "print(os.environ['RL_verbose'], [n for n in ('reportlab_settings', 'reportlab_mods') if n in sys.modules])"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent), "RL_verbose": "3"}
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout == "3 []\n"
