"""From what the network found to acts: members of lists, attribution, factuality, dates, the retreat of CONCEDE."""

from datetime import date

import pytest

from sayso.model.acts import Evidence, FoundAct
from sayso.reading.acts.acts import add_acts
from sayso.reading.acts.output import day_of
from sayso.reading.acts.spans import ActSpans
from sayso.reading.attributions.spans import AttributionSpans
from sayso.reading.text import Text
from sayso.reading.text.spans import Spans
from tests.reading.acts.marking import span

THURSDAY = date(2018, 5, 10)


def acts(
    text: str,
    predicate: str,
    actor: str = "",
    recipient: str = "",
    *,
    type_: str = "ACCUSE",
    names: tuple[str, ...] = (),
    attributions: tuple[AttributionSpans, ...] = (),
    score: float = 0.9,
    network_says: float = 1.0,
) -> list[ActSpans]:
    """The acts of a sentence in which the network found one."""
    parties = ((span(text, actor),) if actor else (), (span(text, recipient),) if recipient else ())
    found = FoundAct(span(text, predicate), type_, score, *parties, factuality=network_says)
    known = Spans(span(text, name) for name in names)
    return add_acts(Text.of_lines(text), [found], attributions, known, THURSDAY, is_calibrated=False)


def words(text: str, act: ActSpans) -> tuple[str | None, str | None]:
    return tuple(None if part is None else text[slice(*part)] for part in (act.actor, act.recipient))  # type: ignore[return-value]


def test_each_member_of_a_list_has_an_act() -> None:
    text = "The group ran ads against Reps. Jim Roe, Ann Poe and Bo Coe."
    listed = acts(text, "ran", "The group", "Reps. Jim Roe, Ann Poe and Bo Coe", names=("Jim Roe", "Ann Poe", "Bo Coe"))
    assert [words(text, act) for act in listed] == [
        ("The group", "Reps. Jim Roe"),
        ("The group", "Ann Poe"),
        ("The group", "Bo Coe"),
    ]


@pytest.mark.parametrize(
    ("recipient", "names"),
    [
        ("the Department of Health and Human Services", ("Department of Health and Human Services",)),
        ("the mayor and her plan", ()),
        ("Roe, Poe, Coe, Doe and Moe", ("Roe", "Poe", "Coe", "Doe", "Moe")),
    ],
)
def test_what_is_no_list_and_what_is_too_long_stays_whole(recipient: str, names: tuple[str, ...]) -> None:
    text = f"The group sued {recipient}."
    assert [words(text, act)[1] for act in acts(text, "sued", "The group", recipient, names=names)] == [recipient]


def test_one_deed_told_by_two_words_is_one_act() -> None:
    text = "The group ran radio ads against Roe, and sued Poe."
    group, roe, poe = (span(text, words) for words in ("The group", "Roe", "Poe"))
    found = [
        FoundAct(span(text, "ran"), "ACCUSE", 0.9, (group,), (roe,)),
        FoundAct(span(text, "ads"), "PROTEST", 0.8, (group,), (roe,)),
        FoundAct(span(text, "sued"), "ACCUSE", 0.7, (group,), (poe,)),
    ]
    read = add_acts(Text.of_lines(text), found, [], Spans(()), None, is_calibrated=False)
    assert [text[slice(*act.predicate)] for act in read] == ["ran", "sued"]


def test_marks_and_possessives_are_no_part_of_a_party() -> None:
    text = "The group condemned “the mayor’s” plan."
    assert [words(text, act)[1] for act in acts(text, "condemned", "The group", "“the mayor’s”")] == ["the mayor"]


def test_an_act_without_a_party_and_an_unlikely_one_are_none() -> None:
    assert not acts("The group marched.", "marched")
    assert not acts("The group marched.", "marched", "The group", score=0.1)


@pytest.mark.parametrize(
    ("text", "predicate", "factuality"),
    [
        ("The union sued the mayor.", "sued", "actual"),
        ("The union did not sue the mayor.", "sue", "negated"),
        ("The union will sue the mayor.", "sue", "future"),
        ("The union plans to sue the mayor.", "sue", "future"),
        ("The union could sue the mayor.", "sue", "hypothetical"),
        ("If the union sues the mayor, he resigns.", "sues", "hypothetical"),
    ],
)
def test_factuality(text: str, predicate: str, factuality: str) -> None:
    union = "The union" if text.startswith("The") else "the union"
    (act,) = acts(text, predicate, union, "the mayor")
    assert act.factuality == factuality


