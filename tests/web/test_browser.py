"""The desk in a real browser: corrected by keyboard alone, without a script, on a phone, and by axe-core's rules."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

import sayso
from sayso.desk.store import open_desk
from sayso.web.accounts import User
from sayso.web.app import create_app
from tests.web.conftest import VOTE

PATHS = ("/", "/articles/1", "/search?words=the", "/actors", "/actors/1", "/audit", "/audit?by=month", "/add", "/login")
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::pytest.PytestUnraisableExceptionWarning")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server with one article in its desk, for this module."""
    folder = tmp_path_factory.mktemp("web")
    store = open_desk(folder / "desk.db")
    with store.writer() as writer:
        writer.keep(sayso.read(VOTE), "https://herald.example/vote")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    app = create_app(store, folder / "uploads", [f"127.0.0.1:{port}"], local=User("ruth", "administer"))
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="critical"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(30)
    store.close()


@pytest.fixture(scope="module")
def chromium(browser: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        options: dict[str, Any] = {"args": ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]}
        started = playwright.chromium.launch(executable_path=browser, **options)
        yield started
        started.close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page that fails the test when its console has an error or it asks another server."""
    context = chromium.new_context(viewport={"width": 1400, "height": 900})
    opened = context.new_page()
    errors: list[str] = []
    opened.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.on("request", lambda request: errors.append(request.url) if "//127.0.0.1:" not in request.url else None)
    yield opened
    context.close()
    assert [error for error in errors if not error.startswith("data:")] == []


def test_a_speaker_is_fixed_by_keyboard_alone(page: Page, address: str) -> None:
    page.goto(f"{address}/articles/1")
    first = page.locator("li[data-statement]").first
    number = first.get_attribute("data-statement")
    wanted = page.locator(f"#p{number} option").nth(2).text_content() or ""
    page.keyboard.press("j")
    assert "current" in (first.get_attribute("class") or "")
    keys = ["s", "Home", "ArrowDown", "ArrowDown", "Enter"]
    for key in keys:
        page.keyboard.press(key)
    page.wait_for_selector(f"#l{number} .checked")
    assert page.locator("#message").inner_text() == "Done."
    # the page has moved on to the next statement, and shows the article as corrected, here and after loading anew
    assert page.locator("li.current").get_attribute("data-statement") != number
    for _ in range(2):
        assert page.locator(f"#p{number} option[selected]").text_content() == wanted
        page.reload()
    page.goto(f"{address}/search?speaker={wanted.split()[-1]}")
    assert f"statement {number}" in page.content()
    page.goto(f"{address}/articles/1")
    page.keyboard.press("u")
    page.wait_for_selector(f"#l{number}:not(:has(.checked))")


def test_a_correction_takes_four_keys_at_most_where_the_next_actor_speaks(page: Page, address: str) -> None:
    page.goto(f"{address}/articles/1")
    pressed = 0
    for _ in range(page.locator("li[data-statement]").count()):
        page.keyboard.press("j")
        if "We are done waiting" in page.locator("li.current").inner_text():
            break
    for key in ("s", "ArrowUp", "Enter"):
        page.keyboard.press(key)
        pressed += 1
    page.wait_for_selector(".checked")
    assert pressed <= 4
    page.keyboard.press("u")
    page.wait_for_selector(".decisions .nothing", state="attached")


def test_accept_delete_and_a_new_speaker(page: Page, address: str) -> None:
    page.goto(f"{address}/articles/1")
    page.keyboard.press("j")
    page.keyboard.press("a")
    page.wait_for_selector(".checked")
    page.keyboard.press("u")
    page.wait_for_selector(".decisions .nothing", state="attached")
    number = page.locator("li[data-statement]").first.get_attribute("data-statement")
    page.reload()
    page.keyboard.press("j")
    page.keyboard.press("n")
    page.keyboard.type("the ferry")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_selector(f"#l{number} .checked")
    page.keyboard.press("u")
    page.wait_for_selector(".decisions .nothing", state="attached")


def test_keys_can_be_switched_off(page: Page, address: str) -> None:
    page.goto(f"{address}/articles/1")
    page.click("#keys")
    page.keyboard.press("j")
    assert page.locator("li.current").count() == 0
    page.click("#keys")
    page.keyboard.press("j")
    assert page.locator("li.current").count() == 1


@pytest.mark.parametrize("width", [360, 768, 1400])
def test_no_page_is_wider_than_the_screen(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for path in PATHS:
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_every_form_works_without_a_script(chromium: Browser, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/articles/1")
    page.locator("button[value=accept]").first.click()
    assert page.locator(".checked").count() == 1
    page.locator(".decisions button").first.click()
    assert page.locator(".checked").count() == 0
    page.fill("#find", "cent")
    page.locator(".find button").click()
    assert page.locator("mark").count() == 1
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_fault(page: Page, address: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    faults = []
    for path in PATHS:
        page.goto(address + path)
        for violation in Axe().run(page).response["violations"]:
            if violation["impact"] in ("serious", "critical"):
                nodes = [node["html"][:120] for node in violation["nodes"][:2]]
                faults.append(f"{path}: {violation['id']} {nodes}")
    assert faults == []


def test_the_pages_are_small(address: str, tmp_path: Path) -> None:
    import httpx

    assert all(len(httpx.get(address + path).content) < 300_000 for path in PATHS)
