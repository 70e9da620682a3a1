"""How much an outline may ask for. Every bound of this room stands here."""

from __future__ import annotations

MAX_FILE_BYTES = 5 * 1024 * 1024
MAX_DEPTH = 32
"""Collections within collections; the root counts as the first."""
MAX_NODES = 200_000
"""Keys, values and collections together."""
MAX_SCALAR = 100_000
"""Characters of one key or value."""
MAX_DIAGNOSTICS = 1_000
"""Problems reported for one file; the last says that there are more."""
MAX_NUMBER = 40
"""Characters of a number as written."""
MAX_ADDRESS = 2_000
"""Characters of a link's address."""
MAX_COMPARED = 60
"""Longer words get no suggestion: comparing them would cost more than it helps."""
MAX_SHOWN = 60
"""Characters of the author's text that a message repeats."""
MAX_COMPARISONS = 20_000
"""Words compared, in one file, to find what a mistyped word was meant to be."""
MAX_LISTED = 20
"""Words that a hint lists."""
MAX_LANGUAGE = 100
"""Characters of a language tag."""
