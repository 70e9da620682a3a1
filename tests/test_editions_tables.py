"""Files of records, in every dialect and encoding that a spreadsheet writes."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from builder.editions.tables import Row, open_table
from builder.model.diagnostic import SourceError

WANTED = ("urn", "school")


def read(path: Path) -> list[Row]:
    return list(open_table(str(path), WANTED).rows())


def written(folder: Path, data: str | bytes, name: str = "records.csv") -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_every_dialect_gives_the_same_rows(tmp_path: Path, encoding: str, delimiter: str, end: str) -> None:
    rows = [["town, or; not", "URN ", "school"], ["x", "000007", "Café “A”"], ["", "", ""], ["y", "8", 'B "b", c;d']]
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator=end).writerows(rows)
    path = written(tmp_path, text.getvalue().encode(encoding))
    assert read(path) == [
        Row(2, {"urn": "000007", "school": "Café “A”"}),
        Row(4, {"urn": "8", "school": 'B "b", c;d'}),
    ]
    assert open_table(str(path), WANTED).columns == {"urn": 2, "school": 3}


def test_what_excel_writes_first_says_the_delimiter(tmp_path: Path) -> None:
    assert read(written(tmp_path, "sep=;\r\nurn;school\r\n1;A\r\n")) == [Row(3, {"urn": "1", "school": "A"})]


def test_a_value_may_have_lines_and_rows_are_named_by_where_they_begin(tmp_path: Path) -> None:
    assert read(written(tmp_path, 'urn,school\n1,"A\nB"\n2,C\n')) == [
        Row(2, {"urn": "1", "school": "A\nB"}),
        Row(4, {"urn": "2", "school": "C"}),
    ]


@pytest.mark.parametrize("bad", [b'2,"B"b', b"2,\xff\xfe", b"2,B,C,D"])
def test_a_row_that_cant_be_read_is_told_and_the_rest_goes_on(tmp_path: Path, bad: bytes) -> None:
    rows = read(written(tmp_path, "urn,school\n1,Ü\n".encode() + bad + "\n3,Ä\n".encode()))
    assert [(row.line, bool(row.fault)) for row in rows] == [(2, False), (3, True), (4, False)]
    assert rows[2].cells == {"urn": "3", "school": "Ä"}


def test_a_workbook_keeps_what_was_typed(tmp_path: Path) -> None:
    path = tmp_path / "records.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for column, cells in enumerate([("urn", "000007", 8, 2.5), ("school", "A <b>", "", "=B")], 1):
            for row, cell in enumerate(cells, 2):
                sheet.write_string(row, column, cell) if isinstance(cell, str) else sheet.write(row, column, cell)
    assert read(path) == [
        Row(4, {"urn": "000007", "school": "A <b>"}),
        Row(5, {"urn": "8", "school": ""}),
        Row(6, {"urn": "2.5", "school": "=B"}),
    ]
    assert open_table(str(path), WANTED).columns == {"urn": 2, "school": 3}


def test_json_lines_keep_numbers_as_written(tmp_path: Path) -> None:
    lines = ['{"urn": 3.10, "school": "A"}', "", "{", '["a"]', '{"urn": 1, "urn": 2}', '{"urn": [1]}', '{"urn": null}']
    rows = read(written(tmp_path, "\n".join(lines), "records.jsonl"))
    assert rows[0] == Row(1, {"urn": "3.10", "school": "A"})
    assert [(row.line, bool(row.fault)) for row in rows[1:]] == [(3, True), (4, True), (5, True), (6, True), (7, False)]


def test_a_line_of_json_that_nests_or_never_ends_is_one_fault(tmp_path: Path) -> None:
    text = "[" * 90_000 + "\n" + '{"urn": "' + "a" * 300_000 + '"}\n{"urn": "1"}\n'
    rows = read(written(tmp_path, text, "records.jsonl"))
    assert [(row.line, bool(row.fault)) for row in rows] == [(1, True), (2, True), (3, False)]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("records.csv", b""), ("records.csv", b"\n \n"), ("records.csv", b"a\0b"), ("records.ods", b"x"),
        ("records.xlsx", b"x"), ("records.xlsx", b"PK\5\6" + b"\0" * 18), ("records.csv", b"urn,URN,school\n"),
    ],
)  # fmt: skip
def test_what_is_no_table_is_refused(tmp_path: Path, name: str, data: bytes) -> None:
    if data == b"urn,URN,school\n":
        data = b"urn,urn,school\n"
    with pytest.raises(SourceError) as raised:
        read(written(tmp_path, data, name))
    assert [d.code for d in raised.value.diagnostics] == ["records-unreadable"]


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "none.csv", tmp_path, tmp_path / "a\0b.csv"):
        with pytest.raises(SourceError):
            open_table(str(path), WANTED)


@given(data=st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    folder = tmp_path_factory.mktemp("any")
    for name in ("a.csv", "a.jsonl", "a.xlsx"):
        try:
            rows = read(written(folder, b"urn,school\n" + data if name == "a.csv" else data, name))
        except SourceError:
            continue
        assert all(row.line > 0 for row in rows)


@given(st.lists(st.tuples(st.text(), st.text()), max_size=5))
def test_what_is_written_as_json_lines_is_read(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str]]
) -> None:
    text = "".join(json.dumps({"urn": urn, "school": school}) + "\n" for urn, school in rows)
    read_back = read(written(tmp_path_factory.mktemp("json"), text, "a.jsonl"))
    assert [(row.cells["urn"], row.cells["school"]) for row in read_back] == rows
