"""Two hundred saves in quick succession, of all kinds: the last one is shown, and memory stays as it was."""

from __future__ import annotations

import random
import re
import signal
from pathlib import Path

from tests import pictures
from tests.pictures import encoded, halves
from tests.previews import OUTLINE, Client, memory_of, replace_file, served, until, write_publication

SAVES = 200
_MOST_GROWTH = 24 * 1024**2


def texts(client: Client) -> str:
    return client.get("/deck/4?a=1").text


def save(path: Path, chance: random.Random, turn: int) -> None:
    """One save of any kind that editors, and people, make."""
    text = OUTLINE.replace("old town", f"town number {turn}")
    article = path.with_name("article.txt")
    kind = chance.randrange(7)
    if kind == 0:
        replace_file(path, text)
    elif kind == 1:
        path.write_text(text.replace("findings:", "finding:"), encoding="utf-8")
    elif kind == 2:
        path.write_text(text.replace("value: 31", "value: 13"), encoding="utf-8")
    elif kind == 3:
        path.unlink(missing_ok=True)
    elif kind == 4:
        path.write_bytes(text.encode()[: chance.randrange(len(text))] + b"\xff")
    elif kind == 5:
        article.write_text(f"{article.read_text(encoding='utf-8').splitlines()[0]}\n{turn}\n", encoding="utf-8")
    else:
        path.write_text(text, encoding="utf-8")


def test_two_hundred_saves_leave_the_last_state_and_no_memory_behind(tmp_path: Path) -> None:
    path = write_publication(tmp_path / "heat")
    article = path.with_name("article.txt").read_text(encoding="utf-8")
    chance = random.Random(9)
    with served(path) as (process, client):
        sizes = []
        for turn in range(SAVES):
            save(path, chance, turn)
            for page in ("/deck/4?entry=heat-days", "/sheet/1", "/handout/1"):
                answer = client.get(page)
                assert answer.status == 200
                shown = re.search(r'id="picture" src="([^"]+)"', answer.text)
                assert shown and client.get(shown[1], raw=True).status == 200
            if turn in (SAVES // 2, SAVES - 1):
                sizes.append(memory_of(process.pid))
        path.with_name("article.txt").write_text(article, encoding="utf-8")
        path.write_text(OUTLINE.replace("old town", "town at the end"), encoding="utf-8")
        until(lambda: "town at the end" in texts(client) and "No errors" in texts(client), "the last save")
        assert sizes[1] - sizes[0] < _MOST_GROWTH
        assert process.poll() is None
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 0
        assert process.stderr is not None and "Traceback" not in process.stderr.read()


def test_saves_without_a_pause_come_to_the_last(tmp_path: Path) -> None:
    path = write_publication(tmp_path / "heat")
    with served(path) as (_, client), client.events() as events:
        next(events)
        for turn in range(SAVES):
            path.write_text(OUTLINE.replace("old town", f"town number {turn}"), encoding="utf-8")
        until(lambda: f"town number {SAVES - 1}" in texts(client), "the last save")


def test_a_picture_that_is_replaced_is_seen(tmp_path: Path) -> None:
    path = pictures.write_publication(tmp_path / "trees")
    file = next(each for each in path.parent.iterdir() if each.suffix in (".png", ".jpg"))
    with served(path) as (_, client):
        pages = range(1, 12)
        before = {client.picture_of(number) for number in pages}
        turned = halves(90, 40).rotate(180)
        file.write_bytes(encoded(turned, "PNG" if file.suffix == ".png" else "JPEG"))
        until(lambda: {client.picture_of(number) for number in pages} != before, "the other picture")
