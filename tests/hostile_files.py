"""Files that are made to do harm: too large to keep, or best told by how they are made.

Each function gives the bytes of one file; cases name it under ``make``.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from PIL import Image

from tests.pdf_files import page_of

MIB = 1 << 20
_SVG = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


# --- text ------------------------------------------------------------------------------------------------------------


def repeated(text: str, times: int, before: str = "", after: str = "", encoding: str = "utf-8") -> bytes:
    """A text over and over, between two others."""
    return (before + text * times + after).encode(encoding, "surrogatepass")


def numbered(text: str, times: int, before: str = "", after: str = "") -> bytes:
    """A text over and over, each time with its number in place of ``{n}``."""
    return (before + "".join(text.replace("{n}", str(n)) for n in range(times)) + after).encode()


def indented(times: int, before: str = "") -> bytes:
    """Keys within keys, each two blanks further in, as far as five megabytes go."""
    lines, size = [before], 0
    for depth in range(times):
        size += 2 * depth + 3
        if size > 5_000_000:
            break
        lines.append("  " * depth + "a:")
    return "\n".join(lines).encode()


def encoded(text: str, encoding: str) -> bytes:
    return text.encode(encoding)


# --- pictures --------------------------------------------------------------------------------------------------------


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(
    width: int, height: int, bits: int = 8, colours: int = 2, text: str = "", after: str = "", rows: int | None = None
) -> bytes:
    """A PNG file of one colour, whatever its size; ``rows`` of its pixels are there, all of them by default."""
    channels = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[colours]
    row = b"\0" + b"\x40" * -(-width * channels * bits // 8)
    compressor = zlib.compressobj(1)
    wanted = height if rows is None else rows
    step = max(1, MIB // len(row))
    pixels = b"".join(compressor.compress(row * min(step, wanted - done)) for done in range(0, wanted, step))
    pixels += compressor.flush()
    head = _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, bits, colours, 0, 0, 0))
    palette = _chunk(b"PLTE", bytes(range(256)) * 3) if colours == 3 else b""
    texts = _chunk(b"tEXt", b"Comment\0" + text.encode()) if text else b""
    end = _chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + head + palette + texts + _chunk(b"IDAT", pixels) + end + after.encode()


def png_text_bomb(mebibytes: int) -> bytes:
    """A small PNG file with a compressed comment that unpacks to very much."""
    plain = png(8, 8)
    comment = b"Comment\0\0" + zlib.compress(b"\0" * (mebibytes * MIB), 9)
    cut = plain.index(b"IDAT") - 4
    return plain[:cut] + _chunk(b"zTXt", comment) + plain[cut:]


def picture(
    format: str,
    mode: str = "RGB",
    size: tuple[int, int] = (60, 40),
    secret: str = "",
    orientation: int = 0,
    keep: float = 1.0,
    frames: int = 1,
    **options: Any,
) -> bytes:
    """A picture by Pillow: ``secret`` stands in its metadata, ``keep`` is how much of its bytes is there."""
    image = Image.new("RGB", tuple(size), "#808080").convert(mode)
    exif = Image.Exif()
    if orientation:
        exif[0x0112] = orientation
    if secret:
        exif[0x010E] = secret
        exif.get_ifd(0x8825)[0x001D] = secret
    if secret or orientation:
        options["exif"] = exif
    if frames > 1:
        options.update(save_all=True, append_images=[image.rotate(90 * n) for n in range(1, frames)])
    buffer = io.BytesIO()
    image.save(buffer, format, **options)
    data = buffer.getvalue()
    return data[: int(len(data) * keep)]


def jpeg_of_size(width: int, height: int) -> bytes:
    """A small JPEG file whose header tells another size."""
    data = picture("JPEG")
    frame = data.index(b"\xff\xc0")
    return data[: frame + 5] + struct.pack(">HH", height, width) + data[frame + 9 :]


# --- drawings --------------------------------------------------------------------------------------------------------


def svg(content: str, before: str = "", attributes: str = 'viewBox="0 0 40 30"', times: int = 1) -> bytes:
    return f"{before}<svg {_SVG} {attributes}>{content * times}</svg>".encode()


def svg_used(levels: int, each: int = 10) -> bytes:
    """A drawing that uses a group that uses a group …: exponentially many rectangles."""
    groups = ['<g id="g0"><rect width="1" height="1"/></g>']
    for level in range(1, levels):
        groups.append(f'<g id="g{level}">' + f'<use xlink:href="#g{level - 1}"/>' * each + "</g>")
    return svg(f'<defs>{"".join(groups)}</defs><use xlink:href="#g{levels - 1}"/>')


# --- packages --------------------------------------------------------------------------------------------------------


def _zipped(members: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as package:
        for name, data in members.items():
            package.writestr(name, data)
    return buffer.getvalue()


def package(members: Mapping[str, str]) -> bytes:
    return _zipped({name: text.encode() for name, text in members.items()})


def zip_bomb(mebibytes: int, name: str = "ppt/media/image1.bin", members: int = 1) -> bytes:
    """A package of zeros: a thousandth of what it unpacks to."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as file:
        for number in range(members):
            with file.open(f"{number}{name}" if members > 1 else name, "w", force_zip64=True) as member:
                for _ in range(mebibytes):
                    member.write(bytes(MIB))
    return buffer.getvalue()


