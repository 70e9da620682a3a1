"""What is told where the parts that the preview needs are not installed."""

from __future__ import annotations

from builder.model.diagnostic import Diagnostic


def missing_part(error: ModuleNotFoundError) -> Diagnostic:
    """A diagnostic that says which part, and how to come by it."""
    hint = "install it with `pip install 'builder[serve]'`"
    return Diagnostic("error", "part-missing", f"this needs {error.name}, which is not installed", ".", hints=(hint,))
