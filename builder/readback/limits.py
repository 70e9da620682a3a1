"""How much a finished file may hold; what is beyond it was made to exhaust the machine."""

MAX_BYTES = 256 * 1024**2

# Packages: what all members unpack to, one XML part, and how many members there are.
MAX_UNPACKED_BYTES = 512 * 1024**2
MAX_PART_BYTES = 64 * 1024**2
MAX_MEMBERS = 60_000
# A workbook in a deck holds the numbers of one chart.
MAX_WORKBOOK_BYTES = 32 * 1024**2
MAX_CELLS = 200_000

# PDF: what all streams that are read unpack to, objects, elements within each other, and pages.
MAX_STREAM_BYTES = 128 * 1024**2
MAX_OBJECTS = 1_000_000
MAX_DEPTH = 64
MAX_PAGES = 20_000
