"""Judges of a page: axe-core (WCAG 2.2 A and AA, best practice), and Chromium, which runs the page's own script."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from html import unescape
from pathlib import Path
from typing import Any

from tests.judges.running import missing, run_judge

_AXE = Path(__file__).parent / "node_modules/axe-core/axe.min.js"
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_RUN_AXE = """
addEventListener("load", async () => {
  const found = await axe.run(document, {runOnly: %s});
  const told = found.violations.map((rule) => `${rule.id}: ${rule.help} (${rule.nodes[0].target.join(" ")})`);
  document.documentElement.dataset.told = JSON.stringify({passes: found.passes.length, violations: told});
});
"""
_LIGHT, _DARK = 1, 0  # as Chromium numbers them


def axe(page: Path, *, dark: bool = False) -> list[str]:
    """Rules of accessibility that a page breaks, each with its first place."""
    if not _AXE.is_file():
        missing("axe-core")
    script = _AXE.read_text(encoding="utf-8") + _RUN_AXE % json.dumps(_TAGS)
    told = chromium(page, script, dark=dark)
    assert told["passes"] > 20, "axe looked at the page"
    return [str(violation) for violation in told["violations"]]


def chromium(page: Path, script: str, *, dark: bool = False) -> Any:
    """What a script makes of a page: the JSON that it leaves in ``data-told`` of the root.

    A page's own policy would let no other script run, so it is taken out of the copy that is opened.
    """
    program = next(
        (name for name in ("chromium", "chromium-browser", "google-chrome") if shutil.which(name)), "chromium"
    )
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "page.html"
        text = _POLICY.sub("", page.read_text(encoding="utf-8"))
        copy.write_text(text.replace("</body>", f"<script>{script}</script></body>"), encoding="utf-8")
        done = run_judge(
            program,
            "--headless",
            "--no-sandbox",
            "--disable-dev-shm-usage",
            f"--user-data-dir={folder}/profile",
            f"--blink-settings=preferredColorScheme={_DARK if dark else _LIGHT}",
            "--window-size=1280,1000",
            "--virtual-time-budget=60000",
            "--dump-dom",
            copy.as_uri(),
        )
    told = re.search(r'<html[^>]* data-told="([^"]*)"', done.stdout)
    assert told, done.stderr[-2000:]
    return json.loads(unescape(told[1]))


def axe_violations(page: Any) -> list[str]:
    """Rules of accessibility that a page of Playwright's breaks, each with its first place."""
    if not _AXE.is_file():
        missing("axe-core")
    page.evaluate(_AXE.read_text(encoding="utf-8") + "; undefined")
    found = page.evaluate("tags => axe.run(document, {runOnly: tags})", _TAGS)
    assert len(found["passes"]) > 15, "axe looked at the page"
    return [f"{rule['id']}: {rule['help']} ({rule['nodes'][0]['target']})" for rule in found["violations"]]
