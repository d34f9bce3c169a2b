"""The rows of an archive are those of a desk, and say the same as the reading."""

from pathlib import Path

import sqlalchemy as sa

from sayso.corpus.flat import rows_of
from sayso.corpus.tables import SOURCING
from sayso.desk import tables as desk_tables
from sayso.desk.store import open_desk
from sayso.export.statements import Choice, select
from sayso.flattening.packing import unpack
from sayso.records import Reading


def test_statements_are_those_of_a_desk(reading: Reading, tmp_path: Path) -> None:
    rows = rows_of(1, "shelter.txt", reading)
    with open_desk(str(tmp_path / "desk.db")) as store:
        with store.writer() as writer:
            writer.keep(reading)
        with store.view() as view:
            (article,) = select(view, Choice())
            counts = view.connection.execute(sa.select(desk_tables.sourcing)).mappings().one()
            wordings = {row.hash: row for row in view.connection.execute(sa.select(desk_tables.wordings))}
    assert len(article.statements) == len(rows["statements"]) > 3
    for exported, row in zip(article.statements, rows["statements"], strict=True):
        statement = exported.statement
        for name in ("number", "kind", "type", "factuality", "polarity", "score", "source_text", "content_text"):
            assert row[name] == getattr(statement, name)
        assert row["status"] == exported.status
        assert row["chain"] == [link.name for link in statement.chain]
        assert row["speaker"] == (statement.speaker and statement.speaker.name)
        assert row["anonymity_reason"] == (statement.speaker and statement.speaker.anonymity_reason)
        assert row["addressee"] == (statement.addressee and statement.addressee.name)
        assert [tuple(span.values()) for span in row["content"]] == list(statement.content)
        kept = wordings[row["wording"]]
        assert row["wording_words"] == kept.length
        assert b"".join(value.to_bytes(4, "little") for value in row["claim"]) == (kept.claim or b"")
    assert {name: rows["articles"][0][name] for name in SOURCING} == {name: counts[name] for name in SOURCING}
    assert any(row["status"] != "said" for row in rows["statements"])
    assert any(row["anonymity_reason"] for row in rows["actors"])


def test_the_reading_is_kept_whole(reading: Reading) -> None:
    (article,) = rows_of(1, "shelter.txt", reading)["articles"]
    assert {"article": reading.to_dict()["article"], **unpack(article["reading"])} == reading.to_dict()
    assert article["text"] == reading.article.text
    assert article["day"] == "2024-05-07"


def test_no_date_is_no_date(reading: Reading) -> None:
    undated = reading.model_copy(update={"article": reading.article.model_copy(update={"published": None})})
    rows = rows_of(1, "shelter.txt", undated)
    assert {row["day"] for name in ("articles", "statements", "actors", "acts") for row in rows[name]} == {None}


def test_acts_name_their_words(reading: Reading) -> None:
    rows = rows_of(3, "shelter.txt", reading)
    assert len(rows["acts"]) == len(reading.acts) > 0
    for row, act in zip(rows["acts"], reading.acts, strict=True):
        assert row["article"] == 3 and row["type"] == act.type
        assert act.predicate and row["predicate_text"] == reading.article.text[slice(*act.predicate)]
