"""The phase "write": deck and sheet of one outline to the disk, as one unit."""

from builder.publish.mending import Mended, mend_outputs
from builder.publish.stamp import find_stamp
from builder.publish.writing import write_outputs

__all__ = ["Mended", "find_stamp", "mend_outputs", "write_outputs"]
