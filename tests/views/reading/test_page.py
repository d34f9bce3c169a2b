"""The page: well-formed, self-contained, verbatim, and deaf to whatever an article holds."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.records import Article, Attribution, Model, Reading, Section, Span
from sayso.views.neutral import for_page
from sayso.views.reading.page import page

Make = Callable[..., Reading]
Told = Callable[..., dict[str, Any]]

VOID = {"meta", "rect", "link", "br", "img", "hr", "input"}


class Parsed(HTMLParser):
    """Checks that every tag is closed in order, and gathers ids, links and texts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.texts: dict[str, str] = {}
        self.feed(html)
        self.close()
        assert not self.open, f"never closed: {self.open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        assert len(given) == len(attrs), f"an attribute twice in {tag}"
        self.tags.add(tag)
        self.attributes |= set(given)
        self.ids += [given["id"] or ""] if "id" in given else []
        self.links += [given["href"] or ""] if "href" in given else []
        if tag not in VOID:
            self.open.append((tag, given.get("class") or ""))
            assert not (tag == "p" and any(name == "p" for name, _ in self.open[:-1])), "a paragraph in a paragraph"

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag == "rect"

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"{tag} closed, never opened"
        assert self.open[-1][0] == tag, f"{tag} closed in {self.open[-1][0]}"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        for name in {name for _, classes in self.open for name in [*classes.split(), classes]} | {
            self.open[-1][0] if self.open else ""
        }:
            self.texts[name] = self.texts.get(name, "") + data


def test_the_page_holds_the_text_letter_by_letter_and_every_role_in_its_place(story: Reading) -> None:
    parsed = Parsed(page([story]))
    assert parsed.texts["words"] == story.article.text
    assert "Mayor Wren" in parsed.texts["source"]
    assert "“We waited all winter." in parsed.texts["content direct t6"]
    assert "he wished the groups would back off" in parsed.texts["content indirect t2 t3"]
    assert parsed.texts["source content indirect t2 t3"] == "the president"


def test_each_attribution_leads_to_its_place_and_back(story: Reading) -> None:
    parsed = Parsed(page([story]))
    assert {f"a{n}" for n in range(1, 8)} | {f"l{n}" for n in range(1, 8)} <= set(parsed.ids)
    assert len(parsed.ids) == len(set(parsed.ids))
    assert {link[1:] for link in parsed.links if link.startswith("#")} <= set(parsed.ids)


def test_what_is_no_statement_has_a_word_beside_it_in_text_and_list(story: Reading) -> None:
    out = page([story])
    assert 'data-n="4" data-word="did not say" aria-label="Attribution 4, did not say: see the list"' in out
    assert '<strong class="standing">denies</strong>' in out
    assert 'class="content indirect unsaid t4"' in out
    assert "chain: a county official (unnamed) → the president" in re.sub("</?bdi>", "", out)


def test_kinds_have_a_picture_and_its_numbers(story: Reading) -> None:
    parsed = Parsed(page([story]))
    assert {"svg", "table", "caption"} <= parsed.tags
    assert "2" in parsed.texts["td"]
    assert "29 %" in parsed.texts["td"]
    assert "2 paragraphs (49 characters) set aside as boilerplate" in parsed.texts["aside"]


def test_the_page_asks_nothing_of_the_network_and_runs_nothing(story: Reading) -> None:
    out = page([story])
    parsed = Parsed(out)
    assert "default-src 'none'" in out
    assert not {"script", "link", "img", "iframe", "object", "form"} & parsed.tags
    assert not re.search(r"https?:|//|url\(|@import", out)


@pytest.mark.parametrize("location", ["http://herald.example/a?b=1&c=2", "HTTPS://herald.example/"])
def test_an_address_on_the_web_is_a_link(make: Make, location: str | None) -> None:
    assert location in Parsed(page([make("Rain.", location=location)])).links


@pytest.mark.parametrize(
    "location",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)//http://x",
        "data:text/html,x",
        "http://a b",
        "file:///etc",
        "-",
        None,
    ],
)
def test_any_other_location_is_none(make: Make, location: str | None) -> None:
    assert all(link.startswith("#") for link in Parsed(page([make("Rain.", location=location)])).links)


HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</p></div></main><style>*{display:none}</style>",
    "' onmouseover='alert(1)",
    "<!-- ",
    "$title ${style} %s {0}",
    "&lt;b&gt; &amp; &#60;",
    "]]>",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_an_article_cannot_break_out_of_the_page(make: Make, told: Told, words: str) -> None:
    text = f"Pike{words} said{words} that {words} holds."
    reading = make(
        text,
        told(f"Pike{words}", f"said{words}", f"that {words} holds"),
        **dict.fromkeys(("title", "author", "publisher", "published", "updated", "location", "language"), f"A {words}"),
    )
    parsed = Parsed(page([reading]))
    assert parsed.texts["words"] == text
    assert words in parsed.texts["h1"]
    assert words in parsed.texts["makers"]
    assert not {"script", "img"} & parsed.tags
    assert not {name for name in parsed.attributes if name.startswith("on")}


def test_what_utf8_or_html_cannot_hold_is_replaced(make: Make, told: Told) -> None:
    reading = make(
        "Pike\x00 said \ud800\x1b[1m\ufffe it.", told("Pike\x00", "said", "\ud800\x1b[1m\ufffe it"), title="\udfff"
    )
    out = page([reading])
    out.encode("utf-8")
    assert Parsed(out).texts["words"] == "Pike\ufffd said \ufffd\ufffd[1m\ufffd it."


def test_several_readings_have_contents_and_ids_of_their_own(story: Reading, make: Make, told: Told) -> None:
    out = page([story, make("He said so.", told("He", "said", "so"), title="Other")])
    parsed = Parsed(out)
    assert "2 readings" in parsed.texts["h1"]
    assert {"#r1", "#r2", "#r2-a1"} <= set(parsed.links)
    assert {"r1-a1", "r2-l1"} <= set(parsed.ids)
    assert len(parsed.ids) == len(set(parsed.ids))


def test_nothing_found_and_nothing_read(make: Make) -> None:
    assert "No attributions found." in page([make("Rain.")])
    Parsed(page([make("")]))
    assert "Nothing was read." in page([])


def test_the_language_of_the_article_is_told(make: Make, told: Told) -> None:
    text = "Er sagte ja."
    assert '<div class="words" lang="de-AT">' in page([make(text, told("Er", "sagte", "ja"), language="de-AT")])
    assert '<div class="words">' in page([make(text, language='de" onclick="x')])


letters = st.one_of(st.characters(), st.sampled_from('\n\r\t \x1b\x85\u2028\u202e\ud800<&"“港é👩'))
spans = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda pair: (min(pair), max(pair)))
many = st.lists(spans, max_size=3).map(tuple)
told_at = st.tuples(
    many, many, st.lists(spans, min_size=1, max_size=3).map(tuple), st.sampled_from([None, "a1", "a2", "a3"])
)
sections = st.lists(
    st.tuples(st.sampled_from(["headline", "body", "caption", "update", "boilerplate"]), spans), max_size=4
)


@settings(max_examples=80, deadline=None)
@given(text=st.text(letters, max_size=50), told=st.lists(told_at, max_size=4), parts=sections)
def test_any_text_and_any_spans_make_a_page(
    text: str,
    told: list[tuple[tuple[Span, ...], tuple[Span, ...], tuple[Span, ...], str | None]],
    parts: list[tuple[str, Span]],
) -> None:
    reading = Reading(
        article=Article(
            id="0",
            location=text,
            title=text,
            text=text,
            sections=tuple(Section.model_validate({"kind": k, "start": s, "end": e}) for k, (s, e) in parts),
        ),
        attributions=tuple(
            Attribution(id=f"a{i}", source=s, cue=c, content=q, parent=parent, kind="mixed", score=0.5)
            for i, (s, c, q, parent) in enumerate(told, 1)
        ),
        model=Model(name="by-hand", version="1", sha256="0"),
    )
    out = page([reading])
    out.encode("utf-8")
    parsed = Parsed(out)
    assert parsed.texts.get("words", "") == for_page(text)
    assert {f"a{i}" for i in range(1, len(told) + 1)} <= set(parsed.ids)
