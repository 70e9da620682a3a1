"""Link annotations: the areas of a page that a reader can follow."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from types import MappingProxyType

from builder.model.address import in_ascii
from builder.model.diagnostic import Diagnostic, RenderError
from builder.model.document import Node
from builder.render.pdf.file import Value, dictionary, rectangle, text_string
from builder.render.pdf.library import pdfdoc
from builder.render.pdf.page import Box

SCHEMES = ("http:", "https:", "mailto:", "tel:")
"""What a link may start with. No sheet carries any other, whoever composed it."""

PRINTED = 4
"""The annotation flag of what is printed with the page; a file that is to be kept needs it."""


def check_links(nodes: Sequence[Node], within: Collection[str] = ()) -> None:
    """Refuse addresses that a sheet may not carry; ``within`` are those of places in the file itself.

    Raises:
        RenderError: One diagnostic for each such link.
    """
    links = [node.link for node in nodes if node.link is not None]
    problems = [_refusal(link) for link in links if link not in within and not _is_allowed(link)]
    if problems:
        raise RenderError(problems)


def link_annotations(
    areas: Sequence[Box],
    nodes: Sequence[Node],
    keys: Sequence[int],
    within: Mapping[str, pdfdoc.PDFArray] = MappingProxyType({}),
) -> Iterator[pdfdoc.PDFDictionary]:
    """One annotation for each area; ``keys`` are those of the structure's parent tree.

    ``within`` are the places in the file that links may lead to, by the link.
    """
    for area, key in zip(areas, keys, strict=True):
        node = nodes[area.node]
        link = node.link or ""
        yield dictionary(
            {
                "Type": "/Annot",
                "Subtype": "/Link",
                "Rect": rectangle(area.left, area.bottom, area.right, area.top),
                "Border": "[0 0 0]",
                "F": PRINTED,
                "Contents": text_string(node.alt or link),
                "StructParent": key,
                **_way(link, within),
            }
        )


def _way(link: str, within: Mapping[str, pdfdoc.PDFArray]) -> dict[str, Value]:
    """How a reader gets there."""
    if link in within:
        return {"Dest": within[link]}
    return {"A": dictionary({"Type": "/Action", "S": "/URI", "URI": text_string(in_ascii(link))})}


def _is_allowed(link: str) -> bool:
    return link.lower().startswith(SCHEMES)


def _refusal(link: str) -> Diagnostic:
    message = f"a sheet can't link to {link!r}"
    hint = f"links start with {', '.join(SCHEMES[:-1])} or {SCHEMES[-1]}"
    return Diagnostic("error", "link-refused", message, "", hints=(hint,))
