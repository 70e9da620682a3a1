"""The preview in Chromium: saves are seen, errors come and go, keys and clicks lead where they should."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pptx
import pytest

from tests.judges.pages import axe_violations
from tests.previews import OUTLINE, Running, chromium, running, until, write_publication

__all__ = ["chromium"]

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Running]:
    with running(write_publication(tmp_path / "heat")) as started:
        yield started


@pytest.fixture(scope="module")
def shipped_preview(shipped: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    folder = tmp_path_factory.mktemp("shipped") / "nca-assessment"
    shutil.copytree(shipped.parent, folder)
    with running(folder / "outline.yaml") as started:
        yield started


@pytest.fixture(params=[WIDE], ids=["wide"])
def page(chromium: Any, request: pytest.FixtureRequest) -> Iterator[Any]:
    """A page; what its script complains of, or what its policy keeps it from, fails the test."""
    complaints: list[str] = []
    context = chromium.new_context(viewport=request.param, accept_downloads=True)
    opened = context.new_page()
    opened.set_default_timeout(60_000)
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("console", lambda told: complaints.append(told.text) if told.type == "error" else None)
    yield opened
    context.close()
    assert [told for told in complaints if "ERR_CONNECTION_REFUSED" not in told] == []


both_widths = pytest.mark.parametrize("page", [WIDE, NARROW], ids=["wide", "390px"], indirect=True)


def look(page: Any, preview: Running, address: str) -> None:
    page.goto(preview.base + address)
    page.wait_for_selector("[data-live=yes]")


def picture(page: Any) -> str:
    return str(page.get_attribute("#picture", "src"))


def wait_for_another(page: Any, shown: str) -> None:
    page.wait_for_function("was => document.querySelector('#picture').getAttribute('src') !== was", arg=shown)


def save(preview: Running, text: str) -> None:
    Path(preview.session.path).write_text(text, encoding="utf-8")


# --- saves ---------------------------------------------------------------------------------------------------------


@both_widths
def test_a_save_is_seen_without_anybody_touching_the_page(page: Any, preview: Running) -> None:
    look(page, preview, "/deck/4")
    was = picture(page)
    save(preview, OUTLINE.replace("The old town was hottest.", "The new town was hottest."))
    wait_for_another(page, was)
    loaded = "() => { const seen = document.querySelector('#picture'); return seen.complete && seen.naturalWidth > 0 }"
    assert page.evaluate(loaded)
    page.wait_for_function("() => document.querySelector('#strip [aria-current] img').src.endsWith("
                           "document.querySelector('#picture').getAttribute('src'))")  # fmt: skip


@both_widths
def test_a_broken_save_is_told_over_the_last_picture_and_goes_away_when_mended(page: Any, preview: Running) -> None:
    look(page, preview, "/deck/4")
    was = picture(page)
    save(preview, OUTLINE.replace("        points:", "        pionts:"))
    page.wait_for_selector(".problems.broken")
    line = 1 + OUTLINE[: OUTLINE.index("points:")].count("\n")
    link = page.locator(".problems .editor").first
    assert link.inner_text().endswith(f"outline.yaml:{line}:9")
    assert link.get_attribute("href").startswith("vscode://file/")
    assert "1 error" in page.inner_text("#status") and picture(page) == was
    save(preview, OUTLINE)
    page.wait_for_selector(".problems", state="detached")
    assert "No errors" in page.inner_text("#status")


def test_what_is_not_supported_is_marked_on_the_slide(page: Any, preview: Running) -> None:
    look(page, preview, "/deck/4")
    save(preview, OUTLINE.replace("value: 31", "value: 13"))
    page.wait_for_selector(".overlay .mark.unsupported")
    assert page.locator(".strip .mark.unsupported").count() == 1
    assert page.locator(".problems.wrong .editor").count() >= 1


def test_a_page_that_is_loaded_while_something_is_built_comes_to_the_last_state(page: Any, preview: Running) -> None:
    look(page, preview, "/deck/4?a=1")
    for turn in range(6):
        save(preview, OUTLINE.replace("old town", f"town number {turn}"))
        page.reload()
    page.wait_for_function("() => document.querySelector('.order-table').innerText.includes('town number 5')")


def test_what_a_reader_has_opened_and_scrolled_to_stays_over_a_save(page: Any, shipped_preview: Running) -> None:
    path = Path(shipped_preview.session.path)
    text = path.read_text(encoding="utf-8")
    page.emulate_media(reduced_motion="reduce")
    look(page, shipped_preview, "/deck/6?entry=biggar")
    page.click("#help summary")
    page.evaluate("() => document.querySelector('#strip').scrollTo({top: 300, behavior: 'instant'})")
    scrolled = page.evaluate("() => document.querySelector('.source').scrollTop")
    was = picture(page)
    path.write_text(text.replace("Com networks are internet gangs.", "They are gangs."), encoding="utf-8")
    wait_for_another(page, was)
    assert page.evaluate("() => document.querySelector('#help').open")
    assert page.evaluate("() => document.querySelector('#strip').scrollTop") == 300
    assert page.evaluate("() => document.querySelector('.source').scrollTop") == scrolled > 0
    path.write_text(text, encoding="utf-8")
    until(lambda: shipped_preview.picture_of(6) == was.removeprefix(f"/{shipped_preview.base.split('/')[-1]}"))


# --- evidence ------------------------------------------------------------------------------------------------------


@both_widths
def test_a_figure_that_is_clicked_opens_its_source_at_the_passage(page: Any, shipped_preview: Running) -> None:
    look(page, shipped_preview, "/deck/6")
    page.locator(".area[data-entry=com-reports] rect").nth(3).click()
    page.wait_for_selector(".panel .source mark.current")
    assert "rose six-fold" in "".join(page.locator(".panel .source mark.current").all_inner_texts())
    seen = """() => {
        const [mark, box] = ['mark.current', ''].map(s => document.querySelector('.source ' + s || '.source')
            .getBoundingClientRect());
        const source = document.querySelector('.source').getBoundingClientRect();
        return mark.top >= source.top - 1 && mark.top < source.bottom;
    }"""
    assert page.evaluate(seen.replace("['mark.current', '']", "['mark.current', 'p']"))
    assert page.inner_text(".panel .verdict") == "Supported"
    assert "six-fold" in page.inner_text(".panel .clauses")


def test_a_passage_leads_back_to_the_slide_and_the_page_that_tell_it(page: Any, shipped_preview: Running) -> None:
    look(page, shipped_preview, "/deck/6?entry=com-reports")
    page.locator(".source a.cite[href*='entry=biggar']").click()
    page.wait_for_url("**/deck/*entry=biggar*")
    page.wait_for_function("() => document.querySelector('.panel h2').innerText.includes('Young people')")
    assert "biggar" in str(page.locator(".overlay .area.current").get_attribute("data-entry"))
    page.locator(".panel .places a", has_text="Page").click()
    page.wait_for_selector(".shown.page .area.current[data-entry=biggar]")
    page.keyboard.press("Escape")
    page.wait_for_selector(".panel", state="detached")


def test_quotations_and_findings_are_clicked_on_pages_too(page: Any, shipped_preview: Running) -> None:
    look(page, shipped_preview, "/sheet/1")
    for entry in ("biggar", "com-reports"):
        page.locator(f".area[data-entry={entry}] rect").first.click()
        page.wait_for_function(f"() => location.search.includes('entry={entry}')")
        page.wait_for_selector(".panel .source mark.current")


# --- keys ----------------------------------------------------------------------------------------------------------


def test_every_key_leads_where_it_says(page: Any, shipped_preview: Running) -> None:
    look(page, shipped_preview, "/deck/1")
    for key, there in (
        ("ArrowRight", "/deck/2"), ("ArrowDown", "/deck/3"), ("ArrowLeft", "/deck/2"), ("ArrowUp", "/deck/1"),
        ("End", "/deck/37"), ("ArrowRight", "/deck/37"), ("Home", "/deck/1"), ("ArrowLeft", "/deck/1"),
        ("PageDown", "/deck/2"), ("a", "/deck/2?a=1"), ("a", "/deck/2"), ("g", "/deck/2?g=1"), ("g", "/deck/2"),
        ("p", "/presenter/2"), ("ArrowRight", "/presenter/3"), ("p", "/deck/3"),
    ):  # fmt: skip
        page.keyboard.press(key)
        page.wait_for_function("there => location.href.endsWith(there)", arg=there)
        page.wait_for_function("there => document.body.className.includes('view-' + there)", arg=there.split("/")[1])


def test_the_slash_searches(page: Any, shipped_preview: Running) -> None:
    look(page, shipped_preview, "/deck/1")
    page.keyboard.press("/")
    page.keyboard.type("ketamine")
    page.keyboard.press("Enter")
    page.wait_for_selector(".results .hits mark")
    assert {word.lower() for word in page.locator(".hits mark").all_inner_texts()} == {"ketamine"}
    page.click(".hits >> text=Slide 31")
    page.wait_for_function("() => location.href.includes('/deck/31?q=ketamine')")
    page.wait_for_selector(".results .hits mark")


def test_letters_typed_into_the_search_are_no_commands(page: Any, shipped_preview: Running) -> None:
    look(page, shipped_preview, "/deck/1")
    page.keyboard.press("/")
    page.keyboard.type("pag")
    assert page.input_value("#search") == "pag" and page.url.endswith("/deck/1")


def test_keys_can_be_turned_off(page: Any, shipped_preview: Running) -> None:
    look(page, shipped_preview, "/deck/1")
    page.click("#help summary")
    page.uncheck("#keys")
    page.click("h1")
    page.keyboard.press("p")
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => location.href.endsWith('/deck/2')")


def test_the_presenter_has_notes_the_next_slide_and_a_clock(page: Any, shipped_preview: Running) -> None:
    look(page, shipped_preview, "/presenter/6")
    assert "The figure counts reports." in page.inner_text(".notes")
    assert page.get_attribute("#following", "src") == page.evaluate(
        "async () => { const answer = await fetch('7'); const text = await answer.text();"
        " return new DOMParser().parseFromString(text, 'text/html').querySelector('#picture').getAttribute('src') }"
    )
    assert re.fullmatch(r"\d\d:\d\d", page.inner_text("#elapsed"))
    page.wait_for_function("() => document.querySelector('#elapsed').innerText >= '00:01'")
    page.click("#again")
    assert page.inner_text("#time")


def test_greyscale_takes_the_colours_of_pictures_away(page: Any, shipped_preview: Running) -> None:
    look(page, shipped_preview, "/sheet/1?g=1")
    assert page.evaluate("() => getComputedStyle(document.querySelector('#picture')).filter") == "grayscale(1)"


def test_accessibility_tells_order_kinds_alt_texts_and_contrast(page: Any, shipped_preview: Running) -> None:
    look(page, shipped_preview, "/deck/34?a=1")
    rows = page.locator(".order-table tbody tr")
    assert rows.count() == page.locator(".overlay .order").count() >= 3
    told = page.inner_text(".order-table")
    assert "Heading" in told and "Alt text: " in told and " : 1" in told


# --- files, and what is there without the script -------------------------------------------------------------------


def test_the_deck_is_downloaded_and_opens(page: Any, shipped_preview: Running) -> None:
    look(page, shipped_preview, "/deck/1")
    page.click("#downloads summary")
    with page.expect_download() as downloaded:
        page.click("#downloads a >> text=PowerPoint")
    assert downloaded.value.suggested_filename == "nca-assessment.pptx"
    deck = pptx.Presentation(io.BytesIO(Path(downloaded.value.path()).read_bytes()))
    assert len(deck.slides) == 37


def test_all_of_it_works_without_a_script(chromium: Any, shipped_preview: Running) -> None:
    context = chromium.new_context(java_script_enabled=False, viewport=WIDE)
    page = context.new_page()
    page.goto(f"{shipped_preview.base}/deck/5")
    page.click("#turn >> text=Next")
    assert page.url.endswith("/deck/6")
    page.locator(".told a").click()
    assert "entry=com-reports" in page.url and page.locator("mark.current").count() > 0
    page.fill("#search", "ketamine")
    page.press("#search", "Enter")
    assert page.locator(".hits li").count() > 3
    page.goto(f"{shipped_preview.base}/deck/6")
    page.click("text=Picture alone")
    assert page.url.endswith(".svg") and "Reports of com networks" in page.text_content("title")
    context.close()


def test_the_end_of_the_server_is_told(page: Any, tmp_path: Path) -> None:
    with running(write_publication(tmp_path / "heat")) as preview:
        look(page, preview, "/deck/4")
    page.wait_for_selector("[data-live=no]")
    assert "Not connected" in page.inner_text("#connection")


# --- for everybody -------------------------------------------------------------------------------------------------

ADDRESSES = (
    "/deck/1", "/deck/6", "/deck/34?a=1", "/deck/6?g=1", "/deck/6?entry=com-reports", "/deck/6?q=ketamine",
    "/sheet/1", "/sheet/2?a=1", "/sheet/1?entry=biggar", "/handout/2", "/presenter/6", "/presenter/37",
)  # fmt: skip


@both_widths
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_view(page: Any, shipped_preview: Running, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    for address in ADDRESSES:
        look(page, shipped_preview, address)
        assert axe_violations(page) == [], address


@both_widths
def test_axe_finds_nothing_where_something_is_wrong(page: Any, preview: Running) -> None:
    look(page, preview, "/deck/4?entry=heat-days")
    save(preview, OUTLINE.replace("value: 31", "value: 13"))
    page.wait_for_selector(".overlay .mark.unsupported")
    assert axe_violations(page) == []
    save(preview, OUTLINE.replace("        points:", "        pionts:"))
    page.wait_for_selector(".problems.broken")
    assert axe_violations(page) == []


@pytest.mark.parametrize("page", [NARROW], ids=["390px"], indirect=True)
def test_nothing_is_wider_than_a_telephone(page: Any, shipped_preview: Running) -> None:
    for address in ADDRESSES:
        look(page, shipped_preview, address)
        assert page.evaluate("() => document.documentElement.scrollWidth") <= NARROW["width"], address
