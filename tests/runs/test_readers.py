"""Every article is a unit of its own, wherever it is read: errors, ends of processes and of patience cost it alone."""

from __future__ import annotations

import os
import re
import signal
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

import sayso
from sayso.errors import (
    InternalError,
    MissingError,
    OutOfTime,
    ProcessError,
    ReadError,
    TimeLimitError,
    UsageError,
)
from sayso.intake import Item, from_text, stream
from sayso.intake.items import Taken
from sayso.records import Article
from sayso.runs import INPUTS
from sayso.runs.chosen import ChosenReader
from sayso.runs.here import Here, time_limit
from sayso.runs.pool import Pool
from sayso.runs.results import Reader, Result

SECRET = "the ferry to Port Ansel"
SAID = "“We are done waiting,” said Mayor Ruth Okafor."
READERS = pytest.mark.parametrize("reader", [Here(), Pool(2)], ids=["here", "pool"])
# takes for ever; Python looks for signals while it does
HANGS = partial(re.fullmatch, r"(?:a|a)+b", "a" * 60)


def item(number: int, rest: Callable[[], object] | None = None) -> Item:
    article = from_text(f"{SAID} Pell said that {number} boats had left.", f"{number}.txt")
    made = rest or partial(Article.model_validate, article)
    return Item(f"{number}.txt", False, number / 10, lambda: made)  # type: ignore[arg-type, return-value]


def names(results: list[Result]) -> list[str]:
    return [type(result.error).__name__ if result.error else "read" for result in results]


@READERS
def test_results_come_in_order_with_their_readings(reader: Reader) -> None:
    results = list(reader.read([item(number) for number in range(7)]))
    assert [result.location for result in results] == [f"{number}.txt" for number in range(7)]
    assert [result.share for result in results] == [number / 10 for number in range(7)]
    for number, result in enumerate(results):
        assert result.reading and f"{number} boats" in result.reading.article.text
        assert len(result.reading.attributions) == 2


@pytest.mark.usefixtures("started_workers")
def test_processes_are_started_where_there_are_none_to_fork() -> None:
    results = list(Pool(1).read([item(0), item(1, partial(os._exit, 3)), item(2)]))
    assert names(results) == ["read", "ProcessError", "read"]


@READERS
def test_an_unforeseen_error_is_its_articles_own_and_says_nothing_of_the_text(reader: Reader) -> None:
    results = list(reader.read([item(0), item(1, partial(int, SECRET)), item(2)]))
    assert names(results) == ["read", "InternalError", "read"]
    line = str(results[1].error)
    assert SECRET not in line and "1.txt" in line and "internal error: ValueError" in line
    assert line.endswith("report the words in brackets and sayso --version, not the text.")


def test_an_error_in_a_reading_names_its_place_in_the_code(monkeypatch: pytest.MonkeyPatch) -> None:
    def fall(*_: object) -> None:
        raise KeyError(SECRET)

    monkeypatch.setattr("sayso.reading.pipeline.split", fall)
    for results in (list(Here().read([item(0), item(1)])),):
        assert names(results) == ["InternalError"] * 2
    with pytest.raises(InternalError, match=r"internal error: KeyError at reading/pipeline\.py:\d+, runs/here"):
        sayso.read(SECRET)


