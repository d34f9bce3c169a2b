"""Who speaks in a quotation without a source: a marked text, the attribution without one, and the name."""

import pytest

from sayso.reading.actors.resolution.sourceless import Sourceless
from sayso.reading.actors.resolution.weights import CERTAINTY
from tests.reading.actors.resolution.scenes import Scene, scene


def spoken(marked: str) -> Scene:
    given = scene(marked)
    for entity in given.discourse.entities:
        entity.kind = "person"
    given.let_names_speak()
    return given


GOES_ON = 0.97 * CERTAINTY["goes on, at most"]

QUOTATIONS: list[tuple[str, int, list[tuple[str | None, float]]]] = [
    # the last speaker goes on, in the paragraph and in the next
    ("{q1 “One,”} {s1 Ruth Okafor} {c1 said}. {q2 “Two.”}", 1, [("Ruth Okafor", GOES_ON)]),
    ("{q1 “One,”} {s1 Ruth Okafor} {c1 said}.\n\n{q2 “Two.”}", 1, [("Ruth Okafor", GOES_ON)]),
    # the last of two
    ("{q1 “One,”} {s1 Ruth Okafor} {c1 said}. {q2 “Two,”} {s2 Bo Farrow} {c2 said}.\n\n{q3 “Three.”}", 2, [("Bo Farrow", GOES_ON)]),
    # the one who acts before it
    ("{q1 “One,”} {s1 Ruth Okafor} {c1 said}.\n\nBo Farrow shrugged. {q2 “Two.”}", 1, [("Bo Farrow", CERTAINTY["acts before"])]),
    ("{q1 “One,”} {s1 Ruth Okafor} {c1 said}.\n\nRuth Okafor shrugged. {q2 “Two.”}", 1, [("Ruth Okafor", GOES_ON)]),
    ("{q1 “One,”} {s1 Ruth Okafor} {c1 said}.\n\nBo Farrow shrugged.\n\n{q2 “Two.”}", 1, [("Ruth Okafor", GOES_ON)]),
    # an answer is the other one's, or an unknown one's
    ("{q1 “One,”} {s1 Bo Farrow} {c1 said}.\n\n{q2 “Why?”} {s2 Ruth Okafor} {c2 asked}.\n\n{q3 “Rain.”}", 2, [("Bo Farrow", CERTAINTY["answers"])]),
    ("{q1 “Why?”} {s1 Ruth Okafor} {c1 asked}.\n\n{q2 “Rain.”}", 1, [(None, CERTAINTY["answers"])]),
    # but a question in the same paragraph goes on
    ("{q1 “Why?”} {s1 Ruth Okafor} {c1 asked}. {q2 “Why now?”}", 1, [("Ruth Okafor", GOES_ON)]),
    # nobody spoke before; no quotation; a source
    ("It rained. {q1 “One.”} {q2 “Two,”} {s2 Ruth Okafor} {c2 said}.", 0, []),
    ("{q1 “One,”} {s1 Ruth Okafor} {c1 said}. {q2 It was thought to be too tall}.", 1, []),
    ("{q1 “One,”} {s1 Ruth Okafor} {c1 said}. {q2 “Two,”} {s2 he} {c2 said}.", 1, []),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "number", "expected"), QUOTATIONS)
def test_who_speaks_without_a_source(marked: str, number: int, expected: list[tuple[str | None, float]]) -> None:
    given = spoken(marked)
    ranked = Sourceless(given.discourse).resolve(number)
    entities = given.discourse.entities
    assert [None if index is None else entities[index].name for index, _ in ranked] == [name for name, _ in expected]
    assert [chance for _, chance in ranked] == pytest.approx([chance for _, chance in expected])


def test_the_one_asked_answers() -> None:
    given = spoken(
        "Ann Poe and Bo Farrow came.\n\n{q1 “Why?”} {s1 Ruth Okafor} {c1 asked} {a1 Ann Poe}.\n\n{q2 “Rain.”}"
    )
    given.discourse.addressee[0] = given.named("Ann Poe")
    assert Sourceless(given.discourse).resolve(1) == [(given.named("Ann Poe"), CERTAINTY["answers"])]


def test_the_writer_who_acts_before_a_quotation_does_not_speak_in_it() -> None:
    given = spoken("{q1 “One,”} {s1 Ruth Okafor} {c1 said}.\n\nBo Farrow shrugged. {q2 “Two.”}")
    given.discourse.writer = given.named("Bo Farrow")
    ((index, chance),) = Sourceless(given.discourse).resolve(1)
    assert index == given.named("Ruth Okafor")
    assert chance == pytest.approx(GOES_ON)
