"""File names of editions are one safe, short part of a path, whatever the values hold."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from builder.editions.names import MOST_BYTES, edition_name, name_key


def test_a_name_is_readable() -> None:
    record = {"urn": "137842", "school": "St. Mary's École, Lower/Upper (North)"}
    assert edition_name("{urn}-{school}", record) == "137842-St.-Marys-Ecole-Lower-Upper-North"


def test_nothing_leads_out_of_the_folder_or_is_hidden() -> None:
    for value in ("../../etc/passwd", "..", ".hidden", "a/b", "a\\b", "C:x", "\0", "~root", "-rf", "\u202etxt.exe"):
        name = edition_name("{v}", {"v": value})
        assert not set(name) & set('/\\:*?"<>|~\0\u202e')
        assert not name.startswith((".", "-")) and ".." not in name


def test_no_name_is_a_device_of_windows() -> None:
    for value in ("CON", "nul", "com1", "LPT9", "aux.tar"):
        assert edition_name("{v}", {"v": value}) == f"{value}-edition"


def test_names_of_one_letter_case_or_form_collide() -> None:
    assert name_key("ÄB") == name_key("A\u0308b")


@given(st.text(), st.text())
def test_any_value_makes_a_safe_name(one: str, two: str) -> None:
    name = edition_name("{a}-{b}", {"a": one, "b": two})
    assert len(name.encode()) <= MOST_BYTES + len("-edition")
    assert all(character.isalnum() or character in "-." or ord(character) > 0x2FF for character in name)
    assert name == name.strip("-. ")
    assert edition_name("{a}", {"a": name}) == name
