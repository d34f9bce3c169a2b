"""Listing articles with filters, and one article with all that refers to it (which articles: `tests.desk.wider`)."""

import pytest

from sayso.desk.judgements.corrections import By, change, undo
from sayso.desk.search.articles import ArticleQuery, Order, article_details, list_articles
from sayso.desk.search.statements import Search, search
from sayso.desk.store import Store, open_desk
from sayso.desk.view import View
from sayso.errors import DeskError, UsageError
from tests.desk import archive, wider

HERE = By("rv", "she rang")
QUERIES = [
    (ArticleQuery(), [7, 6, 5, 4, 2, 1, 3]),
    (ArticleQuery(publisher="herald"), [2, 1]),
    (ArticleQuery(since="2026-03"), [7, 6, 5, 4, 2]),
    (ArticleQuery(until="2026-02"), [1, 3]),
    (ArticleQuery(since="2026-03-09", until="2026-03-09"), [5, 4]),
    (ArticleQuery(undated=True), []),
    (ArticleQuery(location="NEWS.example/3"), [3]),
    (ArticleQuery(location="example"), [7, 6, 5, 4, 2, 1, 3]),
    (ArticleQuery(location="example/%"), []),
    (ArticleQuery(text="old   HARBOUR wall"), [5, 4]),
    (ArticleQuery(text="“okafor"), [2]),
    (ArticleQuery(text="wall", publisher="Wire"), [4]),
    (ArticleQuery(text=".*"), []),
]


@pytest.mark.parametrize(("query", "expected"), QUERIES, ids=str)
def test_a_query_lists_the_articles_that_meet_it(view: View, query: ArticleQuery, expected: list[int]) -> None:
    page = list_articles(view, query)
    assert [listed.article.id for listed in page.articles] == expected
    assert page.total == len(expected) and not page.more


def test_a_list_has_an_order(view: View) -> None:
    def order(order: Order) -> list[tuple[str | None, int]]:
        page = list_articles(view, order=order)
        return [(getattr(listed.article, order, None), listed.article.id) for listed in page.articles]

    ids = {id_ for _, id_ in order("newest")}
    assert [id_ for _, id_ in order("oldest")] == [id_ for _, id_ in order("newest")][::-1]
    assert [id_ for _, id_ in order("added")] == sorted(ids, reverse=True)
    for key in ("title", "publisher"):
        words = [str(name).lower() for name, _ in order(key) if name]
        assert words == sorted(words) and {id_ for _, id_ in order(key)} == ids
    counts = [listed.statements for listed in list_articles(view, order="statements").articles]
    assert counts == sorted(counts, reverse=True) and len(counts) == len(ids)


def test_pages_make_up_the_list(view: View) -> None:
    pages = [list_articles(view, limit=3, offset=offset) for offset in (0, 3, 6, 9)]
    assert [[listed.article.id for listed in page.articles] for page in pages] == [[7, 6, 5], [4, 2, 1], [3], []]
    assert [page.total for page in pages] == [7] * 4 and [page.more for page in pages] == [True, True, False, False]
    assert len(list_articles(view, limit=None).articles) == 7


def test_a_list_counts(view: View) -> None:
    listed = {listed.article.id: listed for listed in list_articles(view).articles}
    assert [listed[id_].statements for id_ in range(1, 8)] == [4, 2, 1, 7, 2, 2, 1]
    assert {row.version for row in listed.values()} == {1} and {row.corrections for row in listed.values()} == {0}


