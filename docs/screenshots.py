"""Take pictures of the desk in the browser: those that the README shows, or every page to be looked at.

    python docs/screenshots.py                   # the pictures of the README
    python docs/screenshots.py --every FOLDER    # every page at 360, 768 and 1400 pixels, light and dark, into a folder

It needs the extra ``test`` (Playwright), and Chromium under one of its usual names.  The articles are those of
``examples/``; the dossier is made here, and for every page also a long article in two versions and some corrections.
"""

from __future__ import annotations

import argparse
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
from typing import Literal
from urllib.parse import urlencode

import uvicorn
from playwright.sync_api import Page, sync_playwright

import sayso
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


WIDTHS = (360, 768, 1400)
_REPORT = "/check?report"
"""Stands for the report of a check, which has no address: the form is filled in first."""
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def main() -> int:
    """Take the pictures that are asked for; 1 if one of the README's is too large, or a page too wide."""
    options = argparse.ArgumentParser(description="Take pictures of the desk in the browser.")
    options.add_argument("--every", type=Path, metavar="FOLDER", help="every page at each width, light and dark")
    folder: Path | None = options.parse_args().every
    with desk_in_browser() as (page, address, desk):
        if folder is not None:
            return look_at_all(page, address, desk, folder)
        made = [shot(page, address + path, name, anchor) for name, path, anchor in places(page, address, desk)]
    for path in made:
        sys.stdout.write(f"{path.name}: {path.stat().st_size:,} bytes\n")
    return int(any(path.stat().st_size > MOST_BYTES for path in made))


@contextmanager
def desk_in_browser() -> Iterator[tuple[Page, str, Desk]]:
    """Open a browser at a desk of the examples."""
    chromium = next(path for name in ("chromium", "chromium-browser", "google-chrome") if (path := which(name)))
    with TemporaryDirectory() as folder, open_desk(Path(folder) / "desk.db") as store:
        desk = Desk(store)
        desk.add(EXAMPLES)
        with served(store, Path(folder)) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            yield browser.new_page(viewport=SIZE), address, desk
            browser.close()


def look_at_all(page: Page, address: str, desk: Desk, folder: Path) -> int:
    """Take pictures of every page, whole; 1 if one of them is wider than its window."""
    folder.mkdir(parents=True, exist_ok=True)
    too_wide = []
    for name, path in every_place(page, address, desk):
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            for scheme in SCHEMES:
                page.emulate_media(color_scheme=scheme)
                page.goto(address + path)
                if path == _REPORT:
                    page.fill("textarea[name=text]", (EXAMPLES / "shelter-vote.txt").read_text("utf-8"))
                    page.click("main form button")
                page.screenshot(path=folder / f"{name}-{width}-{scheme}.png", full_page=True)
            if page.evaluate("document.documentElement.scrollWidth") > width:
                too_wide.append(f"{name} at {width}")
    sys.stdout.write(f"pictures in {folder}; wider than the window: {', '.join(too_wide) or 'none'}\n")
    return int(bool(too_wide))


def every_place(page: Page, address: str, desk: Desk) -> list[tuple[str, str]]:
    """Return the name and the address of every page, after making what they show."""
    parts = [path.read_text("utf-8") for path in sorted(EXAMPLES.glob("*.txt"))]
    for text in ("\n\n".join(parts).replace("I hear you, those", "I understand you. Those"), "\n\n".join(parts)):
        reading = sayso.read(text)
        article = reading.article.model_copy(update={"location": "https://herald.example/everything"})
        desk.add(reading.model_copy(update={"article": article}))
    long = desk.articles(order="added").items[0].id
    statements = desk.statements(long)
    desk.accept(statements[0].statement, author="ruth")
    desk.correct(statements[1].statement, author="ruth", kind="mixed", reason="half of it is in quotation marks")
    desk.delete(statements[2].statement, author="ruth")
    dossier = make_dossier(page, address, desk)
    form = {"token": token(page, f"{address}/dossiers"), "dossier": "1", "statement": str(statements[5].statement)}
    page.request.post(f"{address}/dossiers/add", form=form)
    draft = {"token": token(page, f"{address}/check"), "text": parts[0]}
    page.goto(f"{address}/add")
    page.request.post(f"{address}/add", form={"token": draft["token"], "text": parts[0]})
    page.request.post(f"{address}/add", form={"token": draft["token"], "address": "http://127.0.0.1/private"})
    statement, word = statements[3].statement, "bridge"
    return [
        ("articles", "/"),
        ("article", f"/articles/{long}"),
        ("article-unnamed", f"/articles/{long}?only=unnamed"),
        ("article-changes", f"/articles/{long}/changes"),
        ("article-to-print", f"/articles/{long}/page"),
        ("statement-edit", f"/statements/{statement}/edit"),
        ("search", "/search"),
        ("search-words", f"/search?words={word}"),
        ("search-nothing", "/search?words=zebra"),
        ("actors", "/actors"),
        ("actor", f"/actors/{desk.actors().items[0].id}"),
        *((f"audit-{by}", f"/audit?by={by}") for by in ("publisher", "month", "author", "speaker")),
        ("audit-list", "/audit/list?count=named"),
        ("origins", "/origins"),
        ("origin", first_link(page, f"{address}/origins", "/origins/")),
        ("timeline", "/timeline"),
        ("timeline-words", f"/timeline?words={word}"),
        ("network-acts", "/network"),
        ("network-quoted", "/network?of=quoted"),
        ("dossiers", "/dossiers"),
        ("dossier", dossier),
        ("dossier-rate", f"{dossier}/rate"),
        ("dossier-add", f"/dossiers/add?statement={statement}"),
        ("dossier-to-print", f"{dossier}/page"),
        ("check", "/check"),
        ("check-report", _REPORT),
        ("login", "/login"),
        ("add", "/add"),
        ("error", "/articles/999999"),
    ]


def token(page: Page, address: str) -> str:
    """Return the token of the forms of a page."""
    page.goto(address)
    found = re.search(r'name="token" value="([^"]+)"', page.content())
    assert found
    return found[1]


def first_link(page: Page, address: str, path: str) -> str:
    """Return the first link of a page that begins with a path; the page itself if it has none."""
    page.goto(address)
    links = page.locator(f'main a[href^="{path}"]')
    return str(links.first.get_attribute("href")) if links.count() else address


def places(page: Page, address: str, desk: Desk) -> Iterator[tuple[str, str, str]]:
    """Yield the name of each picture, the address of its page, and the part of it that stands on top."""
    audited = next(row.id for row in desk.articles() if "Auditor" in (row.title or ""))
    yield "front", f"/articles/{audited}", ""
    yield "reader", f"/articles/{audited}", ".columns"
    yield "audit", "/audit?by=speaker", ""
    yield "dossier", make_dossier(page, address, desk), ""


def make_dossier(page: Page, address: str, desk: Desk) -> str:
    """Make a dossier as a reader would, with three rated events; the address of its page."""
    form = {"token": token(page, f"{address}/dossiers")}
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
