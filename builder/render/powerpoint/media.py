"""Pictures: how a slide shows one, and the parts that hold their bytes, each once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from builder.model.document import Crop, PictureBlock, Slide
from builder.model.picture import Picture
from builder.model.template import Placeholder
from builder.render.powerpoint.frame import place_xml, placeholder_xml
from builder.render.powerpoint.links import Links
from builder.render.powerpoint.markup import DECORATIVE, escape_plain

TYPES = {"png": "image/png", "jpeg": "image/jpeg", "svg": "image/svg+xml"}
_SVG = (
    '<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip '
    'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="%s"/></a:ext></a:extLst>'
)
_FOLDER = "ppt/media"


@dataclass(frozen=True, slots=True)
class Media:
    """A picture's parts, by file name; ``drawing`` is its SVG's, where it has one."""

    picture: Picture
    pixels: str
    drawing: str | None

    def parts(self) -> Iterator[tuple[str, bytes]]:
        yield f"{_FOLDER}/{self.pixels}", self.picture.data
        if self.drawing and self.picture.drawing:
            yield f"{_FOLDER}/{self.drawing}", self.picture.drawing


def collect_media(slides: Iterable[Slide], taken: Iterable[str]) -> dict[str, Media]:
    """Name the parts of every picture that slides show, by its digest; ``taken`` are names of other parts."""
    used = {name.lower() for name in taken}
    media: dict[str, Media] = {}
    number = 1
    for block in (block for slide in slides for block in slide.blocks if isinstance(block, PictureBlock)):
        picture = block.picture
        if picture.digest in media:
            continue
        while any(f"{_FOLDER}/picture{number}.{extension}" in used for extension in TYPES):
            number += 1
        drawing = f"picture{number}.svg" if picture.drawing else None
        media[picture.digest] = Media(picture, f"picture{number}.{picture.format}", drawing)
        number += 1
    return media


def picture_shape(
    block: PictureBlock, placeholder: Placeholder, id_: int, media: Mapping[str, Media], links: Links
) -> str:
    """The picture as a shape of its own size, in the layout's placeholder where that takes one."""
    files = media[block.picture.digest]
    pixels = links.add("image", f"../media/{files.pixels}")
    drawing = _SVG % links.add("image", f"../media/{files.drawing}") if files.drawing else ""
    blip = f'<a:blip r:embed="{pixels}">{drawing}</a:blip>' if drawing else f'<a:blip r:embed="{pixels}"/>'
    named = f'id="{id_}" name="Picture {id_ - 1}" descr="{escape_plain(block.alt or "")}"'
    properties = f"<p:cNvPr {named}/>" if block.alt else f"<p:cNvPr {named}>{DECORATIVE}</p:cNvPr>"
    is_placeholder = bool(placeholder.type)
    place = placeholder_xml(placeholder) if is_placeholder else "<p:nvPr/>"
    locks = f'<a:picLocks noGrp="{int(is_placeholder)}" noChangeAspect="1"/>'
    return (
        f"<p:pic><p:nvPicPr>{properties}<p:cNvPicPr>{locks}</p:cNvPicPr>{place}</p:nvPicPr>"
        f"<p:blipFill>{blip}{_cropped(block.crop)}<a:stretch><a:fillRect/></a:stretch></p:blipFill>"
        f'<p:spPr>{place_xml(block.box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
    )


def _cropped(crop: Crop) -> str:
    sides = (("l", crop.left), ("t", crop.top), ("r", crop.right), ("b", crop.bottom))
    shares = "".join(f' {side}="{round(share * 100_000)}"' for side, share in sides if share)
    return f"<a:srcRect{shares}/>" if shares else ""
