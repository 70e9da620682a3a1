"""A page's markup to a tree of its elements, within limits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from builder.model.limits import limits
from builder.reading.problem import Problem

# What is never shown as text, and what a visitor fills in.
_WITHOUT_TEXT = frozenset(
    str.split(
        "annotation annotation-xml applet audio button canvas datalist del frame frameset iframe map meter noembed "
        "noframes noscript object optgroup option progress rp rt s script select strike style svg template textarea "
        "title video"
    )
)
_INLINE = frozenset(
    str.split(
        "a abbr acronym b bdi bdo big br cite code data dfn em font i img ins kbd label mark nobr output "
        "picture q ruby rb samp small span strong sub sup time tt u var wbr"
    )
)
_MARKED = frozenset(("article", "blockquote", "figure", "main"))
_LEAST_PROSE = 60  # characters from which a block of text is more than a label
_ATTRIBUTES = ("aria-hidden", "class", "hidden", "href", "id", "itemprop", "role", "style")
_BREAK_CHANCE = re.compile(r"<wbr\s{0,9}/?>", re.IGNORECASE)
_BIT = 65_536


class Element:
    """An element of a page: its name, what of its attributes matters, and its content in order."""

    __slots__ = ("attributes", "content", "flow", "inline", "linked", "parent", "prose", "size", "tag", "within")

    def __init__(self, tag: str, attributes: dict[str, str], parent: Element | None) -> None:
        self.tag = tag
        self.attributes = attributes
        self.parent = parent
        self.content: list[Element | str] = []
        self.inline = tag in _INLINE
        self.within: bool = parent is not None and (parent.within or parent.is_marked())
        self.size = self.linked = self.flow = self.prose = 0

    def get(self, attribute: str) -> str:
        """An attribute's value, in small letters; empty where it isn't there."""
        return self.attributes.get(attribute, "").lower()

    def is_marked(self) -> bool:
        """Whether its author marked it as an article, or as a part of one."""
        return self.tag in _MARKED or self.get("role") in ("article", "main") or "articlebody" in self.get("itemprop")

    def inner(self) -> list[Element]:
        """The elements right within this one."""
        return [piece for piece in self.content if isinstance(piece, Element)]

    def ancestors(self) -> Iterator[Element]:
        """The elements this one lies in, from the innermost outwards."""
        element = self.parent
        while element is not None:
            yield element
            element = element.parent

    def weigh(self) -> None:
        """Count its characters, white space left out, when all elements within it have been weighed.

        ``size`` is all of them, ``linked`` those in links, ``flow`` those without a link that stand in no block within
        this one, ``prose`` those of blocks that are long enough for a sentence.
        """
        own = sum(len("".join(piece.split())) for piece in self.content if isinstance(piece, str))
        inner = self.inner()
        self.size = own + sum(element.size for element in inner)
        self.linked = self.size if self.tag == "a" else sum(element.linked for element in inner)
        self.flow = 0 if self.tag == "a" else own + sum(element.flow for element in inner if element.inline)
        self.prose = sum(element.prose for element in inner)
        if not self.inline and self.flow >= _LEAST_PROSE:
            self.prose += self.flow


def parse_page(markup: str, name: str) -> list[Element]:
    """Parse a page as browsers do, whatever is wrong with its markup.

    Args:
        markup: The page, decoded.
        name: The file, as messages call it.

    Returns:
        The elements in document order, the root first, without those that never show a text.

    Raises:
        Problem: The page holds more elements, or more within each other, than any article.
    """
    from lxml import etree

    builder = _Builder(name)
    # Into a tree of lxml's own, an element's attributes would go in quadratic time.
    parser = etree.HTMLParser(target=builder, huge_tree=True)
    parser.feed("<html>")
    # libxml2 would take what follows for its content.
    markup = _BREAK_CHANCE.sub("", markup)
    # Bit by bit, for after an error of ours the parser still goes through what it was given.
    for start in range(0, len(markup), _BIT):
        parser.feed(markup[start : start + _BIT])
    elements: list[Element] = parser.close()
    return elements


class _Builder:
    """What lxml's parser calls while it reads."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._elements: list[Element] = []
        self._open: Element | None = None
        self._pieces = self._depth = 0
        self._limits = limits()
        self._silent = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._count()
        self._depth += 1
        if self._depth > self._limits.markup_depth:
            raise self._too_much(f"more than {self._limits.markup_depth:,} elements within each other")
        if self._silent or tag in _WITHOUT_TEXT:
            self._silent += 1
            return
        element = Element(tag, {name: attributes[name] for name in _ATTRIBUTES if name in attributes}, self._holder())
        if element.parent is not None:
            element.parent.content.append(element)
        self._elements.append(element)
        self._open = element

    def end(self, tag: str) -> None:
        self._depth -= 1
        if self._silent:
            self._silent -= 1
        elif self._open is not None:
            self._open = self._open.parent

    def data(self, characters: str) -> None:
        self._count()
        if not self._silent and (holder := self._holder()) is not None:
            holder.content.append(characters)

    def close(self) -> list[Element]:
        return self._elements

    def _holder(self) -> Element | None:
        """What the next piece lies in. Behind the end of the page it is the page all the same."""
        return self._open or (self._elements[0] if self._elements else None)

    def _count(self) -> None:
        self._pieces += 1
        if self._pieces > self._limits.markup_pieces:
            raise self._too_much(f"more than {self._limits.markup_pieces:,} pieces of markup and text")

    def _too_much(self, what: str) -> Problem:
        hints = ("save only the article's own text, as .txt or .html",)
        return Problem("source-limit", f"{self._name} holds {what}", hints=hints)
