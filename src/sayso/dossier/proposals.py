"""Propose events from a desk: statements and acts, with chain, grades and origin from the reading.

Nothing enters a dossier by itself: a person accepts each proposal.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath
from typing import Final
from urllib.parse import urlsplit

import sqlalchemy as sa

from sayso.desk.adding import place_of
from sayso.desk.records import ArticleActor, Statement, StoredAct, StoredArticle
from sayso.desk.search.acts import ActSearch, acts_query
from sayso.desk.tables import articles, statements, texts
from sayso.desk.view import View
from sayso.dossier.evidence import Kind
from sayso.dossier.log import ChainLink, Dossier, Happening, Passage, RecordedReport
from sayso.errors import DossierError, NotInDossierError

_GRADES: Final = {"named": "named", "role": "role", "anonymous": "unnamed", "generic": "generic"}


@dataclass(frozen=True, slots=True)
class Proposal:
    """A statement that may bear on the question, and the event it would become."""

    statement: Statement
    event: Happening


@dataclass(frozen=True, slots=True)
class ActProposal:
    """An act that may bear on the question, and the event it would become."""

    act: StoredAct
    event: Happening


def propose(view: View, dossier: Dossier, actor: str, words: str = "", most: int = 20) -> list[Proposal]:
    """Return statements by an actor (a name or part of it) with all the words, newest first, without those in use."""
    columns = statements.c
    query = sa.select(columns.id).where(columns.factuality.is_(None) | (columns.factuality == "actual"))
    for word in actor.split():
        query = query.where(columns.speaker.icontains(word, autoescape=True))
    for word in words.split():
        query = query.where(columns.content_text.icontains(word, autoescape=True))
    # more than asked for, since some may be in the dossier
    held = _held(dossier)
    ids = view.connection.scalars(query.order_by(columns.day.desc(), columns.id.desc()).limit(most + len(held))).all()
    fresh = [
        match
        for match in view.statements(ids)
        if (match.article.hash, match.number) not in held and _refusal(view, match, "SAID") is None
    ][:most]
    return [Proposal(match, from_statement(view, match, "SAID", "E0")) for match in fresh]


def statement(view: View, id_: int) -> Statement:
    """Return a statement of the desk.

    Raises:
        DossierError: there is none with this id.
    """
    matches = view.statements([id_])
    if not matches:
        raise NotInDossierError(f"no statement {id_} in this desk", "sayso search lists statements with their ids.")
    return matches[0]


def from_statement(view: View, statement: Statement, kind: Kind, event: str) -> Happening:
    """Return the event that a statement is (SAID), or that it reports (DONE).

    SAID: the sources of the report are those before the speaker in the chain.  DONE: the whole chain.  The outlet is
    the outermost source of either.

    Raises:
        DossierError: the statement was not said, or is denied, so that it reports no event.
    """
    if (refusal := _refusal(view, statement, kind)) is not None:
        raise refusal
    sources = statement.chain if kind == "DONE" else statement.chain[:-1]
    if kind == "DONE" and not sources:
        sources = () if statement.speaker is None else (statement.speaker,)
    text = view.reading(statement.article.id).article.text
    passage = _passage(statement.article, text, [*statement.source, *statement.cue, *statement.content])
    return Happening(
        event=event,
        kind=kind,
        words=" ".join(statement.content_text.split()),
        actor="" if statement.speaker is None else statement.speaker.name,
        polarity="denied" if kind == "SAID" and statement.polarity == "denied" else None,
        reported=_day(statement.article.published),
        reports=(RecordedReport(chain=_chain(statement.article, sources), origin=_origin(statement), passage=passage),),
        passage=passage,
        statement=statement.number,
    )


def _refusal(view: View, statement: Statement, kind: Kind) -> DossierError | None:
    """Return why a statement cannot be an event: it, or one that holds it, was not said or is denied."""
    remedy = "an absence is entered with sayso dossier absence."
    if statement.factuality not in (None, "actual"):
        return DossierError(
            f"statement {statement.id} was not said, as its article has it ({statement.factuality})", remedy
        )
    if kind == "DONE" and statement.polarity == "denied":
        return DossierError(f"statement {statement.id} denies that it was done", "add the denial: --kind SAID.")
    seen = {statement.id}
    holder = statement
    while holder.parent is not None and holder.parent not in seen:
        (holder,) = view.statements([holder.parent])
        seen.add(holder.id)
        if holder.factuality not in (None, "actual"):
            return DossierError(
                f"statement {statement.id} stands in statement {holder.id}, which was not said ({holder.factuality})",
                remedy,
            )
        if holder.polarity == "denied":
            return DossierError(
                f"statement {statement.id} stands in statement {holder.id}, which denies it",
                f"add the denial: --statement {holder.id}.",
            )
    return None


def propose_acts(view: View, dossier: Dossier, actor: str, words: str = "", most: int = 20) -> list[ActProposal]:
    """Return acts by an actor (words of the name, or a number) with all the words, newest first, without those in use.

    Only what was done, as the article tells it, is proposed.

    Raises:
        UsageError: there is no word in the name.
    """
    entries = [item.entry for item in dossier.items.values() if isinstance(item.entry, Happening)]
    held = {(entry.passage.article, entry.act) for entry in entries if entry.passage is not None and entry.act}
    query = acts_query(view, ActSearch(words=words, actor=actor, factuality="actual"))
    # more than asked for, since some may be in the dossier
    ids = view.connection.scalars(query.limit(most + len(held))).all()
    fresh = [
        act
        for act in view.acts(ids)
        if (act.article.hash, act.record.id) not in held and _act_refusal(view, act) is None
    ][:most]
    return [ActProposal(act, from_act(view, act.id, "E0")) for act in fresh]


def from_act(view: View, id_: int, event: str) -> Happening:
    """Return the event that an act of the desk is, with the chain of the statement that reports it.

    Raises:
        DeskError: the desk has no such act.
        DossierError: it was not done, as its article has it.
    """
    act = view.act(id_)
    if (refusal := _act_refusal(view, act)) is not None:
        raise refusal
    reported = view.statements([act.statement]) if act.statement else []
    sources = reported[0].chain if reported else ()
    spans = act.record.spans
    passage = Passage(text=act.passage, article=act.article.hash, where=_where(act.article))
    if spans:
        place = {"start": min(start for start, _ in spans), "end": max(end for _, end in spans)}
        passage = passage.model_copy(update=place)
    origin = _origin(reported[0]) if reported else None
    return Happening(
        event=event,
        kind="DONE",
        words=" ".join(act.passage.split()) or act.record.type,
        actor=(act.actor and act.actor.name) or act.words(act.record.actor_span),
        happened=_day(act.record.date),
        reported=_day(act.article.published),
        reports=(RecordedReport(chain=_chain(act.article, sources), origin=origin, passage=passage),),
        passage=passage,
        act=act.record.id,
    )


def _act_refusal(view: View, act: StoredAct) -> DossierError | None:
    """Return why an act can be no event: it was not done, or what tells it was not said or denies it."""
    if act.record.factuality not in (None, "actual"):
        return DossierError(
            f"act {act.id} was not done, as its article has it ({act.record.factuality})",
            "an absence is entered with sayso dossier absence.",
        )
    statements = view.statements([act.statement]) if act.statement else []
    return _refusal(view, statements[0], "DONE") if statements else None


def contradicts(dossier: Dossier, event: Happening) -> bool:
    """Return whether one of a statement and the event of its number in a dossier is a denial, and the other is not."""
    item = dossier.items.get(event.event)
    if item is None or event.statement is None or not isinstance(item.entry, Happening):
        return False
    return item.entry.polarity != event.polarity


def by_hand(view: View, article: str, words: str) -> Passage:
    """Return a passage given in words, which must occur exactly once in the article.

    ``article``: its row's id, its address (or the path of its file), or its id in a reading.

    Raises:
        DossierError: no such article, or the words do not stand there, or more than once.
    """
    match = (texts.c.hash == article) | (articles.c.address == place_of(article))
    if article.isdecimal():
        match |= articles.c.id == int(article)
    query = sa.select(articles.c.id).join(texts, texts.c.id == articles.c.text_id).where(match)
    id_ = view.connection.scalar(query.order_by(articles.c.id.desc()).limit(1))
    if id_ is None:
        raise NotInDossierError(
            f"no article {article} in this desk", "sayso add keeps it; sayso search shows what there is."
        )
    stored, text = view.article(id_), view.reading(id_).article.text
    start = text.find(words)
    if start < 0:
        raise DossierError("the passage does not stand in the article", "copy it letter by letter.")
    if text.find(words, start + 1) >= 0:
        raise DossierError("the passage stands in the article more than once", "take in more of the words around it.")
    return Passage(text=words, article=stored.hash, start=start, end=start + len(words), where=_where(stored))


def _held(dossier: Dossier) -> set[tuple[str | None, str | None]]:
    entries = [item.entry for item in dossier.items.values() if isinstance(item.entry, Happening)]
    return {(entry.passage.article, entry.statement) for entry in entries if entry.passage is not None}


def _chain(article: StoredArticle, sources: Sequence[ArticleActor]) -> tuple[ChainLink, ...]:
    outlet = ChainLink(name=_outlet(article), grade="outlet")
    inner = [ChainLink(name=link.name, grade=grade_of(link)) for link in sources]
    # an outlet that names itself as a source is there once
    return (outlet, *(link for link in inner if link.name.casefold() != outlet.name.casefold()))


def _outlet(article: StoredArticle) -> str:
    """Return the outlet: the publisher, else the host of the address, else "the article"."""
    host = urlsplit(article.address or "").hostname if "://" in (article.address or "") else None
    return article.publisher or host or "the article"


def grade_of(source: ArticleActor) -> str:
    """Return the grade that a source starts with, by its kind and naming; an assumption, to be changed."""
    if source.kind == "document":
        return "recording"
    if source.kind == "outlet":
        return "outlet"
    return _GRADES[source.naming]


def _origin(statement: Statement) -> str | None:
    """Return the origin group of the desk; None if the desk has no group for it."""
    group = statement.origin_group
    return None if group is None else f"origin group {group} of the desk"


def _passage(article: StoredArticle, text: str, spans: Sequence[tuple[int, int]]) -> Passage:
    start, end = min(first for first, _ in spans), max(last for _, last in spans)
    return Passage(text=text[start:end], article=article.hash, start=start, end=end, where=_where(article))


def _where(article: StoredArticle) -> str:
    address = article.address or ""
    parts = [article.title, article.publisher, (article.published or "")[:10] or "no date"]
    # the path of a local file is nobody's concern but the desk's
    parts.append(address if "://" in address else "" if article.title else PurePath(address).name)
    return " · ".join(part for part in parts if part)


def _day(moment: str | None) -> date | None:
    try:
        return date.fromisoformat((moment or "")[:10])
    except ValueError:
        return None
