"""Every command that lists writes the same records as text, JSON, JSON lines and CSV, a page at a time."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator

import pytest
from typer.testing import CliRunner

from sayso.cli import app
from sayso.cli.listing import Shown
from sayso.desk.judgements import actors, corrections
from sayso.desk.store import open_desk
from sayso.dossier import store as dossiers
from sayso.errors import ReadError
from tests.databases import NewDesk
from tests.desk import wider

# command: how many it lists on the desk of this module, a key of its records
LISTS = {
    "actors list": (None, "name"),
    "actors show 1": (None, "why"),
    "actors judgements": (2, "reason"),
    "corrections list": (2, "state"),
    "failures": (2, "remedy"),
    "dossier list": (2, "question"),
    "dossier suggest 1 --actor okafor": (None, "chain"),
    "dossier sheet 1 --author ana": (0, "words"),
}
PAGED = [words for words in LISTS if "show" not in words and "sheet" not in words]


@pytest.fixture(scope="module")
def desk(new_desk: NewDesk) -> Iterator[str]:
    """A desk of seven articles, with two of everything that a person can add."""
    with new_desk() as place:
        wider.fill(place).close()
        by = corrections.By("ana", "a call")
        with open_desk(place) as store, store.writer() as writer:
            corrections.accept(writer, 1, by)
            corrections.change(writer, 2, {"factuality": "negated"}, by)
            merged = actors.merge(writer, [1, 2], "ana", "one person")
            actors.undo(writer, merged.id)
            actors.merge(writer, [1, 2], "ana", "one person after all")
            for location in ("a.txt", "b.txt"):
                writer.fail(location, ReadError("no such file", "check the path."))
            for question in ("Does it close?", "Who pays?"):
                dossiers.create(writer, question, ["yes", "no"], "ana")
        yield place


def run(desk: str, words: str, *more: str) -> tuple[str, str]:
    done = CliRunner().invoke(app, [*words.split(), *more, "--desk", desk], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout, done.stderr


@pytest.mark.parametrize("words", LISTS)
def test_the_same_records_in_every_format(desk: str, words: str) -> None:
    number, key = LISTS[words]
    whole = json.loads(run(desk, words, "--format", "json")[0])
    records = whole["members"] if words == "actors show 1" else whole
    assert len(records) == number if number is not None else records
    lines = [json.loads(line) for line in run(desk, words, "--format", "jsonl")[0].splitlines()]
    assert lines == records and all(key in record for record in records)
    table = list(csv.DictReader(io.StringIO(run(desk, words, "-f", "csv")[0])))
    assert len(table) == len(records)
    for row, record in zip(table, records, strict=True):
        assert list(row) == list(record)
        assert row[key] == (record[key] if isinstance(record[key], str) else json.dumps(record[key] or ""))
    assert run(desk, words)[0]


@pytest.mark.parametrize("words", PAGED)
def test_pages_of_a_list(desk: str, words: str) -> None:
    every = json.loads(run(desk, words, "-f", "json")[0])
    pages = [json.loads(run(desk, words, "-f", "json", "-n", "1", "--offset", str(i))[0]) for i in range(len(every))]
    assert every
    assert [record for page in pages for record in page] == every
    if len(every) > 1:
        more = f" of {len(every)}; --offset 1 shows the next"
        assert more in run(desk, words, "-n", "1")[0] and more in run(desk, words, "-n", "1", "-f", "json")[1]


def test_the_desk_itself_as_json(desk: str) -> None:
    contents = json.loads(run(desk, "desk", "--format", "json")[0])
    assert contents["articles"] == 7 and contents["corrections"] == 2 and contents["size"] > 10_000


def test_an_audit_has_a_group_a_line(desk: str) -> None:
    lines = [json.loads(line) for line in run(desk, "audit", "--format", "jsonl")[0].splitlines()]
    assert lines == json.loads(run(desk, "audit", "--format", "json")[0])["groups"] and len(lines) > 1


def test_a_dossier_is_shown_as_its_report(desk: str) -> None:
    assert run(desk, "dossier show 1 --format json") == run(desk, "dossier report 1 --format json")


@pytest.mark.parametrize(
    ("shown", "words"),
    [
        (Shown("ab", 2), "2 pages"),
        (Shown("a", 1), "1 page"),
        (Shown("ab", 9, 4), "pages 5 to 6 of 9; --offset 6 shows the next"),
        (Shown("ab", 9, 7), "pages 8 to 9 of 9"),
        (Shown("a", 9, 8), "page 9 of 9"),
        (Shown("", 9, 20), "no page behind 20: there are 9"),
    ],
)
def test_the_count_in_words(shown: Shown[str], words: str) -> None:
    assert shown.counted("page") == words
