"""How speakers are named, of what kind they are, and what is told of them."""

import pytest

from sayso.reading.actors import Cast
from tests.reading.actors.conftest import cast, first

CASES = [
    # source, kind, naming
    ("Ruth Okafor", "person", "named"),
    ("The White House", "government", "named"),
    ("The Kremlin", "government", "named"),
    ("The Department for Transport", "government", "named"),
    ("Norwick Foods", "organisation", "named"),
    ("Alder.org", "organisation", "named"),
    ("The Chronicle", "outlet", "named"),
    ("Reuters", "outlet", "named"),
    ("The Gazette", "outlet", "named"),
    ("The indictment", "document", "role"),
    ("City records", "document", "role"),
    ("The army", "government", "role"),
    ("The town council", "government", "role"),
    ("Companies", "organisation", "generic"),
    ("A spokesman", "person", "role"),
    ("Two defense lawyers", "people", "anonymous"),
    ("The agency’s lawyer", "person", "role"),
    ("Witness 7", "person", "anonymous"),
    ("Individual B", "person", "anonymous"),
    ("Her neighbor, a welder who did not want his name in the paper,", "person", "anonymous"),
    ("Her allies", "people", "anonymous"),
    ("The Israeli military", "government", "named"),
    ("A grandmother too shy to give her name", "person", "anonymous"),
    ("A nurse who asked reporters not to use her name", "person", "anonymous"),
    ("The memo", "document", "role"),
    ("A poll by Larchmont College", "document", "role"),
    ("The agency’s director", "person", "role"),
    ("A spokesman for the army", "person", "role"),
    ("A White House spokeswoman", "person", "role"),
    ("Prosecutors", "people", "role"),
    ("A senior official", "person", "anonymous"),
    ("Two aides", "people", "anonymous"),
    ("A person close to the talks", "person", "anonymous"),
    ("People briefed on the meeting", "people", "anonymous"),
    ("A leadership aide", "person", "anonymous"),
    ("A Western diplomat", "person", "anonymous"),
    ("Three former aides", "people", "anonymous"),
    ("Critics", "people", "generic"),
    ("Voters", "people", "generic"),
    ("Some Democrats", "people", "generic"),
    ("Experts", "people", "generic"),
    ("Nobody", "person", "generic"),
    ("Everybody in that room", "people", "generic"),
    ("Others", "people", "generic"),
    ("One archdeacon", "person", "anonymous"),
    ("A letter he sent to families", "document", "role"),
    ("A report last year by the Southwest Alliance", "document", "role"),
    ("A log kept by the nurses", "document", "role"),
    ("A slide deck shown to investors", "document", "role"),
    ("Many residents", "people", "generic"),
    ("Analysts", "people", "generic"),
]


@pytest.mark.parametrize(("source", "kind", "naming"), CASES)
def test_kind_and_naming(source: str, kind: str, naming: str) -> None:
    actor = first(f"{{s1 {source}}} {{c1 said}} {{q1 no}} on Monday.")
    assert (actor.kind, actor.naming) == (kind, naming)


@pytest.mark.parametrize(
    ("label", "naming"),
    [
        ("Audience Member", "role"),
        ("Town Clerk", "role"),
        ("Unknown Speaker", "anonymous"),
        ("Voice from the floor", "anonymous"),
        ("Speaker One", "anonymous"),
        ("Parent", "role"),
        ("Roy Carpenter", "named"),
    ],
)
def test_a_role_in_a_label_is_no_name(label: str, naming: str) -> None:
    _, found = cast(f"{{s1 Chair Ann Dell}}{{c1 :}} {{q1 Who is next?}}\n\n{{s2 {label}}}{{c2 :}} {{q2 I am.}}")
    (speaker,) = (actor for actor in found.actors if actor.id == found.speakers[1].actor)
    assert (speaker.name, speaker.kind, speaker.naming) == (label, "person", naming)


def test_why_a_label_names_nobody() -> None:
    actor = first("{s1 Parent} (no name given){c1 :} {q1 My son walks.}")
    assert actor.naming == "anonymous"


def found_speakers(found: Cast) -> list[str | None]:
    return [choice.actor for choice in found.speakers]


