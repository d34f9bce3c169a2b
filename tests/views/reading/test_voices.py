"""Who is meant beside an attribution, who speaks in a reading, and how both views show it."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Any

import pytest
from rich.console import Console

from sayso.records import Actor, Reading
from sayso.views.reading.names import Names
from sayso.views.reading.outline import outline
from sayso.views.reading.page import page
from sayso.views.reading.terminal import show
from sayso.views.reading.voices import Voice, voices
from sayso.views.reading.wording import description, part, sources

Make = Callable[..., Reading]
Told = Callable[..., dict[str, Any]]

OKAFOR = Actor(id="p1", name="Ruth Okafor", kind="person", naming="named", role="Rep.", party="R", state="ME")
WREN = Actor(id="p2", name="Tobias Wren", kind="person", naming="named")
AIDE = Actor(id="p3", name="A House aide", kind="person", naming="anonymous")
REPORT = Actor(id="p4", name="The report", kind="document", naming="role")
UNION = Actor(id="p5", name="the ferry workers' union", kind="organisation", naming="named")
CRITICS = Actor(id="p6", name="Her critics", kind="people", naming="generic")
JUNE = Actor(id="p7", name="June Wren", kind="person", naming="named")
ACTORS = (OKAFOR, WREN, AIDE, REPORT, UNION, CRITICS)


def heard(reading: Reading) -> list[Voice]:
    return voices(reading, outline(reading))


def on_paper(reading: Reading, width: int = 80) -> str:
    out = io.StringIO()
    show(reading, Console(file=out, width=width, highlight=False))
    return out.getvalue()


SPEAKERS = [
    ("she", "p1", "Ruth Okafor"),
    ("Rep. Ruth Okafor of Maine", "p1", None),
    ("Okafor", "p1", None),
    ("OKAFOR", "p1", None),
    ("Okafor's", "p1", None),
    ("Okafor's office", "p1", "Ruth Okafor"),
    ("Okaforsson", "p1", "Ruth Okafor"),
    ("the union", "p5", "the ferry workers' union"),
    ("a House aide", "p3", None),
    ("he", "p3", "A House aide"),
    ("she", "p99", None),
    ("she", None, None),
]


@pytest.mark.parametrize(("source", "speaker", "noted"), SPEAKERS)
def test_a_speaker_is_noted_where_the_source_does_not_say_it(
    make: Make, told: Told, source: str, speaker: str | None, noted: str | None
) -> None:
    reading = make(f"{source} said so.", told(source, "said", "so", speaker=speaker), actors=ACTORS)
    notes = {label: words for label, words, _ in Names(reading).notes(reading.attributions[0])}
    assert notes.get("speaker") == noted


GUESSES = [
    ("he", [("p2", 0.55), ("p1", 0.2)], "Tobias Wren .55"),
    ("he", [("p2", 0.2)], None),
    ("he", [("p99", 0.6)], None),
    ("Wren", [("p2", 0.6)], None),
    ("he", [], None),
]


@pytest.mark.parametrize(("source", "others", "noted"), GUESSES)
def test_an_unknown_speaker_is_guessed_at_where_the_source_does_not_say_it(
    make: Make, told: Told, source: str, others: list[tuple[str, float]], noted: str | None
) -> None:
    alternatives = [{"actor": actor, "score": score} for actor, score in others]
    reading = make(f"{source} said so.", told(source, "said", "so", speaker_alternatives=alternatives), actors=ACTORS)
    notes = {label: words for label, words, _ in Names(reading).notes(reading.attributions[0])}
    assert notes.get("speaker perhaps") == noted
    if noted:
        assert f"speaker perhaps: {noted}" in on_paper(reading)
        assert f"speaker perhaps: <bdi>{noted}</bdi>" in page([reading])


def test_a_surname_of_two_people_does_not_say_which(make: Make, told: Told) -> None:
    reading = make("Wren said so.", told("Wren", "said", "so", speaker="p2"), actors=(*ACTORS, JUNE))
    assert list(Names(reading).notes(reading.attributions[0])) == [("speaker", "Tobias Wren", "p2")]


NESTED = "Wren said Okafor said the boat sank."
CHAINS = [
    (("p2",), "p2", None),
    (("p2", "p1"), "p2", None),
    (("p4", "p1"), "p2", "The report → Ruth Okafor"),
    (("p3", "p1"), "p3", "A House aide (unnamed) → Ruth Okafor"),
    (("p2", "p4", "p1"), "p2", "Tobias Wren → The report → Ruth Okafor"),
    (("p99", "p1"), "p2", "an unknown source → Ruth Okafor"),
]


@pytest.mark.parametrize(("chain", "outer", "noted"), CHAINS)
def test_a_chain_is_noted_where_the_nesting_does_not_say_it(
    make: Make, told: Told, chain: tuple[str, ...], outer: str, noted: str | None
) -> None:
    reading = make(
        NESTED,
        told("Wren", "said", "Okafor said the boat sank", speaker=outer),
        told("Okafor", "said", "the boat sank", parent="a1", speaker="p1", chain=chain),
        actors=ACTORS,
    )
    notes = {label: words for label, words, _ in Names(reading).notes(reading.attributions[1])}
    assert notes.get("chain") == noted


def many(make: Make, told: Told) -> Reading:
    text = (
        "“Aye,” Okafor said. An aide said no because the talks are private. Okafor did not say why. It says two. "
        "Wren will say when. They doubt. Someone said."
    )
    reason = (text.index("because"), text.index(". Okafor did"))
    return make(
        text,
        told("An aide", "said", "no", speaker="p3"),
        told("Okafor", "said", "“Aye,”", "direct", speaker="p1"),
        told("Okafor", "did not say", "why", factuality="negated", speaker="p1"),
        told("It", "says", "two", speaker="p4"),
        told("Wren", "will say", "when", factuality="future", speaker="p2"),
        told("They", "doubt", "doubt", speaker="p6"),
        told("Someone", "said", "said", speaker=None),
        actors=[AIDE.model_copy(update={"anonymity_reason": reason}), OKAFOR, WREN, REPORT, UNION, CRITICS],
    )


def test_those_who_speak_stand_by_how_often_then_by_who_comes_first(make: Make, told: Told) -> None:
    found = heard(many(make, told))
    assert [voice.actor.id for voice in found[:2]] == ["p1", "p3"]
    assert "p5" not in {voice.actor.id for voice in found}
    assert [voice.rank for voice in found] == [1, 2, 3, 4, 5]


def test_the_sources_in_a_line(make: Make, told: Told) -> None:
    reading = many(make, told)
    line = (
        "Sources: 1 named, 1 unnamed (1 with a reason), 1 generic; 1 document; 1 without a statement; 1 speaker unknown"
    )
    assert sources(heard(reading), len(reading.attributions)) == line
    assert line in " ".join(on_paper(reading).split())
    assert line in page([reading])


def test_how_much_is_an_actors_and_what_of_it_was_not_said(make: Make, told: Told) -> None:
    found = {voice.actor.id: part(voice) for voice in heard(many(make, told))}
    assert found["p1"] == "2 attributions: 1 quoted directly, 1 “did not say”"
    assert found["p2"] == "1 attribution: 1 “will say”"
    assert found["p3"] == "1 attribution"


def test_a_quotation_that_was_never_said_is_not_quoted_directly(make: Make, told: Told) -> None:
    reading = make(
        "He might say “aye.”",
        told("He", "might say", "“aye.”", "direct", factuality="hypothetical", speaker="p2"),
        actors=ACTORS,
    )
    assert part(heard(reading)[0]) == "1 attribution: 1 “might say”"


@pytest.mark.parametrize(
    ("actor", "words"),
    [
        (OKAFOR, "Rep., R-Maine"),
        (WREN, ""),
        (AIDE, "unnamed"),
        (REPORT, "document · by role"),
        (CRITICS, "group · generic"),
        (WREN.model_copy(update={"role": "Wren"}), ""),
        (WREN.model_copy(update={"state": "Atlantis"}), "Atlantis"),
    ],
)
def test_who_an_actor_is(actor: Actor, words: str) -> None:
    assert description(actor) == words


def test_the_terminal_lists_those_who_speak_with_the_reason_as_it_stands(make: Make, told: Told) -> None:
    output = on_paper(many(make, told))
    listed = output[output.index("── Speakers") :]
    assert "Ruth Okafor · Rep., R-Maine" in listed
    assert "reason given: “because the talks are private”" in listed
    assert listed.index("in 2, 3") < listed.index("A House aide · unnamed")


def test_each_speaker_on_the_page_leads_to_what_they_said_and_a_note_leads_to_the_speaker(
    make: Make, told: Told
) -> None:
    reading = make(
        "Okafor came. She said so.",
        told("She", "said", "so", speaker="p1", addressee="p2"),
        actors=[OKAFOR.model_copy(update={"same_as": ("https://wiki.example/Q1", "javascript:alert(1)")}), WREN],
    )
    out = page([reading])
    assert 'speaker: <a href="#s1"><bdi>Ruth Okafor</bdi></a>' in out
    assert "said to: <bdi>Tobias Wren</bdi>" in out
    entry = re.search(r'<li id="s1" class="voice">.*?</li>', out, re.S)
    assert entry is not None
    assert '<a href="#l1" aria-label="Attribution 1">1</a>' in entry[0]
    assert '<a href="https://wiki.example/Q1" rel="noopener noreferrer external">wiki.example</a>' in entry[0]
    assert 'href="javascript' not in out
    assert "#r1:has(#s1:is(:hover,:focus-within,:target)) :is(#s1,.t1,#l1)" in out
    both = page([reading, reading])
    assert {'id="r1-s1"', 'id="r2-s1"', 'href="#r2-speakers"'} <= set(re.findall(r'(?:id|href)="[^"]*"', both))


@pytest.mark.parametrize("words", ["<script>alert(1)</script>", '"><b onclick=x>', "\x1b[31mred", "\u202eturned"])
def test_an_actor_cannot_break_out(make: Make, told: Told, words: str) -> None:
    actor = OKAFOR.model_copy(
        update={"name": words, "role": f"R{words}", "party": words, "same_as": (f"http://x/{words}",)}
    )
    reading = make("She said so.", told("She", "said", "so", speaker="p1", addressee="p1"), actors=[actor])
    out = page([reading])
    assert "<script" not in out
    assert "<b onclick" not in out
    assert "\x1b" not in out + on_paper(reading)
    assert "\u202e" not in on_paper(reading)


DEEP = "An aide said Wren said Okafor did not say the union said boats sank."


def deep(make: Make, told: Told) -> Reading:
    return make(
        DEEP,
        told("An aide", "said", "Wren said Okafor did not say the union said boats sank", speaker="p3"),
        told("Wren", "said", "Okafor did not say the union said boats sank", parent="a1", speaker="p2"),
        told(
            "Okafor",
            "did not say",
            "the union said boats sank",
            parent="a2",
            speaker="p1",
            factuality="negated",
        ),
        told("the union", "said", "boats sank", parent="a3", speaker="p5"),
        actors=ACTORS,
    )


@pytest.mark.parametrize("width", [24, 30, 40, 80])
def test_every_level_stands_further_in_and_what_nobody_said_behind_a_broken_bar(
    make: Make, told: Told, width: int
) -> None:
    output = on_paper(deep(make, told), width)
    said = output[: output.index("── Speakers")].splitlines()
    depths = [line.index(str(number)) for number in range(1, 5) for line in said if re.match(rf" *{number}  ", line)]
    assert depths == sorted(set(depths))
    assert len(depths) == 4
    assert max(map(len, output.splitlines())) <= width
    last = [line for line in said if re.match(r" +[│┆] (?!Wren|Okafor|the )", line)][-1]
    assert last.strip().startswith("┆")
    assert "within 3 (did not say)" in " ".join(output.split())


def test_on_the_page_what_stands_in_something_not_said_is_marked_too(make: Make, told: Told) -> None:
    out = page([deep(make, told)])
    assert '<li id="l4" class="indirect deep3 unsaid">' in out
    assert '<li id="l2" class="indirect deep1">' in out
    assert 'within <a href="#l3">3</a> <strong class="standing">did not say</strong>' in out
    assert re.search(r'<span class="content indirect unsaid t1 t2 t3 t4">boats sank</span>', out)


def test_the_words_in_something_not_said_are_nobodys_statement(make: Make, told: Told) -> None:
    found = {voice.actor.id: part(voice) for voice in heard(deep(make, told))}
    assert found["p5"] == "1 attribution: 1 within what was not said or is denied"
    assert sources(heard(deep(make, told)), 4) == "Sources: 1 named, 1 unnamed; 2 without a statement"


def test_a_reading_without_actors_has_no_list_and_no_line(make: Make, told: Told) -> None:
    for reading in (make("Rain."), make("He said so.", told("He", "said", "so", speaker="p1"))):
        assert "Speakers" not in on_paper(reading) + page([reading])
        assert "Sources:" not in on_paper(reading) + page([reading])


def test_hundreds_of_attributions_by_one(make: Make, told: Told) -> None:
    reading = make("He said so.", *[told("He", "said", "so", speaker="p2")] * 600, actors=ACTORS)
    assert "600 attributions" in on_paper(reading)[-4000:]
    assert max(map(len, on_paper(reading, 40).splitlines())) <= 40
    assert page([reading]).count('aria-label="Attribution ') >= 600
