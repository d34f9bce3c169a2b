"""Compare the statements of two versions of an article: added, gone, or changed.

Statements are paired by speaker and by the words that their contents have in common (the ratio of Ratcliff and
Obershelp, `difflib`, over words), the most similar first.  A statement without a partner is gone, or was added.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final, Literal

from sayso.desk.records import Statement, StoredArticle
from sayso.desk.view import View
from sayso.errors import DeskError

LEAST_LIKE: Final = 0.5
"""Two statements less alike than this, from 0 to 1, are two; the same speaker counts for `_SAME_SPEAKER` of it."""
_SAME_SPEAKER: Final = 0.15
_STATUS: Final = ("factuality", "polarity", "kind", "type")


@dataclass(frozen=True, slots=True)
class Change:
    """A statement that one version only has, or that differs between the two."""

    sort: Literal["added", "gone", "changed"]
    before: Statement | None
    after: Statement | None
    reworded: bool = False
    speaker: tuple[str | None, str | None] | None = None
    """Who spoke before, and who speaks now, where that is not the same."""
    status: tuple[tuple[str, str | None, str | None], ...] = ()
    """Of factuality, polarity, kind and type those that changed: the name, before and now."""

    def words(self) -> list[tuple[str, str]]:
        """The content word by word: pairs of "same", "gone" or "added" and the words, in reading order."""
        before = self.before.content_text.split() if self.before else []
        after = self.after.content_text.split() if self.after else []
        return _worded(before, after)


@dataclass(frozen=True, slots=True)
class Version:
    """One text that stood at an address."""

    number: int
    seen: str
    article: StoredArticle


@dataclass(frozen=True, slots=True)
class Difference:
    """Two versions and their differences."""

    address: str
    before: Version
    after: Version
    changes: tuple[Change, ...]
    """In the order of the text; what is gone stands where it stood."""
    unchanged: int
    words_added: int
    """Words of the whole text, attributed or not."""
    words_gone: int


def compare(view: View, address: str, earlier: int | None = None, later: int | None = None) -> Difference:
    """Compare two versions at an address; the last two if no numbers are given.

    Raises:
        DeskError: the desk has nothing from that address, only one version, or no version with that number.
    """
    versions = {number: (row, seen) for number, row, seen in view.versions(address)}
    if not versions:
        raise DeskError(f"nothing from {address} in this desk", "give an address as sayso add was given it.")
    numbers = sorted(versions)
    to = numbers[-1] if later is None else later
    if earlier is None:
        earlier = max((number for number in numbers if number < to), default=None)
        if earlier is None:
            raise DeskError(f"version {to} is the first of {address}", "sayso add it again when it has changed.")
    for number in (earlier, to):
        if number not in versions:
            there = ", ".join(map(str, numbers))
            raise DeskError(f"{address} has no version {number}", f"there is {there}.")
    old, new = (Version(number, versions[number][1], view.article(versions[number][0])) for number in (earlier, to))
    changes, unchanged = changed(view.statements_of(old.article.id), view.statements_of(new.article.id))
    words = _worded(view.text(old.article.id).split(), view.text(new.article.id).split())
    counted = {sort: sum(len(run.split()) for mark, run in words if mark == sort) for sort in ("added", "gone")}
    return Difference(address, old, new, tuple(changes), unchanged, counted["added"], counted["gone"])


def changed(before: list[Statement], after: list[Statement]) -> tuple[list[Change], int]:
    """Return the changes between two lists of statements, in the order of the text, and how many did not change."""
    pairs = _pairs(before, after)
    partners = {later: earlier for earlier, later in pairs}
    gone = [i for i in range(len(before)) if i not in {earlier for earlier, _ in pairs}]
    made: list[tuple[float, Change]] = []
    unchanged = 0
    for later, statement in enumerate(after):
        if later not in partners:
            made.append((later, Change("added", None, statement)))
            continue
        change = _change(before[partners[later]], statement)
        if change is None:
            unchanged += 1
        else:
            made.append((later, change))
    for earlier in gone:
        # behind the nearest statement before it that is still there
        at = max((later for paired, later in pairs if paired < earlier), default=-1)
        made.append((at + 0.5, Change("gone", before[earlier], None)))
    return [change for _, change in sorted(made, key=lambda pair: pair[0])], unchanged


def _pairs(before: list[Statement], after: list[Statement]) -> list[tuple[int, int]]:
    scored = []
    words = [statement.content_text.casefold().split() for statement in after]
    for i, statement in enumerate(before):
        matcher = SequenceMatcher(None, autojunk=False)
        matcher.set_seq2(statement.content_text.casefold().split())
        for j, candidate in enumerate(after):
            bonus = _SAME_SPEAKER * (_speaker(statement) == _speaker(candidate))
            matcher.set_seq1(words[j])
            if matcher.quick_ratio() * (1 - _SAME_SPEAKER) + bonus < LEAST_LIKE:
                continue
            like = matcher.ratio() * (1 - _SAME_SPEAKER) + bonus
            if like >= LEAST_LIKE:
                scored.append((-like, abs(i / len(before) - j / len(after)), i, j))
    taken: tuple[set[int], set[int]] = (set(), set())
    pairs = []
    for _, _, i, j in sorted(scored):
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            pairs.append((i, j))
    return pairs


def _speaker(statement: Statement) -> str | None:
    return statement.speaker.name if statement.speaker else None


def _change(before: Statement, after: Statement) -> Change | None:
    reworded = before.content_text.split() != after.content_text.split()
    speakers = (_speaker(before), _speaker(after))
    status = tuple(
        (name, getattr(before, name), getattr(after, name))
        for name in _STATUS
        if getattr(before, name) != getattr(after, name)
    )
    same = speakers[0] == speakers[1]
    if not reworded and same and not status:
        return None
    return Change("changed", before, after, reworded, None if same else speakers, status)


def _worded(before: list[str], after: list[str]) -> list[tuple[str, str]]:
    runs: list[tuple[str, str]] = []
    for sort, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if sort == "equal":
            runs.append(("same", " ".join(before[a:b])))
            continue
        runs += [("gone", " ".join(before[a:b]))] * (b > a) + [("added", " ".join(after[c:d]))] * (d > c)
    return runs
