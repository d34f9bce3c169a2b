"""What a server of PostgreSQL refuses, as a person sees it: one line with cause and remedy, and nothing changed."""

import random
import sys
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler

import pytest
import sqlalchemy as sa

from sayso.cli import main
from sayso.desk.adding import add
from sayso.desk.store import explained, open_desk
from sayso.errors import DeskError, ReadError
from sayso.intake import Item
from sayso.model.fake import FakeNetwork
from tests.databases import GUEST, database
from tests.desk.importing import WORDS, items
from tests.serving import Quiet, serving

psycopg = pytest.importorskip("psycopg")
Said = Callable[..., str]


@pytest.fixture
def refused(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Said:
    """Runs the command as a person does, and gives its one line of complaint."""

    def run(*words: str) -> str:
        monkeypatch.setattr(sys, "argv", ["sayso", *words])
        capsys.readouterr()
        with pytest.raises(SystemExit) as left:
            main()
        (line,) = capsys.readouterr().err.splitlines()
        assert left.value.code == 1 and line.startswith("sayso: ")
        return line

    return run


@pytest.fixture
def place(made_database: tuple[str, str]) -> Iterator[str]:
    with database(*made_database) as place:
        yield place


@pytest.fixture
def empty(postgres: str) -> Iterator[str]:
    with database(postgres) as place:
        yield place


@pytest.fixture(scope="session")
def guest(postgres: str) -> str:
    """The user who has a password, and no right; goes with the server."""
    with psycopg.connect(f"{postgres}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE USER {GUEST} PASSWORD 'come in'".encode())
    return GUEST


def run(place: str, statement: str) -> None:
    with psycopg.connect(place, autocommit=True) as connection:
        connection.execute(statement.encode())


def tables(place: str) -> list[str]:
    with psycopg.connect(place) as connection:
        return [name for (name,) in connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")]


@pytest.mark.parametrize(
    ("who", "says"),
    [
        ("guest:let%20me%20in@", "does not let you in: check the user and the password in its address."),
        ("guest@", "does not let you in: check the user and the password in its address."),
        ("stranger@", "does not let you in: check the user and the password in its address."),
    ],
)
def test_who_may_not_come_in(empty: str, guest: str, refused: Said, who: str, says: str) -> None:
    line = refused("search", "bridge", "--desk", empty.replace("postgres@", who))
    assert line.endswith(says) and "let%20me" not in line and empty.rsplit("@", 1)[1] in line


def test_who_may_only_look(place: str, guest: str, refused: Said, capsys: pytest.CaptureFixture[str]) -> None:
    with open_desk(place) as desk:
        list(add(desk, items(0, 1), FakeNetwork(WORDS)))
    theirs = place.replace("postgres@", f"{guest}:come%20in@")
    assert "(permission denied for table alembic_version): ask its owner" in refused("audit", "--desk", theirs)
    run(place, f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {guest}")
    with open_desk(theirs) as desk, desk.view() as view:
        assert view.counts()["articles"] == 1
    line = refused("correct", "1", "--accept", "--desk", theirs)
    assert "does not let you do this (permission denied for table corrections): ask its owner for the right" in line


def test_who_may_not_make_a_desk(empty: str, guest: str, refused: Said) -> None:
    run(empty, "REVOKE CREATE ON SCHEMA public FROM public")
    line = refused("add", "nowhere.txt", "--desk", empty.replace("postgres@", f"{guest}:come%20in@"))
    assert "(permission denied for schema public): ask its owner" in line and tables(empty) == []


def test_a_server_or_a_database_that_is_not_there(postgres: str, refused: Said) -> None:
    ask = ("search", "bridge", "--desk")
    assert "127.0.0.1:9/desk does not answer: check that the server runs" in refused(
        *ask, "postgresql://127.0.0.1:9/desk"
    )
    assert "/desk?host=%2Fnowhere does not answer" in refused(*ask, "postgresql:///desk?host=/nowhere")
    assert "is not there: make the database first: createdb NAME." in refused(*ask, f"{postgres}/nowhere")
    assert "on a host that is not found: check the host" in refused(*ask, "postgresql://desk.invalid/desk")


def test_an_address_that_is_none_hides_its_password(refused: Said) -> None:
    for password in ("s3cret", "s3cret@home", "s3/cret"):
        line = refused("desk", "--desk", f"postgresql://roe:{password}@127.0.0.1:port/desk")
        assert "postgresql://...@127.0.0.1:port/desk is no desk's address: give a file, or postgresql://" in line
        assert "cret" not in line and "%40 for @" in line
        assert "mysql://...@h/desk is no desk's address" in refused("desk", "--desk", f"mysql://roe:{password}@h/desk")
    for address in ("roe:s3cret@127.0.0.1:9/desk", "127.0.0.1:9/desk?password=s3cret"):
        assert "cret" not in refused("desk", "--desk", f"postgresql://{address}")


def test_a_server_of_something_else(refused: Said) -> None:
    class Web(Quiet, BaseHTTPRequestHandler):
        def handle(self) -> None:
            self.request.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

    with serving(Web) as address:
        line = refused("desk", "--desk", f"postgresql://{address.removeprefix('http://')}/desk")
    assert "/desk is not on a server of PostgreSQL: check the host and the port" in line


def test_tables_of_others_are_left_alone(empty: str, refused: Said) -> None:
    run(empty, "CREATE TABLE recipes (name text)")
    for words in (("search", "bridge"), ("add", "nowhere.txt")):
        assert "is a database, but no desk: name another with --desk" in refused(*words, "--desk", empty)
    assert tables(empty) == ["recipes"]


def test_who_looks_for_a_desk_makes_none(empty: str, refused: Said) -> None:
    line = refused("search", "bridge", "--desk", empty)
    assert line == f"sayso: no desk in {empty}: sayso add PATH... makes one; --desk names another."
    assert tables(empty) == []


def test_a_desk_of_a_newer_schema(place: str, refused: Said) -> None:
    run(place, "UPDATE alembic_version SET version_num = '9999'")
    for words in (("search", "bridge"), ("add", "nowhere.txt")):
        line = refused(*words, "--desk", place)
        assert "was written by a newer Sayso (schema 9999; " in line and "update Sayso: pip install" in line


def test_a_database_that_cannot_be_a_desk(postgres: str, empty: str, monkeypatch: pytest.MonkeyPatch) -> None:
    run(empty, "CREATE DATABASE latin ENCODING 'LATIN1' TEMPLATE template0")
    with pytest.raises(DeskError, match=r"keeps its text in LATIN1: a desk needs UTF-8: createdb -E UTF8"):
        open_desk(f"{postgres}/latin")
    monkeypatch.setattr("sayso.desk.store._LEAST_SERVER", (999,))
    with pytest.raises(DeskError, match=r"is on PostgreSQL \d+.*: a desk needs version 999 or newer"):
        open_desk(empty)
    assert tables(empty) == []


def test_without_psycopg_the_extra_is_named(monkeypatch: pytest.MonkeyPatch, refused: Said) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    line = refused("search", "bridge", "--desk", "postgresql://127.0.0.1:9/desk")
    assert line.endswith("a desk in PostgreSQL needs the package psycopg: install it: pip install 'sayso[postgres]'.")


def test_a_part_that_is_gone(place: str, refused: Said) -> None:
    run(place, "DROP TABLE failures")
    assert "is damaged: a part of it is gone: restore a copy." in refused("failures", "--desk", place)


def test_a_server_that_goes_away_keeps_what_was_added(place: str) -> None:
    done = []
    with open_desk(place) as desk:
        ends = pytest.raises(DeskError, match="does not answer any more: try again; all that was added")
        with ends, desk.writer() as writer:
            writer.fail("nowhere.txt", ReadError("nothing there", "look elsewhere."))
            run(place, "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'")
            writer.forget_failure("nowhere.txt")
        done += list(add(desk, items(0, 2), FakeNetwork(WORDS)))  # a connection that was lost is made anew
        with desk.view() as view:
            assert view.failures() == [] and view.counts()["articles"] == len(done) == 2


@pytest.mark.parametrize("number", ["99999999999", "9" * 30])
def test_no_number_is_too_large_to_be_asked_for(made_place: str, refused: Said, number: str) -> None:
    for words in (("correct", number, "--accept"), ("actor", number), ("dossier", "show", number)):
        line = refused(*words, "--desk", made_place)
        assert "has nothing of so large a number: sayso search" in line or f"{number} in this desk" in line


def test_words_that_are_no_text(made_place: str, refused: Said) -> None:
    with open_desk(made_place) as desk:
        list(add(desk, items(0, 1), FakeNetwork(WORDS)))
    line = refused("correct", "1", "--accept", "--author", "ana", "--reason", "caf\udce9", "--desk", made_place)
    assert line == "sayso: no desk keeps 'caf\\udce9', which is not in UTF-8: write it in UTF-8."


@pytest.mark.parametrize("what", ["location", "author", "publisher"])
def test_what_is_too_long_for_an_index_is_one_failure(place: str, what: str) -> None:
    letters = "https://" + "".join(random.Random(1).choices("abcdefghijklmnopqrstuvwxyz0123456789", k=9000))
    first, second, third = items(0, 3)
    long = second.load().model_copy(update={what: letters})
    with open_desk(place) as desk:
        second = Item(letters if what == "location" else second.location, False, 1.0, lambda: lambda: long)
        done = list(add(desk, [first, second, third], FakeNetwork(WORDS)))
        assert [one.outcome for one in done] == ["added", "failed", "added"]
        assert "has no room for an address, author or publisher of thousands of letters: leave" in str(done[1].error)
        with desk.view() as view:
            assert view.counts()["articles"] == 2
            assert [one.location for one in view.failures()] == ([] if what == "location" else [second.location])


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (psycopg.errors.LockNotAvailable("Sperre nicht verfügbar"), "is being written by another process"),
        (psycopg.errors.ReadOnlySqlTransaction("en una transacción de sólo lectura"), "may not be written"),
        (psycopg.errors.DiskFull("Auf dem Gerät ist kein Speicherplatz mehr"), "the disk is full: make room"),
        (psycopg.errors.TooManyConnections("trop de clients"), "has no connection free: try again later"),
        (psycopg.OperationalError("ein\nund zwei {x}"), r"cannot be used \(ein\): check the file or the server"),
    ],
    ids=lambda one: type(one).__name__,
)
def test_what_a_server_says_in_another_language(error: Exception, says: str) -> None:
    with pytest.raises(DeskError, match=f"the desk x .*{says}"), explained("x"):
        raise sa.exc.OperationalError("", {}, error)
