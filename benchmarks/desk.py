"""The desk: how long search, actor and audit take on a made-up desk of a million statements, and on one of 1,000 articles.

The made-up desks are written row by row as a reading's would be, with the skew of a real archive (Zipf: few are quoted
often, most once), by bulk inserts that the index of words then sees at once.  Nothing of them is kept.
"""

from __future__ import annotations

import json
import random
import sqlite3
import time
from bisect import bisect
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.figures import Figure, Part
from sayso.desk.store import Store, open_desk

SMALL, LARGE = 1_000, 40_000
"""Articles of the two desks; each has 25 statements on average and 7 or 8 actors."""
SMALL_MS, LARGE_MS = 200, 1_000
"""What a question may take on each."""
_TIMES = 5
_FIRST = date(2019, 1, 1)
_DAYS = 2_500
_PUBLISHERS = [f"The {place} {sheet}" for sheet in ("Herald", "Courier", "Post", "Wire") for place in ("Alder", "Bayview", "Cole", "Dunmore", "Elk", "Fairhaven")]  # fmt: skip
_COMMON = "the of to and a in that he would not is was it for on with be had said by they his from at as are have this".split()
_NAMINGS = ("named", "named", "named", "named", "named", "role", "role", "anonymous", "anonymous", "generic")
_CUES = ("said", "told reporters", "denied", "wrote", "did not say", "believes", "warned")


class _Skewed:
    """Draws from a list, the first the most often (Zipf)."""

    def __init__(self, things: list[str], randomness: random.Random) -> None:
        self._things, self._random = things, randomness
        self._sums = list(accumulate(1 / (rank + 2) for rank in range(len(things))))

    def draw(self) -> int:
        return bisect(self._sums, self._random.random() * self._sums[-1])

    def words(self, number: int) -> str:
        return " ".join(self._things[min(self.draw(), len(self._things) - 1)] for _ in range(number))


def fill(path: Path, articles: int, seed: int = 5) -> int:
    """Make a desk with this many articles at a path: how many statements it has.  The same one for the same seed."""
    open_desk(path).close()
    randomness = random.Random(seed)
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        triggers = connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%_fts_insert'"
        ).fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        statements = _insert(connection, articles, randomness)
        for table in ("statements_fts", "article_actors_fts"):
            connection.execute(f"INSERT INTO {table} ({table}) VALUES ('rebuild')")  # noqa: S608 -- the two names above
        for _, sql in triggers:
            connection.execute(sql)
    connection.close()
    return statements


