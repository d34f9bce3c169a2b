"""Whole pages in the shapes that break extractors: what body is found, what is noted, and what goes."""

import json
from functools import cache
from pathlib import Path

import pytest

from evaluation.pages import PAGES, Score, main, score, total
from sayso.errors import NoArticleError, ReadError
from sayso.intake import load
from sayso.intake.embedded import embedded
from sayso.intake.extractor import trafilatura
from sayso.intake.html import from_html
from sayso.records import Article
from tests.intake.making import MORE, PAGE, SAID

NAMES = sorted(path.stem for path in PAGES.glob("*.html"))
# what trafilatura finds nothing or the wrong block of, when asked for precision
HARD = {
    "custom_elements",
    "diary",
    "image_title",
    "layout_nested",
    "licence_note",
    "newsletter",
    "newsletter_digest",
    "newsletter_list",
    "newsletter_sections",
    "side_bar",
    "table_1999",
    "table_article",
    "table_nested",
}
DATA = {
    "json_escaped": "JSON-LD",
    "json_ld": "JSON-LD",
    "json_ld_html": "JSON-LD",
    "json_ld_graph": "JSON-LD",
    "next_data": "its script",
    "next_html": "its script",
    "next_stream": "its script",
    "richtext": "its script",
    "script_state": "its script",
}


@cache
def article(name: str) -> Article:
    return from_html((PAGES / f"{name}.html").read_bytes(), f"{name}.html")


@cache
def scored(name: str) -> Score:
    text = "".join(article(name).text[part.start : part.end] for part in article(name).sections if is_body(part.kind))
    return score(text, (PAGES / f"{name}.txt").read_text("utf-8"))


def is_body(kind: str) -> bool:
    return kind in ("body", "update")


@pytest.mark.parametrize("name", NAMES)
def test_the_body_is_found(name: str) -> None:
    assert scored(name).f1 >= 0.85


def test_all_pages_together() -> None:
    assert len(NAMES) >= 30 and total([scored(name) for name in NAMES]).f1 >= 0.985


@pytest.mark.parametrize("name", NAMES)
def test_a_note_says_where_the_text_comes_from(name: str) -> None:
    notes = " ".join(article(name).notes)
    assert ("more of it is read" in notes) == (name in HARD)
    assert DATA.get(name, "") in notes and ("is taken from" in notes) == (name in DATA)


def test_parts_of_an_item_are_paragraphs_and_headings_that_are_links_stay() -> None:
    """Trafilatura joins two blocks of an item without a space, and drops headings of links."""
    assert scored("list_numbered").f1 > 0.99
    lines = article("list_numbered").text.split("\n\n")
    assert lines.index("Move the stalls") == lines.index("Close the sluice") + 3


@pytest.mark.parametrize("name", ["related", "no-ads with-sidebar", "social-share", "paywall", "promo-widget"])
def test_a_class_does_not_hide_the_article_itself(name: str) -> None:
    page = (PAGES / "divs.html").read_text("utf-8").replace('class="css-3c"', f'class="{name}"')
    text = from_html(page.encode(), "a.html").text
    assert score(text, (PAGES / "divs.txt").read_text("utf-8")).f1 > 0.95
    apart = (PAGES / "consent.html").read_text("utf-8").replace('<div class="entry">', f'<div class="{name}">')
    text = from_html(apart.encode(), "a.html").text
    assert score(text, (PAGES / "consent.txt").read_text("utf-8")).f1 > 0.95


