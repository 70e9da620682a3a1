"""What stands on which slide and page, with the text measured in the fonts that the reader will see."""

from builder.compose.capacity import capacity_of
from builder.compose.characters import covered_characters
from builder.compose.document import PAPER, compose_document
from builder.compose.typefaces import Typefaces, measure_template

__all__ = ["PAPER", "Typefaces", "capacity_of", "compose_document", "covered_characters", "measure_template"]
