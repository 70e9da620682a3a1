"""What is fuzzed bears what it once did not, and every kind of seed; ``make fuzz`` looks for more."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz.structured import build, outlines
from tests.fuzz.targets import TARGETS

CASES = Path(__file__).parent / "cases"
SEEDS = [b"", b"\0", b"\xff" * 64, *(path.read_bytes() for path in sorted((CASES / "outline_errors").glob("*.yaml")))]


@pytest.mark.parametrize("path", sorted(CASES.glob("fuzz/*/*")), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_what_was_found_once_is_borne(path: Path) -> None:
    TARGETS[path.parent.name](path.read_bytes())


@pytest.mark.parametrize("name", TARGETS)
def test_a_target_bears_every_seed(name: str) -> None:
    for seed in SEEDS:
        TARGETS[name](seed)


@pytest.mark.parametrize("name", TARGETS)
@settings(max_examples=50)
@given(data=st.binary(max_size=400))
def test_a_target_bears_any_bytes(name: str, data: bytes) -> None:
    TARGETS[name](data)


@settings(max_examples=25)
@given(outlines)
def test_an_outline_in_the_format_is_built_or_refused(outline: dict[str, object]) -> None:
    build(outline)
