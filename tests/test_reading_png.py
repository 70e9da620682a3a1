"""PNG files of ours say what was in the pixels."""

from __future__ import annotations

import io
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from builder.reading.png import encode_png


@given(st.sampled_from(["L", "RGB"]), st.integers(1, 9), st.integers(1, 9), st.randoms(use_true_random=False))
def test_pixels_come_back(mode: str, width: int, height: int, random: Random) -> None:
    count = width * height * (1 if mode == "L" else 3)
    pixels = random.randbytes(count)
    image = Image.frombytes(mode, (width, height), pixels)
    found = Image.open(io.BytesIO(encode_png(image)))
    assert (found.mode, found.size, found.tobytes()) == (mode, (width, height), pixels)


@pytest.mark.parametrize("turned", [False, True])
def test_a_gradient_is_filtered_in_the_direction_that_suits_it(turned: bool) -> None:
    gradient = Image.linear_gradient("L")
    image = gradient.transpose(Image.Transpose.ROTATE_90) if turned else gradient
    assert len(encode_png(image)) < 1_000
