"""Decks of editions that differ in the values of their records alone: what is the same is compressed once."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from itertools import groupby

from builder.model.document import Document, Slide
from builder.model.filling import Coded, Cut
from builder.model.records import MARKS, MOST_MARKED, has_mark
from builder.model.records import marked as as_marked
from builder.model.running import footer_of, footers_of
from builder.model.template import Template
from builder.render.powerpoint.base import read_base
from builder.render.powerpoint.deck import deck_context, deck_members, first_charts, section_id, slide_name
from builder.render.powerpoint.ledger import LEDGER, ledger_part
from builder.render.powerpoint.markup import escape, escape_plain, escape_text
from builder.render.powerpoint.open_slides import OpenSlides
from builder.render.powerpoint.package import FAST, Archive, Packed, Ready, pack

_SECTION = 2 * MOST_MARKED + 1
_MOST_SECTIONS = 90
_HOLE = max(MARKS)

Member = Packed | Ready | Coded | int
"""A member of the file: packed, or several that are ready; a text with values in it, or a slide by its place."""


Shown = tuple[Slide, Hashable, Callable[[], Slide | None]]
"""A slide with values in it, how it looks, and what gives it with marks around the values; see `OpenSlides.write`."""


class DeckStamp:
    """A deck as a pattern.

    ``stamp`` gives the deck of any record whose decisions are those of the record that the pattern was made of.
    """

    def __init__(
        self,
        plain: Document,
        marked: Document,
        template: Template,
        values: Mapping[int, str],
        slides: Sequence[Slide],
    ) -> None:
        """Make the pattern.

        Args:
            plain: The document of one record.
            marked: The same with marks around values.
            template: That both are composed for.
            values: Of that record, by the numbers of their marks.
            slides: Its slides with values in them.

        Raises:
            ValueError: What a value becomes is not known.
        """
        self._sections = _cut_sections(marked, values)
        encoded = self._encoded(values)
        base = read_base(template)
        deck = deck_context(marked, template, base)
        charts = dict(zip([slide.key for slide in plain.slides], first_charts(plain, base), strict=True))
        self._slides = OpenSlides(deck, charts)
        drawn = {slide_name(deck.slides[slide.key]): place for place, slide in enumerate(slides)}
        self._members: list[tuple[str, Member]] = []
        self._parts: list[tuple[str, bytes]] = []
        members = zip(deck_members(plain, template), deck_members(marked, template), strict=True)
        for (name, data), (other, cut) in members:
            if name != other:
                raise ValueError("a part's name has a value in it")
            if name == LEDGER:
                continue
            self._parts.append((name, data))
            if (place := drawn.get(name)) is not None:
                if self._slides.draw(slides[place], encoded) != data:
                    raise ValueError("a slide is not drawn alone as it is with others")
                self._members.append((name, place))
            else:
                same = data == cut
                with_ids = "" if same else self._with_marked_ids(cut.decode(), marked, values)
                self._members.append((name, pack(data) if same else _cut(with_ids, data.decode(), encoded)))
        facts = {number: escape_text(_in_json(value)) for number, value in values.items()}
        self._facts = _cut(escape_text(marked.deck_ledger), escape_text(plain.deck_ledger), facts)
        self._cut_ledger()

    def _cut_ledger(self) -> None:
        """The ledger's part around the facts: the digests of changing parts are left open."""
        _, part = ledger_part(_HOLE, ((name, data) for name, data in self._parts))
        self._opening, _, rest = part.partition(_HOLE.encode())
        self._digests: list[bytes] = []
        for (name, member), (_, data) in zip(self._members, self._parts, strict=True):
            if not isinstance(member, Packed):
                opening = f'<part name="{escape_plain(name)}" digest="'.encode()
                before, _, rest = rest.partition(b'%s%s"/>' % (opening, _digest(data)))
                self._digests.append(before + opening)
        self._closing = rest
        self._parts.clear()
        self._members = list(_joined(self._members))

    def _encoded(self, values: Mapping[int, str]) -> dict[int, str]:
        """Values as XML has them, and the ids of sections whose names have values in them."""
        encoded = {number: escape(value) for number, value in values.items()}
        return encoded | {_SECTION + place: section_id(place, name.fill(values)) for place, name in self._sections}

    def _with_marked_ids(self, text: str, marked: Document, values: Mapping[int, str]) -> str:
        for place, name in self._sections:
            before = section_id(place, _section_names(marked)[place])
            text = text.replace(before, as_marked(section_id(place, name.fill(values)), _SECTION + place))
        return text

    def stamp(self, values: Mapping[int, str], slides: Sequence[Shown]) -> bytes:
        """The deck with other values, by the numbers of their marks, and its slides with values in them."""
        encoded = self._encoded(values)
        coded = {number: value.encode() for number, value in encoded.items()}
        facts = {number: escape_text(_in_json(value)).encode() for number, value in values.items()}
        archive = Archive()
        ledger = [self._opening, self._facts.fill(facts)]
        openings = iter(self._digests)
        for name, member in self._members:
            if isinstance(member, Ready):
                archive.add_ready(member)
                continue
            assert not isinstance(member, Packed)
            if isinstance(member, Coded):
                data = member.fill(coded)
            else:
                data = self._slides.write(*slides[member], encoded, coded)
            ledger += (next(openings), _digest(data), b'"/>')
            archive.add(name, pack(data))
        ledger.append(self._closing)
        archive.add(LEDGER, pack(b"".join(ledger), FAST))
        return archive.finish()


def _cut(marked: str, plain: str, values: Mapping[int, str]) -> Coded:
    """A text to be filled with other values.

    Raises:
        ValueError: Filled with those that it has marks around, it is not the plain one.
    """
    cut = Cut(marked, values)
    if cut.fill(values) != plain:
        raise ValueError("a value changes what is around it")
    return Coded(cut)


def _joined(members: Sequence[tuple[str, Member]]) -> Iterator[tuple[str, Member]]:
    """Neighbours that are the same in all decks as one stretch of the file."""
    for is_ready, group in groupby(members, key=lambda member: isinstance(member[1], Packed)):
        if is_ready:
            yield "", Ready([(name, member) for name, member in group if isinstance(member, Packed)])
        else:
            yield from group


def _section_names(document: Document) -> list[str]:
    return [name for name, _ in groupby(slide.section for slide in document.slides)]


def _cut_sections(marked: Document, values: Mapping[int, str]) -> list[tuple[int, Cut]]:
    """Place and name of each section that has a value in its name."""
    names = list(enumerate(_section_names(marked)))
    if len(names) > _MOST_SECTIONS:
        raise ValueError("there are too many sections")
    return [(place, Cut(name, values)) for place, name in names if has_mark(name)]


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=8).hexdigest().encode()


def _in_json(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)[1:-1]


def footer_shape(title: str, organisation: str, template: Template) -> tuple[int, ...]:
    """Which of the texts that may run along the foot of slides each layout has room for, by its place."""
    footers = footers_of(title, organisation)
    layouts = [layout for layout in (*template.layouts, *template.named) if not layout.footer]
    return tuple([footers.index(text) if (text := footer_of(layout, footers)) else -1 for layout in layouts])