def test_the_network_is_asked_where_the_tables_see_nothing() -> None:
    text = "The union lost its chance of ousting the mayor."
    (act,) = acts(text, "ousting", "The union", "the mayor", network_says=-1.2)
    assert act.factuality == "hypothetical"


def test_what_is_told_inside_an_attribution_bears_its_number() -> None:
    text = "Roe claimed that the union had sued the mayor."
    content = span(text, "the union had sued the mayor")
    saying = AttributionSpans(span(text, "Roe"), span(text, "claimed"), (content,), 1.0)
    (act,) = acts(text, "sued", "the union", "the mayor", attributions=(saying,))
    assert act.attribution == 0
    (act,) = acts(text, "claimed", "Roe", attributions=(saying,))
    assert act.attribution is None


def test_retreat_and_concession_are_told_apart_by_words() -> None:
    (act,) = acts("The union called off its strike.", "called", "The union", type_="CONCEDE")
    assert act.type == "RETREAT"
    (act,) = acts("The governor pardoned Orr.", "pardoned", "The governor", "Orr", type_="RETREAT")
    assert act.type == "CONCEDE"


@pytest.mark.parametrize(
    ("text", "predicate", "network", "type_"),
    [
        ("Groups are pressuring Orr.", "pressuring", "COERCE", "REQUEST"),
        ("The union endorsed Orr.", "endorsed", "AGREE", "SUPPORT"),
        ("The union called on Orr to resign.", "called", "CONSULT", "REQUEST"),
        ("The union called Orr on Monday.", "called", "CONSULT", "CONSULT"),
        ("The House subpoenaed Orr.", "subpoenaed", "ACCUSE", "COERCE"),
        ("The union challenged Orr.", "challenged", "ACCUSE", "ACCUSE"),
    ],
)
def test_a_predicate_of_one_type_has_it_whatever_the_network_says(
    text: str, predicate: str, network: str, type_: str
) -> None:
    actor = "Groups" if "Groups" in text else " ".join(text.split()[:2])
    (act,) = acts(text, predicate, actor, "Orr", type_=network)
    assert act.type == type_


def test_date() -> None:
    (act,) = acts("The union sued the mayor on Tuesday.", "sued", "The union", "the mayor")
    assert act.date == "2018-05-08"


@pytest.mark.parametrize(
    ("published", "day"),
    [("2018-05-10T08:00:00Z", THURSDAY), ("2018-05-10", THURSDAY), ("2018", None), ("soon", None), (None, None)],
)
def test_day_of_publication(published: str | None, day: date | None) -> None:
    assert day_of(published) == day


@pytest.mark.parametrize(
    ("text", "predicate"),
    [("The mayor says the council is sick of Orr.", "says"), ("The union became a rival of Orr.", "became")],
)
def test_what_people_say_and_become_is_no_act(text: str, predicate: str) -> None:
    sure = Evidence(0.99, 0.99, 0.99)
    parties = (span(text, " ".join(text.split()[:2])),), (span(text, "Orr"),)
    said, sued = (FoundAct(span(text, word), "ACCUSE", 0.9, *parties, evidence=sure) for word in (predicate, "of Orr"))
    read = add_acts(Text.of_lines(text), [said, sued], [], Spans(()), THURSDAY)
    assert [act.predicate for act in read] == [sued.predicate]


@pytest.mark.parametrize("recipient", ["the mayor", "the mayor of", "the mayor of and", "of the mayor"])
def test_a_party_has_no_loose_ends(recipient: str) -> None:
    text = "The union sued of the mayor of and the rest."
    (act,) = acts(text, "sued", "The union", recipient)
    assert words(text, act)[1] == "the mayor"


def test_the_headline_has_the_date_of_the_lede() -> None:
    text = "Union sues mayor\n\nThe union sued the mayor on Tuesday.\n\nIt sued the clerk last year."
    found = [
        FoundAct(span(text, "sues"), "ACCUSE", 0.9, (span(text, "Union"),), (span(text, "mayor"),)),
        FoundAct(span(text, "sued the mayor"), "ACCUSE", 0.9, (span(text, "The union"),), (span(text, "the mayor"),)),
    ]
    read = add_acts(Text.of_lines(text), found, [], Spans(()), THURSDAY, is_calibrated=False)
    assert [act.date for act in read] == ["2018-05-08", "2018-05-08"]


def test_the_same_day_is_the_last_one_told_though_no_act_has_it() -> None:
    text = "The council sat on Tuesday. Nobody came.\n\nThe union sued the mayor on the same day."
    (act,) = acts(text, "sued", "The union", "the mayor")
    assert act.date == "2018-05-08"
