"""A query reads the archive and nothing else; whatever is wrong is one line."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.corpus.asking import index_of, view_of
from sayso.corpus.folder import Folder
from sayso.corpus.sql import answer_of
from sayso.errors import UsageError
from tests.corpus.pair import articles, write


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> tuple[Folder, Path]:
    folder = write(tmp_path_factory.mktemp("sql") / "archive", articles()[-7:])
    return folder, index_of(folder, lambda step: None)


def asked(archive: tuple[Folder, Path], query: str) -> list[tuple[object, ...]]:
    with answer_of(*archive, query) as answer:
        return list(answer.rows)


def test_the_tables_of_a_desk_are_there_and_those_of_the_parts(archive: tuple[Folder, Path]) -> None:
    spoken = asked(
        archive,
        "SELECT actors.name, count(*) FROM statements JOIN actors ON actors.id = actor_id GROUP BY ALL ORDER BY 2 DESC",
    )
    assert ("Ruth Okafor", 2) in spoken
    assert asked(archive, "SELECT count(*) FROM parts.statements") == asked(archive, "SELECT count(*) FROM statements")
    names = {row[2] for row in asked(archive, "SHOW ALL TABLES")}
    assert {"articles", "texts", "statements", "article_actors", "actors", "acts", "sourcing", "chain_links"} <= names
    assert asked(archive, "SELECT list(DISTINCT length(source[1])) FROM statements WHERE len(source) > 0") == [([2],)]


def test_no_bar_is_written_among_the_rows(archive: tuple[Folder, Path]) -> None:
    query = "SELECT current_setting('enable_progress_bar')"
    assert asked(archive, query) == [(False,)]
    with view_of(archive[1]) as view:
        assert view.connection.exec_driver_sql(query).scalar_one() is False


@pytest.mark.parametrize(
    "query",
    [
        "COPY statements TO 'taken.csv'",
        "CREATE TABLE mine AS SELECT 1",
        "DELETE FROM statements",
        "ATTACH 'other.db'",
        "SET enable_external_access = true",
        "SELECT 1; SELECT 2",
        "",
    ],
)
def test_nothing_but_one_query_is_run(archive: tuple[Folder, Path], query: str) -> None:
    with pytest.raises(UsageError, match="a query is one SELECT"):
        asked(archive, query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * FROM read_text('/etc/hostname')",
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM '{folder}/corpus.json'",
        "SELECT * FROM glob('/etc/*')",
        "SELECT * FROM read_parquet('https://news.example/part.parquet')",
        "SELECT nothing FROM statements",
        "SELEC 1",
        "SELECT count(*) FROM nowhere",
    ],
)
def test_no_other_file_is_read_and_errors_are_one_line(archive: tuple[Folder, Path], query: str) -> None:
    with pytest.raises(UsageError, match="the query cannot be run") as raised:
        asked(archive, query.format(folder=archive[0].path))
    assert "\n" not in str(raised.value)
