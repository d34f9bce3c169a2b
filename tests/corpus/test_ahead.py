"""Articles that are read with a network that has run ahead are read as with one that has not."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from sayso.corpus import ahead, making
from sayso.corpus.ahead import Ahead
from sayso.corpus.inputs import Listed, look_into
from sayso.corpus.making import Job
from sayso.corpus.plan import shards
from sayso.intake import stream
from sayso.model.files import shipped_weights
from sayso.model.floats import Asked, FloatNetwork
from sayso.model.network import CPU, Heard
from sayso.runs.here import Here

TEXTS = (
    *("Roe said that the ferry had left.", "“We are done waiting,” said Mayor Ruth Okafor.", "", "Pell denied it."),
    "A spokesman said that Pell had told the board that she would resign.\n\nRoe declined to comment.",
)


@pytest.fixture(scope="module")
def network() -> FloatNetwork:
    return FloatNetwork(*shipped_weights(), CPU)


@pytest.fixture
def lines(tmp_path: Path) -> str:
    path = tmp_path / "a.jsonl"
    path.write_text("".join(json.dumps({"text": text}) + "\n" for text in TEXTS))
    return str(path)


def test_the_readings_are_those_of_one_article_after_the_other(
    lines: str, network: FloatNetwork, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[int] = []
    hear_all = network.hear_all

    def counted(asked: Sequence[Asked]) -> list[list[Heard]]:
        heard.append(len(asked))
        return hear_all(asked)

    monkeypatch.setattr(network, "hear_all", counted)
    monkeypatch.setattr(ahead, "ARTICLES", 3)
    read = list(Ahead(network).read(stream([lines])))
    assert heard[0] == 2  # of the first three articles, one is empty
    assert heard.count(1) < len(TEXTS)  # what contents ask
    alone = list(Here(network).read(stream([lines])))
    assert [result.location for result in read] == [result.location for result in alone]
    assert [str(result.error) for result in read] == [str(result.error) for result in alone]
    assert [result.reading and result.reading.to_dict() for result in read] == [
        result.reading and result.reading.to_dict() for result in alone
    ]
    assert sum(len(result.reading.attributions) for result in read if result.reading) > 4


def test_a_shard_is_made_on_a_gpu_where_it_is_asked_for(
    lines: str, network: FloatNetwork, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "on_gpu", lambda: network)
    (shard,) = shards([look_into(Listed(lines))], 10)
    made, usual = Job(shard, device="gpu")(), Job(shard)()
    assert made.counts == usual.counts
    assert made.parts["failures"] == usual.parts["failures"]
    assert made.parts["articles"] != usual.parts["articles"]  # they name the network in floats


# the time may run out while Python collects garbage, where an error can only be told
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_an_article_that_takes_too_long_is_a_failure(
    lines: str, network: FloatNetwork, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAYSO_ARTICLE_SECONDS", "0.0001")
    errors = {type(result.error).__name__ for result in Ahead(network).read(stream([lines]))}
    assert "TimeLimitError" in errors
