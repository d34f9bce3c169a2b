"""Channel, topic, votes, endorsements and electoral threats: example sentences."""

from typing import get_args

import pytest

from sayso.model.acts import FoundAct
from sayso.reading.acts.influence import CHANNELS, TOPICS, TYPES, SentenceWords, known_predicates
from sayso.reading.acts.spans import Influence
from sayso.records import Channel, Topic
from tests.reading.acts.marking import span


def influence(text: str, predicate: str, type_: str = "ACCUSE", recipient: str = "", bill: str = "") -> Influence:
    """The fields of the one act in a sentence."""
    recipients = (span(text, recipient),) if recipient else ()
    act = FoundAct(span(text, predicate), type_, 1.0, (), recipients, span(text, bill) if bill else None)
    return SentenceWords(text, (0, len(text)), [act.predicate]).of(act)


@pytest.mark.parametrize(
    ("text", "predicate", "channel", "means"),
    [
        ("The group ran radio ads against Orr.", "ran", "radio", "radio ads"),
        ("The group ran ads against Orr.", "ran", None, None),
        ("The clerk sued the county.", "sued", "court", None),
        ("The union urged the panel in an open letter to act.", "urged", "letter", "open letter"),
        ("Anders gave Quill $40,000.", "gave", "money", None),
        ("The widow thanked the mayor.", "thanked", None, None),
    ],
)
def test_channel(text: str, predicate: str, channel: str | None, means: str | None) -> None:
    read = influence(text, predicate)
    assert read.channel == channel
    assert (None if read.means is None else text[slice(*read.means)]) == means


def test_known_predicates_are_found_where_they_begin() -> None:
    text = "Groups pressuring the mayor called on Orr; Poe called Roe, whom the House vetoed."
    words = [text[start:].split(maxsplit=1)[0] for start in known_predicates(text)]
    assert words == ["pressuring", "called", "vetoed."]


@pytest.mark.parametrize(
    "text",
    [
        "İsmet Oral CALLED ON Orr to Veto it.",  # in small letters, İ is two characters
        "The lawsuits that Poe's lobbying brought blamed nobody; thankless, they met.",
        "Reps. Roe and Poe endorsed-praised Orr (threatening to sue).",
        "pardoned",
        "",
    ],
)
def test_known_predicates_are_those_of_every_type(text: str) -> None:
    assert known_predicates(text) == sorted({match.start() for _, type_ in TYPES for match in type_.finditer(text)})


@pytest.mark.parametrize(
    "sentence",
    [
        "In İzmir, the Teachers' UNION ran Radio ads on health care and school boards over farm aid.",
        "Poe gave $5 million to Orr; $40,000 to Roe, mailed at the tax court hearing on a tax plan.",
        "e-mailed voters' e-mails on health-care workers' pensions",
    ],
)
def test_means_and_topics_are_those_of_every_pattern(sentence: str) -> None:
    text = f"Radio. {sentence} Radio."
    words = SentenceWords(text, span(text, sentence), [])
    for patterns, hits in ((CHANNELS, words.channels), (TOPICS, words.topics)):
        found = [(name, match.span()) for name, own in patterns for match in own.finditer(text, *words.sentence)]
        assert list(map(tuple, hits)) == found
        assert found


def test_topic_is_the_nearest_and_the_bills_first() -> None:
    text = "Teachers pressed the House to pass the farm bill."
    assert influence(text, "pressed").topic == "education"
    assert influence(text, "pass", bill="the farm bill").topic == "agriculture"
    read = influence("The group ran ads against Orr over health care reform.", "ran")
    assert read.topic == "health"
    assert read.issue is not None


@pytest.mark.parametrize(
    ("text", "predicate", "type_", "vote"),
    [
        ("Yancey voted against the measure.", "voted", "REJECT", "against"),
        ("The House voted 218 to 210 for the measure.", "voted", "SUPPORT", "for"),
        ("The House voted to reject the measure.", "voted", "REJECT", "against"),
        ("The Senate passed the measure.", "passed", "SUPPORT", "for"),
        ("The council rejected the measure.", "rejected", "REJECT", "against"),
        ("The governor signed the measure.", "signed", "SUPPORT", None),
        ("Yancey praised the measure.", "praised", "SUPPORT", None),
    ],
)
def test_vote(text: str, predicate: str, type_: str, vote: str | None) -> None:
    assert influence(text, predicate, type_, bill="the measure").vote == vote


@pytest.mark.parametrize(
    ("text", "predicate", "is_endorsement"),
    [
        ("The union endorsed Quill.", "endorsed", True),
        ("The union backed Quill for governor.", "backed", True),
        ("The union backed Quill in the quarrel.", "backed", False),
        ("The union praised Quill.", "praised", False),
    ],
)
def test_endorsement(text: str, predicate: str, is_endorsement: bool) -> None:
    assert influence(text, predicate, "SUPPORT", "Quill").is_endorsement is is_endorsement


def test_electoral_threat() -> None:
    assert influence("Groups are weighing a primary challenge to Boyle.", "challenge").is_electoral_threat
    assert not influence("Groups challenged Boyle to a debate.", "challenged").is_electoral_threat


def test_every_channel_and_topic_of_the_schema_has_a_row() -> None:
    assert {name for name, _ in CHANNELS} == set(get_args(Channel))
    assert {name for name, _ in TOPICS} == set(get_args(Topic))


@pytest.mark.parametrize(
    ("text", "topic"),
    [("Police arrested two men.", "law_crime"), ("Police arrested two men over health care.", "health")],
)
def test_words_of_two_meanings_tell_a_topic_where_no_better_ones_do(text: str, topic: str) -> None:
    act = FoundAct(span(text, "arrested"), "COERCE", 0.9, (span(text, "Police"),), (span(text, "two men"),))
    assert SentenceWords(text, (0, len(text)), [act.predicate]).of(act).topic == topic
