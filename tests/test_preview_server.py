"""The server: what it gives to whom, and what it tells when something is saved."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pptx
import pytest

from builder.pipeline import Options, build
from builder.preview.guard import POLICY
from tests.previews import OUTLINE, TOKEN, Running, replace_file, running, until, write_publication


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Running]:
    with running(write_publication(tmp_path / "heat")) as started:
        yield started


def save(preview: Running, old: str, new: str) -> None:
    assert old in OUTLINE
    Path(preview.session.path).write_text(OUTLINE.replace(old, new), encoding="utf-8")


# --- what is there -------------------------------------------------------------------------------------------------


def test_the_address_leads_to_the_first_slide(preview: Running) -> None:
    answer = preview.get("/")
    assert (answer.status, answer.headers["location"]) == (307, f"/{TOKEN}/deck/1")


@pytest.mark.parametrize("view", ["deck", "sheet", "handout", "presenter"])
@pytest.mark.parametrize("asked", ["", "?a=1", "?g=1&a=1", "?q=heat", "?entry=heat-days", "?entry=none", "?x=%00"])
def test_every_view_shows_a_picture_that_is_there(preview: Running, view: str, asked: str) -> None:
    page = preview.get(f"/{view}/1{asked}")
    assert page.status == 200 and page.headers["content-type"] == "text/html; charset=utf-8"
    picture = preview.get(preview.picture_of(1, view))
    assert picture.status == 200 and picture.headers["content-type"] == "image/svg+xml"
    assert picture.body.startswith(b"<svg ") and "immutable" in picture.headers["cache-control"]


def test_a_number_beyond_the_last_shows_the_last(preview: Running) -> None:
    assert "Slide 8 of 8" in preview.get("/deck/700").text


def test_pictures_are_plain_links_as_well(preview: Running) -> None:
    assert f'href="/{TOKEN}{preview.picture_of(4)}"' in preview.get("/deck/4").text


def test_style_and_script_come_from_the_preview_itself(preview: Running) -> None:
    page = preview.get("/deck/1").text
    for name, kind in (("preview.css", "text/css"), ("preview.js", "text/javascript")):
        assert f"/{TOKEN}/static/{name}" in page
        assert preview.get(f"/static/{name}").headers["content-type"].startswith(kind)
    assert "://" not in page.replace("vscode://", "")


# --- what is not ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path",
    [
        "/static/server.py", "/static/../server.py", "/static/%2e%2e%2fserver.py", "/static/..%5cserver.py",
        "/static//etc/passwd", "/picture/0.svg", f"/picture/{'0' * 32}.svg", "/picture/..%2f..%2foutline.svg",
        "/file/outline", "/file/..%2foutline.yaml", "/outline.yaml", "/deck/x", "/deck/-1", "/nothing/1", "/deck/1/2",
    ],
)  # fmt: skip
def test_nothing_else_is_there(preview: Running, path: str) -> None:
    assert preview.get(path).status == 404


@pytest.mark.parametrize(
    "path", ["/", "/deck/1", "//deck/1", f"/{TOKEN}x/deck/1", f"/{TOKEN[:-1]}/deck/1", f"/x/{TOKEN}/"]
)
def test_nobody_gets_in_without_the_token(preview: Running, path: str) -> None:
    answer = preview.get(path, raw=True)
    assert answer.status == 404 and "Heat" not in answer.text


def test_a_name_that_leads_to_this_machine_is_not_enough(preview: Running) -> None:
    for host in ("evil.example", f"evil.example:{preview.base.split(':')[2].split('/')[0]}", "127.0.0.1.evil.example"):
        answer = preview.get("/deck/1", Host=host)
        assert answer.status == 421 and "Heat" not in answer.text


def test_nothing_can_be_sent(preview: Running) -> None:
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        assert preview.get("/deck/1", method=method).status == 405


@pytest.mark.parametrize("path", ["/deck/1", "/static/preview.js", "/file/sheet", "/nothing/1", "/"])
def test_every_answer_says_what_a_browser_may_do_with_it(preview: Running, path: str) -> None:
    headers = preview.get(path).headers
    assert headers["content-security-policy"] == POLICY
    assert headers["referrer-policy"] == "no-referrer" and headers["x-content-type-options"] == "nosniff"
    assert headers["cross-origin-resource-policy"] == "same-origin"


def test_a_picture_may_run_nothing(preview: Running) -> None:
    policy = preview.get(preview.picture_of(1)).headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; img-src data:;") and "script" not in policy


def test_what_an_author_writes_is_never_markup(tmp_path: Path) -> None:
    evil = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
    outline = OUTLINE.replace("Heat in the city", f"'{evil}'").replace("Keep cool", f"'{evil}'")
    outline = outline.replace("notes: Ask", f"notes: '{evil}' #").replace("speaker: Mayor", f"speaker: '{evil}' #")
    with running(write_publication(tmp_path / "heat", outline, f"{evil}\n")) as preview:
        for view in ("deck", "sheet", "handout", "presenter"):
            for asked in ("", "?a=1", f"?q={evil}", "?entry=heat-days", "?entry=trees", f"?entry={evil}"):
                for number in (1, 2, 4, 5):
                    page = preview.get(f"/{view}/{number}{asked}".replace(" ", "%20").replace('"', "%22")).text
                    assert "<script>alert" not in page and "<img src=x" not in page
                    assert "alert" not in page or "&lt;script&gt;" in page or "%3Cscript" in page


# --- what is told --------------------------------------------------------------------------------------------------


def test_a_save_is_told_and_shows_another_picture_of_its_slide_only(preview: Running) -> None:
    before = [preview.picture_of(number) for number in range(1, 9)]
    with preview.events() as events:
        assert next(events)["step"] == "whole"
        save(preview, "The old town was hottest.", "The new town was hottest.")
        assert [next(events)["step"], next(events)["step"]] == ["glance", "whole"]
    after = [preview.picture_of(number) for number in range(1, 9)]
    assert [number for number, pair in enumerate(zip(before, after, strict=True), 1) if len(set(pair)) == 2] == [4]


def test_a_broken_save_keeps_the_picture_and_says_where(preview: Running) -> None:
    before = preview.picture_of(4)
    save(preview, "        points:", "        pionts:")
    page = until(lambda: (shown := preview.get("/deck/4").text) and "unknown-key" in shown and shown, "the error")
    assert preview.picture_of(4) == before
    line = 1 + OUTLINE[: OUTLINE.index("points:")].count("\n")
    assert f"outline.yaml:{line}:9</a>" in page and f'outline.yaml:{line}:9" class="editor"' in page
    save(preview, "The old town", "The new town")
    until(lambda: "unknown-key" not in preview.get("/deck/4").text, "the end of the error")
    assert preview.picture_of(4) != before


def test_an_editor_that_saves_by_renaming_is_followed(preview: Running) -> None:
    path = Path(preview.session.path)
    for turn in range(5):
        before = preview.picture_of(4)
        replace_file(path, OUTLINE.replace("old town", f"town of {turn}"))
        until(lambda before=before: preview.picture_of(4) != before, "the new picture")


def test_an_outline_deleted_and_put_back_is_shown_again(preview: Running) -> None:
    path = Path(preview.session.path)
    path.unlink()
    until(lambda: preview.session.state.is_behind, "the error")
    assert preview.get("/deck/4").status == 200
    save(preview, "old town", "new town")
    until(lambda: not preview.session.state.is_behind and "new town" in preview.get("/deck/4?a=1").text, "the outline")


def test_a_folder_moved_away_and_back_is_shown_again(preview: Running) -> None:
    folder = Path(preview.session.path).parent
    folder.rename(folder.with_name("elsewhere"))
    until(lambda: preview.session.state.is_behind, "the error")
    folder.with_name("elsewhere").rename(folder)
    until(lambda: not preview.session.state.is_behind, "the folder")
    save(preview, "old town", "new town")
    until(lambda: "new town" in preview.get("/deck/4?a=1").text, "the save")


def test_a_source_that_changes_is_held_against_the_outline(preview: Running) -> None:
    article = Path(preview.session.path).with_name("article.txt")
    was = article.read_text(encoding="utf-8")
    article.write_text(was.replace("31", "41"), encoding="utf-8")
    until(lambda: "not supported" in preview.get("/deck/4").text, "the mark")
    assert "Not supported" in preview.get("/deck/4").text
    article.write_text(was, encoding="utf-8")
    until(lambda: "not supported" not in preview.get("/deck/4").text, "the end of the mark")


# --- files ---------------------------------------------------------------------------------------------------------


def test_files_are_those_that_a_build_writes(tmp_path: Path) -> None:
    outline = write_publication(tmp_path / "heat", OUTLINE.replace("sources:", "handout: 2-notes\nsources:"))
    built = build(str(outline), Options(output=str(tmp_path / "output")))
    with running(outline) as preview:
        for path, kind in zip(built.outputs, ("deck", "sheet", "handout"), strict=True):
            answer = preview.get(f"/file/{kind}")
            assert answer.body == Path(path).read_bytes()
            assert answer.headers["content-disposition"] == f"attachment; filename*=UTF-8''{Path(path).name}"
        assert len(pptx.Presentation(io.BytesIO(preview.get("/file/deck").body)).slides) == 8


def test_files_are_of_the_last_save_without_errors(preview: Running) -> None:
    sound = preview.get("/file/deck").body
    save(preview, "value: 31", "value: 13")
    until(lambda: preview.session.state.result.error, "the error")
    assert preview.get("/file/deck").body == sound


def test_a_file_that_nobody_asks_for_is_not_there(preview: Running) -> None:
    assert preview.get("/file/handout").status == 404


def test_without_any_good_save_there_is_a_page_and_no_file(tmp_path: Path) -> None:
    with running(write_publication(tmp_path / "heat", "outline: 1\n")) as preview:
        page = preview.get("/deck/1")
        assert page.status == 200 and "<li" in page.text and 'id="picture"' not in page.text
        assert preview.get("/file/deck").status == 404
        Path(preview.session.path).write_text(OUTLINE, encoding="utf-8")
        until(lambda: 'id="picture"' in preview.get("/deck/1").text, "the first picture")
