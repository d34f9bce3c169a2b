"""Correcting in a real browser: by keyboard alone, by words that are selected, in few keys."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

import sayso
from sayso.api.desk import Desk
from sayso.desk.store import open_desk
from tests.web.conftest import VOTE, serving

EMOJI = """🎉 Bridge opens 🎉

“We did it 🎉,” said Mayor Ruth Okafor. The ferry 🚢 owner Bo Farrow called the toll unfair.
"""
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
SELECT = """(words) => {
  const walk = document.createTreeWalker(document.querySelector(".words"), NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const at = walk.currentNode.data.indexOf(words);
    if (at >= 0) {
      getSelection().setBaseAndExtent(walk.currentNode, at, walk.currentNode, at + words.length);
      return;
    }
  }
  throw new Error(words);
}"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Desk]]:
    """The address of a server and its desk: an article, and one with emoji."""
    folder = tmp_path_factory.mktemp("web")
    store = open_desk(folder / "desk.db")
    with store.writer() as writer:
        for name, text in (("vote", VOTE), ("emoji", EMOJI)):
            writer.keep(sayso.read(text), f"https://herald.example/{name}")
    with serving(store, folder / "uploads") as address:
        yield address, Desk(store)
    store.close()


@pytest.fixture
def address(desk: tuple[str, Desk]) -> Iterator[str]:
    """The address; at the end every decision is undone."""
    yield desk[0]
    for correction in desk[1].corrections():
        if correction.state != "undone":
            desk[1].undo(correction.id)


def wait(page: Page, words: str = "Done.") -> None:
    page.wait_for_function("(words) => document.getElementById('message').textContent === words", arg=words)


def test_a_speaker_is_fixed_by_keyboard_alone(page: Page, address: str) -> None:
    page.goto(f"{address}/articles/1")
    first = page.locator("li[data-statement]").first
    number = first.get_attribute("data-statement")
    page.keyboard.press("j")
    assert "current" in (first.get_attribute("class") or "")
    page.keyboard.press("s")
    wanted = page.locator("#actors li").nth(1)
    name = re.sub(r"^\d|named|by role|unnamed|generic", "", wanted.inner_text()).strip()
    for key in ("ArrowDown", "Enter"):
        page.keyboard.press(key)
    wait(page)
    # the page has moved on to the next statement, and shows the article as corrected, here, after loading and in search
    assert page.locator("li.current").get_attribute("data-statement") != number
    for _ in range(2):
        assert "changed" in page.locator(f"#l{number}").inner_text()
        assert name.split()[-1] in page.locator(f"#l{number}").inner_text()
        page.reload()
    page.goto(f"{address}/search?speaker={name.split()[-1]}")
    assert f"statement {number}" in page.content()
    page.goto(f"{address}/articles/1")
    page.keyboard.press("u")
    page.wait_for_selector(f"#l{number}:not(:has(.checked))")


def test_a_speaker_takes_four_keys_at_most_for_each_statement(page: Page, desk: tuple[str, Desk], address: str) -> None:
    """Every statement is given every likely speaker: the keys from one to the next, with going there."""
    page.goto(f"{address}/articles/1")
    wrong = page.locator("li[data-statement]").evaluate_all(
        "(items) => items.map((item) => [item.dataset.statement, item.dataset.near.split(' ').length])"
    )
    assert len(wrong) >= 4
    keys = 0
    page.keyboard.press("j")
    for place, (_, near) in enumerate(wrong):
        for key in ("s", str(1 + place % near)):
            page.keyboard.press(key)
            keys += 1
    page.wait_for_function(f"() => document.querySelectorAll('.checked').length === {len(wrong)}")
    assert keys <= 4 * len(wrong)
    assert sum(row.state == "holds" for row in desk[1].corrections(1)) == len(wrong)


def test_somebody_new_is_named_in_words_of_the_article(page: Page, address: str) -> None:
    page.goto(f"{address}/articles/1")
    page.keyboard.press("j")
    page.keyboard.press("s")
    page.keyboard.type("nobody here")
    assert "do not stand in the article" in page.locator("#actors").inner_text()
    page.fill("#who", "the ferry")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    wait(page)
    assert "the ferry" in page.locator(".statements .checked").locator("xpath=../..").inner_text()


