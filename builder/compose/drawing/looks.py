"""What drawing a slide needs to know besides the slide: layouts with their backdrops, fonts, colours, running texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from builder.compose.metrics import FontSet, load_fonts
from builder.compose.typefaces import Typefaces, shipped_family
from builder.model.backdrop import Backdrop, Bullet, PlaceholderStyle
from builder.model.running import footer_of, footers_of, has_plain_links
from builder.model.template import LayoutKind, Placeholder, SlideLayout, Template
from builder.model.theme import FontFamily, Palette, Theme

_PLAIN = Bullet()


@dataclass(frozen=True, slots=True)
class Face:
    """The fonts of a placeholder: those that break its lines, those that are drawn, and the name of the latter."""

    measured: FontSet
    drawn: FontSet
    family: str


@dataclass(frozen=True, slots=True)
class LayoutLook:
    """A slide layout as its slides show it; ``colours`` are by slot, ``footer`` is what runs along the foot."""

    layout: SlideLayout
    backdrop: Backdrop
    colours: Mapping[str, str]
    styles: Mapping[tuple[str, int], PlaceholderStyle]
    footer: str
    plain_links: bool

    def colour(self, name: str) -> str:
        """Six hexadecimal digits for a slot of the colour scheme, or for such digits."""
        return self.colours.get(name, name if len(name) == 6 else self.colours["tx1"])

    def bullet(self, placeholder: Placeholder) -> Bullet:
        """What stands before points; a placeholder without bullets of its own has the builder's."""
        style = self.styles.get((placeholder.type or "obj", placeholder.index))
        if style is None or placeholder.own:
            return _PLAIN
        return style.bullet if placeholder.bulleted and placeholder.indent_pt else replace(style.bullet, character="•")

    def fill(self, placeholder: Placeholder) -> str | None:
        style = self.styles.get((placeholder.type or "obj", placeholder.index))
        return None if style is None or placeholder.own else style.fill


@dataclass(frozen=True, slots=True)
class DeckLook:
    """What all slides of a deck share. Sizes are in points; ``date`` is the date in words."""

    width: float
    height: float
    palette: Palette
    date: str
    layouts: Mapping[tuple[LayoutKind, str | None], LayoutLook]
    families: Mapping[str, Face]
    typefaces: Typefaces

    def face(self, placeholder: Placeholder) -> Face:
        """The fonts of a placeholder."""
        known = self.families.get(placeholder.font, self.families[""])
        return Face(self.typefaces.of(placeholder), known.drawn, known.family)


def deck_look(
    template: Template, backdrops: Iterable[Backdrop], theme: Theme, title: str, organisation: str, date: str
) -> DeckLook:
    """Everything that the slides of a deck have in common.

    Args:
        template: That the slides were composed for.
        backdrops: Those of its layouts.
        title: The document's.
        organisation: The document's; empty where it names none.
        date: In words.
    """
    behind = {each.part: each for each in backdrops}
    footers = footers_of(title, organisation)
    looks: dict[tuple[LayoutKind, str | None], LayoutLook] = {}
    for layout, name in (*((each, None) for each in template.layouts), *((each, each.name) for each in template.named)):
        backdrop = behind[layout.part]
        styles = {(style.type, style.index): style for style in backdrop.styles}
        footer, plain = footer_of(layout, footers), has_plain_links(layout)
        looks[layout.kind, name] = LayoutLook(layout, backdrop, dict(backdrop.colours), styles, footer, plain)
    return DeckLook(
        template.width.pt,
        template.height.pt,
        theme.palette,
        date,
        looks,
        _families(template, theme.font),
        Typefaces.of_template(theme.font, template),
    )


def embedded_families(look: DeckLook) -> tuple[FontFamily, ...]:
    """The families that text of slides names besides the theme's."""
    names = sorted({face.family for face in look.families.values()} - {""})
    found = (shipped_family(name) for name in names)
    return tuple(family for family in found if family is not None)


def _families(template: Template, theme: FontFamily) -> dict[str, Face]:
    """How each family that a template asks for is drawn: in one of the same widths, or in the theme's."""
    own = load_fonts(theme)
    families = {"": Face(own, own, "")}
    asked = {p.font for layout in (*template.layouts, *template.named) for p in layout.placeholders}
    for name in sorted(asked):
        family = shipped_family(name)
        if family is not None and family.name != theme.name:
            fonts = load_fonts(family)
            families[name] = Face(fonts, fonts, family.name)
    return families
