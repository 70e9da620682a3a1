"""Draw docs/preview-evidence.png and docs/preview-error.png: the preview of the shipped publication, in Chromium.

python tools/make_preview_pictures.py
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
SIZE = {"width": 1280, "height": 800}


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        outline = Path(folder) / "nca-assessment" / "outline.yaml"
        shutil.copytree(ROOT / "sources" / "nca-assessment", outline.parent)
        command = [sys.executable, "-m", "builder", "serve", "--no-open", "--quiet", str(outline)]
        with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            address = process.stdout.readline().strip().rstrip("/")
            try:
                draw(address, outline)
            finally:
                process.terminate()


def draw(address: str, outline: Path) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
        )
        page = browser.new_page(viewport=SIZE, color_scheme="light", reduced_motion="reduce")
        page.goto(f"{address}/deck/32?entry=ketamine")
        shoot(page, "evidence")
        page.goto(f"{address}/deck/6")
        page.wait_for_selector("[data-live=yes]")
        text = outline.read_text(encoding="utf-8")
        outline.write_text(text.replace("          direction: up", "          direction: upwards", 1), encoding="utf-8")
        page.wait_for_selector(".problems")
        shoot(page, "error")
        browser.close()


def shoot(page: Any, name: str) -> None:
    page.wait_for_selector("[data-live=yes]")
    page.wait_for_timeout(1000)
    page.screenshot(path=ROOT / "docs" / f"preview-{name}.png")


if __name__ == "__main__":
    main()
