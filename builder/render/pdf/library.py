"""reportlab, imported so that neither settings nor the environment reach the output.

While it is imported, reportlab executes ``reportlab_settings`` and ``reportlab_mods`` from anywhere on the path, files
of these names in the home folder, and takes over every variable ``RL_…``. Here it finds empty modules and no variables.
The optional modules in C are kept out as well, so that the bytes don't depend on what else is installed.

This is the only module of the room that imports reportlab. It changes nothing in reportlab itself.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

SETTINGS = ("reportlab_settings", "reportlab_mods", "reportlab.local_rl_settings", "reportlab.local_rl_mods")
OPTIONAL = ("_rl_accel", "uharfbuzz")


@contextmanager
def _bare_surroundings() -> Iterator[None]:
    stand_ins: dict[str, ModuleType | None] = {name: ModuleType(name) for name in SETTINGS}
    stand_ins.update(dict.fromkeys(OPTIONAL))  # None in sys.modules: "not installed"
    modules = {name: sys.modules[name] for name in stand_ins if name in sys.modules}
    variables = {name: os.environ.pop(name) for name in list(os.environ) if name.startswith("RL_")}
    sys.modules.update(stand_ins)  # type: ignore[arg-type]
    try:
        yield
    finally:
        for name in stand_ins:
            del sys.modules[name]
        sys.modules.update(modules)
        os.environ.update(variables)


with _bare_surroundings():
    from reportlab.pdfbase import pdfdoc
    from reportlab.pdfbase.ttfonts import TTFontFace

__all__ = ["TTFontFace", "pdfdoc"]
