"""Word files: what is text in them and what is not; and files that are broken or made to do harm."""

from __future__ import annotations

import io
import re
import zipfile
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.model.limits import Limits
from builder.reading.problem import Problem
from builder.reading.word import read_word

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def text_of(data: bytes, name: str) -> str:
    return read_word(data, name)[0]


def package(members: dict[str, str | bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def document(body: str, **parts: str) -> bytes:
    """A Word file with this body, and with parts such as footnotes."""
    relationships = "".join(
        f'<Relationship Id="r{name}" Type="{OFFICE}/{name}" Target="{name}.xml"/>' for name in parts
    )
    members: dict[str, str | bytes] = {
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATIONSHIPS}">{relationships}</Relationships>',
    }
    for name, content in parts.items():
        members[f"word/{name}.xml"] = f"<w:{name} {NAMESPACES}>{content}</w:{name}>"
    return package(members)


RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(f'<w:tc>{paragraph(run(cell))}</w:tc>' for cell in cells)}</w:tr>"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (paragraph(run("One "), run("two")) + paragraph(run("three")), "One two\n\nthree\n"),
        (paragraph("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:t>d</w:t></w:r>"), "a b\nc\nd\n"),
        (
            paragraph("<w:r><w:t>non</w:t><w:softHyphen/><w:t>sense</w:t><w:noBreakHyphen/><w:t>x</w:t></w:r>"),
            "non\u00adsense\u2011x\n",
        ),
        (paragraph('<w:r><w:sym w:font="Symbol" w:char="20AC"/><w:sym w:char="F0B7"/></w:r>', run("5")), "€5\n"),
        (paragraph(run("kept ")) + paragraph(), "kept\n"),
        (paragraph("<w:del><w:r><w:delText>old</w:delText></w:r></w:del>", f"<w:ins>{run('new')}</w:ins>"), "new\n"),
        (paragraph(f"<w:moveFrom>{run('away')}</w:moveFrom>", f"<w:moveTo>{run('here')}</w:moveTo>"), "here\n"),
        (f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('one ')}</w:p>{paragraph(run('text'))}", "one text\n"),
        (paragraph(run("a"), run("hidden", "<w:vanish/>"), run("b", '<w:vanish w:val="false"/>')), "ab\n"),
        (
            paragraph(run("rose."), run("1", '<w:vertAlign w:val="superscript"/>'), run(" By 10"),
                      run("6", '<w:vertAlign w:val="superscript"/>'), run(" CO"),
                      run("2", '<w:vertAlign w:val="subscript"/>')),
            "rose. By 10⁶ CO2\n",
        ),
        (paragraph(f"<w:hyperlink>{run('a')}</w:hyperlink>", f"<w:smartTag>{run(' b')}</w:smartTag>"), "a b\n"),
        (f"<w:sdt><w:sdtContent>{paragraph(run('control'))}</w:sdtContent></w:sdt>", "control\n"),
        (paragraph("<w:r><w:instrText>PAGE</w:instrText></w:r>", run("7")), "7\n"),
        (paragraph("<m:oMath><m:r><m:t>E=mc</m:t></m:r></m:oMath>"), "E=mc\n"),
        (paragraph(run("x"), "<w:drawing><a:p><a:r><a:t>no</a:t></a:r></a:p></w:drawing>", run("y")), "xy\n"),
        (paragraph(run("漢"), "<w:r><w:ruby><w:rt>" + run("kan") + "</w:rt></w:ruby></w:r>"), "漢\n"),
        (paragraph(run("commented"), '<w:r><w:commentReference w:id="1"/></w:r>') + "<w:sectPr/>", "commented\n"),
    ],
)  # fmt: skip
def test_what_is_text_and_what_is_not(body: str, expected: str) -> None:
    assert text_of(document(body), "a.docx") == expected


def test_a_row_is_a_line_with_a_tab_between_its_cells() -> None:
    table = f"<w:tbl>{row('Drug', 'Change')}{row('heroin', '-11%')}{row('', '+7%')}</w:tbl>"
    text = text_of(document(paragraph(run("Before")) + table + paragraph(run("After"))), "a.docx")
    assert text == "Before\n\nDrug\tChange\nheroin\t-11%\n\t+7%\n\nAfter\n"


