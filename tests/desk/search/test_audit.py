"""An audit, counted by hand on a desk of seven articles (what is in them: `tests.desk.wider`)."""

from dataclasses import fields

import pytest
import sqlalchemy as sa

from sayso.desk.search.audit import NAMINGS, WAYS, Audit, By, Group, audit
from sayso.desk.store import open_desk
from sayso.desk.tables import article_actors, statements
from sayso.desk.view import View
from sayso.errors import UsageError
from sayso.views.desk.audit import percent, share
from tests.desk import wider


def group(name: str | None, articles: int, said: int, namings: str, **more: int) -> Group:
    """``namings``: how many are named, by role, anonymous, generic, unknown; all else is 0 unless given."""
    ways = dict(zip(NAMINGS, map(int, namings.split()), strict=True))
    return Group(name, articles, statements=said, **ways, **more)


ALL = group(None, 7, 14, "8 2 2 1 1", reasons=1, documents=1, single_teller=4, single_origin=12)
WIRE = group("Wire", 3, 6, "3 0 1 1 1", documents=1, single_teller=2, single_origin=5)
HERALD = group("The Herald", 2, 5, "3 1 1 0 0", reasons=1, single_teller=1, single_origin=5)
COURIER = group("The Courier", 2, 3, "2 1 0 0 0", single_teller=1, single_origin=2)
MONTHS = [
    group("2025-12", 1, 1, "0 0 0 1 0", single_teller=1, single_origin=1),
    group("2026-02", 1, 3, "1 1 1 0 0", reasons=1, single_origin=3),
    group("2026-03", 5, 10, "7 1 1 0 1", documents=1, single_teller=3, single_origin=8),
]
AUTHORS = [
    group("A. Roe", 2, 6, "3 1 1 0 1", documents=1, single_origin=5),
    group(None, 4, 5, "4 0 0 1 0", single_teller=4, single_origin=4),
    group("I. T.", 1, 3, "1 1 1 0 0", reasons=1, single_origin=3),
]
SPEAKERS = [
    group("Bo Lind", 2, 2, "2 0 0 0 0", single_teller=1, single_origin=2),
    group("Governor Pell", 1, 2, "2 0 0 0 0", single_teller=1, single_origin=2),
    group("Dunmore Institute report", 1, 1, "1 0 0 0 0", documents=1, single_origin=1),
    group("Ida Voss", 1, 1, "1 0 0 0 0", single_teller=1),
    group("Lee Moss", 1, 1, "1 0 0 0 0"),
    group("Ruth Okafor", 1, 1, "1 0 0 0 0", single_origin=1),
]
COUNTED: list[tuple[By, list[Group]]] = [
    ("publisher", [WIRE, HERALD, COURIER]),
    ("month", MONTHS),
    ("author", AUTHORS),
    ("speaker", SPEAKERS),
]
NUMBERS = [field.name for field in fields(Group) if field.name not in {"name", "actor"}]


def numbers(groups: tuple[Group, ...] | list[Group]) -> dict[str | None, dict[str, int]]:
    """The counts of groups by their names, in their order."""
    return {one.name: {number: getattr(one, number) for number in NUMBERS} for one in groups}


@pytest.mark.parametrize(("by", "groups"), COUNTED, ids=[by for by, _ in COUNTED])
def test_every_count_by_hand(view: View, by: By, groups: list[Group]) -> None:
    found = audit(view, by)
    assert numbers(found.groups) == numbers(groups)
    assert [one.name for one in found.groups] == [one.name for one in groups]
    assert numbers([found.total]) == numbers([ALL])
    assert numbers(found.months) == numbers(MONTHS)
    assert numbers(found.voices) == numbers(SPEAKERS)


def test_all_ways_are_tested() -> None:
    assert {by for by, _ in COUNTED} == set(WAYS)


@pytest.mark.parametrize("by", ["publisher", "month", "author"])
def test_groups_add_up_to_the_whole_and_namings_to_the_statements(view: View, by: By) -> None:
    found = audit(view, by)
    for number in NUMBERS:
        assert sum(getattr(one, number) for one in found.groups) == getattr(found.total, number), number
    for one in (*found.groups, found.total, *found.voices):
        assert sum(getattr(one, naming) for naming in NAMINGS) == one.statements


def test_shares(view: View) -> None:
    wire, herald, courier = audit(view).groups
    assert share(wire, "named", "statements") == 3 / 6
    assert share(wire, "single_origin", "statements") == 5 / 6
    assert share(herald, "reasons", "anonymous") == 1.0
    assert share(herald, "single_teller", "articles") == 1 / 2
    assert share(courier, "reasons", "anonymous") is None  # nobody is unnamed there
    assert [percent(one) for one in (None, 0.0, 0.004, 0.5, 0.996, 1.0)] == [
        "–",
        "0 %",
        "<1 %",
        "50 %",
        "99 %",
        "100 %",
    ]


