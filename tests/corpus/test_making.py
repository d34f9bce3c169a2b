"""A shard follows from its items: what it holds is what `sayso.read` says of each, however it is made."""

from __future__ import annotations

import json
import os
import signal
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

import sayso
from sayso.corpus import making
from sayso.corpus.inputs import Listed, look_into
from sayso.corpus.making import Job, Made
from sayso.corpus.plan import Shard, shards
from sayso.errors import UsageError
from sayso.flattening.packing import unpack
from sayso.intake import stream
from sayso.records import Article

TEXTS = ("Roe said that the ferry had left.", "“We are done waiting,” said Mayor Ruth Okafor.", "", "Pell denied it.")


@pytest.fixture
def lines(tmp_path: Path) -> Listed:
    path = tmp_path / "a.jsonl"
    days = ("2024-03-05", None, "2024-03-06", "2024-04-01")
    path.write_text(
        "".join(json.dumps({"text": text, "published": day}) + "\n" for text, day in zip(TEXTS, days, strict=True))
    )
    return look_into(Listed(str(path)))


def rows(made: Made, place: str) -> list[dict[str, Any]]:
    read: list[dict[str, Any]] = pq.read_table(BytesIO(made.parts[place])).to_pylist()
    return read


def test_the_readings_are_those_of_read_to_the_letter(lines: Listed) -> None:
    (shard,) = shards([lines], 10)
    made = Job(shard)()
    kept = {row["article"]: {"article": None, **unpack(row["reading"])} for row in rows(made, "articles")}
    articles = {place: item for place, item in enumerate(stream([lines.location]), 1) if place != 3}
    read = {place: sayso.read(item.load()).to_dict() | {"article": None} for place, item in articles.items()}
    assert kept == read and any(reading["attributions"] for reading in read.values())
    (failure,) = rows(made, "failures")
    assert failure["article"] == 3 and failure["error"] == "NoArticleError"
    assert failure["location"] == f"{lines.location}#3"
    assert made.counts["articles"] == 3 and made.counts["statements"] == len(rows(made, "statements"))


def test_it_does_not_matter_how_it_is_made(lines: Listed) -> None:
    (shard,) = shards([lines], 10)
    assert Job(shard)() == Job(shard).careful()()


def test_nor_how_many_articles_a_shard_has(lines: Listed) -> None:
    whole = Job(shards([lines], 10)[0])()
    divided = [Job(shard)() for shard in shards([lines], 1)]
    for name in ("articles", "statements", "failures"):
        assert [row for made in divided for row in rows(made, name)] == rows(whole, name)


def test_steps_are_left_out(lines: Listed) -> None:
    (shard,) = shards([lines], 10)
    made = Job(shard, without=("factuality",))()
    assert not any(row["factuality"] for row in rows(made, "statements"))


def test_months_are_parts_of_their_own(lines: Listed) -> None:
    (shard,) = shards([lines], 10)
    made = Job(shard, by_month=True)()
    months = {place.partition("month=")[2] for place in made.parts if place.startswith("articles/")}
    assert months == {"2024-03", "2024-04", making.UNDATED}
    assert "failures" in made.parts


def test_an_input_that_has_changed_is_noticed(lines: Listed) -> None:
    for items in (3, 5):
        (shard,) = shards([replace(lines, items=items)], 10)
        with pytest.raises(UsageError, match="has changed while it was read"):
            Job(shard)()


def test_with_care_an_article_that_ends_its_process_costs_itself_only(lines: Listed) -> None:
    (shard,) = shards([lines], 10)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(making, "items", deadly_items)
        made = Job(shard).careful()()
    assert [row["article"] for row in rows(made, "articles")] == [1, 4]
    assert {row["article"]: row["error"] for row in rows(made, "failures")} == {2: "ProcessError", 3: "NoArticleError"}


def deadly_items(source: Listed) -> Any:
    for number, item in enumerate(stream([source.location]), 1):
        yield item if number != 2 else replace(item, _take=lambda: _die)


def _die() -> Article:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def test_a_shard_that_is_given_up_has_a_failure_for_each_item(lines: Listed, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("Roe said no.")
    plan = shards([lines, Listed(str(tmp_path / "b.txt"))], 10)
    made = Job(plan[0]).given_up()
    failures = rows(made, "failures")
    assert [row["article"] for row in failures] == [1, 2, 3, 4, 5]
    assert failures[3]["location"] == f"{lines.location}#4" and failures[4]["location"].endswith("b.txt")
    assert {row["error"] for row in failures} == {"ProcessError"}


def test_an_empty_shard_has_a_part_of_each_table() -> None:
    made = Job(Shard(0, 1, ()))()
    assert set(made.parts) == set(made.counts) and not any(made.counts.values())
