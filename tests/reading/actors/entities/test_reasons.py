"""Why a source is not named, in the text's own words."""

from dataclasses import dataclass

import pytest

from sayso.reading.actors.entities.entities import Entity
from sayso.reading.actors.entities.reasons import clause_behind, explain, reason
from sayso.reading.text.hiding import is_hidden
from sayso.reading.text.words import Words
from sayso.records import ActorKind, Naming, Span

HIDING = [
    ("an aide who spoke on condition of anonymity", True),
    ("an aide speaking anonymously", True),
    ("an aide speaking on background", True),
    ("a nurse who asked not to be named", True),
    ("a nurse who declined to be identified", True),
    ("a nurse who wasn’t authorized to speak", True),
    ("a nurse too afraid to give her name", True),
    ("a nurse who refused to give her name", True),
    ("a nurse whose name was withheld", True),
    ("a nurse who would not speak on the record", True),
    ("a nurse who did not speak publicly", True),
    ("a nurse named Okafor", False),
    ("a nurse who asked for water", False),
    ("a nurse authorized to speak", False),
]


@pytest.mark.parametrize(("words", "hidden"), HIDING)
def test_words_that_hide_a_name(words: str, hidden: bool) -> None:
    assert is_hidden(words, 0, len(words)) is hidden


def test_only_the_words_of_the_source_hide_its_name() -> None:
    text = "An aide left. A nurse asked not to be named."
    assert not is_hidden(text, 0, text.index(" A nurse"))
    assert is_hidden(text, text.index("A nurse"), len(text))


CLAUSES = [
    ("A nurse| who asked not to be named|; she left.", " who asked not to be named"),
    ("A nurse|, whose name is known|. She left.", ", whose name is known"),
    ("A nurse| left who asked.", ""),
]


@pytest.mark.parametrize(("marked", "clause"), CLAUSES)
def test_the_relative_clause_behind_a_source(marked: str, clause: str) -> None:
    text, end = marked.replace("|", ""), marked.index("|")
    span = clause_behind(text, end)
    assert (span[0], text[slice(*span)]) == (end, clause)


REASONS = [
    ("spoke on condition of anonymity because the plan is private.", "because the plan is private"),
    ("spoke on condition of anonymity to discuss the plan, said the plan is old.", "to discuss the plan"),
    ("spoke anonymously, citing the feud. It was late.", "citing the feud"),
    ("spoke anonymously for fear of the landlord, but left", "for fear of the landlord"),
    ("was not authorized to discuss the plan.", "was not authorized to discuss the plan"),
    ("asked not to be named because the plan is private", "because the plan is private"),
    ("asked not to be named.", None),
    ("left because the plan is private.", None),
]


@pytest.mark.parametrize(("text", "why"), REASONS)
def test_reason(text: str, why: str | None) -> None:
    span = reason(text, 0, len(text))
    assert (None if span is None else text[slice(*span)]) == why


@dataclass(frozen=True)
class Attribution:
    """An attribution of which only the source matters."""

    source: Span | None
    cue: Span | None = None
    content: tuple[Span, ...] = ()
    addressee: Span | None = None
    parent: int | None = None
    is_verbatim: bool = False


def entity(index: int, naming: Naming = "anonymous", kind: ActorKind = "person", family: int | None = None) -> Entity:
    return Entity(index, kind, naming, "An aide", family=family)


EXPLAINED = [
    # text, the reason of "An aide"
    ("An aide who would not be named because the plan is private said no.", "because the plan is private"),
    ("An aide said no, speaking anonymously to discuss the plan.", "to discuss the plan"),
    ("An aide said no. The aide spoke anonymously to discuss the plan.", "to discuss the plan"),
    ("An aide said no.\n\nShe spoke anonymously to discuss the plan.", "to discuss the plan"),
    ("An aide said no.\n\nThen a nurse spoke anonymously to discuss the plan.", None),
    ("An aide said no.\n\nIt was late.\n\nShe spoke anonymously to discuss the plan.", None),
    ("An aide said no.", None),
]


@pytest.mark.parametrize(("text", "why"), EXPLAINED)
def test_where_a_reason_may_stand(text: str, why: str | None) -> None:
    aide = entity(0)
    explain(Words(text), [Attribution((0, 7))], [0], [aide])
    assert (None if aide.reason is None else text[slice(*aide.reason)]) == why


def test_words_that_hide_a_name_make_a_role_anonymous() -> None:
    guard = entity(0, "role")
    explain(Words("The guard who asked not to be named said no."), [Attribution((0, 9))], [0], [guard])
    assert guard.naming == "anonymous"


@pytest.mark.parametrize(("naming", "kind"), [("named", "person"), ("role", "document"), ("generic", "organisation")])
def test_others_than_unnamed_people_have_no_reason(naming: Naming, kind: ActorKind) -> None:
    other = entity(0, naming, kind)
    text = "The memo, who asked not to be named to discuss the plan, said no."
    explain(Words(text), [Attribution((0, 8))], [0], [other])
    assert (other.naming, other.reason) == (naming, None)


def test_a_group_and_one_of_it_share_a_reason() -> None:
    text = "Two aides left. One of them said no, speaking anonymously to discuss the plan."
    group, part, further = entity(0, kind="people"), entity(1, family=0), entity(2, family=0)
    start = text.index("One")
    explain(Words(text), [Attribution((start, start + 11))], [1], [group, part, further])
    assert part.reason is not None and text[slice(*part.reason)] == "to discuss the plan"
    assert group.reason == further.reason == part.reason


def test_an_attribution_without_source_or_speaker_explains_nothing() -> None:
    text = "An aide said no, speaking anonymously to discuss the plan."
    aide = entity(0)
    explain(Words(text), [Attribution(None), Attribution((0, 7))], [0, None], [aide])
    assert aide.reason is None