def test_who_speaks_has_a_number_where_matched(view: View) -> None:
    for one in audit(view, "speaker").groups:
        assert one.actor is not None and view.actor(one.actor).name == one.name


def test_who_is_told_not_to_have_said_is_not_heard(view: View) -> None:
    """Ann Tarr speaks three times, more than anybody, and never says a thing: she may not push out who does."""
    assert [one.name for one in audit(view, voices=1).voices] == ["Bo Lind"]
    assert [one.name for one in audit(view, "speaker", speakers=2).groups] == ["Bo Lind", "Governor Pell"]
    assert len(audit(view, "speaker", voices=1).groups) == 6


def _months(found: Audit) -> list[str | None]:
    return [one.name for one in found.months]


def test_some_days(view: View) -> None:
    assert numbers([audit(view, until="2025").total]) == numbers(
        [group(None, 1, 1, "0 0 0 1 0", single_teller=1, single_origin=1)]
    )
    assert _months(audit(view, since="2026")) == ["2026-02", "2026-03"]
    assert _months(audit(view, since="2026-02", until="2026-02")) == ["2026-02"]
    assert audit(view, since="2026-03-09", until="2026-03-09").total.articles == 2
    assert audit(view, since="2026-03-10", until="2026-03-19").total == Group(None)


@pytest.mark.parametrize("asked", ["The Herald", "the herald", "herald"])
def test_one_publisher(view: View, asked: str) -> None:
    found = audit(view, publisher=asked)
    assert numbers(found.groups) == numbers([HERALD])
    assert _months(found) == ["2026-02", "2026-03"]
    assert [(one.name, one.statements) for one in found.voices] == [("Governor Pell", 2), ("Ruth Okafor", 1)]


def test_several_publishers_and_days(view: View) -> None:
    found = audit(view, "author", publisher="the", since="2026-03")
    assert {one.name: one.statements for one in found.groups} == {None: 3, "A. Roe": 2}
    heard = audit(view, "speaker", publisher="the", since="2026-03").groups
    assert {one.name: (one.articles, one.statements) for one in heard} == {
        **{"Governor Pell": (1, 2), "Ida Voss": (1, 1), "Bo Lind": (1, 1)}
    }


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"since": "spring"}, "--since 'spring' is no day"),
        ({"until": "2026-02-32"}, "--until '2026-02-32' is no day"),
        ({"publisher": "Times"}, "no article here is by 'Times'"),
    ],
)
def test_a_call_that_is_off(view: View, asked: dict[str, str], says: str) -> None:
    with pytest.raises(UsageError, match=says):
        audit(view, **asked)  # type: ignore[arg-type]


@pytest.mark.parametrize("by", WAYS)
def test_an_empty_desk(made_place: str, by: By) -> None:
    with open_desk(made_place) as store, store.view() as view:
        found = audit(view, by)
    assert (found.total, found.groups, found.months, found.voices) == (Group(None), (), (), ())


def test_who_was_not_matched_goes_by_the_full_name(made_place: str) -> None:
    with wider.fill(made_place) as store:
        with store.writer() as writer:
            writer.connection.execute(sa.update(article_actors).values(actor_id=None))
            writer.connection.execute(sa.update(statements).values(actor_id=None))
        with store.view() as view:
            heard = audit(view, "speaker").groups
    assert numbers(heard) == numbers(SPEAKERS)
    assert {one.actor for one in heard} == {None}


def test_who_was_matched_though_an_article_does_not_name_them(made_place: str) -> None:
    with wider.fill(made_place) as store:
        with store.writer() as writer:
            table = article_actors.c
            pell = writer.connection.scalar(sa.select(table.actor_id).where(table.name == "Governor Pell"))
            for name in ("a county official", "neighbours"):  # the former with a reason
                his = sa.update(article_actors).where(table.name == name)
                writer.connection.execute(his.values(actor_id=pell))
        with store.view() as view:
            found = audit(view, "speaker", speakers=1).groups
    assert numbers(found) == numbers(
        [group("Governor Pell", 3, 4, "2 0 2 0 0", reasons=1, single_teller=1, single_origin=4)]
    )


def test_what_leaves_the_desk_is_counted_no_more(made_place: str) -> None:
    with wider.fill(made_place) as store:
        with store.writer() as writer:
            writer.forget(4)  # DAM
        with store.view() as view:
            found = audit(view)
    assert found.total.articles == 6 and found.total.statements == 10
    assert {one.name for one in found.voices} == {"Bo Lind", "Governor Pell", "Ida Voss", "Ruth Okafor"}
    assert next(one for one in found.groups if one.name == "The Courier").single_origin == 3  # the second is gone
