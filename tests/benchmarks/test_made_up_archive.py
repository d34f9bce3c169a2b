"""The made archive has the fingerprints that a reading makes, and what is planted in it is found."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from benchmarks.corpus import found_copies, found_repeats
from benchmarks.made_up_archive import MadeArchive
from sayso.corpus.asking import index_of, view_of
from sayso.corpus.folder import Folder
from sayso.corpus.sql import answer_of
from sayso.desk.origins.similarity import (
    claim_fingerprints,
    run_fingerprints,
    text_fingerprints,
    wording_of,
    words_of,
)
from sayso.desk.search.audit import audit

ARTICLES = 2_000


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[MadeArchive, Path]:
    archive = MadeArchive(ARTICLES)
    place = tmp_path_factory.mktemp("made") / "archive"
    archive.write(place)
    return archive, place


def test_the_fingerprints_are_those_of_a_reading(made: tuple[MadeArchive, Path]) -> None:
    rows = pq.read_table(made[1] / "statements" / "part-000000.parquet").slice(0, 400).to_pylist()
    for row in rows:
        wording = wording_of(row["content_text"])
        assert wording is not None
        assert row["wording"] == wording.key
        assert row["wording_words"] == len(wording.words)
        assert set(row["claim"]) == wording.claim
        assert set(row["claim_bands"]) == set(claim_fingerprints([wording.claim])[0])
        assert set(row["run_bands"]) == set(run_fingerprints(wording.words))
    for row in pq.read_table(made[1] / "articles" / "part-000000.parquet").slice(0, 5).to_pylist():
        assert row["bands"] == text_fingerprints(words_of(row["text"]))


def test_its_counts_add_up_and_what_is_planted_is_found(made: tuple[MadeArchive, Path]) -> None:
    archive, place = made
    folder = Folder.open(place)
    index = index_of(folder, lambda step: None)
    with view_of(index) as view:
        total = audit(view).total
        assert total.articles == ARTICLES
        assert total.single_origin == total.statements  # what repeats another goes back to it
        assert found_copies(view, archive.copies) >= 0.95
        assert found_repeats(view, archive.repeats) >= 0.9
    counted = "SELECT sum((coalesce(factuality, 'actual') = 'actual')::INTEGER) FROM statements"
    with answer_of(folder, index, counted) as answer:
        assert next(answer.rows) == (total.statements,)
