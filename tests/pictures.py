"""Small pictures, and a publication with one of each kind of entry that is shown rather than said."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from PIL import Image

from builder.model.picture import Picture

ARTICLE = (
    "In May 2022 the river fell to its lowest level since 1976. In July 2022 the town recorded 38.1 degrees.\n"
    "In August 2022 the council opened 12 cool rooms. The lime trees on Mill Lane were planted in 1911.\n"
    "A cool room is a public place that is kept below 24 degrees.\n"
)
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30">'
    '<rect width="20" height="30" fill="#0F4C5C"/><text x="3" y="20">Hi</text></svg>'
)
OUTLINE = """\
outline: 1
title: A town and its heat
language: en-GB
date: 2025-03-26
sources:
  article:
    file: article.txt
    title: A summer of heat
sections:
  - section: What happened
    findings:
      - timeline: From a dry river to cool rooms
        events:
          - date: May 2022
            event: The river fell to its lowest level since 1976.
            evidence: In May 2022 the river fell to its lowest level since 1976.
          - date: July 2022
            event: The town recorded 38.1 degrees.
            evidence: In July 2022 the town recorded 38.1 degrees.
      - picture: Old trees give shade
        file: photo.jpg
        alt: A lane under old lime trees.
        caption: The lime trees on Mill Lane were planted in 1911.
        credit: A. Nother
        fit: cover
        evidence: The lime trees on Mill Lane were planted in 1911.
      - picture: A cool room
        file: room.svg
        alt: A house with a blue room.
      - picture: An ornament
        file: ornament.png
        decorative: true
      - terms: Words to know
        list:
          - term: Cool room
            meaning: A public place that is kept below 24 degrees.
            evidence: A cool room is a public place that is kept below 24 degrees.
          - term: Shade map
            meaning: What we call the plan of all shaded ways.
"""


def encoded(image: Image.Image, format: str, **options: Any) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, format, **options)
    return buffer.getvalue()


def decoded(picture: Picture) -> Image.Image:
    """Its pixels, by Pillow's own decoder."""
    image = Image.open(io.BytesIO(picture.data))
    image.load()
    return image


def halves(width: int = 60, height: int = 40, mode: str = "RGB") -> Image.Image:
    """Red on the left, blue on the right."""
    image = Image.new("RGB", (width, height), "red")
    image.paste("blue", (width // 2, 0, width, height))
    return image.convert(mode)


def write_publication(folder: Path, outline: str = OUTLINE) -> Path:
    """The publication in a folder.

    Returns:
        The path of its outline.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "article.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "photo.jpg").write_bytes(encoded(halves(600, 300), "JPEG"))
    (folder / "ornament.png").write_bytes(encoded(halves(50, 50), "PNG"))
    (folder / "room.svg").write_text(DRAWING, encoding="utf-8")
    path = folder / "outline.yaml"
    path.write_text(outline, encoding="utf-8")
    return path
