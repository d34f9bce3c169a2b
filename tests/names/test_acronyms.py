"""Acronyms of groups, and what is none."""

from sayso.names.acronyms import acronym, name_initials


def test_an_article_may_call_a_group_by_its_initials() -> None:
    assert name_initials("the World Fish Forum") == "WFF"
    assert name_initials("Fish Forum") == ""
    assert acronym("World Fish Forum", "organisation", ["World Fish Forum", "W.F.F.", "it"]) == "WFF"


def test_a_person_has_none() -> None:
    assert acronym("Amos James Pike", "person", ["AJP"]) is None
