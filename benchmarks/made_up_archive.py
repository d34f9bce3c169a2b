"""An archive that nobody wrote: Parquet parts of articles by the hundred thousand, as skewed as a real archive's.

Few people are quoted often, most once, and so it is with words (Zipf's law).  Some articles are near copies of earlier
ones, and some statements repeat what somebody said in an earlier article; both are listed, so that what is found can be
counted.  All is made shard by shard with arrays, since a row at a time would take hours.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks.fingerprints import Vocabulary
from benchmarks.made_up import COMMON, CUES, FIRST, PUBLISHERS, UNNAMED
from sayso.corpus.folder import Folder
from sayso.corpus.tables import SOURCING, TABLES

Integers = npt.NDArray[np.int64]
Words = npt.NDArray[np.str_]

_SHARD: Final = 1_000
_CAST: Final = 8
_SAID: Final = 45  # statements of an article at most; 25 on average
_WORDS: Final = 24  # words of a statement at most
_TEXT: Final = 300  # words of an article
_DAYS: Final = 2_500
_COPIES: Final = 0.05  # of the articles
_REPEATS: Final = 100  # statements of a shard
_EXTRA: Final = 3  # words that a repetition adds
_NAMINGS: Final = np.array(["named", "role", "anonymous", "generic", "unknown"])
_FACTUALITIES: Final = np.array(["actual", "negated", "hypothetical", "future"])
_KINDS: Final = np.array(["direct", "mixed", "indirect", "indirect"])


@dataclass(slots=True)
class _Shard:
    """The articles of a shard; the first axis of each array."""

    persons: Integers
    namings: Integers
    counts: Integers
    words: Integers
    lengths: Integers
    speakers: Integers
    """Places in the cast; -1 for nobody."""
    texts: Integers


class MadeArchive:
    """Makes an archive in a folder; the same for the same seed."""

    def __init__(self, articles: int, seed: int = 5) -> None:
        self.articles = articles
        self._random = np.random.default_rng(seed)
        self.vocabulary = Vocabulary([*COMMON, *self._drawn(30_000)])
        lasts, firsts = self._drawn(max(articles // 6, 20)), self._drawn(400)
        people = max(articles // 2, 50)
        pairs = zip(self._random.integers(0, 400, people), self._random.integers(0, len(lasts), people), strict=True)
        self.people = np.array([f"{firsts[a].title()} {lasts[b].title()}" for a, b in pairs])
        self._of_words, self._of_people = _skewed(len(self.vocabulary)), _skewed(people)
        self.copies: list[tuple[int, int]] = []
        """Articles with the earlier one that each is a near copy of."""
        self.repeats: list[tuple[tuple[int, str], tuple[int, str]]] = []
        """Statements, as article and number, with the earlier one that each repeats."""
        self.statements = 0

    def write(self, path: Path) -> Folder:
        """Write the archive, a part a shard."""
        folder, before = Folder.create(path, {}), None
        for number in range(self.articles // _SHARD):
            shard = self._shard()
            if before is not None:
                self._plant(shard, before, number * _SHARD)
            rows = self._tables(shard, number * _SHARD)
            for name, table in rows.items():
                pq.write_table(table, path / name / f"part-{number:06}.parquet", compression="zstd")
            self.statements += rows["statements"].num_rows
            (path / "shards" / f"{number:06}.done").touch()
            before = shard
        return folder

    def rarest(self) -> str:
        """Return the word that is drawn least often."""
        return self.vocabulary.word(len(self.vocabulary) - 1)

    def _drawn(self, number: int) -> list[str]:
        """Words of syllables, each once; they end in no ending that is cut off for comparison."""
        syllables = [f"{a}{b}" for a in "bdfgklmnprtvz" for b in "aiou"]
        drawn: dict[str, None] = {}
        while len(drawn) < number:
            sizes = self._random.integers(2, 5, number)
            places = self._random.integers(0, len(syllables), (number, 4))
            drawn |= dict.fromkeys(
                "".join(syllables[i] for i in row[:size]) for row, size in zip(places, sizes, strict=True)
            )
        return list(drawn)[:number]

    def _draw(self, sums: npt.NDArray[np.float64], shape: tuple[int, ...]) -> Integers:
        return np.searchsorted(sums, self._random.random(shape)).astype(np.int64)

    def _shard(self) -> _Shard:
        draw, size = self._random, (_SHARD, _SAID)
        persons = self._draw(self._of_people, (_SHARD, _CAST))
        namings = np.minimum(draw.choice(10, (_SHARD, _CAST)), 9)
        namings = np.array([0, 0, 0, 0, 0, 1, 1, 2, 2, 3])[namings]
        for place in range(1, _CAST):  # nobody twice in an article
            twice = (persons[:, :place] == persons[:, place : place + 1]).any(axis=1)
            namings[twice, place] = 2
        speakers = np.where(draw.random(size) < 0.93, draw.integers(0, _CAST, size), -1)
        return _Shard(
            persons,
            namings,
            draw.integers(5, _SAID + 1, _SHARD),
            self._draw(self._of_words, (*size, _WORDS)),
            draw.integers(8, _WORDS + 1, size),
            speakers,
            self._draw(self._of_words, (_SHARD, _TEXT)),
        )

    def _plant(self, shard: _Shard, before: _Shard, start: int) -> None:
        """Make copies of articles of the shard before, and repeat statements of others."""
        number = int(_COPIES * _SHARD)
        order, sources = self._random.permutation(_SHARD), self._random.permutation(_SHARD)
        for copy, source in zip(order[:number], sources[:number], strict=True):
            for name in ("persons", "namings", "counts", "words", "lengths", "speakers"):
                getattr(shard, name)[copy] = getattr(before, name)[source]
            # another beginning and another end
            shard.texts[copy, 20:-20] = before.texts[source, 20:-20]
            self.copies.append((start + int(copy) + 1, start - _SHARD + int(source) + 1))
        for target, source in zip(order[number : number + _REPEATS], sources[number:], strict=False):
            own = before.speakers[source, : before.counts[source]]
            named = np.flatnonzero((own >= 0) & (before.namings[source, own] == 0))
            if not len(named):
                continue
            place, length = int(named[0]), int(before.lengths[source, named[0]])
            shard.words[target, 0, :length] = before.words[source, place, :length]
            shard.lengths[target, 0] = min(length + _EXTRA, _WORDS)
            person = before.persons[source, own[place]]
            shard.namings[target, shard.persons[target] == person] = 2
            shard.persons[target, 0], shard.namings[target, 0], shard.speakers[target, 0] = person, 0, 0
            earlier = (start - _SHARD + int(source) + 1, f"a{place + 1}")
            self.repeats.append(((start + int(target) + 1, "a1"), earlier))

    def _tables(self, shard: _Shard, start: int) -> dict[str, pa.Table]:
        said = np.arange(_SAID)[None, :] < shard.counts[:, None]
        owner, place = np.nonzero(said)
        speaker = shard.speakers[said]
        naming = np.where(speaker < 0, 4, shard.namings[owner, speaker])
        factuality = np.searchsorted([0.9, 0.94, 0.97], self._random.random(len(owner)))
        days = [(FIRST + timedelta(days=int(day))).isoformat() for day in self._random.integers(0, _DAYS, _SHARD)]
        publishers = np.array(PUBLISHERS)[(len(PUBLISHERS) * self._random.random(_SHARD) ** 2).astype(int)]
        about = {
            "day": np.array(days),
            "publisher": publishers,
            "author": np.array([f"{name[4]}. Writer{i % 30}" for i, name in enumerate(publishers)]),
        }
        sourcing = _sourcing(owner, speaker, naming, factuality == 0)
        names = np.where(
            shard.namings == 0, self.people[shard.persons], np.array([*UNNAMED.values(), ""])[shard.namings - 1]
        )
        return {
            "articles": self._articles(shard, start, about, sourcing),
            "statements": self._statements(shard, start, about, (owner, place), (speaker, naming, factuality), names),
            "actors": self._actors(shard, start, about["day"], names, (owner, speaker)),
            "acts": self._acts(start, about["day"], names),
            "failures": TABLES["failures"].empty_table(),
        }

    def _articles(self, shard: _Shard, start: int, about: dict[str, Any], sourcing: dict[str, Integers]) -> pa.Table:
        ids = np.arange(start + 1, start + _SHARD + 1)
        texts = self.vocabulary.joined(shard.texts.ravel(), np.full(_SHARD, _TEXT))
        hashes = [blake2b(text.encode(), digest_size=16).hexdigest() for text in texts.to_pylist()]
        places = [f"https://news.example/{id_}" for id_ in ids]
        columns = {
            **{"article": ids, "hash": hashes, "location": places, "address": places},
            **{"title": [f"Story {id_}" for id_ in ids], **about, "published": about["day"], "text": texts},
            **{"words": np.full(_SHARD, _TEXT), "bands": self.vocabulary.text_bands(shard.texts), **sourcing},
            **dict.fromkeys(("model", "model_version", "model_sha256"), ["made"] * _SHARD),
            **{"sections": [[]] * _SHARD, "notes": [[]] * _SHARD, "reading": [b""] * _SHARD},
        }
        return _table("articles", columns, _SHARD)

    def _statements(  # noqa: PLR0913, PLR0917 -- where, by whom, and how they are called
        self,
        shard: _Shard,
        start: int,
        about: dict[str, Any],
        where: tuple[Integers, Integers],
        voices: tuple[Integers, Integers, Integers],
        names: Words,
    ) -> pa.Table:
        (owner, place), (speaker, naming, factuality), number = where, voices, len(where[0])
        lengths = shard.lengths[where]
        is_word = np.arange(_WORDS)[None, :] < lengths[:, None]
        words = shard.words[where]
        contents = self.vocabulary.joined(words[is_word], lengths)
        known = speaker >= 0
        called = np.where(known, names[owner, speaker], "")
        numbers = np.where(known, np.char.add("p", (speaker + 1).astype(str)), "")
        cues = np.array(CUES)[self._random.integers(0, len(CUES), number)]
        claims, claim_bands = self.vocabulary.claims(words, is_word)
        columns = {
            **{"article": owner + start + 1, "number": np.char.add("a", (place + 1).astype(str))},
            **{name: own[owner] for name, own in about.items()},
            **{"speaker": _known(called, known), "speaker_number": _known(numbers, known)},
            **{"naming": _known(_NAMINGS[naming], known), "speaker_kind": _known(np.full(number, "person"), known)},
            **{
                "chain": _singles(called, known),
                "chain_numbers": _singles(numbers, known),
                "tellers": known.astype(int),
            },
            **{"status": np.full(number, "said"), "kind": _KINDS[self._random.integers(0, 4, number)]},
            **{"type": np.full(number, "assertion"), "factuality": _FACTUALITIES[factuality]},
            **{"polarity": np.full(number, "affirmed"), "score": np.full(number, 0.9)},
            **{"source_text": called, "cue_text": cues, "content_text": contents},
            **dict.fromkeys(("source", "cue", "content"), _spans(number)),
            **{"wording": [_key(content) for content in contents.to_pylist()], "wording_words": lengths},
            **{"claim": claims, "claim_bands": claim_bands, "run_bands": self.vocabulary.run_bands(words, is_word)},
        }
        return _table("statements", columns, number)

    def _actors(
        self, shard: _Shard, start: int, days: Words, names: Words, spoken: tuple[Integers, Integers]
    ) -> pa.Table:
        owner, speaker = spoken
        counts = np.zeros((_SHARD, _CAST), np.int64)
        np.add.at(counts, (owner[speaker >= 0], speaker[speaker >= 0]), 1)
        number, naming = _SHARD * _CAST, shard.namings.ravel()
        has_reason = (naming == 2) & (self._random.random(number) < 0.3)
        columns = {
            **{"article": np.repeat(np.arange(start + 1, start + _SHARD + 1), _CAST), "day": np.repeat(days, _CAST)},
            **{"number": np.tile([f"p{i + 1}" for i in range(_CAST)], _SHARD), "name": names.ravel()},
            **{"kind": np.full(number, "person"), "naming": _NAMINGS[naming], "mentions": _spans(number)},
            **{"anonymity_reason": _known(np.full(number, "who may not speak"), has_reason)},
            **dict.fromkeys(("same_as", "keys", "asked"), [[]] * number),
            **{"statements": counts.ravel(), "followed": naming == 0},
        }
        return _table("actors", columns, number)

    def _acts(self, start: int, days: Words, names: Words) -> pa.Table:
        """One act an article, of one actor on the next."""
        types = np.array(["REQUEST", "CONSULT", "ACCUSE", "AGREE", "SUPPORT"])
        columns = {
            **{"article": np.arange(start + 1, start + _SHARD + 1), "day": days, "number": ["d1"] * _SHARD},
            **{"actor": names[:, 0], "actor_number": ["p1"] * _SHARD},
            **{"recipient": names[:, 1], "recipient_number": ["p2"] * _SHARD, "factuality": ["actual"] * _SHARD},
            **{"type": types[self._random.integers(0, len(types), _SHARD)], "score": np.full(_SHARD, 0.9)},
            **{"topic": _known(np.full(_SHARD, "health"), self._random.random(_SHARD) < 0.1)},
            **{"passage": [f"{a} met {b}" for a, b in names[:, :2]], "predicate_text": ["met"] * _SHARD},
            **dict.fromkeys(("endorsement", "electoral_threat"), np.zeros(_SHARD, bool)),
        }
        return _table("acts", columns, _SHARD)


def _skewed(number: int) -> npt.NDArray[np.float64]:
    sums: npt.NDArray[np.float64] = np.cumsum(1 / (np.arange(number) + 2.0))
    sums /= sums[-1]
    return sums


def _sourcing(owner: Integers, speaker: Integers, naming: Integers, is_said: npt.NDArray[np.bool_]) -> dict[str, Any]:
    """The counts of an article's sources; nobody is a document, and no reason is counted."""
    counts = {name: np.zeros(_SHARD, np.int64) for name in SOURCING}
    np.add.at(counts["statements"], owner[is_said], 1)
    for place, name in enumerate(_NAMINGS):
        np.add.at(counts[str(name)], owner[is_said & (naming == place)], 1)
    heard = np.zeros((_SHARD, _CAST), bool)
    spoken = is_said & (speaker >= 0)
    heard[owner[spoken], speaker[spoken]] = True
    counts["speakers"] = counts["tellers"] = heard.sum(axis=1)
    return counts


