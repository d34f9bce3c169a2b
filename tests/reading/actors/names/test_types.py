"""What a run of capitals names, and what it is written like."""

from dataclasses import dataclass

import pytest

from sayso.reading.actors.cast import Name
from sayso.reading.actors.names.types import Run, classified, organises
from sayso.reading.text.words import Words
from sayso.records import Span


@dataclass(frozen=True)
class Found:
    """A name as a network finds it."""

    span: Span
    type: str
    score: float = 0.9


def run_of(sentence: str, name: str, type_: str | None = None) -> Run | None:
    """The run that a name in a sentence makes; ``type_`` is what a network takes it for."""
    words = Words(sentence)
    start = sentence.index(name)
    within = words.within((start, start + len(name)))
    names: dict[int, Name] = {} if type_ is None else {i: Found((start, start + len(name)), type_) for i in within}
    runs = classified(words, within.start, within.stop, names)
    assert len(runs) < 2
    return runs[0] if runs else None


TYPES = [
    # name, type
    ("Ms. Brennick", "person"),
    ("Mayor Brennick", "person"),
    ("Ruth Okafor", "person"),
    ("Kestrow Vantle", "person"),
    ("Ruth", "person"),
    ("Brennick", "unknown"),
    ("OFA", "group"),
    ("Alder.org", "group"),
    ("Brennick University", "group"),
    ("Pell & Rowe", "group"),
    ("Ruth Brennick Foundation", "group"),
    ("Nassau County", "place"),
    ("Ohio", "place"),
    ("Port Brennick", "place"),
]


@pytest.mark.parametrize(("name", "type_"), TYPES)
def test_type(name: str, type_: str) -> None:
    run = run_of(f"we saw {name} there", name)
    assert run is not None and run.type == type_


NO_NAMES = [
    ("we saw Witness K there", "Witness K"),
    ("we saw Witness K there", "K"),
    ("then the Company closed", "Company"),
    ("we saw the Czech there", "Czech"),
    ("we saw Unidentified Man there", "Unidentified Man"),
    ("we saw Senator there", "Senator"),
    ("we saw Northern there", "Northern"),
    ("we saw Democrats there", "Democrats"),
    ("we saw CEO there", "CEO"),
]


@pytest.mark.parametrize(("sentence", "words"), NO_NAMES)
def test_capitals_that_name_nobody(sentence: str, words: str) -> None:
    assert run_of(sentence, words) is None


@pytest.mark.parametrize(
    ("name", "found", "type_"),
    [
        ("Brennick", "person", "person"),
        ("Brennick", "organisation", "group"),
        ("Kestrow Vantle", "place", "place"),
        ("Brennick University", "place", "group"),
        ("Ms. Brennick", "organisation", "person"),
        ("Brennick", "other", "unknown"),
    ],
)
def test_a_network_decides_where_no_word_of_the_name_does(name: str, found: str, type_: str) -> None:
    run = run_of(f"we saw {name} there", name, found)
    assert run is not None and run.type == type_
    assert run.vouched is (type_ == found == "person")


WRITTEN = [
    # in the text, as named
    ("Mayor Ruth Okafor", "Ruth Okafor"),
    ("Homeland Security Secretary Ann Roe", "Ann Roe"),
    ("Joseph R. Brennick Jr.", "Joseph R. Brennick Jr."),
    ("Ruth  Okafor", "Ruth Okafor"),
    ("Eleanor “Nell” Vance", "Eleanor “Nell” Vance"),
    ("Brennick Foods Inc.", "Brennick Foods Inc."),
]


@pytest.mark.parametrize(("name", "named"), WRITTEN)
def test_a_name_is_named_as_written_without_titles(name: str, named: str) -> None:
    run = run_of(f"we saw {name}", name)
    assert run is not None and run.named == named


def test_a_nickname_is_no_part_of_the_name() -> None:
    run = run_of("we saw Eleanor “Nell” Vance there", "Eleanor “Nell” Vance")
    assert run is not None and run.person is not None
    assert (run.nicknames, run.person.full) == (("nell",), "Eleanor Vance")


def test_only_a_person_has_the_parts_of_a_persons_name() -> None:
    run = run_of("we saw Brennick University there", "Brennick University")
    assert run is not None and run.person is None


@pytest.mark.parametrize(("word", "told"), [("university", True), ("&", True), ("newspaper", True), ("okafor", False), ("river", False)])  # fmt: skip
def test_words_that_tell_of_a_group(word: str, told: bool) -> None:
    assert organises(word) is told


NO_NAMES = [
    # sentence, words that are no name in it
    ("SENIOR ADMINISTRATION OFFICIAL: No.", "SENIOR ADMINISTRATION OFFICIAL"),
    ("SENIOR OFFICIAL TWO: No.", "SENIOR OFFICIAL TWO"),
    ("It runs on AI now.", "AI"),
    ("So Montana Secretary of State Corey Stapleton left.", "Montana Secretary"),
]


@pytest.mark.parametrize(("sentence", "words"), NO_NAMES)
def test_what_is_no_name(sentence: str, words: str) -> None:
    assert run_of(sentence, words) is None
