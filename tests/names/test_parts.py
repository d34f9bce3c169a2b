"""Names taken apart."""

import pytest

from sayso.names.parts import folded, initials, parse

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


@pytest.mark.parametrize(("text", "gender"), [("Mr Okafor", "m"), ("Ruth Okafor", "f"), ("Dr Okafor", None)])
def test_gender(text: str, gender: str | None) -> None:
    name = parse(text.split())
    assert name is not None
    assert name.gender == gender


def test_initials() -> None:
    assert initials(["Organizing", "for", "America"]) == "OA"


def test_a_name_is_folded() -> None:
    name = folded("Dr. José Á. Luján Jr.")
    assert name is not None
    assert (name.titles, name.given, name.surname, name.suffix) == (("dr",), ("jose", "a"), "lujan", "Jr")
    assert folded("Prime Minister") is None


TITLES = [
    ("Tan Sri Azlan Ishak", ("tan sri",), "Azlan Ishak"),
    ("Datuk Seri Azlan Ishak", ("datuk", "seri"), "Azlan Ishak"),
    ("Engr Musa Danladi", ("engr",), "Musa Danladi"),
    ("Shri Kelkar", ("shri",), "Kelkar"),
    ("Nan Okafor", (), "Nan Okafor"),
]


@pytest.mark.parametrize(("text", "titles", "full"), TITLES)
def test_titles_of_other_countries(text: str, titles: tuple[str, ...], full: str) -> None:
    name = parse(text.split())
    assert name is not None
    assert (name.titles, name.full) == (titles, full)
