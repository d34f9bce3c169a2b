"""A dossier in the terminal, as a page, as Markdown and as JSON."""

import json
import re
from collections.abc import Callable
from datetime import date
from io import StringIO

import pytest
from lxml import html as lxml_html  # type: ignore[import-untyped]
from rich.console import Console

from sayso.dossier.evidence import NONE
from sayso.dossier.log import (
    Absence,
    ChainLink,
    Entry,
    Happening,
    Logged,
    Passage,
    Prior,
    Question,
    Rate,
    RecordedReport,
    Remove,
    fold,
)
from sayso.views.dossier.files import as_json, markdown
from sayso.views.dossier.page import page
from sayso.views.dossier.terminal import sheet, show
from sayso.views.dossier.wording import Shown, decibans, lead, shown

QUESTION = Question(question="Is the bridge <safe>?", hypotheses={"H1": "the bridge holds", "H2": "it fails | soon"})
CHAIN = (ChainLink(name="the Herald", grade="outlet"), ChainLink(name="an engineer", grade="unnamed_interested"))
PASSAGE = Passage(text="cracks in two <b>piers</b>", article="a" * 32, where="Bridge closes · Herald")
SAID = Happening(
    event="E1",
    kind="SAID",
    words="the piers are cracked",
    actor="an engineer",
    reported=date(2026, 3, 2),
    reports=(RecordedReport(chain=CHAIN, origin="the engineer", passage=PASSAGE),),
)
DONE = Happening(event="E2", kind="DONE", words="the county closed it", actor="the county", happened=date(2026, 3, 1))
UNSEEN = Absence(event="E3", words="a second inspection", chance=0.8, episode="spring")
RATES: tuple[Entry, ...] = (
    Rate(event="E1", hypothesis="H1", step=0.2, reason="nobody would say so"),
    Rate(event="E2", hypothesis="H2", step=0.95, reason="it would have to"),
    Rate(event="E3", hypothesis="H2", step=0.8, reason="the law asks for one"),
)


def made(*entries: Entry, missing: frozenset[str] = frozenset()) -> Shown:
    log = [Logged(made="2026-03-03T09:30:00+00:00", author="rv", entry=entry) for entry in (QUESTION, *entries)]
    return shown(fold(log), log, missing)


def printed(one: Shown, width: int = 120) -> str:
    out = StringIO()
    show(one, Console(file=out, width=width, highlight=False))
    return out.getvalue()


FULL = made(SAID, DONE, UNSEEN, *RATES)
VIEWS: dict[str, Callable[[Shown], str]] = {"terminal": printed, "page": page, "markdown": markdown, "json": as_json}


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS.keys())
def test_every_view_tells_all_that_it_must(view: object) -> None:
    assert callable(view)
    told = view(FULL)
    for words in ("SAID", "DONE", "E1", "E2", "E3", NONE, "the Herald", "H1", "H2", "unresolved"):
        assert words in told or words in re.sub(r"\s+", " ", told), words
    assert FULL.sensitivity.flip.sentence.split()[0] in told


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS.keys())
def test_the_lead_says_which_way_it_leans_then_what_would_flip_it(view: Callable[[Shown], str]) -> None:
    told = re.sub(r"\s+", " ", view(FULL)).replace("\\", "")
    leading = "The evidence leans to H2, it fails | soon: +"
    assert leading in told and "over everything tried" in told
    flip = '"flip":' if view is as_json else FULL.sensitivity.flip.sentence.split(", ")[0]
    assert told.index(leading) < told.index(flip)


def test_the_lead_is_never_wrong_about_what_is_unresolved_or_level() -> None:
    pair = FULL.sensitivity.pair("H1", "H2")
    assert ("but this is unresolved" in lead(FULL)) is not pair.resolved
    level = made(SAID, DONE)
    assert lead(level) == "The evidence does not lean: no event distinguishes the hypotheses."
    tied = made(DONE, *(Rate(event="E2", hypothesis=name, step=0.95, reason="so") for name in ("H1", "H2")))
    assert lead(tied) == "The evidence does not lean: H1 and H2 stand level."


@pytest.mark.parametrize("width", [50, 80, 120])
def test_the_terminal_cuts_no_word_at_any_width(width: int) -> None:
    lines = printed(FULL, width).splitlines()
    assert max(map(len, lines)) <= width and "…" not in printed(FULL, width)
    wide = {word for line in printed(FULL, 1000).splitlines() for word in line.split()}
    assert {word for line in lines for word in line.split()} <= wide


def test_no_view_has_a_path_of_this_computer() -> None:
    places = ("/home/rv/drafts/bridge.txt", "C:\\drafts\\bridge.txt", "file:///home/rv/bridge.txt", "~/bridge.txt")
    for place in places:
        passage = PASSAGE.model_copy(update={"where": f"Bridge closes · Herald · {place}"})
        report = SAID.reports[0].model_copy(update={"passage": passage})
        local = made(SAID.model_copy(update={"passage": passage, "reports": (report,)}))
        for view in (page, markdown):
            assert "bridge.txt" not in view(local) and "Bridge closes · Herald" in view(local)
        places_shown = [event["passage"]["where"] for event in json.loads(as_json(local))["events"]]
        assert places_shown == ["Bridge closes · Herald"]


