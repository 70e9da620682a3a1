"""Markdown's markup, made invisible: the text keeps its length, so offsets stay those of the file."""

from __future__ import annotations

import re

_BLANK = "\u200b"  # folding takes it out

_LINE = re.compile(
    r"^[ \t]{0,3}"
    r"(?:(?:#{1,6}|={2,}+|-{2,}+|(?:[*_][ \t]*+){3,}+|`{3,}+.*)[ \t]*+$"  # headings' and sections' own lines, fences
    r"|#{1,6}[ \t]++|(?:>[ \t]?)++|[-*+][ \t]++)",
    re.MULTILINE,
)
_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
_LINK = re.compile(r"(?<!\\)(!?\[)([^\[\]]*+)(\](?:\((?:[^()\n]|\([^()\n]*+\))*+\)|\[[^\[\]\n]*+\]))")
_EMPHASIS = re.compile(r"\*+|_+|`+|~~+")
_COMMENT = re.compile(r"(?<!\\)<!--")
_NOT_LINE_END = re.compile(r"[^\n]")


def blank_markup(text: str) -> str:
    """Replace markup with as many invisible characters.

    Headings' ``#``, quotes' ``>``, list bullets, emphasis, code marks, link brackets and targets go, and so do HTML
    comments, which no reader sees. The numbers of numbered lists stay, and so does ``*`` between digits: digits never
    change, and without a comment between them never grow together.

    Returns:
        A text of the same length.
    """
    text = _LINE.sub(_blank, _blank_comments(text))
    text = _LINK.sub(_blank_link, text)
    text = _EMPHASIS.sub(_blank_emphasis, text)
    return _ESCAPE.sub(_BLANK, text)


def _blank_comments(text: str) -> str:
    """Without comments; one that a line begins with and that is never closed goes on to the end of the text."""
    pieces: list[str] = []
    done = 0
    for opening in _COMMENT.finditer(text):
        start = opening.start()
        if start < done:
            continue
        end = text.find("-->", start + 2) + 3  # "<!-->" is a whole one
        if end < 3:
            if text[text.rfind("\n", 0, start) + 1 : start].strip():
                continue
            end = len(text)
        pieces += (text[done:start], _NOT_LINE_END.sub(_BLANK, text[start:end]))
        done = end
    return "".join(pieces) + text[done:] if pieces else text


def _blank(match: re.Match[str]) -> str:
    return _BLANK * len(match[0])


def _blank_link(match: re.Match[str]) -> str:
    return _BLANK * len(match[1]) + match[2] + _BLANK * len(match[3])


def _blank_emphasis(match: re.Match[str]) -> str:
    before = match.string[max(match.start() - 1, 0) : match.start()]
    after = match.string[match.end() : match.end() + 1]
    within_number = before.isdigit() and after.isdigit()
    within_name = match[0][0] == "_" and before.isalnum() and after.isalnum()
    alone = (before.isspace() or not before) and (after.isspace() or not after)
    return match[0] if before == "\\" or within_number or within_name or alone else _blank(match)