def _insert(connection: sqlite3.Connection, articles: int, randomness: random.Random) -> int:
    people = _people(max(articles // 2, 50), randomness)
    words = _Skewed(_COMMON + [f"{_syllables(randomness)}{number}" if number % 7 == 0 else _syllables(randomness) for number in range(30_000)], randomness)  # fmt: skip
    voices = _Skewed(people, randomness)
    ids = {"actor": 0, "statement": 0}
    for start in range(0, articles, 1_000):
        rows: dict[str, list[tuple[object, ...]]] = {
            name: [] for name in ("articles", "article_actors", "statements", "chain_links", "sourcing")
        }
        for article in range(start + 1, min(start + 1_000, articles) + 1):
            _article(article, rows, ids, people, voices, words, randomness)
        for table, made in rows.items():
            marks = ", ".join("?" * len(made[0]))
            columns = _COLUMNS[table]
            connection.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", made)  # noqa: S608
    connection.executemany(
        "INSERT INTO actors (id, name, kind, same_as, keys) VALUES (?, ?, 'person', '[]', '[]')",
        list(enumerate(people, 1)),
    )
    connection.execute(
        "UPDATE actors SET (articles, statements) = (SELECT count(DISTINCT article_id), coalesce(sum(statements), 0) "
        "FROM article_actors WHERE actor_id = actors.id)"
    )
    return ids["statement"]


_COLUMNS = {
    "articles": "id, hash, address, title, author, publisher, published, words, added, day, text, sections",
    "article_actors": "id, article_id, number, actor_id, name, kind, naming, anonymity_reason, mentions, same_as, statements",
    "statements": "id, article_id, number, parent_id, speaker_id, addressee_id, actor_id, day, speaker, naming, tellers, kind, "
    "type, factuality, polarity, score, source_text, cue_text, content_text, source, cue, content, origins",
    "chain_links": "statement_id, position, article_actor_id",
    "sourcing": "article_id, statements, named, role, anonymous, generic, unknown, reasons, documents, speakers, tellers, "
    "single_origin",
}


def _article(  # noqa: PLR0913 -- all that an article is drawn from
    article: int,
    rows: dict[str, list[tuple[object, ...]]],
    ids: dict[str, int],
    people: list[str],
    voices: _Skewed,
    words: _Skewed,
    randomness: random.Random,
) -> None:
    day = (_FIRST + timedelta(days=randomness.randrange(_DAYS))).isoformat()
    publisher = _PUBLISHERS[int(len(_PUBLISHERS) * randomness.random() ** 2)]
    author = f"{publisher[4]}. Writer{randomness.randrange(30)}"
    address = f"https://news.example/{article}"
    rows["articles"].append(
        (
            article,
            f"{article:016x}",
            address,
            f"Story {article}",
            author,
            publisher,
            day,
            700,
            day,
            day,
            "x " * 1_500,
            "[]",
        )
    )
    cast: list[tuple[int, int | None, str, str, bool]] = []
    for _ in range(randomness.randint(4, 11)):
        ids["actor"] += 1
        naming = randomness.choice(_NAMINGS)
        drawn = min(voices.draw(), len(people) - 1)
        name = people[drawn] if naming == "named" else "the mayor" if naming == "role" else "an official"
        cast.append((ids["actor"], drawn + 1 if naming == "named" else None, name, naming, randomness.random() < 0.3))
    spoken = dict.fromkeys((one[0] for one in cast), 0)
    counts = dict.fromkeys(("named", "role", "anonymous", "generic", "unknown"), 0)
    said = reasons = single = 0
    tellers = set()
    for number in range(1, randomness.randint(5, 45) + 1):
        ids["statement"] += 1
        speaker = randomness.choice(cast) if randomness.random() < 0.93 else None
        outer = randomness.choice(cast) if speaker and randomness.random() < 0.1 else None
        addressee = randomness.choice(cast)[0] if randomness.random() < 0.1 else None
        factuality = randomness.choices(("actual", "negated", "hypothetical", "future"), (90, 4, 3, 3))[0]
        origins = 1 if randomness.random() < 0.8 else 2
        chain = [one[0] for one in (outer, speaker) if one]
        if len(chain) == 2 and chain[0] == chain[1]:
            chain.pop()
        rows["chain_links"] += [(ids["statement"], place, teller) for place, teller in enumerate(chain)]
        if speaker:
            spoken[speaker[0]] += 1
        if factuality == "actual":
            said += 1
            counts[speaker[3] if speaker else "unknown"] += 1
            reasons += bool(speaker and speaker[3] == "anonymous" and speaker[4])
            single += origins == 1
            tellers.update(chain[:1])
        content = words.words(randomness.randint(6, 24))
        if randomness.random() < 0.1:
            content += f" {people[min(voices.draw(), len(people) - 1)]}"
        rows["statements"].append(
            (ids["statement"], article, f"a{number}", None, speaker and speaker[0], addressee, speaker and speaker[1], day,
             speaker and speaker[2], speaker and speaker[3], len(chain), randomness.choice(("direct", "mixed", "indirect", "indirect")),
             "assertion", factuality, "affirmed", 0.9, speaker[2] if speaker else "", randomness.choice(_CUES), content,
             "[[0, 9]]", "[[10, 14]]", f"[[15, {15 + len(content)}]]", origins)
        )  # fmt: skip
    for id_, actor, name, naming, reason in cast:
        why = "because they were not allowed to speak" if naming == "anonymous" and reason else None
        rows["article_actors"].append(
            (
                id_,
                article,
                f"p{id_}",
                actor,
                name,
                "person",
                naming,
                why,
                json.dumps([[0, len(name)]]),
                "[]",
                spoken[id_],
            )
        )
    rows["sourcing"].append((article, said, *counts.values(), reasons, 0, len(cast), len(tellers), single))


def _people(number: int, randomness: random.Random) -> list[str]:
    lasts = [_syllables(randomness).title() for _ in range(max(number // 3, 20))]
    firsts = [_syllables(randomness).title() for _ in range(400)]
    return [f"{randomness.choice(firsts)} {randomness.choice(lasts)}" for _ in range(number)]


def _syllables(randomness: random.Random) -> str:
    return "".join(
        randomness.choice("bdfgklmnprstvz") + randomness.choice("aeiou") for _ in range(randomness.randint(2, 4))
    )
