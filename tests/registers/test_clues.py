"""Roles as texts write them."""

from collections.abc import Callable

import pytest

from sayso.records import Actor
from sayso.registers.clues import Role, clues, read_role
from sayso.registers.people import Office

SEN: tuple[Office, ...] = ("sen",)
REP: tuple[Office, ...] = ("rep",)
PREZ: tuple[Office, ...] = ("prez",)
VICE: tuple[Office, ...] = ("viceprez",)
ROLES = [
    ("Sen.", Role(SEN)),
    ("U.S. Senator", Role(SEN)),
    ("the senior senator from Utah", Role(SEN, state="UT")),
    ("Republican senator from West Virginia", Role(SEN, state="WV", party="R")),
    ("former Sen.", Role(SEN, "former")),
    ("ex-congressman", Role(REP, "former")),
    ("then-Rep.", Role(REP, "then")),
    ("Sen.-elect", Role(SEN, "elect")),
    ("Rep.", Role(REP)),
    ("congresswoman", Role(REP)),
    ("member of Congress", Role(("rep", "sen"))),
    ("President", Role(PREZ)),
    ("president of the United States", Role(PREZ)),
    ("President-elect", Role(PREZ, "elect")),
    ("Vice President", Role(VICE)),
    ("Senate Majority Leader", Role(SEN)),
    ("House Minority Whip", Role(REP)),
    ("House Speaker", Role(REP)),
    ("the Utah Democrat", Role((), state="UT", party="D")),
    ("lawmaker", Role(())),
    ("", Role(())),
    # none of these is a member of Congress or a president
    ("state Sen.", Role((), other_role=True)),
    ("state representative", Role((), other_role=True)),
    ("secretary of state", Role((), other_role=True)),
    ("Senate aide", Role((), other_role=True)),
    ("spokesman for the senator", Role((), other_role=True)),
    ("White House chief of staff", Role((), other_role=True)),
    ("president of the teachers' union", Role((), other_role=True)),
    ("French president", Role((), other_role=True)),
    ("mayor", Role((), other_role=True)),
    ("speaker", Role((), other_role=True)),
]


@pytest.mark.parametrize(("role", "read"), ROLES)
def test_roles(role: str, read: Role) -> None:
    assert read_role(role) == read


def test_titles_in_the_name(actor: Callable[..., Actor]) -> None:
    told = clues(actor("Vice President J.D. Quill"))
    assert (told.words, told.role.offices) == (("j", "d", "quill"), VICE)
    told = clues(actor("former U.S. Sen. Ruth Okafor"))
    assert (told.words, told.role) == (("ruth", "okafor"), Role(SEN, "former"))
    assert clues(actor("Mrs. Okafor")).gender == "F"
    assert clues(actor("Mayor Harlan Pike Jr.")).role.other_role
    assert clues(actor("Harlan Pike Jr.")).suffix == "jr"
    assert clues(actor("Senator")).words == ("senator",)  # nothing but a title is no name


def test_what_the_actor_says_goes_before_the_role(actor: Callable[..., Actor]) -> None:
    told = clues(actor("Okafor", "the Utah Democrat", "R", "WA"))
    assert (told.state, told.party) == ("WA", "R")
