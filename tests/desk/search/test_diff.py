"""Two texts compared: what changed in them counts, and not how they happened to be read."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from sayso.desk.search.diff import Side, compare_sides, compare_texts, read_side
from sayso.records import Actor, Article, Attribution, Model, Reading, Span

MODEL = Model(name="by hand", version="1", sha256="0" * 64)
Row = tuple[str, str, str]
"""Source, cue and content of an attribution, in words of the text."""


def side(text: str, *rows: Row, **fields: Any) -> Side:
    """A text with its statements, the speaker of each named by its source; ``fields`` are those of the last one."""
    actors: dict[str, Actor] = {}
    attributions = []

    def place(words: str) -> tuple[Span, ...]:
        if not words:
            return ()
        start = text.index(words)
        return ((start, start + len(words)),)

    for number, (source, cue, content) in enumerate(rows, 1):
        if source:
            actors.setdefault(source, Actor(id=f"p{len(actors) + 1}", name=source, kind="person", naming="named"))
        speaker = actors[source].id if source else None
        attributions.append(
            Attribution(
                id=f"a{number}",
                source=place(source),
                cue=place(cue),
                content=place(content),
                speaker=speaker,
                chain=() if speaker is None else (speaker,),
                kind="indirect",
                factuality="actual",
                score=0.9,
            )
        )
    if fields:
        attributions[-1] = attributions[-1].model_copy(update=fields)
    article = Article(id=Article.identify(text), location=None, text=text)
    return read_side(
        Reading(article=article, attributions=tuple(attributions), actors=tuple(actors.values()), model=MODEL)
    )


CLOSE = "Dan Pell said the bridge would close. It rained."
PELL = ("Dan Pell", "said", "the bridge would close")
DECLINED = "Dan Pell declined to say who would pay. It rained."


def test_the_same_words_are_no_change() -> None:
    difference = compare_sides(side(CLOSE, PELL), side(CLOSE, PELL), "two")
    assert (difference.changes, difference.unchanged, difference.reading_only) == ((), 1, 0)
    assert (difference.words_added, difference.words_gone) == (0, 0)


@pytest.mark.parametrize(
    ("before", "after"),
    [("“We won’t close it,”", '"We won\'t close it,"'), ("«We won’t close it,»", "“We won‘t close it,”")],
)
def test_quotation_marks_of_another_shape_are_no_change(before: str, after: str) -> None:
    texts = [f"{quoted} said Dan Pell. It rained." for quoted in (before, after)]
    sides = [side(text, ("Dan Pell", "said", quoted)) for text, quoted in zip(texts, (before, after), strict=True)]
    difference = compare_sides(sides[0], sides[1], "two")
    assert (difference.changes, difference.unchanged) == ((), 1)
    assert (difference.words_added, difference.words_gone) == (0, 0)


def test_marks_that_make_the_kind_another_are_no_change_either() -> None:
    before = side("“We close it,” said Dan Pell.", ("Dan Pell", "said", "“We close it,”"), kind="direct")
    after = side('"We close it," said Dan Pell.', ("Dan Pell", "said", '"We close it,"'), kind="indirect")
    difference = compare_sides(before, after, "two")
    assert (difference.changes, difference.unchanged, difference.reading_only) == ((), 1, 1)


def test_one_statement_or_two_in_the_same_words_is_no_change() -> None:
    """ "declined to say" is one statement in one reading, and two in the next."""
    whole = ("Dan Pell", "declined to say", "who would pay")
    inner = ("Dan Pell", "say", "who would pay")
    before = side(DECLINED, whole, factuality="negated")
    after = side(DECLINED, ("Dan Pell", "declined", "to say who would pay"), inner)
    for difference in (compare_sides(before, after, "two"), compare_sides(after, before, "two")):
        assert difference.changes == () and difference.reading_only > 0


def test_a_speaker_who_is_known_in_one_reading_only_is_no_change() -> None:
    difference = compare_sides(side(CLOSE, PELL), side(CLOSE, PELL, speaker=None, chain=()), "two")
    assert (difference.changes, difference.unchanged, difference.reading_only) == ((), 1, 1)


def test_another_speaker_in_the_same_words_is_a_change() -> None:
    before = side("Ruth Okafor spoke. She said it would close.", ("", "said", "it would close"))
    after = side("Lena Pike spoke. She said it would close.", ("", "said", "it would close"))
    named = [_spoken_by(given, name) for given, name in ((before, "Ruth Okafor"), (after, "Lena Pike"))]
    (change,) = compare_sides(named[0], named[1], "two").changes
    assert change.speaker == ("Ruth Okafor", "Lena Pike")


def _spoken_by(given: Side, name: str) -> Side:
    (template,) = side(f"{name} said so.", (name, "said", "so")).statements
    return replace(given, statements=[replace(given.statements[0], speaker=template.speaker)])


CHANGED = [
    # the text of before and its statement, the text of after and its statement; the sorts of changes
    (CLOSE, PELL, "Dan Pell said the bridge would open. It rained.", (*PELL[:2], "the bridge would open"), ["changed"]),
    (CLOSE, PELL, "It rained.", None, ["gone"]),
    ("It rained.", None, CLOSE, PELL, ["added"]),
    # the words of the statement stand in both, but not its sentence
    (CLOSE, PELL, "It is not true that Dan Pell said the bridge would close. It rained.", None, ["gone"]),
]


@pytest.mark.parametrize(("before", "row", "after", "other_row", "sorts"), CHANGED, ids=lambda value: str(value)[:30])
def test_what_changed_in_the_text_is_a_change(
    before: str, row: Row | None, after: str, other_row: Row | None, sorts: list[str]
) -> None:
    sides = [side(text, *([given] if given else [])) for text, given in ((before, row), (after, other_row))]
    difference = compare_sides(sides[0], sides[1], "two")
    assert [change.sort for change in difference.changes] == sorts and difference.reading_only == 0


def test_a_word_at_the_edge_of_a_sentence_is_whole() -> None:
    before = side("Pell said it would close.", ("Pell", "said", "it would close"))
    after = side("Chappell said it would close. Pell said it would closet.", ("Chappell", "said", "it would close"))
    assert [change.sort for change in compare_sides(before, after, "two").changes] == ["changed"]


@pytest.mark.parametrize(
    ("before", "after", "added", "gone"),
    [
        ("It is open.", "It is open.", [], []),
        ("“It is open.”", '"It is  open."', [], []),
        ("It is open.", "It is not open.", ["not"], []),
        ("It is not open.", "It is open.", [], [("open.", "not")]),
        ("It closes today.", "It closes in June 🎉.", ["in June 🎉."], [("in June", "today.")]),
        ("It is open. So far.", "It is open.", [], [("", "So far.")]),
        ("", "It is open.", ["It is open."], []),
    ],
)
def test_words_that_are_new_and_words_that_are_gone(
    before: str, after: str, added: list[str], gone: list[tuple[str, str]]
) -> None:
    new, lost = compare_texts(before, after)
    assert [after[start:end] for start, end in new] == added
    assert [words for _, words in lost] == [words for _, words in gone]
    assert all(after[own.place :].startswith(behind) for own, (behind, _) in zip(lost, gone, strict=True))
