"""Measures of similarity, and the fingerprints by which similar texts are found among very many.  Pure.

Three questions, three measures:

- **Near copies** of an article: what share of the shorter one's runs of five words stands in the other (containment,
  after Broder 1997).  Candidates come from MinHash bands (Leskovec, Rajaraman and Ullman, Mining of Massive Datasets,
  ch. 3).
- **The same words** in two statements: the longest run of words they share, found by winnowing (Schleimer, Wilkerson
  and Aiken, SIGMOD 2003), which misses no shared run of `RUN` words.
- **The same claim** in other words: what share of all their words of content the two have in common (Jaccard).

All hashes follow from the words alone and are the same on every machine, since the fingerprints are kept in the desk.
A change of any of them, of `words_of` or of the stop words needs a migration that rebuilds the origins.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from hashlib import blake2b
from itertools import combinations
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from sayso.english.contexts import STOPWORDS

Hashes = npt.NDArray[np.uint64]

SHINGLE: Final = 5
"""Words in a run by which articles are compared."""
RUN: Final = 8
"""Two statements that share a run of so many words always have a fingerprint in common."""
SHORTEST: Final = 5
"""Words of the shortest statement that repeats another."""
_WINDOW: Final = RUN - SHINGLE + 1
_FEWEST_SHARED: Final = 25  # runs of five words
_FEWEST: Final = 4  # words of content, below which a claim says too little to be told from another


class _Scheme(NamedTuple):
    """A kind of fingerprint: its MinHash bands, the rows of each, and a salt that keeps the kinds apart."""

    bands: int
    rows: int
    salt: int


_ARTICLES: Final = _Scheme(32, 3, 1)
"""Half of the pairs with a Jaccard similarity of .27 become candidates."""
_CLAIMS: Final = _Scheme(16, 3, 2)
"""Sixteen draws of three words.  Of the pairs that are .5 alike 84 % become candidates, of those that are .6 97 %; of
claims of six words or fewer, all that have three in common."""
_RUNS: Final = _Scheme(1, 1, 3)
_SMALL: Final = 6  # words of a claim of which every three are a fingerprint

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def words_of(text: str) -> list[str]:
    """Split a text into words for comparison: without case, punctuation and the shape of apostrophes."""
    plain = text.replace("’", "'")
    folded = plain.casefold()
    if len(folded) == len(plain):
        return _WORD.findall(folded)
    return [word.casefold() for word in _WORD.findall(plain)]  # "İ" becomes two, of which one is no letter


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a statement's content, as they are compared."""

    words: tuple[str, ...]
    claim: frozenset[int]
    """Hashes of the words that carry the claim (32 bits); empty where they are too few to tell it from another."""

    @property
    def key(self) -> int:
        """A hash of the words, in order: 64 bits, signed."""
        return int.from_bytes(_digest(" ".join(self.words)), "little", signed=True)

    @property
    def packed_claim(self) -> bytes | None:
        """The claim as the table ``wordings`` keeps it: sorted, four bytes a hash."""
        return np.sort(np.fromiter(self.claim, np.uint32, len(self.claim))).astype("<u4").tobytes() or None


@lru_cache(maxsize=4096)
def wording_of(content: str) -> Wording | None:
    """Make the `Wording` of a statement's content; None where it has no words."""
    words = words_of(content)
    if not words:
        return None
    carrying = claim(words)
    return Wording(tuple(words), carrying if len(carrying) >= _FEWEST else frozenset())


def shingles(words: Sequence[str]) -> Hashes:
    """Hash all runs of five words, each once, in ascending order; a shorter text is one run."""
    return np.unique(_grams(words))


def containment(shingles_1: Hashes, shingles_2: Hashes) -> tuple[float, int]:
    """Compute the share of the smaller set that the larger one holds, 0 to 1, and how many both hold."""
    smaller = min(len(shingles_1), len(shingles_2))
    shared = len(np.intersect1d(shingles_1, shingles_2, assume_unique=True))
    return (shared / smaller if smaller else 0.0), shared


def are_copies(share: float, shared: int, least: float) -> bool:
    """Decide whether two articles are near copies: a brief that quotes one sentence of another is none."""
    return share >= least and shared >= _FEWEST_SHARED


def shared_run(words_1: Sequence[str], words_2: Sequence[str]) -> int:
    """Count the words of the longest run that both hold."""
    return SequenceMatcher(None, words_1, words_2, autojunk=False).find_longest_match().size


def repeated_run(words_1: Sequence[str], words_2: Sequence[str]) -> int | None:
    """Count the words that one statement repeats of another in a run; None if it is no repetition.

    That is a run of `RUN` words or more, or all words of both, from `SHORTEST` up.
    """
    run = shared_run(words_1, words_2)
    return run if run >= RUN or (run >= SHORTEST and run == len(words_1) == len(words_2)) else None


def claim(words: Iterable[str]) -> frozenset[int]:
    """Hash the words that carry a claim, without their commonest endings: "closed" and "closes" are one."""
    return frozenset(_hash(_stem(word)) >> 32 for word in words if word not in STOPWORDS)


def jaccard(claim: bytes, claims: Sequence[bytes]) -> list[float]:
    """Compute the share of all their words of content that a claim has in common with each of some claims, 0 to 1.

    Claims are packed, see `Wording.packed_claim`; none is empty.
    """
    own = np.frombuffer(claim, "<u4")
    lengths = np.fromiter(map(len, claims), np.int64, len(claims)) // own.itemsize
    every = np.frombuffer(b"".join(claims), "<u4")
    places = np.minimum(np.searchsorted(own, every), len(own) - 1)
    shared = np.add.reduceat(own[places] == every, np.cumsum(lengths) - lengths, dtype=np.int64)
    shares: list[float] = (shared / (len(own) + lengths - shared)).tolist()
    return shares


