"""A desk keeps what was read, once, and gives it back as it was."""

from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory

import sayso
from sayso.desk.store import NEWEST, open_desk
from sayso.errors import DeskError

TEXT = (
    "“We are done waiting,” said Mayor Ruth Okafor. "
    "A county official, speaking on condition of anonymity, said the bridge was unsafe."
)


def test_a_reading_comes_back_as_it_was(tmp_path: Path) -> None:
    reading = sayso.read(TEXT)
    with open_desk(tmp_path / "sayso.db") as desk:
        with desk.writer() as writer:
            kept = writer.keep(reading, "/drafts/bridge.txt")
        assert kept.outcome == "added"
        with desk.view() as view:
            again = view.reading(kept.article)
            statements = view.statements_of(kept.article)
    assert again.attributions == reading.attributions and again.actors == reading.actors
    assert [one.content_text for one in statements] == ["“We are done waiting,”", "the bridge was unsafe"]
    assert [one.speaker and one.speaker.naming for one in statements] == ["named", "anonymous"]
    for one in statements:
        for start, end in one.content:
            assert TEXT[start:end] in one.content_text


def test_what_is_there_is_not_kept_twice(tmp_path: Path) -> None:
    reading = sayso.read(TEXT)
    with open_desk(tmp_path / "sayso.db") as desk:
        for outcome in ("added", "known", "known"):
            with desk.writer() as writer:
                assert writer.keep(reading, "/drafts/bridge.txt").outcome == outcome
        with desk.view() as view:
            assert len(list(view.articles())) == 1 and len(list(view.all_statements())) == 2


def test_another_text_at_an_address_is_a_new_version(tmp_path: Path) -> None:
    with open_desk(tmp_path / "sayso.db") as desk:
        for text in (TEXT, TEXT.replace("unsafe", "safe")):
            with desk.writer() as writer:
                writer.keep(sayso.read(text), "https://herald.example/bridge")
        with desk.view() as view:
            assert [number for number, _, _ in view.versions("https://herald.example/bridge")] == [1, 2]


def test_the_newest_schema_is_the_last_migration() -> None:
    config = Config()
    config.set_main_option("script_location", "sayso.desk:migrations")
    config.set_main_option("path_separator", "os")
    assert ScriptDirectory.from_config(config).get_heads() == [NEWEST]


def test_no_desk_is_made_where_one_is_only_looked_for(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match=r"no desk at .*sayso\.db: sayso add"):
        open_desk(tmp_path / "sayso.db", create=False)
    assert not (tmp_path / "sayso.db").exists()


def test_another_file_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("my notes, longer than sixteen bytes")
    with pytest.raises(DeskError, match="is no desk"):
        open_desk(path)
    assert path.read_text() == "my notes, longer than sixteen bytes"


@pytest.mark.parametrize("table", ["statements", "article_actors"])
def test_datasette_finds_the_index_of_words(tmp_path: Path, table: str) -> None:
    with open_desk(tmp_path / "sayso.db") as desk, desk.view() as view:
        made = view.connection.exec_driver_sql(
            "SELECT name, sql FROM sqlite_master WHERE sql LIKE '%USING fts5%'"
        ).all()
    # its own way: the index whose definition names the table like this
    assert [name for name, sql in made if f'content="{table}"' in sql] == [f"{table}_fts"]


def test_its_state_is_another_after_every_change_by_anybody(made_place: str) -> None:
    reading = sayso.read(TEXT)
    with open_desk(made_place) as desk, open_desk(made_place) as second:
        states = [desk.state()]
        assert desk.state() == states[0]
        for writing in (desk, second):
            with writing.writer() as writer:
                writer.keep(reading, f"/drafts/{len(states)}.txt")
            states.append(desk.state())
            assert desk.state() == states[-1]
    assert len(set(states)) == 3
