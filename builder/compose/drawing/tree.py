"""The structure of one slide as it is drawn."""

from __future__ import annotations

from typing import Literal

from builder.model.document import Node, Tag
from builder.model.text import Run


class Tree:
    """The elements of a slide; the first is its section, and each one's index stands for it."""

    def __init__(self) -> None:
        self.nodes: list[Node] = [Node("Sect", -1)]

    def add(
        self,
        tag: Tag,
        parent: int,
        *,
        alt: str | None = None,
        language: str | None = None,
        scope: Literal["Column", "Row"] | None = None,
        numbered: bool = False,
        link: str | None = None,
    ) -> int:
        """Index of a new element under ``parent``."""
        self.nodes.append(Node(tag, parent, alt, language, scope, numbered, link))
        return len(self.nodes) - 1

    def of_run(self, run: Run, parent: int) -> int:
        """The element that a run's text belongs to: a link's, one of another language, or its paragraph's."""
        if run.link:
            parent = self.add("Link", parent, alt=run.text.strip() or run.link, link=run.link)
        return self.add("Span", parent, language=run.language) if run.language else parent
