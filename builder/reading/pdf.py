"""A PDF file to its text and the places of its pages."""

from __future__ import annotations

import json
import signal
import subprocess
from pathlib import Path

from builder.model.limits import MIB, limits
from builder.reading.limited import run_limited
from builder.reading.pdf_layout import Page, lay_out
from builder.reading.pdf_process import Piece
from builder.reading.problem import Problem

_PROGRAM = Path(__file__).with_name("pdf_process.py")
# A busy machine may take long over little; the processor time is what is limited, where the system can.
_PATIENCE = 6
_EXHAUSTED = {getattr(signal, name, None) for name in ("SIGXCPU", "SIGKILL", "SIGABRT", "SIGTRAP", "SIGILL")}
_SAVE_AS_TEXT = "copy the article's text into a .txt file beside the outline"


def read_pdf(data: bytes, name: str) -> tuple[str, tuple[int, ...]]:
    """Read the text of a PDF file.

    Args:
        data: The file's bytes.
        name: The file, as messages call it.

    Returns:
        The text as ``lay_out`` makes it, and the offset of each page's first character.

    Raises:
        Problem: The file is encrypted, broken, or takes more than reading an article may.
    """
    answer = json.loads(_run(data, name))
    if (refused := answer.get("refused")) is not None:
        raise _refusal(refused, name)
    return lay_out([Page(height, tuple(Piece(*piece) for piece in pieces)) for height, pieces in answer["pages"]])


def _run(data: bytes, name: str) -> bytes:
    most = limits()
    held = {"seconds": most.pdf_seconds, "memory": most.pdf_memory, "patience": most.pdf_seconds * _PATIENCE}
    try:
        done = run_limited(_PROGRAM, (most.pdf_pages, most.source_characters), data, **held)
    except subprocess.TimeoutExpired:
        raise _refusal("memory", name) from None
    if done.returncode == 0:
        return done.stdout
    raise _refusal("memory" if -done.returncode in _EXHAUSTED else "broken", name)


def _refusal(why: str, name: str) -> Problem:
    match why:
        case "encrypted":
            hint = "save it without a password, or " + _SAVE_AS_TEXT
            return Problem("source-encrypted", f"{name} can be opened only with a password", hints=(hint,))
        case "pages":
            hint = "keep only the pages of the article"
            return Problem("source-limit", f"{name} has more than {limits().pdf_pages:,} pages", hints=(hint,))
        case "characters":
            what = f"{name} has more than {limits().source_characters:,} characters"
            return Problem("source-limit", what, hints=("keep only the pages of the article",))
        case "memory":
            most = f"{limits().pdf_seconds} seconds or {limits().pdf_memory // MIB} MiB"
            return Problem("source-limit", f"reading {name} takes more than {most}", hints=(_SAVE_AS_TEXT,))
        case "broken":
            hints = ("open it in a PDF reader and save it again", _SAVE_AS_TEXT)
            return Problem("source-broken", f"{name} is no PDF file that can be read", hints=hints)
        case page:
            return Problem("source-broken", f"{page} of {name} can't be read", hints=(_SAVE_AS_TEXT,))