def test_captions_stay_and_are_marked() -> None:
    captions = [
        article("captions").text[part.start : part.end].strip()
        for part in article("captions").sections
        if part.kind == "caption"
    ]
    assert captions[0].startswith("The weir at dawn on Monday, before the gates were shut. “It sounded")
    assert captions[1] == "Council leader Bram Tuttle signs the order."


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("ads", "Sign up for our morning newsletter"),
        ("ads", "Download our app"),
        ("comments", "said..."),
        ("consent", "742 partners"),
        ("licence_note", "republish"),
        ("side_bar", "From the archive"),
        ("sections", "covers the coast"),
        ("paywall", "one pound a week"),
    ],
)
def test_what_is_around_goes(name: str, words: str) -> None:
    assert words not in article(name).text


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("Chinese", "市长周二表示，他将于本月底辞职，因为桥梁的维修费用太高。"),
        ("Japanese", "市長は火曜日に、橋の修理費が高すぎるため今月末に辞任すると述べた。"),
        ("Thai", "นายกเทศมนตรีกล่าวเมื่อวันอังคารว่าเขาจะลาออกภายในสิ้นเดือนนี้"),
        ("Burmese", "မြို့တော်ဝန်က ယခုလကုန်တွင် နုတ်ထွက်မည်ဟု အင်္ဂါနေ့က ပြောကြားခဲ့သည်။"),
        ("Khmer", "អភិបាលក្រុងបាននិយាយកាលពីថ្ងៃអង្គារថាគាត់នឹងលាលែងពីតំណែង"),
        ("Lao", "ເຈົ້າເມືອງກ່າວໃນວັນອັງຄານວ່າລາວຈະລາອອກໃນທ້າຍເດືອນນີ້"),
    ],
)
def test_a_language_without_spaces_is_named_and_refused(tmp_path: Path, language: str, sentence: str) -> None:
    page = f"<html><head><title>Herald</title></head><body><article>{f'<p>{sentence}</p>' * 12}</article></body></html>"
    with pytest.raises(NoArticleError, match=rf"^a\.html is in {language}, which is not read: give an article in Eng"):
        from_html(page.encode(), "a.html")
    (tmp_path / "a.txt").write_text(sentence * 3)
    with pytest.raises(ReadError, match=f"is in {language}, which is not read"):
        load(str(tmp_path / "a.txt"))
    quoted = PAGE.replace("</article>", f"<p>The sign read “{sentence[:20]}”, {MORE}</p></article>")
    assert SAID in from_html(quoted.encode(), "a.html").text


def test_data_is_not_taken_where_the_page_shows_the_text_or_is_about_something_else() -> None:
    body = json.dumps({"@type": "NewsArticle", "articleBody": f"{SAID} {MORE}"})
    twice = PAGE.replace("<body>", f'<body><script type="application/ld+json">{body}</script>')
    assert from_html(twice.encode(), "a.html").notes == ()
    strange = json.dumps({"@type": "NewsArticle", "articleBody": "The kettle firm sold a smart cup that sings. " * 20})
    page = PAGE.replace("<body>", f'<body><script type="application/ld+json">{strange}</script>')
    article = from_html(page.encode(), "a.html")
    assert "kettle" not in article.text and article.notes == ()


@pytest.mark.parametrize(
    "script",
    [
        "[" * 100_000,
        '{"a":' * 50_000,
        json.dumps({"articleBody": 3, "@graph": [None, {"articleBody": ""}]}),
        json.dumps([[[["no"] * 9] * 9] * 9] * 9),
        '{"articleBody": "<p>' + "<b>" * 3_000 + '"}',
        "{",
    ],
    ids=["arrays", "objects", "types", "short", "tags", "stump"],
)
@pytest.mark.parametrize("kind", ["application/ld+json", "application/json", ""])
def test_strange_data_is_no_article(script: str, kind: str) -> None:
    start = "" if kind else "window.__STATE__ = "
    tree = trafilatura.load_html(f'<html><body><script type="{kind}">{start}{script}</script><p>No.</p></body></html>')
    assert embedded(tree) is None


def test_the_measure() -> None:
    assert score("a b c d e", "a b c d e") == Score(1.0, 1.0)
    assert score("a b c d e f", "a b c d") == Score(1 / 3, 1.0)
    assert score("", "a b c d") == Score(0.0, 0.0) and score("", "a").f1 == 0.0


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.html").write_text(PAGE)
    (tmp_path / "a.txt").write_text(f"{SAID}\n{MORE}")
    assert main([str(tmp_path), "--least", "0.9"]) == 0
    assert "1 pages: precision 1.000, recall 1.000, F1 1.000" in capsys.readouterr().out
