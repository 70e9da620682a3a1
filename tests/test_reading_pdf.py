"""PDF files: their text and pages; and files that are encrypted, empty, broken or made to do harm."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from builder.model.limits import Limits
from builder.reading.pdf import read_pdf
from builder.reading.problem import Problem
from tests.pdf_files import CATALOGUE, file_of, page_of

MIB = 1 << 20


def drawn(*pages: Callable[[Canvas], None]) -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def lines(*texts: str, left: float = 60, top: float = 700, mode: int = 0) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(left, top)
        text.setTextRenderMode(mode)
        for line in texts:
            text.textLine(line)
        canvas.drawText(text)

    return draw


def code(data: bytes) -> str:
    with pytest.raises(Problem) as caught:
        read_pdf(data, "a.pdf")
    assert caught.value.hints
    assert "a.pdf" in caught.value.message
    return caught.value.code


def test_text_comes_in_lines_with_the_places_of_its_pages() -> None:
    data = drawn(lines("Cocaine use was up 7%", "and ketamine 85%."), lines("Heroin dropped 11%."), lines())
    text = "Cocaine use was up 7%\nand ketamine 85%.\nHeroin dropped 11%.\n"
    assert read_pdf(data, "a.pdf") == (text, (0, text.index("Heroin"), len(text)))


def test_a_hyphen_at_a_lines_end_keeps_both() -> None:
    assert (
        read_pdf(drawn(lines("a mid-", "dle word, well-", "known")), "a.pdf")[0] == "a mid-\ndle word, well-\nknown\n"
    )


def test_columns_and_rows() -> None:
    def both(canvas: Canvas) -> None:
        for number in range(4):
            canvas.drawString(60, 700 - 14 * number, f"the left column has this line {number}")
            canvas.drawString(320, 700 - 14 * number, f"the right column has this line {number}")
        canvas.drawString(
            60, 600, "A line of many words that goes across both of the columns, as a heading of a table does"
        )
        for number, row in enumerate([("heroin", "-11%"), ("cocaine", "+7%")]):
            canvas.drawString(60, 500 - 14 * number, row[0])
            canvas.drawString(320, 500 - 14 * number, row[1])

    text = read_pdf(drawn(both), "a.pdf")[0]
    assert text.index("left column has this line 3") < text.index("right column has this line 0")
    assert text.endswith("\n\nheroin\t-11%\ncocaine\t+7%\n")


def test_the_text_layer_of_a_scan_is_read_and_hidden_words_of_a_page_are_not() -> None:
    assert read_pdf(drawn(lines("recognised words", mode=3)), "a.pdf")[0] == "recognised words\n"

    def both(canvas: Canvas) -> None:
        lines("words that are shown")(canvas)
        lines("hidden words", top=500, mode=3)(canvas)

    assert read_pdf(drawn(both), "a.pdf")[0] == "words that are shown\n"


@pytest.mark.parametrize(("user", "expected"), [("secret", None), ("", "words\n")])
def test_a_file_that_opens_only_with_a_password_is_a_problem(user: str, expected: str | None) -> None:
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(drawn(lines("words")))) as pdf:
        pdf.save(file, encryption=pikepdf.Encryption(owner="owner", user=user))
    if expected is None:
        assert code(file.getvalue()) == "source-encrypted"
    else:
        assert read_pdf(file.getvalue(), "a.pdf")[0] == expected


def test_pages_without_text_are_an_empty_text() -> None:
    assert read_pdf(drawn(lambda canvas: canvas.rect(9, 9, 99, 99)), "a.pdf") == ("", (0,))


def loop() -> bytes:
    return file_of(CATALOGUE, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9>>")


def deep_tree() -> bytes:
    nodes = [b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (number + 3) for number in range(20_000)]
    return file_of(CATALOGUE, *nodes, b"<</Type/Page/MediaBox[0 0 9 9]>>")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no PDF file",
        b"%PDF-1.7\n" * 1000,
        drawn(lines("words"))[:400],
        file_of(CATALOGUE, b"<</Type/Pages/Kids[3 0 R]/Count 9>>", b"<</Type/Page/MediaBox[0 0 9 9]>>"),
        file_of(CATALOGUE, b"[" * (2 * MIB)),
        loop(),
        deep_tree(),
    ],
    ids=["empty", "other", "heads", "cut", "lacking", "brackets", "loop", "deep"],
)
def test_a_broken_file_is_a_problem(data: bytes) -> None:
    assert code(data) == "source-broken"


def blown_up(words: bytes, mebibytes: int) -> bytes:
    """These words over and over, compressed."""
    compressor = zlib.compressobj(1)
    bit = words * (MIB // len(words))
    return b"".join([*(compressor.compress(bit) for _ in range(mebibytes)), compressor.flush()])


def many_pages() -> bytes:
    kids = b"3 0 R " * (Limits().pdf_pages + 1)
    return file_of(
        CATALOGUE,
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, Limits().pdf_pages + 1),
        b"<</Type/Page/MediaBox[0 0 9 9]>>",
    )


@pytest.mark.parametrize(
    "make",
    [
        many_pages,
        lambda: page_of(blown_up(b" ", 1024)),
        lambda: page_of(zlib.compress(blown_up(b" ", 1024)), b"[/FlateDecode/FlateDecode]"),
        lambda: page_of(blown_up(b"q 1 0 0 1 0 0 cm ", 128)),
        lambda: page_of(blown_up(b"BT /F 12 Tf 50 700 Td (Hello world) Tj ET ", 128)),
    ],
    ids=["pages", "spaces", "twice", "states", "words"],
)
def test_a_bomb_is_stopped(make: Callable[[], bytes]) -> None:
    assert code(make()) == "source-limit"


@settings(max_examples=15)
@given(st.data())
def test_a_file_with_other_bytes_in_it_is_a_text_or_a_problem(data: st.DataObject) -> None:
    file = bytearray(page_of(zlib.compress(b"BT /F 12 Tf 50 700 Td (Hello world) Tj ET")))
    for _ in range(data.draw(st.integers(1, 20))):
        file[data.draw(st.integers(0, len(file) - 1))] = data.draw(st.integers(0, 255))
    try:
        text, starts = read_pdf(bytes(file), "a.pdf")
    except Problem as problem:
        assert problem.hints
    else:
        assert len(starts) >= 1 and (not text or text.endswith("\n"))


@settings(max_examples=10)
@given(st.lists(st.from_regex(r"[A-Za-z0-9%,.£]{1,9}", fullmatch=True), min_size=1, max_size=60))
def test_words_put_into_a_file_are_read_back_in_order(words: list[str]) -> None:
    texts = [" ".join(words[start : start + 6]) for start in range(0, len(words), 6)]
    assert read_pdf(drawn(lines(*texts)), "a.pdf")[0].split() == words
