"""When an attribution, its speaker and its parent count as right."""

from typing import Any

import pytest

from corpora.wikinews import ArticleAttribution, MarkedArticle
from evaluation.wikinews import count, figures, is_called
from sayso.intake import from_text
from sayso.records import Actor, Attribution, Model, Reading

TEXT = "Mayor Ruth Okafor said the clerk had denied it all. Reportedly, rain fell."
OUTER = ArticleAttribution("a1", [(0, 17)], [(18, 22)], [(23, 50)], [], None, (0, 17), "person", "named", "actual")
INNER = ArticleAttribution("a2", [(23, 32)], [(33, 43)], [(44, 50)], [], "a1", (23, 32), "person", "role", "actual")
LOOSE = ArticleAttribution("a3", [], [(52, 62)], [(64, 73)], [], None, None, None, None, "actual")
ARTICLE = MarkedArticle("x", TEXT, "2020-01-01", [OUTER, INNER, LOOSE], [])
OKAFOR = Actor(id="p1", name="Ruth Okafor", kind="person", naming="named")
CLERK = Actor(id="p2", name="the clerk", kind="government", naming="role", mentions=((23, 32),))


def attribution(name: str, source: Any, content: Any, **more: Any) -> Attribution:
    return Attribution(id=name, source=source, cue=(), content=content, kind="indirect", score=1, **more)


def reading(*attributions: Attribution) -> Reading:
    model = Model(name="x", version="1", sha256="0" * 64)
    return Reading(article=from_text(TEXT), model=model, attributions=attributions, actors=(OKAFOR, CLERK))


FIRST = attribution("1", ((6, 17),), ((23, 50),), speaker="p1")
SECOND = attribution("2", ((23, 32),), ((44, 50),), speaker="p2", parent="1")


def test_all_that_is_right() -> None:
    tally = count(ARTICLE, reading(FIRST, SECOND, attribution("3", (), ((64, 73),))))
    assert (tally["right"], tally["gold"], tally["nested"], tally["parent"]) == (3, 3, 1, 1)
    assert (tally["speaker"], tally["speakers"], tally["kind"], tally["kind person"]) == (2, 2, 1, 1)
    rows = {row.name: row.value for row in figures([tally])}
    assert rows["right of score .9 to 1"] == 100
    assert (rows["F1"], rows["nested with the right parent"], rows["kind of source right"]) == (100, 100, 50)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        (attribution("1", ((23, 32),), ((23, 50),)), 0),
        (attribution("1", (), ((23, 50),)), 0),
        (attribution("1", ((6, 17),), ((23, 32),)), 0),
        (attribution("1", ((6, 17),), ((27, 50),)), 1),
    ],
)
def test_source_and_content_have_to_fit(wrong: Attribution, right: int) -> None:
    assert count(ARTICLE, reading(wrong))["right"] == right


def test_a_parent_has_to_be_the_one_that_was_found() -> None:
    tally = count(ARTICLE, reading(FIRST, SECOND.model_copy(update={"parent": None})))
    assert (tally["nested"], tally["parent"]) == (1, 0)


def test_a_speaker_is_known_by_mention_or_by_name() -> None:
    assert is_called(OKAFOR, TEXT, (0, 17))
    assert is_called(CLERK, TEXT, (23, 32))
    assert not is_called(CLERK, TEXT, (0, 17))
