"""What stands beside a name goes into its entity."""

import pytest

from sayso.reading.actors.entities.context import Context
from sayso.reading.actors.entities.entities import Entity, EntityIndex, Names
from sayso.reading.actors.names.mentions import find
from sayso.reading.actors.phrases.phrases import Phrases
from sayso.reading.text.words import Words


def context_of(text: str) -> Context:
    """The context of a text, read; its names are known and placed, and no more."""
    words = Words(text)
    runs = find(words, ())
    names = Names([], EntityIndex())
    names.add(runs, words)
    for run in runs:
        if run.first in names.owner:
            names.entities[names.owner[run.first]].mention(words.span(run.first, run.last), run.first)
    context = Context(words, Phrases(words, runs), names.entities, names.owner)
    context.read(runs)
    return context


def entity_in(context: Context, name: str) -> Entity:
    return next(entity for entity in context.entities if entity.name == name)


ROLES = [
    # text, the role of Ruth Okafor
    ("We met Ruth Okafor, the mayor of Tarrow, there.", "the mayor of Tarrow"),
    ("We met Ruth Okafor, who is the mayor of Tarrow, there.", "the mayor of Tarrow"),
    ("We met Ruth Okafor, 54, the mayor of Tarrow, there.", "the mayor of Tarrow"),
    ("We met the negotiator, Ruth Okafor, there.", "the negotiator"),
    ("We met her sister Ruth Okafor there.", "her sister"),
    ("We met architect Ruth Okafor there.", "architect"),
    ("His wife is Ruth Okafor.", "His wife"),
    ("We met Bo Farrow’s wife, Ruth Okafor, at the gate.", "Bo Farrow’s wife"),
    ("Ruth Okafor is a painter who has lived there since May.", "a painter"),
    ("Ruth Okafor was the first mayor of Tarrow.", "the first mayor of Tarrow"),
    ("Ruth Okafor was a disappointment.", None),
    ("Bo Farrow’s wife, Ruth Okafor, left.", "Bo Farrow’s wife"),
    ("We met Ruth Okafor, the town of Tarrow, there.", None),
    ("We met Ruth Okafor, the bakers, there.", None),
    ("According to the affidavit, Ruth Okafor, 24, left.", None),
    ("We met Ruth Okafor there.", None),
]


@pytest.mark.parametrize(("text", "role"), ROLES)
def test_role(text: str, role: str | None) -> None:
    span = entity_in(context_of(text), "Ruth Okafor").role
    assert (None if span is None else text[slice(*span)]) == role


TITLES = [
    ("We met Mayor Ruth Okafor there.", "Mayor"),
    ("We met Homeland Security Secretary Ruth Okafor there.", "Homeland Security Secretary"),
    ("We met Sen. Ruth Okafor there.", "Sen."),
    ("We met Ms. Ruth Okafor there.", None),
    ("We met Ruth Okafor there.", None),
]


@pytest.mark.parametrize(("text", "title"), TITLES)
def test_title(text: str, title: str | None) -> None:
    assert entity_in(context_of(text), "Ruth Okafor").title == title


AFFILIATIONS = [
    # text, party, state, age
    ("We met Rep. Ruth Okafor (D-Utah) there.", "D", "UT", None),
    ("We met Rep. Ruth Okafor of Georgia there.", None, "GA", None),
    ("We met Ruth Okafor of Georgia there.", None, None, None),
    ("We met Ohio Gov. Ruth Okafor there.", None, "OH", None),
    ("We met Republican Sen. Ruth Okafor there.", "R", None, None),
    ("We met Ruth Okafor, 54, there.", None, None, "54"),
]


@pytest.mark.parametrize(("text", "party", "state", "age"), AFFILIATIONS)
def test_party_state_and_age(text: str, party: str | None, state: str | None, age: str | None) -> None:
    entity = entity_in(context_of(text), "Ruth Okafor")
    assert (entity.party, entity.state, entity.age) == (party, state, age)


def test_a_home_describes_a_person() -> None:
    entity = entity_in(context_of("We met Rep. Ruth Okafor (D-Port Hale) there."), "Ruth Okafor")
    assert (entity.state, entity.described) == (None, {"port", "hale"})


@pytest.mark.parametrize(
    ("text", "shared"),
    [
        ("We met Sens. Ruth Okafor (D-Utah) and Bo Farrow (R-Ohio) there.", True),
        ("We met Sens. Ruth Okafor, Ann Poe and Bo Farrow there.", True),
        ("We met Sen. Ruth Okafor and heard Bo Farrow there.", False),
    ],
)
def test_a_list_shares_a_title(text: str, shared: bool) -> None:
    context = context_of(text)
    assert "senator" in entity_in(context, "Ruth Okafor").nouns
    assert ("senator" in entity_in(context, "Bo Farrow").nouns) is shared


@pytest.mark.parametrize(
    ("text", "together"),
    [("So Ruth Okafor and Bo Farrow left.", True), ("So Ruth Okafor met Bo Farrow.", False)],
)
def test_partners_are_told_of_together(text: str, together: bool) -> None:
    context = context_of(text)
    ruth, bo = entity_in(context, "Ruth Okafor"), entity_in(context, "Bo Farrow")
    assert (ruth.partners == {bo.index}, bo.partners == {ruth.index}) == (together, together)


