"""A page's content stream, of which every mark belongs to an element or is an artifact."""

from __future__ import annotations

from collections.abc import Callable

from builder.render.pdf.file import number

Mark = int | str
"""What content belongs to: an element, by its index in ``Sheet.nodes``, or an artifact, by its property list."""

LAYOUT = "<</Type /Layout>>"
HEADER = "<</Type /Pagination /Subtype /Header /Attached [/Top]>>"
FOOTER = "<</Type /Pagination /Subtype /Footer /Attached [/Bottom]>>"


class Content:
    """The operators of one page, in drawing order.

    ``paint`` and ``write`` are the only ways to add any, and both ask what the content belongs to. What follows one
    another for the same element is one marked-content sequence, whose identifier is its place in ``marks``.
    """

    def __init__(self, tag: Callable[[int], str]) -> None:
        self.marks: list[int] = []
        self._tag = tag
        self._parts: list[str] = []
        self._mark: Mark | None = None
        self._in_text = False
        self._font = ""
        self._fill = ""

    def paint(self, mark: Mark, operators: str) -> None:
        """Add a path and its painting."""
        self._belong(mark)
        self._leave_text()
        self._parts.append(operators)

    def write(self, mark: Mark, font: str, x: float, y: float, show: str) -> None:
        """Add text at a baseline; ``font`` is the operator that selects it, ``show`` the one that shows the text."""
        self._enter_text(mark)
        if font != self._font:
            self._parts.append(font)
            self._font = font
        self._parts.append(f"{operator('Tm', 1, 0, 0, 1, x, y)} {show}")

    def fill(self, mark: Mark, colour: str) -> None:
        """Select the colour of text and areas: six hexadecimal digits."""
        if colour != self._fill:
            self._belong(mark)
            self._parts.append(f"{components(colour)} rg")
            self._fill = colour

    def finish(self) -> bytes:
        self._close()
        return "\n".join(self._parts).encode("ascii")

    def _belong(self, mark: Mark) -> None:
        if mark == self._mark:
            return
        self._close()
        if isinstance(mark, str):
            self._parts.append(f"/Artifact {mark} BDC")
        else:
            self._parts.append(f"/{self._tag(mark)} <</MCID {len(self.marks)}>> BDC")
            self.marks.append(mark)
        self._mark = mark

    def _enter_text(self, mark: Mark) -> None:
        self._belong(mark)
        if not self._in_text:
            self._parts.append("BT")
            self._in_text = True

    def _leave_text(self) -> None:
        if self._in_text:
            self._parts.append("ET")
            self._in_text = False

    def _close(self) -> None:
        self._leave_text()
        if self._mark is not None:
            self._parts.append("EMC")
            self._mark = None


def components(colour: str) -> str:
    """Red, green and blue from 0 to 1, from six hexadecimal digits."""
    return " ".join(number(int(colour[i : i + 2], 16) / 255) for i in (0, 2, 4))


def operator(name: str, *operands: float) -> str:
    return " ".join([*map(number, operands), name])
