"""A made archive of 500 articles by five papers: what the desk answers equals the true table, in either database."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from io import StringIO
from typing import Any

import pytest

from sayso.desk.moments import now
from sayso.desk.origins.origins import rebuild
from sayso.desk.origins.review import groups
from sayso.desk.search.actor_history import Candidate, candidates, follow
from sayso.desk.search.articles import ArticleQuery, article_details, list_articles
from sayso.desk.search.audit import NAMINGS, Group, audit
from sayso.desk.search.audited import COUNTS, audited, behind
from sayso.desk.search.statements import Search, search
from sayso.desk.store import Store, open_desk
from sayso.desk.view import View
from sayso.export import WRITERS
from sayso.export.statements import Choice, select
from tests.databases import NewDesk
from tests.desk.made_archive import ARTICLES, PAPERS, Line, MadeArchive, Person, Printing

Key = tuple[int, str]
"""An article's row and the number of a statement in it."""


class Filled:
    """A desk with the archive in it."""

    def __init__(self, store: Store, archive: MadeArchive) -> None:
        self.store, self.archive = store, archive
        self.statements = {(printing.number, number): line for printing, number, line in archive.statements()}
        self.printings = {printing.number: printing for printing in archive.printings}
        self.origins = archive.origins()


@pytest.fixture(scope="module")
def filled(new_desk: NewDesk) -> Iterator[Filled]:
    with new_desk() as place, open_desk(place) as store:
        archive = MadeArchive()
        archive.fill(store)
        yield Filled(store, archive)


@pytest.fixture
def view(filled: Filled) -> Iterator[View]:
    with filled.store.view() as view:
        yield view


# what each statement should be


def source_of(printing: Printing, number: str) -> str:
    """The words of the source: corrections leave them."""
    line = dict(printing.story.lines).get(number)
    return line.speaker.name if line is not None and line.speaker is not None else ""


def content_of(printing: Printing, line: Line) -> str:
    if line.outer:
        key = line.utterance.key.removesuffix(" outer")
        inner = next(own for _, own in printing.story.lines if own.utterance.key == key)
        assert inner.speaker is not None
        return f"{inner.speaker.name} had said {inner.utterance.words}"
    return f"“{line.utterance.words}”" if line.direct else line.utterance.words


def words_of(printing: Printing, number: str, line: Line) -> set[str]:
    speaker = line.speaker.name if line.speaker else ""
    text = f"{source_of(printing, number)} {speaker} {content_of(printing, line)}"
    return set(re.findall(r"\w+", text.casefold()))


def naming_of(line: Line) -> str:
    return line.speaker.naming if line.speaker is not None else "unknown"


def keys(hits: Iterable[Any]) -> set[Key]:
    return {(hit.statement.article.id, hit.statement.number) for hit in hits}


# who printed what


def test_every_printing_is_there_as_it_was_printed(view: View, filled: Filled) -> None:
    page = list_articles(view, limit=None)
    assert page.total == len(page.articles) == len(filled.printings) == ARTICLES
    for listed in page.articles:
        printing, article = filled.printings[listed.article.id], listed.article
        assert (article.publisher, article.address, article.day) == (printing.paper, printing.address, printing.day)
        assert (article.title, article.author) == (printing.title, printing.author)
        assert listed.statements == len(printing.lines) and listed.version == printing.version
    days = [listed.article.day for listed in page.articles]
    assert days == sorted(days, reverse=True)
    for paper in PAPERS:
        mine = {number for number, printing in filled.printings.items() if printing.paper == paper}
        assert {
            one.article.id for one in list_articles(view, ArticleQuery(publisher=paper), limit=None).articles
        } == mine
    undated = {number for number, printing in filled.printings.items() if not printing.day}
    assert {one.article.id for one in list_articles(view, ArticleQuery(undated=True), limit=None).articles} == undated
    assert 60 < len(undated) < 140


def test_every_statement_is_there_as_it_was_said(view: View, filled: Filled) -> None:
    stored = {(one.article.id, one.number): one for one in view.all_statements()}
    assert stored.keys() == filled.statements.keys()
    for key, statement in stored.items():
        line, printing = filled.statements[key], filled.printings[key[0]]
        assert [source.name for source in statement.chain] == [person.name for person in line.chain], key
        assert (statement.speaker.name if statement.speaker else None) == (line.speaker.name if line.speaker else None)
        assert (statement.addressee and statement.addressee.name) == (line.addressee and line.addressee.name)
        assert (statement.factuality, statement.polarity) == (line.factuality, line.polarity)
        assert statement.content_text == content_of(printing, line)
        assert statement.source_text == source_of(printing, key[1])
        assert statement.checked == line.checked
        assert statement.article.day == printing.day


