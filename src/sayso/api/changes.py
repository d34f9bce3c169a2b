"""What changes a desk: corrections of statements and acts, with author, reason and undo."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypedDict

from sayso.api.makers import (
    act_record,
    correction_record,
    statement_records,
)
from sayso.api.records import (
    ActRecord,
    CorrectionRecord,
    StatementRecord,
)
from sayso.desk.store import Store
from sayso.desk.view import View
from sayso.records import (
    ActorKind,
    ActType,
    Channel,
    Factuality,
    Kind,
    Naming,
    Polarity,
    Span,
    Topic,
    Type,
    Vote,
)
from sayso.settings import author_name

if TYPE_CHECKING:
    from typing import Unpack

    from sayso.desk.judgements import corrections as judging
    from sayso.desk.writer import Writer


class Changes(TypedDict, total=False):
    """New values of the fields of a statement; fields that are left out stay as they are."""

    content: Sequence[str | Span]
    """Words of the article, one string per span; ``[[ ]]`` mark words that occur several times.  Or code points."""
    source: Sequence[str | Span]
    cue: Sequence[str | Span]
    speaker: str | None
    """An actor of the article by name or id, or words of the article that name a new actor; None: unknown."""
    addressee: str | None
    parent: int | None
    """The number of the statement whose content contains this one; None: none."""
    kind: Kind
    type: Type
    factuality: Factuality
    polarity: Polarity
    naming: Naming
    """How a new actor is named; by default named."""
    actor_kind: ActorKind
    """The kind of a new actor; by default a person."""


class ActChanges(TypedDict, total=False):
    """New values of the fields of an act; fields that are left out stay as they are."""

    predicate: str
    """The word of the article that tells the deed; ``[[ ]]`` mark words that occur several times."""
    actor: str | None
    """An actor of the article by name or id, words of it that name a new actor, or ``unknown``; None: nobody."""
    recipient: str | None
    type: ActType
    factuality: Factuality | None
    date: str | None
    """When it was done: a day, month or year."""
    topic: Topic | None
    channel: Channel | None
    vote: Vote | None
    naming: Naming
    """How a new actor is named; by default named."""
    actor_kind: ActorKind
    """The kind of a new actor; by default a person."""


class Judging:
    """What a person corrects in a desk, with author, reason and undo."""

    _store: Store

    def correct(
        self, statement: int, *, author: str | None = None, reason: str = "", **changes: Unpack[Changes]
    ) -> StatementRecord:
        """Change fields of a statement, and return it as it stands then.

        ``author``: by default the setting ``author``, or the user name.  `Changes` describes the fields.

        Raises:
            DeskError: the desk has no such statement.
            UsageError: the correction would change nothing; words do not stand in the article, or several times.
        """
        with self._judging(author, reason) as (writer, by):
            return _stated(writer, _judgements().change(writer, statement, _fields(changes), by).id)

    def accept(self, statement: int, *, author: str | None = None, reason: str = "") -> StatementRecord:
        """Record that a statement is right as it stands.

        Raises:
            DeskError: the desk has no such statement.
            UsageError: this author has accepted it already.
        """
        with self._judging(author, reason) as (writer, by):
            return _stated(writer, _judgements().accept(writer, statement, by).id)

    def delete(self, statement: int, *, author: str | None = None, reason: str = "") -> None:
        """Record that a passage is no statement; `undo` restores it.

        Raises:
            DeskError: the desk has no such statement.
        """
        with self._judging(author, reason) as (writer, by):
            _judgements().delete(writer, statement, by)

    def add_statement(
        self, article: int, *, author: str | None = None, reason: str = "", **fields: Unpack[Changes]
    ) -> StatementRecord:
        """Add a statement that the reading lacks; ``content`` is required.

        Raises:
            DeskError: the desk has no such article.
            UsageError: there is no content; words do not stand in the article, or several times.
        """
        with self._judging(author, reason) as (writer, by):
            return _stated(writer, _judgements().add(writer, article, _fields(fields), by).id)

    def correct_act(
        self, act: int, *, author: str | None = None, reason: str = "", **changes: Unpack[ActChanges]
    ) -> ActRecord:
        """Change fields of an act, and return it as it stands then.

        Raises:
            DeskError: the desk has no such act.
            UsageError: the correction would change nothing; words do not stand in the article, or several times.
        """
        with self._judging(author, reason) as (writer, by):
            return act_record(_act_judgements().change_act(writer, act, _act_fields(changes), by))

    def accept_act(self, act: int, *, author: str | None = None, reason: str = "") -> ActRecord:
        """Record that an act is right as it stands.

        Raises:
            DeskError: the desk has no such act.
            UsageError: this author has accepted it already.
        """
        with self._judging(author, reason) as (writer, by):
            return act_record(_act_judgements().accept_act(writer, act, by))

    def delete_act(self, act: int, *, author: str | None = None, reason: str = "") -> None:
        """Record that a passage tells no act; `undo` restores it.

        Raises:
            DeskError: the desk has no such act.
        """
        with self._judging(author, reason) as (writer, by):
            _act_judgements().delete_act(writer, act, by)

    def add_act(
        self, article: int, *, author: str | None = None, reason: str = "", **fields: Unpack[ActChanges]
    ) -> ActRecord:
        """Add an act that the reading lacks; ``predicate`` and ``type`` are required.

        Raises:
            DeskError: the desk has no such article.
            UsageError: there is no predicate or type; words do not stand in the article, or several times.
        """
        with self._judging(author, reason) as (writer, by):
            return act_record(_act_judgements().add_act(writer, article, _act_fields(fields), by))

    def undo(self, correction: int) -> CorrectionRecord:
        """Undo a correction; it stays in the list, with the date.

        Raises:
            DeskError: the desk has no such correction.
            UsageError: it was undone before.
        """
        with self._store.writer() as writer:
            return correction_record(_judgements().undo(writer, correction), None)

    @contextmanager
    def _judging(self, author: str | None, reason: str) -> Iterator[tuple[Writer, judging.By]]:
        by = _judgements().By(author or author_name(), reason)
        with self._store.writer() as writer:
            yield writer, by


def _judgements() -> Any:  # noqa: ANN401 -- a module
    # what corrects loads the tables of factuality; what only looks needs none of them
    from sayso.desk.judgements import corrections

    return corrections


def _act_judgements() -> Any:  # noqa: ANN401 -- a module
    from sayso.desk.judgements import acts

    return acts


def _act_fields(changes: ActChanges) -> dict[str, Any]:
    """Return changes as `sayso.desk.judgements.acts` takes them."""
    given: dict[str, Any] = dict(changes)
    naming, kind = given.pop("naming", None), given.pop("actor_kind", None)
    for part in ("actor", "recipient"):
        if given.get(part) not in (None, _act_judgements().UNKNOWN):
            given[part] = _judgements().Named(given[part], kind, naming)
    return given


def _fields(changes: Changes) -> dict[str, Any]:
    """Return changes as `sayso.desk.judgements.corrections` takes them."""
    given: dict[str, Any] = dict(changes)
    naming, kind = given.pop("naming", None), given.pop("actor_kind", None)
    for part in ("speaker", "addressee"):
        if given.get(part) is not None:
            given[part] = _judgements().Named(given[part], kind, naming)
    return given


def _stated(writer: Writer, statement: int) -> StatementRecord:
    return statement_records(View(writer.connection), [statement])[0]