def _table(name: str, columns: dict[str, Any], number: int) -> pa.Table:
    """A table of a schema; what is not given is null."""
    arrays = []
    for field in TABLES[name]:
        given = columns.get(field.name)
        if given is None:
            arrays.append(pa.nulls(number, field.type))
        elif isinstance(given, pa.Array):
            arrays.append(given.cast(field.type))
        else:
            arrays.append(pa.array(given, field.type))
    return pa.Table.from_arrays(arrays, schema=TABLES[name])


def _known(values: npt.NDArray[Any], known: npt.NDArray[np.bool_]) -> pa.Array:
    return pa.array(values, mask=~known)


def _singles(values: npt.NDArray[Any], known: npt.NDArray[np.bool_]) -> pa.Array:
    """Lists of one value, empty where there is none."""
    return pa.ListArray.from_arrays(np.concatenate([[0], np.cumsum(known)]).astype(np.int32), pa.array(values[known]))


def _spans(number: int) -> pa.Array:
    span = pa.StructArray.from_arrays(
        [pa.array(np.zeros(number, np.int32)), pa.array(np.full(number, 9, np.int32))], ["start", "end"]
    )
    return pa.ListArray.from_arrays(np.arange(number + 1, dtype=np.int32), span)


def _key(content: str) -> int:
    return int.from_bytes(blake2b(content.encode(), digest_size=8).digest(), "little", signed=True)
