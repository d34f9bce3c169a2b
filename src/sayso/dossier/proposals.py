"""From the desk to the dossier: statements and acts as events, with chain, grades and origin from the reading.

Nothing enters a dossier by itself: what is proposed here a person accepts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from urllib.parse import urlsplit

import sqlalchemy as sa

from sayso.desk.adding import place_of
from sayso.desk.records import ArticleActor, Statement, StoredArticle
from sayso.desk.tables import acts, article_actors, articles, statements, texts
from sayso.desk.view import View
from sayso.dossier.evidence import Kind
from sayso.dossier.log import ChainLink, Dossier, Happening, Passage, RecordedReport
from sayso.errors import DossierError

_GRADES: Final = {"named": "named", "role": "role", "anonymous": "unnamed", "generic": "generic"}


@dataclass(frozen=True, slots=True)
class Proposal:
    """A statement that may bear on the question, and the event that it would be."""

    statement: Statement
    event: Happening


def propose(view: View, dossier: Dossier, actor: str, words: str = "", most: int = 20) -> list[Proposal]:
    """Statements by an actor (a name or part of it) with all of some words, newest first, none that is in already."""
    one = statements.c
    query = sa.select(one.id).where(one.factuality.is_(None) | (one.factuality == "actual"))
    for word in actor.split():
        query = query.where(one.speaker.icontains(word, autoescape=True))
    for word in words.split():
        query = query.where(one.content_text.icontains(word, autoescape=True))
    # more than asked for, since some may be in the dossier
    held = _held(dossier)
    found = view.statements(
        view.connection.scalars(query.order_by(one.day.desc(), one.id.desc()).limit(most + len(held))).all()
    )
    fresh = [each for each in found if (each.article.hash, each.number) not in held][:most]
    return [Proposal(each, from_statement(view, each, "SAID", "E0")) for each in fresh]


def statement(view: View, id_: int) -> Statement:
    """A statement of the desk.

    Raises:
        DossierError: there is none with this id.
    """
    found = view.statements([id_])
    if not found:
        raise DossierError(f"no statement {id_} in this desk", "sayso search lists statements with their ids.")
    return found[0]


def from_statement(view: View, one: Statement, kind: Kind, event: str) -> Happening:
    """The event that a statement is, or tells of.

    SAID: the speaker's saying; its tellers are those before the speaker.  DONE: what the statement says was done; its
    tellers are all of the chain.  The outlet that printed it is the outermost teller of either.

    Raises:
        DossierError: the statement was not said, or is denied, so that it tells of no event.
    """
    if one.factuality not in (None, "actual"):
        raise DossierError(
            f"statement {one.id} was not said, as its article has it ({one.factuality})",
            "an absence is entered with sayso dossier absence.",
        )
    tellers = one.chain if kind == "DONE" else one.chain[:-1]
    if kind == "DONE" and not tellers:
        tellers = () if one.speaker is None else (one.speaker,)
    text = view.reading(one.article.id).article.text
    passage = _passage(one.article, text, [*one.source, *one.cue, *one.content])
    return Happening(
        event=event,
        kind=kind,
        words=" ".join(one.content_text.split()),
        actor="" if one.speaker is None else one.speaker.name,
        reported=_day(one.article.published),
        reports=(RecordedReport(chain=_chain(one.article, tellers), origin=_origin(one), passage=passage),),
        passage=passage,
        statement=one.number,
    )


def report_of(view: View, one: Statement, kind: Kind) -> RecordedReport:
    """A statement as one more report of an event that is in the dossier.

    Raises:
        DossierError: the statement was not said.
    """
    return from_statement(view, one, kind, "E0").reports[0]


def from_act(view: View, id_: int, event: str) -> Happening:
    """The event that an act of the desk is; with the tellers of the statement that reports it.

    Raises:
        DossierError: the desk has no such act.
    """
    query = sa.select(acts, article_actors.c.name).outerjoin(article_actors, article_actors.c.id == acts.c.actor_id)
    row = view.connection.execute(query.where(acts.c.id == id_)).first()
    if row is None:
        raise DossierError(f"no act {id_} in this desk", "the table acts of the desk lists them.")
    article = view.article(row.article_id)
    told = view.statements([row.statement_id]) if row.statement_id else []
    tellers = told[0].chain if told else ()
    return Happening(
        event=event,
        kind="DONE",
        words=" ".join(row.passage.split()) or row.type,
        actor=row.name or "",
        happened=_day(row.date),
        reported=_day(article.published),
        reports=(RecordedReport(chain=_chain(article, tellers), origin=_origin(told[0]) if told else None),),
        passage=Passage(text=row.passage, article=article.hash, where=_where(article)),
    )


def by_hand(view: View, article: str, words: str) -> Passage:
    """A passage that a person gives in words: they must stand in the article, once.

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
        raise DossierError(
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


def _chain(article: StoredArticle, tellers: Sequence[ArticleActor]) -> tuple[ChainLink, ...]:
    outlet = ChainLink(name=_outlet(article), grade="outlet")
    inner = [ChainLink(name=link.name, grade=grade_of(link)) for link in tellers]
    # an outlet that names itself as a teller is there once
    return (outlet, *(one for one in inner if one.name.casefold() != outlet.name.casefold()))


def _outlet(article: StoredArticle) -> str:
    """Who printed it: the publisher, else the host of its address, else nobody that is known by name."""
    host = urlsplit(article.address or "").hostname if "://" in (article.address or "") else None
    return article.publisher or host or "the article"


def grade_of(teller: ArticleActor) -> str:
    """The grade that a teller starts with, by what it is and how it is named; an assumption, to be changed."""
    if teller.kind == "document":
        return "recording"
    if teller.kind == "outlet":
        return "outlet"
    return _GRADES[teller.naming]


def _origin(one: Statement) -> str | None:
    """The group that the desk found; none where words alone cannot tell."""
    return None if one.origin_group is None else f"origin group {one.origin_group} of the desk"


def _passage(article: StoredArticle, text: str, spans: Sequence[tuple[int, int]]) -> Passage:
    start, end = min(first for first, _ in spans), max(last for _, last in spans)
    return Passage(text=text[start:end], article=article.hash, start=start, end=end, where=_where(article))


def _where(article: StoredArticle) -> str:
    parts = (article.title, article.publisher, (article.published or "")[:10], article.address)
    return " · ".join(part for part in parts if part)


def _day(moment: str | None) -> date | None:
    try:
        return date.fromisoformat((moment or "")[:10])
    except ValueError:
        return None
