"""``sayso search``, ``actor`` and ``audit`` as a person types them: every format, every option, and what is off."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from rich.console import Console

from sayso.cli import main
from sayso.desk.search.statements import Search, search
from sayso.desk.store import open_desk
from sayso.views.desk.audit import COUNTS, NOTE, NOTHING, SHARES
from sayso.views.desk.statements import FIELDS, HitList
from tests.databases import NewDesk
from tests.desk import wider
from tests.desk.archive import reading, told


@dataclass(frozen=True)
class Done:
    code: int
    out: str
    err: str


Sayso = Callable[..., Done]


@pytest.fixture
def sayso(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Sayso:
    """The command, in this process; terminals are 80 wide."""
    monkeypatch.setenv("COLUMNS", "80")

    def run(*words: str) -> Done:
        monkeypatch.setattr(sys, "argv", ["sayso", *words])
        with pytest.raises(SystemExit) as left:
            main()
        printed = capsys.readouterr()
        return Done(int(left.value.code or 0), printed.out, printed.err)

    return run


@pytest.fixture(scope="module")
def desk(new_desk: NewDesk) -> Iterator[str]:
    """Where the desk of seven articles is."""
    with new_desk() as place:
        wider.fill(place).close()
        yield place


def table(done: Done) -> list[dict[str, str]]:
    assert done.code == 0, done.err
    return list(csv.DictReader(io.StringIO(done.out)))


# search


def test_search_as_text(sayso: Sayso, desk: str) -> None:
    done = sayso("search", "bridge", "closed", "--by", "date", "--desk", desk)
    assert (done.code, done.err) == (0, "")
    assert done.out == (
        "a county official (unnamed) → the governor · wanted · indirect\n"
        "│ the bridge closed\n"
        "statement 3 · article 1 · The Herald · 3 February 2026\n"
        "https://news.example/1\n"
        "\n"
        "a county official (unnamed) · said · indirect\n"
        "│ the governor wanted the bridge closed\n"
        "statement 2 · article 1 · The Herald · 3 February 2026\n"
        "https://news.example/1\n"
        "\n"
        "2 statements\n"
    )


def test_text_says_what_was_not_said_to_whom_and_how_often_it_is_told(sayso: Sayso, desk: str) -> None:
    unsaid = sayso("search", "pay bridge", "--desk", desk).out
    assert unsaid.startswith("Ruth Okafor · did not say · indirect\n┆ who would pay for the bridge\n")
    other = sayso("search", "mended", "--desk", desk).out
    assert other.startswith("Ann Tarr · did not say · indirect\n┆ when it would be mended\n")
    assert sayso("search", "built", "--naming", "named", "--kind", "indirect", "--desk", desk).out.startswith(
        "Ann Tarr · declined to say · did not say · indirect\n┆ who built it\n"
    )
    assert "Governor Pell · told · to Ruth Okafor · indirect\n" in sayso("search", "houses", "--desk", desk).out
    twice = sayso("search", "harbour", "--desk", desk).out
    assert twice.count("2 independent origins") == 2 and "  " not in twice
    assert sayso("search", "old", "--speaker", "moss", "--desk", desk).out.startswith("Lee Moss · said · indirect\n")


def test_search_as_csv(sayso: Sayso, desk: str) -> None:
    rows = table(sayso("search", "bridge", "closed", "--by", "date", "-f", "csv", "--desk", desk))
    assert [row["statement"] for row in rows] == ["3", "2"]
    assert list(rows[0]) == list(FIELDS)
    told_ = {"day": "2026-02-03", "speaker": "the governor", "naming": "role", "type": "eventuality", "standing": ""}
    assert told_.items() <= rows[0].items()
    assert rows[0]["chain"] == "a county official (unnamed) → the governor"
    assert (rows[0]["cue"], rows[0]["content"], rows[0]["address"]) == (
        *("wanted", "the bridge closed", "https://news.example/1"),
    )
    (unsaid,) = table(sayso("search", "pay bridge", "-f", "csv", "--desk", desk))
    assert (unsaid["standing"], unsaid["factuality"]) == ("did not say", "negated")


def test_search_as_json_and_json_lines(sayso: Sayso, desk: str) -> None:
    words = ("search", "bridge closed", "--by", "date", "--desk", desk)
    hits = json.loads(sayso(*words, "-f", "json").out)
    lines = [json.loads(line) for line in sayso(*words, "-f", "jsonl").out.splitlines()]
    assert hits == lines and [hit["statement"] for hit in hits] == [3, 2]
    inner, outer = hits
    assert list(inner) == [*FIELDS, "spans", "within", "marks"]
    assert inner["chain"] == ["a county official", "the governor"]
    assert inner["within"] == [outer["statement"]] and outer["within"] == []
    with open_desk(desk) as store, store.view() as view:
        text = view.text(inner["article"])
    for part in ("source", "cue", "content"):
        assert " ... ".join(text[start:end] for start, end in inner["spans"][part]) == inner[part]
    assert [inner["content"][start:end] for start, end in inner["marks"]] == ["bridge closed"]


SOME = [
    # options; which statements are found, by their contents' first words
    (["--speaker", "pell"], {"houses would", "“Okafor is"}),
    (["--addressee", "okafor"], {"houses would"}),
    (["--since", "2026-03-20"], {"the ferry", "Ruth Okafor", "Okafor had"}),
    (["--until", "2025-12"], {"nothing had"}),
    (["--kind", "direct"], {"“Okafor is"}),
    (["--naming", "anonymous"], {"the governor", "it hummed"}),
    (["--naming", "unknown"], {"to be"}),
    (["--factuality", "future"], {"who is"}),
    (["--factuality", "actual", "--naming", "anonymous"], {"the governor", "it hummed"}),  # the latter is not labelled
    (["--factuality", "negated", "--publisher", "wire"], {"that it", "when it", "who built"}),
    (["--type", "eventuality"], {"the bridge"}),
    (["--publisher", "courier", "--origins", "single"], {"who is", "the ferry", "Ruth Okafor"}),
    (["okafor*", "--speaker", "lind"], {"Ruth Okafor", "Okafor had"}),
    (['"harbour wall"', "--publisher", "wire"], {"the repairs"}),
]


@pytest.mark.parametrize(("options", "found"), SOME, ids=lambda value: " ".join(value) if type(value) is list else "")
def test_search_options(sayso: Sayso, desk: str, options: list[str], found: set[str]) -> None:
    rows = table(sayso("search", *options, "-f", "csv", "--desk", desk))
    assert {" ".join(row["content"].split()[:2]) for row in rows} == found


def test_a_number_is_an_actor(sayso: Sayso, desk: str) -> None:
    (hit, *_) = json.loads(sayso("search", "--speaker", "pell", "-f", "json", "--desk", desk).out)
    by_number = json.loads(sayso("search", "--speaker", str(hit["actor"]), "-f", "json", "--desk", desk).out)
    assert {one["speaker"] for one in by_number} == {"Governor Pell"} and len(by_number) == 2


def test_more_is_said_and_nothing_found_too(sayso: Sayso, desk: str) -> None:
    some = sayso("search", "-n", "2", "--desk", desk)
    assert re.search(r"\n\nstatements 1 to 2 of \d+; --offset 2 shows the next\n$", some.out)
    assert some.out.count("statement ") == 2
    for format_, printed in (("text", ""), ("json", "[]\n"), ("jsonl", ""), ("csv", ",".join(FIELDS) + "\r\n")):
        none = sayso("search", "zebra", "-f", format_, "--desk", desk)
        assert (none.code, none.out) == (0, printed)
        assert none.err.startswith("sayso: no statements match: use fewer words") and none.err.count("\n") == 1


def test_common_words_are_said_to_come_by_date(sayso: Sayso, desk: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "too common" not in sayso("search", "the", "--desk", desk).out
    monkeypatch.setattr("sayso.desk.search.statements.COMMON", 2)
    assert (
        sayso("search", "the", "--desk", desk)
        .out.split("\n\n")[-1]
        .startswith("sorted by date, newest first: the words are too common to rank\n")
    )
    assert "too common" not in sayso("search", "the", "--by", "date", "--desk", desk).out


def test_hits_are_marked_on_a_terminal(desk: str) -> None:
    out = io.StringIO()
    with open_desk(desk) as store, store.view() as view:
        HitList(Console(file=out, force_terminal=True, width=80)).hits(search(view, Search("bridge closed"), limit=1))
    assert re.search(r"\x1b\[1;7[;\d]*mbridge closed\x1b", out.getvalue())


# actor


def test_actor_as_text(sayso: Sayso, desk: str) -> None:
    done = sayso("actor", "ruth", "okafor", "--desk", desk)
    assert (done.code, done.err) == (0, "")
    lines = done.out.splitlines()
    assert lines[:2] == ["Ruth Okafor", "actor 1 · Mayor · person · 2 statements in 1 article · mentioned in 2"]
    heads = [line.strip("─ ") for line in lines if line.startswith("──")]
    assert heads == ["Said and done", "Said about them", "Said to them"]
    said = ["who would pay", "the bridge was", "Ruth Okafor had lied", "“Okafor is wrong", "houses would be"]
    assert [line[2:].startswith(words) for line, words in zip(_contents(lines), said, strict=True)] == [True] * 5
    assert (
        sayso("actor", "bo lind", "-n", "1", "--desk", desk).out.count(
            "1 of 2 statements and acts; --offset 1 shows the next"
        )
        == 1
    )
    assert sayso("actor", "bo lind", "--desk", desk).out.splitlines().count("nothing") == 2


def _contents(lines: list[str]) -> list[str]:
    return [line for line in lines if line[:1] in {"│", "┆"}]


def test_actor_in_the_other_formats(sayso: Sayso, desk: str) -> None:
    words = ("actor", "Ruth Okafor", "--desk", desk)
    told_ = json.loads(sayso(*words, "-f", "json").out)
    assert {"name": "Ruth Okafor", "kind": "person", "role": "Mayor", "articles": 1, "statements": 2}.items() <= (
        told_.items()
    )
    parts = {part: [hit["statement"] for hit in told_[part]] for part in ("said", "about", "addressed")}
    assert {part: len(found) for part, found in parts.items()} == {"said": 2, "about": 2, "addressed": 1}
    assert told_["forms"] == ["Ruth Okafor"]
    expected = [(part, number) for part, found in parts.items() for number in found]
    lines = [json.loads(line) for line in sayso(*words, "-f", "jsonl").out.splitlines()]
    assert [(line["part"], line["statement"]) for line in lines] == expected
    rows = table(sayso(*words, "-f", "csv"))
    assert [(row["part"], int(row["statement"])) for row in rows] == expected
    assert list(rows[0]) == ["part", *FIELDS, "act"]


@pytest.mark.parametrize("format_", ["text", "json", "jsonl", "csv"])
def test_a_name_that_fits_two_lists_both_and_shows_the_first(sayso: Sayso, desk: str, format_: str) -> None:
    done = sayso("actor", "okafor", "-f", format_, "--desk", desk)
    assert done.code == 0
    listed = done.out if format_ == "text" else done.err  # what reads CSV or JSON finds no list in it
    says = "'okafor' matches 2 actors, the most quoted first: a number or a full name selects one.\n"
    first, second, line = listed.splitlines(keepends=True)[:3]
    assert "Ruth Okafor  Mayor · person · 2 statements in 1 article · mentioned in 2\n" in first
    assert "Lee Okafor  person · mentioned in 1 article\n" in second
    assert line == (says if format_ == "text" else f"sayso: {says}") and (format_ == "text") == (done.err == "")
    alone = sayso("actor", "Ruth Okafor", "-f", format_, "--desk", desk).out
    if format_ == "json":
        found = json.loads(done.out)
        assert [one["name"] for one in found.pop("matches")] == ["Ruth Okafor", "Lee Okafor"]
        assert found == {key: value for key, value in json.loads(alone).items() if key != "matches"}
        assert found["totals"] == {"said": 2, "about": 2, "addressed": 1, "timeline": 2}
    else:
        assert done.out.endswith(alone)
    number = next(line.split()[0] for line in listed.splitlines() if "Lee" in line)
    assert sayso("actor", number, "--desk", desk).out.startswith("Lee Okafor\n")


# audit


def test_audit_as_text(sayso: Sayso, desk: str) -> None:
    done = sayso("audit", "--desk", desk)
    assert (done.code, done.err) == (0, "")
    lines = done.out.splitlines()
    assert lines[0] == "7 articles, 14 statements"
    assert " ".join(lines[1:3]).replace("  ", " ") == (
        "Named 57 %, by role 14 %, unnamed 14 %, generic 7 %, unknown 7 %; a reason for 50 % of the unnamed."
    )
    table_ = done.out.split("\n\n")[1].splitlines()
    assert [line.split("  ")[0] for line in table_[2:]] == ["Wire", "The Herald", "The Courier", "all"]
    rest = done.out.split("\n\n")[2].splitlines()  # the columns for which 80 cells have no room
    assert " ".join([*table_[3].split()[2:], *rest[3].split()[2:]]) == "2 5 60 % 20 % 20 % 0 % 0 % 100 % 0 % 50 % 100 %"
    assert " ".join([*table_[4].split()[2:], *rest[4].split()[2:]]) == "2 3 67 % 33 % 0 % 0 % 0 % – 0 % 50 % 67 %"
    assert " ".join([*table_[5].split()[1:], *rest[5].split()[1:]]) == "7 14 57 % 14 % 14 % 7 % 7 % 50 % 7 % 57 % 86 %"
    assert "Bo Lind 2 14 % 2 0 % 50 % 100 %" in " ".join(done.out.split())
    assert NOTE in " ".join(done.out.split())
    assert max(map(len, lines)) <= 80


def test_audit_options(sayso: Sayso, desk: str) -> None:
    asked = ("--since", "2026-03", "--publisher", "the courier", "--desk", desk)
    assert sayso("audit", *asked).out.startswith("2 articles, 3 statements, by the courier, since 2026-03\n")
    assert sayso("audit", "--until", "2025-12", "--desk", desk).out.startswith("1 article, ")
    months = sayso("audit", "--by", "month", "--desk", desk).out
    named = [line[:7] for line in months.splitlines() if line[:2] == "20"]
    assert named == ["2025-12", "2026-02", "2026-03"] * 2  # of two tables, since one is too wide
    assert "(not given)" in sayso("audit", "--by", "author", "--desk", desk).out
    speakers = sayso("audit", "--by", "speaker", "--desk", desk).out
    assert "Bo Lind" in speakers and "Who is quoted most" not in speakers and "\nall " not in speakers


@pytest.mark.parametrize("columns", ["50", "79", "80", "81"])
def test_a_number_stands_beside_its_unit(
    sayso: Sayso, desk: str, monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    lines = sayso("audit", "--desk", desk).out.splitlines()
    assert max(map(len, lines)) <= int(columns)
    assert [line for line in lines if re.match(r" ?%", line)] == []


@pytest.mark.parametrize("by", ["publisher", "month", "author", "speaker"])
def test_audit_as_csv_and_json_agree(sayso: Sayso, desk: str, by: str) -> None:
    rows = table(sayso("audit", "--by", by, "-f", "csv", "--desk", desk))
    found = json.loads(sayso("audit", "--by", by, "-f", "json", "--desk", desk).out)
    assert list(rows[0]) == [by, *COUNTS, *(f"{part}_share" for part, _ in SHARES)]
    assert [row[by] for row in rows] == [group["name"] or "" for group in found["groups"]]
    for row, group in zip(rows, found["groups"], strict=True):
        assert {name: int(row[name]) for name in COUNTS} == {name: group[name] for name in COUNTS}
        for part, whole in SHARES:
            share = group[part] / group[whole] if group[whole] else None
            assert group["shares"][part] == share
            assert row[f"{part}_share"] == ("" if share is None else f"{share:.4f}")
    assert (found["by"], found["total"]["statements"], len(found["months"]), len(found["voices"])) == (by, 14, 3, 6)


def test_audit_as_a_page(sayso: Sayso, desk: str) -> None:
    done = sayso("audit", "--publisher", "Herald", "-f", "html", "--desk", desk)
    assert done.code == 0 and done.out.startswith("<!DOCTYPE html>") and done.out.endswith("</html>\n")
    assert "<title>Sourcing by publisher, by Herald · Sayso</title>" in done.out


# what is off

OFF = [
    # what is typed; exit code; what the one line says, and what to do
    (["search", "x", "--since", "soon"], 2, "--since 'soon' is no day: write it as 2026-02-03, 2026-02 or 2026."),
    (["search", "x", "--until", "2026-13"], 2, "--until '2026-13' is no day: write it as 2026-02-03, 2026-02 or 2026."),
    (["search", "--speaker", "?"], 2, "--speaker '?' has no word in it: give a name, or a part of one."),
    (["search", "--addressee", "…"], 2, "--addressee '…' has no word in it: give a name, or a part of one."),
    (
        ["search", "--publisher", "Times"],
        *(2, "no article here is by 'Times': there are: The Courier, The Herald, Wire."),
    ),
    (["actor", "zebra"], 1, "nobody in this desk is called 'zebra': sayso search 'zebra' finds the words anywhere."),
    (["actor", "a county official"], 1, "nobody in this desk is called 'a county official': sayso search "),
    (["actor", "99"], 1, "no actor 99 in this desk: sayso actors list NAME lists what is there."),
    (["actor", "?"], 2, "'?' has no word in it: give a name, or a part of one, or an actor's number."),
    (["export", "csv", "--since", "odd"], 2, "--since 'odd' is no day: write it as 2026-02-03, 2026-02 or 2026."),
    (["audit", "--since", "203"], 2, "--since '203' is no day: write it as 2026-02-03, 2026-02 or 2026."),
    (["audit", "--publisher", "?"], 2, "no article here is by '?': there are: The Courier, The Herald, Wire."),
]


@pytest.mark.parametrize(("typed", "code", "says"), OFF, ids=[" ".join(typed) for typed, *_ in OFF])
def test_what_is_off_is_one_clear_line(sayso: Sayso, desk: str, typed: list[str], code: int, says: str) -> None:
    done = sayso(*typed, "--desk", desk)
    assert (done.code, done.out) == (code, "")
    assert done.err.startswith(f"sayso: {says}") and done.err.count("\n") == 1 and done.err.endswith(".\n")


CHOICES = [
    *(["search", "x", option, "odd"] for option in ("--kind", "--naming", "--factuality", "--type", "--origins")),
    *(["search", "x", option, "odd"] for option in ("--by", "--format", "--limit", "--nope")),
    *(["search", "x", "--limit", "0"], ["search", "x", "--limit", "10001"], ["actor"], ["actor", "x", "-f", "html"]),
    *(["audit", "--by", "odd"], ["audit", "-f", "xml"], ["audit", "odd"]),
]


@pytest.mark.parametrize("typed", CHOICES, ids=" ".join)
def test_values_that_are_none_leave_with_2(sayso: Sayso, desk: str, typed: list[str]) -> None:
    done = sayso(*typed, "--desk", desk)
    assert (done.code, done.out) == (2, "")
    assert "Traceback" not in done.err and "Error: " in done.err
    if len(typed) > 1:
        assert typed[-1] in done.err or typed[-2] in done.err


@pytest.mark.parametrize("typed", [["search", "x"], ["actor", "x"], ["audit"]], ids=" ".join)
def test_where_there_is_no_desk_none_is_made(sayso: Sayso, tmp_path: Path, typed: list[str]) -> None:
    place = tmp_path / "none" / "sayso.db"
    done = sayso(*typed, "--desk", str(place))
    assert (done.code, done.out) == (1, "")
    assert done.err == f"sayso: no desk at {place}: sayso add PATH... makes one; --desk FILE names another.\n"
    assert not place.parent.exists()


# an empty desk, and articles that mean harm


def test_an_empty_desk(sayso: Sayso, made_place: str) -> None:
    desk = ("--desk", made_place)
    none = sayso("search", "bridge", *desk)
    assert (none.code, none.out) == (0, "") and none.err.startswith("sayso: no statements match")
    assert sayso("actor", "okafor", *desk).code == 1
    audited = sayso("audit", *desk)
    assert (audited.code, " ".join(audited.out.split())) == (0, NOTHING)
    assert table(sayso("audit", "-f", "csv", *desk)) == []
    found = json.loads(sayso("audit", "-f", "json", *desk).out)
    assert (found["groups"], found["total"]["statements"]) == ([], 0)
    assert set(found["total"]["shares"].values()) == {None}
    assert NOTHING in sayso("audit", "-f", "html", *desk).out
    off = sayso("search", "--publisher", "Herald", *desk)
    assert off.err == "sayso: no article here is by 'Herald': there are: none has a publisher.\n"


HOSTILE = "\x1b[2J Pike said =1+cmd|' /C calc'!A0 was \u202ehis."


@pytest.fixture
def hostile(made_place: str) -> str:
    pike = wider.person(1, "\x1b[2J Pike")
    said = [told(HOSTILE, 1, "Pike", "said", HOSTILE[HOSTILE.index("=") : -1], speaker="p1", chain=("p1",))]
    with open_desk(made_place) as store, store.writer() as writer:
        writer.keep(reading(HOSTILE, said, [pike], publisher="=\x1b]0;owned\x07<b>", published="2026-01-01"))
    return made_place


@pytest.mark.parametrize(
    "typed", [["search", "his"], ["actor", "pike"], ["audit"], ["audit", "--by", "speaker"]], ids=" ".join
)
def test_nothing_steers_the_terminal(sayso: Sayso, hostile: str, typed: list[str]) -> None:
    done = sayso(*typed, "--desk", hostile)
    assert done.code == 0 and "Pike" in done.out
    assert not {"\x1b", "\x07", "\u202e"} & set(done.out)


def test_no_cell_is_a_formula_and_no_name_is_markup(sayso: Sayso, hostile: str) -> None:
    (row,) = table(sayso("search", "his", "-f", "csv", "--desk", hostile))
    assert row["content"].startswith("'=1+cmd") and row["publisher"].startswith("'=")
    (group,) = table(sayso("audit", "-f", "csv", "--desk", hostile))
    assert group["publisher"].startswith("'=")
    assert "owned\ufffd<b>" not in (page := sayso("audit", "-f", "html", "--desk", hostile).out)
    assert "owned\ufffd&lt;b&gt;" in page
