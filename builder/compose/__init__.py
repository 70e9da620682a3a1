"""What stands on which slide and page, with the text measured in the fonts that the reader will see."""

from builder.compose.document import PAPER, compose_document
from builder.compose.typefaces import measure_template

__all__ = ["PAPER", "compose_document", "measure_template"]
