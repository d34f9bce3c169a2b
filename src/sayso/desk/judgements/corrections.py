"""Correct statements: accept, change, delete, add, undo.

Readings never change.  A correction is a row of its own, with author, date and reason; the rows that are searched and
counted are made anew from the reading and its corrections.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from sayso.desk import carrying
from sayso.desk.moments import now
from sayso.desk.overlay.anchors import Anchor, Who, anchor, select, shortened, whole
from sayso.desk.overlay.corrections import Action, Change, Correction, corrected, holds, shown
from sayso.desk.records import Statement
from sayso.desk.tables import corrections as table
from sayso.desk.tables import statements
from sayso.desk.view import View
from sayso.desk.writer import Writer
from sayso.errors import UsageError
from sayso.reading.factuality.predicate import Predicate
from sayso.reading.factuality.status import status
from sayso.reading.text import Text
from sayso.records import ActorKind, Attribution, Naming, Reading, Span


@dataclass(frozen=True, slots=True)
class By:
    """Who corrects, and why."""

    author: str
    reason: str = ""
    made: str | None = None
    """When, if not now: ISO 8601, UTC."""


@dataclass(frozen=True, slots=True)
class Named:
    """An actor as a person gives it: by number or name in the article, or by words of the text if it is new."""

    words: str
    kind: ActorKind | None = None
    """Of a new actor; a person unless it is given."""
    naming: Naming | None = None
    """Of a new actor; named unless it is given."""


def accept(writer: Writer, statement: int, by: By) -> Statement:
    """Record that a statement is right as it stands.

    Raises:
        DeskError: the desk has no such statement.
        UsageError: the same author has accepted, changed or added it before.
    """
    return _correct(writer, statement, "accept", {}, by)


def change(writer: Writer, statement: int, fields: dict[str, Any], by: By) -> Statement:
    """Change fields of a statement.

    ``fields``: ``source``, ``cue`` and ``content`` as lists of quoted words or of spans, ``speaker`` and ``addressee``
    as `Named` or None, ``parent`` as a statement's id or None, and ``kind``, ``type``, ``factuality``, ``polarity``.

    Raises:
        DeskError: the desk has no such statement.
        UsageError: words do not stand in the article, or in several places; a parent that does not hold the content;
            the statement is as the fields say already.
    """
    return _correct(writer, statement, "change", fields, by)


def delete(writer: Writer, statement: int, by: By) -> None:
    """Record that a statement is none.

    Raises:
        DeskError: the desk has no such statement.
    """
    article, number = _place(writer.connection, statement)
    machine, before = standing(writer.connection, article)
    held = _anchor(machine, before, number)
    attribution = _by_number(before, number)
    carrying.insert_correction(
        writer.connection, article, "delete", (held, Change(), shown(before, attribution)), stamped(by)
    )
    writer.project(article)


def add(writer: Writer, article: int, fields: dict[str, Any], by: By) -> Statement:
    """Add a statement by hand: ``fields`` as `change` takes them, ``content`` at least.

    Fields that are not given are read from the words: kind from the quotation marks, status from the cue.

    Raises:
        DeskError: the desk has no such article.
        UsageError: words do not stand in the article, or in several places.
    """
    _, before = standing(writer.connection, article)
    rows = writer.connection.scalar(
        sa.select(sa.func.count()).where(table.c.article_id == article, table.c.action == "add")
    )
    number = f"c{(rows or 0) + 1}"
    made = EditRequest(writer.connection, article, before).change(fields, None)
    content = [selector.span for selector in made.content]
    if not content:
        raise UsageError("a statement needs a content", 'give its words: --content "...".')
    filled = made.model_copy(update=_read_off(before.article.text, made, content))
    held = Anchor(model="", number=number, source=filled.source, cue=filled.cue, content=filled.content)
    carrying.insert_correction(writer.connection, article, "add", (held, filled, {}), stamped(by))
    writer.project(article)
    return _statement(writer.connection, article, number)


def undo(writer: Writer, correction: int) -> Correction:
    """Undo a correction; its row stays, with the date.

    Raises:
        DeskError: the desk has no such correction.
        UsageError: it is undone already.
    """
    undone = View(writer.connection).correction(correction)
    if undone.undone is not None:
        raise UsageError(
            f"correction {correction} was undone on {undone.undone[:10]}", "there is nothing left to undo."
        )
    writer.connection.execute(sa.update(table).where(table.c.id == correction).values(undone=now()))
    writer.project(undone.article)
    return View(writer.connection).correction(correction)


def _correct(writer: Writer, statement: int, action: Action, fields: dict[str, Any], by: By) -> Statement:
    connection = writer.connection
    article, number = _place(connection, statement)
    machine, before = standing(connection, article)
    attribution = _by_number(before, number)
    held = _anchor(machine, before, number)
    made = EditRequest(connection, article, before).change(fields, attribution)
    if action == "change" and not made.fields:
        remedy = (
            f"give a new value, for instance --factuality negated, or confirm it: sayso correct accept {statement}."
        )
        raise UsageError("nothing to change", remedy)
    if action == "accept":
        refuse_second(connection, article, number, by.author)
    was = shown(before, attribution)
    if action == "change":
        was = {key: was[key] for key in made.fields}
    id_ = carrying.insert_correction(connection, article, action, (held, made, was), stamped(by))
    view = View(connection)
    after = corrected(machine, view.corrections(article))
    why = after.lost.get(id_)
    if why is not None:
        raise UsageError(f"statement {statement} cannot be corrected like that ({why})", "nothing was changed.")
    if action == "change" and _by_number(after.reading, number) == attribution:
        values = ", ".join(f"{field} is {value_shown(was[field])}" for field in made.fields)
        raise UsageError(
            f"the correction changes nothing: of statement {statement}, {values} already",
            f"give another value, or confirm the statement: sayso correct accept {statement}.",
        )
    writer.project(article)
    return _statement(connection, article, number)


def refuse_second(connection: Connection, article: int, number: str, author: str, noun: str = "statement") -> None:
    """Refuse an author's second judgement that a statement or act is right; the first stands in the list.

    Raises:
        UsageError: the author has accepted, changed or added it before.
    """
    for correction in View(connection).corrections(article):
        is_same = correction.number == number and correction.author == author and correction.action != "delete"
        if is_same and correction.undone is None and correction.lost is None:
            verb = {"accept": "accepted", "change": "changed", "add": "added"}[correction.action]
            raise UsageError(
                f"the correction changes nothing: {author} {verb} the {noun} on {correction.made[:10]}",
                f"see sayso corrections list, or undo that first: sayso corrections undo {correction.id}.",
            )


def value_shown(words: object) -> str:
    """Return the value of a field for a message."""
    return "none" if words in (None, "") else str(words)


def _place(connection: Connection, statement: int) -> tuple[int, str]:
    stored = View(connection).statement(statement)
    return stored.article.id, stored.number


def standing(connection: Connection, article: int) -> tuple[Reading, Reading]:
    """Return the newest reading of an article: as the network made it, and with all corrections."""
    view = View(connection)
    machine = view.reading(article)
    return machine, corrected(machine, view.corrections(article)).reading


def _by_number(reading: Reading, number: str) -> Attribution:
    return next(attribution for attribution in reading.attributions if attribution.id == number)


def _anchor(machine: Reading, before: Reading, number: str) -> Anchor:
    """Make the anchor of an attribution: of the network's own, or of an added one."""
    attribution = next((attribution for attribution in machine.attributions if attribution.id == number), None)
    if attribution is None:
        return anchor(before.article.text, _by_number(before, number), "")
    return anchor(machine.article.text, attribution, machine.model.sha256)


