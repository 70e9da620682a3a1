"""A sample of stamped editions of the publication that ships, before validators that are not ours, and before ours."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from pathlib import Path

import pytest

from benchmarks.schools import school_records, write_personal
from builder.editions.making import Maker
from tests.conftest import Ran
from tests.editions import plan_of
from tests.judges.decks import open_xml_sdk, openxml_audit
from tests.judges.verapdf import verapdf

SAMPLE = 50


@pytest.fixture(scope="module")
def sample(shipped: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of editions, none of which was built in full."""
    folder = tmp_path_factory.mktemp("sample")
    characters = {c for record in school_records(200) for value in record.values() for c in value}
    maker = Maker(plan_of(write_personal(shipped, folder / "source"), "".join(characters)))
    made = 0
    for record in school_records(200):
        built = maker.built
        outputs = maker.make(record)
        if maker.built == built and made < SAMPLE:
            made += 1
            for suffix, data in outputs.items():
                (folder / f"{record['urn']}{suffix}").write_bytes(data)
    assert made == SAMPLE
    return folder


def test_stamped_editions_carry_what_their_ledger_says(sample: Path, cli: Callable[..., Ran]) -> None:
    ran = cli("verify", *sorted(sample.glob("*.p*")), "--quiet")
    assert (ran.code, ran.err) == (0, "")


@pytest.mark.judge
def test_stamped_decks_are_valid(sample: Path) -> None:
    for deck in sample.glob("*.pptx"):
        assert openxml_audit(deck) == []
    for deck in islice(sorted(sample.glob("*.pptx")), SAMPLE):
        assert open_xml_sdk(deck) == []


@pytest.mark.judge
@pytest.mark.parametrize("flavour", ["PDFUA_1", "PDFA_2_A"])
def test_stamped_sheets_are_valid(sample: Path, flavour: str) -> None:
    for sheet in sample.glob("*.pdf"):
        assert verapdf(sheet, flavour) == []
