"""Who is meant: example sentences' actors, what the register says, and why."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sayso.records import Actor
from sayso.registers.importing import import_registers
from sayso.registers.linking import explain, link
from sayso.registers.parsing import people
from sayso.registers.store import Register, opened
from tests.registers.conftest import CURRENT, person

SENATE = "The Senate voted on Tuesday. The White House said nothing."
STATEHOUSE = "The state Senate voted on Tuesday. “It is done,” Sen. Okafor said."
RUTH, DANIEL, HAL, NORA, JOSE, BRIGGS = (
    "Q990000001",
    "Q990000011",
    "Q990000002",
    "Q990000003",
    "Q990000004",
    "Q990000005",
)
WREN, MOSS, SENATOR_HALE, ELDER, QUILL = "Q990000006", "Q990000012", "Q990000013", "Q990000021", "Q990000024"

LINKS = [
    # actor (name, role, party, state), the article's date, who it is
    (("Ruth Okafor", "Sen."), "2022-05-04", RUTH),
    (("Ruth A. Okafor", "Senator"), "2022-05-04T08:00:00+02:00", RUTH),
    (("Sen. Ruth Okafor",), "2022-05-04", RUTH),
    (("Ruth Okafor", None, "D", "WA"), "2022-05-04", RUTH),
    (("Ruth Okafor", None, None, "WA"), "2022-05-04", RUTH),
    (("Ruth Okafor", None, "D"), "2022-05-04", RUTH),
    (("Okafor", "Sen."), "2022-05-04", RUTH),
    (("Okafor", None, "D", "WA"), "2022-05-04", RUTH),
    (("R. Okafor", "Sen."), "2022-05-04", RUTH),
    (("Ruth Okafor", "Rep."), "2018-05-04", RUTH),
    (("Okafor", "Sen."), "2001-05-04", DANIEL),
    (("Daniel Okafor", "former Sen."), "2012-05-04", DANIEL),
    (("Dan Okafor", "Sen."), "2001-05-04", DANIEL),
    (("Ruth Okafor", "Finance Committee chairwoman", "D", "WA"), "2022-05-04", RUTH),
    (("Ruth Okafor", "then-Rep."), "2022-05-04", RUTH),
    (("Ruth Okafor", "Sen.-elect"), "2020-12-01", RUTH),
    (("Harlan Pike Jr.", "Rep."), "2024-05-04", HAL),
    (("Hal Pike", "congressman"), "2024-05-04", HAL),
    (("Pike", "congressman"), "2024-05-04", HAL),
    (("Pike", "congresswoman"), "2024-05-04", NORA),
    (("Pike", "Rep.", None, "OH"), "2024-05-04", NORA),
    (("Pike", "Rep.", "R"), "2024-05-04", HAL),
    (("Jose Lujan Ortiz", "Rep."), "2024-05-04", JOSE),
    (("Chepe Luján Ortiz", "Rep."), "2024-05-04", JOSE),
    (("Walton Briggs", "Rep.", "R", "GA"), "2023-05-04", BRIGGS),
    (("Walton Briggs", "Rep.", "I", "GA"), "2024-05-04", BRIGGS),
    (("Tom Wren", "Sen.", "I"), "2024-05-04", WREN),
    (("Vera Castile", "Rep."), "2000-05-04", MOSS),
    (("Vera Castile Moss", "Rep."), "2005-05-04", MOSS),
    (("George Hale", "Sen."), "2005-05-04", SENATOR_HALE),
    (("Hale", "President"), "2010-05-04", SENATOR_HALE),
    (("President Hale",), "1990-05-04", ELDER),
    (("George W. Hale", "former President"), "2020-05-04", SENATOR_HALE),
    (("George H. W. Hale", "President"), "2020-05-04", ELDER),
    (("Hale", "former President"), "2010-05-04", ELDER),
    (("J.D. Quill", "Vice President"), "2023-05-04", QUILL),
    (("Quill", "vice president"), "2023-05-04", QUILL),
    (("JD Quill",), "2023-05-04", QUILL),
    (("Ruth Okafor", "Sen."), None, RUTH),
]


@pytest.fixture(scope="module")
def register(imported: Path) -> Iterator[Register]:
    with opened(imported) as found:
        assert found is not None
        yield found


@pytest.mark.parametrize(("who", "day", "wikidata"), LINKS)
def test_links(who: tuple[str, ...], day: str | None, wikidata: str, register: Register) -> None:
    (match,) = explain([person(*who)], SENATE, day, register)
    assert match.uris, match.reasons
    assert match.uris[-1] == f"https://www.wikidata.org/entity/{wikidata}"
    assert match.reasons[0].startswith("name: ") and match.reasons[-1] == "no other person matches"


NO_LINKS = [
    # actor, the article's date, why not
    (("Jane Roe", "Sen."), "2022-05-04", "no person of the register has the name"),
    (("Ruth Q. Okafor", "Sen."), "2022-05-04", "no person of the register has the name"),
    (("Ruth Okafor Jr.", "Sen."), "2022-05-04", "no person of the register has the name"),
    (("Ruth Okafor-Bell", "Sen."), "2022-05-04", "no person of the register has the name"),
    (("Moss", "Rep."), "2005-05-04", "no person of the register has the name"),
    (("Senator", "Sen."), "2022-05-04", "no person of the register has the name"),
    (("Okafor",), "2022-05-04", "neither an office nor state and party are given"),
    (("Okafor", None, "D"), "2022-05-04", "neither an office nor state and party are given"),
    (("Okafor", None, None, "WA"), "2022-05-04", "neither an office nor state and party are given"),
    (("Okafor", "Sen."), None, "it may be Ruth A. Okafor or Daniel Okafor"),
    (("Wren", "Sen."), None, "the article has no date"),
    (("Okafor", "Sen."), "2031-05-04", "had no such office, state and party then"),
    (("Okafor", "Sen."), "2010-05-04", "none of the 2 people with that name had"),
    (("Mr. Okafor", "Sen."), "2022-05-04", "had no such office"),
    (("Ruth Okafor", "Sen.", "R"), "2022-05-04", "had no such office"),
    (("Ruth Okafor", "Sen.", "D", "OR"), "2022-05-04", "had no such office"),
    (("Ruth Okafor", "Rep."), "2022-05-04", "had no such office"),
    (("Ruth Okafor", "Sen.-elect"), "2020-03-01", "had no such office"),
    (("Ruth Okafor", "former Sen."), "2022-05-04", "had no such office"),
    (("Ruth Okafor",), "2022-05-04", "there is only the name"),
    (("Ruth Okafor", "plumber"), "2022-05-04", "the text gives another role"),
    (("Ruth Okafor", "Mayor"), "2022-05-04", "the text gives another role"),
    (("Ruth Okafor", "state Sen."), "2022-05-04", "the text gives another role"),
    (("Ruth Okafor", "plumber", "D"), "2022-05-04", "the text gives another role"),
    (("Pike", "Rep."), "2024-05-04", "it may be Harlan (Hal) Pike Jr. or Nora Pike"),
    (("George Hale", "former President"), "2020-05-04", "it may be George"),
    (("George Hale",), "2010-05-04", "which several people have had"),
    (("Bill Thorn", "President"), "1995-05-04", "it is William Jay Thorn, for whom the register has no address"),
]


@pytest.mark.parametrize(("who", "day", "why"), NO_LINKS)
def test_no_link_sooner_than_a_wrong_one(who: tuple[str, ...], day: str | None, why: str, register: Register) -> None:
    (match,) = explain([person(*who)], SENATE, day, register)
    assert match.uris == ()
    assert why in match.reasons[0]


def test_a_states_own_senate(register: Register) -> None:
    why = explain([person("Okafor", "Sen."), person("Ruth Okafor", "Sen.")], STATEHOUSE, "2022-05-04", register)
    assert all("a state legislature" in match.reasons[0] for match in why)
    (match,) = explain([person("Okafor", "Sen.", "D", "WA")], STATEHOUSE, "2022-05-04", register)
    assert match.uris


def test_a_name_alone_needs_a_text_about_it(register: Register) -> None:
    (match,) = explain([person("J.D. Quill")], "The bakery opens at nine.", "2023-05-04", register)
    assert "the text is about something else" in match.reasons[0]


def test_registers_that_do_not_list_everybody(tmp_path: Path, folder: Path) -> None:
    # with current members alone nobody knows who else was called Okafor in 2018
    (tmp_path / "legislators-current.yaml").write_text(CURRENT, "utf-8")
    import_registers([str(tmp_path / "legislators-current.yaml")], folder=folder)
    with opened(folder) as register:
        assert register is not None
        (match,) = explain([person("Okafor", "Rep.")], SENATE, "2018-05-04", register)
        assert "are not complete for that time" in match.reasons[0]
        assert explain([person("Okafor", "Sen.")], SENATE, "2024-05-04", register)[0].uris
        assert explain([person("Ruth Okafor", "Rep.")], SENATE, "2018-05-04", register)[0].uris


def test_link_adds_and_leaves_the_rest(register: Register, actor: Callable[..., Actor]) -> None:
    known = actor("Ruth Okafor", "Sen.").model_copy(update={"same_as": ("https://okafor.example",)})
    crowd = Actor(id="p2", name="Okafor", kind="people", naming="generic", role="Sen.")
    role = Actor(id="p3", name="the senator", kind="person", naming="role", role="senator")
    linked = link([known, crowd, role], SENATE, "2022-05-04", register)
    assert linked[0].same_as == (
        "https://okafor.example",
        "https://bioguide.congress.gov/search/bio/O000901",
        f"https://www.wikidata.org/entity/{RUTH}",
    )
    assert linked[0].model_copy(update={"same_as": known.same_as}) == known
    assert linked[1:] == (crowd, role)
    assert link(linked, SENATE, "2022-05-04", register) == linked
    assert link([known], SENATE, "2022-05-04", None) == (known,)


@pytest.mark.parametrize("name", ["", "—", "\x00", "Okafor" * 1000, "a " * 5000, "'; DROP TABLE people; --", "\ud800"])
def test_odd_names(name: str, register: Register) -> None:
    assert explain([person(name, "Sen.")], SENATE, "2022-05-04", register)[0].uris == ()


REAL = [
    (("Maria Cantwell", "Sen."), "2010-03-01", "C000127"),
    (("Cantwell", "Sen.", "D", "WA"), "2025-03-01", "C000127"),
    (("Hank Johnson", "Rep."), "2025-03-01", "J000288"),
    (("Barack Obama", "President"), "2009-08-01", "O000167"),
    (("Obama", "President"), "2009-08-01", "O000167"),
    (("Johnson", "Rep."), "2025-03-01", None),
    (("Scott", "Sen."), "2025-03-01", None),
    (("Ben Nelson", "Sen."), "2009-08-01", None),
    (("Adam Smith", "economist"), "2025-03-01", None),
]


@pytest.mark.shared
def test_the_real_ones(shared: Path, folder: Path) -> None:
    place = shared / "data" / "congress"
    import_registers([str(place / "legislators-current.yaml"), str(place / "executive.yaml")], folder=folder)
    with opened(folder) as register:
        assert register is not None
        for who, day, bioguide in REAL:
            (match,) = explain([person(*who)], SENATE, day, register)
            expected = f"https://bioguide.congress.gov/search/bio/{bioguide}" if bioguide else None
            assert (match.uris[0] if match.uris else None) == expected, match


@pytest.mark.shared
def test_every_member_is_found_and_nobody_for_another(shared: Path, folder: Path) -> None:
    place = shared / "data" / "congress"
    import_registers([str(place / "legislators-current.yaml"), str(place / "executive.yaml")], folder=folder)
    with opened(folder) as register:
        assert register is not None
        listed = people((place / "legislators-current.yaml").read_bytes(), "current")
        for member in listed:
            last = member.terms[-1]
            role, other = ("Sen.", "Rep.") if last.office == "sen" else ("Rep.", "Sen.")
            surname = member.name.lasts[0].title()
            told = [
                person(member.shown, role),
                person(surname, role, last.parties[0], last.state),
                person(surname, role),
                person(member.shown),
                person(member.shown, "plumber"),
                person(member.shown, other),
            ]
            whole, all_told, chamber, *nobody = explain(told, SENATE, max(last.start, "2025-09-01"), register)
            assert whole.uris == all_told.uris == member.uris, member
            assert chamber.uris in ((), member.uris)
            assert [match.uris for match in nobody] == [(), (), ()]