def test_kind_and_status_by_key(page: Page, desk: tuple[str, Desk], address: str) -> None:
    page.goto(f"{address}/articles/1")
    page.keyboard.press("j")
    number = int(page.locator("li.current").get_attribute("data-statement") or 0)
    kinds = {"indirect": ("1", "direct"), "mixed": ("1", "direct"), "direct": ("3", "indirect")}
    first, kind = kinds[desk[1].statement(number).kind]
    for key, field, value in ((first, "kind", kind), ("f", "factuality", "negated"), ("d", "polarity", "denied")):
        page.evaluate("document.getElementById('message').textContent = ''")
        page.keyboard.press(key)
        wait(page)
        assert getattr(desk[1].statement(number), field) == value
        assert page.locator("li.current").get_attribute("data-statement") == str(number)


def test_what_is_pressed_quickly_is_done_in_its_order(page: Page, desk: tuple[str, Desk], address: str) -> None:
    page.goto(f"{address}/articles/1")
    numbers = [int(item.get_attribute("data-statement") or 0) for item in page.locator("li[data-statement]").all()]
    for key in "jaaxa":
        page.keyboard.press(key)
    page.wait_for_function("() => document.querySelectorAll('.checked').length === 3")
    assert [(row.action) for row in desk[1].corrections(1) if row.state == "holds"] == [
        *("accept", "accept", "delete", "accept")
    ]
    assert page.locator(f"#l{numbers[2]}").count() == 0
    assert page.locator(".decisions li").count() == 4


def test_selected_words_become_a_part_or_a_new_statement(page: Page, desk: tuple[str, Desk], address: str) -> None:
    page.goto(f"{address}/articles/2")
    first = page.locator("li[data-statement]").first
    number = int(first.get_attribute("data-statement") or 0)
    page.keyboard.press("j")
    for part, key, words in (("source", "s", "Ruth Okafor"), ("content", "t", "did it 🎉")):
        page.evaluate("document.getElementById('message').textContent = ''")
        page.evaluate(SELECT, words)
        assert page.locator(".tools").is_visible()
        page.keyboard.press(key)
        wait(page)
        assert getattr(desk[1].statement(number), part) == words
    page.evaluate("document.getElementById('message').textContent = ''")
    page.evaluate(SELECT, "the toll unfair")
    page.locator(".tools button", has_text="New statement").click()
    wait(page)
    spans = [row.content for row in desk[1].statements(2) if row.checked == "added"]
    assert spans == ["the toll unfair"]
    assert "the toll unfair" in page.locator(".statements li:has(.checked)").last.inner_text()


def test_what_was_accepted_is_not_accepted_twice(page: Page, desk: tuple[str, Desk], address: str) -> None:
    page.goto(f"{address}/articles/1")
    page.keyboard.press("j")
    page.keyboard.press("a")
    wait(page)
    number = page.locator("li[data-statement]").first.get_attribute("data-statement")
    token = page.locator("#decide [name=token]").input_value()
    answer = page.request.post(f"{address}/statements/{number}", form={"token": token, "action": "accept"})
    assert answer.status == 400 and "changes nothing" in answer.text()
    assert len([row for row in desk[1].corrections(1) if row.state == "holds"]) == 1


def test_keys_can_be_switched_off(page: Page, address: str) -> None:
    page.goto(f"{address}/articles/1")
    page.click("#keys")
    page.keyboard.press("j")
    assert page.locator("li.current").count() == 0
    page.click("#keys")
    page.keyboard.press("j")
    assert page.locator("li.current").count() == 1


def test_pointing_at_a_statement_lights_its_parts_in_the_text(page: Page, address: str) -> None:
    page.goto(f"{address}/articles/1")
    number = page.locator("li[data-statement]").first.get_attribute("data-statement")
    colour = "(name) => getComputedStyle(document.querySelector(name)).backgroundColor"
    before = page.evaluate(colour, f".words .t{number}")
    page.locator(f"#l{number}").hover()
    assert page.evaluate(colour, f".words .t{number}") != before
    page.locator(f".words .t{number}").first.hover()
    assert page.evaluate(colour, f"#l{number}") != page.evaluate(colour, "body")
