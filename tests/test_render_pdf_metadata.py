from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
from hypothesis import example, given
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageCms

from builder.render.pdf.metadata import PROFILE, information, xmp_packet
from tests.test_render_pdf_sample import STAMP, document, sample_bytes

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
DC = "{http://purl.org/dc/elements/1.1/}"


def property_text(packet: bytes, name: str) -> str:
    found = ElementTree.fromstring(packet.decode()).find(f".//{name}")
    assert found is not None
    return "".join(found.itertext())


@given(st.text(), st.text())
@example("\x7f", "")
def test_metadata_is_sound_xml_whatever_the_texts_are(title: str, organisation: str) -> None:
    given_ = document(None, title=f"x{title}", organisation=organisation)
    packet = xmp_packet(given_)
    read = property_text(packet, f"{DC}title")
    assert read == str(pikepdf.Object.parse(information(given_)["Title"])).replace("\r\n", "\n").replace("\r", "\n")


def test_both_kinds_of_metadata_agree() -> None:
    with pikepdf.open(io.BytesIO(sample_bytes())) as pdf, pdf.open_metadata() as xmp:
        info = pdf.docinfo
        assert xmp["dc:title"] == info.Title == "When online gangs recruit children"
        assert xmp["dc:creator"] == [info.Author] == ["Example Safeguarding Partnership"]
        assert xmp["dc:description"] == info.Subject == "What the assessment means for parents & carers"
        assert (xmp["xmp:CreatorTool"], xmp["pdf:Producer"]) == (info.Creator, info.Producer)
        assert xmp["xmp:CreateDate"] == xmp["xmp:ModifyDate"] == "2025-03-26T00:00:00Z"
        assert info.CreationDate == info.ModDate == "D:20250326000000Z"
        assert (xmp["pdfuaid:part"], xmp["pdfaid:part"], xmp["pdfaid:conformance"]) == ("1", "2", "A")


def test_the_stamp_stands_in_the_bytes_once_and_readable() -> None:
    assert sample_bytes().count(b"urn:builder:" + STAMP.encode()) == 1


def test_texts_that_are_not_there_are_not_stated() -> None:
    given_ = document(None, subtitle="", organisation="")
    assert b"dc:description>" not in xmp_packet(given_)
    assert b"dc:creator>" not in xmp_packet(given_)
    assert not {"Author", "Subject"} & set(information(given_))


def test_the_profile_is_what_its_tool_makes(tmp_path: Path) -> None:
    tool = Path(__file__).parent.parent / "tools" / "make_srgb_profile.py"
    subprocess.run([sys.executable, str(tool), str(tmp_path / "srgb.icc")], check=True, capture_output=True)
    assert (tmp_path / "srgb.icc").read_bytes() == PROFILE.read_bytes()


def test_the_profile_means_srgb() -> None:
    ours, reference = ImageCms.getOpenProfile(str(PROFILE)), ImageCms.createProfile("sRGB")
    ramp = Image.linear_gradient("L")
    picture = Image.merge("RGB", (ramp, ramp.rotate(90), ramp.rotate(180)))
    converted = ImageCms.profileToProfile(picture, ours, reference)
    assert converted is not None
    assert max(high for _, high in ImageChops.difference(picture, converted).getextrema()) <= 1
