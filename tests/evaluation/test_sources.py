"""When the kind of a source, a parent and a chain count as right."""

from dataclasses import replace
from typing import Any

import pytest

from corpora.wikinews import ArticleAttribution, MarkedArticle
from evaluation.sources import count, figures, group_of, is_typed, main
from sayso.intake import from_text
from sayso.records import Actor, Attribution, Model, Reading

TEXT = "Mayor Ruth Okafor said the clerk had denied it all."
OUTER = ArticleAttribution("a1", [(0, 17)], [(18, 22)], [(23, 50)], [], None, (0, 17), "person", "named", "actual")
INNER = ArticleAttribution("a2", [(23, 32)], [(33, 43)], [(44, 50)], [], "a1", (23, 32), "person", "role", "actual")
ARTICLE = MarkedArticle("x", TEXT, "2020-01-01", [OUTER, INNER], [])
OKAFOR = Actor(id="p1", name="Ruth Okafor", kind="person", naming="named")
CLERK = Actor(id="p2", name="the clerk", kind="organisation", naming="role", mentions=((23, 32),))


def attribution(name: str, source: Any, content: Any, **more: Any) -> Attribution:
    return Attribution(id=name, source=source, cue=(), content=content, kind="indirect", score=1, **more)


def reading(*attributions: Attribution) -> Reading:
    model = Model(name="x", version="1", sha256="0" * 64)
    return Reading(article=from_text(TEXT), model=model, attributions=attributions, actors=(OKAFOR, CLERK))


FIRST = attribution("1", ((6, 17),), ((23, 50),), speaker="p1", chain=("p1",))
SECOND = attribution("2", ((23, 32),), ((44, 50),), speaker="p2", parent="1", chain=("p1", "p2"))


def test_shares_are_of_all_that_is_marked() -> None:
    tally, faults = count(ARTICLE, reading(FIRST, SECOND))
    rows = {row.name: row.value for row in figures([tally])}
    assert (rows["all: found"], rows["all: typed"], rows["all: speaker"]) == (100, 50, 100)
    assert (rows["person, named: typed"], rows["person, role: typed"]) == (100, 0)
    assert (rows["nested: parent"], rows["chains: right"]) == (100, 100)
    assert [(fault.what, fault.words, fault.read) for fault in faults] == [
        ("typed", "the clerk", "the clerk (organisation, role)")
    ]


def test_what_is_not_found_is_not_right() -> None:
    tally, faults = count(ARTICLE, reading(FIRST))
    assert (tally["all"], tally["all: found"], tally["nested: parent"], tally["chains"]) == (2, 1, 0, 0)
    assert [(fault.what, fault.read) for fault in faults] == [("found", "-"), ("parent", "not found")]


def test_a_chain_with_another_actor_is_wrong() -> None:
    tally, faults = count(ARTICLE, reading(FIRST, SECOND.model_copy(update={"chain": ("p2", "p2")})))
    assert (tally["chains: in the gold"], tally["chains: right"]) == (1, 0)
    assert faults[-1].read == "the clerk > the clerk"


def test_a_lost_parent_is_named() -> None:
    [*_, fault] = count(ARTICLE, reading(FIRST, SECOND.model_copy(update={"parent": None, "chain": ("p2",)})))[1]
    assert (fault.what, fault.read) == ("parent", "outermost")


@pytest.mark.parametrize(
    ("kind", "naming", "group"),
    [
        ("person", "anonymous", "person, anonymous"),
        ("people", "generic", "people, unnamed"),
        ("people", "role", "people, named or role"),
        ("document", "role", "document"),
    ],
)
def test_groups(kind: str, naming: str, group: str) -> None:
    assert group_of(replace(OUTER, kind=kind, naming=naming)) == group


def test_words_of_a_role_may_be_of_someone_named() -> None:
    assert is_typed(replace(OUTER, naming="role"), OKAFOR)
    assert not is_typed(replace(OUTER, naming="anonymous"), OKAFOR)
    assert not is_typed(OUTER, None)


def test_faults_of_what_is_held_out_are_not_listed() -> None:
    with pytest.raises(SystemExit):
        main(["--list"])