def test_an_article_shows_its_corrections(view: View, filled: Filled) -> None:
    checked = [
        printing for printing in filled.printings.values() if any(line.checked for line in printing.lines.values())
    ]
    assert len(checked) > 15
    for printing in checked:
        details = article_details(view, printing.number)
        assert dict(details.checked) == {
            number: line.checked for number, line in printing.lines.items() if line.checked
        }
        assert set(details.statements) == set(printing.lines) and not details.lost
        copies = {one.number for one in filled.printings.values() if one.story is printing.story} - {printing.number}
        assert {one.id for one in details.printings} == copies


# origins


def test_origins_are_those_of_the_table(view: View, filled: Filled) -> None:
    assert {(one.article.id, one.number): one.origins for one in view.all_statements()} == filled.origins
    assert {1, 2} < set(filled.origins.values()) | {3}
    made = list(groups(view))
    copies = {frozenset(article.id for article in group.articles) for group in made if group.kind == "near copy"}
    assert copies == filled.archive.copies()
    repeated = {
        frozenset((one.article.id, one.number) for one in group.statements)
        for group in made
        if group.kind == "quotation"
    }
    assert repeated == filled.archive.repetitions()


def test_a_recount_of_everything_counts_the_same(view: View, filled: Filled) -> None:
    def counted(view: View) -> Any:
        of = {(one.article.id, one.number): one.origins for one in view.all_statements()}
        return of, audit(view).groups

    before = counted(view)
    with filled.store._writing.connect() as connection, connection.begin() as transaction:
        rebuild(connection, now())
        assert counted(View(connection)) == before
        transaction.rollback()


# audit


def expected(name: str | None, some: list[Printing], filled: Filled) -> Group:
    """The row of the audit that some articles should have."""
    counts: Counter[str] = Counter()
    for printing in some:
        made = {number: line for number, line in printing.lines.items() if line.made}
        counts["single_teller"] += bool(made) and len({line.chain[0] for line in made.values() if line.chain}) == 1
        for number, line in made.items():
            counts["statements"] += 1
            counts[naming_of(line)] += 1
            counts["reasons"] += line.speaker is not None and line.speaker.reason is not None
            counts["documents"] += line.speaker is not None and line.speaker.kind == "document"
            counts["single_origin"] += filled.origins[printing.number, number] == 1
    return Group(name, len(some), **counts)


def by(filled: Filled, key: Callable[[Printing], str | None]) -> dict[str | None, list[Printing]]:
    held: dict[str | None, list[Printing]] = defaultdict(list)
    for printing in filled.printings.values():
        held[key(printing)].append(printing)
    return held


@pytest.mark.parametrize(
    ("way", "key"),
    [
        ("publisher", lambda printing: printing.paper),
        ("author", lambda printing: printing.author),
        ("month", lambda printing: printing.day[:7] or None),
    ],
)
def test_the_audit_is_the_table(view: View, filled: Filled, way: Any, key: Callable[[Printing], str | None]) -> None:
    found = audit(view, way)
    assert {group.name: group for group in found.groups} == {
        name: expected(name, some, filled) for name, some in by(filled, key).items()
    }
    assert found.total == expected(None, list(filled.printings.values()), filled)
    assert found.undated == expected(None, by(filled, lambda printing: printing.day or None)[None], filled)
    assert sum(getattr(found.total, naming) for naming in NAMINGS) == found.total.statements
    assert [month.name for month in found.axis] == [f"2026-{month:02}" for month in range(1, 12)]


@pytest.mark.parametrize("paper", PAPERS)
def test_the_audit_of_a_paper_is_that_of_its_articles(view: View, filled: Filled, paper: str) -> None:
    mine = by(filled, lambda printing: printing.paper)[paper]
    assert audit(view, publisher=paper).total == expected(None, mine, filled)
    spring = [one for one in mine if "2026-02" <= one.day[:7] <= "2026-05"]
    assert audit(view, publisher=paper, since="2026-02", until="2026-05").total == expected(None, spring, filled)


