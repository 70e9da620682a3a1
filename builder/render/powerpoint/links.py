"""Relationships of one slide: its layout, notes, charts and links, numbered as they come."""

from __future__ import annotations

from collections.abc import Mapping

from builder.render.powerpoint.markup import relationships


class Links:
    """Collects the relationships of a slide while its XML is written.

    ``slides`` gives the number of each slide, from 1, by its key.
    """

    def __init__(self, slides: Mapping[str, int]) -> None:
        self._slides = slides
        self._ids: dict[tuple[str, str], str] = {}

    def add(self, kind: str, target: str) -> str:
        """The id of a relationship; asked twice, the same."""
        return self._ids.setdefault((kind, target), f"rId{len(self._ids) + 1}")

    def click(self, link: str) -> str:
        """What makes a run a link; empty where a link to a slide leads nowhere."""
        if not link.startswith("#"):
            return f'<a:hlinkClick r:id="{self.add("hyperlink", link)}"/>'
        number = self._slides.get(link[1:])
        if number is None:
            return ""
        return f'<a:hlinkClick r:id="{self.add("slide", f"slide{number}.xml")}" action="ppaction://hlinksldjump"/>'

    def part(self) -> str:
        """The relationships part."""
        return relationships(*((id_, kind, target) for (kind, target), id_ in self._ids.items()))
