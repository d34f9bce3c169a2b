"""Order, nesting and numbers of the attributions, as both views show them."""

from __future__ import annotations

from sayso.records import Attribution, Reading
from sayso.views.reading.outline import outline, set_aside


def _with(reading: Reading, *attributions: Attribution) -> Reading:
    return reading.model_copy(update={"attributions": attributions})


def _attribution(name: str, start: int, parent: str | None = None) -> Attribution:
    return Attribution(
        id=name, source=(), cue=(), content=((start, start + 2),), kind="indirect", score=0.5, parent=parent
    )


def _shape(reading: Reading) -> list[tuple[int, int, int | None]]:
    return [(entry.number, entry.depth, entry.parent) for entry in outline(reading)]


def test_nested_attributions_stand_below_their_parent(story: Reading) -> None:
    assert _shape(story) == [
        (1, 0, None),
        (2, 0, None),
        (3, 1, 2),
        (4, 0, None),
        (5, 0, None),
        (6, 0, None),
        (7, 0, None),
    ]


def test_the_order_is_that_of_the_text_whatever_the_records_say(story: Reading) -> None:
    assert _shape(_with(story, *reversed(story.attributions))) == _shape(story)


def test_a_child_that_begins_before_its_parent_still_stands_below_it(story: Reading) -> None:
    assert _shape(_with(story, _attribution("a1", 5, "a2"), _attribution("a2", 9))) == [(2, 0, None), (1, 1, 2)]


def test_ids_of_another_kind_are_numbered_by_rank(story: Reading) -> None:
    assert _shape(_with(story, _attribution("y", 9), _attribution("a7", 5))) == [(1, 0, None), (2, 0, None)]


def test_a_missing_parent_and_a_circle_of_parents_lose_nothing(story: Reading) -> None:
    lost = _attribution("a1", 0, "a99")
    own = _attribution("a2", 3, "a2")
    circle = [_attribution("a3", 6, "a4"), _attribution("a4", 9, "a3")]
    assert sorted(number for number, _, _ in _shape(_with(story, lost, own, *circle))) == [1, 2, 3, 4]


def test_two_records_of_one_id_are_both_shown(story: Reading) -> None:
    assert len(outline(_with(story, _attribution("a1", 0), _attribution("a1", 5), _attribution("a2", 7, "a1")))) == 3


def test_a_long_line_of_parents_does_not_exhaust_the_stack(story: Reading) -> None:
    deep = [_attribution(f"a{i}", i, f"a{i - 1}") for i in range(1, 3000)]
    assert outline(_with(story, *deep))[-1].depth == 2998


def test_sections_and_what_is_set_aside(story: Reading) -> None:
    kinds = [story.article.sections[entry.section].kind for entry in outline(story) if entry.section is not None]
    assert kinds == ["body"] * 6 + ["update"]
    aside = set_aside(story)
    assert (aside.paragraphs, aside.characters) == (
        2,
        len("Sign up for our newsletter.") + len("© 2026 Coastline Wire."),
    )
