"""Every slide has notes, in paragraphs, related both ways."""

from builder.model.document import Slide
from builder.model.text import Run
from tests.decks import ODD, block, deck_of, decoded, find, opened, paragraph


def test_notes_keep_their_paragraphs_text_and_links() -> None:
    said = (paragraph(ODD), paragraph("Ask: ", Run("here", link="https://example.org/")))
    deck = opened(deck_of(Slide("a", "finding", "S", (block("title", "T"),), said)))
    notes = deck.slides[0].notes_slide
    first, second = notes.notes_text_frame.paragraphs
    assert (decoded(first.text), second.text) == (ODD, "Ask: here")
    assert second.runs[1].hyperlink.address == "https://example.org/"


def test_a_slide_without_notes_has_a_notes_slide_all_the_same() -> None:
    shown = opened(deck_of(Slide("a", "finding", "S", (block("title", "T"),), ()))).slides[0]
    assert shown.has_notes_slide
    assert shown.notes_slide.notes_text_frame.text == ""


def test_notes_and_slide_lead_to_each_other() -> None:
    slides = [Slide(key, "finding", "S", (block("title", key),), (paragraph(key),)) for key in ("a", "b")]
    for shown in opened(deck_of(*slides)).slides:
        assert (
            shown.notes_slide.part.part_related_by(
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships/slide"
            )
            is shown.part
        )
        assert find(shown.notes_slide.shapes._spTree, ".//p:ph/@type") == ["sldImg", "body", "sldNum"]
