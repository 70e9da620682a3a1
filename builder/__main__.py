"""The program: ``builder``, or ``python -m builder``."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NoReturn


def run() -> NoReturn:
    """Run the command line, and leave at once.

    What was printed has been flushed and what was written is on the disk by then; taking a large document apart, object
    by object, would only cost time.
    """
    from builder.cli import main

    code = main()
    os._exit(code)


if __name__ == "__main__":
    # `-m` looks for modules in the current folder first, where anybody's outline may have brought one with it; the
    # packages that a build needs are found without.
    if sys.path and sys.path[0] in ("", str(Path.cwd())):
        del sys.path[0]
    run()
