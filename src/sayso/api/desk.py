"""A desk in Python: add articles, list, search and audit them, follow actors, correct statements.

    >>> import sayso
    >>> with sayso.open_desk("bridge.db") as desk:  # doctest: +SKIP
    ...     desk.add("archive/")
    ...     for statement in desk.search("bridge repair", naming="anonymous"):
    ...         print(statement.day, statement.chain, statement.content)

A `Desk` may be used from several threads at once: each call reads or writes in a transaction of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Self, TypedDict

from sayso.api.changes import Judging
from sayso.api.makers import (
    act_record,
    actor_record,
    article_record,
    correction_record,
    page_of_hits,
    statement_records,
)
from sayso.api.records import (
    ActorHistory,
    ActorRecord,
    ActRecord,
    AddedRecord,
    ArticleDetails,
    ArticleRecord,
    AuditRecord,
    CorrectionRecord,
    FacetsRecord,
    FailureRecord,
    MomentRecord,
    Page,
    SearchResults,
    StatementRecord,
    VersionRecord,
)
from sayso.desk.adding import add as add_articles
from sayso.desk.adding import place_of
from sayso.desk.identity import entries
from sayso.desk.search import actor_history
from sayso.desk.search.acts import ActSearch, search_acts
from sayso.desk.search.articles import ArticleQuery, ListedArticle, Order, article_details, list_articles, page_of
from sayso.desk.search.audit import By, audit
from sayso.desk.search.audited import Counted, counted_query
from sayso.desk.search.diff import Difference, TextChanges, compare, text_changes
from sayso.desk.search.facets import facets
from sayso.desk.search.statements import Search, results, search
from sayso.desk.store import Store
from sayso.desk.store import open_desk as open_store
from sayso.desk.view import View
from sayso.errors import DeskError, NotInDeskError, UsageError
from sayso.records import (
    ActType,
    Channel,
    Factuality,
    Kind,
    Naming,
    Reading,
    Type,
)
from sayso.views.desk import audit as audit_views
from sayso.views.desk import statements as statement_views

if TYPE_CHECKING:
    from typing import Unpack

    from sayso.checks.report import QuotationResult

_OLDEST_NUMBER = 10  # digits of a number of an article; longer ones are ids of texts


class Conditions(TypedDict, total=False):
    """Conditions of a search."""

    speaker: str | None
    addressee: str | None
    since: str | None
    until: str | None
    kind: Kind | None
    naming: Naming | Literal["unknown"] | None
    factuality: Factuality | None
    type: Type | None
    publisher: str | None
    single_origin: bool


def open_desk(place: str | Path | None = None, *, create: bool = True) -> Desk:
    """Open a desk: a file, or the address of a PostgreSQL database; by default the setting ``desk``.

    ``create``: whether a desk is created if there is none.

    Raises:
        DeskError: there is none and ``create`` is false; it cannot be opened; it is not a desk.
    """
    return Desk(open_store(place, create=create))


class Desk(Judging):
    """An open desk.  Use it as a context manager, or close it."""

    def __init__(self, store: Store) -> None:
        """Use `sayso.open_desk` instead."""
        self._store = store

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<sayso desk {self.place}>"

    @property
    def place(self) -> str:
        """The path of the file or the address of the database, without its password."""
        return self._store.place

    def state(self) -> str:
        """Return a mark of what the desk holds now; after every change, by whichever process, it is another."""
        return self._store.state()

    def close(self) -> None:
        """Close the desk."""
        self._store.close()

    @contextmanager
    def _view(self) -> Iterator[View]:
        with self._store.view() as view:
            yield view

    def said_before(self, draft: Reading) -> tuple[QuotationResult, ...]:
        """Return the quotations of a draft, each with its verdict here and all articles that have it, oldest first.

        Articles with the draft's own text, or at its address, are left out.
        """
        from sayso.checks.in_print import look_up

        with self._view() as view:
            return look_up(draft, view)

    def add(self, *inputs: str | Path | Reading, again: bool = False, workers: int | None = 1) -> list[AddedRecord]:
        """Read articles and add them: paths, folders and addresses as ``sayso add`` takes them, or readings.

        A string is a path or an address here, never a text: for a text, add ``sayso.read(text)``.  ``again`` also reads
        articles that this network has read.  ``workers``: the number of processes; 0: one per core; None: the setting.

        An input that fails does not stop the others; its record has the cause.

        Raises:
            DeskError: the desk cannot be written; what was added before is stored.
            UsageError: a setting is invalid, or no input is given.
        """
        from sayso.intake import stream
        from sayso.runs.chosen import ChosenReader

        if not inputs:
            raise UsageError("no input is given", "give paths, addresses or readings.")
        added = []
        locations = [str(given) for given in inputs if not isinstance(given, Reading)]
        for addition in add_articles(self._store, stream(locations), ChosenReader(workers), again=again):
            error = addition.error
            added.append(
                AddedRecord(
                    location=addition.location,
                    outcome=addition.outcome,
                    article=addition.article,
                    cause=None if error is None else error.cause,
                    remedy=None if error is None else error.remedy,
                )
            )
        return added + [self._keep(given) for given in inputs if isinstance(given, Reading)]

    def _keep(self, reading: Reading) -> AddedRecord:
        location = reading.article.location
        address = None if location is None or location == "-" else place_of(location)
        with self._store.writer() as writer:
            kept = writer.keep(reading, address)
        return AddedRecord(location=location or "", outcome=kept.outcome, article=kept.article)

    def forget(self, article: int | str) -> int:
        """Delete an article by its number, or all versions at an address; return how many were deleted.

        Raises:
            DeskError: the desk has no such article.
        """
        with self._store.writer() as writer:
            ids = articles_named(View(writer.connection), str(article))
            for id_ in ids:
                writer.forget(id_)
        return len(ids)

    def counts(self) -> dict[str, int]:
        """Return the number of rows of each kind: articles, versions, readings, statements, actors and others."""
        with self._view() as view:
            return view.counts()

    def failures(self) -> list[FailureRecord]:
        """Return the inputs that could not be read, by location."""
        with self._view() as view:
            return [FailureRecord.model_validate(failure) for failure in view.failures()]

    def articles(  # noqa: PLR0913 -- one parameter per condition
        self,
        *,
        publisher: str | None = None,
        since: str | None = None,
        until: str | None = None,
        undated: bool = False,
        location: str | None = None,
        text: str | None = None,
        order: Order = "newest",
        limit: int | None = 50,
        offset: int = 0,
    ) -> Page[ArticleRecord]:
        """List the articles that meet all conditions, in an order: newest, oldest, added, title, publisher, statements.

        ``since`` and ``until``: a day, month or year, included.  ``location``: a part of the address or path.
        ``text``: words that stand side by side in the title or the text.  ``limit``: None lists all.

        Raises:
            UsageError: a day is none, no publisher of the desk fits, or a condition is blank.
        """
        query = ArticleQuery(publisher, since, until, undated, location, text)
        with self._view() as view:
            page = list_articles(view, query, limit=limit, offset=offset, order=order)
        return Page(items=tuple(map(article_record, page.articles)), total=page.total, offset=page.offset)

    def article(self, article: int | str) -> ArticleDetails:
        """Return an article by its number, or the newest version at an address: reading, corrections, numbers.

        Raises:
            DeskError: the desk has no such article, or several articles have the text with this id.
        """
        with self._view() as view:
            id_ = articles_named(view, str(article))[-1]
            details = article_details(view, id_)
            corrected = sum(correction.undone is None for correction in view.corrections(id_))
        versions = [VersionRecord(version=number, article=row, seen=seen) for number, row, seen in details.versions]
        version = max((version.version for version in versions if version.article == id_), default=None)
        listed = ListedArticle(details.article, version, len(details.statements), corrected)
        return ArticleDetails(
            article=article_record(listed),
            reading=details.reading,
            statements=dict(details.statements),
            acts=dict(details.acts),
            actors=dict(details.actors),
            checked=dict(details.checked),
            lost=dict(details.lost),
            versions=tuple(versions),
            printings=tuple(printing.id for printing in details.printings),
        )

    def difference(self, article: int) -> Difference:
        """Compare an article with the version before it at its address.

        Raises:
            DeskError: the desk has no such article, or no version before it.
        """
        with self._view() as view:
            stored = view.article(article)
            if stored.address is None:
                raise NotInDeskError(f"article {article} has no other version", "it came without an address.")
            versions = {row: number for number, row, _ in view.versions(stored.address)}
            return compare(view, stored.address, later=versions[article])

    def text_changes(self, article: int) -> TextChanges | None:
        """Compare the text of an article with the version before it at its address; None if there is none.

        Raises:
            NotInDeskError: the desk has no such article.
        """
        with self._view() as view:
            return text_changes(view, article)

    def statements(self, article: int) -> list[StatementRecord]:
        """Return the statements of an article, in the order of its text.

        Raises:
            DeskError: the desk has no such article.
        """
        with self._view() as view:
            view.article(article)
            ids = [statement.id for statement in view.statements_of(article)]
            return statement_records(view, ids)

    def statement(self, statement: int) -> StatementRecord:
        """Return a statement by its number.

        Raises:
            DeskError: the desk has no such statement.
        """
        with self._view() as view:
            view.statement(statement)
            return statement_records(view, [statement])[0]

    def search(  # noqa: PLR0913 -- one parameter per condition
        self,
        words: str = "",
        *,
        speaker: str | None = None,
        addressee: str | None = None,
        since: str | None = None,
        until: str | None = None,
        kind: Kind | None = None,
        naming: Naming | Literal["unknown"] | None = None,
        factuality: Factuality | None = None,
        type: Type | None = None,
        publisher: str | None = None,
        single_origin: bool = False,
        by: Literal["rank", "date"] = "rank",
        limit: int = 20,
        offset: int = 0,
    ) -> SearchResults:
        """Return a page of the statements that meet all conditions, the best match first, or the newest.

        ``words``: all have to occur; ``"two words"`` in quotation marks are a phrase, ``hous*`` is a prefix.
        ``speaker`` and ``addressee``: words of a name, or the number of an actor.

        Raises:
            UsageError: a day is none, no publisher of the desk fits, or ``limit`` or ``offset`` is negative.
        """
        about = (words, speaker, addressee, since, until, kind, naming, factuality, type, publisher, single_origin)
        with self._view() as view:
            results = search(view, Search(*about), limit=limit, offset=offset, by=by)
        return SearchResults(**page_of_hits(results), order=results.order)

    def facets(self, words: str = "", **conditions: Unpack[Conditions]) -> FacetsRecord:
        """Count what `search` finds with the same words and conditions: by speaker, naming, publisher and month.

        Of very many hits, the newest are counted; the record says so.

        Raises:
            UsageError: a day is none, or no publisher of the desk fits.
        """
        with self._view() as view:
            return FacetsRecord.model_validate(facets(view, Search(words, **conditions)))

    def acts(  # noqa: PLR0913 -- one parameter per condition
        self,
        words: str = "",
        *,
        actor: str | None = None,
        recipient: str | None = None,
        either: str | None = None,
        type: ActType | None = None,
        issue: str | None = None,
        factuality: Factuality | None = None,
        channel: Channel | None = None,
        since: str | None = None,
        until: str | None = None,
        publisher: str | None = None,
        article: int | None = None,
        limit: int = 20,
        offset: int = 0,
    ) -> Page[ActRecord]:
        """Return a page of the acts that meet all conditions, newest first, those without a date last.

        ``words``: of the passage; all have to occur.  ``actor``, ``recipient`` and ``either`` of the two: words of a
        name, or the number of an actor.  ``issue``: a topic, or words of the passage.

        Raises:
            UsageError: a day or a type is none, no publisher of the desk fits, or ``limit`` or ``offset`` is negative.
        """
        about = (words, actor, recipient, either, type, issue, factuality, channel, since, until, publisher, article)
        with self._view() as view:
            results = search_acts(view, ActSearch(*about), limit=limit, offset=offset)
        return Page(items=tuple(map(act_record, results.acts)), total=results.total, offset=results.offset)

    def act(self, act: int) -> ActRecord:
        """Return an act by its number.

        Raises:
            DeskError: the desk has no such act.
        """
        with self._view() as view:
            return act_record(view.act(act))

    def actors(self, name: str | None = None, *, limit: int = 50, offset: int = 0) -> Page[ActorRecord]:
        """List the actors that a name or a part of one fits, or all; those with most statements first."""
        with self._view() as view:
            page, total = entries.entries(view, name, limit, offset), entries.count(view, name)
        return Page(items=tuple(map(ActorRecord.model_validate, page)), total=total, offset=offset)

    def actor(self, name: str | int, *, limit: int = 20, offset: int = 0) -> ActorHistory:
        """Follow an actor, by number or by name: words and deeds on one line of time, statements about and to them.

        If a name fits several actors, ``matches`` of the result lists them, and the most quoted one is followed.

        Raises:
            DeskError: no actor of the desk has this name or number.
            UsageError: there is no word in the name.
        """
        with self._view() as view:
            candidates = actor_history.candidates(view, str(name))
            if not candidates:
                raise actor_history.nobody(view, str(name))
            chosen = actor_history.chosen(candidates, str(name))
            followed = actor_history.follow(view, chosen, limit=limit, offset=offset)
        return ActorHistory(
            actor=actor_record(followed.who),
            matches=tuple(map(actor_record, candidates)),
            names=followed.forms,
            said=Page(**page_of_hits(followed.said)),
            about=Page(**page_of_hits(followed.about)),
            addressed=Page(**page_of_hits(followed.addressed)),
            timeline=Page(
                items=tuple(
                    MomentRecord.model_validate(statement_views.plain_moment(moment))
                    for moment in followed.timeline.moments
                ),
                total=followed.timeline.total,
                offset=followed.timeline.offset,
            ),
        )

    def audit(
        self,
        by: By = "publisher",
        *,
        since: str | None = None,
        until: str | None = None,
        publisher: str | None = None,
    ) -> AuditRecord:
        """Audit the sourcing of the articles: named and unnamed sources, single sources, single origins.

        Raises:
            UsageError: a day is none, or no publisher of the desk fits.
        """
        with self._view() as view:
            result = audit(view, by, since=since, until=until, publisher=publisher)
        return AuditRecord.model_validate(
            {name: value for name, value in audit_views.plain(result).items() if name in AuditRecord.model_fields}
        )

    def counted(
        self, counted: Counted, *, limit: int = 20, offset: int = 0
    ) -> Page[ArticleRecord] | Page[StatementRecord]:
        """Return a page of the articles or statements that a number of an audit counts, newest first.

        Raises:
            UsageError: there is no such number; a day is none; no publisher of the desk fits.
        """
        with self._view() as view:
            ids = counted_query(view, counted)
            if not counted.is_of_articles:
                return Page[StatementRecord](**page_of_hits(results(view, ids, (), limit=limit, offset=offset)))
            page = page_of(view, ids, limit=limit, offset=offset)
        return Page[ArticleRecord](
            items=tuple(map(article_record, page.articles)), total=page.total, offset=page.offset
        )

    def corrections(self, article: int | None = None, *, lost: bool = False) -> list[CorrectionRecord]:
        """Return the corrections of an article, or all, oldest first; ``lost``: only those that hold no more."""
        with self._view() as view:
            chosen = [
                correction
                for correction in view.corrections(article)
                if not lost or (correction.lost is not None and correction.undone is None)
            ]
            shares: dict[int, float] = {}
            for number in sorted({correction.article for correction in chosen}):
                shares |= view.corrected(number).anchored
        return [correction_record(correction, shares.get(correction.id)) for correction in chosen]

    def correction(self, correction: int) -> CorrectionRecord:
        """Return a correction by its number.

        Raises:
            NotInDeskError: the desk has no such correction.
        """
        with self._view() as view:
            stored = view.correction(correction)
            return correction_record(stored, view.corrected(stored.article).anchored.get(correction))


def articles_named(view: View, name: str) -> list[int]:
    """Return the numbers of the articles with a number, the id of a text, or an address: all its versions.

    Raises:
        DeskError: there is none, or several articles have the text with this id.
    """
    if name.isdecimal() and len(name) < _OLDEST_NUMBER:
        return [view.article(int(name)).id]
    printings = view.printings(name)
    if len(printings) > 1:
        numbers = ", ".join(map(str, printings))
        raise DeskError(f"{len(printings)} articles print the text {name}", f"give the number of one: {numbers}.")
    if printings:
        return printings
    ids = list(dict.fromkeys(row for _, row, _ in view.versions(place_of(name))))
    if not ids:
        raise NotInDeskError(
            f"the desk has no article {name}", "give a number that sayso articles lists, or the address of an article."
        )
    return ids
