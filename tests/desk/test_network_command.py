"""``sayso network``: who acts on whom in a desk."""

from __future__ import annotations

import csv
import io
import json
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sayso.cli import main
from tests.desk import deeds

Sayso = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    place = tmp_path_factory.mktemp("network") / "desk.db"
    with deeds.fill(place):
        yield place


@pytest.fixture
def sayso(desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Sayso:
    """The command, in this process."""

    def run(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["sayso", "network", "--desk", str(desk), *words])
        with pytest.raises(SystemExit) as left:
            main()
        printed = capsys.readouterr()
        return int(left.value.code or 0), printed.out, printed.err

    return run


def test_each_edge_opens_its_passages(sayso: Sayso) -> None:
    code, out, _ = sayso()
    assert code == 0
    assert "The union → Anna Roe  ACCUSE  2018-05-08" in out
    assert "2018-05-08  act 1, article 1: The union sued Roe" in out
    assert "CONSULT" not in out, "what was not done is no edge"
    assert "PROTEST" not in out, "nor is what nobody is the recipient of"
    assert out.endswith("3 edges\n")


def test_the_edges_with_the_most_acts_come_first_and_the_rest_is_counted(sayso: Sayso) -> None:
    _, out, _ = sayso("--limit", "2")
    assert "SUPPORT" in out and "ACCUSE" in out and "REQUEST" not in out
    assert out.endswith("2 of 3 edges, those with the most acts; --limit shows more\n")
    _, out, complaint = sayso("--limit", "1", "--format", "csv")
    assert len(out.splitlines()) == 2 and "1 of 3 edges" in complaint


@pytest.mark.parametrize(
    ("options", "types"),
    [
        (["--issue", "housing"], ["ACCUSE"]),
        (["--issue", "urged"], ["REQUEST"]),
        (["--type", "request"], ["REQUEST"]),
        (["--actor", "roe"], ["SUPPORT", "ACCUSE", "REQUEST"]),
        (["--actor", "Poe"], []),
        (["--until", "2018-05-09"], ["ACCUSE"]),
        (["--since", "2018-05-09"], ["REQUEST"]),
    ],
)
def test_edges_are_chosen(sayso: Sayso, options: list[str], types: list[str]) -> None:
    code, out, _ = sayso(*options, "--format", "json")
    assert code == 0
    assert [edge["type"] for edge in json.loads(out)] == types


def test_formats_of_other_programs(sayso: Sayso) -> None:
    assert [row["acts"] for row in csv.DictReader(io.StringIO(sayso("--format", "csv")[1]))] == ["1"] * 3
    for format_ in ("gexf", "graphml"):
        root = ET.fromstring(sayso("--format", format_)[1])
        tags = [element.tag.rpartition("}")[2] for element in root.iter()]
        assert tags.count("node") == 3
        assert tags.count("edge") == 3


def test_entities_of_follow_the_money_hold_every_passage(sayso: Sayso) -> None:
    written = [json.loads(line) for line in sayso("--format", "ftm")[1].splitlines()]
    names = {one["id"]: one["properties"]["name"][0] for one in written if one["schema"] != "UnknownLink"}
    links = [one["properties"] for one in written if one["schema"] == "UnknownLink"]
    assert {one["schema"] for one in written} == {"Person", "LegalEntity", "UnknownLink"}
    assert [(names[link["subject"][0]], link["role"], names[link["object"][0]], link["summary"]) for link in links] == [
        ("Anna Roe", ["SUPPORT"], "the Dockers' Guild", ["no date: Roe thanked the Dockers' Guild"]),
        ("The union", ["ACCUSE"], "Anna Roe", ["2018-05-08: The union sued Roe"]),
        ("The union", ["REQUEST"], "Anna Roe", ["2018-05-10: The union urged Roe"]),
    ]
    assert [link.get("startDate") for link in links] == [None, ["2018-05-08"], ["2018-05-10"]]


def test_the_picture_names_every_actor(sayso: Sayso) -> None:
    _, out, _ = sayso("--format", "svg")
    root = ET.fromstring(out)
    words = {element.text for element in root.iter() if element.tag.endswith("}text")}
    assert words == {"The union", "Anna Roe", "the Dockers' Guild"}


def test_an_unknown_type_is_refused(sayso: Sayso) -> None:
    code, _, complaint = sayso("--type", "HUG")
    assert code != 0
    assert "the types are AGREE" in complaint
