"""Correcting in a real browser: by keyboard alone, by words that are selected, in few keys."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

import sayso
from sayso.api.desk import Desk
from sayso.desk.store import open_desk
from sayso.records import Actor, Article, Attribution, Model, Reading
from tests.web.conftest import VOTE, serving

EMOJI = """🎉 Bridge opens 🎉

“We did it 🎉,” said Mayor Ruth Okafor. The ferry 🚢 owner Bo Farrow called the toll unfair.
"""
FIRST = ("Ann", "Bo", "Cyra", "Dov", "Edna", "Flo", "Gus", "Hal", "Ida", "Jo", "Kim", "Lena", "Max", "Nell")
LAST = (
    "Pike",
    "Hale",
    "Roe",
    "Farrow",
    "Brandt",
    "Okafor",
    "Lund",
    "Wren",
    "Amadi",
    "Castile",
    "Vale",
    "Knox",
    "Quill",
    "Shaw",
)
HEARD = [f"{first} {last}" for first, last in zip(FIRST, LAST, strict=True)]
"""Who speaks in each paragraph of the hearing, in truth."""
RIGHT = (4, 9)
"""The paragraphs whose speaker the reading has right."""
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


def hearing() -> Reading:
    """An article of fourteen statements, of which twelve have another speaker than the one who speaks in it."""
    pairs = [(HEARD[n], HEARD[(n + 3) % 14]) for n in range(14)]
    paragraphs = [
        f"{a} sat beside {b}. “We paid for {n + 2} boats,” said {a.split()[1]}." for n, (a, b) in enumerate(pairs)
    ]
    text = "\n\n".join(paragraphs)
    places = {name: tuple(match.span() for match in re.finditer(name, text)) for name in HEARD}
    actors = tuple(
        Actor(id=f"p{n}", name=name, kind="person", naming="named", mentions=places[name])
        for n, name in enumerate(HEARD)
    )
    statements = []
    for n, quote in enumerate(re.finditer("“[^”]+”", text)):
        speaker = f"p{n if n in RIGHT else (n + 3) % 14}"
        parts = {"cue": ((quote.end() + 1, quote.end() + 5),), "content": (quote.span(),)}
        more = {"kind": "direct", "speaker": speaker, "chain": (speaker,), "score": 0.9}
        statements.append(Attribution.model_validate({"id": f"a{n}", "source": (), **parts, **more}))
    article = Article(id=Article.identify(text), location=None, text=text)
    model = Model(name="by hand", version="1", sha256="1" * 64)
    return Reading(article=article, attributions=tuple(statements), actors=actors, model=model)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Desk]]:
    """The address of a server and its desk: an article, one with emoji, and one with wrong speakers."""
    folder = tmp_path_factory.mktemp("web")
    store = open_desk(folder / "desk.db")
    with store.writer() as writer:
        for name, text in (("vote", VOTE), ("emoji", EMOJI)):
            writer.keep(sayso.read(text), f"https://herald.example/{name}")
        writer.keep(hearing(), "https://herald.example/hearing")
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


def test_twelve_wrong_speakers_are_fixed_with_four_keys_each_at_most(page: Page, desk: tuple[str, Desk]) -> None:
    """From one to the next, going there included; who speaks in truth is chosen from what the page offers."""
    address, known = desk
    truth = {row.statement: right for row, right in zip(known.statements(3), HEARD, strict=True)}
    wrong = [row.statement for row in known.statements(3) if row.speaker != truth[row.statement]]
    assert len(wrong) == 12
    page.goto(f"{address}/articles/3")
    keys: list[list[str]] = []

    def press(key: str) -> None:
        page.keyboard.press(key)
        keys[-1].append(key)

    for number in wrong:
        keys.append([])
        while page.locator("li.current").count() == 0 or page.locator("li.current").get_attribute("id") != f"l{number}":
            press("j")
        press("s")
        names = page.locator("#actors li").evaluate_all(
            "(items) => items.map((item) => item.childNodes[1].data.trim())"
        )
        place = names.index(truth[number])
        if place < 9:
            press(str(place + 1))
        else:
            for key in (*truth[number][:2], "Enter"):
                press(key)
    page.wait_for_function("() => document.querySelectorAll('.checked').length === 12")
    assert max(map(len, keys)) <= 4, keys
    assert {row.statement: row.speaker for row in known.statements(3)} == truth
    page.goto(f"{address}/audit?by=speaker")
    row = page.locator("tr", has_text=HEARD[7])
    row.locator("a").nth(1).click()  # statements, behind articles
    assert f"statement {list(truth)[7]}" in page.content(), "who said nothing by the reading stands in the audit"


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
