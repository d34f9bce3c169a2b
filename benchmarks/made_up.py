"""A desk that nobody wrote: statements by the million, as skewed as a real archive's, by bulk inserts.

Few are quoted often, most once (Zipf's law).  The index of words is built at the end, as SQLite's documentation of
FTS5 has it for tables with external content.
"""

from __future__ import annotations

import random
import sqlite3
from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

from sayso.desk.store import open_desk

FIRST = date(2019, 1, 1)
_DAYS = 2_500
_SHEETS = ("Herald", "Courier", "Post", "Wire")
_PLACES = ("Alder", "Bayview", "Cole", "Dunmore", "Elk", "Fairhaven")
PUBLISHERS = tuple(f"The {place} {sheet}" for sheet in _SHEETS for place in _PLACES)
COMMON = (
    *("the", "of", "to", "and", "a", "in", "that", "he", "would", "not", "is", "was", "it", "for", "on", "with", "be"),
    *("had", "said", "by", "they", "his", "from", "at", "as", "are", "have", "this"),
)
_NAMINGS = (*["named"] * 5, *["role"] * 2, *["anonymous"] * 2, "generic")
UNNAMED = {"role": "the mayor", "anonymous": "an official", "generic": "critics"}
CUES = ("said", "told reporters", "denied", "wrote", "did not say", "believes", "warned")
_FACTUALITY = (("actual", "negated", "hypothetical", "future"), (90, 4, 3, 3))
Row = dict[str, object]


class _Skewed:
    """Draws from a list, the first the most often."""

    def __init__(self, things: Sequence[str], randomness: random.Random) -> None:
        self._things, self._random = things, randomness
        self._sums = list(accumulate(1 / (rank + 2) for rank in range(len(things))))

    def draw(self) -> int:
        return min(bisect(self._sums, self._random.random() * self._sums[-1]), len(self._things) - 1)

    def words(self, number: int) -> str:
        return " ".join(self._things[self.draw()] for _ in range(number))


def fill(path: Path, articles: int, seed: int = 5) -> int:
    """Make a desk with this many articles at a path: how many statements it has.  The same one for the same seed."""
    open_desk(path).close()
    connection = sqlite3.connect(path)
    try:
        connection.execute("PRAGMA synchronous = OFF")
        with connection:
            triggers = connection.execute(
                "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%_fts_insert'"
            ).fetchall()
            for name, _ in triggers:
                connection.execute(f"DROP TRIGGER {name}")
            statements = _Archive(random.Random(seed), articles).insert(connection)
            for table in ("statements_fts", "article_actors_fts"):
                connection.execute(f"INSERT INTO {table} ({table}) VALUES ('rebuild')")
            for _, sql in triggers:
                connection.execute(sql)
    finally:
        connection.close()
    return statements


@dataclass(slots=True)
class _Member:
    """One of an article's cast."""

    id: int
    actor: int | None
    name: str
    naming: str
    reason: str | None
    said: int = 0


