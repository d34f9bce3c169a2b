"""Following somebody: what they said, what is said of them, what was said to them (who: `tests.desk.wider`)."""

import pytest
import sqlalchemy as sa

from sayso.desk.search.actor_history import Candidate, Followed, candidates, chosen, follow, nobody
from sayso.desk.search.statements import Results
from sayso.desk.store import open_desk
from sayso.desk.tables import article_actors, statements
from sayso.desk.view import View
from sayso.errors import DeskError, UsageError
from sayso.views.desk.statements import chain, status
from tests.desk import archive, wider


def told(found: Results) -> list[str]:
    """What was said, in the order in which it is listed."""
    return [hit.statement.content_text for hit in found.hits]


def followed(view: View, name: str, limit: int = 20) -> Followed:
    who = chosen(candidates(view, name), name)
    return follow(view, who, limit=limit)


FERRY, SAFE, PAY = "the ferry was late", "the bridge was not safe", "who would pay for the bridge"
CLOSED, ORDER = "the governor wanted the bridge closed", "the bridge closed"
BUILT, WRONG, LIED = "houses would be built", "“Okafor is wrong,”", "Ruth Okafor had lied about the ferry"
RACE, LEAKED = "Okafor had won the race", "the dam leaked"
FOLLOWED = [
    # who; what they said, what is said about them, what was said to them: each newest first
    ("Ruth Okafor", [PAY, SAFE], [LIED, WRONG], [BUILT]),
    ("Governor Pell", [WRONG, BUILT], [], []),
    ("Lee Okafor", [], [RACE], []),
    ("Bo Lind", [RACE, LIED], [], []),
    ("the governor", [FERRY, ORDER], [CLOSED], []),
    ("Dunmore Institute report", [LEAKED], [], []),
]


@pytest.mark.parametrize(("name", "said", "about", "addressed"), FOLLOWED, ids=[name for name, *_ in FOLLOWED])
def test_followed(view: View, name: str, said: list[str], about: list[str], addressed: list[str]) -> None:
    """Only "Okafor" where she is in the cast is Ruth; in RACE it is Lee; in LIAR she is named in full."""
    found = followed(view, name)
    assert (told(found.said), told(found.about), told(found.addressed)) == (said, about, addressed)
    assert found.who.name == name and found.forms[0] == name


def test_through_whom_and_whether_it_was_said(view: View) -> None:
    said = {hit.statement.content_text: hit for hit in followed(view, "the governor").said.hits}
    assert chain(said[ORDER].statement) == "a county official (unnamed) → the governor"
    assert [holder.content_text for holder in said[ORDER].holders] == [CLOSED]
    assert chain(said[FERRY].statement) == "the governor"
    hers = {hit.statement.content_text: status(hit) for hit in followed(view, "Ruth Okafor").said.hits}
    assert hers == {SAFE: "", PAY: "did not say"}


def test_names_are_marked_where_others_speak_of_them(view: View) -> None:
    marked = {
        hit.statement.content_text[start:end]
        for hit in followed(view, "Ruth Okafor").about.hits
        for start, end in hit.marks
    }
    assert marked == {"Ruth Okafor"}


def test_newest_first_and_no_more_than_asked_for(view: View) -> None:
    found = followed(view, "Bo Lind", limit=1)
    assert told(found.said) == [RACE] and found.said.more
    assert not followed(view, "Bo Lind", limit=2).said.more
    days = [hit.statement.article.day for hit in followed(view, "Bo Lind").said.hits]
    assert days == ["2026-03-21", "2026-03-20"]


def test_whom_a_name_fits(view: View) -> None:
    found = candidates(view, "okafor")
    assert [(one.name, one.kind, one.role, one.articles, one.statements) for one in found] == [
        ("Ruth Okafor", "person", "Mayor", 1, 2),
        ("Lee Okafor", "person", None, 0, 0),
    ]
    assert [one.mentioned for one in found] == [2, 1]
    assert chosen(found, "okafor") == found[0]
    assert chosen(found, "lee  OKAFOR") == found[1]
    assert candidates(view, str(found[1].actor)) == [found[1]]
    assert [one.name for one in candidates(view, "oka*")] == ["Ruth Okafor", "Lee Okafor"]


def test_who_goes_by_a_role_is_followed_by_it(view: View) -> None:
    (who,) = candidates(view, "the governor")
    assert (who.actor, who.articles, who.statements) == (None, 2, 2)


