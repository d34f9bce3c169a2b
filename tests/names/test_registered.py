"""Names written one way and registered another."""

import pytest

from sayso.names.folding import fold
from sayso.names.registered import Written, agreement, build


def written(first: str, last: str, **parts: str) -> Written:
    empty = {"middle": "", "nickname": "", "suffix": "", "official": ""}
    return Written(first=first, last=last, others=(), **empty | parts)


HALE = written("George", "Hale", middle="Walter")
ELDER = written("George", "Hale", middle="Herman Walter")
JOSE = written("José", "Luján", middle="Ángel", nickname="Chepe", official='José Á. "Chepe" Luján')
AGREEMENTS = [
    # given names in the text, registered name, how they agree
    ("", HALE, "surname"),
    ("George", HALE, "full"),
    ("George W.", HALE, "full"),
    ("George Walter", HALE, "full"),
    ("George H.W.", HALE, None),
    ("George H. W.", ELDER, "full"),
    ("George W.", ELDER, None),
    ("George Q.", written("George", "Hale"), None),
    ("Walter", HALE, None),
    ("G.", HALE, "short"),
    ("H.", HALE, None),
    ("Georgia", HALE, None),
    ("Jose", JOSE, "full"),
    ("Chepe", JOSE, "full"),
    ("José “Chepe”", JOSE, "full"),
    ("Walton", written("T.", "Briggs", middle="Walton"), "full"),
    ("T. Walton", written("T.", "Briggs", middle="Walton"), "full"),
    ("T.", written("T.", "Briggs", middle="Walton"), "full"),
    ("Hal", written("Harlan (Hal)", "Pike"), "full"),
    ("Harlan", written("Harlan (Hal)", "Pike"), "full"),
    ("Mick", written("Michael", "Crane", official="Mick Crane"), "full"),
    ("Laura M.", written("Laura", "Crane", middle="Francis", official="Laura M. Crane"), "full"),
    ("Laura F.", written("Laura", "Crane", middle="Francis", official="Laura M. Crane"), "full"),
    ("Laura F. M.", written("Laura", "Crane", middle="Francis", official="Laura M. Crane"), None),
    ("Tom", written("Thomas", "Wren"), "short"),
    ("Tom", written("Timothy", "Wren"), None),
    ("JD", written("James David", "Quill", nickname="J.D."), "full"),
    ("James", written("James David", "Quill"), "full"),
    ("J.", written("James David", "Quill", nickname="J.D."), "short"),
    ("Pablo", written("Pablo José", "Rivas Sol", official="Pablo José Rivas"), "full"),
]


@pytest.mark.parametrize(("given", "registered", "how"), AGREEMENTS)
def test_agreement(given: str, registered: Written, how: str | None) -> None:
    assert agreement(fold(given), build(registered)) == how


def test_surnames() -> None:
    assert build(written("Pablo José", "Rivas Sol", official="Pablo José Rivas")).lasts == ("rivas sol", "rivas")
    assert build(written("Rudy", "Yale", official="Rudy Yale III")).suffix == "iii"
    assert build(written("Rudy", "Yale", suffix="Jr.")).suffix == "jr"
