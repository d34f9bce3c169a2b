"""Good registers and bad ones: what is wrong is said, and nothing runs away."""

import json
from pathlib import Path
from time import process_time
from typing import Any

import pytest
import yaml

from sayso.errors import RegisterError
from sayso.registers.parsing import people
from tests.registers.conftest import CURRENT, EXECUTIVE, HISTORICAL


@pytest.mark.parametrize("text", [CURRENT, HISTORICAL, EXECUTIVE])
def test_yaml_and_json_are_the_same(text: str) -> None:
    plain = yaml.safe_load(text)
    as_yaml = list(people(text.encode(), "r"))
    assert as_yaml == list(people(json.dumps(plain).encode(), "r"))
    assert as_yaml == list(people(json.dumps(plain, indent=2).encode("utf-8-sig"), "r"))
    assert [person.shown for person in as_yaml] == [
        one["name"].get("official_full")
        or " ".join(one["name"][key] for key in ("first", "middle", "last", "suffix") if one["name"].get(key))
        for one in plain
    ]


def test_what_is_kept() -> None:
    okafor, pike, _, _, briggs, _ = people(CURRENT.encode(), "r")
    assert okafor.ids == (("bioguide", "O000901"), ("wikidata", "Q990000001"), ("govtrack", "990001"))
    assert okafor.uris == (
        "https://bioguide.congress.gov/search/bio/O000901",
        "https://www.wikidata.org/entity/Q990000001",
    )
    assert okafor.terms[-1] == ("sen", "2021-01-03", "2027-01-03", "WA", ("D",))
    assert (okafor.gender, pike.name.suffix) == ("F", "jr")
    assert briggs.terms[0].parties == ("I", "R")
    assert type(okafor).from_json(okafor.to_json()) == okafor


def test_yamls_own_ideas_are_not_shared() -> None:
    text = HISTORICAL.replace("Ann, last: Talbot", "Ann, last: No").replace("'1801-12-07'", "1801-12-07")
    talbot = list(people(text.encode(), "r"))[-1]
    assert talbot.name.lasts == ("no",) and talbot.terms[0].start == "1801-12-07"


def record(**changes: object) -> str:
    one: dict[str, Any] = {
        "id": {"bioguide": "R000001"},
        "name": {"first": "Jane", "last": "Roe"},
        "terms": [{"type": "rep", "start": "2001-01-03", "end": "2003-01-03", "state": "UT"}],
    }
    return json.dumps([one | changes])


def term(**changes: object) -> str:
    return record(terms=[{"type": "rep", "start": "2001-01-03", "end": "2003-01-03", "state": "UT"} | changes])


BAD = [
    # the register, what the message says
    ("", "is not a list of people"),
    ("# nothing\n", "is not a list of people"),
    ("[]", "lists no people"),
    ("<html><body>404</body></html>\n", "is not a list of people"),
    ("Jane Roe said so.\n", "is not a list of people"),
    ("id: {bioguide: R000001}\n", "is not a list of people"),
    ('{"id": {}}', "is JSON, but not a list of people"),
    ("- [unclosed\n", "is not YAML, or is truncated (line 2)"),
    ("- a: 'unclosed\n", "is not YAML, or is truncated"),
    ("-\ta: b\n  - c: :\n :", "is not YAML"),
    ("- %\x00\n", "is not YAML"),
    ("--- []\n--- []\n", "continues after its list"),
    ("[] []", "continues after its list"),
    ("[1", "has no record of the usual structure"),
    ('[{"id": {"bioguide": "R00', "is truncated"),
    ("[{]", "is not JSON"),
    ('[{"id": \x01}]', "is not JSON"),
    (record()[:-1], "is truncated"),
    (record()[:-1] + ",", "is truncated"),
    ("[" + "[" * 100_000, "is not a register"),
    ('[{"id": ' + "9" * 10_000 + "}]", "is not a register"),
    ("- " + "[" * 100, "nested more than 16 levels"),
    ("- just a name\n", "person 1 has no record of the usual structure"),
    (record(name=None), "person 1 has no name of the usual structure"),
    (record(name={"first": "Jane"}), "person 1 has no last name"),
    (record(name={"first": "Jane", "last": "--"}), "has no last name"),
    (record(name={"first": ["Jane"], "last": "Roe"}), "has a first that is not text"),
    (record(name={"first": True, "last": "Roe"}), "has a first that is not text"),
    (record(id={}), "person 1 (Jane Roe) has none of the ids"),
    (record(id={"bioguide": "roe"}), "has a malformed bioguide, 'roe'"),
    (record(id={"wikidata": "https://www.wikidata.org/entity/Q1"}), "malformed wikidata"),
    (record(terms=[]), "(Jane Roe) has no terms"),
    (record(terms={"type": "rep"}), "has terms that is not a list"),
    (record(bio="F"), "has no bio of the usual structure"),
    (term(type="mayor"), "has a term of the type 'mayor', not rep, sen, prez, viceprez"),
    (term(end=None), "has a term whose end, '', is not a date"),
    (term(start="2001-13-03"), "whose start, '2001-13-03', is not a date"),
    (term(end="1999-01-03"), "ends (1999-01-03) before it starts"),
    (term(state="Utah"), "a term from Utah, which is not a postal code"),
    (term(state=None), "a term from no state"),
    (CURRENT.replace("P000903", "O000901"), "persons 1 and 3 (Nora Pike) have the same bioguide, O000901"),
    (CURRENT.replace("Q990000003", "Q990000001"), "have the same wikidata, Q990000001"),
    (CURRENT.replace("  - type: rep\n", "  - &t\n    type: rep\n") + "- *t\n", "uses aliases"),
]


