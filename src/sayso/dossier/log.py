"""The log of a dossier: entries are only ever appended, and every earlier state can be restored from it.

Each entry has an author and a time.  `fold` reads entries into a `Dossier`; `evidence` returns what to weigh.
An entry keeps the words that it rests on, so a dossier stays complete when an article leaves the desk.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from sayso.dossier.evidence import NONE, Event, Evidence, Kind, Link, Rating, Report, assumed
from sayso.dossier.raters import Pooled, pool
from sayso.errors import DossierError, NotInDossierError
from sayso.records import Polarity
from sayso.settings import grades


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Passage(_Entry):
    """Words of an article, letter by letter, and where they stand: ``[start, end)`` in code points."""

    text: str
    article: str | None = Field(default=None, description="the article's id; null if it is not from a desk")
    start: int | None = None
    end: int | None = None
    where: str = Field(default="", description="title, publisher, address: what a reader needs to find it")


class ChainLink(_Entry):
    """One link of a chain, and the grade that says how far it is trusted to pass things on: an assumption."""

    name: str
    grade: str


class RecordedReport(_Entry):
    """One report of an event, the outermost source first."""

    chain: tuple[ChainLink, ...] = ()
    origin: str | None = Field(default=None, description="the source or text it goes back to; null: unknown")
    passage: Passage | None = None


class Question(_Entry):
    """The question of a dossier, and the rival answers by short names (H1, H2...)."""

    what: Literal["question"] = "question"
    question: str = Field(min_length=1)
    hypotheses: dict[str, str]


class Happening(_Entry):
    """Something SAID or DONE."""

    what: Literal["event"] = "event"
    event: str
    kind: Kind
    words: str = Field(min_length=1, description="what was said or done, in a line")
    actor: str = ""
    polarity: Polarity | None = Field(default=None, description="denied: the actor denies the words")
    happened: date | None = None
    reported: date | None = None
    episode: str | None = None
    reports: tuple[RecordedReport, ...] = Field(default=(), description="empty: it was seen")
    passage: Passage | None = None
    statement: str | None = Field(default=None, description="the attribution it was made from, as its reading has it")
    act: str | None = Field(default=None, description="the act it was made from, as its reading has it")


class Absence(_Entry):
    """An event that was not observed; ``chance``: of observing it by now, had it happened."""

    what: Literal["absence"] = "absence"
    event: str
    kind: Kind = "DONE"
    words: str = Field(min_length=1)
    actor: str = ""
    chance: float = Field(ge=0, le=1)
    episode: str | None = None


class Another(_Entry):
    """A further report of an event."""

    what: Literal["report"] = "report"
    event: str
    report: RecordedReport


class Change(_Entry):
    """A change to an event: only the given fields change; an empty episode or origin removes it."""

    what: Literal["change"] = "change"
    event: str
    episode: str | None = None
    report: int | None = Field(default=None, ge=1, description="the report whose origin changes, counted from 1")
    origin: str | None = None
    happened: date | None = None
    reported: date | None = None
    chance: float | None = Field(default=None, ge=0, le=1)
    reason: str = ""


class Rate(_Entry):
    """A rating by the author of the entry: how expected an event is if a hypothesis holds."""

    what: Literal["rating"] = "rating"
    event: str
    hypothesis: str
    step: float
    reason: str = ""


class Remove(_Entry):
    """Removes an event from the balance; `Restore` brings it back."""

    what: Literal["remove"] = "remove"
    event: str
    reason: str = ""


class Restore(_Entry):
    """Restores a removed event."""

    what: Literal["restore"] = "restore"
    event: str


class Grade(_Entry):
    """Another pair of chances for a grade, in this dossier."""

    what: Literal["grade"] = "grade"
    grade: str
    a: float
    b: float
    reason: str = ""


class Prior(_Entry):
    """The author's own probabilities of the hypotheses before any of the evidence, "none of these" too."""

    what: Literal["prior"] = "prior"
    chances: dict[str, float]


Entry = Annotated[
    Question | Happening | Absence | Another | Change | Rate | Remove | Restore | Grade | Prior,
    Field(discriminator="what"),
]


class Logged(_Entry):
    """An entry with its author and time (ISO 8601, UTC)."""

    made: str
    author: str
    entry: Entry


@dataclass(frozen=True)
class Item:
    """An event of a dossier as it stands now."""

    entry: Happening | Absence
    removed: bool = False

    @property
    def id(self) -> str:
        """E1, E2 and so on."""
        return self.entry.event

    @property
    def reports(self) -> tuple[RecordedReport, ...]:
        """The reports of the event; empty if it was observed directly or is an absence."""
        return self.entry.reports if isinstance(self.entry, Happening) else ()

    @property
    def passage(self) -> Passage | None:
        """The words it rests on: its own, else those of its first report."""
        if isinstance(self.entry, Absence):
            return None
        return self.entry.passage or next((report.passage for report in self.reports if report.passage), None)


