"""A dossier in a real browser: built and rated, with and without a script, and shown as of a day by a slider."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
from playwright.sync_api import Browser, Page

import sayso
from sayso.desk.store import Store, open_desk
from sayso.desk.tables import dossier_entries
from sayso.dossier.log import Absence, Rate
from sayso.dossier.store import append, create
from tests.web.conftest import VOTE, faults, serving

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
PATHS = ("/dossiers", "/dossiers/1", "/dossiers/1?known_by=2026-01-01", "/dossiers/1/rate?event=E1",
         "/dossiers/add?statement=1")  # fmt: skip


def fill(store: Store) -> None:
    """Make a dossier that was begun two days ago and rated today."""
    with store.writer() as writer:
        writer.keep(sayso.read(VOTE), "https://herald.example/vote")
        create(writer, "Does the owner of the ferry want the bridge closed?", ["he does", "he does not"], "bo")
        append(writer, 1, [Absence(event="E1", words="a letter to the council", chance=0.8)], "bo")
        before = (datetime.now(UTC) - timedelta(days=2)).isoformat(timespec="seconds")
        writer.connection.execute(sa.update(dossier_entries).values(made=before))
        rates = [Rate(event="E1", hypothesis=name, step=step, reason="he would") for name, step in STEPS.items()]
        append(writer, 1, rates, "ruth")


STEPS = {"H1": 0.95, "H2": 0.2}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("dossiers")
    store = open_desk(folder / "desk.db")
    fill(store)
    with serving(store, folder / "uploads") as address:
        yield address
    store.close()


def test_the_slider_shows_earlier_days(page: Page, address: str) -> None:
    page.goto(f"{address}/dossiers/1")
    assert "leans to H2" in page.inner_text(".lead")
    page.focus("#slider")
    page.keyboard.press("ArrowLeft")
    page.locator(".lead", has_text="does not lean").wait_for()
    assert "as_of=" in page.url and page.input_value("#as_of") in page.url
    assert page.inner_text("#message").startswith("As of") and page.evaluate("document.activeElement.id") == "slider"
    page.reload()
    assert "does not lean" in page.inner_text(".lead") and page.input_value("#slider") == "0"
    page.focus("#slider")
    page.keyboard.press("End")
    page.locator(".lead", has_text="leans to H2").wait_for()
    assert page.url == f"{address}/dossiers/1"


def test_a_dossier_is_built_and_rated_without_a_script(chromium: Browser, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/dossiers")
    page.fill("#question", "Was he paid?")
    page.fill("#h1", "he was paid")
    page.fill("#h2", "he was not")
    page.click("text=Begin")
    page.goto(f"{address}/search?words=cent")
    page.click("text=Add to dossier")
    page.select_option("#dossier", label="Was he paid?")
    page.click("main button:has-text('Add')")
    page.click("text=Rate E1")
    assert page.locator(".lead").count() == 0, "no balance before the rating is saved"
    page.check("input[name='step H1'][value='0.2']")
    page.check("input[name='step H2'][value='0.8']")
    page.fill("#reason", "under oath")
    page.click("text=Save")
    assert "leans to H2" in page.inner_text(".lead") and page.locator("svg.balance rect").count() == 3
    page.click("text=To print and sign")
    assert "Signed:" in page.content() and "under oath" in page.content()
    page.go_back()
    with page.expect_navigation():
        page.fill("#as_of", "2999-01-01")
        page.click("text=Show")
    assert "as it stood on 2999-01-01" in page.content()
    context.close()


@pytest.mark.parametrize("width", [360, 768, 1400])
def test_no_page_of_a_dossier_is_wider_than_the_screen(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for path in PATHS:
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_axe_finds_no_serious_fault(page: Page, address: str) -> None:
    assert faults(page, [address + path for path in PATHS]) == []
