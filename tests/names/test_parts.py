"""Names taken apart, and names that may be one person's."""

import pytest

from sayso.names.parts import Fit, called, fit, forms, initials, parse

PARSED = [
    # text, titles, given names, surname, suffix
    ("Ruth Okafor", (), ("Ruth",), "Okafor", ""),
    ("Sen Ruth Okafor", ("sen",), ("Ruth",), "Okafor", ""),
    ("Fire Chief Ed Sandoval", ("fire", "chief"), ("Ed",), "Sandoval", ""),
    ("Fire Island", (), ("Fire",), "Island", ""),
    ("Lt Gov Ruth Okafor", ("lt", "gov"), ("Ruth",), "Okafor", ""),
    ("Referee Gail Storrow", ("referee",), ("Gail",), "Storrow", ""),
    ("Ombudsperson Ruth Okafor", ("ombudsperson",), ("Ruth",), "Okafor", ""),
    ("Mr King", ("mr",), (), "King", ""),
    ("Joost van der Berg Jr", (), ("Joost",), "van der Berg", "Jr"),
    ("Tobias Nwosu KC", (), ("Tobias",), "Nwosu", "KC"),
]


@pytest.mark.parametrize(("text", "titles", "given", "surname", "suffix"), PARSED)
def test_parse(text: str, titles: tuple[str, ...], given: tuple[str, ...], surname: str, suffix: str) -> None:
    name = parse(text.split())
    assert name is not None
    assert (name.titles, name.given, name.surname, name.suffix) == (titles, given, surname, suffix)


@pytest.mark.parametrize("text", ["Prime Minister", "Mr", "Dr"])
def test_titles_alone_are_no_name(text: str) -> None:
    assert parse(text.split()) is None


FITS: list[tuple[str, str, Fit]] = [
    ("Okafor", "Ruth Okafor", "part"),
    ("Ms Okafor", "Ruth Okafor", "part"),
    ("Ruth", "Ruth Okafor", "part"),
    ("Ms Ruth", "Ruth Okafor", "no"),
    ("Sister Ruth", "Ruth Okafor", "part"),
    ("R Okafor", "Ruth B Okafor", "same"),
    ("Ruth Okafor", "Rosa Okafor", "no"),
    ("Bob Okafor", "Robert Okafor", "same"),
    ("Jack Okafor", "John Okafor", "same"),
    ("John Okafor", "Jack Okafor", "same"),
    ("John Okafor", "Jonathan Okafor", "same"),
    ("Jack Okafor", "Jonathan Okafor", "no"),
    ("Bob", "Robert Okafor", "part"),
    ("Harlan Pike Jr", "Harlan Pike Sr", "no"),
    ("Harlan Pike Jr", "Harlan Pike", "same"),
    ("Ms Wasserman Schultz", "Debbie Wasserman Schultz", "same"),
    ("Don Hernán", "Don Hernán Soto", "same"),
]


@pytest.mark.parametrize(("part", "whole", "how"), FITS)
def test_fit(part: str, whole: str, how: Fit) -> None:
    shorter, longer = parse(part.split()), parse(whole.split())
    assert shorter is not None
    assert longer is not None
    assert fit(shorter, longer) == how


@pytest.mark.parametrize(("part", "whole"), [(part, whole) for part, whole, how in FITS if how == "part"])
def test_a_part_is_found_by_its_words(part: str, whole: str) -> None:
    shorter, longer = parse(part.split()), parse(whole.split())
    assert shorter is not None
    assert longer is not None
    assert called(shorter) & forms(longer)


@pytest.mark.parametrize(("text", "gender"), [("Mr Okafor", "m"), ("Ruth Okafor", "f"), ("Dr Okafor", None)])
def test_gender(text: str, gender: str | None) -> None:
    name = parse(text.split())
    assert name is not None
    assert name.gender == gender


def test_initials() -> None:
    assert initials(["Organizing", "for", "America"]) == "OA"
