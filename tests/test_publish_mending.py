"""A pair that was left half renamed is finished; what is left over goes; everything else stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.model.diagnostic import WriteError
from builder.publish import Mended, mend_outputs, write_outputs
from tests.publishing import NEW, OLD, outputs, stamps

RUN = "0123456789abcdef"


def left(folder: Path, suffix: str, data: bytes, state: str = "ready", run: str = RUN) -> Path:
    path = folder / f".heat.{run}{suffix}.{state}"
    path.write_bytes(data)
    return path


@pytest.fixture
def half(tmp_path: Path) -> Path:
    """A folder with a new deck beside an old sheet."""
    write_outputs(str(tmp_path), "heat", outputs(OLD))
    write_outputs(str(tmp_path), "heat", {".pptx": outputs(NEW)[".pptx"]})
    return tmp_path


def test_a_missing_folder_needs_no_mending_and_is_not_made(tmp_path: Path) -> None:
    assert mend_outputs(str(tmp_path / "output"), "heat") == Mended()
    assert not (tmp_path / "output").exists()


def test_a_whole_pair_is_left_as_it_is(tmp_path: Path) -> None:
    write_outputs(str(tmp_path), "heat", outputs(NEW))
    assert mend_outputs(str(tmp_path), "heat") == Mended()
    assert stamps(tmp_path) == (NEW, NEW)


def test_a_pair_that_was_meant_to_differ_is_left_as_it_is(half: Path) -> None:
    assert mend_outputs(str(half), "heat") == Mended()
    assert stamps(half) == (NEW, OLD)


def test_the_ready_sheet_of_the_decks_build_takes_its_name(half: Path) -> None:
    left(half, ".pdf", outputs(NEW)[".pdf"])
    assert mend_outputs(str(half), "heat") == Mended(finished=((half / "heat.pdf").as_posix(),))
    assert stamps(half) == (NEW, NEW)


def test_a_first_build_is_finished_too(half: Path) -> None:
    (half / "heat.pdf").unlink()
    left(half, ".pdf", outputs(NEW)[".pdf"])
    mend_outputs(str(half), "heat")
    assert stamps(half) == (NEW, NEW)


def test_a_sheet_that_was_still_being_written_never_takes_a_name(half: Path) -> None:
    torn = left(half, ".pdf", outputs(NEW)[".pdf"][:2000], state="tmp")
    assert mend_outputs(str(half), "heat") == Mended(removed=(torn.as_posix(),))
    assert stamps(half) == (NEW, OLD)


def test_the_sheet_of_another_build_never_takes_a_name(half: Path) -> None:
    other = left(half, ".pdf", outputs("5c" * 32)[".pdf"])
    assert mend_outputs(str(half), "heat") == Mended(removed=(other.as_posix(),))
    assert stamps(half) == (NEW, OLD)


def test_of_several_builds_left_overs_the_right_one_is_found(half: Path) -> None:
    left(half, ".pdf", outputs("5c" * 32)[".pdf"], run="00" * 8)
    left(half, ".pdf", outputs(NEW)[".pdf"], run="11" * 8)
    left(half, ".pptx", outputs(OLD)[".pptx"], run="22" * 8)
    assert len(mend_outputs(str(half), "heat").removed) == 2
    assert stamps(half) == (NEW, NEW)
    assert {path.name for path in half.iterdir()} == {"heat.pptx", "heat.pdf"}


def test_a_ready_deck_that_never_took_its_name_is_taken_away(tmp_path: Path) -> None:
    write_outputs(str(tmp_path), "heat", outputs(OLD))
    for suffix, data in outputs(NEW).items():
        left(tmp_path, suffix, data)
    assert len(mend_outputs(str(tmp_path), "heat").removed) == 2
    assert stamps(tmp_path) == (OLD, OLD)


def test_what_cannot_be_mended_is_an_error_that_names_the_folder(half: Path) -> None:
    left(half, ".pdf", outputs(NEW)[".pdf"])
    (half / "heat.pdf").unlink()
    (half / "heat.pdf").mkdir()
    with pytest.raises(WriteError) as caught:
        mend_outputs(str(half), "heat")
    assert caught.value.diagnostics[0].code == "cannot-write"
