"""How long the small parts of an outline may be, and what a message repeats of them; ``model/limits`` has the rest."""

from __future__ import annotations

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
MIN_SIZE, MAX_SIZE = 4, 144
"""Points of a theme's text: below, nobody can read it; beyond, no page can hold it."""