@dataclass(slots=True)
class _Archive:
    random: random.Random
    articles: int
    people: list[str] = field(init=False)
    voices: _Skewed = field(init=False)
    words: _Skewed = field(init=False)
    cast: int = 0
    statements: int = 0

    def __post_init__(self) -> None:
        lasts = [self._syllables().title() for _ in range(max(self.articles // 6, 20))]
        firsts = [self._syllables().title() for _ in range(400)]
        self.people = [
            f"{self.random.choice(firsts)} {self.random.choice(lasts)}" for _ in range(max(self.articles // 2, 50))
        ]
        rare = [self._syllables() + (str(number) if number % 7 == 0 else "") for number in range(30_000)]
        self.voices = _Skewed(self.people, self.random)
        self.words = _Skewed((*COMMON, *rare), self.random)

    def insert(self, connection: sqlite3.Connection) -> int:
        actors = [{"id": id_, "name": name} for id_, name in enumerate(self.people, 1)]
        _insert(connection, "actors", [{**row, "kind": "person", "same_as": "[]", "forms": "{}"} for row in actors])
        for start in range(0, self.articles, 1_000):
            rows: defaultdict[str, list[Row]] = defaultdict(list)
            for article in range(start + 1, min(start + 1_000, self.articles) + 1):
                self._article(article, rows)
            for table in ("texts", "articles", "article_actors", "statements", "chain_links", "sourcing"):
                _insert(connection, table, rows[table])
        connection.execute(
            "UPDATE actors SET (articles, statements) ="
            " (SELECT count(DISTINCT article_id), coalesce(sum(statements), 0)"
            " FROM article_actors WHERE actor_id = actors.id)"
        )
        return self.statements

    def _article(self, article: int, rows: dict[str, list[Row]]) -> None:
        day = (FIRST + timedelta(days=self.random.randrange(_DAYS))).isoformat()
        publisher = PUBLISHERS[int(len(PUBLISHERS) * self.random.random() ** 2)]
        rows["texts"].append(
            {"id": article, "hash": f"{article:016x}", "words": 700, "text": "x " * 1_500, "sections": "[]"}
        )
        rows["articles"].append(
            {"id": article, "text_id": article, "address": f"https://news.example/{article}"}
            | {"title": f"Story {article}", "author": f"{publisher[4]}. Writer{self.random.randrange(30)}"}
            | {"publisher": publisher, "published": day, "added": day, "day": day}
        )
        cast = [self._member() for _ in range(self.random.randint(4, 11))]
        made = [self._statement(article, day, number, cast, rows) for number in range(self.random.randint(5, 45))]
        for member in cast:
            rows["article_actors"].append(
                {
                    "id": member.id,
                    "article_id": article,
                    "number": f"p{member.id}",
                    "actor_id": member.actor,
                    "name": member.name,
                }
                | {"kind": "person", "naming": member.naming, "anonymity_reason": member.reason, "mentions": "[[0, 9]]"}
                | {"same_as": "[]", "statements": member.said}
            )
        said = [(speaker, origins) for speaker, origins, is_said in made if is_said]
        namings = Counter(speaker.naming if speaker else "unknown" for speaker, _ in said)
        counts: Row = {naming: namings[naming] for naming in ("named", "role", "anonymous", "generic", "unknown")}
        speakers = {speaker.id for speaker, _ in said if speaker}
        sourced: Row = (
            {"article_id": article, "statements": len(said), **counts, "documents": 0, "speakers": len(speakers)}
            | {"reasons": sum(speaker is not None and speaker.reason is not None for speaker, _ in said)}
            | {"tellers": len(speakers), "single_origin": sum(origins == 1 for _, origins in said)}
        )
        rows["sourcing"].append(sourced)

    def _member(self) -> _Member:
        self.cast += 1
        naming = self.random.choice(_NAMINGS)
        drawn = self.voices.draw()
        has_reason = naming == "anonymous" and self.random.random() < 0.3
        reason = "because they were not allowed to speak" if has_reason else None
        if naming != "named":
            return _Member(self.cast, None, UNNAMED[naming], naming, reason)
        return _Member(self.cast, drawn + 1, self.people[drawn], naming, reason)

    def _statement(
        self, article: int, day: str, number: int, cast: list[_Member], rows: dict[str, list[Row]]
    ) -> tuple[_Member | None, int, bool]:
        """Its speaker, origins, and whether it was said."""
        self.statements += 1
        speaker = self.random.choice(cast) if self.random.random() < 0.93 else None
        outer = self.random.choice(cast) if speaker and self.random.random() < 0.1 else None
        chain = list(dict.fromkeys(member.id for member in (outer, speaker) if member))
        addressee = self.random.choice(cast).id if self.random.random() < 0.1 else None
        factuality = self.random.choices(*_FACTUALITY)[0]
        origins = 1 if self.random.random() < 0.8 else 2
        content = self.words.words(self.random.randint(6, 24))
        if self.random.random() < 0.1:
            content += f" {self.people[self.voices.draw()]}"
        if speaker:
            speaker.said += 1
        rows["chain_links"] += [
            {"statement_id": self.statements, "position": place, "article_actor_id": id_}
            for place, id_ in enumerate(chain)
        ]
        who = {"speaker_id": speaker.id, "actor_id": speaker.actor, "speaker": speaker.name} if speaker else {}
        rows["statements"].append(
            {"id": self.statements, "article_id": article, "number": f"a{number + 1}", "addressee_id": addressee}
            | {"speaker_id": None, "actor_id": None, "speaker": None, **who, "day": day}
            | {"naming": speaker.naming if speaker else None, "tellers": len(chain), "score": 0.9}
            | {"kind": self.random.choice(("direct", "mixed", "indirect", "indirect")), "type": "assertion"}
            | {"factuality": factuality, "polarity": "affirmed", "source_text": speaker.name if speaker else ""}
            | {"cue_text": self.random.choice(CUES), "content_text": content, "source": "[[0, 9]]"}
            | {"cue": "[[10, 14]]", "content": f"[[15, {15 + len(content)}]]", "origins": origins}
        )
        return speaker, origins, factuality == "actual"

    def _syllables(self) -> str:
        letters = ("bdfgklmnprstvz", "aeiou")
        return "".join(self.random.choice(some) for _ in range(self.random.randint(2, 4)) for some in letters)


def _insert(connection: sqlite3.Connection, table: str, rows: list[Row]) -> None:
    columns = list(rows[0])
    marks = ", ".join(f":{name}" for name in columns)
    connection.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", rows)
