"""Sentences of domestic politics with the acts in them marked by hand; ``corpora/acts/GUIDELINE.md`` says how.

    {a1 MoveOn} {p1 ran} radio ads against {r1 Rep. Dale Orr} on Tuesday. | 1 ACCUSE radio health @2018-05-08

A line is a sentence, and behind the bar stand notes on its acts, parted by ``;``.  ``{a1 ...}`` is the actor of act 1,
``{r1 ...}`` its recipient, ``{p1 ...}`` its predicate and ``{b1 ...}`` the bill; ``{p1,2 ...}`` belongs to two acts.
A line without notes is a sentence without an act; a line ``== 2018-05-10`` dates what follows.

``python -m corpora.acts`` writes each ``domestic_*.txt`` as JSON lines beside it, with offsets in code points.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Literal, get_args

from corpora.marked import MarkedError, unbraced

Span = tuple[int, int]
FOLDER = Path(__file__).parent / "acts"
Type = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
TYPES: frozenset[str] = frozenset(get_args(Type))
"""The types of PLOVER."""
FACTUALITIES = frozenset({"actual", "negated", "hypothetical", "future"})
Channel = Literal["tv", "radio", "online", "mail", "phone", "street", "meeting", "letter", "court", "money"]
CHANNELS: frozenset[str] = frozenset(get_args(Channel))
Topic = Literal[
    "macroeconomics", "civil_rights", "health", "agriculture", "labor", "education", "environment", "energy",
    "immigration", "transportation", "law_crime", "social_welfare", "housing", "commerce", "defense", "technology",
    "trade", "foreign_affairs", "government", "public_lands", "culture",
]  # fmt: skip
TOPICS: frozenset[str] = frozenset(get_args(Topic))
"""The major topics of the Comparative Agendas Project."""
VOTES = frozenset({"for", "against"})
_SPANS = {"a": "actor", "r": "recipient", "p": "predicate", "b": "bill"}
_FLAGS = {"in": "inside_attribution", "threat": "electoral_threat", "endorsement": "endorsement"}
_ISO = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_PUBLISHED = "2018-05-10"


@dataclass(frozen=True)
class MarkedAct:
    """One act as marked; spans are ``[start, end)`` in code points of the sentence or article, ``date`` is ISO 8601.

    Raises:
        MarkedError: a value that the guideline does not know, or neither actor nor recipient.
    """

    predicate: Span
    type: str
    actor: Span | None = None
    recipient: Span | None = None
    bill: Span | None = None
    factuality: str = "actual"
    channel: str | None = None
    topic: str | None = None
    date: str | None = None
    inside_attribution: bool = False
    electoral_threat: bool = False
    vote: str | None = None
    endorsement: bool = False

    def __post_init__(self) -> None:
        for name, known in (("type", TYPES), ("factuality", FACTUALITIES)):
            if getattr(self, name) not in known:
                raise MarkedError(f"the {name} {getattr(self, name)!r} is none of {', '.join(sorted(known))}")
        for name, known in (("channel", CHANNELS), ("topic", TOPICS), ("vote", VOTES)):
            if getattr(self, name) not in {None, *known}:
                raise MarkedError(f"the {name} {getattr(self, name)!r} is none of {', '.join(sorted(known))}")
        if self.date and not _ISO.fullmatch(self.date):
            raise MarkedError(f"the date {self.date!r} is not ISO 8601, as 2018-05-08, 2018-05 or 2018")
        if not self.actor and not self.recipient:
            raise MarkedError("an act needs an actor or a recipient")

    @classmethod
    def from_row(cls, row: dict[str, Any], length: int) -> MarkedAct:
        """Return the act of a JSON object; ``length`` is that of the text in code points.

        Raises:
            MarkedError: a key is unknown or missing, a value is not allowed, a span lies outside the text.
        """
        values = dict(row)
        for name in _SPANS.values():
            span = values.get(name)
            if span is not None:
                if len(span) != 2 or not 0 <= span[0] < span[1] <= length:
                    raise MarkedError(f"the {name} {span} is no span in a text of {length} characters")
                values[name] = (span[0], span[1])
        try:
            return cls(**values)
        except TypeError as error:
            raise MarkedError(f"an act with keys that are unknown or missing: {error}") from None


@dataclass(frozen=True)
class MarkedSentence:
    """A sentence with the acts in it; none is a sentence without an act.  ``published`` is an ISO date."""

    id: str
    text: str
    published: str = _PUBLISHED
    acts: list[MarkedAct] = field(default_factory=list)


def load(path: Path) -> list[MarkedSentence]:
    """Return the sentences of a file of JSON lines.

    Raises:
        MarkedError: a line does not hold to the format; the message names file and line.
    """
    sentences: dict[str, MarkedSentence] = {}
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        try:
            row = json.loads(line)
            text = row["text"]
            acts = [MarkedAct.from_row(act, len(text)) for act in row["acts"]]
            sentence = MarkedSentence(row["id"], text, row["published"], acts)
        except (MarkedError, json.JSONDecodeError) as error:
            raise MarkedError(f"{path.name}, line {number}: {error}") from None
        except KeyError as error:
            raise MarkedError(f"{path.name}, line {number}: no {error}") from None
        if sentence.id in sentences:
            raise MarkedError(f"{path.name}, line {number}: the id {sentence.id} stands twice")
        sentences[sentence.id] = sentence
    return list(sentences.values())


def parse(source: str, name: str) -> Iterator[MarkedSentence]:
    """Yield the sentences of a text with braces; ids are ``name`` and the number of the sentence, from 001.

    Raises:
        MarkedError: braces do not match, an act has no predicate or no note, a note has a word that is not known.
    """
    published, count = _PUBLISHED, 0
    for number, line in enumerate(source.splitlines(), 1):
        if line.startswith("== "):
            published = line[3:].strip()
        elif line.strip() and not line.startswith("#"):
            count += 1
            try:
                text, acts = _sentence(line)
            except MarkedError as error:
                raise MarkedError(f"{name}, line {number}: {error}") from None
            yield MarkedSentence(f"{name}-{count:03d}", text, published, acts)


def _sentence(line: str) -> tuple[str, list[MarkedAct]]:
    body, _, behind = line.partition(" | ")
    text, marks = unbraced(body.strip(), "braces", "".join(_SPANS))
    spans: dict[int, dict[str, Any]] = {}
    for mark in marks:
        for number in mark.numbers:
            span = (mark.start, mark.end)
            if spans.setdefault(number, {}).setdefault(_SPANS[mark.role], span) != span:
                raise MarkedError(f"act {number} has two spans for its {_SPANS[mark.role]}")
    values: dict[int, dict[str, Any]] = {}
    for note in behind.split(";") if behind.strip() else []:
        numbers, type_, *words = note.split()
        for number in map(int, numbers.split(",")):
            values[number] = {"type": type_} | notes(words)
    if spans.keys() != values.keys():
        raise MarkedError(f"acts {sorted(spans)} are marked, notes are on {sorted(values)}")
    for number, marked in spans.items():
        if "predicate" not in marked:
            raise MarkedError(f"act {number} has no predicate")
    return text, [MarkedAct(**spans[number], **values[number]) for number in sorted(spans)]


def notes(words: Iterable[str]) -> dict[str, Any]:
    """Return the fields of an act that the words of a note set, and their values.

    Raises:
        MarkedError: a word is not known.
    """
    return dict(map(_value, words))


def _value(word: str) -> tuple[str, Any]:
    """The field that a word of a note sets, and its value."""
    if word.startswith("@"):
        return "date", word[1:]
    if word in _FLAGS:
        return _FLAGS[word], True
    for name, known in (("factuality", FACTUALITIES), ("channel", CHANNELS), ("topic", TOPICS), ("vote", VOTES)):
        if word in known:
            return name, word
    raise MarkedError(f"{word!r} is no factuality, channel, topic, vote, flag or @date")


@dataclass(frozen=True)
class MarkedDate:
    """A sentence with one act, and the ISO date that its act has; None where none can be known.

    ``published`` is the day of publication, ``before`` the last date told before the sentence; either may not be known.
    """

    text: str
    predicate: Span
    published: date | None
    before: date | None
    resolved: str | None


def load_dates(path: Path) -> list[MarkedDate]:
    """Return the cases of a table ``published, before, date, sentence``, parted by tabs; ``-`` is no date.

    Raises:
        MarkedError: a row has another number of columns, a date that is none, or not one predicate.
    """
    cases = []
    for number, row in enumerate(path.read_text("utf-8").splitlines()[1:], 2):
        try:
            published, before, resolved, sentence = row.split("\t")
            text, marks = unbraced(sentence, "braces", "".join(_SPANS))
            [predicate] = [(mark.start, mark.end) for mark in marks if mark.role == "p"]
            if resolved != "-" and not _ISO.fullmatch(resolved):
                raise MarkedError(f"the date {resolved!r} is not ISO 8601")
            case = MarkedDate(text, predicate, _day(published), _day(before), None if resolved == "-" else resolved)
        except ValueError as error:
            raise MarkedError(f"{path.name}, line {number}: {error}") from None
        cases.append(case)
    return cases


def _day(iso: str) -> date | None:
    """A day, or None for a month or nothing."""
    return date.fromisoformat(iso) if len(iso) > len("2018-05") else None


def lines(sentences: list[MarkedSentence]) -> str:
    """Return sentences as JSON lines, as `load` reads them."""
    return "".join(json.dumps(asdict(sentence), ensure_ascii=False) + "\n" for sentence in sentences)


if __name__ == "__main__":
    for source in sorted(FOLDER.glob("domestic_*.txt")):
        sentences = list(parse(source.read_text("utf-8"), source.stem.replace("_", "-")))
        source.with_suffix(".jsonl").write_text(lines(sentences), "utf-8")
        without = sum(not sentence.acts for sentence in sentences)
        acts = sum(len(sentence.acts) for sentence in sentences)
        print(f"{source.stem}: {len(sentences)} sentences, {without} without an act, {acts} acts")
