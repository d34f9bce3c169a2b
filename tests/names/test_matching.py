"""Names that may be one person's."""

import pytest

from sayso.names.matching import Fit, called, fit, forms, generation, middles_agree
from sayso.names.parts import parse

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


def test_middle_names_and_generations() -> None:
    assert middles_agree(("w",), ("walter", "h"))
    assert not middles_agree(("w",), ("h", "w"))
    names = [parse(text.split()) for text in ("Harlan Pike Jr.", "Tobias Nwosu KC", "Ruth Okafor")]
    assert [generation(name) for name in names if name is not None] == ["jr", "", ""]
