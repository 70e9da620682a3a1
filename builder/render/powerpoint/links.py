"""Relationships of one slide: its layout, notes, charts and links, numbered as they come."""

from __future__ import annotations

from collections.abc import Mapping

from builder.render.powerpoint.markup import relationships

_TEXT_COLOUR = (
    '<a:extLst><a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}"><ahyp:hlinkClr '
    'xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor" val="tx"/></a:ext></a:extLst>'
)


class Links:
    """Collects the relationships of a slide while its XML is written.

    ``slides`` gives the number of each slide, from 1, by its key. ``plain`` links keep the colour of their text.
    """

    def __init__(self, slides: Mapping[str, int], plain: bool = False) -> None:
        self._slides = slides
        self._content = _TEXT_COLOUR if plain else ""
        self._ids: dict[tuple[str, str], str] = {}

    def add(self, kind: str, target: str) -> str:
        """The id of a relationship; asked twice, the same."""
        return self._ids.setdefault((kind, target), f"rId{len(self._ids) + 1}")

    def click(self, link: str) -> str:
        """What makes a run a link; empty where a link to a slide leads nowhere."""
        if not link.startswith("#"):
            return self._click(self.add("hyperlink", link))
        number = self._slides.get(link[1:])
        if number is None:
            return ""
        return self._click(self.add("slide", f"slide{number}.xml"), ' action="ppaction://hlinksldjump"')

    def _click(self, relation: str, action: str = "") -> str:
        return f'<a:hlinkClick r:id="{relation}"{action}>{self._content}</a:hlinkClick>'

    def part(self) -> str:
        """The relationships part."""
        return relationships(*((id_, kind, target) for (kind, target), id_ in self._ids.items()))
