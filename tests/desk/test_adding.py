"""What comes in is read once, kept whole, and compared with what stood there before."""

import json
from collections.abc import Collection, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from sayso.desk.adding import Added, add, place_of
from sayso.desk.search.diff import changed, compare
from sayso.desk.store import Store, open_desk
from sayso.desk.tables import metadata, sourcing, statements
from sayso.errors import DeskError
from sayso.intake import Item, from_text, stream
from sayso.model.fake import FakeNetwork
from sayso.model.network import Network, shipped
from sayso.reading import pipeline
from sayso.records import Article, Reading

ONE = "“We are done waiting,” said Mayor Ruth Okafor. Dan Pell said the bridge would close.\n"
WORDS = {"roe": "source", "said": "cue", "it": "content", "rained": "content", "snowed": "content"}


def told(store: Store, *inputs: str | Path, network: Network | None = None, again: bool = False) -> list[Added]:
    return list(add(store, stream([str(one) for one in inputs]), network or FakeNetwork(WORDS), again=again))


@pytest.fixture
def desk(made_place: str) -> Iterator[Store]:
    with open_desk(made_place) as store:
        yield store


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.txt").write_text(f"Roe said it rained {number} times.")
    return folder


def test_what_is_known_does_not_come_to_the_network(desk: Store, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert [one.outcome for one in told(desk, folder)] == ["added"] * 3
    asked = []
    real = pipeline.read

    def watched(article: Article, network: Network, without: Collection[str] = ()) -> Reading:
        asked.append(article.id)
        return real(article, network, without)

    monkeypatch.setattr("sayso.runs.here.read", watched)
    assert [one.outcome for one in told(desk, folder)] == ["known"] * 3 and asked == []
    (folder / "1.txt").write_text("Roe said it snowed.")
    (folder / "copy.txt").write_text("Roe said it rained 0 times.")
    assert [one.outcome for one in told(desk, folder)] == ["known", "new version", "known", "added"]
    assert len(asked) == 1  # the copy is another printing, for which the reading serves
    with desk.view() as view:
        assert len(view.versions(place_of(str(folder / "copy.txt")))) == 1
        assert (view.counts()["articles"], view.counts()["readings"]) == (5, 4)


def test_a_text_that_comes_back_is_a_version_again_and_not_read_again(desk: Store, folder: Path) -> None:
    path = folder / "0.txt"
    first = path.read_text()
    for text, outcome in ((first, "added"), ("Roe said it snowed.", "new version"), (first, "new version")):
        path.write_text(text)
        assert [one.outcome for one in told(desk, path)] == [outcome]
    with desk.view() as view:
        assert [number for number, _, _ in view.versions(str(path))] == [1, 2, 3]
        assert view.counts()["articles"] == view.counts()["readings"] == 2


def test_what_another_network_has_read_is_read_again(desk: Store, folder: Path) -> None:
    told(desk, folder)
    (one,) = told(desk, folder / "0.txt", network=shipped("fast"))
    assert one.outcome == "read again"
    with desk.view() as view:
        assert view.counts()["readings"] == 4
    assert [one.outcome for one in told(desk, folder / "0.txt", network=shipped("fast"))] == ["known"]


def test_again_puts_the_new_reading_in_the_old_ones_place(desk: Store, folder: Path) -> None:
    told(desk, folder)
    silent = FakeNetwork({})
    assert [one.outcome for one in told(desk, folder, network=silent, again=True)] == ["read again"] * 3
    with desk.view() as view:
        assert view.counts()["readings"] == 3 and view.counts()["statements"] == 0
    other = FakeNetwork(WORDS, sha256="1" * 64)
    assert [one.outcome for one in told(desk, folder, network=other)] == ["read again"] * 3
    with desk.view() as view:
        assert view.counts()["readings"] == 6 and view.counts()["statements"] == 3


def test_what_fails_is_noted_and_struck_when_it_is_read(desk: Store, folder: Path) -> None:
    (folder / "1.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    found = told(desk, folder, "nowhere.txt")
    assert [one.outcome for one in found] == ["added", "failed", "added", "failed"]
    assert all(one.error for one in found if one.outcome == "failed")
    with desk.view() as view:
        assert [one.location for one in view.failures()] == sorted([place_of("nowhere.txt"), str(folder / "1.txt")])
    (folder / "1.txt").write_text(
        "Roe said it rained 0 times."
    )  # read before, elsewhere, and still no failure any more
    assert [one.outcome for one in told(desk, folder)] == ["known", "added", "known"]
    with desk.view() as view:
        assert [one.location for one in view.failures()] == [place_of("nowhere.txt")]


def test_an_article_that_we_fall_over_is_one_failure(
    desk: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = pipeline.read

    def fragile(article: Article, network: Network, without: Collection[str] = ()) -> Reading:
        if "1 times" in article.text:
            raise ZeroDivisionError("division by zero")
        return real(article, network, without)

    monkeypatch.setattr("sayso.runs.here.read", fragile)
    found = told(desk, folder)
    assert [one.outcome for one in found] == ["added", "failed", "added"]
    assert "ZeroDivisionError" in str(found[1].error)


def test_nothing_is_begun_after_a_stop_and_what_is_in_hand_is_kept(desk: Store, folder: Path) -> None:
    for number in range(3, 6):
        (folder / f"{number}.txt").write_text(f"Roe said it rained {number} times.")
    begun: list[str] = []

    def items() -> Iterator[Item]:
        for item in stream([str(folder)]):
            begun.append(item.location)
            yield item

    done: list[Added] = []
    for one in add(desk, items(), FakeNetwork(WORDS), stopped=lambda: len(done) >= 2):
        done.append(one)  # noqa: PERF402 - the run looks at it meanwhile
    assert [one.outcome for one in done] == ["added"] * 3 and len(begun) == 4  # the fourth was asked for, not read
    assert [one.outcome for one in told(desk, folder)] == ["known"] * 3 + ["added"] * 3


def test_texts_that_follow_one_another_at_an_address_are_versions_in_their_order(desk: Store, tmp_path: Path) -> None:
    texts = ("Roe said it rained.", "Roe said it snowed.", "Roe said it rained.", "Roe said it rained.")
    lines = [json.dumps({"text": text, "url": "https://a.example/"}) + "\n" for text in texts]
    (tmp_path / "one.jsonl").write_text(lines[0])
    (tmp_path / "all.jsonl").write_text("".join(lines))
    told(desk, tmp_path / "one.jsonl")
    assert [one.outcome for one in told(desk, tmp_path / "all.jsonl")] == [
        "known",
        "new version",
        "new version",
        "known",
    ]
    with desk.view() as view:
        assert [number for number, _, _ in view.versions("https://a.example/")] == [1, 2, 3]


def test_lines_of_jsonl_stand_at_their_own_address_else_at_their_line(desk: Store, tmp_path: Path) -> None:
    path = tmp_path / "items.jsonl"
    lines = [{"text": "Roe said it rained.", "url": "https://herald.example/rain"}, {"text": "Roe said it snowed."}]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    assert [one.location for one in told(desk, path)] == [f"{path}#1", f"{path}#2"]
    with desk.view() as view:
        assert [one.address for one in view.articles()] == ["https://herald.example/rain", f"{path}#2"]


def test_text_that_no_database_takes_comes_in_with_its_offsets(desk: Store) -> None:
    text = "Zero\0 and \ud83d here. Roe said it rained."
    article = from_text(text).model_copy(update={"title": "A \0 title \ud800"})
    with desk.writer() as writer:
        writer.keep(pipeline.read(article, FakeNetwork(WORDS)), place_of("\udce9.txt"))
    with desk.view() as view:
        (statement,) = view.all_statements()
        assert [text[start:end] for start, end in statement.content] == [statement.content_text] == ["it rained"]
        assert statement.article.title == "A \ufffd title \ufffd"


def test_an_article_that_is_forgotten_leaves_nothing(desk: Store, folder: Path) -> None:
    first, *_ = told(desk, folder)
    assert first.article is not None
    with desk.writer() as writer:
        writer.forget(first.article)
    with desk.view() as view:
        assert view.counts()["articles"] == view.counts()["versions"] == view.counts()["readings"] == 2
        for table in metadata.sorted_tables:
            if "article_id" in table.c:
                query = sa.select(sa.func.count()).where(table.c.article_id == first.article)
                assert view.connection.scalar(query) == 0, table.name
    assert [one.outcome for one in told(desk, folder)] == ["added", "known", "known"]


def test_origins_are_counted_without_what_is_forgotten(desk: Store, tmp_path: Path) -> None:
    claim = "the repairs to the old bridge over the Sorrel would cost four million dollars"
    for number, teller in enumerate(("Commissioner Dan Pell", "An engineer, Lena Marsh,")):
        (tmp_path / f"{number}.txt").write_text(f"{teller} said {claim}.")
    found = told(desk, *sorted(tmp_path.glob("*.txt")), network=shipped())
    with desk.view() as view:
        before = [one.origins for one in view.all_statements()]
    assert before == [2, 2]
    with desk.writer() as writer:
        writer.forget(found[0].article or 0)
    with desk.view() as view:
        assert [one.origins for one in view.all_statements()] == [1]
        single = sa.select(sa.func.sum(sourcing.c.single_origin))
        assert view.connection.scalar(single) == view.connection.scalar(sa.select(sa.func.count(statements.c.id))) == 1


def versions(desk: Store, path: Path, *texts: str) -> None:
    for text in texts:
        path.write_text(text)
        told(desk, path, network=shipped())


CHANGES = [
    # what the text becomes, what changed (sort, reworded, speaker, status), how many did not
    (ONE + "It rained all night.\n", [], 2),
    (ONE + "Lena Marsh said the dam was sound.\n", [("added", False, None, ())], 2),
    (ONE.partition(" Dan")[0], [("gone", False, None, ())], 1),
    (ONE.replace("would close", "would close in June"), [("changed", True, None, ())], 1),
    (ONE.replace("Dan Pell", "Lena Marsh"), [("changed", False, ("Dan Pell", "Lena Marsh"), ())], 1),
    (
        ONE.replace("Pell said", "Pell did not say"),
        [("changed", False, None, (("factuality", "actual", "negated"),))],
        1,
    ),
]


@pytest.mark.parametrize(("after", "expected", "unchanged"), CHANGES, ids=[str(i) for i in range(len(CHANGES))])
def test_what_changed_at_an_address(
    tmp_path: Path, after: str, expected: list[tuple[object, ...]], unchanged: int
) -> None:
    with open_desk(tmp_path / "sayso.db") as desk:
        versions(desk, tmp_path / "bridge.txt", ONE, after)
        with desk.view() as view:
            found = compare(view, str(tmp_path / "bridge.txt"))
    assert [(one.sort, one.reworded, one.speaker, one.status) for one in found.changes] == expected
    assert found.unchanged == unchanged
    assert len(ONE.split()) - found.words_gone + found.words_added == len(after.split())


def test_a_reworded_statement_is_shown_word_by_word(tmp_path: Path) -> None:
    with open_desk(tmp_path / "sayso.db") as desk:
        versions(desk, tmp_path / "a.txt", ONE, ONE.replace("bridge would close", "old bridge will close"))
        with desk.view() as view:
            (change,) = compare(view, str(tmp_path / "a.txt")).changes
    assert change.words() == [
        ("same", "the"),
        ("added", "old"),
        ("same", "bridge"),
        ("gone", "would"),
        ("added", "will"),
        ("same", "close"),
    ]


def test_any_two_versions_are_compared_and_the_missing_named(desk: Store, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    versions(desk, path, "Roe said it rained.", "Roe said it snowed.", "Roe said it rained.")
    with desk.view() as view:
        assert compare(view, str(path), 1, 3).changes == ()
        assert compare(view, str(path)).before.number == 2
        with pytest.raises(DeskError, match=r"has no version 4: there is 1, 2, 3\."):
            compare(view, str(path), 1, 4)
        with pytest.raises(DeskError, match="version 1 is the first"):
            compare(view, str(path), later=1)
        with pytest.raises(DeskError, match="nothing from /nowhere in this desk"):
            compare(view, "/nowhere")


def test_nothing_differs_from_itself(desk: Store, tmp_path: Path) -> None:
    versions(desk, tmp_path / "a.txt", ONE)
    with desk.view() as view:
        own = list(view.all_statements())
    assert changed(own, own) == ([], len(own)) and own
    assert [one.sort for one in changed(own, [])[0]] == ["gone"] * len(own)
    assert [one.sort for one in changed([], own)[0]] == ["added"] * len(own)
