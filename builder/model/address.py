"""Addresses as machines take them."""

from __future__ import annotations


def as_read(address: str) -> str:
    """An address as people read it: without scheme and ``www.``."""
    scheme, _, rest = address.partition(":")
    return rest.removeprefix("//").removeprefix("www.").rstrip("/") if scheme else address


def in_ascii(address: str) -> str:
    """A URI without characters that a URI may not hold: they are percent-encoded, ``%`` stays as it is."""
    from urllib.parse import quote  # not every publication has addresses

    return quote(address, safe="!#$%&'()*+,/:;=?@[]~")
