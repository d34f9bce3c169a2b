"""The counts that are kept are those of a recount, whatever came, changed, went, was taken apart or put back."""

from __future__ import annotations

import random
from contextlib import suppress
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.desk.judgements.corrections import By, change, delete
from sayso.desk.origins.origins import rebuild
from sayso.desk.origins.review import groups, put_back, take_apart, taken_apart
from sayso.desk.store import Store, open_desk
from sayso.desk.tables import articles, origin_members, sourcing, statements, texts, wordings
from sayso.desk.writer import Writer
from sayso.errors import UsageError
from sayso.records import Actor, Article, Attribution, Model, Reading, Section
from tests.databases import NewDesk

NAMES = ("Ruth Okafor", "Lee Okafor", "Dan Pell", "an official")
CLAIMS = (
    "the repairs to the old bridge over the Sorrel would cost the county four million dollars",
    "repairs of the old bridge over the Sorrel would soon cost about four million dollars",
    "to repair the old Sorrel bridge would cost the county four million dollars at least",
    "the detour over the dam road adds nine miles to the way to the hospital",
    "the detour over the dam road adds nine miles to the way to the hospital and ruins the season of the farmers",
    "we do not comment on cases that are pending before the courts",
    "it rained",
)
FILLER = " ".join(f"On day {day} nothing was heard from number {day} Quay Street." for day in range(9))
MODEL = Model(name="by hand", version="1", sha256="0" * 64)


def reading(lines: list[tuple[int, int]], filler: bool) -> Reading:
    """An article in which speakers make claims; with a filler it is a copy of others that have it."""
    text, said = "", []
    for number, (speaker, claim) in enumerate(lines, 1):
        begin, cue = len(text), len(text) + len(NAMES[speaker]) + 1
        text += f"{NAMES[speaker]} said {CLAIMS[claim]}. "
        said.append(
            Attribution(
                id=f"a{number}",
                source=((begin, cue - 1),),
                cue=((cue, cue + 4),),
                content=((cue + 5, len(text) - 2),),
                speaker=f"p{speaker}",
                chain=(f"p{speaker}",),
                kind="indirect",
                score=0.9,
            )
        )
    text += FILLER if filler else ""
    cast = tuple(
        Actor(id=f"p{place}", name=name, kind="person", naming="named" if place < 3 else "anonymous")
        for place, name in enumerate(NAMES)
    )
    whole = Section(kind="body", start=0, end=len(text))
    article = Article(id=Article.identify(text), location=None, text=text, sections=(whole,))
    return Reading(article=article, attributions=tuple(said), actors=cast, model=MODEL)


def kept(writer: Writer) -> tuple[Any, ...]:
    """Counts and groups, without the groups' numbers."""
    connection = writer.connection
    counts = connection.execute(sa.select(statements.c.id, statements.c.origins).order_by(statements.c.id)).all()
    single = connection.execute(sa.select(sourcing.c.article_id, sourcing.c.single_origin).order_by("article_id")).all()
    members: dict[int, set[tuple[int, int | None]]] = {}
    for row in connection.execute(sa.select(origin_members)):
        members.setdefault(row.origin_group_id, set()).add((row.article_id, row.statement_id))
    labels = connection.execute(sa.select(statements.c.id, statements.c.origin_group_id)).all()
    labelled = {row.id: frozenset(members[row.origin_group_id]) for row in labels if row.origin_group_id is not None}
    return counts, single, sorted(map(sorted, [[str(m) for m in own] for own in members.values()])), labelled


LINE = st.tuples(st.integers(0, len(NAMES) - 1), st.integers(0, len(CLAIMS) - 1))
STORY = st.tuples(st.lists(LINE, min_size=1, max_size=3), st.booleans(), st.integers(0, 2))
STEP = st.one_of(
    st.tuples(st.just("add"), STORY),
    st.tuples(st.sampled_from(["forget", "correct", "part", "join", "again"]), st.integers(0, 9)),
)


def take(desk: Store, step: tuple[str, Any]) -> None:
    what, which = step
    with desk.writer() as writer:
        rows = writer.connection.execute(sa.select(articles.c.id, articles.c.text_id).order_by(articles.c.id)).all()
        if what == "add":
            lines, filler, paper = which
            writer.keep(reading(lines, filler), f"https://paper{paper}.example/{len(lines)}")
            return
        if not rows:
            return
        article = rows[which % len(rows)].id
        own = writer.connection.scalars(sa.select(statements.c.id).where(statements.c.article_id == article)).all()
        if what == "forget":
            writer.forget(article)
        elif what == "again":
            writer.project(article)
        elif what == "correct" and own:
            statement = own[which % len(own)]
            if which % 3 == 0:
                delete(writer, statement, By("rv"))
            else:  # without a speaker it conflicts with no other; what was not said is not counted in its article
                fields = {"speaker": None} if which % 3 == 1 else {"factuality": "negated"}
                with suppress(UsageError):  # it is so already
                    change(writer, statement, fields, By("rv"))
    with desk.view() as view:
        found = list(groups(view))
        apart = [judgement for judgement in taken_apart(view) if judgement.undone is None]
    with desk.writer() as writer:
        if what == "part" and found:
            take_apart(writer, found[which % len(found)].id, "rv", "two reporters")
        elif what == "join" and apart:
            put_back(writer, apart[which % len(apart)].id)


