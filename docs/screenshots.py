"""Take the pictures of the desk in the browser that the README shows: ``python docs/screenshots.py``.

It needs the extra ``test`` (Playwright), and Chromium under one of its usual names.  The articles are those of
``examples/``; the dossier is made here.
"""

from __future__ import annotations

import re
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory
from urllib.parse import urlencode

import uvicorn
from playwright.sync_api import Page, sync_playwright

from sayso.api.desk import Desk
from sayso.desk.store import Store, open_desk
from sayso.web.accounts import User
from sayso.web.app import create_app

DOCS = Path(__file__).parent
EXAMPLES = DOCS.parent / "examples"
SIZE = {"width": 1200, "height": 700}
MOST_BYTES = 200_000
HYPOTHESES = ("She wants the toll drive to stop", "She wants it to go on")
RATINGS = (("stand down", (0.8, 0.2, 0.5)), ("bought", (0.2, 0.8, 0.5)), ("proud", (0.2, 0.8, 0.5)))
"""Words of a statement, and how much it is to be expected under each hypothesis and under none of them."""


def main() -> int:
    """Take all pictures; 1 if one of them is too large."""
    chromium = next(path for name in ("chromium", "chromium-browser", "google-chrome") if (path := which(name)))
    with TemporaryDirectory() as folder, open_desk(Path(folder) / "desk.db") as store:
        desk = Desk(store)
        desk.add(EXAMPLES)
        with served(store, Path(folder)) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            page = browser.new_page(viewport=SIZE)
            made = [shot(page, address + path, name, anchor) for name, path, anchor in places(page, address, desk)]
            browser.close()
    for path in made:
        sys.stdout.write(f"{path.name}: {path.stat().st_size:,} bytes\n")
    return int(any(path.stat().st_size > MOST_BYTES for path in made))


def places(page: Page, address: str, desk: Desk) -> Iterator[tuple[str, str, str]]:
    """Yield the name of each picture, the address of its page, and the part of it that stands on top."""
    audited = next(row.id for row in desk.articles() if "Auditor" in (row.title or ""))
    yield "front", f"/articles/{audited}", ""
    yield "reader", f"/articles/{audited}", ".columns"
    yield "audit", "/audit?by=speaker", ""
    yield "dossier", make_dossier(page, address, desk), ""


def make_dossier(page: Page, address: str, desk: Desk) -> str:
    """Make a dossier as a reader would, with three rated events; the address of its page."""
    page.goto(f"{address}/dossiers")
    found = re.search(r'name="token" value="([^"]+)"', page.content())
    assert found
    form = {"token": found[1]}
    question = "Does the governor want the toll drive to stop?"
    pairs = [("question", question), *(("hypotheses", words) for words in HYPOTHESES), ("token", form["token"])]
    headers = {"content-type": "application/x-www-form-urlencoded"}
    path = page.request.post(f"{address}/dossiers", data=urlencode(pairs), headers=headers).url.removeprefix(address)
    for number, (words, steps) in enumerate(RATINGS, 1):
        statement = desk.search(words)[0].statement
        event = {**form, "dossier": "1", "statement": str(statement)}
        assert page.request.post(f"{address}/dossiers/add", form=event).ok
        names = ("H1", "H2", "none of these")
        rating = {f"step {name}": str(step) for name, step in zip(names, steps, strict=True)}
        answer = page.request.post(
            f"{address}/dossiers/1/events/E{number}/ratings", form={**form, **rating, "reason": "as reported"}
        )
        assert answer.ok, answer.text()
    return path


def shot(page: Page, address: str, name: str, anchor: str) -> Path:
    """Take a picture of a page, from its top or from a part of it on."""
    page.goto(address)
    if anchor:
        page.locator(anchor).first.evaluate("(part) => scrollTo(0, part.getBoundingClientRect().top + scrollY - 12)")
        page.wait_for_timeout(800)
    path = DOCS / f"screenshot-{name}.png"
    page.screenshot(path=path)
    return path


@contextmanager
def served(store: Store, folder: Path) -> Iterator[str]:
    """Serve a desk on a free port of this machine."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    app = create_app(store, folder, [f"127.0.0.1:{port}"], local=User("ruth", "administer"))
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="critical"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(30)


if __name__ == "__main__":
    sys.exit(main())
