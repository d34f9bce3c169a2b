"""How a phrase names its actor, and of what kind that is."""

import pytest

from sayso.reading.actors.entities.naming import kind_of_name, kind_of_phrase, naming_of
from sayso.reading.actors.names.types import NameType, Run
from sayso.reading.actors.phrases.noun_phrases import Phrase
from sayso.records import ActorKind, Naming
from tests.reading.actors.resolution.scenes import scene


def phrase_of(words: str) -> Phrase:
    phrase = scene(f"{words} left.").discourse.text_index.phrases.read((0, len(words)))
    assert phrase is not None
    return phrase


PHRASES: list[tuple[str, ActorKind | None, Naming]] = [
    # words, kind, naming
    ("Ruth Okafor", "person", "named"),
    ("Ruth Okafor and her husband", "people", "named"),
    ("the mayor and her husband", "people", "role"),
    ("the report", "document", "role"),
    ("early reports", "document", "generic"),
    ("reports by the council", "document", "role"),
    ("filings", "document", "role"),
    ("part of the report", "document", "role"),
    ("SENIOR ADMINISTRATION OFFICIAL TWO", "person", "anonymous"),
    ("the Tarrow council", "government", "named"),
    ("the council", "government", "role"),
    ("Ruth Okafor’s office", "organisation", "named"),
    ("companies", "organisation", "generic"),
    ("the companies", "organisation", "role"),
    ("someone", "person", "anonymous"),
    ("Witness 9", "person", "anonymous"),
    ("an unnamed welder", "person", "anonymous"),
    ("the mayor", "person", "role"),
    ("his lawyer", "person", "role"),
    ("a lawyer", "person", "anonymous"),
    ("a spokeswoman", "person", "role"),
    ("her allies", "people", "anonymous"),
    ("the critics", "people", "generic"),
    ("two welders", "people", "anonymous"),
    ("forty welders", "people", "generic"),
    ("several officials", "people", "anonymous"),
    ("several voters", "people", "generic"),
    ("some aides", "people", "anonymous"),
    ("many aides", "people", "generic"),
    ("senior officials", "people", "anonymous"),
    ("officials", "people", "role"),
    ("people briefed on the plan", "people", "anonymous"),
    ("people", "people", "generic"),
    ("prosecutors", "people", "role"),
    ("analysts", "people", "generic"),
    ("analysts at Pell & Rowe", "people", "role"),
    ("voters", "people", "generic"),
]


@pytest.mark.parametrize(("words", "kind", "naming"), PHRASES)
def test_kind_and_naming_of_a_phrase(words: str, kind: ActorKind, naming: Naming) -> None:
    phrase = phrase_of(words)
    assert (kind_of_phrase(phrase), naming_of(phrase, kind, resolved=False)) == (kind, naming)


@pytest.mark.parametrize(("words", "naming"), [("I", "role"), ("we", "role"), ("they", "generic"), ("who", "generic")])
def test_naming_of_a_pronoun(words: str, naming: Naming) -> None:
    assert naming_of(phrase_of(words), "person", resolved=False) == naming


@pytest.mark.parametrize("words", ["her allies", "the critics"])
def test_a_resolved_description_points_at_somebody_by_a_role(words: str) -> None:
    assert naming_of(phrase_of(words), "people", resolved=True) == "role"


NAMES: list[tuple[str, NameType, ActorKind | None]] = [
    # name, type, kind
    ("Ruth Okafor", "person", "person"),
    ("White House", "unknown", "government"),
    ("Ohio Statehouse", "unknown", "government"),
    ("Department of Roads", "group", "government"),
    ("Tarrow Council", "group", "government"),
    ("Supreme Court", "group", "government"),
    ("Ninth Circuit", "unknown", "government"),
    ("Reuters", "unknown", "outlet"),
    ("Tarrow Gazette", "unknown", "outlet"),
    ("Tarrow Newspaper", "unknown", "outlet"),
    ("Ohio", "place", "government"),
    ("Tarrow River", "place", "other"),
    ("Tarrow Foods", "group", "organisation"),
    ("Tarrow Report", "unknown", "document"),
    ("Tarrow Bakers", "unknown", "people"),
    ("Tarrow", "unknown", None),
]


@pytest.mark.parametrize(("name", "type_", "kind"), NAMES)
def test_kind_of_a_name(name: str, type_: NameType, kind: ActorKind | None) -> None:
    words = tuple(name.split())
    run = Run(0, len(words), words, type_)
    assert kind_of_name(run) == kind
    assert kind_of_phrase(Phrase("name", (0, len(name)), 0, run=run)) == kind


HEADS: list[tuple[str, NameType, ActorKind]] = [
    ("United States Department of Health", "group", "government"),
    ("Foreign Ministry of Iraq", "group", "government"),
    ("National Conference of State Legislatures", "group", "organisation"),
    ("U.S. Geological Survey", "group", "government"),
    ("World Food Programme", "group", "organisation"),
    ("Deutsche Welle", "group", "outlet"),
    ("Bank of Tarrow", "group", "organisation"),
]


@pytest.mark.parametrize(("name", "type_", "kind"), HEADS)
def test_the_noun_before_of_tells_the_kind(name: str, type_: NameType, kind: ActorKind) -> None:
    words = tuple(name.split())
    assert kind_of_name(Run(0, len(words), words, type_)) == kind
