"""Read: the article a publication rests on, from its file to a ``Source``."""

from builder.reading.sources import read_source, read_sources

__all__ = ["read_source", "read_sources"]