@pytest.mark.parametrize(("text", "says"), BAD, ids=[says for _, says in BAD])
def test_bad_registers(text: str, says: str) -> None:
    with pytest.raises(RegisterError) as caught:
        list(people(text.encode(), "roe.yaml"))
    message = str(caught.value)
    assert message.startswith("roe.yaml") and says in message
    assert message.endswith(".") and "\n" not in message


@pytest.mark.parametrize("data", [b"- a: \xff\xfe\n", b'["\xff"]', b"\x89PNG\r\n\x1a\n" + bytes(50), b"\x00" * 1000])
def test_bytes_that_are_no_text(data: bytes) -> None:
    with pytest.raises(RegisterError, match=r"roe is (not YAML|not UTF-8)"):
        list(people(data, "roe"))


def test_a_bomb_of_aliases_is_refused_at_once() -> None:
    # ten lines that stand for ten thousand million values
    lines = ["- &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]"]
    lines += [f"- &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]" for i in range(1, 10)]
    bomb = "- bomb:\n" + "".join(f"  {line}\n" for line in lines)
    started = process_time()
    with pytest.raises(RegisterError, match=r"uses aliases \(line 3\), unlike any register: give legislators"):
        list(people(bomb.encode(), "bomb.yaml"))
    assert process_time() - started < 5


@pytest.mark.parametrize("text", ["- " + "[" * 3_000_000, "[" * 3_000_000, "- {a: " * 500_000])
def test_deep_nesting_is_refused_at_once(text: str) -> None:
    started = process_time()
    with pytest.raises(RegisterError):
        list(people(text.encode(), "deep"))
    assert process_time() - started < 5


@pytest.mark.parametrize("text", [CURRENT, json.dumps(yaml.safe_load(CURRENT))], ids=["yaml", "json"])
def test_a_register_cut_off_inside_a_line_is_refused(text: str) -> None:
    data = text.encode()
    for end in range(1, len(data), 37):
        if data[end - 1 : end] != b"\n":
            with pytest.raises(RegisterError):
                list(people(data[:end], "cut"))


@pytest.mark.parametrize(
    "text", ["- [" + "a, " * 3_000_000 + "]\n", "[[" + "1," * 3_000_000 + "1]]", '["' + "a" * 9**7]
)
def test_a_record_that_never_ends_is_refused_before_it_is_kept(text: str) -> None:
    import tracemalloc

    data = text.encode()
    tracemalloc.start()
    with pytest.raises(RegisterError, match=r"has a record that is too long for a person \(line 1\): give legislators"):
        list(people(data, "endless"))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 3 * len(data) + 20_000_000


def test_progress_is_told() -> None:
    one = yaml.safe_load(HISTORICAL)[0]
    many = json.loads(json.dumps([one | {"id": {"govtrack": number}} for number in range(1, 301)]))
    for text in (json.dumps(many), yaml.safe_dump(many)):
        shares: list[float] = []
        list(people(text.encode(), "r", shares.append))
        assert len(shares) == 3 and shares == sorted(shares) and 0 < shares[0] < shares[-1] <= 1


@pytest.mark.shared
@pytest.mark.parametrize(("name", "least"), [("legislators-current.yaml", 500), ("executive.yaml", 80)])
def test_the_real_ones(shared: Path, name: str, least: int) -> None:
    found = list(people((shared / "data" / "congress" / name).read_bytes(), name))
    assert len(found) >= least
    assert all(person.name.firsts and person.name.lasts and person.terms for person in found)
