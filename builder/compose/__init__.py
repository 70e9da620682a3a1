"""What stands on which slide and page, with the text measured in the fonts that the reader will see."""

from builder.compose.document import PAPER, compose_document

__all__ = ["PAPER", "compose_document"]
