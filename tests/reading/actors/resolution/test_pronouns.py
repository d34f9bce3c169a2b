"""Who a pronoun is: a marked text whose named sources have spoken, the pronoun, and the name."""

import pytest

from sayso.reading.actors.resolution.evidence import NEW, Evidence, best
from sayso.reading.actors.resolution.pronouns import Pronouns
from sayso.reading.actors.resolution.weights import CERTAINTY
from tests.reading.actors.resolution.scenes import Scene, scene


def spoken(marked: str) -> Scene:
    given = scene(marked)
    given.let_names_speak()
    return given


def evidence(given: Scene, pronoun: str) -> Evidence:
    return Pronouns(given.discourse, {}).resolve(given.collected(pronoun))


PRONOUNS: list[tuple[str, str, str | None]] = [
    # he and she
    ("Ms. Ruth Okafor met Mr. Bo Farrow. {s1 He} {c1 said} {q1 no}.", "He", "Bo Farrow"),
    ("Ms. Ruth Okafor met Mr. Bo Farrow. {s1 She} {c1 said} {q1 no}.", "She", "Ruth Okafor"),
    ("It rained. {s1 He} {c1 said} {q1 no}.", "He", None),
    # I: the one quoted
    ("{s1 Ruth Okafor} {c1 said}, {q1 “{s2 I} {c2 think} {q2 so}.”}", "I", "Ruth Okafor"),
    # I in the words of one whom no attribution quotes
    ("Ruth Okafor came. “{s1 I} {c1 think} {q1 so}.”", "I", None),
    # we, outside of quotations, where nobody writes
    ("Ruth Okafor came. {s1 We} {c1 think} {q1 so}.", "We", None),
    # you: the one who hears it, or is called upon
    ("{s1 Ruth Okafor} {c1 said}, {q1 “It rained. Mr. Farrow, {s2 you} {c2 said} {q2 so}.”}", "you", "Farrow"),
    ("Ruth Okafor came. {s1 You} {c1 said} {q1 so}.", "You", None),
    # the other of two who take turns
    ("{s1 MS. POE}{c1 :} {q1 No.}\n\n{s2 MR. FARROW}{c2 :} {q2 {s3 You} {c3 said} {q3 so}.}", "You", "POE"),
    # who
    ("Bo Farrow met Ruth Okafor, {s1 who} {c1 said} {q1 no}.", "who", "Ruth Okafor"),
    ("It was Mr. Farrow, not Ms. Poe, {s1 who} {c1 said} {q1 no}.", "who", "Farrow"),
    ("Bo Farrow came. {s1 Who} {c1 said} {q1 so}?", "Who", None),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "pronoun", "name"), PRONOUNS)
def test_who_a_pronoun_is(marked: str, pronoun: str, name: str | None) -> None:
    given = spoken(marked)
    index = best(evidence(given, pronoun).ranked)
    assert (None if index is None else given.discourse.entities[index].name) == name


def test_one_identified_needs_no_weighing() -> None:
    given = scene("The police met him. Mr. Colin Brace and Ms. Ada Moss left.")
    reference = given.reference("him")
    brace = given.named("Colin Brace")
    found = Pronouns(given.discourse, {reference.place: brace}).resolve(reference)
    assert found.ranked == [(brace, CERTAINTY["identified"])]


def test_the_first_i_outside_quotations_brings_in_the_writer() -> None:
    given = scene("{s1 I} {c1 think} {q1 so}. {s2 I} {c2 think} {q2 not}.")
    pronouns = Pronouns(given.discourse, {})
    first, second = (r for r in given.collect() if r.phrase.noun == "i")
    found = pronouns.resolve(first)
    assert found.ranked == [(NEW, CERTAINTY["writer"])]
    assert found.new is not None and found.new.name == "the writer"
    ((writer, _),) = given.discourse.apply(found)
    assert given.discourse.writer == writer
    again = pronouns.resolve(second)
    assert (again.ranked, again.new) == ([(writer, CERTAINTY["writer"])], None)


def test_a_sure_pronoun_tells_a_gender() -> None:
    given = spoken("{s1 Ruth Okafor} {c1 said} {q1 no}. {s2 She} {c2 added} {q2 yes}.")
    (learned,) = evidence(given, "She").learned
    assert (learned.entity, learned.gender, learned.is_person) == (given.named("Ruth Okafor"), "f", True)


def test_an_organisation_is_an_it() -> None:
    given = scene("The Harbor Board met Ms. Ada Moss. {s1 It} {c1 said} {q1 no}.")
    board = given.entity("Harbor Board", "organisation")
    assert best(evidence(given, "It").ranked) == board.index


def test_they_are_several() -> None:
    given = scene("Two aides met Ms. Ada Moss. {s1 They} {c1 said} {q1 no}.")
    aides = given.introduce("Two aides")
    assert best(evidence(given, "They").ranked) == aides.index


def test_both_are_the_last_two() -> None:
    given = scene("Two aides met Ms. Ada Moss. {s1 Both} {c1 said} {q1 no}.")
    aides = given.introduce("Two aides")
    assert evidence(given, "Both").ranked == [(aides.index, CERTAINTY["all of them"])]


def test_a_spokesman_says_we_for_his_body() -> None:
    given = spoken("The Harbor Board met. {q1 “{s2 We} {c2 think} {q2 so},”} {s1 Bo Farrow} {c1 said}.")
    board = given.entity("Harbor Board", "organisation")
    given.entity("Bo Farrow").owner = board.index
    (first, chance), (second, _) = evidence(given, "We").ranked
    assert (first, second) == (board.index, given.named("Bo Farrow"))
    assert chance == pytest.approx(0.97 * CERTAINTY["says we"])
