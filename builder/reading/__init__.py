"""Read: the article a publication rests on, from its file to a ``Source``, and the pictures it shows."""

from builder.reading.confirmed import find_confirmed
from builder.reading.pictures import decode_picture, read_pictures
from builder.reading.sources import read_source, read_sources

__all__ = ["decode_picture", "find_confirmed", "read_pictures", "read_source", "read_sources"]