@dataclass(frozen=True)
class Dossier:
    """The state of a dossier, from its log."""

    question: str
    hypotheses: dict[str, str]
    """By short name, without "none of these"."""
    items: dict[str, Item] = field(default_factory=dict)
    ratings: dict[tuple[str, str, str], Rating] = field(default_factory=dict)
    """By event, rater and hypothesis: the latest one."""
    grades: dict[str, tuple[float, float]] = field(default_factory=grades)
    priors: dict[str, dict[str, float]] = field(default_factory=dict)

    @property
    def raters(self) -> tuple[str, ...]:
        """All raters, by name."""
        return tuple(sorted({rater for _, rater, _ in self.ratings}))

    @property
    def names(self) -> tuple[str, ...]:
        """The short names of all hypotheses, "none of these" last."""
        return (*self.hypotheses, NONE)

    def check_new(self, entry: Entry) -> None:
        """Check that an entry adds no event and no report that the dossier has already.

        Raises:
            DossierError: the same statement, act or report is there.
        """
        if isinstance(entry, Happening):
            for item in self.items.values():
                if isinstance(item.entry, Happening) and _identity(item.entry) == _identity(entry):
                    what = "statement" if entry.statement else "act" if entry.kind == "DONE" else "statement"
                    raise DossierError(
                        f"this {what} is in the dossier already, as {item.id}{' (removed)' * item.removed}",
                        f"sayso dossier restore brings {item.id} back."
                        if item.removed
                        else f"rate {item.id}; --to {item.id} adds a further report of it.",
                    )
        if isinstance(entry, Another):
            item = _item(self, entry.event)
            if _report_identity(entry.report) in map(_report_identity, item.reports):
                raise DossierError(f"{item.id} has this report already", "give one by another source, or none.")

    def open_for(self, rater: str) -> tuple[str, ...]:
        """The events that a rater has not yet rated at all."""
        done = {event for event, who, _ in self.ratings if who == rater}
        return tuple(item.id for item in self.items.values() if not item.removed and item.id not in done)

    def pooled(self) -> Pooled | None:
        """The mean of the persons' own probabilities, each made coherent first; None without any."""
        if not self.priors:
            return None
        return pool({who: [given[name] for name in self.names] for who, given in self.priors.items()})


def fold(entries: Iterable[Logged]) -> Dossier:
    """Return the dossier that a log results in.

    Raises:
        DossierError: an entry does not fit those before it.
    """
    dossier: Dossier | None = None
    for logged in entries:
        if isinstance(logged.entry, Question):
            dossier = _asked(logged.entry)
        elif dossier is None:
            raise DossierError(
                "the dossier does not begin with a question", "give one that sayso dossier export wrote."
            )
        else:
            enter(dossier, logged)
    if dossier is None:
        raise DossierError("the dossier is empty", "give one that sayso dossier export wrote.")
    return dossier


def evidence(dossier: Dossier, *, known_by: date | None = None) -> Evidence:
    """Return the evidence of a dossier; ``known_by``: only what was reported (else happened) by that day.

    Raises:
        DossierError: something in it cannot be weighed.
    """
    links = assumed(dossier.grades)
    rated: dict[str, list[Rating]] = defaultdict(list)
    for (event, _, _), rating in sorted(dossier.ratings.items()):
        rated[event].append(rating)
    events = tuple(
        _event(item, tuple(rated[item.id]), links)
        for item in dossier.items.values()
        if not item.removed and _is_known(item.entry, known_by)
    )
    return Evidence(tuple(dossier.hypotheses), events, links)


def _identity(entry: Happening) -> tuple[object, ...]:
    """Return what makes two events the same: the statement of the desk, else the words with all that is about them."""
    article = entry.passage and entry.passage.article
    if entry.statement is not None:
        return entry.kind, article, entry.statement
    words = " ".join(entry.words.casefold().split())
    passage = entry.passage and entry.passage.text
    return entry.kind, article, passage, words, entry.actor.casefold(), entry.polarity, entry.happened


def _report_identity(report: RecordedReport) -> tuple[object, ...]:
    """Return what makes two reports the same: the chain, and the passage or else the origin."""
    if report.passage is None:
        return report.chain, report.origin
    return report.chain, report.passage.article, report.passage.text


def next_event(dossier: Dossier) -> str:
    """Return the number of the next event."""
    return f"E{1 + max((int(number[1:]) for number in dossier.items), default=0)}"


def _asked(entry: Question) -> Dossier:
    if len(entry.hypotheses) < 2 or NONE in entry.hypotheses:
        raise DossierError(
            "a dossier needs two hypotheses or more", f'give each with --hypothesis "..."; {NONE!r} is always added.'
        )
    return Dossier(entry.question, dict(entry.hypotheses))


