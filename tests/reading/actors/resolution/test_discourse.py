"""What is looked up in a discourse: recent mentions, holders of a noun, turn takers."""

from tests.reading.actors.resolution.scenes import scene

TEXT = "Ruth Okafor met Bo Farrow. It rained. Ann Poe left. Then {s1 she} {c1 said} {q1 no}."


def test_the_last_mentioned_come_first() -> None:
    given = scene(TEXT)
    place = given.discourse.text_index.words.word.index("she")
    assert [entity.name for entity in given.discourse.recent(place)] == ["Ann Poe", "Bo Farrow", "Ruth Okafor"]


def test_what_was_mentioned_too_many_sentences_ago_is_out_of_mind() -> None:
    given = scene(TEXT)
    place = given.discourse.text_index.words.word.index("she")
    assert [entity.name for entity in given.discourse.recent(place, sentences=1)] == ["Ann Poe"]
    kept = given.discourse.in_mind(place, 1, [given.named("Bo Farrow"), None])
    assert [entity.name for entity in kept] == ["Bo Farrow", "Ann Poe"]


def test_only_some_of_very_many_are_considered() -> None:
    names = " ".join(
        f"Ann O{'abcdefghij'[i % 10]}{'klmnopqrst'[i // 10 % 10]}{'uvwxy'[i // 100]}rd left." for i in range(400)
    )
    given = scene(names + " Then {s1 she} {c1 said} {q1 no}.")
    place = given.discourse.text_index.words.word.index("she")
    recent = list(given.discourse.recent(place))
    assert len(recent) < len(given.discourse.entities) == 400
    assert recent[0].name == given.discourse.entities[-1].name


def test_those_who_take_turns() -> None:
    given = scene(
        "Ann Poe and Bo Farrow met.\n\n{s1 MS. POE}{c1 :} {q1 I left early.}\n\n{s2 MR. FARROW}{c2 :} {q2 So did I.}"
    )
    assert given.discourse.turn_takers == {given.named("Ann Poe"), given.named("Bo Farrow")}