def test_six_hypotheses_have_room_on_a_narrow_terminal() -> None:
    one = DONE.model_copy(update={"event": "E1"})
    many = Question(question="Why?", hypotheses={f"H{n}": f"answer {n}" for n in range(1, 6)})
    rates: list[Entry] = [
        Rate(event="E1", hypothesis=f"H{n}", step=(0.05, 0.2, 0.5, 0.8, 0.95)[n - 1], reason="so") for n in range(1, 6)
    ]
    log = [Logged(made="2026-03-03T09:30:00+00:00", author="rv", entry=entry) for entry in (many, one, *rates)]
    told = re.sub(r"\s+", " ", printed(shown(fold(log), log), width=40))
    assert "the county: the county closed it" in told
    assert "H1 0.05 · H2 0.2 · H3 0.5 · H4 0.8 · H5 0.95 · none 0.5" in told


def test_the_most_telling_events_come_first_and_the_others_are_counted() -> None:
    events = [DONE.model_copy(update={"event": f"E{n}", "words": f"deed {n}"}) for n in range(1, 24)]
    one = made(*events, Rate(event="E23", hypothesis="H1", step=0.95, reason="so"))
    told = printed(one)
    assert told.index("deed 23") < told.index("deed 1") and "3 more events weigh less: --all" in told
    out = StringIO()
    show(one, Console(file=out, width=120, highlight=False), most=None)
    assert all(f"deed {n}\n" in out.getvalue() for n in range(1, 24)) and "more events" not in out.getvalue()
    assert told.count("deed") == 20


def test_the_page_is_sound_and_holds_nothing_of_the_texts_as_markup() -> None:
    text = page(FULL)
    assert "<b>piers</b>" not in text and "&lt;b&gt;piers" in text and "<safe>" not in text
    tree = lxml_html.document_fromstring(text)
    assert tree.xpath("//script") == [] and tree.xpath("//*[@src or @onload or @onclick]") == []
    assert [heading.text for heading in tree.xpath("//h1")] == ["Is the bridge <safe>?"]
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    for label in tree.xpath("//@aria-labelledby"):
        assert set(label.split()) <= set(ids)


def test_the_picture_has_its_table() -> None:
    tree = lxml_html.document_fromstring(page(FULL))
    (picture,) = tree.xpath("//svg")
    bars = picture.xpath("./rect")
    rows = tree.xpath("//section[h2/@id='balance']//tbody/tr")
    assert len(bars) == len(rows) == 3
    assert [bar.get("class") for bar in bars] == [
        "resolved" if pair.resolved else "open" for pair in FULL.sensitivity.pairs
    ]
    for pair, row in zip(FULL.sensitivity.pairs, rows, strict=True):
        assert decibans(pair.weight) in row.text_content() and decibans(pair.low) in row.text_content()
        assert decibans(pair.high) in picture.xpath("./desc")[0].text


def test_events_are_sorted_by_how_well_they_tell() -> None:
    tells = [weight.diagnosticity for _, weight in FULL.events]
    assert tells == sorted(tells, reverse=True) and tells[0] > 0
    order = [item.id for item, _ in FULL.events]
    assert lxml_html.document_fromstring(page(FULL)).xpath("//table[contains(@class, 'events')]/tbody/tr/@id") == order
    assert re.findall(r"^### (E\d)", markdown(FULL), re.M) == order


def test_words_and_shapes_tell_said_from_done() -> None:
    text = printed(FULL)
    assert "“ ” SAID" in text and "■ DONE" in text


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS.keys())
def test_no_view_says_what_anybody_wants_or_that_it_is_true(view: object) -> None:
    assert callable(view)
    told = re.sub(r"\s+", " ", view(FULL))
    for allowed in (
        "What anyone wants or means",
        "what is true, nor what anyone wants",
        "if it is true",
        "if true",
        "That a report is true",
    ):
        told = told.replace(allowed, "")
    told = told.replace('aria-hidden="true"', "")
    assert not re.search(r"\b(?:wants?|true)\b(?!\":|,$)", told.replace(": true", "").replace("true,", "")), told


def test_a_posterior_only_where_priors_were_given() -> None:
    assert all("after this evidence" not in view(FULL) for view in VIEWS.values())
    given = made(SAID, DONE, UNSEEN, *RATES, Prior(chances={"H1": 0.5, "H2": 0.4, NONE: 0.3}))
    text = printed(given)
    assert "after this evidence" in text and "made coherent first" in text and "rv by" in text


def test_an_article_that_is_gone_is_told_of() -> None:
    for view in (printed, page, markdown):
        assert "no longer in this desk" in re.sub(r"\s+", " ", view(made(SAID, missing=frozenset({"a" * 32}))))
        assert "no longer in this desk" not in re.sub(r"\s+", " ", view(made(SAID)))


def test_an_event_taken_out_is_in_the_log_only() -> None:
    text = markdown(made(SAID, DONE, Remove(event="E1", reason="the Herald retracted it")))
    assert "### E1" not in text and "E1 taken out: the Herald retracted it" in text


def test_without_events() -> None:
    assert "No events yet" in printed(made()) and "No events yet" in page(made())
    assert json.loads(as_json(made()))["order"] == []


def test_a_sheet_shows_what_is_left_and_nobodys_ratings() -> None:
    out = StringIO()
    sheet(1, FULL.dossier, "mk", Console(file=out, width=200, highlight=False))
    text = out.getvalue()
    assert "E1" in text and "E3" in text and "nobody would say so" not in text and "dB" not in text
    done = StringIO()
    sheet(1, FULL.dossier, "rv", Console(file=done, width=200, highlight=False))
    assert "rv has rated every event" in done.getvalue()


def test_markdown_takes_nothing_for_its_own() -> None:
    assert r"it fails \| soon" in markdown(FULL) and r"\<b\>piers" in markdown(FULL)


def test_decibans_have_a_sign_and_no_minus_nought() -> None:
    assert [decibans(value) for value in (6.77, -0.04, 0.0, -3)] == ["+6.8 dB", "0.0 dB", "0.0 dB", "-3.0 dB"]
