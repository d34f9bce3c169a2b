"""A real browser for the tests of pages: Chromium, installed first where it is missing and we may."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import pytest

NOT_TESTED: list[str] = []
"""Why there is no browser; printed loudly at the end."""
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_QUIET = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage")
# measures each frame once all are loaded: how wide its page is, and what stands out of it or is cut off in it
_MEASURE = """
function measured(frame) {
  const page = frame.contentDocument, width = frame.clientWidth, out = [];
  for (const element of page.body.querySelectorAll("*")) {
    if (element.closest(".unseen, .patterns, .scroll, thead, defs, title, desc")) continue;
    const box = element.getBoundingClientRect(), style = frame.contentWindow.getComputedStyle(element);
    const isCut = style.overflowX === "hidden" && element.scrollWidth > element.clientWidth + 1;
    if (box.width && (box.right > width + 1 || box.left < -1 || isCut))
      out.push(element.tagName + " " + element.textContent.trim().slice(0, 60));
  }
  for (const element of page.body.querySelectorAll(".scroll"))
    if (width < 992 && element.scrollWidth > element.clientWidth + 1) out.push("scrolls: " + element.ariaLabel);
  const listed = [...page.querySelectorAll(".behind li")].filter(item => item.getClientRects().length);
  return {name: frame.name, width: width, scroll: page.documentElement.scrollWidth, out: out, listed: listed.length};
}
window.onload = () => {
  document.getElementById("out").textContent = JSON.stringify([...document.querySelectorAll("iframe")].map(measured));
};
"""


@dataclass(frozen=True)
class Measured:
    """A page in a frame: its name, the width of the frame in pixels, how wide it is, and what stands out of it.

    ``listed``: how many entries of the lists behind numbers are to be seen.
    """

    name: str
    width: int
    scroll: int
    out: tuple[str, ...]
    listed: int


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for reason in NOT_TESTED:
        terminalreporter.write_sep("!", f"{reason}: pages were NOT tested in a browser", red=True, bold=True)


@pytest.fixture(scope="session")
def browser() -> str:
    """The path of Chromium; skips, loudly, where none can be had."""
    found = _installed()
    if found is None and hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        for command in (["apt-get", "update"], ["apt-get", "install", "-y", "--no-install-recommends", "chromium"]):
            quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
            subprocess.run(command, env=quiet, capture_output=True, timeout=600, check=False)
        found = _installed()
    if found is None:
        reason = "Chromium is not installed, and could not be"
        NOT_TESTED.append(reason)
        pytest.skip(reason)
    return found


def _installed() -> str | None:
    return next((path for name in _NAMES if (path := shutil.which(name))), None)


def measure(browser: str, pages: Mapping[str, str], widths: Sequence[int], folder: Path) -> list[Measured]:
    """Open each page at each width, all in one start of the browser, and measure them.

    A name may end in a fragment, "audit#n0-named": the page is opened there.
    """
    frames = []
    for name, html in pages.items():
        file, _, fragment = name.partition("#")
        (folder / f"{file}.html").write_text(html, "utf-8")
        frames += [
            f'<iframe name="{name}" src="{file}.html#{fragment}" style="border:0;height:600px;width:{width}px">'
            for width in widths
        ]
    body = "".join(f"{frame}</iframe>" for frame in frames)
    outer = folder / "frames.html"
    outer.write_text(
        f"<!DOCTYPE html><meta charset=utf-8><body>{body}<pre id=out></pre><script>{_MEASURE}</script>", "utf-8"
    )
    command = [browser, *_QUIET, "--allow-file-access-from-files", f"--user-data-dir={folder / 'profile'}"]
    done = subprocess.run(
        [*command, "--window-size=1600,1000", "--dump-dom", outer.as_uri()],
        capture_output=True,
        timeout=120,
        check=True,
        text=True,
    )
    found = re.search(r'<pre id="out">(.+?)</pre>', done.stdout, re.S)
    assert found, done.stderr[-2000:]
    return [Measured(**{**row, "out": tuple(row["out"])}) for row in json.loads(unescape(found[1]))]