def stamped(by: By) -> carrying.By:
    """Return who corrects, and why, with the moment."""
    return carrying.By(by.author, by.reason, by.made or now())


def _statement(connection: Connection, article: int, number: str) -> Statement:
    query = sa.select(statements.c.id).where(statements.c.article_id == article, statements.c.number == number)
    return View(connection).statement(connection.scalars(query).one())


def _read_off(text: str, made: Change, content: list[Span]) -> dict[str, Any]:
    """Read kind and status of an added attribution from its words, where they are not given."""
    article = Text(text)
    cue = made.cue[0].span if made.cue else (content[0][0], content[0][0])
    source = made.source[0].span if made.source else None
    read: dict[str, Any] = {"kind": article.quotations.kind(content, cue)}
    if made.cue:
        read_status = status(article, Predicate(source, cue, tuple(content)))
        read |= {"type": read_status.type, "factuality": read_status.factuality, "polarity": read_status.polarity}
    return {key: value for key, value in read.items() if key not in made.model_fields_set}


class EditRequest:
    """What a person asks for, made into a change of an article."""

    def __init__(self, connection: Connection, article: int, reading: Reading) -> None:
        self.connection, self.article, self.reading = connection, article, reading
        self.text = reading.article.text

    def change(self, fields: dict[str, Any], attribution: Attribution | None) -> Change:
        """Raises: UsageError, see `change`."""
        new = {key: value for key, value in fields.items() if key in ("kind", "type", "factuality", "polarity")}
        near = None if attribution is None else (attribution.content[0][0], attribution.content[-1][1])
        for part in ("content", "cue", "source"):
            if part in fields:
                stretches = sorted(self.stretch(words, near) for words in fields[part])
                if any(a[1] > b[0] for a, b in pairwise(stretches)):
                    raise UsageError(f"two pieces of the {part} overlap", "give each word once.")
                new[part] = select(self.text, stretches)
                near = (stretches[0][0], stretches[-1][1]) if part == "content" and stretches else near
        for part in ("speaker", "addressee"):
            if part in fields:
                new[part] = None if fields[part] is None else self.who(fields[part])
        if "parent" in fields:
            content = (
                [s.span for s in new["content"]]
                if "content" in new
                else list(attribution.content if attribution else ())
            )
            new["parent"] = None if fields["parent"] is None else self._parent(fields["parent"], content)
        return Change.model_validate(new)

    def stretch(self, words: str | Span, near: Span | None) -> Span:
        """Return where quoted words stand: once in the article, or once in the paragraphs of ``near``.

        Raises:
            UsageError: they do not stand there, or in several places.
        """
        if not isinstance(words, str):
            start, end = words
            if not (0 <= start < end <= len(self.text) and self.text[start:end].strip()):
                raise UsageError(f"there are no words from {start} to {end} of the article", "give code points of it.")
            return start, end
        places = occurrences(self.text, words)
        if len(places) > 1 and near is not None:
            start = self.text.rfind("\n", 0, near[0]) + 1
            end = self.text.find("\n", near[1])
            close = [span for span in places if start <= span[0] and span[1] <= (end if end >= 0 else len(self.text))]
            places = close if len(close) == 1 else places
        if len(places) == 1:
            return places[0]
        if not places:
            raise UsageError(f"“{shortened(words)}” does not stand in the article", "quote its words letter by letter.")
        raise UsageError(
            f"“{shortened(words)}” stands {len(places)} times in the article",
            "give words around it too, with the ones you mean in double brackets: the mayor [[said]] on Monday.",
        )

    def who(self, named: Named) -> Who:
        """Return an actor that is given by number, by name, or by words of the article.

        Raises:
            UsageError: it is none of these, or several actors are called so.
        """
        called = named.words.casefold()
        same = [actor for actor in self.reading.actors if actor.id == named.words] or [
            actor for actor in self.reading.actors if actor.name.casefold() == called
        ]
        if len(same) > 1:
            raise UsageError(
                f"{len(same)} actors of the article are called {named.words}",
                f"give the number of the one you mean: {', '.join(actor.id for actor in same)}.",
            )
        if same:
            actor = same[0]
            for option, given, own in (("naming", named.naming, actor.naming), ("actor-kind", named.kind, actor.kind)):
                if given not in (None, own):
                    raise UsageError(
                        f"{actor.name} is an actor of the article already ({own}), and --{option} {given} would do "
                        "nothing",
                        f"leave out --{option}, which describes new actors.",
                    )
            mentions = select(self.text, actor.mentions)
            return Who(name=actor.name, kind=actor.kind, naming=actor.naming, mentions=mentions)
        places = occurrences(self.text, named.words)
        if not places:
            raise UsageError(
                f"no actor of the article is called {named.words}, and the words do not stand in it",
                "quote the words that name the speaker letter by letter, or give the actor's number.",
            )
        words = self.text[slice(*places[0])]
        if named.naming is None and not re.search(r"\b[A-Z]", words):
            raise UsageError(
                f"“{shortened(words)}” is no name", "say how they are named: --naming role, anonymous or generic."
            )
        naming: Naming = named.naming or "named"
        if len(places) > 1 and naming != "named":
            places = [self.stretch(named.words, None)]
        return Who(name=words, kind=named.kind or "person", naming=naming, mentions=select(self.text, places))

    def _parent(self, statement: int, content: list[Span]) -> Anchor:
        article, number = _place(self.connection, statement)
        if article != self.article:
            raise UsageError(f"statement {statement} stands in another article", "name one of the same article.")
        if content and not holds(_by_number(self.reading, number).content, content):
            raise UsageError(
                f"the content does not stand inside that of statement {statement}", "name the one whose words hold it."
            )
        return _anchor(View(self.connection).reading(self.article), self.reading, number)


_BRACKETS = re.compile(r"(?P<before>(?:(?!\[\[).)*+)\[\[(?P<words>.+?)\]\](?P<behind>.*)", re.S)


def occurrences(text: str, quoted: str) -> list[Span]:
    """Return where quoted words stand whole in a text (code points); a line break counts as a space.

    With double brackets, the words around them must stand there too, and the span is of the words inside:
    ``the mayor [[said]] on Monday``.
    """
    framed = _BRACKETS.fullmatch(quoted)
    parts = (framed["before"], framed["words"], framed["behind"]) if framed else ("", quoted.strip(), "")
    if not parts[1].strip():
        return []
    before, inner, behind = (r"\s+".join(re.escape(word) for word in re.split(r"\s+", part)) for part in parts)
    pattern = f"(?={whole(f'{before}({inner}){behind}', ''.join(parts))})"
    return [match.span(1) for match in re.finditer(pattern, text)]
