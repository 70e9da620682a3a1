"""How much a source may hold; what is beyond it is no article, or made to exhaust the machine."""

MAX_BYTES = 20 * 1024**2
MAX_CHARACTERS = 5_000_000

# Markup of a page or a Word file: elements and stretches of text, and how many elements lie within each other.
MAX_PIECES = 500_000
MAX_DEPTH = 1_000

# Packages (.docx): what all members unpack to, and how many there are.
MAX_UNPACKED_BYTES = 100 * 1024**2
MAX_MEMBERS = 5_000

# PDF: pages, and what reading them may take.
MAX_PAGES = 500
MAX_PDF_SECONDS = 4
MAX_PDF_MEMORY = 512 * 1024**2

# Pictures: their files, what they decode to, and the longer side of what goes into deck and sheet.
MAX_PICTURE_BYTES = 50 * 1024**2
MAX_PIXELS = 50_000_000
MAX_SIDE = 2_400

# Drawings (.svg): their files, and what drawing them may take.
MAX_DRAWING_BYTES = 5 * 1024**2
MAX_DRAWING_SECONDS = 4
MAX_DRAWING_MEMORY = 512 * 1024**2
