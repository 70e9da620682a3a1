"""Which part of a page is the article.

Where in doubt, it is kept: a menu too many costs little, a paragraph too few makes true evidence look false.
"""

from __future__ import annotations

import re

from builder.reading.html_tree import Element

# What publishers call parts that are no part of the article; the second kind may hold some of it.
_NAMES = frozenset(
    str.split(
        "breadcrumb breadcrumbs commentlist comments consent cookie cookies disqus footer gdpr login masthead "
        "menu modal mostread nav navbar navigation newsletter outbrain pagination popup sidebar signup "
        "subscribe subscription taboola"
    )
)
_DOUBTFUL_NAMES = frozenset(
    str.split(
        "ad ads advert advertisement advertising banner comment popular promo recirc recommended "
        "recommendations related respond share sharing skip social sponsor sponsored toolbar trending"
    )
)
# Before such a name, these say that it is of something else: ``has-sidebar``.
_NEGATIONS = frozenset(str.split("has have hide is no non not show with without"))
_TAGS = frozenset(str.split("nav dialog menu"))
_ROLES = frozenset(
    str.split("alert alertdialog banner contentinfo dialog menu menubar navigation search tablist toolbar")
)
# Parts of the page, unless they are parts of the article.
_OUTSIDE = frozenset(str.split("aside footer header"))
_WORD = re.compile(r"[A-Z]?[a-z0-9]+|[A-Z]+")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")

_LISTS = frozenset(str.split("div dl ol section table ul"))

# Of a page with this much prose, no part that holds this share of it is left out, whatever it is called, nor are parts
# that hold twice as much together.
_MUCH_PROSE = 600
_LARGE_SHARE = 0.35
# Characters of links that make a list of them more than a note to the article.
_LEAST_LINKS = 40


def find_beside(elements: list[Element]) -> set[Element]:
    """Find what of a page is not its article: menus, notices, comments, lists of links, hidden parts.

    Args:
        elements: The page, in document order.

    Returns:
        The elements to be left out with all that they hold.
    """
    for element in reversed(elements):
        element.weigh()
    page = elements[0]
    most = page.prose * _LARGE_SHARE if page.prose >= _MUCH_PROSE else page.prose
    with_heading = _holding(elements, "h1")
    beside = {
        element
        for element in elements
        if element.prose <= most and (_is_hidden(element) or (element not in with_heading and _is_beside(element)))
    }
    if page.prose >= _MUCH_PROSE and _prose_of(beside, elements) > page.prose * _LARGE_SHARE * 2:
        return {element for element in beside if not element.prose}
    return beside


def _prose_of(beside: set[Element], elements: list[Element]) -> int:
    """The prose of some elements, that of those within others counted once."""
    within: set[Element] = set()
    prose = 0
    for element in elements:
        if element.parent in beside or element.parent in within:
            within.add(element)
        elif element in beside:
            prose += element.prose
    return prose


def _holding(elements: list[Element], tag: str) -> set[Element]:
    """The elements of a name, and all that they lie in."""
    found: set[Element] = set()
    for element in elements:
        if element.tag == tag:
            for holder in (element, *element.ancestors()):
                if holder in found:
                    break
                found.add(holder)
    return found


def _is_hidden(element: Element) -> bool:
    return (
        "hidden" in element.attributes
        or element.get("aria-hidden") == "true"
        or _HIDDEN.search(element.get("style")) is not None
    )


def _is_beside(element: Element) -> bool:
    """Whether an element is of the page rather than of the article."""
    if element.tag in ("html", "body", "main", "article") or element.inline:
        return False
    if element.tag in _TAGS or element.get("role") in _ROLES:
        return True
    if element.tag in _OUTSIDE or element.get("role") == "complementary":
        return not _is_part(element)
    if _is_list_of_links(element):
        return True
    names = _names_of(element)
    return not _NAMES.isdisjoint(names) or (
        not _DOUBTFUL_NAMES.isdisjoint(names) and not (element.prose and _is_told(element))
    )


def _names_of(element: Element) -> set[str]:
    words = _WORD.findall(f"{element.attributes.get('class', '')} - {element.attributes.get('id', '')}")
    words = [word.lower() for word in words]
    return {word for before, word in zip(["", *words], words, strict=False) if before not in _NEGATIONS}


def _is_part(element: Element) -> bool:
    """Whether an aside, header or footer belongs to the article rather than to the page."""
    if not _is_told(element):
        return False
    return element.within or (element.prose > 0 and element.tag != "footer")


def _is_list_of_links(element: Element) -> bool:
    """Whether nearly all of an element are links, and it lies in nothing that is marked as an article."""
    if element.tag not in _LISTS or element.prose or element.within:
        return False
    return element.linked >= _LEAST_LINKS and element.linked >= element.size * 0.7


def _is_told(element: Element) -> bool:
    """Whether less than half of the text is links."""
    return element.linked * 2 < element.size