@READERS
def test_what_takes_too_long_is_ended(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYSO_ARTICLE_SECONDS", "8")  # a busy machine takes its time over the others too
    results = list(reader.read([item(0), item(1, HANGS), item(2), item(3)]))
    assert names(results) == ["read", "TimeLimitError", "read", "read"]
    assert str(results[1].error) == "1.txt takes longer than 8 seconds to read: raise SAYSO_ARTICLE_SECONDS."


def test_no_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYSO_ARTICLE_SECONDS", "0")
    assert names(list(Pool(1).read([item(0)]))) == ["read"]
    with time_limit(0):
        pass


def test_a_limit_leaves_signals_as_they_were() -> None:
    before = signal.getsignal(signal.SIGALRM)
    with pytest.raises(OutOfTime), time_limit(0.05):
        HANGS()
    assert signal.getsignal(signal.SIGALRM) == before and signal.getitimer(signal.ITIMER_REAL)[0] == 0


@pytest.mark.parametrize(
    ("end", "how"), [(partial(os._exit, 3), "exit code 3"), (os.abort, "signal 6")], ids=["exit", "abort"]
)
def test_a_process_that_ends_costs_its_article_alone(end: Callable[[], object], how: str) -> None:
    results = list(Pool(2).read([item(0), item(1, end), item(2), item(3, end), item(4)]))
    assert names(results) == ["read", "ProcessError", "read", "ProcessError", "read"]
    assert how in str(results[1].error)


@READERS
def test_a_bad_setting_ends_the_run(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYSO_LEAST_SCORE", "high")
    with pytest.raises(UsageError, match="SAYSO_LEAST_SCORE"):
        list(reader.read([item(0)]))


@READERS
def test_what_is_not_wanted_is_loaded_and_not_read(reader: Reader) -> None:
    asked: list[str] = []

    def wanted(article: Article, sha256: str) -> bool:
        asked.append(sha256)
        return "1 boats" not in article.text

    results = list(reader.read([item(number) for number in range(3)], wanted))
    assert [result.reading is not None for result in results] == [True, False, True]
    assert all(result.article is not None and result.error is None for result in results)
    assert len(asked) == 3 and len(set(asked)) == 1 and len(asked[0]) == 64


@READERS
def test_nothing_is_begun_after_a_stop(reader: Reader) -> None:
    results: list[Result] = []
    results.extend(reader.read(map(item, range(1000)), stopped=lambda: len(results) >= 2))
    assert 2 <= len(results) < 10
    assert names(results) == ["read"] * len(results)


def test_few_items_are_taken_ahead_however_many_there_are() -> None:
    taken: list[int] = []

    def coming() -> Iterator[Item]:
        for number in range(1000):
            taken.append(number)
            yield item(number, partial(int, SECRET))

    results = Pool(2).read(coming())
    for number in range(8):
        next(results)
        assert len(taken) <= number + 10
    results.close()  # type: ignore[attr-defined]


def test_a_slow_input_holds_no_result_back() -> None:
    """A program that writes one article, waits for its reading, and only then writes the next."""
    is_read = threading.Event()

    def coming() -> Iterator[Item]:
        yield item(0)
        assert is_read.wait(60)
        yield item(1)

    for result in Pool(2).read(coming()):
        assert result.reading
        is_read.set()
    assert is_read.is_set()


def test_processes_and_threads_end_with_the_run() -> None:
    before = {thread.name for thread in threading.enumerate()}
    results = Pool(2).read(map(item, range(1000)))
    next(results)
    results.close()  # type: ignore[attr-defined]
    left = [thread for thread in threading.enumerate() if thread.name in {INPUTS, "sayso-process"} - before]
    for thread in left:
        thread.join(60)
    assert not any(thread.is_alive() for thread in left)


def test_a_single_article_is_read_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    article = tmp_path / "a.txt"
    article.write_text(SAID)
    monkeypatch.setattr("sayso.runs.pool.Pool.read", None)
    reader = ChosenReader(are_several=False)
    assert names(list(reader.read(stream([str(article)])))) == ["read"]
    assert names(list(ChosenReader(1).read(stream([str(article)] * 3)))) == ["read"] * 3
    assert list(reader.read(stream([]))) == []


def test_read_many(tmp_path: Path) -> None:
    for name in "ba":
        (tmp_path / f"{name}.txt").write_text(SAID)
    results = list(sayso.read_many([str(tmp_path), str(tmp_path / "none.txt")]))
    assert [Path(result.location).name for result in results] == ["a.txt", "b.txt", "none.txt"]
    assert isinstance(results[2].error, MissingError)
    assert results[0].reading == sayso.read(tmp_path / "a.txt")


def test_errors_can_be_sent() -> None:
    import pickle

    for error in (TimeLimitError.of("a", 3), ProcessError.of("a", -9), ReadError("cause", "remedy.")):
        again = pickle.loads(pickle.dumps(error))
        assert (type(again), str(again), again.cause) == (type(error), str(error), error.cause)


def test_an_end_of_the_program_is_no_failure() -> None:
    def leave() -> Article:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Taken("a", leave).load()


def test_a_panic_of_rust_is_a_failure() -> None:
    class PanicException(BaseException):
        """As pyo3's."""

    def fall() -> Article:
        raise PanicException

    with pytest.raises(InternalError, match="PanicException"):
        Taken("a", fall).load()
