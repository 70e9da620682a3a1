"""What a build is made from: every file that it reads, and the stamp that all its outputs share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from builder import __version__
from builder.look import Look
from builder.model.changes import Comparison
from builder.model.outline import Outline
from builder.model.picture import Picture
from builder.model.source import LOCK_NAME, Source
from builder.model.theme import FontFamily
from builder.record import GIVEN, OWN, Asked, Input, file_digest

_PACKAGE = Path(__file__).resolve().parent


def build_inputs(
    outline: Outline,
    sources: Mapping[str, Source],
    pictures: Mapping[str, Picture],
    look: Look,
    asked: Asked,
    families: Iterable[FontFamily] = (),
) -> Iterator[Input]:
    """Every file that a build reads, those that say what it says as they were read.

    Args:
        sources: By id.
        pictures: By the name of their file, as the outline has it.
        families: The fonts that a handout's slides have besides the theme's.
    """
    from builder.ledger.published import PUBLISHED_NAME

    folder = Path(outline.path).parent
    yield Input("outline", Path(outline.path).name, outline.digest)
    yield from (Input("source", source.name, source.digest) for source in sources.values())
    yield from (Input("picture", name, picture.digest) for name, picture in sorted(pictures.items()))
    yield Input("lock", LOCK_NAME, file_digest(str(folder / LOCK_NAME)))
    if outline.changes:
        yield Input("published", PUBLISHED_NAME, file_digest(str(folder / PUBLISHED_NAME)))
    chosen = asked.theme or outline.theme
    if chosen is not None and chosen.endswith(".yaml"):
        yield Input("theme", str(chosen), file_digest(str(folder / chosen)))
    else:
        yield _input("theme", str(_PACKAGE / "themes" / f"{look.theme.name}.yaml"), folder)
    template = look.template.path
    if asked.template is not None:
        yield Input("template", GIVEN + Path(template).name, file_digest(template))
    else:
        yield _input("template", template, folder)
    fonts = (file for family in (look.theme.font, *families) for _, file in family.files)
    yield from (_input("font", file, folder) for file in dict.fromkeys(fonts))


def _input(role: str, file: str, folder: Path) -> Input:
    """A file of the builder's own, or one beside the outline."""
    path = Path(file).resolve()
    own = path.is_relative_to(_PACKAGE)
    name = path.relative_to(_PACKAGE if own else folder.resolve()).as_posix()
    return Input(role, f"{OWN}{name}" if own else name, file_digest(file))


def build_stamp(
    outline: Outline,
    sources: Mapping[str, Source],
    pictures: Mapping[str, Picture],
    changes: Comparison | None,
    look: Look,
    paper: str,
) -> str:
    """Digest of all that the outputs are made from, whatever folder it lies in.

    A handout's form is left out: deck and sheet stay the same files, whichever handout is printed of them.
    """
    read = [*_digests(sources, pictures), *([repr(changes)] if changes else [])]
    digest, theme = sha256(), look.theme
    for part in (__version__, outline.digest, *read, paper):
        digest.update(part.encode() + b"\0")
    font = theme.font
    chosen = (theme.name, theme.style, theme.palette, theme.sizes, font.name, font.deck_name)
    digest.update(repr(chosen).encode())
    for data in (look.template.data, *(Path(file).read_bytes() for _, file in theme.font.files)):
        digest.update(sha256(data).digest())
    digest.update(look.fonts.encode())
    return digest.hexdigest()


def record_stamp(stamp: str, values: Iterable[str], characters: str) -> str:
    """The stamp of an edition, from that of the publication and the values of its record, in the fields' order.

    ``characters`` are those that its fonts have besides its own.
    """
    return sha256(repr((stamp, tuple(values), characters)).encode()).hexdigest()


def _digests(*read: Mapping[str, Source] | Mapping[str, Picture]) -> list[str]:
    """Those of all files that were read, sources before pictures."""
    return [files[key].digest for files in read for key in sorted(files)]
