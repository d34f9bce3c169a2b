"""References with roles: actors and recipients of acts are resolved as sources and addressees are."""

import pytest

from corpora.marked import parse
from evaluation.speakers import given
from sayso.reading.actors import RoleReference, resolve
from sayso.reading.text import Text

ACTS = [
    # text, the act, its actor and recipient, and who they are
    ("{s1 Mayor Ruth Okafor} {c1 said} {q1 no}. The mayor sued Bo Farrow.", ("The mayor", "Bo Farrow"), ("Ruth Okafor", "Bo Farrow")),
    ("Bo Farrow wrote to Ann Poe. Then he sued her. {s1 Ann Poe} {c1 said} {q1 no}.", ("he", "her"), ("Bo Farrow", "Ann Poe")),
    ("{s1 A carer at the home} {c1 said} {q1 no} and sued the Harbor Board.", ("A carer at the home", "the Harbor Board"), ("A carer at the home", "Harbor Board")),
    ("{s1 Ruth Okafor} {c1 said} {q1 no}. A union sued the Harbor Board.", ("A union", "the Harbor Board"), ("A union", "Harbor Board")),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "act", "names"), ACTS)
def test_the_actors_of_acts_are_those_of_attributions(
    marked: str, act: tuple[str, str], names: tuple[str, str]
) -> None:
    parsed = parse(f" test\n{marked}", "test")
    actor, recipient = act
    behind = parsed.text.index(f"sued {recipient}") + len("sued ")
    start = parsed.text.rindex(actor, 0, behind)
    references = [
        RoleReference((start, start + len(actor)), "actor", 0),
        RoleReference((behind, behind + len(recipient)), "recipient", 0),
    ]
    cast = resolve(Text(parsed.text), given(parsed), references=references)
    known = {made.id: made.name for made in cast.actors}
    assert tuple(known[cast.choices[reference].actor or ""] for reference in references) == names
    assert len(set(known.values())) == len(known), "no description makes two actors"


def test_sources_and_addressees_are_references_as_well() -> None:
    parsed = parse(" test\n{s1 Ruth Okafor} {c1 told} {a1 Bo Farrow} {q1 no}.", "test")
    attributions = given(parsed)
    cast = resolve(Text(parsed.text), attributions)
    source, addressee = attributions[0].source, attributions[0].addressee
    assert source is not None and addressee is not None
    assert cast.choices[RoleReference(source, "source", 0)] == cast.speakers[0]
    assert cast.choices[RoleReference(addressee, "addressee", 0)] == cast.addressees[0]


def test_a_reference_without_words_has_no_actor() -> None:
    parsed = parse(" test\n{s1 Ruth Okafor} {c1 said} {q1 no} — .", "test")
    start = parsed.text.index("—")
    dash = RoleReference((start, start + 1), "actor", 0)
    assert resolve(Text(parsed.text), given(parsed), references=[dash]).choices[dash].actor is None
