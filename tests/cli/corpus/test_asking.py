"""The commands that ask an archive print what those of a desk print."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sayso.cli import app
from sayso.errors import UsageError
from tests.corpus.pair import articles, fill, write


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """An archive and a desk of the seven articles made by hand."""
    folder = tmp_path_factory.mktemp("asking")
    write(folder / "archive", articles()[-7:])
    fill(folder / "desk.db", articles()[-7:])
    return str(folder / "archive"), str(folder / "desk.db")


def said(*arguments: str, code: int = 0) -> str:
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == code, result.output
    return result.stdout


@pytest.mark.parametrize(
    ("command", "options"),
    [
        ("audit", ["--by", "speaker"]),
        ("audit", ["--by", "month", "--format", "csv"]),
        ("audit", ["--format", "json"]),
        ("audit", ["--list", "unnamed"]),
        ("search", ["bridge", "--format", "json"]),
        ("search", ["--speaker", "okafor"]),
        ("search", ["nowhere"]),
        ("actor", ["bo", "lind"]),
        ("actor", ["okafor", "--format", "csv"]),
    ],
)
def test_they_print_what_the_commands_of_a_desk_print(
    places: tuple[str, str], command: str, options: list[str]
) -> None:
    archive, desk = places
    printed = " ".join(said("corpus", command, archive, *options).split())
    printed = printed.replace(f"sayso corpus audit {archive}", "sayso audit")
    assert printed == " ".join(said(command, *options, "--desk", desk).split())


def test_actors_and_origins_are_listed_and_shown(places: tuple[str, str]) -> None:
    archive, desk = places
    assert said("corpus", "actors", archive, "okafor") == said("actors", "list", "okafor", "--desk", desk)
    first = json.loads(said("corpus", "actors", archive, "Ruth", "--format", "json"))[0]["id"]
    assert said("corpus", "actors", archive, str(first)).startswith(f"{first}  Ruth Okafor  (person): 2 statements")
    assert said("corpus", "origins", archive) == said("origins", "list", "--desk", desk)


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        (("actors", "999"), "no actor 999 in this archive: sayso corpus actors {0} NAME lists what is there."),
        (("actor", "999"), "no actor 999 in this archive: sayso corpus actors {0} NAME lists what is there."),
        (
            ("actor", "zebra"),
            "nobody in this archive is called 'zebra': sayso corpus search {0} 'zebra' finds ",
        ),
        (("origins", "999"), "no origin group 999 in this archive: sayso corpus origins {0} lists what is there."),
        (("audit", "--publisher", "Nowhere"), "no article here is by 'Nowhere': there are: "),
    ],
)
def test_what_is_missing_is_said_of_the_archive(places: tuple[str, str], asked: tuple[str, ...], answer: str) -> None:
    command, *rest = asked
    error = CliRunner().invoke(app, ["corpus", command, places[0], *rest]).exception
    assert str(error).startswith(answer.format(places[0]))


def test_the_network_is_shown(places: tuple[str, str]) -> None:
    assert "Governor Pell" in said("corpus", "network", places[0])
    assert said("corpus", "network", places[0], "--type", "aid").strip() == "0 edges"


def test_a_query_is_answered_in_each_format(places: tuple[str, str]) -> None:
    query = "SELECT publisher, count(*) AS articles FROM articles GROUP BY ALL ORDER BY ALL"
    assert "Wire" in said("corpus", "sql", places[0], query)
    rows = json.loads(said("corpus", "sql", places[0], query, "--format", "json"))
    assert rows == [
        {"publisher": "The Courier", "articles": 2},
        {"publisher": "The Herald", "articles": 2},
        {"publisher": "Wire", "articles": 3},
    ]
    assert said("corpus", "sql", places[0], query, "--format", "csv").splitlines()[0] == "publisher,articles"
    assert len(said("corpus", "sql", places[0], query, "--format", "jsonl").splitlines()) == 3
    assert "–" in said("corpus", "sql", places[0], "SELECT NULL AS nothing")


def test_what_is_no_archive_is_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is not the folder of an archive"):
        CliRunner().invoke(app, ["corpus", "audit", str(tmp_path)], catch_exceptions=False)
