"""How like two texts are, and by which fingerprints like ones are found among very many.  Pure.

Three questions, three measures:

- **Near copies** of an article: what share of the shorter one's runs of five words stands in the other (containment,
  after Broder 1997).  Candidates come from MinHash bands (Leskovec, Rajaraman and Ullman, Mining of Massive Datasets,
  ch. 3).
- **The same words** in two statements: the longest run of words they share, found by winnowing (Schleimer, Wilkerson
  and Aiken, SIGMOD 2003), which misses no shared run of `RUN` words.
- **The same claim** in other words: what share of all their words of content the two have in common (Jaccard).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import cache, lru_cache
from hashlib import blake2b
from math import prod
from typing import TYPE_CHECKING, Final

from sayso.english.contexts import STOPWORDS

if TYPE_CHECKING:
    from datasketch import MinHash

SHINGLE: Final = 5
"""Words in a run by which articles are compared."""
RUN: Final = 8
"""Two statements that share a run of so many words always have a fingerprint in common."""
_GRAM: Final = 5
_WINDOW: Final = RUN - _GRAM + 1
_ARTICLE_BANDS: Final = (32, 3)  # bands, rows: half of the pairs with a Jaccard likeness of .27 become candidates
_CLAIM_BANDS: Final = (12, 2)
CLAIM_FEWEST: Final = 2
"""Bands that two claims must share: so do 84 % of the pairs that are .5 alike, 97 % of those that are .6, 2 % at .1."""
_FEWEST_SHARED: Final = 25  # runs of five words
_FEWEST: Final = 4  # words of content, below which a claim says too little to be told from another

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def words_of(text: str) -> list[str]:
    """The words of a text for comparison: without case, punctuation and the shape of apostrophes."""
    plain = text.replace("’", "'")
    folded = plain.casefold()
    if len(folded) == len(plain):
        return _WORD.findall(folded)
    return [word.casefold() for word in _WORD.findall(plain)]  # "İ" becomes two, of which one is no letter


def shingles(words: Sequence[str]) -> frozenset[str]:
    """All runs of five words; a shorter text is one run."""
    return frozenset(" ".join(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1))) - {""}


def containment(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the smaller set that the larger one holds, 0 to 1."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0


def is_long_enough(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two articles share enough runs to be copies: a brief that quotes one sentence of another is none."""
    return len(one & other) >= _FEWEST_SHARED


def shared_run(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words the longest run has that both hold."""
    return SequenceMatcher(None, one, other, autojunk=False).find_longest_match().size


def claim(words: Iterable[str]) -> frozenset[str]:
    """The words that carry a claim, without their commonest endings: "closed" and "closes" are one."""
    return frozenset(_stem(word) for word in words if word not in STOPWORDS)


@lru_cache(maxsize=16384)
def claim_in(content: str) -> frozenset[str]:
    """The `claim` of a statement by its content; the common ones are asked for again and again."""
    return claim(words_of(content))


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of all their words of content that two claims have in common, 0 to 1; 0 if one says too little."""
    if min(len(one), len(other)) < _FEWEST:
        return 0.0
    return len(one & other) / len(one | other)


@lru_cache(maxsize=65536)
def _stem(word: str) -> str:
    for ending in ("ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def article_fingerprints(words: Sequence[str]) -> list[str]:
    """One value a band of the MinHash signature of an article's runs of words."""
    return _bands(shingles(words), *_ARTICLE_BANDS) if len(words) >= SHINGLE else []


def claim_fingerprints(words: Iterable[str]) -> list[str]:
    """One value a band of the MinHash signature of a claim; none for one that says too little."""
    held = claim(words)
    return _bands(held, *_CLAIM_BANDS) if len(held) >= _FEWEST else []


def run_fingerprints(words: Sequence[str]) -> list[str]:
    """The winnowed fingerprints of a statement's words: of every four runs of five words in turn, the least hash.

    A statement of fewer than eight words has one, of all its words: it is found where another says just the same.
    """
    if len(words) < RUN:
        return [_hashed(" ".join(words))] if words else []
    grams = [_hashed(" ".join(words[i : i + _GRAM])) for i in range(len(words) - _GRAM + 1)]
    return sorted({min(grams[i : i + _WINDOW]) for i in range(len(grams) - _WINDOW + 1)})


def _hashed(words: str) -> str:
    return blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _bands(held: Iterable[str], bands: int, rows: int) -> list[str]:
    sketch = _blank(bands * rows).copy()
    sketch.update_batch([word.encode("utf-8", "surrogatepass") for word in held])
    values = sketch.hashvalues
    return [
        blake2b(values[band * rows : (band + 1) * rows].tobytes(), digest_size=8).hexdigest() for band in range(bands)
    ]


@cache
def _blank(size: int) -> MinHash:
    """An empty MinHash of a size, for its permutations: they take longer to draw than all the rest.

    The scheme is named, since its values are kept in the desk and are to be the same tomorrow.
    """
    from datasketch import MinHash, hashfunc

    hashed = hashfunc.sha1_hash32
    if size == prod(_CLAIM_BANDS):  # claims have their words from one language: most of them were hashed before
        hashed = lru_cache(maxsize=65536)(hashed)
    return MinHash(size, seed=1, scheme="affine32", hashfunc=hashed)