def test_a_page_laid_out_as_a_table_has_paragraphs_and_tables_in_cells_are_read() -> None:
    inner = f"<w:tbl>{row('a', 'b')}</w:tbl>"
    cell = f"<w:tc>{paragraph(run('One'))}{paragraph(run('two'))}{inner}</w:tc>"
    assert text_of(document(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>"), "a.docx") == "One\n\ntwo\n\na\tb\n"


def test_a_text_box_comes_once_and_behind_its_paragraph() -> None:
    box = f"<w:txbxContent>{paragraph(run('In the box'))}</w:txbxContent>"
    choice = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    body = paragraph(run("Around "), f"<w:r>{choice}</w:r>", run("it")) + paragraph(run("after"))
    assert text_of(document(body), "a.docx") == "Around it\n\nIn the box\n\nafter\n"


def test_notes_come_at_the_end_and_headers_and_comments_not() -> None:
    def note(kind: str, text: str, attributes: str = "") -> str:
        return f"<w:{kind} {attributes}>{paragraph(f'<w:r><w:{kind}Ref/></w:r>', run(text))}</w:{kind}>"

    parts = {
        "header": paragraph(run("The Daily")),
        "comments": paragraph(run("Really?")),
        "endnotes": note("endnote", "An endnote"),
        "footnotes": note("footnote", "-----", 'w:type="separator"') + note("footnote", "A footnote"),
    }
    body = paragraph(run("Text"), '<w:r><w:footnoteReference w:id="1"/></w:r>')
    assert text_of(document(body, **parts), "a.docx") == "Text\n\nA footnote\n\nAn endnote\n"


def test_strict_files_and_other_names_of_the_main_part_are_read() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    text = f'<d:document xmlns:d="{strict}"><d:body><d:p><d:r><d:t>words</d:t></d:r></d:p></d:body></d:document>'
    kind = "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"
    rels = (
        f'<Relationships xmlns="{RELATIONSHIPS}"><Relationship Type="{kind}" Target="/doc/main.xml"/></Relationships>'
    )
    assert text_of(package({"_rels/.rels": rels, "doc/main.xml": text}), "a.docx") == "words\n"


def test_nothing_outside_the_file_is_looked_at() -> None:
    rels = (
        f'<Relationships xmlns="{RELATIONSHIPS}">'
        f'<Relationship Type="{OFFICE}/footnotes" Target="file:///etc/passwd" TargetMode="External"/>'
        f'<Relationship Type="{OFFICE}/endnotes" Target="../../../../etc/passwd"/></Relationships>'
    )
    text = f"<w:document {NAMESPACES}><w:body>{paragraph(run('words'))}</w:body></w:document>"
    data = package({"word/document.xml": text, "word/_rels/document.xml.rels": rels})
    assert text_of(data, "a.docx") == "words\n"


def code(data: bytes) -> str:
    with pytest.raises(Problem) as caught:
        text_of(data, "a.docx")
    assert caught.value.hints
    assert "a.docx" in caught.value.message
    return caught.value.code


OLD = bytes.fromhex("d0cf11e0a1b11ae1")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "source-broken"),
        (b"words", "source-broken"),
        (package({}), "source-broken"),
        (package({"word/document.xml": "<w:document"}), "source-broken"),
        (package({"word/document.xml": b"\xff\xfe\0"}), "source-broken"),
        (document(paragraph(run("words" * 50)))[:150], "source-broken"),
        (document("<w:p>" * 5_000), "source-broken"),
        (OLD + b"\0" * 600, "source-broken"),
        (OLD + "EncryptedPackage".encode("utf-16-le"), "source-encrypted"),
    ],
)
def test_a_broken_file_is_a_problem(data: bytes, expected: str) -> None:
    assert code(data) == expected


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE w [<!ENTITY b SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE w SYSTEM "file:///etc/hostname">',
    ],
)
def test_a_document_type_declaration_is_refused(doctype: str) -> None:
    text = f"{doctype}<w:document {NAMESPACES}><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
    assert code(package({"word/document.xml": text})) == "source-broken"


@pytest.mark.parametrize("kind", ["bytes", "elements", "members", "relationships"])
def test_more_than_any_article_holds_is_refused(kind: str) -> None:
    members: dict[str, str | bytes] = {"word/document.xml": f"<w:document {NAMESPACES}/>"}
    if kind == "bytes":
        members["word/document.xml"] = b" " * (Limits().word_bytes + 1)
    elif kind == "elements":
        members["word/document.xml"] = f"<w:document {NAMESPACES}>{'<w:p/>' * Limits().markup_pieces}</w:document>"
    elif kind == "members":
        members |= {f"word/{number}": b"" for number in range(Limits().word_parts)}
    else:
        relationships = "<Relationship/>" * (Limits().markup_pieces + 1)
        members["word/_rels/document.xml.rels"] = f'<R xmlns="{RELATIONSHIPS}">{relationships}</R>'
    assert code(package(members)) == "source-limit"


WORD = st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=8)


@given(st.lists(st.lists(WORD, min_size=1, max_size=6), min_size=1, max_size=6), st.booleans())
def test_words_put_into_a_file_are_read_back_in_order(paragraphs: list[list[str]], in_table: bool) -> None:
    texts = [" ".join(words) for words in paragraphs]
    body = f"<w:tbl>{row(*texts)}</w:tbl>" if in_table else "".join(paragraph(run(text)) for text in texts)
    assert text_of(document(body), "a.docx").split() == [word for words in paragraphs for word in words]


@given(st.binary(max_size=400))
def test_any_bytes_are_a_text_or_a_problem(data: bytes) -> None:
    for file in (data, package({"word/document.xml": data})):
        try:
            text_of(file, "a.docx")
        except Problem as problem:
            assert problem.hints


@settings(max_examples=200)
@given(st.data())
def test_a_file_with_other_bytes_in_it_is_a_text_or_a_problem(data: st.DataObject) -> None:
    file = bytearray(document(paragraph(run("Hello world")), footnotes="<w:footnote/>"))
    for _ in range(data.draw(st.integers(1, 10))):
        file[data.draw(st.integers(0, len(file) - 1))] = data.draw(st.integers(0, 255))
    try:
        text = text_of(bytes(file), "a.docx")
    except Problem as problem:
        assert problem.hints
    else:
        assert text == "" or text.endswith("\n")


ELEMENTS = st.sampled_from(
    ["w:p", "w:r", "w:t", "w:tbl", "w:tr", "w:tc", "w:txbxContent", "w:del", "w:rPr", "w:vanish", "w:br", "x"]
)
TREES = st.recursive(
    st.sampled_from(["", "words"]),
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag}>", ELEMENTS, st.lists(inner, max_size=4)
    ),
)


@given(TREES)
def test_elements_may_lie_where_they_never_do(tree: str) -> None:
    text = text_of(document(tree), "a.docx")
    assert re.search(r"\n\n\n| \n|\n ", text) is None
