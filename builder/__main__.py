"""``python -m builder``."""

import sys
from pathlib import Path

# `-m` looks for modules in the current folder first, where anybody's outline may have brought one with it; the
# packages that a build needs are found without.
if sys.path and sys.path[0] in ("", str(Path.cwd())):
    del sys.path[0]

from builder.cli import main

sys.exit(main())
