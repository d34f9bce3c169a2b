"""Registers of our own invention, in the format of congress-legislators."""

from collections.abc import Callable
from pathlib import Path

import pytest

from sayso.records import Actor
from sayso.registers.importing import import_registers

CURRENT = """\
- id:
    bioguide: O000901
    govtrack: 990001
    wikidata: Q990000001
  name:
    first: Ruth
    middle: Ada
    last: Okafor
    official_full: Ruth A. Okafor
  bio:
    birthday: '1960-01-01'
    gender: F
  terms:
  - type: rep
    start: '2015-01-06'
    end: '2021-01-03'
    state: WA
    district: 12
    party: Democrat
  - type: sen
    start: '2021-01-03'
    end: '2027-01-03'
    state: WA
    party: Democrat
    url: https://okafor.example
- id:
    bioguide: P000902
    govtrack: 990002
    wikidata: Q990000002
  name:
    first: Harlan (Hal)
    last: Pike
    suffix: Jr.
  bio: {gender: M}
  terms:
  - {type: rep, start: '2021-01-03', end: '2023-01-03', state: UT, district: 1, party: Republican}
  - {type: rep, start: '2023-01-03', end: '2025-01-03', state: UT, district: 1, party: Republican}
- id: {bioguide: P000903, govtrack: 990003, wikidata: Q990000003}
  name: {first: Nora, last: Pike}
  bio: {gender: F}
  terms:
  - {type: rep, start: '2023-01-03', end: '2025-01-03', state: OH, district: 4, party: Democrat}
- id: {bioguide: L000904, govtrack: 990004, wikidata: Q990000004}
  name: {first: José, middle: Ángel, nickname: Chepe, last: Luján Ortiz, official_full: 'José Á. "Chepe" Luján Ortiz'}
  bio: {gender: M}
  terms:
  - {type: rep, start: '2023-01-03', end: '2025-01-03', state: NM, district: 2, party: Democrat}
- id: {bioguide: B000905, govtrack: 990005, wikidata: Q990000005}
  name: {first: T., middle: Walton, last: Briggs}
  bio: {gender: M}
  terms:
  - type: rep
    start: '2023-01-03'
    end: '2025-01-03'
    state: GA
    district: 3
    party: Independent
    caucus: Republican
    party_affiliations:
    - {start: '2023-01-03', end: '2024-02-01', party: Republican}
    - {start: '2024-02-01', end: '2025-01-03', party: Independent, caucus: Republican}
- id: {bioguide: W000906, govtrack: 990006, wikidata: Q990000006}
  name: {first: Thomas, middle: Earl, last: Wren}
  bio: {gender: M}
  terms:
  - {type: sen, start: '2021-01-03', end: '2027-01-03', state: ME, party: Independent, middle: null}
"""
HISTORICAL = """\
- id: {bioguide: O000911, govtrack: 990011, wikidata: Q990000011}
  name: {first: Daniel, last: Okafor}
  bio: {gender: M}
  terms:
  - {type: sen, start: '1987-01-06', end: '2005-01-03', state: OR, party: Republican}
- id: {bioguide: C000912, govtrack: 990012, wikidata: Q990000012}
  name: {first: Vera, last: Castile Moss}
  other_names:
  - {last: Castile, end: '2001-05-05'}
  bio: {gender: F}
  terms:
  - {type: rep, start: '1999-01-06', end: '2009-01-03', state: TX, district: 9, party: Democrat}
- id: {bioguide: H000913, govtrack: 990013, wikidata: Q990000013}
  name: {first: George, middle: Walter, last: Hale}
  bio: {gender: M}
  terms:
  - {type: sen, start: '2003-01-03', end: '2009-01-20', state: TX, party: Republican}
- id: {bioguide: T000914, govtrack: 990014}
  name: {first: Ann, last: Talbot}
  terms:
  - {type: rep, start: '1801-12-07', end: '1803-03-03', state: VT, district: -1}
"""
EXECUTIVE = """\
- id: {govtrack: 990021, wikidata: Q990000021}
  name: {first: George, middle: Herman Walter, last: Hale}
  bio: {gender: M}
  terms:
  - {type: prez, start: '1989-01-20', end: '1993-01-20', party: Republican, how: election}
- id: {bioguide: H000913, govtrack: 990013}
  name: {first: George, middle: W., last: Hale}
  bio: {gender: M}
  terms:
  - {type: prez, start: '2009-01-20', end: '2017-01-20', party: Republican, how: election}
- id: {govtrack: 990023}
  name: {first: William, middle: Jay, last: Thorn, nickname: Bill}
  bio: {gender: M}
  terms:
  - {type: prez, start: '1993-01-20', end: '2001-01-20', party: Democrat, how: election}
- id: {govtrack: 990024, wikidata: Q990000024}
  name: {first: James David, nickname: J.D., last: Quill, official_full: J.D. Quill}
  bio: {gender: M}
  terms:
  - {type: viceprez, start: '2021-01-20', end: '2025-01-20', party: Democrat, how: election}
"""
TEXTS = {
    "legislators-current.yaml": CURRENT,
    "legislators-historical.yaml": HISTORICAL,
    "executive.yaml": EXECUTIVE,
}


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """The three registers, as files."""
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, "utf-8")
    return [str(tmp_path / name) for name in TEXTS]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder for registers that is not there yet."""
    return tmp_path / "data" / "registers"


@pytest.fixture(scope="session")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the three registers, to be read only."""
    place = tmp_path_factory.mktemp("imported")
    for name, text in TEXTS.items():
        (place / name).write_text(text, "utf-8")
    import_registers([str(place / name) for name in TEXTS], folder=place)
    return place


def person(name: str, role: str | None = None, party: str | None = None, state: str | None = None) -> Actor:
    return Actor(id="p1", name=name, kind="person", naming="named", role=role, party=party, state=state)


@pytest.fixture
def actor() -> Callable[..., Actor]:
    """A named person: name, role, party, state."""
    return person
