"""sayso origins, as a person types it."""

import json

import pytest
from typer.testing import CliRunner

import sayso
from sayso.cli import app
from sayso.desk.store import open_desk

QUOTE = "“We are not going to wait for a school bus to end up in the river,” said Mayor Ruth Okafor."


@pytest.fixture
def desk(made_place: str) -> str:
    with open_desk(made_place) as store:
        for number, text in enumerate((QUOTE, f"At a supper for the fire hall, nobody spoke of money. {QUOTE}")):
            with store.writer() as writer:
                writer.keep(sayso.read(text), f"https://paper{number}.example/bridge")
    return made_place


def said(*words: str) -> str:
    result = CliRunner().invoke(app, list(words), catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def test_listed_parted_and_joined(desk: str) -> None:
    listed = said("origins", "list", "--desk", desk)
    assert "quotation of 2: “We are not going to wait" in listed and "16 words in a row" in listed
    group = listed.split()[0]
    (row,) = json.loads(said("origins", "list", "-f", "json", "--desk", desk))
    assert row["group"] == int(group) and row["size"] == 2 and row["title"].startswith("“We are not going")
    members = json.loads(said("origins", "show", group, "-f", "json", "--desk", desk))
    assert [member["address"] for member in members] == [f"https://paper{i}.example/bridge" for i in (0, 1)]
    assert [member["statement"] for member in members] == row["statements"]
    assert said("origins", "list", "-f", "csv", "--desk", desk).splitlines()[0] == ",".join(row)
    assert "https://paper1.example/bridge" in said("origins", "show", group, "--desk", desk)
    parted = said("origins", "part", group, "--reason", "two interviews", "--author", "rv", "--desk", desk)
    assert "no articles or statements share an origin." in said("origins", "list", "--desk", desk)
    assert "two interviews (rv" in said("origins", "list", "--apart", "--desk", desk)
    said("origins", "join", parted.split()[4], "--desk", desk)
    assert "quotation of 2" in said("origins", "list", "--desk", desk)