def test_the_audit_of_speakers_is_the_table(view: View, filled: Filled) -> None:
    said: dict[str, list[tuple[Key, Line]]] = defaultdict(list)
    for key, line in filled.statements.items():
        if line.made and line.speaker is not None and line.speaker.naming == "named":
            said[line.speaker.key].append((key, line))
    rows: Counter[tuple[object, ...]] = Counter()
    for lines in said.values():
        speaker = lines[0][1].speaker
        assert speaker is not None
        articles = {key[0] for key, _ in lines}
        single = {number for number in articles if expected(None, [filled.printings[number]], filled).single_teller}
        single_origin = sum(filled.origins[key] == 1 for key, _ in lines)
        documents = len(lines) if speaker.kind == "document" else 0
        rows[speaker.name, len(articles), len(single), len(lines), documents, single_origin] += 1
    found = audit(view, "speaker", speakers=1_000)
    assert rows == Counter(
        (one.name, one.articles, one.single_teller, one.statements, one.documents, one.single_origin)
        for one in found.groups
    )
    numbers = [one.statements for one in found.groups]
    assert numbers == sorted(numbers, reverse=True)
    behind_it = audited(view, found)
    for group in found.groups[:10]:  # each number opens its list
        for name in COUNTS:
            assert len(behind(behind_it, "speaker", group, name)) == getattr(group, name)


# search