def check(desk: Store) -> None:
    with desk.writer() as writer:
        before = kept(writer)
        used = sa.select(statements.c.wording_id).where(statements.c.wording_id.is_not(None))
        assert set(writer.connection.scalars(sa.select(wordings.c.id))) == set(writer.connection.scalars(used))
        assert set(writer.connection.scalars(sa.select(texts.c.id))) == set(
            writer.connection.scalars(sa.select(articles.c.text_id))
        )
        rebuild(writer.connection, "2026-01-01T00:00:00+00:00")
        assert kept(writer) == before


def test_counts_that_are_kept_are_those_of_a_recount(new_desk: NewDesk) -> None:
    @settings(new_desk.examples(60), deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(STEP, min_size=3, max_size=14))
    def tried(steps: list[tuple[str, Any]]) -> None:
        with new_desk() as place, open_desk(place) as desk:
            for step in [("add", ([(0, 0), (2, 3)], True, 0)), *steps]:
                take(desk, step)
            check(desk)

    tried()


def test_the_order_of_adding_changes_no_count(new_desk: NewDesk) -> None:
    chance = random.Random(3)
    stories = [
        ([(chance.randrange(4), chance.randrange(7)) for _ in range(3)], chance.random() < 0.4) for _ in range(14)
    ]
    counted = []
    for order in (stories, stories[::-1], sorted(stories)):
        with new_desk() as place, open_desk(place) as desk:
            for lines, filler in order:
                with desk.writer() as writer:
                    writer.keep(reading(lines, filler), f"https://paper.example/{lines}{filler}")
            with desk.view() as view:
                counted.append(sorted((one.article.address, one.number, one.origins) for one in view.all_statements()))
    assert counted[0] == counted[1] == counted[2]


def test_parting_and_joining_gives_every_count_back(made_place: str) -> None:
    with open_desk(made_place) as desk:
        for number in range(12):
            lines = [(number % 3, claim) for claim in range(7)]
            with desk.writer() as writer:
                writer.keep(reading(lines, number % 2 == 0), f"https://paper{number}.example/")
        with desk.writer() as writer:
            before = kept(writer)
        with desk.view() as view:
            every = [group.id for group in groups(view)]
        assert len(every) > 3
        for group in every:
            with desk.writer() as writer:
                judgement = take_apart(writer, group, "rv", "heard apart")
                assert kept(writer) != before
                put_back(writer, judgement)
                assert kept(writer) == before


@pytest.mark.parametrize("names", [("Ruth Okafor", "Lee Okafor"), ("Ruth Okafor", "Dan Pell")])
def test_two_speakers_share_no_origin_through_a_third_report(made_place: str, names: tuple[str, str]) -> None:
    first, second = (NAMES.index(name) for name in names)
    with open_desk(made_place) as desk:
        for speaker in (first, second, NAMES.index("an official")):
            with desk.writer() as writer:
                writer.keep(reading([(speaker, 5)], False), f"https://paper{speaker}.example/")
        with desk.view() as view:
            found = {one.speaker.name: one for one in view.all_statements() if one.speaker}
    assert found[names[0]].origin_group != found[names[1]].origin_group or found[names[0]].origin_group is None
    assert [one.origins for one in found.values()] == [2, 2, 2]


def test_a_report_of_two_claims_makes_no_origin_of_both(made_place: str) -> None:
    quoted = (
        "the bridge over the Sorrel is safe for cars and school buses",
        "the dam will be mended before the spring",
    )
    both = f"{quoted[0]} and {quoted[1]}"
    with open_desk(made_place) as desk:
        for number, content in enumerate((*quoted, both)):
            text = f"Okafor said {content}."
            said = Attribution(
                id="a1", source=((0, 6),), cue=((7, 11),), content=((12, len(text) - 1),), kind="indirect", score=1
            )
            article = Article(id=Article.identify(text), location=None, text=text)
            with desk.writer() as writer:
                writer.keep(Reading(article=article, attributions=(said,), model=MODEL), f"https://p{number}.example/")
        with desk.view() as view:
            assert sorted(len(group.statements) for group in groups(view)) == [2]
