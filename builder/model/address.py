"""Addresses as machines take them."""

from __future__ import annotations

from urllib.parse import quote


def in_ascii(address: str) -> str:
    """A URI without characters that a URI may not hold: they are percent-encoded, ``%`` stays as it is."""
    return quote(address, safe="!#$%&'()*+,/:;=?@[]~")
