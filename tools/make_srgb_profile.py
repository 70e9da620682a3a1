"""Make the colour profile that every sheet carries: sRGB as IEC 61966-2-1 defines it.

A matrix profile of ICC version 2, whose date is fixed, so that it has the same bytes wherever and whenever it is made.

    python tools/make_srgb_profile.py builder/render/pdf/srgb.icc
"""

from __future__ import annotations

import argparse
import hashlib
import struct
from pathlib import Path

Vector = tuple[float, float, float]
Matrix = tuple[Vector, Vector, Vector]

# Chromaticities of the primaries and the white point, IEC 61966-2-1, table 1.
RED, GREEN, BLUE = (0.64, 0.33), (0.30, 0.60), (0.15, 0.06)
D65 = (0.3127, 0.3290)
D50: Vector = (0.9642, 1.0, 0.8249)  # the profile connection space's white, as ICC.1 rounds it
BRADFORD: Matrix = ((0.8951, 0.2664, -0.1614), (-0.7502, 1.7135, 0.0367), (0.0389, -0.0685, 1.0296))

CURVE_POINTS = 1024
VERSION = 0x02400000
DATE = (2000, 1, 1, 0, 0, 0)
COPYRIGHT = "No copyright, use freely"
DESCRIPTION = "sRGB IEC61966-2.1"


def multiply(a: Matrix, b: Matrix) -> Matrix:
    columns = tuple(zip(*b, strict=True))
    x, y, z = (tuple(sum(p * q for p, q in zip(row, column, strict=True)) for column in columns) for row in a)
    return (x[0], x[1], x[2]), (y[0], y[1], y[2]), (z[0], z[1], z[2])


def apply(matrix: Matrix, vector: Vector) -> Vector:
    x, y, z = (sum(m * v for m, v in zip(row, vector, strict=True)) for row in matrix)
    return x, y, z


def invert(m: Matrix) -> Matrix:
    (a, b, c), (d, e, f), (g, h, i) = m
    determinant = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)
    return (
        ((e * i - f * h) / determinant, (c * h - b * i) / determinant, (b * f - c * e) / determinant),
        ((f * g - d * i) / determinant, (a * i - c * g) / determinant, (c * d - a * f) / determinant),
        ((d * h - e * g) / determinant, (b * g - a * h) / determinant, (a * e - b * d) / determinant),
    )


def diagonal(x: float, y: float, z: float) -> Matrix:
    return (x, 0.0, 0.0), (0.0, y, 0.0), (0.0, 0.0, z)


def tristimulus(chromaticity: tuple[float, float]) -> Vector:
    """XYZ of a chromaticity, with Y = 1."""
    x, y = chromaticity
    return x / y, 1.0, (1 - x - y) / y


def adaptation() -> Matrix:
    """From D65 to D50, after Bradford."""
    source, target = apply(BRADFORD, tristimulus(D65)), apply(BRADFORD, D50)
    r, g, b = (t / s for s, t in zip(source, target, strict=True))
    return multiply(invert(BRADFORD), multiply(diagonal(r, g, b), BRADFORD))


def colorants() -> Matrix:
    """XYZ of red, green and blue relative to D50, as the matrix's columns."""
    x, y, z = zip(*(tristimulus(primary) for primary in (RED, GREEN, BLUE)), strict=True)
    primaries: Matrix = ((x[0], x[1], x[2]), (y[0], y[1], y[2]), (z[0], z[1], z[2]))
    scale = apply(invert(primaries), tristimulus(D65))
    return multiply(adaptation(), multiply(primaries, diagonal(*scale)))


def linear(encoded: float) -> float:
    """The share of full light that an encoded value from 0 to 1 stands for."""
    return encoded / 12.92 if encoded <= 0.04045 else ((encoded + 0.055) / 1.055) ** 2.4


def fixed(value: float) -> int:
    """``s15Fixed16Number``."""
    return round(value * 65_536)


def xyz(vector: Vector) -> bytes:
    return b"XYZ \0\0\0\0" + struct.pack(">3i", *map(fixed, vector))


def text(value: str) -> bytes:
    return b"text\0\0\0\0" + value.encode("ascii") + b"\0"


def description(value: str) -> bytes:
    """``textDescriptionType``: ASCII, and empty Unicode and Macintosh forms."""
    ascii_form = value.encode("ascii") + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">I", len(ascii_form)) + ascii_form + bytes(4 + 4 + 2 + 1 + 67)


def curve() -> bytes:
    points = (round(linear(i / (CURVE_POINTS - 1)) * 65_535) for i in range(CURVE_POINTS))
    return b"curv\0\0\0\0" + struct.pack(f">I{CURVE_POINTS}H", CURVE_POINTS, *points)


def tags() -> dict[bytes, bytes]:
    red, green, blue = zip(*colorants(), strict=True)
    tone = curve()
    return {
        b"desc": description(DESCRIPTION),
        b"cprt": text(COPYRIGHT),
        b"wtpt": xyz(D50),
        b"rXYZ": xyz((red[0], red[1], red[2])),
        b"gXYZ": xyz((green[0], green[1], green[2])),
        b"bXYZ": xyz((blue[0], blue[1], blue[2])),
        b"rTRC": tone,
        b"gTRC": tone,
        b"bTRC": tone,
    }


def header(size: int) -> bytes:
    return struct.pack(
        ">I4sI4s4s4s6H4s4sI4s4s8xI3i4s44x",
        *(size, b"\0" * 4, VERSION, b"mntr", b"RGB ", b"XYZ ", *DATE, b"acsp", b"\0" * 4, 0, b"\0" * 4, b"\0" * 4),
        *(0, *map(fixed, D50), b"\0" * 4),
    )


def make_profile() -> bytes:
    """The profile. Tags with the same data share it."""
    entries = tags()
    start = 128 + 4 + 12 * len(entries)
    directory, body, places = struct.pack(">I", len(entries)), b"", dict[bytes, int]()
    for name, data in entries.items():
        if data not in places:
            places[data] = start + len(body)
            body += data + bytes(-len(data) % 4)
        directory += struct.pack(">4sII", name, places[data], len(data))
    return header(start + len(body)) + directory + body


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("path", type=Path, help="where to write the profile")
    path: Path = parser.parse_args().path
    profile = make_profile()
    path.write_bytes(profile)
    print(f"{path}: {len(profile)} bytes, SHA-256 {hashlib.sha256(profile).hexdigest()}")


if __name__ == "__main__":
    main()