@pytest.mark.parametrize("name", ["a county official", "critics", "neighbours", "zebra"])
def test_the_unnamed_are_followed_nowhere(view: View, name: str) -> None:
    assert candidates(view, name) == []
    assert str(nobody(view, name)).startswith(f"nobody in this desk is called {name!r}")


def test_a_name_that_is_off(view: View) -> None:
    with pytest.raises(UsageError, match="has no word in it"):
        candidates(view, "“ ? ”")
    with pytest.raises(DeskError, match="no actor 99"):
        candidates(view, "99")


def test_common_roles_are_found_the_same(view: View, monkeypatch: pytest.MonkeyPatch) -> None:
    before = followed(view, "the governor")
    monkeypatch.setattr("sayso.desk.search.actor_history.COMMON", 0)
    assert followed(view, "the governor") == before


def test_an_unnamed_one_of_the_same_words_is_somebody_else(made_place: str) -> None:
    """Where an article calls somebody it does not name "the governor", that is not one who goes by it."""
    with wider.fill(made_place) as store:
        with store.writer() as writer:
            table = article_actors.c
            unnamed = sa.update(article_actors).where(table.name == "the governor", table.article_id == 1)
            writer.connection.execute(unnamed.values(naming="anonymous"))
        with store.view() as view:
            assert told(followed(view, "the governor").said) == [FERRY]


def test_before_anybody_was_matched_those_of_a_name_are_one(made_place: str) -> None:
    with wider.fill(made_place) as store:
        with store.writer() as writer:
            writer.connection.execute(sa.update(article_actors).values(actor_id=None))
            writer.connection.execute(sa.update(statements).values(actor_id=None))
        with store.view() as view:
            found = followed(view, "Ruth Okafor")
    assert found.who == Candidate(None, "Ruth Okafor", "person", "Mayor", None, None, 1, 2, 2)
    assert (told(found.said), told(found.about), told(found.addressed)) == ([PAY, SAFE], [LIED, WRONG], [BUILT])


def test_an_actor_counts_what_is_listed(view: View) -> None:
    for name in ("Ruth Okafor", "Bo Lind", "the governor", "Lee Okafor", "Governor Pell"):
        history = followed(view, name, limit=1)
        every = followed(view, name, limit=100).said
        assert history.who.statements == history.said.total == len(every.hits)
        assert history.who.articles == len({hit.statement.article.id for hit in every.hits})


def test_the_commonest_comes_first_and_a_stray_one_hides_nobody(made_place: str) -> None:
    """An article that has a last name alone makes an entry of its own, of exactly that name."""
    text = "{0} said it rained. {0} said it was cold."
    with open_desk(made_place) as desk:
        for number, name in enumerate(["Okafor", "Ruth Okafor", "Mayor Ruth Okafor"], 1):
            own = text.format(name)
            said = [
                archive.told(own, n, name, "said", content, speaker="p1", chain=("p1",))
                for n, content in enumerate(("it rained", "it was cold")[: 1 if number == 1 else 2], 1)
            ]
            with desk.writer() as writer:
                writer.keep(archive.reading(own, said, [wider.person(1, name)]), f"https://news.example/{number}")
        with desk.view() as view:
            found = candidates(view, "okafor")
            assert next((one.name, one.statements) for one in found) == ("Mayor Ruth Okafor", 4)
            assert ("Okafor", 1) in [(one.name, one.statements) for one in found]
            assert chosen(found, "Okafor") == found[0]
            # all of an entry counts, not only what is called as typed
            (mayor,) = candidates(view, "mayor")
            assert (mayor.statements, mayor.articles) == (found[0].statements, found[0].articles)
            assert mayor.statements == follow(view, mayor, limit=1).said.total


def test_everybody_whom_a_name_fits_is_there(made_place: str) -> None:
    names = [f"{chr(65 + n // 26)}{chr(97 + n % 26)}o Okafor" for n in range(60)]
    with open_desk(made_place) as desk:
        with desk.writer() as writer:
            cast = [wider.person(n, name) for n, name in enumerate(names)]
            writer.keep(archive.reading("It rained.", [], cast), "https://news.example/1")
        with desk.view() as view:
            assert sorted(one.name for one in candidates(view, "okafor")) == sorted(names)


def test_an_empty_desk(made_place: str) -> None:
    with open_desk(made_place) as store, store.view() as view:
        assert candidates(view, "okafor") == []