@lru_cache(maxsize=32768)
def _stem(word: str) -> str:
    for ending in ("ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def text_fingerprints(words: Sequence[str]) -> list[int]:
    """Compute one value a band of the MinHash signature of an article's runs of words."""
    return _bands([shingles(words)], _ARTICLES)[0] if len(words) >= SHINGLE else []


def claim_fingerprints(claims: Sequence[frozenset[int]]) -> list[list[int]]:
    """Compute the fingerprints of claims, each a hash of three of its words; none for an empty claim.

    The three are the least by one of sixteen permutations (a bottom-k sketch: Cohen and Kaplan, PODC 2007); of a small
    claim they are any three.  Three different words, where a band of three minima may be one common word three times,
    which makes candidates of all claims that have it.
    """
    places, large = _threes(claims), [place for place, claim in enumerate(claims) if len(claim) > _SMALL]
    if large:
        longest = max(len(claims[place]) for place in large)
        words = np.zeros((len(large), longest), np.uint64)
        permuted = np.full((len(large), _CLAIMS.bands, longest), np.iinfo(np.uint64).max, np.uint64)
        for row, place in enumerate(large):
            own = np.fromiter(claims[place], np.uint64, len(claims[place]))
            words[row, : len(own)] = own
            permuted[row, :, : len(own)] = _spread(own)[None, :] * _PERMUTATIONS[_CLAIMS][:: _CLAIMS.rows, None]
        least = np.argpartition(permuted, _CLAIMS.rows - 1, axis=2)[:, :, : _CLAIMS.rows]
        for row, place in enumerate(large):
            places[place] = words[row][least[row]]
    return [_of_threes(threes) if len(threes) else [] for threes in places]


def _threes(claims: Sequence[frozenset[int]]) -> list[Hashes]:
    """Every three words of each small claim; none of a large one."""
    return [
        np.array(list(combinations(claim, _CLAIMS.rows)) if len(claim) <= _SMALL else [], np.uint64).reshape(-1, 3)
        for claim in claims
    ]


def _of_threes(threes: Hashes) -> list[int]:
    """Hash sets of three words, each once."""
    values = np.full(len(threes), _CLAIMS.salt, np.uint64)
    for column in np.sort(threes, axis=1).T:
        values = _spread(values + column)
    return sorted(set(_values(values)))


def run_fingerprints(words: Sequence[str]) -> list[int]:
    """Winnow a statement's words: of every four runs of five words in turn, the least hash.

    A statement of five to seven words has one, of all its words: it is found where another says just the same.
    """
    if len(words) < SHORTEST:
        return []
    if len(words) < RUN:
        least = np.array([int.from_bytes(_digest(" ".join(words)), "little")], np.uint64)
    else:
        least = np.unique(np.lib.stride_tricks.sliding_window_view(_grams(words), _WINDOW).min(axis=1))
    return _values(_spread(least + np.uint64(_RUNS.salt)))


def _digest(words: str) -> bytes:
    return blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).digest()


@lru_cache(maxsize=32768)
def _hash(word: str) -> int:
    return int.from_bytes(_digest(word), "little")


def _grams(words: Sequence[str]) -> Hashes:
    """The hash of each run of five words; of a shorter text one, of no words none."""
    hashed = np.fromiter(map(_hash, words), np.uint64, len(words))
    size = min(SHINGLE, len(words))
    if not size:
        return hashed
    places = len(words) - size + 1
    total = np.zeros(places, np.uint64)
    for place in range(size):
        total += hashed[place : place + places] * _FACTORS[place]
    return _spread(total)


def _spread(hashes: Hashes) -> Hashes:
    """Spread the bits of hashes: the finaliser of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014)."""
    hashes = (hashes ^ (hashes >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    hashes = (hashes ^ (hashes >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return hashes ^ (hashes >> np.uint64(31))


def _drawn(number: int, start: int) -> Hashes:
    """Odd numbers, as good as random and always the same."""
    places = np.arange(1, number + 1, dtype=np.uint64)
    return _spread(places * np.uint64(0x9E3779B97F4A7C15) + np.uint64(start)) | np.uint64(1)


_FACTORS: Final = _drawn(SHINGLE, 11)
_PERMUTATIONS: Final = {
    scheme: _drawn(scheme.bands * scheme.rows, scheme.salt << 32) for scheme in (_ARTICLES, _CLAIMS)
}


def _bands(sets: Sequence[Hashes], scheme: _Scheme) -> list[list[int]]:
    """One value a band of the MinHash signature of each set, none empty; the permutations multiply by odd numbers."""
    if not sets:
        return []
    begins = np.cumsum([0, *map(len, sets[:-1])])
    permuted = np.concatenate(sets)[None, :] * _PERMUTATIONS[scheme][:, None]
    least = np.minimum.reduceat(permuted, begins, axis=1).reshape(scheme.bands, scheme.rows, len(sets))
    values = np.arange(scheme.bands, dtype=np.uint64)[:, None] + np.uint64(scheme.salt << 32)
    for row in range(scheme.rows):
        values = _spread(values ^ least[:, row])
    return [_values(column) for column in values.T]


def _values(hashes: Hashes) -> list[int]:
    """The upper 32 bits of hashes, signed, as either database keeps them in four bytes."""
    values: list[int] = (hashes >> np.uint64(32)).astype(np.uint32).view(np.int32).tolist()
    return values