def _template_members() -> dict[str, bytes]:
    shipped = Path(__file__).parents[1] / "builder" / "themes" / "safeguarding.pptx"
    with zipfile.ZipFile(shipped) as file:
        return {name: file.read(name) for name in file.namelist()}


def template(
    add: Mapping[str, Any] | None = None,
    without: str = "",
    replace: Mapping[str, Mapping[str, str]] | None = None,
    relate: Mapping[str, str] | None = None,
    lie: int = 0,
    encrypted: bool = False,
) -> bytes:
    """The template that ships, made hostile.

    Args:
        add: Members more, each a text, or the MiB of zeros that it unpacks to.
        without: A member that is taken out.
        replace: By member, what is put in the place of what; ``{start}`` is the beginning of the member.
        relate: By part of relationships, a relationship more.
        lie: A size in bytes that every member claims to unpack to.
        encrypted: Every member is marked as encrypted.
    """
    members = _template_members()
    members.pop(without, None)
    for name, edits in (replace or {}).items():
        text = members[name].decode()
        for old, new in edits.items():
            assert old in text, f"{name} has no {old}"
            text = text.replace(old, new, 1)
        members[name] = text.encode()
    for name, relation in (relate or {}).items():
        text = members[name].decode()
        members[name] = text.replace("</Relationships>", f"{relation}</Relationships>").encode()
    for name, content in (add or {}).items():
        members[name] = bytes(content * MIB) if isinstance(content, int) else content.encode()
    data = _zipped(members)
    return _falsified(data, lie, encrypted) if lie or encrypted else data


def _falsified(data: bytes, size: int, encrypted: bool) -> bytes:
    """A package whose directory tells other sizes or flags than its members have."""
    changed = bytearray(data)
    for start in _directory(data):
        if size:
            struct.pack_into("<I", changed, start + 24, size)
        if encrypted:
            struct.pack_into("<H", changed, start + 8, 1)
    return bytes(changed)


def _directory(data: bytes) -> Iterator[int]:
    start = data.find(b"PK\x01\x02")
    while start >= 0:
        yield start
        start = data.find(b"PK\x01\x02", start + 4)


def compound_file(stream: str) -> bytes:
    """What begins as the old Office formats do and holds a stream of this name."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1024) + stream.encode("utf-16-le") + bytes(1024)


# --- articles --------------------------------------------------------------------------------------------------------

_SENTENCE = "The town library counted 48,000 visits in 2024, up from 40,000 in 2023."


def word(body: str = f"<w:p><w:r><w:t>{_SENTENCE}</w:t></w:r></w:p>", before: str = "", relation: str = "") -> bytes:
    """A Word file with this content of its body; the article's own sentence by default."""
    relations = f'<Relationships xmlns="{_PACKAGE}/relationships">'
    document = (
        f'{before}<w:document xmlns:w="{_WORD}"><w:body>{body.replace("{sentence}", _SENTENCE)}</w:body></w:document>'
    )
    main = f'<Relationship Id="r1" Type="{_RELATIONSHIPS}/officeDocument" Target="word/document.xml"/>'
    return package(
        {
            "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>',
            "_rels/.rels": f"{relations}{main}</Relationships>",
            "word/document.xml": document,
            "word/_rels/document.xml.rels": f"{relations}{relation}</Relationships>",
        }
    )


def pdf(pages: int = 1, text: str = _SENTENCE, password: str = "", script: str = "") -> bytes:
    """A PDF file with one line on each page; without text, a drawing on each."""
    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    canvas = Canvas(buffer, encrypt=password or None)
    for _ in range(pages):
        if text:
            canvas.setFont("Helvetica", 10)
            canvas.drawString(40, 700, text)
        else:
            canvas.rect(40, 40, 400, 600)
        canvas.showPage()
    canvas.save()
    data = buffer.getvalue()
    if script:
        import pikepdf

        with pikepdf.open(io.BytesIO(data)) as file:
            file.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=script)
            out = io.BytesIO()
            file.save(out)
            return out.getvalue()
    return data


def pdf_bomb(mebibytes: int) -> bytes:
    """One page whose instructions unpack to very much."""
    return page_of(zlib.compress(b"BT /F 12 Tf 50 700 Td (Hello) Tj ET " * (mebibytes * MIB // 36), 9))
