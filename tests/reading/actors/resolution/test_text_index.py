"""What an index over a text finds by place: a marked text, and what it tells of a word or an attribution."""

import pytest

from sayso.reading.actors.resolution.text_index import TextIndex
from tests.reading.actors.resolution.scenes import scene

NESTED = "{s1 Ruth Okafor} {c1 said} {q1 that {s2 the sheriff} {c2 knew} {q2 it rained}}."


def index(marked: str) -> TextIndex:
    return scene(marked).discourse.text_index


def place(text_index: TextIndex, word: str) -> int:
    return text_index.words.word.index(word)


@pytest.mark.parametrize(
    ("marked", "labels"),
    [
        ("{s1 SEN. ROURKE}{c1 :} {q1 Thank you.}\n\n{s2 MR. HALE}{c2 —} {q2 Yes.}", {0, 1}),
        ("{s1 Q}{c1 .} {q1 Why?}\n\n{s2 A}{c2 .} {q2 Rain.}", {0, 1}),
        ("{s1 Ruth Okafor} {c1 said} {q1 no}.", set()),
        ("It rained. {s1 Ruth Okafor}{c1 :} {q1 No.}", set()),
        ("{s1 Hale}{c1 .} {q1 Why?}", set()),
    ],
)
def test_labels_of_turns(marked: str, labels: set[int]) -> None:
    assert index(marked).labels == labels


@pytest.mark.parametrize(("word", "around"), [("rained", (0, 1)), ("sheriff", (0,)), ("Okafor", ())])
def test_attributions_around_a_word_outermost_first(word: str, around: tuple[int, ...]) -> None:
    text_index = index(NESTED)
    at = place(text_index, word)
    assert text_index.around(text_index.words.span(at, at + 1)) == around
    assert [number for number in (0, 1) if text_index.tells_of(number, at)] == list(around)


@pytest.mark.parametrize(
    ("marked", "number"),
    [
        ("{s1 Ruth Okafor} {c1 said}, {q1 “It rained.”}", 0),
        ("{s1 Ruth Okafor} {c1 said} {q1 it rained}.", None),
        ("{s1 MS. OKAFOR}{c1 :} {q1 It rained.}", 0),
        ("{s1 Ruth Okafor} {c1 said}, {q1 “{s2 Bo} {c2 thought} {q2 it rained}.”}", 0),
    ],
)
def test_the_innermost_attribution_that_quotes(marked: str, number: int | None) -> None:
    text_index = index(marked)
    at = place(text_index, "rained")
    span = text_index.words.span(at, at + 1)
    assert text_index.quoting(span, text_index.around(span)) == number


def test_words_between_quotation_marks() -> None:
    text_index = index("It rained. “It snowed,” {s1 she} {c1 said} {q1 so}.")
    assert text_index.is_quoted(place(text_index, "snowed"))
    assert not text_index.is_quoted(place(text_index, "rained"))
    start = text_index.words.text.index("“")
    assert text_index.is_quotation(start)
    assert not text_index.is_quotation(0)


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("{q1 “No,”} {s1 she} {c1 said} of Luis Delgado.", "Luis"),
        ("{q1 “No,”} {s1 she} {c1 said} about Luis Delgado.", "Luis"),
        ("{q1 “No,”} {s1 she} {c1 said} to Luis Delgado.", None),
        ("{q1 “No,”} {s1 she} {c1 said} of the rain.", None),
    ],
)
def test_topics(marked: str, name: str | None) -> None:
    text_index = index(marked)
    assert text_index.topics == [None if name is None else place(text_index, name)]


@pytest.mark.parametrize(
    ("marked", "is_object"),
    [
        ("{s1 Ruth Okafor} {c1 disagrees} {q1 with him}.", True),
        ("{s1 Ruth Okafor} {c1 wants} {q1 to go and meet him}.", True),
        ("{s1 Ruth Okafor} {c1 says} {q1 the rain bothers him}.", False),
    ],
)
def test_objects_of_the_one_who_speaks(marked: str, *, is_object: bool) -> None:
    text_index = index(marked)
    assert text_index.is_object(place(text_index, "him"), 0) == is_object


def test_her_before_a_noun_is_no_object() -> None:
    text_index = index("{s1 Bo Farrow} {c1 disagrees} {q1 with her lawyer}.")
    assert not text_index.is_object(place(text_index, "her"), 0)


@pytest.mark.parametrize(
    ("cue", "goes_on", "demands"),
    [("added", True, False), ("demanded", False, True), ("said", False, False)],
)
def test_what_a_cue_tells(cue: str, *, goes_on: bool, demands: bool) -> None:
    text_index = index(f"{{s1 Ruth Okafor}} {{c1 {cue}}} {{q1 it}}.")
    assert (text_index.goes_on(0), text_index.demands(0)) == (goes_on, demands)


@pytest.mark.parametrize(
    ("marked", "word", "asks"),
    [
        ("It rained. {s1 Who} {c1 knew} {q1 it}?", "Who", True),
        ("{s1 Bo Farrow} {c1 asked} {q1 {s2 who} {c2 knew} {q2 it}}.", "who", True),
        ("Bo Farrow, {s1 who} {c1 knew} {q1 it}, left.", "who", False),
    ],
)
def test_who_asks(marked: str, word: str, *, asks: bool) -> None:
    text_index = index(marked)
    assert text_index.asks(place(text_index, word)) == asks


def test_a_clause_tells() -> None:
    text_index = index("Bo Farrow, {s1 who} {c1 knew} {q1 it}, left. {s2 Ruth Okafor} {c2 said} {q2 so}.")
    assert [text_index.is_clause(number) for number in (0, 1)] == [True, False]


def test_where_attributions_open() -> None:
    text_index = index("It rained. {q1 “No,”} {s1 she} {c1 said}.")
    assert text_index.opens == [len("It rained. ")]


def test_what_a_source_describes() -> None:
    text_index = index("{s1 An aide who feared for her job} {c1 said} {q1 that her boss knew}.")
    inner, outer = (text_index.words.text.find("her "), text_index.words.text.rfind("her "))
    assert list(text_index.described_in((inner, inner + 3))) == [0]
    assert list(text_index.described_in((outer, outer + 3))) == []


def test_the_words_before_one_in_reported_words() -> None:
    text_index = index("{s1 Bo Farrow} {c1 said} {q1 that Ms. Poe lied when she spoke}.")
    words = text_index.words.word
    before = [words[i] for i in text_index.subject_of(0, place(text_index, "lied"))]
    assert before[0] == "that" and before[-1] == "Poe"
    assert not text_index.subject_of(0, place(text_index, "Farrow"))
