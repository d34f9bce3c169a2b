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
from sayso.desk.store import open_desk
from sayso.records import Act, Actor, Article, Model, Reading, Section, Span

TEXT = "The union sued Roe over rents. The union urged Roe to go. Roe did not meet the union. Poe marched."
Sayso = Callable[..., tuple[int, str, str]]


def act(number: int, words: tuple[str, str, str], type_: str, **more: object) -> Act:
    """An act between two of the three actors; words are actor, predicate, recipient."""
    places = [_span(part) for part in words]
    ids = {"The union": "p1", "the union": "p1", "Roe": "p2", "Poe": "p3"}
    return Act(
        id=f"d{number}",
        actor=ids.get(words[0]),
        recipient=ids.get(words[2]),
        actor_span=places[0],
        predicate=places[1],
        recipient_span=places[2],
        type=type_,  # type: ignore[arg-type]
        score=0.9,
        **more,  # type: ignore[arg-type]
    )


def _span(words: str) -> Span | None:
    start = TEXT.find(words)
    return (start, start + len(words)) if words else None


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    actors = [
        Actor(id=f"p{number}", name=name, kind="other", naming="named", mentions=(_span(name) or (0, 1),))
        for number, name in enumerate(("The union", "Roe", "Poe"), 1)
    ]
    reading = Reading(
        article=Article(
            id=Article.identify(TEXT),
            location=None,
            text=TEXT,
            published="2018-05-10",
            sections=(Section(kind="body", start=0, end=len(TEXT)),),
        ),
        actors=tuple(actors),
        acts=(
            act(1, ("The union", "sued", "Roe"), "ACCUSE", topic="housing", date="2018-05-08", factuality="actual"),
            act(2, ("The union", "urged", "Roe"), "REQUEST", factuality="actual"),
            act(3, ("Roe", "meet", "the union"), "CONSULT", factuality="negated"),
            act(4, ("Poe", "marched", ""), "PROTEST"),
        ),
        model=Model(name="by hand", version="1", sha256="0" * 64),
    )
    place = tmp_path_factory.mktemp("network") / "desk.db"
    with open_desk(place) as store, store.writer() as writer:
        writer.keep(reading, "https://news.example/1")
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
    assert "The union → Roe  ACCUSE  2018-05-08" in out
    assert "2018-05-08  act 1, article 1: The union sued Roe" in out
    assert "CONSULT" not in out, "what was not done is no edge"
    assert "PROTEST" not in out, "nor is what nobody is the recipient of"
    assert out.endswith("2 edges\n")


@pytest.mark.parametrize(
    ("options", "types"),
    [
        (["--issue", "housing"], ["ACCUSE"]),
        (["--issue", "urged"], ["REQUEST"]),
        (["--type", "request"], ["REQUEST"]),
        (["--actor", "roe"], ["ACCUSE", "REQUEST"]),
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
    assert [row["acts"] for row in csv.DictReader(io.StringIO(sayso("--format", "csv")[1]))] == ["1", "1"]
    for format_ in ("gexf", "graphml"):
        root = ET.fromstring(sayso("--format", format_)[1])
        tags = [element.tag.rpartition("}")[2] for element in root.iter()]
        assert tags.count("node") == 2
        assert tags.count("edge") == 2


def test_the_picture_names_every_actor(sayso: Sayso) -> None:
    _, out, _ = sayso("--format", "svg")
    root = ET.fromstring(out)
    words = {element.text for element in root.iter() if element.tag.endswith("}text")}
    assert words == {"The union", "Roe"}


def test_an_unknown_type_is_refused(sayso: Sayso) -> None:
    code, _, complaint = sayso("--type", "HUG")
    assert code != 0
    assert "the types are AGREE" in complaint