def test_a_relation_has_an_owner() -> None:
    text = "We met her brother Bo Farrow there."
    context = context_of(text)
    bo = entity_in(context, "Bo Farrow")
    assert (bo.relation, bo.gender) == ("brother", "m")
    assert [(index, text[slice(*owner.span)]) for index, owner in context.owners] == [(bo.index, "her")]


def test_an_apposition_belongs_to_the_name_beside_it() -> None:
    context = context_of("We met the negotiator, Ruth Okafor, there.")
    ruth = entity_in(context, "Ruth Okafor")
    assert context.beside == {context.words.lower.index("the"): ruth.index}
    assert "negotiator" in ruth.nouns


def test_two_appositions_before_a_name_are_both_its_roles() -> None:
    ruth = entity_in(context_of("Then his guest, the actress Ruth Okafor, left."), "Ruth Okafor")
    assert {"guest", "actress"} <= ruth.nouns


@pytest.mark.parametrize(("pronoun", "gender"), [("him", "m"), ("her", "f")])
def test_a_pronoun_is_identified_by_a_name(pronoun: str, gender: str) -> None:
    context = context_of(f"Police named {pronoun} as Chiddle Brace on Monday.")
    brace = entity_in(context, "Chiddle Brace")
    assert context.identified == {context.words.lower.index(pronoun): brace.index}
    assert brace.gender == gender


def test_a_description_is_identified_by_a_name() -> None:
    context = context_of("Police identified the welder as Chiddle Brace on Monday.")
    assert "welder" in entity_in(context, "Chiddle Brace").nouns


@pytest.mark.parametrize(("text", "dead"), [("The murder of Ruth Okafor was old.", True), ("The sister of Ruth Okafor was old.", False)])  # fmt: skip
def test_the_dead(text: str, dead: bool) -> None:
    assert entity_in(context_of(text), "Ruth Okafor").dead is dead


@pytest.mark.parametrize(
    ("text", "vouched"),
    [
        ("Then Kestrow Vantle, who slept, left.", True),
        ("Then Kestrow Vantle, whose hat fell, left.", True),
        ("Then Kestrow Vantle, 54, left.", True),
        ("Then Kestrow Vantle, which slept, left.", False),
    ],
)
def test_an_age_or_a_who_vouches_for_a_person(text: str, vouched: bool) -> None:
    assert entity_in(context_of(text), "Kestrow Vantle").vouched is vouched


WRITERS = [
    ("By Ruth Okafor\n\nThen Bo Farrow left.", "Ruth Okafor"),
    ("The Bridge\nPosted by Ruth Okafor\n\nThen Bo Farrow left.", "Ruth Okafor"),
    ("Close the bridge.\n\nThen Bo Farrow left it.\n\nRuth Okafor\nTarrow", "Ruth Okafor"),
    ("Close the bridge.\n\nRuth Okafor is a writer in Tarrow.", "Ruth Okafor"),
    ("JUSTICE OKAFOR delivered the opinion of the Court.\n\nWe hold that it stands.", "OKAFOR"),
    ("Justice Okafor delivered the parcel.\n\nWe hold that it stands.", None),
    ("Close the bridge.\n\nRuth Okafor left it open in Tarrow.", None),
    ("Then Bo Farrow left by Tarrow.", None),
]


@pytest.mark.parametrize(("text", "writer"), WRITERS)
def test_the_writer_of_an_article(text: str, writer: str | None) -> None:
    entity = context_of(text).writer()
    assert (None if entity is None else entity.name) == writer


PRONOUNS = [
    ("Kit Marlow, who uses they/them pronouns, left.", True),
    ("Kit Marlow, a nonbinary poet, left.", True),
    ("Kit Marlow, whose pronouns are they and them, left.", True),
    ("Kit Marlow, who goes by they, left.", True),
    ("Kit Marlow said that they left.", False),
    ("Kit Marlow met a nurse. They left.", False),
]


@pytest.mark.parametrize(("text", "goes_by_they"), PRONOUNS)
def test_one_person_may_go_by_they(text: str, *, goes_by_they: bool) -> None:
    assert entity_in(context_of(text), "Kit Marlow").goes_by_they == goes_by_they


LAST_LINES = [
    # last line, a source in it, whether it is about the writer
    ("Ruth Okafor teaches history in Lowell.", "", True),
    ("Ruth Okafor runs a theater, which opened in May.", "which", True),
    ("Ruth Okafor runs the shop. “I will miss it,” she said.", "she", False),
]


@pytest.mark.parametrize(("line", "source", "writes"), LAST_LINES)
def test_a_last_line_in_which_somebody_speaks_is_no_biography(line: str, source: str, *, writes: bool) -> None:
    text = f"The bridge closed on Monday.\n\nIt will open in May.\n\n{line}"
    start = text.rindex(source) if source else -1
    writer = context_of(text).writer([(start, start + len(source))] if source else [])
    assert (writer is not None) == writes