@pytest.mark.parametrize(
    "line", ["DOES {s1 OKAFOR} {c1 WANT} {q1 THE BRIDGE TO CLOSE}? This report says she may.", "{s1 OKAFOR} {c1 WANTS} {q1 TO CLOSE IT FOR GOOD}"]
)  # fmt: skip
def test_a_line_in_capitals_lends_nobody_its_words(line: str) -> None:
    _, found = cast(f"{line}\n\n{{s2 Mayor Ruth Okafor}} {{c2 said}} {{q2 no}} on Monday.")
    assert [actor.name for actor in found.actors] == ["Ruth Okafor"] and len(set(found_speakers(found))) == 1


REASONS = [
    ("{s1 A diplomat who was not authorized to speak publicly} {c1 said} {q1 no}.", "was not authorized to speak publicly"),
    ("{s1 An aide}, speaking on condition of anonymity because the talks are private, {c1 said} {q1 no}.", "because the talks are private"),
    ("{s1 An aide who asked not to be named so as to discuss the talks} {c1 said} {q1 no}.", "so as to discuss the talks"),
    ("{s1 Two officials} {c1 said} {q1 no}. Both spoke on the condition of anonymity to discuss intelligence.", "to discuss intelligence"),
    ("{s1 Three people} {c1 said} {q1 no}.\n\nNone of the three would be named because the talk was private.", "because the talk was private"),
    ("{s1 An aide} {c1 said} {q1 no}.", None),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "wanted"), REASONS)
def test_reason(marked: str, wanted: str | None) -> None:
    text, found = cast(marked)
    reason = found.actors[0].anonymity_reason
    assert (text[reason[0] : reason[1]] if reason else None) == wanted


AFFILIATIONS = [
    ("Rep. Jim Tolliver (D-Utah)", "D", "UT"),
    ("Sen. Harlan Pike, the Oregon Democrat,", "D", "OR"),
    ("Rep. Nora Castile, a Maine Republican,", "R", "ME"),
    ("Rep. Tim Roe, D-Ohio,", "D", "OH"),
    ("Sen. Ann Poe (R., Ga.)", "R", "GA"),
    ("Sen. Ann Poe, R-N.M.,", "R", "NM"),
    ("Sen. Ann Poe, Republican of West Virginia,", "R", "WV"),
    ("Rep. Ann Poe of Georgia", None, "GA"),
    ("Democratic Sen. Ann Poe", "D", None),
    ("Ohio Gov. Ann Poe", None, "OH"),
    ("Sen. Ann Poe, I-Vt.,", "I", "VT"),
    ("Gov. Ann Poe, an independent,", "I", None),
    ("Ann Poe, the Republican nominee,", "R", None),
    ("Ann Poe, one of four Democrats on the panel,", "D", None),
    ("The committee's top Democrat, Ann Poe,", "D", None),
    ("A senior Democratic aide to the governor", "D", None),
    ("Two Republican strategists", "R", None),
    ("An aide to Republican leaders", None, None),
    ("Ann Poe, the son of a Republican,", None, None),
    ("Ann Poe, the Liberal Democrat MP,", None, None),
    ("The Liberal Democrats", None, None),
    ("A former Democratic aide", None, None),
]


@pytest.mark.parametrize(("source", "party", "state"), AFFILIATIONS)
def test_party_and_state(source: str, party: str | None, state: str | None) -> None:
    actor = first(f"{{s1 {source}}} {{c1 said}} {{q1 no}}.")
    assert (actor.party, actor.state) == (party, state)


def test_what_is_asked_for_is_no_party() -> None:
    assert first("{s1 The union's leader, Ann Poe}, {c1 called for} {q1 an independent review}.").party is None


def test_a_list_that_shares_a_title() -> None:
    _, found = cast("{s1 Reps. Jim Matheson (D-Utah), Charles Melancon (D-La.) and Bo Coe (R-N.M.)} {c1 said} {q1 no}.")
    told = {actor.name: (actor.party, actor.state) for actor in found.actors if actor.kind == "person"}
    assert told == {"Jim Matheson": ("D", "UT"), "Charles Melancon": ("D", "LA"), "Bo Coe": ("R", "NM")}


ROLES = [
    ("Ruth Okafor, the mayor of Lowell,", "the mayor of Lowell"),
    ("Mayor Ruth Okafor", "Mayor"),
    ("His lawyer, Tess Ibarra,", "His lawyer"),
    ("Lodge trustee Vern Ostrander", "Lodge trustee"),
    ("Mr. Vern Ostrander", None),
    ("The agency’s director", "The agency’s director"),
]


@pytest.mark.parametrize(("source", "role"), ROLES)
def test_role(source: str, role: str | None) -> None:
    assert first(f"{{s1 {source}}} {{c1 said}} {{q1 no}}.").role == role
