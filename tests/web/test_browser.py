"""The desk in a real browser: without a script, on a phone, and by axe-core's rules."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

import sayso
from sayso.desk.store import open_desk
from tests.web.conftest import VOTE, faults, serving

RESERVOIR = Path(__file__).parent.parent.parent / "examples" / "reservoir-audit.html"
CHAIN = """Ferry owner asked for more

The Herald reported that a city official had said that Bo Farrow wanted two million dollars.
"""
PATHS = (
    "/",
    "/articles/1",
    "/articles/2?below=0.9",
    "/statements/1/edit",
    "/search?words=the",
    "/actors",
    "/actors/1",
    "/audit",
    "/audit?by=month",
    "/audit/list?count=named",
    "/audit/list?count=articles",
    "/network",
    "/timeline?words=the",
    "/origins",
    "/articles/3",
    "/articles/3/changes",
    "/add",
    "/check",
    "/login",
    "/dossiers",
)
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::pytest.PytestUnraisableExceptionWarning")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server with one article in its desk, for this module."""
    folder = tmp_path_factory.mktemp("web")
    store = open_desk(folder / "desk.db")
    with store.writer() as writer:
        writer.keep(sayso.read(VOTE), "https://herald.example/vote")
        writer.keep(sayso.read(RESERVOIR), "https://gazette.example/reservoir")
        writer.keep(sayso.read(VOTE.replace("$2 million", "$3 million")), "https://herald.example/vote")
    with serving(store, folder / "uploads") as address:
        yield address
    store.close()


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
    page.locator(".decide a").first.click()
    page.fill("#speaker", "Bo Farrow")
    page.get_by_role("button", name="Correct").click()
    assert page.locator(".checked").inner_text() == "changed"
    page.locator(".decisions button").first.click()
    page.fill("#find", "cent")
    page.locator(".find button").click()
    assert page.locator("mark").count() == 2, "in both versions"
    context.close()


def test_articles_are_added_and_a_chain_is_read(page: Page, address: str, tmp_path: Path) -> None:
    files = [tmp_path / "a.txt", tmp_path / "b.txt"]
    for file in files:
        file.write_text("Nobody was there.", "utf-8")
    page.goto(f"{address}/add")
    page.fill("#text", CHAIN)
    page.set_input_files("#files", files)
    page.get_by_role("button", name="Add", exact=True).click()
    page.locator(".state.done").nth(2).wait_for()  # the page loads itself anew until all is read
    page.reload()
    assert page.locator(".jobs li").count() == 3, "the list survives"
    page.locator(".jobs li", has_text="Ferry").get_by_role("link").click()
    chains = page.locator(".statements .chain").all_inner_texts()
    assert any(chain.endswith("← a city official (unnamed)") for chain in chains), chains


def test_the_audit_is_printed_with_its_pictures_and_without_the_menu(page: Page, address: str) -> None:
    page.emulate_media(media="print")
    page.goto(f"{address}/audit")
    assert page.locator("#voices ~ .picture rect.bar").first.is_visible()
    assert page.locator("rect.f-named").first.is_visible() and not page.locator("header.bar").is_visible()


def test_unsure_statements_are_reached_by_keyboard(page: Page, address: str) -> None:
    page.goto(f"{address}/articles/2")
    folded = page.locator("details.unsure li[data-statement]").first
    assert not folded.is_visible()
    for _ in range(page.locator("section.said > .statements li[data-statement]").count() + 1):
        page.keyboard.press("j")
    assert folded.is_visible() and "current" in (folded.get_attribute("class") or "")


def test_axe_finds_no_serious_fault(page: Page, address: str) -> None:
    assert faults(page, [address + path for path in PATHS]) == []


def test_the_pages_are_small(address: str, tmp_path: Path) -> None:
    import httpx

    assert all(len(httpx.get(address + path).content) < 300_000 for path in PATHS)