def test_words_find_the_statements_that_have_them(view: View, filled: Filled) -> None:
    held: dict[str, set[Key]] = defaultdict(set)
    for key, line in filled.statements.items():
        for word in words_of(filled.printings[key[0]], key[1], line):
            held[word].add(key)
    words = sorted(held)[:: len(held) // 40]
    for word in [*words, *(person.name.split()[-1].casefold() for person in filled.archive.people[:12])]:
        found = search(view, Search(word), limit=2_000)
        assert keys(found.hits) == held[word] and found.total == len(held[word]), word


CONDITIONS: list[tuple[Search, Callable[[Printing, Line, int], bool]]] = [
    *((Search(publisher=paper), lambda printing, line, n, paper=paper: printing.paper == paper) for paper in PAPERS),
    *(
        (Search(naming=naming), lambda printing, line, n, naming=naming: naming_of(line) == naming)
        for naming in NAMINGS
    ),
    (Search(factuality="actual"), lambda printing, line, n: line.made),
    (Search(factuality="negated"), lambda printing, line, n: line.factuality == "negated"),
    (Search(kind="direct"), lambda printing, line, n: line.direct),
    (Search(single_origin=True), lambda printing, line, n: n == 1),
    (Search(since="2026-02", until="2026-03"), lambda printing, line, n: printing.day[:7] in ("2026-02", "2026-03")),
    (Search(until="2026"), lambda printing, line, n: printing.day != ""),
    (
        Search(publisher="star", naming="named", since="2026-03-05", single_origin=True),
        lambda printing, line, n: (
            (printing.paper, naming_of(line), n) == (PAPERS[1], "named", 1) and printing.day >= "2026-03-05"
        ),
    ),
]


@pytest.mark.parametrize(("query", "holds"), CONDITIONS, ids=lambda value: str(value) if type(value) is Search else "")
def test_conditions_find_the_statements_that_meet_them(
    view: View, filled: Filled, query: Search, holds: Callable[[Printing, Line, int], bool]
) -> None:
    meant = {
        key for key, line in filled.statements.items() if holds(filled.printings[key[0]], line, filled.origins[key])
    }
    found = search(view, query, limit=10_000)
    assert meant and keys(found.hits) == meant and found.total == len(meant)
    page = search(view, query, limit=7, offset=7)
    assert [hit.statement.id for hit in page.hits] == [hit.statement.id for hit in found.hits[7:14]]
    assert page.total == len(meant)


# actors


def cast_of(printing: Printing) -> set[Person]:
    """Those whom the reading of a printing has."""
    return {
        person for _, line in printing.story.lines for person in (*line.chain, line.speaker, line.addressee) if person
    }


def people(filled: Filled) -> dict[str, Person]:
    """Who can be followed and is in some article."""
    return {
        person.key: person
        for printing in filled.printings.values()
        for person in cast_of(printing)
        if person.naming in ("named", "role")
    }


def history(filled: Filled, person: Person) -> tuple[set[Key], set[Key], set[Key], set[int]]:
    """What somebody said, what is said of them, what was said to them, and the articles that have them."""
    said = {key for key, line in filled.statements.items() if line.speaker == person}
    addressed = {key for key, line in filled.statements.items() if line.addressee == person}
    articles = {number for number, printing in filled.printings.items() if person in cast_of(printing)}
    about = set()
    for key, line in filled.statements.items():
        printing = filled.printings[key[0]]
        # a last name alone is another one's where it stands in a full name
        if " " in person.name and re.search(rf"\b{person.name}\b", content_of(printing, line)):
            namesakes = {one.key for one in cast_of(printing) if one.name == person.name}
            if not namesakes or person.key in namesakes:
                about.add(key)
    return said, about, addressed, articles


def test_actors_say_what_they_said(view: View, filled: Filled) -> None:
    everybody = people(filled)
    assert len(everybody) > 45
    listed: dict[str, list[Candidate]] = {}
    for person in everybody.values():
        if person.name not in listed:
            listed[person.name] = [one for one in candidates(view, person.name) if one.name == person.name]
        mine = history(filled, person)
        said, about, addressed, articles = mine
        row = (len(said), len({number for number, _ in said}), len(articles))
        fits = [one for one in listed[person.name] if (one.statements, one.articles, one.mentioned) == row]
        histories = [follow(view, one, limit=1_000) for one in fits]
        found = [(keys(own.said.hits), keys(own.about.hits), keys(own.addressed.hits)) for own in histories]
        assert (said, about, addressed) in found, person
        for own in histories:
            assert own.said.total == own.who.statements == len(own.said.hits)


def test_whom_a_name_fits_is_everybody_of_that_name(view: View, filled: Filled) -> None:
    everybody = people(filled).values()
    for person in filled.archive.people[:20]:
        last = person.name.split()[-1]
        meant = Counter(one.name for one in everybody if last in one.name.split())
        found = candidates(view, last)
        assert Counter(one.name for one in found) == meant, last
        numbers = [one.statements for one in found]
        assert numbers == sorted(numbers, reverse=True)
    for person in filled.archive.namesakes:
        assert len([one for one in candidates(view, person.name) if one.name == person.name]) == 2


# exports


def test_exports_are_the_table(view: View, filled: Filled) -> None:
    every = list(select(view, Choice()))

    def written(form: str) -> str:
        out = StringIO()
        WRITERS[form](every, out)
        return out.getvalue()

    rows = list(csv.DictReader(StringIO(written("csv"), newline="")))
    lines = [json.loads(line) for line in written("jsonl").splitlines()]
    assert len(rows) == len(lines) == len(filled.statements) == len({line["urn"] for line in lines})
    for row, exported in zip(rows, lines, strict=True):
        key = (int(row["article"]), row["number"])
        line, printing = filled.statements[key], filled.printings[key[0]]
        assert (exported["article"]["id"], exported["number"]) == key
        assert row["chain"] == " > ".join(person.name for person in line.chain)
        assert (row["speaker"], row["addressee"]) == tuple(
            one.name if one else "" for one in (line.speaker, line.addressee)
        )
        assert (row["day"], row["publisher"], row["address"]) == (printing.day, printing.paper, printing.address or "")
        assert row["content"] == content_of(printing, line) and int(row["origins"]) == filled.origins[key]
        own = {"negated": "did not say", "future": "will say"}.get(line.factuality or "", "said")
        if line.polarity == "denied":
            own = {"said": "denies", "did not say": "did not deny", "will say": "will deny"}[own]
        assert row["status"].split(", inside: ")[0] == exported["standing"] == own
    entities = [json.loads(line) for line in written("ftm").splitlines()]
    told = Counter(one["schema"] for one in entities)
    with_statements = {number for number, _ in filled.statements}
    assert told["Article"] == len(with_statements)
    assert told["Documentation"] == sum(line.speaker is not None for line in filled.statements.values())
    assert told["Note"] == sum(line.speaker is None for line in filled.statements.values())
    annotations = json.loads(written("annotations"))["items"]
    assert [one["id"] for one in annotations] == [line["urn"] for line in lines]
