"""What goes back to one text or one utterance is one origin."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

import sayso
from sayso.desk.origins.review import groups, put_back, take_apart, taken_apart
from sayso.desk.origins.similarity import RUN, containment, run_fingerprints, shared_run, shingles, words_of
from sayso.desk.store import Store, open_desk
from sayso.desk.tables import sourcing
from sayso.errors import DeskError
from sayso.records import Actor, Reading
from tests.databases import NewDesk
from tests.desk import archive

WIRE = """Bridge over the Sorrel closes for the winter

The county closed the Sorrel bridge on Monday after divers found cracks in two of its piers. \
“We are not going to wait for a school bus to end up in the river,” said Mayor Ruth Okafor. \
Traffic will be sent over the dam road until spring, which adds nine miles to the way to the hospital.

Commissioner Dan Pell said the repairs would cost four million dollars and that the county did not have the money.
"""
CUT = WIRE.split("\n\n", 1)[1].replace("on Monday", "Monday")
OTHER = """At the council's meeting there was talk of little else. \
“We are not going to wait for a school bus to end up in the river,” Okafor told the council to applause. \
Three farmers said the detour would ruin their season.
"""
ENGINEER = """An engineer who asked not to be named said the repairs to the old bridge would cost four million \
dollars, money that the county did not have.
"""


@pytest.fixture
def desk(made_place: str) -> Iterator[Store]:
    with open_desk(made_place) as store:
        yield store


def add(desk: Store, *texts: str) -> None:
    for number, text in enumerate(texts):
        with desk.writer() as writer:
            writer.keep(sayso.read(text), f"https://paper{number}.example/bridge")


def found(desk: Store) -> list[tuple[str, int, int]]:
    with desk.view() as view:
        return [(one.kind, len(one.articles), len(one.statements)) for one in groups(view)]


def origins(desk: Store, words: str) -> list[int]:
    with desk.view() as view:
        return [one.origins for one in view.all_statements() if words in one.content_text]


def test_wire_copy_cut_short_is_a_near_copy(desk: Store) -> None:
    add(desk, WIRE, CUT)
    assert ("near copy", 2, 0) in found(desk)
    assert origins(desk, "school bus") == [1, 1] and origins(desk, "four million") == [1, 1]


def test_a_quotation_repeated_elsewhere_is_one_origin(desk: Store) -> None:
    add(desk, WIRE, OTHER)
    assert found(desk) == [("quotation", 2, 2)]
    assert origins(desk, "school bus") == [1, 1]


def test_another_who_says_the_same_is_another_origin(desk: Store) -> None:
    add(desk, WIRE, ENGINEER)
    assert found(desk) == []
    assert origins(desk, "four million") == [2, 2]
    with desk.view() as view:
        stored = view.connection.execute(sa.select(sourcing.c.statements, sourcing.c.single_origin)).all()
    assert all(row.single_origin == row.statements - 1 for row in stored)


def test_copies_of_one_report_beside_another_are_two_origins(desk: Store) -> None:
    add(desk, WIRE, CUT, ENGINEER)
    assert origins(desk, "four million") == [2, 2, 2]


def test_the_order_of_coming_changes_nothing(desk: Store, new_desk: NewDesk) -> None:
    add(desk, WIRE, CUT, OTHER, ENGINEER)
    with new_desk() as place, open_desk(place) as again:
        add(again, ENGINEER, OTHER, CUT, WIRE)
        assert sorted(found(again)) == sorted(found(desk))
        assert sorted(origins(again, "")) == sorted(origins(desk, ""))


def test_two_people_who_say_the_same_phrase_are_two(desk: Store) -> None:
    phrase = "“we do not comment on cases that are pending before the courts,” said"
    add(desk, f"On the fire, {phrase} Chief Ann Loomis.", f"On the landfill, {phrase} Sheriff Bo Tarrant.")
    assert found(desk) == []


def test_a_group_taken_apart_stays_apart_until_it_is_put_back(desk: Store) -> None:
    add(desk, WIRE, OTHER)
    with desk.view() as view:
        (group,) = groups(view)
        assert group.why == "16 words in a row are the same, 100% of the shorter statement"
    with desk.writer() as writer:
        judgement = take_apart(writer, group.id, "rv", "she said it twice, to two reporters")
    assert found(desk) == [] and origins(desk, "school bus") == [2, 2]
    with desk.writer() as writer:
        for article in (1, 2):
            writer.project(article)
    assert found(desk) == []
    with desk.writer() as writer:
        put_back(writer, judgement)
    assert found(desk) == [("quotation", 2, 2)] and origins(desk, "school bus") == [1, 1]
    with desk.view() as view:
        assert [(one.author, one.undone is not None) for one in taken_apart(view)] == [("rv", True)]
    with pytest.raises(DeskError, match="undone already"), desk.writer() as writer:
        put_back(writer, judgement)


def nested(text: str, outer: str, inner: str) -> Reading:
    """Somebody said that somebody else had said something."""
    said = text.split(". ", 1)[0]
    whole = said[said.index(" said ") + len(" said ") :]
    return archive.reading(
        text,
        [
            archive.told(text, 1, outer, "said", whole, speaker="p1", chain=("p1",)),
            archive.told(text, 2, inner, "had said", COSTS, speaker="p2", chain=("p1", "p2"), parent="a1"),
        ],
        [Actor(id=f"p{n}", name=name, kind="person", naming="named") for n, name in enumerate((outer, inner), 1)],
    )


COSTS = "the repairs to the old harbour wall would cost four million dollars and take two summers"


def test_what_stands_within_a_statement_has_its_origin(desk: Store) -> None:
    """One article has it from one source: that it goes through two makes no second origin."""
    with desk.writer() as writer:
        writer.keep(
            nested(f"Lena Pike said Ruth Okafor had said {COSTS}. So it goes.", "Lena Pike", "Ruth Okafor"), "/a"
        )
    assert origins(desk, "harbour") == [1, 1]
    with desk.writer() as writer:
        writer.keep(nested(f"Bo Lind said Ann Tarr had said {COSTS}. It was late.", "Bo Lind", "Ann Tarr"), "/b")
    assert origins(desk, "harbour") == [2, 2, 2, 2]
    with desk.view() as view:
        assert view.connection.scalars(sa.select(sourcing.c.single_origin)).all() == [0, 0]
    with desk.writer() as writer:
        writer.forget(2)
    assert origins(desk, "harbour") == [1, 1]


def test_no_such_group(desk: Store) -> None:
    with pytest.raises(DeskError, match="no origin group 7"), desk.writer() as writer:
        take_apart(writer, 7, "rv", "")


WORDS = st.lists(st.sampled_from(words_of("the bridge was closed by county on monday after divers found cracks")))


@given(WORDS, WORDS, WORDS, WORDS, st.lists(st.sampled_from("abcdefgh"), min_size=RUN, max_size=12))
def test_every_shared_run_has_a_fingerprint_in_common(
    a: list[str], b: list[str], c: list[str], d: list[str], run: list[str]
) -> None:
    one, other = [*a, *run, *b], [*c, *run, *d]
    assert shared_run(one, other) >= RUN
    assert set(run_fingerprints(one)) & set(run_fingerprints(other))


@given(WORDS, WORDS)
def test_containment_is_even_and_whole_for_a_part(one: list[str], other: list[str]) -> None:
    first, second = shingles(one), shingles([*one, *other])
    assert containment(first, second) == containment(second, first)
    if len(one) >= 5:
        assert containment(first, second)[0] == 1.0


def test_words_are_compared_without_case_and_shape_of_apostrophes() -> None:
    assert words_of("“We’re DONE,” he said.") == words_of("we're done he said")


def test_a_copy_makes_one_origin_of_what_stood_in_the_other_alone(tmp_path: Path) -> None:
    claims = (
        "the repairs to the old bridge over the Sorrel would cost four million dollars",
        "repairs of the old bridge over the Sorrel would soon cost about four million dollars",
        "to repair the old Sorrel bridge would cost the county four million dollars at least",
    )
    filler = " ".join(f"On day {n} nothing was heard from number {n} Quay Street." for n in range(9))
    text = f"Roe said {claims[0]}. {filler} Pell said {claims[1]}. Marsh said {claims[2]}."
    speakers = [
        archive.told(text, n, who, "said", claim)
        for n, who, claim in zip((1, 2, 3), ("Roe", "Pell", "Marsh"), claims, strict=True)
    ]
    with open_desk(tmp_path / "sayso.db") as desk:
        for told, those, expected in ((text, speakers[:2], [2, 2]), (f"{text} More soon.", speakers[2:], [1, 1, 1])):
            with desk.writer() as writer:
                writer.keep(archive.reading(told, those, []))
            with desk.view() as view:
                assert [one.origins for one in view.all_statements()] == expected