def enter(dossier: Dossier, logged: Logged) -> None:
    """Add an entry to a dossier, in place: a log may have very many.

    Raises:
        DossierError: the entry does not fit the dossier.
    """
    entry = logged.entry
    if isinstance(entry, Happening | Absence):
        if entry.event in dossier.items:
            raise DossierError(f"there is an event {entry.event} already", "give the next number.")
        dossier.items[entry.event] = Item(entry)
    elif isinstance(entry, Rate):
        _rate(dossier, logged.author, entry)
    elif isinstance(entry, Grade):
        if entry.grade not in dossier.grades:
            raise DossierError(f"no grade is called {entry.grade}", f"choose one of {', '.join(dossier.grades)}.")
        Link(entry.a, entry.b)
        dossier.grades[entry.grade] = (entry.a, entry.b)
    elif isinstance(entry, Prior):
        if set(entry.chances) != set(dossier.names):
            raise DossierError(
                "a prior is missing, or one too many", f"give one for each of {', '.join(dossier.names)}."
            )
        dossier.priors[logged.author] = dict(entry.chances)
    else:
        assert not isinstance(entry, Question)
        item = _item(dossier, entry.event)
        dossier.items[item.id] = _changed(item, entry)


def _item(dossier: Dossier, number: str) -> Item:
    if number not in dossier.items:
        raise NotInDossierError(f"no event {number} in this dossier", "sayso dossier show lists them.")
    return dossier.items[number]


def _rate(dossier: Dossier, rater: str, entry: Rate) -> None:
    _item(dossier, entry.event)
    rating = Rating(rater, entry.hypothesis, entry.step, entry.reason)
    if entry.hypothesis not in dossier.names:
        raise DossierError(
            f"no hypothesis {entry.hypothesis} in this dossier", f"choose one of {', '.join(dossier.names)}."
        )
    dossier.ratings[entry.event, rater, entry.hypothesis] = rating


def _changed(item: Item, entry: Another | Change | Remove | Restore) -> Item:
    if isinstance(entry, Remove | Restore):
        if item.removed == isinstance(entry, Remove):
            raise DossierError(f"{item.id} is {'gone' if item.removed else 'there'} already", "there is nothing to do.")
        return replace(item, removed=isinstance(entry, Remove))
    own = item.entry
    if isinstance(entry, Another):
        if isinstance(own, Absence):
            raise DossierError(f"{item.id} was not seen, and cannot be reported", "add what is reported as an event.")
        return replace(item, entry=own.model_copy(update={"reports": (*own.reports, entry.report)}))
    return replace(item, entry=_altered(item, entry))


def _altered(item: Item, entry: Change) -> Happening | Absence:
    own = item.entry
    given: dict[str, Any] = {} if entry.episode is None else {"episode": entry.episode.strip() or None}
    if isinstance(own, Absence):
        if entry.report is not None or entry.happened or entry.reported:
            raise DossierError(f"{item.id} was not seen: it has no dates and no reports", "change its chance instead.")
        return own.model_copy(update=given | ({} if entry.chance is None else {"chance": entry.chance}))
    if entry.chance is not None:
        raise DossierError(f"{item.id} was seen or reported", "only what was not seen has a chance of being seen.")
    given |= {key: value for key in ("happened", "reported") if (value := getattr(entry, key)) is not None}
    if entry.report is not None:
        if entry.report > len(own.reports):
            raise DossierError(f"{item.id} has {len(own.reports)} reports", f"there is none numbered {entry.report}.")
        reports = [*own.reports]
        reports[entry.report - 1] = reports[entry.report - 1].model_copy(
            update={"origin": (entry.origin or "").strip() or None}
        )
        given["reports"] = tuple(reports)
    return own.model_copy(update=given)


def _is_known(entry: Happening | Absence, by: date | None) -> bool:
    day = None if isinstance(entry, Absence) else entry.reported or entry.happened
    return by is None or day is None or day <= by


def _event(item: Item, ratings: tuple[Rating, ...], links: dict[str, Link]) -> Event:
    own = item.entry
    if isinstance(own, Absence):
        return Event(item.id, own.kind, ratings, episode=own.episode, absence=own.chance)
    reports = tuple(Report(tuple(_link(link, links) for link in report.chain), report.origin) for report in own.reports)
    return Event(item.id, own.kind, ratings, reports, own.episode, None, own.happened, own.reported)


def _link(link: ChainLink, links: dict[str, Link]) -> Link:
    if link.grade not in links:
        raise DossierError(f"no grade is called {link.grade}", f"choose one of {', '.join(links)}.")
    return links[link.grade]
