"""What every diagnostic means: the texts of ``builder explain``."""

from builder.codes.evidence import EVIDENCE
from builder.codes.explanation import Explanation
from builder.codes.outline import OUTLINE
from builder.codes.output import OUTPUT
from builder.codes.pictures import PICTURES
from builder.codes.readback import READBACK
from builder.codes.source import SOURCE
from builder.codes.usage import USAGE

EXPLANATIONS: dict[str, Explanation] = {
    explanation.code: explanation
    for explanation in (*OUTLINE, *SOURCE, *PICTURES, *EVIDENCE, *OUTPUT, *READBACK, *USAGE)
}

__all__ = ["EXPLANATIONS", "Explanation"]
