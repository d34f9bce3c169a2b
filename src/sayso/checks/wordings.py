"""Rule for quotations that appear twice with different words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from typing import Final

from rapidfuzz.distance import Indel

from sayso.checks.draft import Draft
from sayso.checks.quotations import FAITHFUL, Quotation, check_quotation, quotations_of
from sayso.checks.rulebook import Hit, Setting
from sayso.checks.sources import SourceDocument, SourceIndex
from sayso.checks.words import words
from sayso.english.closed_classes import NO_NAMES

_FEWEST_WORDS: Final = 6
"""Shorter quotations are alike by chance."""
_ALIKE: Final = 0.72
_NEARLY_ALIKE: Final = 0.5
"""Likeness that suffices if hardly a word but those of grammar differs."""
_TOLD_APART: Final = 1
"""So many words that are none of grammar may differ on either side."""


def twice(draft: Draft, setting: Setting) -> Iterator[Hit]:
    """Find quotations that appear twice with different words, at the second one."""
    rows = {quotation: _row(quotation) for quotation in quotations_of(draft.reading)}
    later = {
        second.span: second
        for first, second in combinations([q for q, row in rows.items() if len(row) >= _FEWEST_WORDS], 2)
        if _is_one_speaker(first, second) and _are_versions(rows[first], rows[second])
        if not _is_faithful(first, second) and not _is_faithful(second, first)
    }
    for quotation in later.values():
        yield Hit(next((span for span in draft.quoted if span[0] <= quotation.span[0] < span[1]), quotation.span), 1.0)


def _row(quotation: Quotation) -> list[str]:
    return [word.key for word in words(quotation.text)]


def _is_one_speaker(first: Quotation, second: Quotation) -> bool:
    """Whether one person may have said both, as far as names tell; a question is answered by someone else."""
    if first.speaker and second.speaker and first.speaker != second.speaker:
        return False
    return first.text.rstrip(" ,").endswith("?") == second.text.rstrip(" ,").endswith("?")


def _are_versions(row: list[str], earlier: list[str]) -> bool:
    """Whether two rows of words are one quotation: most words are the same, or all but one besides those of grammar."""
    alike = Indel.normalized_similarity(row, earlier)
    if alike >= _ALIKE:
        return True
    differing = Counter(row) - Counter(earlier), Counter(earlier) - Counter(row)
    telling = [sum(count for word, count in words.items() if word not in NO_NAMES) for words in differing]
    return alike >= _NEARLY_ALIKE and max(telling) <= _TOLD_APART


def _is_faithful(quotation: Quotation, original: Quotation) -> bool:
    """Whether a quotation is a part of the other one, maybe with brackets or ellipses."""
    index = SourceIndex([SourceDocument("", original.text)])
    return check_quotation(quotation, index).verdict in FAITHFUL
