"""The forms that a handout may have."""

HANDOUTS = ("1-notes", "1-lines", "2-notes", "2-lines", "3-notes", "3-lines", "6-notes", "6-lines", "speaker")
"""So many slides to a page, with their notes or with lines to write on; or a page for each slide, for the speaker."""