@pytest.mark.parametrize(
    ("query", "says"),
    [
        (ArticleQuery(since="May"), "--since 'May' is no day"),
        (ArticleQuery(publisher="Bugle"), "no article here is by 'Bugle'"),
        (ArticleQuery(undated=True, until="2026"), "without a date is of no day"),
        (ArticleQuery(text=" "), "--text is blank"),
        (ArticleQuery(location=""), "--location is blank"),
    ],
    ids=str,
)
def test_what_cannot_be_meant_is_refused(view: View, query: ArticleQuery, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        list_articles(view, query)
    with pytest.raises(UsageError, match="below 0"):
        list_articles(view, offset=-1)
    with pytest.raises(UsageError, match="below 0"):
        search(view, Search(), limit=-1)


@pytest.mark.parametrize(
    "query", [Search("the"), Search("the", since="2026"), Search(), Search(speaker="Bo Lind")], ids=str
)
def test_pages_of_a_search_make_up_the_search(view: View, query: Search) -> None:
    every = search(view, query, limit=100)
    assert every.total == len(every.hits) > 1 and not every.more
    pages = [search(view, query, limit=2, offset=offset) for offset in range(0, every.total + 2, 2)]
    assert [hit.statement.id for page in pages for hit in page.hits] == [hit.statement.id for hit in every.hits]
    assert {page.total for page in pages} == {every.total}
    assert [page.more for page in pages] == [page.offset + 2 < every.total for page in pages]


@pytest.fixture
def own(made_place: str) -> Store:
    return archive.make(made_place)


def test_an_article_has_its_corrections_and_the_ids_of_its_statements(own: Store) -> None:
    with own, own.writer() as writer:
        change(writer, 1, {"factuality": "negated"}, HERE)
        lost = change(writer, 2, {"polarity": "denied"}, HERE)
        undo(writer, 2)
        writer.keep(archive.readings()[0], "https://star.example/ferry")
    with open_desk(own.place) as desk, desk.view() as view:
        details = article_details(view, 1)
        assert [attribution.factuality for attribution in details.reading.attributions] == [
            *("negated", "actual", "actual", "negated")
        ]
        assert details.checked == {"a1": "changed"} and details.lost == {}
        assert details.statements == {f"a{n}": n for n in range(1, 5)} and lost.id == details.statements["a2"]
        assert view.actor(details.actors["p1"] or 0).name == "Ruth Okafor" and details.actors["p2"] is None
        assert [(number, article) for number, article, _ in details.versions] == [(1, 1)]
        assert [printing.address for printing in details.printings] == ["https://star.example/ferry"]
        (listed,) = list_articles(view, ArticleQuery(location="news.example/1")).articles
        assert listed.corrections == 1
        with pytest.raises(DeskError, match="no article 99"):
            article_details(view, 99)


def test_words_of_any_script_and_case_are_found(made_place: str) -> None:
    article = archive.reading("Señora ÁLVAREZ\nsaid\tno (twice).", [], [], title="Straße_1")
    with open_desk(made_place) as desk:
        with desk.writer() as writer:
            writer.keep(article, "/tmp/C++ [1].txt")
        with desk.view() as view:
            for words in ("señora álvarez said no (TWICE)", "STRASSE", "straße_1", "álv", "Alvarez"):
                expected = 0 if words in ("STRASSE", "Alvarez") else 1
                assert list_articles(view, ArticleQuery(text=words)).total == expected, words
            assert list_articles(view, ArticleQuery(location="c++ [1]")).total == 1


def test_the_notes_of_intake_are_kept(made_place: str) -> None:
    made = archive.readings()[0]
    notes = ("encoding guessed: windows-1252", "a note with \0 in it")
    reading = made.model_copy(update={"article": made.article.model_copy(update={"notes": notes})})
    with open_desk(made_place) as desk:
        with desk.writer() as writer:
            writer.keep(reading, "https://herald.example/1")
            writer.keep(made, "https://star.example/1")
        with desk.view() as view:
            assert article_details(view, 1).reading.article.notes == (notes[0], "a note with \ufffd in it")
            assert article_details(view, 2).reading.article.notes == ()


def test_the_wider_desk_is_the_one_that_is_counted(view: View) -> None:
    assert list_articles(view).total == len(
        [*archive.readings(), wider.dam(), wider.cost(), wider.liar(), wider.race()]
    )
